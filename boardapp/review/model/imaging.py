"""Imaging studies as a review shows them."""

import msgspec

from boardapp.case.imaging import ImagingStudy
from boardapp.review.model.base import Moment, Shown


class SumOfDiameters(msgspec.Struct, frozen=True, kw_only=True):
    """The sum of the diameters of target lesions, in mm: `low` to `high`, equal for a number.

    `is_stated`: the source states it; else it is summed from sizes. Sums of one `run` are of the
    same lesions, so that one may be compared with the other.
    """

    low: float
    high: float
    is_stated: bool
    run: int

    @property
    def is_number(self) -> bool:
        """Whether it is one number and no range."""
        return self.low == self.high


class StudyEntry(Shown, frozen=True, kw_only=True):
    """One imaging study in the order of the clock; `record` is what the case states of it.

    `line` is the line of therapy that it judges, None before all of them. `sum` is None where
    neither a sum is stated nor all target lesions were measured. `is_later`: it came after the
    data of the meeting. `response` by `system` is what the source states of it, or an assessment
    of the disease at its time; empty where neither states anything. `is_own`: the study states it
    itself. `told` is the response in words, which say so where it is that of an assessment.
    """

    key: str
    when: Moment
    record: ImagingStudy
    line: int | None = None
    sum: SumOfDiameters | None = None
    response: str = ""
    system: str = ""
    is_own: bool = False
    told: str = ""
    is_later: bool = False


class SizeLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What the sums of the last line are judged by: its baseline and the least sum since, in mm.

    `first` and `lowest` are the keys of their studies.
    """

    line: int
    first: str
    baseline: float
    lowest: str
    least: float
