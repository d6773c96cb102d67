"""Whether a case can be saved: asked of every edit before it is made, and quick enough for that."""

import math
import operator
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record
from boardapp.case.shape import shape
from boardapp.casefile.encode import field_tree
from boardapp.casefile.faults import UNPRINTABLE, Fault, joined
from boardapp.casefile.json_text import text_faults
from boardapp.casefile.records import RecordReader
from boardapp.casefile.references import reference_faults


def saving_faults(case: Case, before: Case | None = None) -> tuple[Fault, ...]:
    """What keeps a case from being saved so that it can be opened again; empty if nothing does.

    `before` is a case that can be saved, from which this one was made: only the records that
    are not the same objects there are looked at closely, since structs share what did not
    change. Ids and times that name events are judged in the case as a whole.
    """
    changed = list(_changed(case, before))
    faults = [fault for place, record in changed for fault in _of(place, record)]
    return tuple(faults or reference_faults(case, before, (record for _, record in changed)))


def why_not_saved(case: Case, before: Case | None = None) -> str:
    """The same in sentences for a clinician; empty if the case can be saved."""
    return " ".join(
        text if text.endswith("?") else f"{text}."
        for text in map(str, saving_faults(case, before)[:_TOLD])
    )


_TOLD = 3
_Item = TypeVar("_Item")


def _changed(
    record: Record, before: object, place: Place = WHOLE
) -> Iterator[tuple[Place, Record]]:
    """The records that are not the same objects as before, each without its parts."""
    if record is before:
        return
    yield place, record
    same_kind = type(record) is type(before)
    for name, _ in shape(type(record)).parts:
        part, old = getattr(record, name), getattr(before, name, None) if same_kind else None
        if part is old:
            continue
        if isinstance(part, Record):
            yield from _changed(part, old, place / name)
        elif isinstance(part, tuple):
            for number, item in _new_items(part, old if isinstance(old, tuple) else ()):
                yield from _changed(item, None, place / name / number)


def _new_items(items: tuple[_Item, ...], old: tuple[_Item, ...]) -> Iterator[tuple[int, _Item]]:
    """The items that are not among the old ones, with their numbers; moved ones are old."""
    first = _same(items, old)
    last = len(items) - _same(items[: first - 1 if first else None : -1], old[::-1])
    known = set(map(id, old[first : len(old) - (len(items) - last)]))
    if not set(map(id, items[first:last])) - known:
        return  # at once: many were deleted, or moved
    for number in range(first, last):
        if id(items[number]) not in known:
            yield number, items[number]


def _same(items: Sequence[object], old: Sequence[object]) -> int:
    """How many items are the same objects from the first on."""
    same = bytes(map(operator.is_, items, old))
    return same.find(0) if 0 in same else len(same)


def _of(place: Place, record: Record) -> Iterator[Fault]:
    """What of the record's own fields can't be written and read back."""
    kind = type(record)
    parts = {name for name, _ in shape(kind).parts}
    reader = RecordReader()
    for field in msgspec.structs.fields(kind):
        if field.name in parts:
            continue
        value = getattr(record, field.name)
        if field.name == "unknown":
            for fault in text_faults(value) if value else ():
                yield Fault(joined(place, fault.place), fault.what, fault.remedy)
            continue
        here = place / field.encode_name
        yield from _unprintable(here, value)
        if isinstance(value, float) and not math.isfinite(value):
            yield Fault(here, "is no number that can be kept")
            continue
        count = len(reader.faults)
        again = reader.read(field.type, field_tree(value), here)
        yield from reader.faults[count:]
        if len(reader.faults) == count and again != value:
            yield Fault(here, "would not read back as it is")


def _unprintable(place: Place, value: object) -> Iterator[Fault]:
    for text in value if isinstance(value, tuple) else (value,):
        if match := UNPRINTABLE.search(str(text)) if text is not None else None:
            yield Fault(place, f"holds a control character (U+{ord(match[0]):04X})", "delete it")
