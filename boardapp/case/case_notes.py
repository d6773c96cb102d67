"""What who made a case noted beside the facts: remarks in words, and what was read, not stated."""

from collections.abc import Iterator
from typing import Any

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record, source_of
from boardapp.case.shape import shape


class CaseNote(msgspec.Struct, frozen=True):
    """The note of one record; `inferred` are its fields that the source does not state."""

    place: Place
    text: str
    inferred: tuple[str, ...]
    source: str


def case_notes(case: Case) -> Iterator[CaseNote]:
    """Every note and every inference of a case, in the order of the file."""
    yield from _notes(case, WHOLE)


def _notes(record: Record, place: Place) -> Iterator[CaseNote]:
    if _is_noted(record):
        yield CaseNote(
            place=place,
            text=getattr(record, "note", "").strip(),
            inferred=getattr(record, "inferred", ()),
            source=source_of(record),
        )
    for name, kind in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield from _notes(part, place / name)
        elif isinstance(part, tuple):
            # A place is made only where it is needed: a case may hold 100,000 results.
            may_hold = bool(shape(kind).parts)
            for number, item in enumerate(part):
                if may_hold or _is_noted(item):
                    yield from _notes(item, place / name / number)


def _is_noted(record: Any) -> bool:  # noqa: ANN401 - not every record has both fields
    return bool(getattr(record, "note", "") or getattr(record, "inferred", ()))
