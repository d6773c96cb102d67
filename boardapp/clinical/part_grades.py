"""A grade that is combined of parts, as far as these are known.

What systems of grades share that look at several organs or signs: each part lies between two
steps of one ladder, and a part that is not known may lie on any. So a grade is not one number
but the lowest and the highest that the known parts allow: "at least grade 2". The systems
themselves are in files of their own (`crs_grade`, `icans_grade`, `acute_gvhd`, `chronic_gvhd`,
`sos_severity`, `icaht`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import is_surely_over, is_surely_up_to, side

System = Literal["ASTCT CRS", "ASTCT ICANS", "MAGIC", "NIH", "EBMT", "T-ICAHT"]
"""A system of grades that is not the CTCAE; its grades are never called or counted as such."""
_SCALES: dict[System, str] = {
    "ASTCT CRS": "ASTCT",
    "ASTCT ICANS": "ASTCT",
    "MAGIC": "MAGIC",
    "NIH": "NIH",
    "EBMT": "EBMT",
    "T-ICAHT": "T-ICAHT",
}


class Steps(msgspec.Struct, frozen=True):
    """Between which steps of its ladder a part lies; both the same where that is certain."""

    low: int
    high: int


class SystemRule(msgspec.Struct, frozen=True):
    """A system: the names of its grades from none on, and the rule with its version and source."""

    system: System
    names: tuple[str, ...]
    rule: str
    source: str

    @property
    def scale(self) -> str:
        """What the system is called beside a grade: "ASTCT grade 2"."""
        return _SCALES[self.system]

    @property
    def top(self) -> int:
        """The highest grade that its parts can give."""
        return len(self.names) - 1


class PartsGrade(msgspec.Struct, frozen=True):
    """What a system gives from the parts that are known.

    `lowest` and `highest` count along the names of the system; None where there is no grade, and
    `reason` then says why. `decided_by` are the parts that give the lowest grade, `missing` those
    that are not known and could raise it, `only_if` what the grade holds under and is not known,
    `left_out` the parts that are stated and do not count, with the reason.
    """

    by: SystemRule
    lowest: int | None = None
    highest: int | None = None
    decided_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    reason: str = ""

    @property
    def name(self) -> str | None:
        """The name of the lowest grade; None without one."""
        return None if self.lowest is None else self.by.names[self.lowest]

    @property
    def is_certain(self) -> bool:
        """Whether only one grade is possible, and under no condition."""
        return self.lowest is not None and self.lowest == self.highest and not self.only_if

    @property
    def says_nothing(self) -> bool:
        """Whether the parts allow every grade of the system."""
        return self.lowest is None or (self.lowest == 0 and self.highest == self.by.top)


def combined(
    by: SystemRule,
    parts: Mapping[str, Steps | None],
    tops: Mapping[str, int],
    grade: Callable[[Mapping[str, int]], int],
    *,
    only_if: Sequence[str] = (),
    left_out: Sequence[str] = (),
) -> PartsGrade:
    """The grade by all parts; None is a part that is not known.

    `tops` are the highest steps that parts can have. `grade` gives the place of the grade in
    the names of the system from one step of each part, and never falls where a step rises.
    """
    known = {name: one for name, one in parts.items() if one is not None}
    if not known:
        reason = "none of its parts is reported"
        return PartsGrade(by, missing=tuple(parts), left_out=tuple(left_out), reason=reason)
    low = {name: one.low if one else 0 for name, one in parts.items()}
    high = {name: one.high if one else tops[name] for name, one in parts.items()}
    lowest = grade(low)
    return PartsGrade(
        by,
        lowest,
        grade(high),
        _deciding({name: low[name] for name in known}, lowest, grade, low),
        tuple(
            name
            for name, one in parts.items()
            if one is None and grade(low | {name: tops[name]}) > lowest
        ),
        tuple(only_if),
        tuple(left_out),
    )


def worst(steps: Mapping[str, int]) -> int:
    """The grade of a system in which the worst part decides."""
    return max(steps.values(), default=0)


def steps_from(value: Value | None, *thresholds: float) -> Steps | None:
    """How many of the rising thresholds a value reaches; None where it sets no bound."""
    if value is None or not value.is_numeric:
        return None
    sides = [side(value, at) for at in thresholds]
    return Steps(sides.count("above"), len(sides) - sides.count("below"))


def steps_over(value: Value | None, *thresholds: float) -> Steps | None:
    """How many of the rising thresholds a value exceeds; None where it sets no bound."""
    if value is None or not value.is_numeric:
        return None
    over = sum(is_surely_over(value, at) for at in thresholds)
    return Steps(over, len(thresholds) - sum(is_surely_up_to(value, at) for at in thresholds))


def stated_step(value: Value | None, top: int) -> Steps | None:
    """A step that is itself stated, from 0 to `top`; None where it is none of the ladder."""
    if value is None or value.low is None or value.high is None:
        return None
    is_whole = value.low % 1 == 0 and value.high % 1 == 0
    if not is_whole or not 0 <= value.low <= value.high <= top:
        return None
    return Steps(int(value.low), int(value.high))


def _deciding(
    known: Mapping[str, int],
    lowest: int,
    grade: Callable[[Mapping[str, int]], int],
    low: Mapping[str, int],
) -> tuple[str, ...]:
    """The parts that give the grade alone; where none does, all that are not at rest."""
    at_rest = dict.fromkeys(low, 0)
    alone = tuple(name for name in known if grade(at_rest | {name: known[name]}) == lowest)
    return alone or tuple(name for name, step in known.items() if step > 0)
