"""What the CTCAE say of one result: a grade, or why there is none.

`Grade` and `Ungradable` are the whole answer for one result. `LabGrade` is what a review
keeps of it: small, and the same object for all results of one step of the criteria.
"""

from dataclasses import dataclass, field
from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.ctcae_criteria import Direction, Trigger, Version

GRAVE_FROM = 3
"""CTCAE: grade 3 is "severe or medically significant", 4 "life-threatening", 5 death."""

Why = Literal[
    "no value",
    "words",
    "not read",
    "test not known",
    "no term",
    "no LLN",
    "no ULN",
    "no baseline",
    "no unit",
    "range not used",
    "censored",
    "by treatment",
    "no numbers",
    "open stretch",
    "no numbers on this side",
    "not normalised",
]
"""Why a result has no grade. "open stretch": the criteria leave out values such as this."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of 0 to 4 by the laboratory value alone.

    `reason` names the limit that decided, what limits the grade's certainty, and what a
    clinician must add. `direction` is empty where a value is normal on both sides.
    `value_si` is the value in `unit_si`; None where the value has no unit. `open_side` is the
    other side of the test where it could not be graded, and `decides` what would raise the
    grade and no number shows.
    """

    term: str
    grade: int
    direction: Direction | None
    reason: str
    rule: str
    value_si: Value | None = None
    unit_si: str = ""
    is_worst_of_range: bool = field(default=False, compare=False)
    open_side: "Ungradable | None" = field(default=None, compare=False)
    decides: tuple[Trigger, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Ungradable:
    """No grade, and the reason. The other fields hold what is known all the same.

    `why` has the reason as data, one code for each side of the test that has no grade.
    """

    reason: str
    term: str = ""
    direction: Direction | None = None
    rule: str = ""
    value_si: Value | None = None
    unit_si: str = ""
    grade: None = None
    why: tuple[Why, ...] = field(default=(), compare=False)


class LabGrade(msgspec.Struct, frozen=True, gc=False):
    """A grade as a review keeps it.

    `number` is None where there is none; `why` then says why as data, and `reason` in the
    words of the rule. `direction` is that of the term that decided, None where both are normal.
    """

    number: int | None = None
    direction: Direction | None = None
    term: str = ""
    version: Version = "5.0"
    is_worst_of_range: bool = False
    why: tuple[Why, ...] = ()
    reason: str = ""
    decides: tuple[Trigger, ...] = ()


_SILENT: frozenset[Why] = frozenset({"no value", "words"})


def lab_grade(graded: Grade | Ungradable, version: Version) -> LabGrade | None:
    """What a review keeps; None where there is no number that could be graded.

    A test that is graded to both sides has no grade 0 where one of them could not be judged.
    """
    if isinstance(graded, Grade) and graded.open_side is None:
        return LabGrade(
            graded.grade,
            graded.direction,
            graded.term,
            version,
            graded.is_worst_of_range,
            decides=graded.decides,
        )
    open_side = graded.open_side if isinstance(graded, Grade) else graded
    if open_side is None or _SILENT & set(open_side.why):
        return None
    return LabGrade(
        None,
        open_side.direction,
        open_side.term,
        version,
        why=open_side.why,
        reason=open_side.reason,
    )
