"""Parts of FHIR resources made of parts of a case: concepts, values, times, extensions."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from boardapp.case.record import Code
from boardapp.case.value import Kind, Value
from boardapp.case.when import CalendarDate, On, When
from boardapp.clinical.units import UnitError, parse_unit
from boardapp.importers.fhir.own_codes import ABSENT, CASE, SOURCE, UNIT, WHEN
from boardapp.importers.terminologies import ADDRESSES, terminology_address

Element = dict[str, Any]
MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition"
_ABSENT_SYSTEM = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_ABSENT = {"not done": "not-performed", "unknown": "unknown", "pending": "temp-unknown"}
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_COMPARATORS = (("<=", "<="), (">=", ">="), ("<", "<"), (">", ">"))


def concept(text: str, codes: Iterable[Code] = ()) -> Element:
    """A CodeableConcept with these words and codes."""
    codings = [coding(code.system, code.code, code.display) for code in codes]
    return ({"coding": codings} if codings else {}) | ({"text": text} if text.strip() else {})


def coding(system: str, code: str, display: str = "") -> Element:
    """A Coding; the terminology under its address. A name that is no address stays out."""
    address = terminology_address(system)
    made: Element = {"system": address} if ":" in address else {}
    return made | {"code": code} | ({"display": display} if display else {})


def keeps_system(code: Code) -> bool:
    """Whether the terminology of a code has an address, and so can be written."""
    return ":" in code.system or code.system in ADDRESSES or not code.system


def meta(profile: str) -> Element:
    """The profile of mCODE that a resource keeps to."""
    return {"meta": {"profile": [f"{MCODE}/{profile}"]}}


def extension(url: str, text: str) -> Element:
    """An extension with one text."""
    return {"url": url, "valueString": text}


def extended(*found: tuple[str, str]) -> Element:
    """The extensions that say something; an empty element where none does."""
    made = [extension(url, text) for url, text in found if text.strip()]
    return {"extension": made} if made else {}


def timed(field: str, when: When) -> Element:
    """A time: as a date or a period of FHIR where it is one, else in the grammar of the case."""
    match when.clauses:
        case ():
            return {}
        case (On(first, None, False),):
            return {f"{field}DateTime": str(first)}
        case (On(first, last, False),) if last is not None and _is_period(first, last):
            return {f"{field}Period": {"start": str(first), "end": str(last)}}
    return {"extension": [extension(WHEN, str(when))]}


def _is_period(first: CalendarDate, last: CalendarDate) -> bool:
    return first != last


def joined(*parts: Element) -> Element:
    """One element of several; their extensions one after the other."""
    made: Element = {}
    extensions: list[Element] = []
    for part in parts:
        extensions += part.get("extension", ())
        made |= part
    return made | ({"extension": extensions} if extensions else {})


def cited(source: str) -> Element:
    """Where a fact stands in the sources of the case."""
    return extended((SOURCE, source))


def noted(note: str) -> Element:
    """A note as an annotation."""
    return {"note": [{"text": note}]} if note.strip() else {}


def number(stated: int | float | str) -> int | Decimal:
    """A number as JSON writes it, with the digits that are stated."""
    return stated if isinstance(stated, int) else Decimal(str(stated).strip())


def quantity(stated: int | float | str, unit: str, comparator: str = "") -> Element:
    """A Quantity; the unit as UCUM where it is a code of it, else as printed."""
    made: Element = {"value": number(stated)}
    if comparator:
        made["comparator"] = comparator
    if unit.strip():
        made["unit"] = unit
        if _is_ucum(unit):
            made |= {"system": ADDRESSES["UCUM"], "code": unit}
    return made


def value(found: Value, unit: str = "") -> Element:
    """value[x] of an Observation, or why there is none."""
    stated = found.stated
    if found.is_missing:
        return _absent(str(stated)) | extended((UNIT, unit))
    if isinstance(stated, int | float):
        return {"valueQuantity": quantity(stated, unit)}
    for sign, comparator in _COMPARATORS:
        limit = stated.removeprefix(sign).strip()
        is_beyond = found.kind in (Kind.BELOW, Kind.ABOVE) and stated.startswith(sign)
        if is_beyond and _is_plain(limit):
            return {"valueQuantity": quantity(limit, unit, comparator)}
    if found.kind is Kind.NUMBER and _is_plain(stated):
        return {"valueQuantity": quantity(stated, unit)}
    return {"valueString": stated} | extended((UNIT, unit))


def _absent(stated: str) -> Element:
    code = _ABSENT.get(stated)
    made = coding(_ABSENT_SYSTEM, code) if code else coding(CASE, ABSENT.get(stated, stated))
    return {"dataAbsentReason": {"coding": [made], "text": stated}}


def _is_plain(stated: str) -> bool:
    """Whether JSON can write a number with just these digits: ".5", "1." and "1 000" it can't."""
    return _PLAIN.fullmatch(stated) is not None


def _is_ucum(unit: str) -> bool:
    try:
        parse_unit(unit)
    except UnitError:
        return False
    return True
