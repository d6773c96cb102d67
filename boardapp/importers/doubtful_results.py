"""Results that contradict each other within one source: told in the report, and never changed."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from boardapp.case.laboratory import LabResult
from boardapp.case.value import Kind
from boardapp.case.when import When
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.units import UnitError
from boardapp.importers.doubts import Fact
from boardapp.importers.ledger import Ledger

_WHOLE = "leukocytes"
_PARTS = ("neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils")
_ROOM, _FAR = 1.1, 10.0
"""A part may be printed a little larger than the whole, since each is rounded; at other times the
whole may have been larger, but hardly ten times."""


def doubt_results(results: Sequence[LabResult], ledger: Ledger) -> None:
    """Warn of white cells of one kind that are more than all leukocytes.

    Those of the same time, or ten times the most at any time where there are none.
    """
    at: dict[When, dict[str, tuple[float, LabResult]]] = defaultdict(dict)
    for result in results:
        if (counted := _count(result)) is not None:
            name, count = counted
            at[result.when].setdefault(name, (count, result))
    wholes = [found[_WHOLE] for found in at.values() if _WHOLE in found]
    if not wholes:
        return
    highest = max(wholes, key=lambda whole: whole[0])
    for found in at.values():
        (most, whole), room, told = highest, _FAR, "the highest leukocytes of the source"
        if _WHOLE in found:
            (most, whole), room, told = found[_WHOLE], _ROOM, "all leukocytes of that time"
        for part in _PARTS:
            if part in found and found[part][0] > most * room:
                result = found[part][1]
                ledger.doubt(
                    result.source.partition(" ")[2],
                    f"{result.value.text} {result.unit} of {part} are more than {told} "
                    f"({whole.value.text} {whole.unit}) allow: look up the unit",
                    Fact(result.source, test=result.test, field="value"),
                )


def _count(result: LabResult) -> tuple[str, float] | None:
    """The white cells that a result counts, in 10*9/L; None where it counts none."""
    analyte = find_analyte(result.test)
    if analyte is None or analyte.name not in (_WHOLE, *_PARTS):
        return None
    if result.value.kind is not Kind.NUMBER or result.value.low is None:
        return None
    factor = _factor(analyte.name, result.unit)
    return None if factor is None else (analyte.name, result.value.low * factor)


@lru_cache(maxsize=200)
def _factor(test: str, unit: str) -> float | None:
    analyte = find_analyte(test)
    try:
        if analyte is None:
            return None
        return float(analyte.convert(Fraction(1), analyte.read_unit(unit), analyte.standard))
    except UnitError:
        return None
