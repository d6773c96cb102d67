"""The rows of the status beside the disease: therapy, counts, performance, goals, what came later.

Counts that surely are older than the last look at the disease are left to the laboratory:
they don't say how things stand.
"""

import math
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.patient import PerformanceStatus
from boardapp.case.place import Place
from boardapp.case.therapy import GIVEN
from boardapp.case.when import When
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.specimens import is_blood
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Domain, Look, Phase, StatusRow
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.meeting import GoalEntry
from boardapp.words.capitals import capitalised
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.sentences import sentences
from boardapp.words.times import short_text
from boardapp.words.vital import ongoing_word, planned_word

_COUNTS = frozenset({"haemoglobin", "platelets", "neutrophils"})
"""The blood counts of the status, by the names of `boardapp.clinical.analytes`."""
_DATA = frozenset(
    {
        "assessment",
        "therapy",
        "adverse event",
        "transfusion",
        "infection",
        "admission",
        "organ support",
        "imaging study",
        "pathology report",
    }
)
"""The kinds of events that are data of the patient; a goal or a picture is none."""


def data_end(case: Case, moments: Moments, labs: tuple[LabSeries, ...]) -> Moment:
    """The time up to which the meeting has data: as stated, else that of the latest datum.

    Never a time before the diagnosis, and never that of a therapy that was only planned.
    """
    as_of = case.meeting.as_of
    if as_of.is_reported:
        key = str(as_of)
        return moments.start(key) if key in moments.events else moments.at(as_of)
    latest = moments.start(case.diagnosis.id)
    for moment in _data(moments):
        if _day(moment) >= max(_day(latest), 0.0):
            latest = moment
    for when in _seen(case):
        if _day(moments.at(when)) > _day(latest):
            latest = moments.at(when)
    for point in (series.points[-1] for series in labs if series.points):
        if point.day is not None and point.day > _day(latest):
            latest = point.when
    return latest


def _seen(case: Case) -> Iterator[When]:
    """The times at which the patient was seen or measured, beside the events."""
    if case.patient.vital_status is not None:
        yield case.patient.vital_status.when
    yield from (one.when for one in case.patient.performance)
    yield from (one.when for one in case.measurements)


def therapy_rows(phases: list[Phase], *, is_dead: bool = False) -> Iterator[StatusRow]:
    """What goes on, else what ended last; supportive care that goes on; what is planned.

    Of a patient who died, what went on at the death and what had been planned.
    """
    goes_on = ongoing_word(is_dead=is_dead)
    given = [p for p in phases if p.is_given]
    treating = [p for p in given if p.therapy_class != "supportive"]
    treating = [p for p in treating if p.line is not None] or treating
    ongoing = [p for p in treating if p.is_ongoing]
    if ongoing:
        yield _ongoing_row("therapy", "Therapy", ongoing, goes_on)
    elif treating:
        yield _last_row(treating)
    else:
        yield _none_given_row(phases)
    if care := [p for p in given if p.is_ongoing and p not in treating]:
        yield _ongoing_row("supportive", "Supportive care", care, goes_on)
    if planned := [p for p in phases if p.status == "planned"]:
        names = ", ".join(p.name for p in planned)
        row = _phase_row("planned", planned_word(is_dead=is_dead), names, planned[0])
        yield replace(row, headline=names)


def _none_given_row(phases: list[Phase]) -> StatusRow:
    """What was not given, with its reason: a therapy that was declined is not "not reported"."""
    not_given = [p for p in phases if p.status in _REFUSED and p.therapy_class != "supportive"]
    if not not_given:
        return missing_row("therapy", "Therapy")
    first, *_ = not_given
    told = [f"{p.name}: {not_given_text(p)}" for p in not_given]
    row = _phase_row("therapy", "Therapy", "; ".join(told), first)
    is_one = len(not_given) == 1
    details = (not_given_text(first),) if is_one else tuple(told)
    return replace(row, headline=first.name if is_one else "None given", details=details)


_REFUSED = ("not given", "postponed")


def not_given_text(phase: Phase) -> str:
    """What became of a therapy that was not given, with its reason: "not given (declined)"."""
    return f"{phase.status} ({phase.reason_stopped})" if phase.reason_stopped else phase.status


def _last_row(treating: list[Phase]) -> StatusRow:
    """The therapy that ended last, with its end; where no end is told, with its start."""

    def ended(item: tuple[int, Phase]) -> tuple[float, float, int]:
        number, phase = item
        last = phase.end if phase.has_end else phase.start
        return _day(last), _day(phase.start), number

    last = max(enumerate(treating), key=ended)[1]
    reason = last.reason_stopped
    told = f"stopped: {reason}" if reason else "ended" if last.has_end else ""
    value = f"{last.name}, {told}" if told else last.name
    when = last.end if last.has_end else last.start
    row = _phase_row("therapy", "Last therapy", value, last, when)
    return replace(row, headline=last.name, details=(told,) if told else ())


def _ongoing_row(domain: Domain, label: str, ongoing: list[Phase], goes_on: str) -> StatusRow:
    """What goes on, with the time at which the newest began."""
    newest = max(enumerate(ongoing), key=lambda item: (_day(item[1].start), item[0]))[1]
    names = ", ".join(phase.name for phase in ongoing)
    row = _phase_row(domain, label, f"{goes_on}: {names}", newest)
    return replace(row, headline=names, details=(goes_on,))


def _phase_row(
    domain: Domain, label: str, value: str, phase: Phase, when: Moment | None = None
) -> StatusRow:
    when = when or phase.start
    return StatusRow(
        domain=domain,
        label=label,
        value=value,
        note=time_note(when),
        when=when,
        place=phase.place,
        source=phase.source,
    )


def _day(moment: Moment) -> float:
    """Where it is drawn; before all others where it has no place."""
    return -math.inf if moment.drawn is None else moment.drawn


def _data(moments: Moments) -> Iterator[Moment]:
    """The start and the end of all that is data of the patient, in order of the clock."""
    for key in moments.in_order(moments.events):
        event = moments.events[key]
        status = getattr(event.record, "status", "given")
        if event.kind in _DATA and status in GIVEN:
            yield moments.start(key)
            if event.end is not None and event.end.is_reported:
                yield moments.end(key)


def count_rows(
    labs: tuple[LabSeries, ...], last_look: Look | None, as_of: Moment
) -> Iterator[StatusRow]:
    """The latest blood counts, unless they are older than the last look at the disease."""
    for series in _counts(labs):
        points = [point for point in series.numeric if not _is_after(point, as_of)]
        if points and not _is_old(points[-1], last_look):
            last = points[-1]
            yield StatusRow(
                domain="counts",
                label=capitalised(series.test),
                value=series.text_of(last),
                headline=series.text_of(last),
                note=time_note(last.when),
                when=last.when,
                place=last.place,
                source=last.source,
            )


def _counts(labs: tuple[LabSeries, ...]) -> Iterator[LabSeries]:
    """The counts of the blood: the leukocytes of the spinal fluid are another test."""
    for series in labs:
        analyte = find_analyte(series.test)
        if analyte and analyte.name in _COUNTS and is_blood(series.specimen) and series.numeric:
            yield series


def _is_old(point: LabPoint, look: Look | None) -> bool:
    """Whether a result is told to be from a day before the last look."""
    if look is None or look.when.drawn is None or point.day is None:
        return False
    return point.day < look.when.drawn


def performance_row(case: Case, moments: Moments, as_of: Moment) -> Iterator[StatusRow]:
    """The last performance status that the data of the meeting hold, with those before it."""
    stated = [
        (n, p, moments.at(p.when))
        for n, p in enumerate(case.patient.performance)
        if not p.value.is_missing
    ]
    told = [item for item in stated if not _is_after(item[2], as_of)]
    if told:
        ordered = sorted(told, key=lambda item: (_day(item[2]), item[0]))
        index, status, when = ordered.pop()
        before = tuple(_before(ordered, status.scale, when))
        yield StatusRow(
            domain="performance",
            label=f"Performance ({status.scale})",
            value=status.value.text,
            headline=status.value.text,
            details=before,
            note="; ".join(filter(None, (time_note(when), *before))),
            when=when,
            place=Place.of("patient", "performance", index),
            source=status.source,
        )


def _before(
    others: list[tuple[int, PerformanceStatus, Moment]], scale: str, last: Moment
) -> Iterator[str]:
    """The values surely before the last one, then those whose time may be any, each with its time.

    Of another scale each is named with it.
    """
    is_before = [_is_surely_before(when, last) for _, _, when in others]
    told = [_performance_text(status, when, scale) for _, status, when in others]
    for label, wanted in (("before", True), ("also stated", False)):
        texts = [text for text, is_it in zip(told, is_before, strict=True) if is_it is wanted]
        if texts:
            yield f"{label}: {', '.join(texts[-_MOST_BEFORE:])}"


_MOST_BEFORE = 3


def _is_surely_before(first: Moment, last: Moment) -> bool:
    return first.latest is not None and last.earliest is not None and first.latest < last.earliest


def _performance_text(status: PerformanceStatus, when: Moment, scale: str) -> str:
    value = status.value.text
    name = value if status.scale.casefold() == scale.casefold() else f"{status.scale} {value}"
    return f"{name} ({short_text(when)})" if when.is_reported else name


def _is_after(found: Moment | LabPoint, as_of: Moment) -> bool:
    """Whether a time surely lies behind the data of the meeting."""
    if found.earliest is None or as_of.latest is None:
        return False
    return found.earliest > as_of.latest


def goal_row(goals: list[GoalEntry]) -> Iterator[StatusRow]:
    """What patient and family wanted last."""
    if goals:
        last = goals[-1]
        intent = f"Intent: {last.intent}" if last.intent else ""
        yield StatusRow(
            domain="goals",
            label=f"Goals ({last.by})" if last.by else "Goals",
            value=sentences(last.text, intent) if intent else last.text,
            note=time_note(last.when),
            when=last.when,
            place=last.place,
            source=last.source,
        )


def later_row(
    looks: tuple[Look, ...],
    phases: tuple[Phase, ...],
    labs: tuple[LabSeries, ...],
    as_of: Moment,
    further: Iterable[tuple[str, Moment, Place, str]] = (),
) -> Iterator[StatusRow]:
    """What the case states of the time after the data of the meeting, by name.

    `further` is what else came after them: its name, its time, its place and its source.
    """
    found: list[tuple[str, Moment, Place, str]] = [
        *((look.name, look.when, look.place, look.source) for look in looks if look.is_later),
        *(
            (phase.name, phase.start, phase.place, phase.source)
            for phase in phases
            if phase.is_later and phase.is_given
        ),
    ]
    for series in _counts(labs):
        last = series.numeric[-1]
        if _is_after(last, as_of):
            text = f"{series.test} {series.text_of(last)}"
            found.append((text, last.when, last.place, last.source))
    found += further
    if found:
        one = len(found) == 1
        names = tuple(dict.fromkeys(name for name, *_ in found))
        yield StatusRow(
            domain="later",
            label="After these data",
            value="; ".join(names),
            details=names,
            note=time_note(found[0][1]) if one else "",
            when=found[0][1] if one else Moment(),
            place=found[0][2],
            source=found[0][3],
        )


def missing_row(domain: Domain, label: str) -> StatusRow:
    """A domain of which nothing is reported."""
    return StatusRow(domain=domain, label=label, value=NOT_REPORTED, is_missing=True)


def time_note(moment: Moment) -> str:
    """The time of a row; empty where none is reported."""
    return short_text(moment) if moment.is_reported else ""
