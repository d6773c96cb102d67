"""The sentences and names of a case with their places, in the order in which they bind.

What the source states comes before what was drawn up for the meeting. Citations, ids and
doubts are left out: they are quoted, or speak of the fault themselves.
"""

from collections.abc import Iterator, Sequence

import msgspec

from boardapp.case.case import Case
from boardapp.case.kinds import KINDS
from boardapp.case.place import Place, placed
from boardapp.case.record import Record, source_of

_LEFT_OUT = frozenset(
    {"id", "source", "citation", "about", "file", "label", "presenter", "by", "owner", "system"}
)


class Text(msgspec.Struct, frozen=True):
    """One text of a case; `record` is the place of the record of the list that holds it."""

    place: Place
    text: str
    record: Place
    source: str


def texts(case: Case) -> Iterator[Text]:
    """Every text of a case but those of results, of which there may be 100,000."""
    for kind in KINDS.values():
        if kind.role in ("result", "file"):
            continue
        name = kind.collection
        part, whole = getattr(case, name), Place(name)
        if isinstance(part, Record):
            yield from _of_record(part, whole, whole, source_of(part))
            continue
        for _, place, item in placed(name, part):
            yield from _of_record(item, place, place, source_of(item))
    yield Text(Place("title"), case.title, Place("title"), "")


def _of_record(record: Record, place: Place, top: Place, source: str) -> Iterator[Text]:
    for field in record.__struct_fields__:
        if field in _LEFT_OUT or field == "unknown":
            continue
        value = getattr(record, field)
        below = place / field
        if isinstance(value, str) and value:
            yield Text(below, value, top, source_of(record) or source)
        elif isinstance(value, Record):
            yield from _of_record(value, below, top, source)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _of_items(value, below, top, source)


def _of_items(items: Sequence[object], place: Place, top: Place, source: str) -> Iterator[Text]:
    for index, item in enumerate(items):
        if isinstance(item, msgspec.Struct) and isinstance(item, Record):
            yield from _of_record(item, place / index, top, source)
        elif isinstance(item, str):
            yield Text(place / index, item, top, source)


def result_texts(case: Case) -> Iterator[Text]:
    """The names, methods and notes of results, each once."""
    first: dict[tuple[str, str, str], int] = {}
    for index, result in enumerate(case.labs):
        first.setdefault((result.test, result.method, result.note), index)
    told: set[str] = set()
    for stated, index in first.items():
        for field, text in zip(("test", "method", "note"), stated, strict=True):
            if text and text not in told:
                told.add(text)
                place = Place.of("labs", index)
                yield Text(place / field, text, place, case.labs[index].source)
