"""Results of the laboratory and work-ups as a review shows them."""

from datetime import date
from typing import Literal

import msgspec

from boardapp.case.interval import Interval
from boardapp.case.laboratory import LabResult, WorkUpState
from boardapp.case.place import Place
from boardapp.clinical.ctcae_criteria import Criterion
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.review.model.base import Moment, Shown
from boardapp.words.values import with_unit

Flag = Literal["low", "normal", "high", "no range", ""]


class LabPoint(msgspec.Struct, frozen=True, gc=False):
    """One laboratory result: kept small, since a case may hold 100,000.

    `day` is where it is drawn, `earliest` to `latest` what is known of it. `value` is as stated.
    `low` and `high` are the bounds of the value (equal for a plain number; both None for words
    and for a number whose unit is not known), they and the reference in the unit of the series.
    """

    day: float | None
    earliest: float | None
    latest: float | None
    when: Moment
    value: str
    low: float | None
    high: float | None
    reference_low: float | None
    reference_high: float | None
    flag: Flag
    place: Place
    source: str
    grade: LabGrade | None = None
    """By the laboratory value alone, shared by all results of one step of the criteria; None
    where no term of the criteria grades this test, and for words."""
    stated: LabResult | None = None
    """The result as stated, only where its unit is another than that of the series."""
    own: Interval | None = None
    """Days from the first date of its series, where nothing ties dates to the diagnosis."""

    @property
    def reference(self) -> tuple[float | None, float | None]:
        """The laboratory's range as stated, in the unit of the result."""
        if self.stated is not None:
            return self.stated.low, self.stated.high
        return self.reference_low, self.reference_high

    @property
    def is_numeric(self) -> bool:
        """Whether it states a bound at least; else it is told in words."""
        return self.low is not None or self.high is not None or self.stated is not None


class LabSeries(Shown, frozen=True, kw_only=True):
    """All results of one test in one specimen, in order of time; the numbers in one unit.

    `test` bears the specimen where that is not blood: "CSF leukocytes". `reference` is the range
    in words; `reference_low` and `reference_high` are set only where all results state the same
    range.
    """

    test: str
    unit: str
    specimen: str
    points: tuple[LabPoint, ...]
    reference: str
    reference_low: float | None = None
    reference_high: float | None = None
    terms: tuple[Criterion, ...] = ()
    """The terms of the CTCAE that grade this test; none for most tests."""
    first_date: date | None = None
    """The day from which `own` days of its points count; None where dates are dropped."""
    baseline: LabPoint | None = None
    """The measure that a change is judged from; None where none is known, and for results."""

    @property
    def baseline_text(self) -> str:
        """The baseline with its unit; empty where there is none."""
        return self.text_of(self.baseline) if self.baseline else ""

    def unit_of(self, point: LabPoint) -> str:
        """The unit in which a result is stated."""
        return self.unit if point.stated is None else point.stated.unit

    def text_of(self, point: LabPoint) -> str:
        """A result as stated with its unit; words have none."""
        return with_unit(point.value, self.unit_of(point)) if point.is_numeric else point.value

    @property
    def is_on_own_dates(self) -> bool:
        """Whether results have days of their own, and none is bounded from the diagnosis."""
        has_own = any(p.own is not None for p in self.points)
        return has_own and not any(p.when.is_bounded for p in self.points)

    @property
    def drawable(self) -> tuple[LabPoint, ...]:
        """The points that a chart can draw: bounded values on one axis, whatever its zero."""
        if not self.is_on_own_dates:
            return self.numeric
        bounded = (p for p in self.points if p.low is not None or p.high is not None)
        return tuple(p for p in bounded if p.own is not None)

    @property
    def numeric(self) -> tuple[LabPoint, ...]:
        """The points with a bounded value at a day known from the diagnosis."""
        return tuple(
            p
            for p in self.points
            if p.day is not None and (p.low is not None or p.high is not None)
        )


class WorkUpTable(Shown, frozen=True, kw_only=True):
    """A work-up grid: each test with its state, result and reference range."""

    question: str
    rows: tuple["WorkUpRow", ...]
    conclusion: str


class WorkUpRow(Shown, frozen=True, kw_only=True):
    """One investigation of a work-up with what it showed."""

    test: str
    state: WorkUpState
    result: str
    reference: str
    when: Moment
    meaning: str
