"""Doubts and faults: everything a presenter should look at before the meeting."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from boardapp.case.case import Case, Doubt
from boardapp.case.names import Named, label_at, place_of
from boardapp.case.place import Place, Placed, placed
from boardapp.casefile.faults import Fault
from boardapp.review.checks.acknowledgements import (
    as_acknowledged,
    pointing_to_nothing,
    subjects_of,
)
from boardapp.review.checks.disease_profile import profile_findings
from boardapp.review.checks.times import time_findings
from boardapp.review.checks.unread import unread_findings
from boardapp.review.model.findings import Finding
from boardapp.review.parts import Parts
from boardapp.review.plausibility.rule import Scene
from boardapp.review.plausibility.rules import plausibility_findings
from boardapp.words.capitals import capitalised

_ORDER = {"error": 0, "warning": 1, "note": 2}


def findings(scene: Scene, names: Mapping[str, Named], parts: Parts) -> tuple[Finding, ...]:
    """All findings, errors first; each leads to its fact by `place` and `event`.

    What a rule finds and the case already doubts is one finding: the doubt, which then
    names the rule too. What the case acknowledges is a note with the reason. `names` are the
    records that a doubt may name, `parts` those of an earlier review.
    """
    case, moments = scene.case, scene.moments
    doubts = [_doubt(one, names, scene) for one in placed("doubts", case.doubts)]
    parts.go_on()
    found = [
        *_named(time_findings(case, moments, scene.labs), "times"),
        *_merged(doubts, plausibility_findings(scene, parts)),
        *_named(_missing_essentials(case), "essentials"),
        *_named(profile_findings(case), "disease profile"),
        *pointing_to_nothing(case),
        *unread_findings(case, parts),
    ]
    parts.go_on()
    seen = as_acknowledged(found, case)
    return tuple(sorted(seen, key=lambda finding: _ORDER[finding.severity]))


def _doubt(one: Placed[Doubt], index: Mapping[str, Named], scene: Scene) -> Finding:
    doubt = one.record
    place = place_of(doubt.about, index)
    nowhere = f' Nothing in the case is called "{doubt.about}": write the id of a record.'
    return Finding(
        severity="warning",
        title=capitalised(label_at(scene.case, place) if place else doubt.about),
        sentence=doubt.text,
        basis=f"stated as a doubt in the case ({doubt.source or 'no source'})",
        to_do=_advice(doubt.suggestion) + ("" if place else nowhere),
        place=place or one.place / "about",
        source=doubt.source,
        event=scene.moments.event_at(place) if place else "",
        rule="doubt",
    )


def _named(found: Iterable[Finding], rule: str) -> Iterator[Finding]:
    return (msgspec.structs.replace(finding, rule=rule) for finding in found)


def _advice(suggestion: str) -> str:
    """What to do about a doubt; its suggestion may be an act or another reading of the print."""
    if not suggestion:
        return "Settle it with the source, or say it at the meeting."
    return f"Suggested: {suggestion.rstrip('.')}. Settle it with the source."


def _merged(doubts: Sequence[Finding], found_by_rules: Iterable[Finding]) -> list[Finding]:
    """The doubts, with the rules that agree with them, and what no doubt is about.

    Of several doubts about one place each is taken for another finding.
    """
    merged, rest = list(doubts), []
    taken: set[int] = set()
    for found in found_by_rules:
        places = subjects_of(found)
        about = [n for n, doubt in enumerate(merged) if subjects_of(doubt) & places]
        if not about:
            rest.append(found)
            continue
        number = next((n for n in about if n not in taken), about[0])
        taken.add(number)
        doubt = merged[number]
        merged[number] = msgspec.structs.replace(
            doubt, basis=f"{found.basis}; {doubt.basis}", fix=doubt.fix or found.fix
        )
    return merged + rest


def _missing_essentials(case: Case) -> Iterator[Finding]:
    if not case.meeting.question.text:
        yield Finding(
            severity="warning",
            title="Question for the board",
            sentence="The case states no question for the board.",
            basis="boards that are given the question and the reason decide better",
            to_do="State what the board is to decide.",
            place=Place("meeting.question"),
        )
    if case.privacy.status in ("identified", "not stated"):
        yield Finding(
            severity="warning",
            title="Privacy",
            sentence=f"The privacy status of this case is: {case.privacy.status}.",
            basis="a deck leaves the hospital more easily than its file",
            to_do="De-identify the case, and state its privacy before the deck is shown.",
            place=Place("privacy.status"),
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
            place=Place(fault.place),
        )
        for fault in faults
    )
