"""Whether a laboratory's range can be that of a test in the unit it is printed with.

Rule "range and criteria", version 1, ours: no reference ranges are supplied, but most
criteria name where grade 2 (or 3) begins, and a normal range ends near it. A lower limit
is doubted below a third of that limit and above twice it (ten times for cell counts, of
which infants have many); an upper limit below its half and above one and a half times it.
So 70 to 100 is no range of glucose in mmol/L. A doubted range is set aside and named: a
grade that rests on the value alone stands, one that needs the range is not given.
"""

from collections.abc import Iterable
from fractions import Fraction

from msgspec.structs import replace

from boardapp.clinical.ctcae_criteria import Criterion, parse_limit
from boardapp.clinical.ctcae_grading import ladders_of
from boardapp.clinical.lab_result import ExactResult
from boardapp.clinical.units import UnitError, parse_unit

SOURCE = "where the numbers of the CTCAE begin; how far from there is a limit of ours"
LOWER_LIMIT = (Fraction(1, 3), Fraction(2))
LOWER_LIMIT_OF_CELLS = (Fraction(1, 3), Fraction(10))
UPPER_LIMIT = (Fraction(1, 2), Fraction(3, 2))
"""The least and the most that a limit may be, in multiples of the first limit in numbers."""
_CELLS = "10*9/L"


def without_foreign_range(exact: ExactResult, criteria: Iterable[Criterion]) -> ExactResult:
    """The result, its range set aside and the reason told where it can't be of this test."""
    fault = next(filter(None, (_fault(criterion, exact) for criterion in criteria)), "")
    return replace(exact, lln=None, uln=None, range_fault=fault) if fault else exact


def _fault(criterion: Criterion, exact: ExactResult) -> str:
    """Why the limit on the side of a term can't be; empty where it can, or none is given."""
    stated = exact.lln if criterion.direction == "low" else exact.uln
    if stated is None:
        return ""
    if stated <= 0:
        return f"{_named(criterion)} {float(stated):g} is no limit of {exact.analyte.name}"
    at = _place_among_limits(criterion, exact)
    if at is None or exact.unit is None:
        return ""
    least, most = _bounds(criterion)
    if least <= at <= most:
        return ""
    return (
        f"{_named(criterion)} {float(stated):g} does not fit {exact.analyte.name} "
        f"in {exact.unit.code}"
    )


def _named(criterion: Criterion) -> str:
    return "the lower limit" if criterion.direction == "low" else "the upper limit"


def _bounds(criterion: Criterion) -> tuple[Fraction, Fraction]:
    if criterion.direction == "high":
        return UPPER_LIMIT
    is_count = any(ladder.unit == _CELLS for ladder in criterion.ladders)
    return LOWER_LIMIT_OF_CELLS if is_count else LOWER_LIMIT


def _place_among_limits(criterion: Criterion, exact: ExactResult) -> Fraction | None:
    """The laboratory's limit in multiples of the first limit in numbers after it."""
    for ladder in ladders_of(criterion, exact):
        first, *others = (text for _, text in ladder.limits)
        if first not in ("LLN", "ULN") or not others:
            continue
        number = parse_limit(others[0])[0]
        if number.reference:
            continue
        try:
            own = exact.converted(parse_unit(ladder.unit))
        except UnitError:
            return None
        stated = own.lln if criterion.direction == "low" else own.uln
        return None if stated is None else stated / number.factor
    return None
