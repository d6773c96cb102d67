"""Results of a laboratory and measures of the body."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.record import Code
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.units import UnitError
from boardapp.importers.phenopacket.gathering import Gathering, class_of_onset, number, sentence
from boardapp.importers.phenopacket.terms import code_of, inner, label, objects, text_of, unit_of
from boardapp.importers.terminologies import LOINC
from boardapp.words.values import range_text, with_unit

_OF_THE_BODY = frozenset({"body", "heart"})
"""Groups of tests that no laboratory does."""


class _Stated(NamedTuple):
    """A value with its unit and range; `assay` is the term that names it."""

    assay: dict[str, Any]
    value: Value
    unit: str = ""
    low: float | None = None
    high: float | None = None


def read_measurement(
    measurement: dict[str, Any], where: str, gathered: Gathering, specimen: str = ""
) -> str:
    """One measurement; each part of one with several values is a result of its own."""
    found = list(_values(measurement))
    if not found:
        return "states no value"
    observed = measurement.get("timeObserved")
    when = gathered.when(observed, where)
    clock = gathered.times.clock(text_of(inner(measurement, "timeObserved").get("timestamp")))
    cited = f"{gathered.cite(where)}, {clock}" if clock else gathered.cite(where)
    for stated in found:
        _keep(stated, measurement, when, where, cited, gathered, specimen)
    return ""


def _values(measurement: dict[str, Any]) -> Iterator[_Stated]:
    assay, value = inner(measurement, "assay"), inner(measurement, "value")
    if quantity := inner(value, "quantity"):
        yield from _quantity(assay, quantity)
    if text := label(inner(value, "ontologyClass")):
        yield _Stated(assay, Value(text))
    parts = inner(measurement, "complexValue") or inner(value, "complexValue")
    for part in objects(parts.get("typedQuantities")):
        yield from _quantity(inner(part, "type"), inner(part, "quantity"))


def _quantity(assay: dict[str, Any], quantity: dict[str, Any]) -> Iterator[_Stated]:
    value = number(quantity.get("value", 0 if quantity.get("unit") else None))
    if value is None:
        return
    unit, limits = unit_of(quantity.get("unit")), inner(quantity, "referenceRange")
    is_same = not limits or unit_of(limits.get("unit")) in ("", unit)
    low, high = (_limit(limits.get(key)) if is_same else None for key in ("low", "high"))
    yield _Stated(assay, value, unit, low, high)


def _limit(found: object) -> float | None:
    value = number(found)
    return None if value is None else value.low


def _keep(
    stated: _Stated,
    measurement: dict[str, Any],
    when: When,
    where: str,
    cited: str,
    gathered: Gathering,
    specimen: str,
) -> None:
    codes = code_of(stated.assay)
    loinc = next((code.code for code in codes if code.system == LOINC), "")
    printed = label(stated.assay) or "not named"
    known = _known(printed, loinc)
    is_fitting = known is not None and _fits(known, stated)
    if known is not None and not is_fitting:
        gathered.ledger.doubt(
            gathered.where(where),
            f"the unit {stated.unit or '(none)'} does not fit {known.name}; it was kept, and the "
            "test is called as printed",
        )
    result = LabResult(
        test=known.name if known is not None and is_fitting else printed,
        when=when,
        value=stated.value,
        unit=stated.unit,
        low=stated.low,
        high=stated.high,
        specimen=specimen,
        code=loinc,
        codes=codes,
        source=cited,
        note=_note(measurement, gathered),
    )
    if known is not None and known.group in _OF_THE_BODY:
        gathered.draft.measurements.append(_of_the_body(known.name, result))
    else:
        gathered.draft.labs.append(result)


def _note(measurement: dict[str, Any], gathered: Gathering) -> str:
    onset = class_of_onset(measurement.get("timeObserved"))
    return sentence([onset, gathered.words(measurement.get("description"))])


def _of_the_body(name: str, result: LabResult) -> Measurement:
    """The same as a measure of the body, which has no field for a range, and no specimen."""
    limits = range_text(result.low, result.high)
    told = f"reference range {with_unit(limits, result.unit)}" if limits else ""
    return Measurement(
        name=name,
        when=result.when,
        value=result.value,
        unit=result.unit,
        codes=result.codes,
        source=result.source,
        note=sentence([result.note, told]),
    )


def is_of_the_body(name: str, codes: Sequence[Code]) -> bool:
    """Whether a measurement of this name and these codes is read as a measure of the body."""
    loinc = next((code.code for code in codes if code.system == LOINC), "")
    known = _known(name, loinc)
    return known is not None and known.group in _OF_THE_BODY


def _known(name: str, loinc: str) -> Analyte | None:
    return (find_analyte(loinc) if loinc else None) or find_analyte(name)


def _fits(analyte: Analyte, stated: _Stated) -> bool:
    """Whether the unit of a number can be one of this test."""
    if not stated.value.is_numeric:
        return True
    try:
        analyte.convert(Fraction(1), analyte.read_unit(stated.unit), analyte.standard)
    except UnitError:
        return not stated.unit
    return True
