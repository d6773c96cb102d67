"""The records of a case that have an id, with their places and what to call them."""

from collections.abc import Iterator
from dataclasses import dataclass

from boardapp.case.case import Case
from boardapp.case.events import events
from boardapp.case.place import Place, placed
from boardapp.case.record import Identified

_WITHOUT_TIME = ("labs", "measurements", "options", "references", "remarks", "doubts")


@dataclass(frozen=True, slots=True)
class Named:
    """A record with an id: its place ("labs[3]") and a name for a reader."""

    id: str
    place: Place
    label: str


def named_records(case: Case) -> dict[str, Named]:
    """Every record that has an id, by that id; the first where two share one."""
    found: dict[str, Named] = {}
    for named in _named(case):
        found.setdefault(named.id, named)
    return found


def _named(case: Case) -> Iterator[Named]:
    for event in events(case):
        if event.record.id:
            yield Named(event.record.id, event.place, event.label)
    for collection in _WITHOUT_TIME:
        for _, place, record in placed(collection, getattr(case, collection)):
            if record.id:
                yield Named(record.id, place, _label(record))


def _label(record: Identified) -> str:
    number = getattr(record, "number", None)
    if number is not None:
        return f"reference {number}"
    names = (getattr(record, field, "") for field in ("test", "name", "kind"))
    return next(filter(None, names), record.id)
