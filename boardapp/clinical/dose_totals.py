"""Totals of the stated doses of a drug: exact where all are known, else the least they are.

Rule "dose totals, version 1" (ours): doses of one drug in one unit are summed; a dose that is
not known, a limit or an unknown number of repetitions makes the total "at least". Doses in
different units are never added: a total in mg says nothing of mg/m². Nothing is dosed.
"""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from boardapp.case.value import Kind, Value
from boardapp.clinical.leukemia_bounds import bounds
from boardapp.clinical.units import Unit, UnitError, convert, parse_unit, read_unit

RULE = "dose totals, version 1"
SOURCE = "the stated doses of the case; arithmetic of this program"
_SHOWN_IN = (
    *("mg/m2", "mg/kg", "mg", "[IU]/m2", "[IU]/kg", "[IU]", "ug/m2/d", "ug/kg/d", "ug/d", "Gy"),
)
"""The unit in which a total of its kind is told."""


class StatedDose(msgspec.Struct, frozen=True):
    """One stated dose: of which drug, how much, and how often it was given.

    `dose` None: given in an amount that is not stated. `times` None: once, as stated.
    """

    drug: str
    dose: Value | None
    unit: str = ""
    times: Value | None = None


class DoseTotal(msgspec.Struct, frozen=True):
    """The total of a drug in one unit, with what keeps it from being exact.

    `low` is the least that it is; `high` the most, None where that is not known: the total is
    then "at least". `unknown` counts the doses that are stated without an amount.
    """

    drug: str
    unit: str
    low: float
    high: float | None
    doses: int
    unknown: int = 0


def dose_totals(doses: Sequence[StatedDose]) -> tuple[DoseTotal, ...]:
    """The totals of each drug and kind of unit, in the order of first mention.

    A drug of which no amount was read has none. A dose without an amount, or in a unit of
    another kind, leaves every total of its drug open upwards.
    """
    sums: dict[tuple[str, str], list[tuple[Fraction, Fraction | None]]] = {}
    unknown: dict[str, int] = {}
    for dose in doses:
        drug = dose.drug.strip()
        if (read := _amount(dose)) is None:
            unknown[drug.casefold()] = unknown.get(drug.casefold(), 0) + 1
            continue
        unit, low, high = read
        sums.setdefault((drug.casefold(), unit), []).append((low, high))
    names = {dose.drug.strip().casefold(): dose.drug.strip() for dose in reversed(doses)}
    kinds = [name for name, _ in sums]
    return tuple(
        DoseTotal(
            names[name],
            unit,
            float(sum(low for low, _ in parts)),
            _most(parts, is_open=name in unknown or kinds.count(name) > 1),
            len(parts),
            unknown.get(name, 0),
        )
        for (name, unit), parts in sums.items()
    )


def _most(parts: Sequence[tuple[Fraction, Fraction | None]], *, is_open: bool) -> float | None:
    highs = [high for _, high in parts if high is not None]
    return None if is_open or len(highs) < len(parts) else float(sum(highs))


def _amount(dose: StatedDose) -> tuple[str, Fraction, Fraction | None] | None:
    """The unit of the total, and the least and the most of one stated dose; None if not read."""
    value = dose.dose
    if value is None or not value.is_numeric or not dose.unit.strip():
        return None
    try:
        source = read_unit(dose.unit)
    except UnitError:
        return None
    unit = _shown_in(source)
    low, high = (None if at is None else _converted(at, source, unit) for at in bounds(value))
    if value.kind is Kind.BELOW:
        low = Fraction(0)
    if low is None or low < 0:
        return None
    least, most = _times(dose.times)
    return unit.code, low * least, None if high is None or most is None else high * most


def _times(times: Value | None) -> tuple[Fraction, Fraction | None]:
    """How often a dose was given, from and to; once at least, since it is stated."""
    if times is None:
        return Fraction(1), Fraction(1)
    if not times.is_numeric:
        return Fraction(1), None
    low, high = bounds(times)
    least = max(Fraction(1), Fraction(str(low or 1)))
    return least, None if high is None else max(least, Fraction(str(high)))


def _shown_in(unit: Unit) -> Unit:
    return next(
        (shown for shown in map(parse_unit, _SHOWN_IN) if shown.dimensions == unit.dimensions), unit
    )


def _converted(number: float, source: Unit, target: Unit) -> Fraction:
    return convert(Fraction(str(number)), source, target)
