"""Complications as rows: adverse events, infections, transfusions, stays and organ support."""

import math
from collections.abc import Iterable, Iterator

from boardapp.clinical.grade_systems import stated_steps
from boardapp.desktop.parts import html
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import by_name, by_time, by_value
from boardapp.review.model.toxicity import Complication, ComplicationKind
from boardapp.words.capitals import capitalised
from boardapp.words.grades import stated_grade_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import short_text

COLUMNS = (
    "Complication",
    "Kind",
    "Onset and end",
    "Grade",
    "Cause as stated",
    "Action",
    "Outcome",
    "Source",
)
SHARES = (15, 11, 15, 12, 13, 14, 10, 10)
EMPTY = (
    "No complication is stated.\nInsert adds one: type “complication”, “infection”, "
    "“transfusion”, “admission” or “organ support”."
)
_WITHOUT_CAUSE = {"transfusion", "admission", "organ support"}
"""Kinds of which the case states no cause or outcome: an empty cell is not a gap there."""
_UNGRADED: dict[ComplicationKind, int] = {
    "adverse event": 0,
    "infection": 1,
    "organ support": 2,
    "transfusion": 3,
    "admission": 4,
}
"""The order of the kinds without a grade: what befell the patient, then what was done about it."""


def complication_rows(events: Iterable[Complication]) -> Iterator[FactRow]:
    """A row for each complication, in the order in which they are given."""
    for event in events:
        missing = "" if event.kind in _WITHOUT_CAUSE else NOT_REPORTED
        cells = (
            capitalised(event.term),
            _kind(event),
            _times(event),
            stated_grade_text(event.grade, event.severity, event.scale) if missing else "",
            event.suspected or missing,
            event.action or missing,
            event.outcome or missing,
            event.source,
        )
        yield FactRow(cells, event.place, _tip(event), source=event.source, ranks=(
            by_name(event.term),
            by_name(event.kind),
            by_time(event.onset),
            None if event.scale else by_value(event.grade),
            by_name(event.suspected),
            by_name(event.action),
            by_name(event.outcome),
            by_name(event.source),
        ))  # fmt: skip


def worst_first(events: Iterable[Complication]) -> list[Complication]:
    """By grade of the CTCAE as stated; then those graded by another system, its upper ones first.

    Then adverse events without a grade, infections, support of organs, transfusions and stays:
    none of these has a grade, and within each stands what began first. A range counts by its
    lower bound, which is what is surely reached, then by its upper.
    """
    return sorted(events, key=_rank)


def _rank(event: Complication) -> tuple[int, float, str, float]:
    grade = event.grade
    if _is_graded_by_its_scale(event):
        steps = stated_steps(event.scale, grade, event.severity)
        reached = steps.low if steps else -1
        return -1, -event.is_grave_by_its_scale, event.scale, -reached
    if not event.scale and grade is not None and grade.is_numeric:
        return -2, -(grade.low or 0), "", -(math.inf if grade.high is None else grade.high)
    return _UNGRADED[event.kind], 0, "", 0


def _is_graded_by_its_scale(event: Complication) -> bool:
    """Whether a grade by a system other than the CTCAE is stated, in a number or in its words."""
    has_grade = event.grade is not None and not event.grade.is_missing
    return bool(event.scale) and (
        has_grade or stated_steps(event.scale, None, event.severity) is not None
    )


def _kind(event: Complication) -> str:
    """The kind; of an organ that was supported, which one."""
    return f"{event.kind}: {event.text}" if event.is_support and event.text else event.kind


def _times(event: Complication) -> str:
    onset, end = short_text(event.onset), short_text(event.end)
    has_end = event.end.is_reported and end != onset
    return f"{onset}\nuntil {end}" if has_end else onset


def _tip(event: Complication) -> str:
    return "\n".join(
        filter(None, (capitalised(event.term), event.text, html.time_text(event.onset)))
    )
