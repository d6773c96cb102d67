"""Relapses and remissions.

A remission begins with the look that states it and is placed by the relapse before it, never
numbered. It ends with the next relapse or progression, or with a look that states less than
a remission; else it lasted at least to the last look that agrees with it: one that states a
remission or finds no disease, or a follow-up that finds none. Nothing is inferred where the
source states no remission. Rule "boardapp remission rule 2".
"""

import msgspec

from boardapp.case.assessment import Assessment
from boardapp.case.interval import Interval
from boardapp.case.said import said
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.response_criteria import BLASTS_PERCENT
from boardapp.clinical.response_words import ACTIVE, ENDS_REMISSION, is_called_remission
from boardapp.review.clock.moments import Moments
from boardapp.review.course.look_texts import cns_text, marrow_text, mrd_elsewhere
from boardapp.review.course.looks import first_phase, length_between
from boardapp.review.course.stated_looks import Looks
from boardapp.review.model.course import Look, Phase, Relapse, Remission
from boardapp.words.looks import relapse_told
from boardapp.words.studies import response_by


def relapses(
    stated: Looks,
    looks: tuple[Look, ...],
    phases: tuple[Phase, ...],
    diagnosis: str,
    moments: Moments,
) -> tuple[Relapse, ...]:
    """Every relapse in order; numbered as stated, else counted on from the one before."""
    by_key = _by_key(stated)
    lines: dict[int | None, list[Phase]] = {}
    for phase in phases:
        if phase.is_given:
            lines.setdefault(phase.line, []).append(phase)
    return tuple(
        _relapse(look, by_key[look.key], lines.get(look.line, []), diagnosis, moments)
        for look in looks
        if look.finding == "relapse"
    )


def remissions(stated: Looks, looks: tuple[Look, ...], moments: Moments) -> tuple[Remission, ...]:
    """Each stretch from a stated remission to what ended it, or to the last look that agrees."""
    by_key = _by_key(stated)
    found: list[Remission] = []
    open_stretch: _Stretch | None = None
    before: Look | None = None
    relapse_count = 0
    for look in looks:
        if open_stretch is not None and look.state in (*ENDS_REMISSION, "death"):
            found.append(_remission(open_stretch, look, by_key, moments))
            open_stretch = None
        if look.finding == "relapse":
            relapse_count = look.number or relapse_count + 1
        if look.state in ACTIVE:
            before = look
        elif look.state == "remission":
            open_stretch = open_stretch or _Stretch(look, look, before, relapse_count)
            open_stretch.last = look
            open_stretch.is_called_remission |= is_called_remission(by_key[look.key])
        elif open_stretch is not None and _agrees(look, by_key[look.key]):
            open_stretch.last = look
    if open_stretch is not None:
        found.append(_remission(open_stretch, None, by_key, moments))
    return tuple(found)


def until_text(remission: Remission) -> str:
    """Up to when a remission is known to have lasted."""
    if remission.is_seen_once and remission.is_ongoing:
        return "first seen at the last look"
    return "ongoing at the last look" if remission.is_ongoing else remission.ended_by


class _Stretch(msgspec.Struct):
    """A remission that nothing has ended so far."""

    first: Look
    last: Look
    after: Look | None
    relapse_count: int
    is_called_remission: bool = False


def _by_key(stated: Looks) -> dict[str, Assessment]:
    return {look.key: look.record for look in stated}


def _agrees(look: Look, assessment: Assessment) -> bool:
    """Whether a look that names no state agrees with a remission.

    A follow-up does where it finds no disease; of other looks only those that looked for
    the leukemia and found less than a remission allows.
    """
    states = {finding.state for finding in assessment.extramedullary}
    marrow = assessment.marrow
    blasts = side(marrow.blasts, BLASTS_PERCENT) if marrow else None
    if look.state or "present" in states or blasts == "above":
        return False
    if look.finding == "follow-up":
        return True
    outcomes = {mrd.result for mrd in marrow.mrd} if marrow else set()
    return blasts == "below" or "negative" in outcomes


def _relapse(
    look: Look, assessment: Assessment, line: list[Phase], diagnosis: str, moments: Moments
) -> Relapse:
    since_line = Interval()
    if line and look.line is not None:
        start = (first_phase(line, moments).key, "start")
        since_line = length_between(start, (look.key, "start"), moments)
    return Relapse(
        key=look.key,
        place=look.place,
        source=look.source,
        number=look.number or 1,
        when=look.when,
        sites=look.sites,
        is_isolated=look.is_isolated,
        since_diagnosis=length_between((diagnosis, "start"), (look.key, "start"), moments),
        since_line_start=since_line,
        line="" if look.line is None else str(look.line),
        marrow=marrow_text(assessment, moments.disease_words),
        cns=cns_text(assessment),
        confirmed_by=said(assessment.confirmed_by),
        summary=assessment.summary,
        told=relapse_told(assessment),
        turn=moments.disease_words.turn,
        is_counted=assessment.number is None or "number" in assessment.inferred,
        has_marrow=assessment.marrow is not None,
        has_cns=assessment.cns is not None,
    )


def _remission(
    stretch: _Stretch, ended_by: Look | None, by_key: dict[str, Assessment], moments: Moments
) -> Remission:
    first, after = stretch.first, stretch.after
    is_open = ended_by is None or ended_by.state == "death"
    end = stretch.last if ended_by is None or is_open else ended_by
    edges = (first.key, "start"), (end.key, "start")
    evidence = (
        response_by(first.response, first.system),
        marrow_text(by_key[first.key], moments.disease_words),
        mrd_elsewhere(by_key[first.key]),
    )
    return Remission(
        label=f"after {_event_name(after)}" if after else "after diagnosis",
        place=first.place,
        source=first.source,
        start=first.when,
        end=end.when,
        duration=_open_length(*edges, moments) if is_open else length_between(*edges, moments),
        is_ongoing=ended_by is None,
        ended_by=_event_name(ended_by) if ended_by else "",
        evidence=", ".join(filter(None, evidence)) or first.words,
        is_open=is_open,
        is_seen_once=is_open and stretch.first is stretch.last,
        after_relapses=stretch.relapse_count,
        is_called_remission=stretch.is_called_remission,
    )


def _open_length(first: tuple[str, str], last: tuple[str, str], moments: Moments) -> Interval:
    """How long a remission lasted that nothing ended: at least to its last look."""
    found = moments.clock.between(*first, *last)
    if first == last or (found.latest is not None and found.latest <= 0):
        return Interval()
    if found.earliest is not None and found.earliest > 0:
        return Interval(found.earliest, None)
    return Interval(None, found.latest)


def _event_name(look: Look) -> str:
    """What came before or after a remission, by its number or in its own words."""
    if look.turn:
        return look.turn
    return look.state if look.state in (*ACTIVE, "death") else look.name
