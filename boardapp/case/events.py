"""The events of a case: every record that happened at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.when import When


@dataclass(frozen=True, slots=True)
class Event:
    """A record on the clock.

    `key` is the record's id, or its place where it has none. `start_place` and `end_place`
    are the places of its two times, for messages. An event without an end field happens
    at one time (`end` None).
    """

    key: str
    place: Place
    kind: str
    label: str
    start: When
    end: When | None
    start_place: Place
    end_place: Place
    record: Any


@dataclass(frozen=True, slots=True)
class _Kind:
    collection: str
    kind: str
    label: Callable[[Any], str]
    start: str = "when"
    end: str | None = None


def _assessment_label(record: Assessment) -> str:
    if record.finding == "relapse" and record.number is not None:
        return f"relapse {record.number}"
    return record.finding


_KINDS = (
    _Kind("therapies", "therapy", lambda r: r.name, "start", "end"),
    _Kind("assessments", "assessment", _assessment_label),
    _Kind("adverse_events", "adverse event", lambda r: r.term, "onset", "end"),
    _Kind("transfusions", "transfusion", lambda r: r.product),
    _Kind("infections", "infection", lambda r: r.name, "onset", "end"),
    _Kind("admissions", "admission", lambda r: r.reason, "start", "end"),
    _Kind("images", "image", lambda r: r.caption),
    _Kind("goals", "goal", lambda r: r.text),
)


def events(case: Case) -> Iterator[Event]:
    """Every event but laboratory results and measurements, in the order of the file.

    The diagnosis comes first. Results are left out since nothing is anchored to them:
    a case may hold 100,000.
    """
    dx, place = case.diagnosis, Place("diagnosis")
    yield Event(dx.id, place, "diagnosis", "diagnosis", dx.when, None, place / "when", Place(), dx)
    for kind in _KINDS:
        for key, place, record in placed(kind.collection, getattr(case, kind.collection)):
            yield Event(
                key=key,
                place=place,
                kind=kind.kind,
                label=kind.label(record),
                start=getattr(record, kind.start),
                end=getattr(record, kind.end) if kind.end else None,
                start_place=place / kind.start,
                end_place=place / kind.end if kind.end else Place(),
                record=record,
            )
