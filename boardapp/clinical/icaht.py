"""Low platelets after CAR-T cells (T-ICAHT), early and late, by how low and how long.

Rule "T-ICAHT grade", version 1 (Rejeski et al., Blood 2025, table 1). Early, days 0 to 30 after
the infusion: below 50 ×10⁹/L for up to 6 days grade 1, for 7 or more 2; below 20 for up to 13
days 3, for 14 or more 4; days are added up, whether or not they follow each other. Late, days 31
to 100: below 100 grade 1, below 50 grade 2, below 20 as before; in two tests or more, read as
tests of two days. From a relapse, a progression or the next therapy on nothing counts. The
ladder of neutrophils is not encoded.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.part_grades import PartsGrade, SystemRule

RULE = "T-ICAHT grade, version 1"
SOURCE = "Rejeski K et al. Blood 2025 (T-ICAHT), table 1"
BY = SystemRule("T-ICAHT", ("0", "1", "2", "3", "4"), RULE, SOURCE)
Phase = Literal["early", "late"]
DAYS: dict[Phase, tuple[int, int]] = {"early": (0, 30), "late": (31, 100)}
"""The first and the last day of each phase after the infusion."""
LOWEST, LOW, LATE_LOW = 20.0, 50.0, 100.0
"""Platelets in ×10⁹/L, below which the grades begin."""
_LONG_LOW_D, _LONG_LOWEST_D = 7, 14
TESTS_NEEDED = 2


class Platelets(msgspec.Struct, frozen=True):
    """A platelet count in ×10⁹/L on a day after the infusion, which is day 0."""

    day: int
    count: Value


def icaht_grade(
    results: Iterable[Platelets], phase: Phase, counted_until: int | None = None
) -> PartsGrade:
    """The grade of one phase by the days with a count.

    `counted_until` is the day of the relapse, the progression or the next therapy; None while
    there is none. A day without a count may have been low: the grade is then the least.
    """
    first, last = DAYS[phase]
    if counted_until is not None:
        last = min(last, counted_until - 1)
    if last < first:
        return PartsGrade(BY, reason="nothing counts: it relapsed, or was treated, before")
    within = [one for one in results if first <= one.day <= last and one.count.is_numeric]
    tested = {one.day for one in within}
    if not tested:
        return PartsGrade(BY, reason="no platelet count", missing=("platelet counts",))
    untested = last - first + 1 - len(tested)
    if phase == "late" and len(tested) < TESTS_NEEDED:
        return PartsGrade(BY, reason="two tests are needed", missing=("a second platelet count",))
    lowest = _grade(phase, _days_below(within))
    highest = _grade(phase, tuple(days + untested for days in _days_that_may_be(within)))
    missing = (f"platelets on {untested} days",) if untested and highest > lowest else ()
    return PartsGrade(BY, lowest, highest, ("platelets",), missing)


_Days = tuple[int, ...]
"""How many days are below 20, 50 and 100 ×10⁹/L."""


def _days_below(results: Sequence[Platelets]) -> _Days:
    """How many days have a count that surely is below each limit."""
    return tuple(
        len({one.day for one in results if side(one.count, limit) == "below"})
        for limit in (LOWEST, LOW, LATE_LOW)
    )


def _days_that_may_be(results: Sequence[Platelets]) -> _Days:
    """How many days with a count have one that may be below each limit."""
    return tuple(
        len({one.day for one in results if side(one.count, limit) != "above"})
        for limit in (LOWEST, LOW, LATE_LOW)
    )


def _grade(phase: Phase, days: _Days) -> int:
    lowest, low, late_low = days
    needed = 1 if phase == "early" else TESTS_NEEDED
    if lowest >= needed:
        return 4 if lowest >= _LONG_LOWEST_D else 3
    if phase == "early":
        return 0 if not low else 2 if low >= _LONG_LOW_D else 1
    return 2 if low >= needed else 1 if late_low >= needed else 0
