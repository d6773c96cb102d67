"""Complications as rows: adverse events, infections, transfusions, stays and organ support."""

from collections.abc import Iterator

from boardapp.desktop.parts import html
from boardapp.desktop.parts.facts_model import FactRow
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import Complication
from boardapp.words.capitals import capitalised
from boardapp.words.grades import stated_grade_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import short_text

COLUMNS = (
    "Complication",
    "Kind",
    "Onset and end",
    "Grade",
    "Suspected cause",
    "Action",
    "Outcome",
    "Source",
)
SHARES = (16, 10, 16, 11, 14, 12, 10, 11)
EMPTY = (
    "No complication is stated.\nAdverse events, infections, transfusions, admissions and organ "
    "support are added in the case file under “adverse_events”, “infections”, “transfusions”, "
    "“admissions” and “organ_support”."
)
_WITHOUT_CAUSE = {"transfusion", "admission", "organ support"}
"""Kinds of which the case states no cause or outcome: an empty cell is not a gap there."""


def complication_rows(review: Review | None) -> Iterator[FactRow]:
    """A row for each complication: by term, the terms and their events in order of time."""
    events = review.complications if review else ()
    first = {event.term: place for place, event in reversed(list(enumerate(events)))}
    for event in sorted(events, key=lambda event: first[event.term]):
        missing = "" if event.kind in _WITHOUT_CAUSE else NOT_REPORTED
        cells = (
            capitalised(event.term),
            event.kind,
            _times(event),
            stated_grade_text(event.grade, event.severity, event.scale) if missing else "",
            event.suspected or missing,
            event.action or missing,
            event.outcome or missing,
            event.source,
        )
        yield FactRow(cells, event.place, _tip(event))


def _times(event: Complication) -> str:
    onset, end = short_text(event.onset), short_text(event.end)
    has_end = event.end.is_reported and end != onset
    return f"{onset}\nuntil {end}" if has_end else onset


def _tip(event: Complication) -> str:
    return "\n".join(
        filter(None, (capitalised(event.term), event.text, html.time_text(event.onset)))
    )
