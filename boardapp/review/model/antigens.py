"""Antigens and lineage at each look, as a review shows them."""

from typing import Literal

from boardapp.review.model.base import Moment, Shown
from boardapp.words.antigens import Course

AntigenState = Literal["positive", "dim", "partial", "negative", "not done", "not reported"]


class AntigenMark(Shown, frozen=True, kw_only=True):
    """One antigen at one look; `share` is the share of cells with its unit, empty if not stated."""

    antigen: str
    state: AntigenState
    share: str = ""
    method: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether the antigen was looked for and found or not."""
        return self.state not in ("not done", "not reported")


class AntigenLook(Shown, frozen=True, kw_only=True):
    """What one look states of antigens and lineage; `label` is what it is called.

    `lineage` is as stated, empty where it is not. `is_later`: after the data of the meeting. One
    that `is_named` is told by its name (the diagnosis, a relapse), others by their time.
    """

    key: str
    label: str
    when: Moment
    marks: tuple[AntigenMark, ...] = ()
    lineage: str = ""
    is_later: bool = False
    is_named: bool = False
    is_diagnosis: bool = False

    def mark(self, antigen: str) -> AntigenMark | None:
        """What it states of an antigen; None where it is silent."""
        return next((one for one in self.marks if one.antigen == antigen), None)

    @property
    def is_stated(self) -> bool:
        """Whether it states a result of any antigen."""
        return any(one.is_stated for one in self.marks)


class AntigenCourse(Shown, frozen=True, kw_only=True):
    """What became of one antigen between the looks that state it.

    `at` is the look at which it was first so; of one that was kept the last that found it.
    """

    antigen: str
    course: Course
    at: AntigenLook
