"""Values of FHIR as values of a case: every kind of value[x], with its digits and its silence."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from boardapp.case.value import StatedValueError, Value
from boardapp.clinical.units import UnitError, parse_unit, read_unit
from boardapp.importers.fhir.concepts import concept, own_text, plain
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.own_codes import ABSENT, UNIT

_UCUM = "http://unitsofmeasure.org"
_ABSENT: dict[str, str] = {
    "not-performed": "not done",
    "unknown": "unknown",
    "asked-unknown": "unknown",
    "temp-unknown": "pending",
    **{code: word for word, code in ABSENT.items()},
}
"""Reasons of FHIR for a missing value that a case has a word for; others are "not reported"."""
_NEGATED = {"<": "<", "<=": "<=", ">=": ">=", ">": ">"}


class Stated(NamedTuple):
    """A value with its unit; `note` says what of it a value can't hold."""

    value: Value
    unit: str = ""
    note: str = ""


def number(value: object) -> int | float | str | None:
    """A number with all its digits: a text where a float would lose some; None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        return value
    return str(value) if isinstance(value, Decimal) else None


@lru_cache(maxsize=20_000, typed=True)  # 1 and 1.0 are one key otherwise
def _value(stated: int | float | str) -> Value:
    return Value(stated)


def quantity(found: Resource) -> Stated | None:
    """A Quantity as a value; None where it has no number or one that nothing can hold."""
    amount = number(found.get("value"))
    if amount is None:
        return None
    comparator = found.get("comparator")
    sign = _NEGATED.get(comparator, "") if isinstance(comparator, str) else ""
    try:
        return Stated(_value(f"{sign}{amount}" if sign else amount), unit_of(found))
    except StatedValueError:
        return None


def unit_of(found: Resource) -> str:
    """The unit of a Quantity: its UCUM code where that is one, else what is printed."""
    try:
        return _unit(found.get("code"), found.get("system"), found.get("unit"))
    except TypeError:  # a field of the wrong kind
        return plain(found.get("unit"))


@lru_cache(maxsize=2_000)
def _unit(stated: str | None, system: str | None, unit: str | None) -> str:
    code, printed = plain(stated), plain(unit)
    if code and system == _UCUM and _is_ucum(code):
        return code if code != "1" else printed
    return printed or code


def _is_ucum(code: str) -> bool:
    try:
        parse_unit(code)
    except UnitError:
        return False
    return True


@lru_cache(maxsize=2_000)
def is_unit(text: str) -> bool:
    """Whether a text is a unit that can be compared with others."""
    try:
        read_unit(text)
    except UnitError:
        return False
    return True


def stated_value(element: Resource) -> Stated | None:
    """What value[x] of an Observation or a component says; None where there is none to keep."""
    for key, read in _READERS.items():
        if key in element:
            found = read(element[key])
            unit = own_text(element, UNIT) if key == "valueString" else ""
            return found._replace(unit=unit) if found and unit else found
    return None


def absent(element: Resource) -> Stated | None:
    """Why there is no value, where the source says so."""
    reason = element.get("dataAbsentReason")
    if reason is None:
        return None
    told = concept(reason)
    word = next((_ABSENT[code.code] for code in told.codes if code.code in _ABSENT), "")
    unit = own_text(element, UNIT)
    return Stated(
        Value(word or "not reported"), unit, note="" if word else f"no value: {told.text}"
    )


def _quantity(found: object) -> Stated | None:
    return quantity(found) if isinstance(found, dict) else None


def _concept(found: object) -> Stated | None:
    text = concept(found).text
    return Stated(_value(text)) if text and text.strip() else None


def _text(found: object) -> Stated | None:
    text = plain(found)
    try:
        return Stated(_value(text)) if text else None
    except StatedValueError:
        return None


def _truth(found: object) -> Stated | None:
    return Stated(_value("yes" if found else "no")) if isinstance(found, bool) else None


def _number(found: object) -> Stated | None:
    amount = number(found)
    return None if amount is None else Stated(_value(amount))


def _range(found: object) -> Stated | None:
    if not isinstance(found, dict):
        return None
    low, high = (_quantity(found.get(key)) for key in ("low", "high"))
    if low and high:
        text = f"{low.value.stated}..{high.value.stated}"
    elif low:
        text = f">={low.value.stated}"
    elif high:
        text = f"<={high.value.stated}"
    else:
        return None
    try:
        return Stated(Value(text), low.unit if low else high.unit if high else "")
    except StatedValueError:
        return None


def _ratio(found: object) -> Stated | None:
    if not isinstance(found, dict):
        return None
    parts = [quantity(found[key]) for key in ("numerator", "denominator") if key in found]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:
        return None
    top, bottom = (
        f"{part.value.stated} {part.unit.removeprefix('1')}".strip()
        for part in (parts[0], parts[1])
    )
    return Stated(Value(f"{top}:{bottom}"))


_READERS = {
    "valueQuantity": _quantity,
    "valueCodeableConcept": _concept,
    "valueString": _text,
    "valueInteger": _number,
    "valueBoolean": _truth,
    "valueRange": _range,
    "valueRatio": _ratio,
    "valueTime": _text,
}
"""The kinds of value that a case can hold as such. Dates and periods are times of the patient's
life, waves are pictures: whoever reads an Observation tells them."""


class Limits(NamedTuple):
    """A reference range in the unit of its result; `note` says why it was left out, if it was."""

    low: float | None = None
    high: float | None = None
    note: str = ""


NO_LIMITS = Limits()


def limits(ranges: object, unit: str) -> Limits:
    """The laboratory's range of a result in `unit`.

    Of several only the one that is called normal is taken, or the only one without a group of
    people that it is for. One in another unit is left out, and told.
    """
    if not isinstance(ranges, list) or not ranges:
        return NO_LIMITS
    found = [one for one in ranges if isinstance(one, dict)]
    if len(found) > 1:
        found = [one for one in found if _is_normal(one)] or [
            one for one in found if not one.keys() & {"appliesTo", "age", "type"}
        ]
    if len(found) != 1:
        return Limits(
            note=f"{len(ranges)} reference ranges, of which none is told to be this one's"
        )
    return _one_limit(found[0], unit)


def _is_normal(found: Resource) -> bool:
    return concept(found.get("type")).has("normal")


def _one_limit(found: Resource, unit: str) -> Limits:
    ends: dict[str, float | None] = {"low": None, "high": None}
    for key in ends:
        end = found.get(key)
        if not isinstance(end, dict) or number(end.get("value")) is None:
            continue
        own = unit_of(end)
        if own and unit and own != unit and not _same_unit(own, unit):
            return Limits(note=f"the reference range is in {own}, not in {unit}, and was left out")
        ends[key] = float(end["value"])
    if ends["low"] is None and ends["high"] is None:
        text = plain(found.get("text"))
        return _limits_in_words(text, unit) if text else NO_LIMITS
    return Limits(ends["low"], ends["high"])


_IN_WORDS = re.compile(r"(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)(?:\s+(.*))?")


def _limits_in_words(text: str, unit: str) -> Limits:
    """Two numbers, alone or with the unit of the result: ages may stand before a range."""
    if match := _IN_WORDS.fullmatch(text.strip()):
        low, high, own = float(match[1]), float(match[2]), match[3] or unit
        if low < high and (own == unit or _same_unit(own, unit)):
            return Limits(low, high)
    return Limits(note=f'reference range "{text}"')


@lru_cache(maxsize=2_000)
def _same_unit(one: str, other: str) -> bool:
    try:
        a, b = read_unit(one), read_unit(other)
    except UnitError:
        return False
    return (a.factor, a.dimensions, a.scale) == (b.factor, b.dimensions, b.scale)
