"""Findings that somebody looked at and lets stand: kept in the case, with the reason.

An acknowledged finding never vanishes; it becomes a note that says why it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from boardapp.case.case import Acknowledgement, Case
from boardapp.case.ids import pointed_at
from boardapp.case.names import Named, named_records, place_of
from boardapp.case.place import Place, PlaceError, placed
from boardapp.review.model.findings import Finding

_PART_OF_A_RESULT = re.compile(r"\.(dose|unit|value|low|high)$")
RULE = "what is pointed at"


def as_acknowledged(findings: Iterable[Finding], case: Case) -> Iterator[Finding]:
    """The findings; those that the case acknowledges as notes with the reason."""
    index = named_records(case) if case.acknowledgements else {}
    for finding in findings:
        known = next((a for a in case.acknowledgements if _is_about(a, finding, case, index)), None)
        yield finding if known is None else _as_note(finding, known)


def acknowledge(case: Case, finding: Finding, reason: str, by: str = "") -> Case:
    """The case with the finding acknowledged; `reason` must not be empty.

    The record that the finding is about is given an id if it has none, so that the
    acknowledgement stays with it wherever records move. One that is acknowledged gets the new
    reason. Raises `PlaceError` where the case has no such record.
    """
    if not reason.strip():
        raise ValueError("an acknowledgement needs a reason")
    if (known := acknowledgement_of(case, finding)) is not None:
        changed = replace(known, reason=reason.strip(), by=by.strip())
        kept = tuple(changed if one is known else one for one in case.acknowledgements)
        return replace(case, acknowledgements=kept)
    case, about = pointed_at(case, finding.place)
    stated = Acknowledgement(
        about=about,
        word=_word_at(finding.place, case),
        reason=reason.strip(),
        rule=finding.rule,
        by=by.strip(),
    )
    return replace(case, acknowledgements=(*case.acknowledgements, stated))


def acknowledgement_of(case: Case, finding: Finding) -> Acknowledgement | None:
    """What the case says of why the finding stands; None where it is open."""
    index = named_records(case) if case.acknowledgements else {}
    return next((a for a in case.acknowledgements if _is_about(a, finding, case, index)), None)


def withdraw(case: Case, finding: Finding) -> Case:
    """The case without any acknowledgement of the finding; its record keeps the id."""
    index = named_records(case)
    kept = tuple(a for a in case.acknowledgements if not _is_about(a, finding, case, index))
    return replace(case, acknowledgements=kept)


def pointing_to_nothing(case: Case) -> Iterator[Finding]:
    """The acknowledgements whose record is not in the case, or not any more."""
    index = named_records(case) if case.acknowledgements else {}
    for _, place, stated in placed("acknowledgements", case.acknowledgements):
        about = place_of(stated.about, index)
        if about is None or not about.is_in(case):
            yield Finding(
                severity="warning",
                title="An acknowledgement points to nothing",
                sentence=f'It is about "{stated.about}", which is not in the case. '
                f"Its reason was: {stated.reason}",
                basis="a record is known by its id, and by nothing else",
                to_do="Delete it, or write the id of the record that it was meant for.",
                place=place / "about",
                rule=RULE,
            )


def subjects_of(finding: Finding) -> frozenset[str]:
    """The facts that a finding is about: its places without the part of a result."""
    return frozenset(map(_whole_result, (finding.place, *finding.also_at)))


def _is_about(
    stated: Acknowledgement, finding: Finding, case: Case, index: Mapping[str, Named]
) -> bool:
    if stated.rule not in ("", finding.rule):
        return False
    place = place_of(stated.about, index)
    if place is None:
        return False
    if stated.word:
        words = (p for p in (finding.place, *finding.also_at) if p.parent == place)
        return any(_word_at(word, case) == stated.word for word in words)
    return _whole_result(place) in subjects_of(finding)


def _word_at(place: Place, case: Case) -> str:
    """The word that stands here in a list of words; empty for all other places."""
    if not place or not isinstance(place.steps[-1], int):
        return ""
    try:
        found = place.get(case)
    except PlaceError:
        return ""
    return found if isinstance(found, str) else ""


def _as_note(finding: Finding, stated: Acknowledgement) -> Finding:
    by = f" ({stated.by})" if stated.by else ""
    reason = f"{stated.reason.rstrip('.')}{by}"
    to_do = f"Acknowledged: {reason}."
    return replace(finding, severity="note", acknowledged=reason, to_do=to_do, fix=None)


def _whole_result(place: str) -> str:
    return _PART_OF_A_RESULT.sub("", place)
