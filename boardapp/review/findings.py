"""Doubts and faults: everything a presenter should look at before the meeting."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from boardapp.case.case import Case, Doubt
from boardapp.case.names import Named, named_records
from boardapp.casefile.faults import Fault
from boardapp.review.model import Finding, LabSeries
from boardapp.review.moments import Moments
from boardapp.review.result_findings import result_findings
from boardapp.review.time_findings import event_at, time_findings
from boardapp.review.wording import capitalised

_ORDER = {"error": 0, "warning": 1, "note": 2}
_HEAD_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PART_OF_A_RESULT = re.compile(r"\.(dose|unit|value|low|high)$")


def findings(case: Case, moments: Moments, labs: tuple[LabSeries, ...]) -> tuple[Finding, ...]:
    """All findings, errors first; each leads to its fact by `place` and `event`.

    What a rule finds and the case already doubts is one finding: the doubt, which then
    names the rule too.
    """
    index = named_records(case)
    doubts = [_doubt(doubt, index, moments) for doubt in case.doubts]
    found = [
        *time_findings(case, moments, labs),
        *_merged(doubts, result_findings(case, labs)),
        *_missing_essentials(case),
    ]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def _doubt(doubt: Doubt, index: Mapping[str, Named], moments: Moments) -> Finding:
    name = _HEAD_ID.match(doubt.about)
    named = index.get(name[0]) if name else None
    place = named.place + doubt.about[len(named.id) :] if named else doubt.about
    return Finding(
        severity="warning",
        title=capitalised(named.label if named else doubt.about),
        sentence=doubt.text,
        basis=f"stated as a doubt in the case ({doubt.source or 'no source'})",
        to_do=_advice(doubt.suggestion),
        place=place,
        source=doubt.source,
        event=event_at(place, moments.events),
    )


def _advice(suggestion: str) -> str:
    """What to do about a doubt; its suggestion may be an act or another reading of the print."""
    if not suggestion:
        return "Settle it with the source, or say it at the meeting."
    return f"Settle it with the source; suggested: {suggestion.rstrip('.')}."


def _merged(doubts: Sequence[Finding], found_by_rules: Iterable[Finding]) -> list[Finding]:
    """The doubts, with the rules that agree with them, and what no doubt is about."""
    merged, rest = list(doubts), []
    for found in found_by_rules:
        subject = _PART_OF_A_RESULT.sub("", found.place)
        for number, doubt in enumerate(merged):
            if _PART_OF_A_RESULT.sub("", doubt.place) == subject:
                basis = f"{found.basis}; {doubt.basis}"
                merged[number] = msgspec.structs.replace(doubt, basis=basis)
                break
        else:
            rest.append(found)
    return merged + rest


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
