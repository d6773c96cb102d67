"""Grades by systems other than the CTCAE: what the source states beside what its parts give."""

from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.part_grades import PartsGrade, System
from boardapp.review.model.base import Moment, Shown
from boardapp.review.model.findings import Agreement

WhyUnread = Literal["name", "unit", "value", "scale"]
"""Why a part of a grade is not read: the system reads nothing of that name, the unit is none of
it, the words or the lack of a number say nothing, the score is none of its scale."""


class UnreadPart(Shown, frozen=True, kw_only=True):
    """A part of a grade that the system does not read, with the reason.

    `system` is None where no system is known for the complication.
    """

    term: str
    name: str
    stated: str
    why: WhyUnread
    system: System | None = None


class GradeByParts(Shown, frozen=True, kw_only=True):
    """One complication: its grade by a published system from its parts, beside the stated one.

    `grade`, `severity` and `scale` are as in `Complication`: what is stated, by the system
    that the source names. "open" is neither agreement nor disagreement: one of the two is not
    there, they are by different systems, or the parts allow several grades.
    """

    key: str
    term: str
    when: Moment
    graded: PartsGrade
    agreement: Agreement
    grade: Value | None = None
    severity: str = ""
    scale: str = ""
    unread: tuple[UnreadPart, ...] = ()
