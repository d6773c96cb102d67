"""How things stand: each domain with the time of its last look."""

import math
from collections.abc import Iterator

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.place import Place, Placed, placed
from boardapp.review.clock.moments import Moments
from boardapp.review.course.relapses import cns_text
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.course import MrdPoint, Phase, Status
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.meeting import GoalEntry
from boardapp.words.capitals import capitalised
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.sentences import sentences
from boardapp.words.times import short_text
from boardapp.words.units import unit_text

_COUNTS = ("haemoglobin", "hemoglobin", "platelets", "neutrophils")
_Look = Placed[Assessment]


def data_end(case: Case, moments: Moments) -> Moment:
    """The day the data end: as stated by the case, else its last assessment or event."""
    as_of = case.meeting.as_of
    if as_of.is_reported:
        key = str(as_of)
        return moments.start(key) if key in moments.events else moments.at(as_of)
    ordered = moments.in_order(moments.events)
    looks = [key for key in ordered if moments.events[key].kind == "assessment"]
    return moments.start((looks or ordered)[-1])


def current_status(
    case: Case,
    moments: Moments,
    as_of: Moment,
    *,
    phases: tuple[Phase, ...],
    mrd: tuple[MrdPoint, ...],
    labs: tuple[LabSeries, ...],
    goals: tuple[GoalEntry, ...],
) -> Status:
    """The last statement of each domain, each with its own date.

    None is carried forward without saying from when.
    """
    looks = _looks(case, moments)
    rows = [
        _disease_row(looks),
        _mrd_row(mrd),
        _cns_row(looks, case, moments),
        *_chimerism_row(looks),
        _therapy_row(phases),
        *_supportive_row(phases),
        *_count_rows(labs),
        *_performance_row(case, moments),
        *_goal_row(goals),
    ]
    disease = rows[0]
    parts = [] if disease.is_missing else [disease.value]
    parts += [point.text for point in _decisive(mrd)]
    return Status(
        text="; ".join(parts) or f"disease status {NOT_REPORTED}",
        as_of=as_of,
        rows=tuple(rows),
        place=disease.place,
        source=disease.source,
    )


def _looks(case: Case, moments: Moments) -> list[tuple[Moment, _Look]]:
    """The assessments from the last to the first."""
    found = {look.key: look for look in placed("assessments", case.assessments)}
    keys = reversed(moments.in_order(found))
    return [(moments.start(key), found[key]) for key in keys]


def _missing(label: str) -> Row:
    return Row(label=label, value=NOT_REPORTED, is_missing=True)


def _row(label: str, value: str, moment: Moment, place: Place, source: str) -> Row:
    return Row(
        label=label,
        value=value,
        note=short_text(moment),
        place=place,
        source=source,
    )


def _disease_row(looks: list[tuple[Moment, _Look]]) -> Row:
    for moment, (_, at, look) in looks:
        if text := _disease_text(look):
            return _row("Disease", text, moment, at, look.source)
    return _missing("Disease")


def _disease_text(look: Assessment) -> str:
    if look.finding == "relapse":
        number = f" {look.number}" if look.number else ""
        return f"relapse{number} ({' + '.join(look.sites) or 'site not reported'})"
    if look.response:
        return look.response
    return look.finding if look.finding in ("remission", "refractory", "progression") else ""


def _mrd_row(mrd: tuple[MrdPoint, ...]) -> Row:
    if not mrd:
        return _missing("MRD")
    newest = _newest_results(mrd)
    text = "; ".join(point.text.removeprefix("MRD ") for point in newest)  # The label says it.
    last = _decisive(mrd)[0]
    return _row("MRD", text, last.when, last.place, last.source)


def _newest_results(mrd: tuple[MrdPoint, ...]) -> list[MrdPoint]:
    """The results of the newest look: often one by flow cytometry and one by NGS."""
    return [point for point in mrd if point.key == mrd[-1].key]


def _decisive(mrd: tuple[MrdPoint, ...]) -> list[MrdPoint]:
    """Of the newest results the one to be told alone: what was found, else the most sensitive."""
    newest = _newest_results(mrd) if mrd else []
    found = [point for point in newest if point.outcome != "negative"]
    limits = [math.inf if point.limit is None else point.limit for point in newest]
    return found[-1:] or [newest[n] for n in range(len(newest)) if limits[n] == min(limits)][-1:]


def _cns_row(looks: list[tuple[Moment, _Look]], case: Case, moments: Moments) -> Row:
    for moment, (_, at, look) in looks:
        if look.cns and look.cns.status != NOT_REPORTED:
            return _row("CNS", cns_text(look), moment, at / "cns", look.source)
        if look.finding == "relapse" and any("cns" in site.casefold() for site in look.sites):
            place = at / "sites"
            return _row(
                "CNS",
                f"relapse in the CNS; later status {NOT_REPORTED}",
                moment,
                place,
                look.source,
            )
    dx = case.diagnosis
    if dx.cns:
        return _row("CNS", dx.cns.status, moments.start(dx.id), Place("diagnosis.cns"), dx.source)
    return _missing("CNS")


def _chimerism_row(looks: list[tuple[Moment, _Look]]) -> Iterator[Row]:
    for moment, (_, at, look) in looks:
        if look.chimerism:
            text = "; ".join(c.text or f"{c.donor.text} % donor" for c in look.chimerism)
            yield _row("Chimerism", text, moment, at / "chimerism", look.source)
            return


def _therapy_row(phases: tuple[Phase, ...]) -> Row:
    treating = [p for p in phases if p.line is not None]
    if ongoing := [p for p in treating if p.is_ongoing]:
        return _ongoing_row("Therapy", ongoing)
    if given := [p for p in treating if p.status == "given"]:
        last = _newest(given)
        return _row("Last therapy", last.name, last.start, last.place, last.source)
    return _missing("Therapy")


def _supportive_row(phases: tuple[Phase, ...]) -> Iterator[Row]:
    if ongoing := [p for p in phases if p.is_ongoing and p.line is None]:
        yield _ongoing_row("Supportive care", ongoing)


def _ongoing_row(label: str, ongoing: list[Phase]) -> Row:
    """What goes on, with the time of the newest."""
    newest = _newest(ongoing)
    names = ", ".join(phase.name for phase in ongoing)
    return _row(label, f"ongoing: {names}", newest.start, newest.place, newest.source)


def _newest(phases: list[Phase]) -> Phase:
    """The phase that is drawn last; of several on one day the last told."""
    days = [_day(phase.start) for phase in phases]
    return max(zip(days, range(len(phases)), phases, strict=True))[2]


def _day(moment: Moment) -> float:
    """Where it is drawn; before all others where it has no place."""
    return -math.inf if moment.drawn is None else moment.drawn


def _count_rows(labs: tuple[LabSeries, ...]) -> Iterator[Row]:
    for series in labs:
        numeric = series.numeric
        if series.test.casefold() in _COUNTS and numeric:
            last = numeric[-1]
            yield Row(
                label=capitalised(series.test),
                value=f"{last.value} {unit_text(series.unit_of(last))}".strip(),
                note=short_text(last.when),
                place=last.place,
                source=last.source,
            )


def _performance_row(case: Case, moments: Moments) -> Iterator[Row]:
    stated = [(n, p) for n, p in enumerate(case.patient.performance) if not p.value.is_missing]
    if stated:
        index, status = max(stated, key=lambda p: (_day(moments.at(p[1].when)), p[0]))
        yield Row(
            label=f"Performance ({status.scale})",
            value=status.value.text,
            note=moments.short(status.when),
            place=Place.of("patient", "performance", index),
            source=status.source,
        )


def _goal_row(goals: tuple[GoalEntry, ...]) -> Iterator[Row]:
    if goals:
        last = goals[-1]
        intent = "" if last.intent == NOT_REPORTED else f"Intent: {last.intent}"
        text = sentences(last.text, intent) if intent else last.text
        yield _row("Goals of the family", text, last.when, last.place, last.source)
