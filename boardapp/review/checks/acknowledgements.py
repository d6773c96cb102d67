"""Findings that somebody looked at and lets stand: kept in the case, with the reason.

An acknowledged finding never vanishes; it becomes a note that says why it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from boardapp.case.case import Acknowledgement, Case
from boardapp.case.names import Named, named_records
from boardapp.case.place import Place
from boardapp.review.model.findings import Finding

_HEAD_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PART_OF_A_RESULT = re.compile(r"\.(dose|unit|value|low|high)$")


def as_acknowledged(findings: Iterable[Finding], case: Case) -> Iterator[Finding]:
    """The findings; those that the case acknowledges as notes with the reason."""
    index = named_records(case)
    for finding in findings:
        known = next((a for a in case.acknowledgements if _is_about(a, finding, index)), None)
        yield finding if known is None else _as_note(finding, known)


def acknowledge(case: Case, finding: Finding, reason: str, by: str = "") -> Case:
    """The case with the finding acknowledged; `reason` must not be empty.

    The place is kept by the id of its record where it has one, so that it holds when records
    move.
    """
    if not reason.strip():
        raise ValueError("an acknowledgement needs a reason")
    stated = Acknowledgement(
        about=_about(finding.place, named_records(case)),
        reason=reason.strip(),
        rule=finding.rule,
        by=by.strip(),
    )
    return replace(case, acknowledgements=(*case.acknowledgements, stated))


def withdraw(case: Case, finding: Finding) -> Case:
    """The case without any acknowledgement of the finding."""
    index = named_records(case)
    kept = tuple(a for a in case.acknowledgements if not _is_about(a, finding, index))
    return replace(case, acknowledgements=kept)


def place_of(about: str, index: Mapping[str, Named]) -> Place:
    """The path in the file that a doubt is about; it may begin with the id of a record."""
    name = _HEAD_ID.match(about)
    named = index.get(name[0]) if name else None
    return Place(named.place + about[len(named.id) :] if named else about)


def subjects_of(finding: Finding) -> frozenset[str]:
    """The facts that a finding is about: its places without the part of a result."""
    return frozenset(map(_whole_result, (finding.place, *finding.also_at)))


def _is_about(stated: Acknowledgement, finding: Finding, index: Mapping[str, Named]) -> bool:
    is_rule = stated.rule in ("", finding.rule)
    return is_rule and _whole_result(place_of(stated.about, index)) in subjects_of(finding)


def _as_note(finding: Finding, stated: Acknowledgement) -> Finding:
    by = f" ({stated.by})" if stated.by else ""
    reason = f"{stated.reason.rstrip('.')}{by}"
    to_do = f"Acknowledged: {reason}."
    return replace(finding, severity="note", acknowledged=reason, to_do=to_do)


def _about(place: Place, index: Mapping[str, Named]) -> str:
    """The place by the id of the innermost record that holds it; the place itself if none does."""
    holders = [named for named in index.values() if named.place.contains(place)]
    if not holders:
        return place
    inner = max(holders, key=lambda named: len(named.place))
    return inner.id + place.below(inner.place)


def _whole_result(place: str) -> str:
    return _PART_OF_A_RESULT.sub("", place)
