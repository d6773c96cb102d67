"""The kinds of record that a case is made of: one table of what each is called, and its times.

What a kind shows or tells hangs on it by its name, in the rooms above. A new kind of
record is one entry here, its struct and its list in `Case`, and what the rooms above say
of it; `tests/case/test_kinds.py` names what is still missing.
"""

import re
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from boardapp.case.assessment import Assessment
from boardapp.case.said import said

RecordName = Literal[
    "diagnosis",
    "patient",
    "therapy",
    "assessment",
    "adverse event",
    "result",
    "measurement",
    "work-up",
    "infection",
    "transfusion",
    "admission",
    "organ support",
    "imaging study",
    "pathology report",
    "staging",
    "genetic finding",
    "remark",
    "reference",
    "goal",
    "option",
    "image",
    "meeting",
    "recommendation",
    "source",
    "doubt",
    "acknowledgement",
]
"""What a record of each kind is called."""
Role = Literal["course", "complication", "result", "meeting", "file"]
"""What a kind is there for: it states the course, something that went wrong, a result, what was
drawn up for the meeting, or something about the file itself."""
Home = Literal[
    "overview", "history", "timeline", "labs", "response", "toxicity", "pictures", "checks"
]
"""The panels that are the first to show the facts of a kind."""
_LONGEST_NAME = 50
_CLAUSE_END = re.compile(r"[,;:.(]\s|[,;:.]$|\s[(–-]")


class RecordKind(msgspec.Struct, frozen=True):
    """One kind of record.

    `collection` is its key in the case. `name` is what one of them is called. `label` gives
    the short name of a record, as it stands in a sentence. `start` and `end` are the fields
    of its times; empty where it has none, `end` also where it happens at one time. Other
    facts may be placed by an event (`is_event`), and it stands on the clock. `home` is the
    panel that is the first to show it. `identity` are the fields by which a record of this
    kind is told to be of this patient: together hardly any other case would share them.
    """

    collection: str
    name: RecordName
    label: Callable[[Any], str]
    home: Home
    start: str = ""
    end: str = ""
    is_event: bool = False
    role: Role = "course"
    identity: tuple[str, ...] = ()


def short_name(text: str) -> str:
    """The first clause of a text, to be called by in a sentence; cut between words."""
    first = _CLAUSE_END.split(text.strip(), maxsplit=1)[0]
    if len(first) <= _LONGEST_NAME:
        return first
    return f"{first[:_LONGEST_NAME].rsplit(maxsplit=1)[0]}…"


def _assessment(record: Assessment) -> str:
    if record.finding == "relapse" and record.number is not None:
        return f"relapse {record.number}"
    return record.finding


def _imaging(record: Any) -> str:  # noqa: ANN401
    return " ".join(filter(None, (said(record.modality) or "imaging", short_name(record.region))))


def _pathology(record: Any) -> str:  # noqa: ANN401
    name = short_name(record.procedure or record.specimen or record.histology)
    if record.therapy and name:  # the operation is an event of its own, and bears this name
        return f"pathology of {name}"
    return name or "pathology report"


def _admission(record: Any) -> str:  # noqa: ANN401 - the table holds one for each kind
    return f"admission for {short_name(record.reason)}"


def _kinds(*kinds: RecordKind) -> dict[str, RecordKind]:
    return {kind.collection: kind for kind in kinds}


KINDS = _kinds(
    RecordKind("diagnosis", "diagnosis", lambda _: "diagnosis", "history", "when", is_event=True),
    RecordKind("patient", "patient", lambda _: "patient", "history"),
    RecordKind(
        "therapies",
        "therapy",
        lambda r: r.name,
        "response",
        "start",
        "end",
        is_event=True,
        identity=("name", "start"),
    ),
    RecordKind(
        "assessments",
        "assessment",
        _assessment,
        "history",
        "when",
        is_event=True,
        identity=("finding", "when"),
    ),
    RecordKind(
        "imaging",
        "imaging study",
        _imaging,
        "response",
        "when",
        is_event=True,
        identity=("modality", "when", "finding"),
    ),
    RecordKind(
        "pathology",
        "pathology report",
        _pathology,
        "history",
        "when",
        is_event=True,
    ),
    RecordKind("staging", "staging", lambda r: f"{r.system} {r.stage}", "history", "when"),
    RecordKind("genetics", "genetic finding", lambda r: r.name, "history", "when"),
    RecordKind(
        "adverse_events",
        "adverse event",
        lambda r: r.term,
        "toxicity",
        "onset",
        "end",
        is_event=True,
        role="complication",
        identity=("term", "onset"),
    ),
    RecordKind(
        "labs",
        "result",
        lambda r: r.test,
        "labs",
        "when",
        role="result",
        identity=("test", "when", "value"),
    ),
    RecordKind("measurements", "measurement", lambda r: r.name, "labs", "when", role="result"),
    RecordKind("work_ups", "work-up", lambda r: short_name(r.question), "labs"),
    RecordKind(
        "infections",
        "infection",
        lambda r: short_name(r.name),
        "history",
        "onset",
        "end",
        is_event=True,
        role="complication",
    ),
    RecordKind(
        "transfusions",
        "transfusion",
        lambda r: r.product,
        "timeline",
        "when",
        is_event=True,
        role="complication",
    ),
    RecordKind(
        "admissions",
        "admission",
        _admission,
        "history",
        "start",
        "end",
        is_event=True,
        role="complication",
    ),
    RecordKind(
        "organ_support",
        "organ support",
        lambda r: short_name(r.name),
        "toxicity",
        "start",
        "end",
        is_event=True,
        role="complication",
    ),
    RecordKind("remarks", "remark", lambda r: r.kind or "remark", "checks"),
    RecordKind(
        "references",
        "reference",
        lambda r: r.id if r.number is None else f"reference {r.number}",
        "checks",
        role="meeting",
    ),
    RecordKind(
        "goals",
        "goal",
        lambda r: short_name(r.text),
        "history",
        "when",
        is_event=True,
        role="meeting",
        identity=("text",),
    ),
    RecordKind("options", "option", lambda r: r.name, "overview", role="meeting"),
    RecordKind(
        "images",
        "image",
        lambda r: short_name(r.caption),
        "pictures",
        "when",
        is_event=True,
        role="meeting",
        identity=("caption",),
    ),
    RecordKind("meeting", "meeting", lambda _: "meeting", "overview", "date", role="meeting"),
    RecordKind(
        "recommendation", "recommendation", lambda _: "recommendation", "overview", role="meeting"
    ),
    RecordKind("sources", "source", lambda r: r.id, "checks", role="file"),
    RecordKind("doubts", "doubt", lambda _: "doubt", "checks", role="file"),
    RecordKind(
        "acknowledgements", "acknowledgement", lambda _: "acknowledgement", "checks", role="file"
    ),
)
"""All kinds by their key in the case, in the order in which their statements bind: what the
source states of the course comes before what was drawn up for the meeting."""

KINDS_BY_NAME = {kind.name: kind for kind in KINDS.values()}

EVENTS = tuple(kind for kind in KINDS.values() if kind.is_event)
"""The kinds that stand on the clock; the diagnosis, from which it counts, is the first."""
