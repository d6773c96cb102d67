"""Engraftment and primary graft failure after a transplant, from the counts of its days.

Rule "engraftment, version 1" (ASTCT, EBMT and CIBMTR 2021 to 2024, table in PMC11161398).
Neutrophils: the first of 3 successive days with ≥ 0.5 ×10⁹/L. Platelets: the first of 3 days with
≥ 20 ×10⁹/L and no transfusion in the 7 days before. Primary failure: neutrophils < 0.5 by day +30
(+42 after cord blood) with pancytopenia.

Day 0 is the day of the transplant. Of several values of a day the lowest counts (ours). A day that
was not counted is no day of three: nothing is told of it. The stated engraftment is not replaced.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import Side, side

RULE = "engraftment, version 1"
SOURCE = "ASTCT, EBMT and CIBMTR definitions 2021–2024, table in PMC11161398"
NEUTROPHILS_10_9_PER_L, PLATELETS_10_9_PER_L = 0.5, 20
SUCCESSIVE_DAYS = 3
WITHOUT_TRANSFUSION_D = 7
FAILURE_FROM_D, FAILURE_AFTER_CORD_FROM_D = 30, 42

EngraftmentState = Literal["engrafted", "not yet", "not assessable"]
FailureState = Literal["met with pancytopenia", "met", "not met", "too early", "not assessable"]
Graft = Literal["cord blood", "other"]
Unreported = Literal[
    "counts", "transfusions", "days without transfusion", "successive days", "graft", "pancytopenia"
]


class DayCount(NamedTuple):
    """A count on a day after the transplant, in ×10⁹/L."""

    day: int
    value: Value


class Engraftment(msgspec.Struct, frozen=True):
    """Whether a line of cells engrafted, on which day, and by which counts.

    `is_earliest`: the day before was counted too, and was below. Else the engraftment may have
    been earlier.
    """

    state: EngraftmentState
    day: int | None = None
    is_earliest: bool = False
    decided_by: tuple[DayCount, ...] = ()
    missing: tuple[Unreported, ...] = ()


class GraftFailure(msgspec.Struct, frozen=True):
    """Whether the definition of primary graft failure is met, by the last count since its day."""

    state: FailureState
    from_day: int | None = None
    decided_by: DayCount | None = None
    missing: tuple[Unreported, ...] = ()


def neutrophil_engraftment(counts: Sequence[DayCount]) -> Engraftment:
    """The engraftment of neutrophils by the counts since the transplant."""
    return _first_of_three(counts, NEUTROPHILS_10_9_PER_L, frozenset())


def platelet_engraftment(
    counts: Sequence[DayCount], transfusion_days: Sequence[int] | None
) -> Engraftment:
    """The engraftment of platelets; without the days of transfusions nothing is told of it."""
    if not _days(counts):
        return Engraftment("not assessable", missing=("counts",))
    if transfusion_days is None:
        return Engraftment("not assessable", missing=("transfusions",))
    barred = frozenset(
        day + later for day in transfusion_days for later in range(WITHOUT_TRANSFUSION_D + 1)
    )
    return _first_of_three(counts, PLATELETS_10_9_PER_L, barred)


def primary_failure(
    neutrophils: Sequence[DayCount], graft: Graft | None, *, has_pancytopenia: bool | None = None
) -> GraftFailure:
    """Whether neutrophils stayed below 0.5 until the day that the definition names.

    A value at or above it on any day leaves it open, unless it is an engraftment.
    """
    days = _days(neutrophils)
    if not days:
        return GraftFailure("not assessable", missing=("counts",))
    if neutrophil_engraftment(neutrophils).state == "engrafted":
        return GraftFailure("not met")
    last = max(days)
    from_day = {"cord blood": FAILURE_AFTER_CORD_FROM_D, "other": FAILURE_FROM_D}.get(graft or "")
    if from_day is None and FAILURE_FROM_D <= last < FAILURE_AFTER_CORD_FROM_D:
        return GraftFailure("not assessable", missing=("graft",))
    since = from_day if from_day is not None else FAILURE_AFTER_CORD_FROM_D
    if last < (from_day or FAILURE_FROM_D):
        return GraftFailure("too early", from_day)
    sides = {day: side(value, NEUTROPHILS_10_9_PER_L) for day, value in days.items()}
    late = [day for day in sides if day >= since]
    if any(sides[day] != "below" for day in sides):
        return GraftFailure("not assessable", since, missing=("successive days",))
    by = DayCount(late[-1], days[late[-1]])
    if has_pancytopenia is None:
        return GraftFailure("met with pancytopenia", since, by, ("pancytopenia",))
    return GraftFailure("met" if has_pancytopenia else "not met", since, by)


def _first_of_three(
    counts: Sequence[DayCount], threshold: float, barred: frozenset[int]
) -> Engraftment:
    days = _days(counts)
    if not days:
        return Engraftment("not assessable", missing=("counts",))
    sides = {day: side(value, threshold) for day, value in days.items()}
    for day in days:
        three = range(day, day + SUCCESSIVE_DAYS)
        if all(sides.get(one) == "above" and one not in barred for one in three):
            by = tuple(DayCount(one, days[one]) for one in three)
            return Engraftment("engrafted", day, _is_below(sides, barred, day - 1), by)
    return _not_yet(sides, barred)


def _is_below(sides: Mapping[int, Side | None], barred: frozenset[int], day: int) -> bool:
    return day < 0 or day in barred or sides.get(day) == "below"


def _not_yet(sides: Mapping[int, Side | None], barred: frozenset[int]) -> Engraftment:
    """Not yet where the last day is certainly below; else three days in a row are wanting."""
    last = max(sides)
    if sides[last] == "below":
        return Engraftment("not yet")
    wanting: Unreported = "days without transfusion" if last in barred else "successive days"
    return Engraftment("not assessable", missing=(wanting,))


def _days(counts: Sequence[DayCount]) -> dict[int, Value]:
    """The lowest value of each day from day 0 on that says anything, in order."""
    found: dict[int, Value] = {}
    for day, value in sorted(counts, key=lambda count: count.day):
        if day >= 0 and value.is_numeric and _is_lower(value, found.get(day)):
            found[day] = value
    return found


def _is_lower(value: Value, other: Value | None) -> bool:
    """Whether a value may be lower than another; a limit from above may be nothing."""
    return other is None or (value.low or 0.0) < (other.low or 0.0)
