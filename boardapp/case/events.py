"""The events of a case: every record that happened at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.record import Identified
from boardapp.case.when import When


@dataclass(frozen=True, slots=True)
class Event:
    """A record on the clock.

    `key` is the record's id, or its place where it has none. `place` is its path in the
    file ("therapies[3]"). `start_place` and `end_place` are the paths of the two times,
    for messages. An event without an end field happens at one time (`end` None).
    """

    key: str
    place: str
    kind: str
    label: str
    start: When
    end: When | None
    start_place: str
    end_place: str
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
    dx = case.diagnosis
    yield Event(
        dx.id, "diagnosis", "diagnosis", "diagnosis", dx.when, None, "diagnosis.when", "", dx
    )
    for kind in _KINDS:
        for index, record in enumerate(getattr(case, kind.collection)):
            yield _event(kind, index, record)


def _event(kind: _Kind, index: int, record: Identified) -> Event:
    place = f"{kind.collection}[{index}]"
    return Event(
        key=record.id or place,
        place=place,
        kind=kind.kind,
        label=kind.label(record),
        start=getattr(record, kind.start),
        end=getattr(record, kind.end) if kind.end else None,
        start_place=f"{place}.{kind.start}",
        end_place=f"{place}.{kind.end}" if kind.end else "",
        record=record,
    )
