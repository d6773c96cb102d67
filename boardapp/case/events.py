"""The events of a case: every record that happened at a time."""

from collections.abc import Iterator
from typing import Any

import msgspec

from boardapp.case.case import Case
from boardapp.case.deaths import death_by_vital_status
from boardapp.case.kinds import EVENTS, KINDS, RecordKind, RecordName
from boardapp.case.place import Place, key_of, placed
from boardapp.case.record import Record
from boardapp.case.when import When


class Event(msgspec.Struct, frozen=True):
    """A record on the clock.

    `key` is the record's id, or its place where it has none. `start_place` and `end_place`
    are the places of its two times, for messages. An event without an end field happens
    at one time (`end` None).
    """

    key: str
    place: Place
    kind: RecordName
    label: str
    start: When
    end: When | None
    start_place: Place
    end_place: Place
    record: Any


def events(case: Case) -> Iterator[Event]:
    """Every event but laboratory results and measurements, in the order of the table of kinds.

    The diagnosis comes first, a death that only the vital status states last. Results are left
    out since nothing is anchored to them: a case may hold 100,000.
    """
    for kind in EVENTS:
        part = getattr(case, kind.collection)
        if isinstance(part, Record):
            place = Place(kind.collection)
            yield _event(kind, key_of(part, place), place, part)
            continue
        for key, place, record in placed(kind.collection, part):
            yield _event(kind, key, place, record)
    if death := death_by_vital_status(case):
        yield _event(KINDS["assessments"], *death)


def _event(kind: RecordKind, key: str, place: Place, record: Record) -> Event:
    return Event(
        key=key,
        place=place,
        kind=kind.name,
        label=kind.label(record),
        start=getattr(record, kind.start),
        end=getattr(record, kind.end) if kind.end else None,
        start_place=place / kind.start,
        end_place=place / kind.end if kind.end else Place(),
        record=record,
    )
