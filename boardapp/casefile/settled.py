"""What a file says loosely is said once: units behind a number, and records by number.

Both hold for reading and for writing, so that a case is the same before and after.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

from msgspec.structs import replace

from boardapp.case.assessment import Chimerism, CnsStatus, Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.diagnosis import Diagnosis
from boardapp.case.ids import lasting
from boardapp.case.number_spellings import spelled
from boardapp.case.patient import PerformanceStatus
from boardapp.case.record import Record
from boardapp.case.shape import groups, shape
from boardapp.case.value import Kind, Value
from boardapp.clinical.units import UnitError, read_unit

_Record = TypeVar("_Record", bound=Record)
_FIXED: dict[tuple[type[Record], str], str] = {
    (Diagnosis, "marrow_blasts"): "%",
    (Marrow, "blasts"): "%",
    (Chimerism, "donor"): "%",
    (CnsStatus, "leukocytes"): "/uL",
    (CnsStatus, "erythrocytes"): "/uL",
    (PerformanceStatus, "value"): "%",
}
"""Values whose unit is always the same, and stands in no field of its own."""

_ONE_LETTER = frozenset("%sghd")
"""Units of one letter that are no flag and no magnitude."""


def settled(case: Case) -> Case:
    """The case with each unit in its own field, and each pointer at an id.

    A number with its unit ("<5 K/uL") is parted where the record names no unit, or the same;
    where it names another, the words stay, and the check asks about them.
    """
    return lasting(_with_units(case) if _may_state_units(case) else case)


def unit_field(kind: type[Record], field: str) -> str:
    """The field that holds the unit of a value's field; empty where it has none."""
    names = kind.__struct_fields__
    return next((name for name in (f"{field}_unit", "unit") if name in names), "")


def _may_state_units(case: Case) -> bool:
    return any(
        value is not None and value.is_unread
        for kind, group in groups(case)
        for field in shape(kind).values
        for value in _distinct(map(attrgetter(field), group))
    )


def _distinct(values: Iterable[Value | None]) -> Iterable[Value | None]:
    """Each value once, as an object: a reader makes one for each distinct statement."""
    found = list(values)
    return dict(zip(map(id, found), found, strict=True)).values()


def _with_units(record: _Record) -> _Record:
    """The record with what it holds; the same object where nothing is to be parted."""
    changed: dict[str, object] = {}
    for name, _ in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            inner: object = _with_units(part)
        elif isinstance(part, tuple):
            items = tuple(map(_with_units, part))
            inner = items if any(a is not b for a, b in zip(items, part, strict=True)) else part
        else:
            continue
        if inner is not part:
            changed[name] = inner
    for field in shape(type(record)).values:
        changed |= parted(record, field)
    return replace(record, **changed) if changed else record


def parted(record: Record, field: str) -> dict[str, object]:
    """The fields that take the number and the unit of a value that states both; none else."""
    value: Value | None = getattr(record, field)
    found = spelled(str(value.stated)) if value and value.kind is Kind.TEXT else None
    if found is None or not found.unit or not _is_unit(found.unit):
        return {}
    number: dict[str, object] = {field: Value(_number(found.number))}
    if fixed := _FIXED.get((type(record), field)):
        return number if _is_same(found.unit, fixed) else {}
    holder = unit_field(type(record), field)
    if not holder:
        return {}
    unit = getattr(record, holder)
    if unit == "" or _is_unsaid(record, field):
        return number | {holder: found.unit}
    return number if _is_same(found.unit, unit) else {}


def _is_unsaid(record: Record, field: str) -> bool:
    """Whether the unit is the one of MRD that no file needs to state, for this value alone."""
    if not isinstance(record, Mrd) or record.unit != "1":
        return False
    other = record.limit if field == "value" else record.value
    return other is None or other.is_missing


def _number(text: str) -> str | int | float:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def _is_unit(text: str) -> bool:
    """Whether a text can only be a unit: "130 H" and "3 L" say high and low, "45K" thousands."""
    if len(text) == 1 and text not in _ONE_LETTER:
        return False
    try:
        read_unit(text)
    except UnitError:
        return False
    return True


def _is_same(one: str, other: str) -> bool:
    try:
        a, b = read_unit(one), read_unit(other)
    except UnitError:
        return False
    return (a.factor, a.dimensions, a.scale) == (b.factor, b.dimensions, b.scale)
