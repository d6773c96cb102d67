"""Doubts and faults: everything a presenter should look at before the meeting."""

import re
from collections.abc import Iterable, Iterator, Mapping

from boardapp.case.case import Case, Doubt
from boardapp.case.events import Event
from boardapp.case.names import Named, named_records
from boardapp.casefile.faults import Fault
from boardapp.clinical.radiation import RULE as RADIATION_RULE
from boardapp.clinical.radiation import radiation_fault
from boardapp.review.model import Finding
from boardapp.review.moments import Moments
from boardapp.review.wording import capitalised

_ORDER = {"error": 0, "warning": 1, "note": 2}
_HEAD = re.compile(r"[^.\[]+(\[\d+\])?")
_HEAD_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def findings(case: Case, moments: Moments) -> tuple[Finding, ...]:
    """All findings, errors first; each leads to its fact by `place` and `event`."""
    index = named_records(case)
    doubted = {doubt.about for doubt in case.doubts}
    found = [
        *_contradictions(moments),
        *(_doubt(doubt, index, moments) for doubt in case.doubts),
        *_radiation(case, doubted),
        *_lab_ranges(case),
        *_missing_essentials(case),
    ]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def _contradictions(moments: Moments) -> Iterator[Finding]:
    for contradiction in moments.clock.contradictions:
        first = contradiction.facts[0]
        yield Finding(
            severity="error",
            title="Times contradict each other",
            sentence=contradiction.sentence,
            basis="boardapp time conventions 1",
            to_do="Look up the times named here in the source, and correct the one that is wrong.",
            place=first.place,
            event=_event_of(first.place, moments.events),
        )


def _doubt(doubt: Doubt, index: Mapping[str, Named], moments: Moments) -> Finding:
    name = _HEAD_ID.match(doubt.about)
    named = index.get(name[0]) if name else None
    label = named.label if named else doubt.about
    return Finding(
        severity="warning",
        title=capitalised(label),
        sentence=doubt.text,
        basis=f"stated as a doubt in the case ({doubt.source or 'no source'})",
        to_do=doubt.suggestion or "Settle it with the source, or say it at the meeting.",
        place=named.place + doubt.about[len(named.id) :] if named else doubt.about,
        source=doubt.source,
        event=_event_of(named.place if named else doubt.about, moments.events),
    )


def _event_of(place: str, events: Mapping[str, Event]) -> str:
    """The key of the event that this place lies in; empty if it lies in none."""
    head = _HEAD.match(place)
    name = head[0] if head else ""
    return next((event.key for event in events.values() if event.place == name), "")


def _radiation(case: Case, doubted: set[str]) -> Iterator[Finding]:
    for index, therapy in enumerate(case.therapies):
        for number, field in enumerate(therapy.radiation):
            sentence = radiation_fault(field.site, field.dose, field.unit) if field.dose else None
            if sentence is None:
                continue
            name = therapy.id or f"therapies[{index}]"
            is_known = any(about.startswith(f"{name}.radiation") for about in doubted)
            yield Finding(
                severity="note" if is_known else "error",
                title=f"{therapy.name}: dose",
                sentence=sentence,
                basis=RADIATION_RULE,
                to_do=(
                    "The case already doubts it; the printed value stays, with this note."
                    if is_known
                    else "Look up the dose and its unit; if the source prints it so, add a doubt."
                ),
                place=f"therapies[{index}].radiation[{number}].dose",
                source=therapy.source,
                event=name,
            )


def _lab_ranges(case: Case) -> Iterator[Finding]:
    for index, result in enumerate(case.labs):
        if result.low is not None and result.high is not None and result.low > result.high:
            yield Finding(
                severity="error",
                title=f"{result.test}: reference range",
                sentence=f"The range {result.low:g} to {result.high:g} is upside down.",
                basis="a lower limit is not above its upper limit",
                to_do="Exchange the two limits if they were swapped.",
                place=f"labs[{index}].low",
                source=result.source,
            )


def _missing_essentials(case: Case) -> Iterator[Finding]:
    if not case.meeting.question.text:
        yield Finding(
            severity="warning",
            title="Question for the board",
            sentence="The case states no question for the board.",
            basis="boards that are given the question and the reason decide better",
            to_do="Write what the board is to decide into meeting.question.",
            place="meeting.question",
        )
    if case.privacy.status in ("identified", "not stated"):
        yield Finding(
            severity="warning",
            title="Privacy",
            sentence=f"The privacy status of this case is: {case.privacy.status}.",
            basis="a deck leaves the hospital more easily than its file",
            to_do="De-identify the case and set privacy.status before the deck is shown.",
            place="privacy.status",
        )


def image_findings(faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """The faults of the image files as findings: a deck without a picture is still a deck."""
    return tuple(
        Finding(
            severity="error",
            title="Image",
            sentence=fault.what,
            basis="the files beside the case",
            to_do=fault.remedy or "Put the picture where the case names it.",
            place=fault.place,
        )
        for fault in faults
    )
