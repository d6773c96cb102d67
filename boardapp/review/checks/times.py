"""Faults of time: contradictions, times that refer to nothing, and what is dated too late."""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.events import Event
from boardapp.case.place import Place
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.when import When
from boardapp.review.clock.contradictions import Contradiction
from boardapp.review.clock.conventions import CONVENTION
from boardapp.review.clock.facts import Strength
from boardapp.review.clock.moments import Moments
from boardapp.review.model.findings import Finding
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.words.capitals import capitalised
from boardapp.words.contradictions import contradiction_text
from boardapp.words.times import short_text

_HAPPENED = frozenset(
    {
        "assessment",
        "adverse event",
        "transfusion",
        "infection",
        "admission",
        "organ support",
        "imaging study",
        "pathology report",
    }
)
_LONG_BEFORE_D = 31.0
"""Results of the work-up that leads to a diagnosis lie before it, by days or weeks."""


def time_findings(case: Case, moments: Moments, labs: tuple[LabSeries, ...]) -> Iterator[Finding]:
    """Everything that can't be right about the times of a case; silent where it can be."""
    yield from _contradictions(moments)
    yield from _unknown_anchors(moments)
    yield from _after_the_end(case, moments, labs)
    yield from _before_diagnosis(labs)


_MAY_LEAD_TO_THE_DIAGNOSIS = frozenset(
    {"transfusion", "admission", "infection", "adverse event", "imaging study", "pathology report"}
)


def _contradictions(moments: Moments) -> Iterator[Finding]:
    for contradiction in moments.clock.contradictions:
        if _may_well_be(contradiction, moments):
            continue
        place = contradiction.facts[0].place
        is_assumed = contradiction.involves_assumption
        yield Finding(
            severity="warning" if is_assumed else "error",
            title="Times contradict each other",
            sentence=contradiction_text(contradiction.facts, is_assumed=is_assumed),
            basis=CONVENTION,
            to_do="Look up the times named here in the source, and correct the one that is wrong."
            if not is_assumed
            else "Look up the times and numbers named here; if they are right, keep them.",
            place=place,
            event=moments.event_at(place),
        )


def _may_well_be(contradiction: Contradiction, moments: Moments) -> bool:
    """Whether all that fails is the assumption that an illness or a stay follows the diagnosis."""
    event = moments.events.get(moments.event_at(contradiction.place))
    is_assumption = contradiction.set_aside.strength is Strength.USUAL
    return is_assumption and event is not None and event.kind in _MAY_LEAD_TO_THE_DIAGNOSIS


def _unknown_anchors(moments: Moments) -> Iterator[Finding]:
    for unknown in moments.clock.unknown_anchors:
        yield Finding(
            severity="error",
            title="Time refers to no event",
            sentence=f'"{unknown.text}" refers to "{unknown.anchor}", '
            "which is no event of this case; the time is left out.",
            basis=CONVENTION,
            to_do="Write the id of an event of the case, or a date.",
            place=unknown.place,
            event=moments.event_at(unknown.place),
        )


def _after_the_end(case: Case, moments: Moments, labs: tuple[LabSeries, ...]) -> Iterator[Finding]:
    """What is certainly later than the day the data end, or than the meeting."""
    end, name, field = end_of_data(case)
    limit = moments.at(end).latest
    if limit is None:
        return
    for event in moments.events.values():
        start = moments.clock.start(event.key).earliest
        if _has_happened(event) and start is not None and start > limit:
            label = capitalised(event.label)
            yield _too_late(label, f"{label} is dated", name, field, event.start_place, event.key)
    for series in labs:
        if late := [p for p in series.points if p.earliest is not None and p.earliest > limit]:
            told = f"{_results(late)} of {series.test} {'is' if len(late) == 1 else 'are'} dated"
            yield _too_late(capitalised(series.test), told, name, field, late[0].place)


def end_of_data(case: Case) -> tuple[When, str, str]:
    """The day the data end, else that of the meeting, with its name and its place."""
    meeting = case.meeting
    if meeting.as_of.is_reported:
        return meeting.as_of, "the day the data end", "meeting.as_of"
    return meeting.date, "the meeting", "meeting.date"


def _has_happened(event: Event) -> bool:
    if isinstance(event.record, Therapy):
        return event.record.status in GIVEN
    return event.kind in _HAPPENED


def _too_late(
    title: str, told: str, name: str, field: str, place: Place, event: str = ""
) -> Finding:
    return Finding(
        severity="warning",
        title=title,
        sentence=f"{told} after {name}.",
        basis=f"{field} and {CONVENTION}",
        to_do=f"Correct the date, or {field} if the data go on for longer.",
        place=place,
        event=event,
    )


def _before_diagnosis(labs: tuple[LabSeries, ...]) -> Iterator[Finding]:
    for series in labs:
        early = [p for p in series.points if p.latest is not None and p.latest < -_LONG_BEFORE_D]
        if early:
            yield Finding(
                severity="note",
                title=capitalised(series.test),
                sentence=f"{_results(early)} of {series.test} "
                f"{'lies' if len(early) == 1 else 'lie'} more than a month before the diagnosis.",
                basis=CONVENTION,
                to_do="Check the date; if it is right, nothing is to be done.",
                place=early[0].place,
                source=early[0].source,
            )


def _results(points: list[LabPoint]) -> str:
    first = short_text(points[0].when)
    return f"A result ({first})" if len(points) == 1 else f"{len(points)} results (first {first})"
