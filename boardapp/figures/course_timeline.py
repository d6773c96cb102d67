"""The course of a case as a timeline: what was given, what came back, what was found.

Lanes in order: one for each line of therapy, supportive care, disease (diagnosis and
relapses), response and MRD, CNS status, toxicity, goals and, if asked
for, hospital (admissions as bars, transfusions as ticks). A lane that would be empty is
left out; what has no time that can be drawn is named in `undated`.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal

import msgspec

from boardapp.figures.axis import DAYS_PER_MONTH, month_step, months, ticks
from boardapp.figures.mrd_charts import fraction_text
from boardapp.figures.text_width import shorten
from boardapp.figures.timeline import (
    Bar,
    BarRole,
    Lane,
    Legend,
    Mark,
    MarkRole,
    MarkShape,
    Tick,
    Timeline,
    is_order_only,
)
from boardapp.review.model import (
    NOT_REPORTED,
    Complication,
    CourseEntry,
    GoalEntry,
    Moment,
    MrdPoint,
    Phase,
    Relapse,
    Remission,
    Review,
)

_LABEL_LENGTH = 44
_MARK_LABEL_LENGTH = 26
_SUMMARY_LENGTH = 250
_MOST_TICKS = 9
_NOT_GIVEN = {"planned", "postponed", "not given"}
_SILENT = {"", NOT_REPORTED}
_MRD_ROLES: dict[str, MarkRole] = {
    "negative": "mrd negative",
    "positive": "mrd positive",
    "indeterminate": "evaluation",
}
_IN_HOSPITAL = {"admission", "transfusion"}
_FEW = 4

_ROLE_WORDS: tuple[tuple[BarRole, tuple[str, ...]], ...] = (
    ("intrathecal", ("intrathecal",)),
    ("radiation", ("radi", "irradiation")),
    ("transplant", ("transplant", "hsct", "sct")),
    ("cells", ("car-t", "car t", "cellular")),
    ("antibody", ("antibody", "conjugate", "inotuzumab")),
    ("immunotherapy", ("immuno", "blinatumomab", "bispecific")),
    ("supportive", ("supportive", "prophylaxis")),
    ("chemotherapy", ("chemo",)),
)
"""Which words in a phase's kind tell its role; the first that is found counts."""

_SITES: tuple[tuple[str, str, MarkShape], ...] = (
    ("marrow", "marrow", "circle"),
    ("cns", "CNS", "diamond"),
    ("central nervous", "CNS", "diamond"),
    ("extramedullary", "extramedullary", "square"),
)

_SHAPE_WORDS: dict[MarkShape, str] = {
    "circle": "relapse: marrow",
    "diamond": "relapse: CNS",
    "square": "relapse: extramedullary",
    "star": "relapse: several sites",
    "cross": "relapse: site not reported",
}


Detail = Literal["board", "all"]


def course_timeline(review: Review, *, detail: Detail = "board") -> Timeline:
    """The timeline of a review; a case with nothing but a diagnosis gives one mark.

    `detail` "board" leaves out admissions and transfusions, and says so in `left_out`.
    """
    undated: list[str] = []
    lanes = tuple(_lanes(review, undated))
    if detail == "all":
        lanes += (_hospital(review.complications, undated),)
    lanes = tuple(lane for lane in lanes if lane.bars or lane.marks)
    start, end = _span(lanes, review)
    return Timeline(
        start=start,
        end=end,
        lanes=lanes,
        ticks=_ticks(start, end, review.birth_day),
        legend=_legend(lanes, end - start),
        axis_title="Months from diagnosis",
        summary=_summary(review),
        undated=tuple(dict.fromkeys(undated)),
        left_out="" if detail == "all" else _left_out(review.complications),
    )


def _lanes(review: Review, undated: list[str]) -> Iterator[Lane]:
    end = review.as_of.drawn
    for line in review.lines:
        bars = tuple(_phase_bars(line.phases, end, undated))
        yield Lane(name=f"Line {line.number}", bars=bars, weight=4.0)
    supportive = tuple(_phase_bars(review.supportive, end, undated))
    yield Lane(name="Supportive", bars=supportive)
    yield Lane(name="Disease", marks=(_diagnosis(review), *_relapses(review, undated)), weight=12.0)
    yield Lane(
        name="Response, MRD",
        bars=tuple(_remissions(review, undated)),
        marks=tuple(_mrd_marks(review.mrd, undated)),
        weight=3.0,
    )
    yield Lane(name="CNS status", marks=tuple(_cns_marks(review.cns, undated)), weight=2.0)
    yield _toxicity(review.complications, undated)
    yield Lane(name="Goals", marks=tuple(_goal_marks(review.goals, undated)), weight=2.0)


# Therapy


def _phase_bars(phases: Iterable[Phase], as_of: float | None, undated: list[str]) -> Iterator[Bar]:
    for phase in phases:
        if phase.status in _NOT_GIVEN:
            continue
        span = _drawn_span(phase.start, phase.end, as_of if phase.is_ongoing else None)
        if span is None:
            undated.append(phase.name)
            continue
        yield _phase_bar(phase, span, as_of)


def _phase_bar(phase: Phase, span: tuple[float, float], as_of: float | None) -> Bar:
    stated_end = not phase.is_ongoing
    return Bar(
        key=phase.key,
        label=shorten(phase.name, _LABEL_LENGTH),
        tip=_phase_tip(phase),
        place=phase.place,
        source=phase.source,
        role=bar_role(phase),
        start=span[0],
        end=span[1],
        start_earliest=phase.start.earliest,
        start_latest=phase.start.latest,
        end_earliest=phase.end.earliest if stated_end else (as_of or span[1]),
        end_latest=phase.end.latest if stated_end else (as_of or span[1]),
        note="" if phase.intent in _SILENT else shorten(phase.intent, 24),
        is_ongoing=phase.is_ongoing,
        cycles=phase.course_days,
    )


def bar_role(phase: Phase) -> BarRole:
    """The role that a phase's kind, or else its name, tells.

    "immunotherapy" is wide: the name may tell an antibody-drug conjugate or cells.
    """
    by_kind, by_name = _role_in(phase.kind), _role_in(phase.name)
    if by_kind == "immunotherapy" and by_name in {"antibody", "cells"}:
        return by_name
    if by_kind or by_name:
        return by_kind or by_name or "other"
    return "other" if phase.line is not None else "supportive"


def _role_in(text: str) -> BarRole | None:
    found = (role for role, words in _ROLE_WORDS if any(word in text.lower() for word in words))
    return next(found, None)


def _drawn_span(
    start: Moment, end: Moment, ongoing_until: float | None
) -> tuple[float, float] | None:
    """The days between which a bar is drawn; one known edge alone makes a short bar."""
    first, last = start.drawn, end.drawn
    if ongoing_until is not None:
        last = ongoing_until
    if first is None and last is None:
        return None
    first = last if first is None else first
    last = first if last is None else last
    return (first, max(first, last)) if first is not None and last is not None else None


def _phase_tip(phase: Phase) -> str:
    facts = [
        phase.name,
        *_stated(("Protocol", phase.protocol), ("Intent", phase.intent), ("Agents", phase.agents)),
        *_stated(("Cycles", phase.cycles), ("Schedule", phase.schedule)),
        *_stated(("Best response", phase.best_response), ("Stopped", phase.reason_stopped)),
        _time_line("Start", phase.start),
        "End: ongoing" if phase.is_ongoing else _time_line("End", phase.end),
        *_stated(("Source", phase.source)),
    ]
    return "\n".join(facts)


# Disease


def _diagnosis(review: Review) -> Mark:
    disease = next((row.value for row in review.diagnosis if not row.is_missing), "")
    age = f"Age: {_age_text(-review.birth_day)}" if review.birth_day is not None else ""
    return Mark(
        key=next((entry.key for entry in review.course if entry.kind == "diagnosis"), "diagnosis"),
        label="Diagnosis",
        tip="\n".join(filter(None, ["Diagnosis", disease, age])),
        place="diagnosis",
        role="diagnosis",
        shape="triangle",
        at=0.0,
        earliest=0.0,
        latest=0.0,
    )


def _relapses(review: Review, undated: list[str]) -> Iterator[Mark]:
    for relapse in review.relapses:
        names, shape = _sites(relapse)
        label = f"R{relapse.number} {' + '.join(names)}".strip()
        tip = _tip(relapse.summary or label, relapse.when, relapse.source)
        mark = _mark(relapse.key, label, tip, relapse.when, "relapse", shape)
        if mark:
            mark = msgspec.structs.replace(mark, short=f"R{relapse.number}")
        yield from _placed(mark, relapse.place, relapse.source, label, undated)


def _sites(relapse: Relapse) -> tuple[list[str], MarkShape]:
    """The sites in short words, and the shape that stands for them."""
    found: dict[str, MarkShape] = {}
    for site in relapse.sites:
        name, shape = _site(site)
        found[name] = shape
    if not found:
        return [], "cross"
    return list(found), next(iter(found.values())) if len(found) == 1 else "star"


def _site(site: str) -> tuple[str, MarkShape]:
    known = ((name, shape) for word, name, shape in _SITES if word in site.lower())
    return next(known, (site, "square"))


# Response


def _remissions(review: Review, undated: list[str]) -> Iterator[Bar]:
    for remission in review.remissions:
        span = _drawn_span(
            remission.start, remission.end, review.as_of.drawn if remission.is_ongoing else None
        )
        if span is None:
            undated.append(f"remission {remission.label}")
        elif span[1] > span[0]:
            yield _remission_bar(remission, span)


def _remission_bar(remission: Remission, span: tuple[float, float]) -> Bar:
    ongoing = remission.is_ongoing
    facts = [
        f"Remission {remission.label}",
        *_stated(("Duration", remission.duration), ("Ended by", remission.ended_by)),
        *_stated(("Evidence", remission.evidence)),
        _time_line("From", remission.start),
        "To: ongoing" if ongoing else _time_line("To", remission.end),
        *_stated(("Source", remission.source)),
    ]
    return Bar(
        key=remission.place,
        label="Remission",
        tip="\n".join(facts),
        place=remission.place,
        source=remission.source,
        role="remission",
        start=span[0],
        end=span[1],
        start_earliest=remission.start.earliest,
        start_latest=remission.start.latest,
        end_earliest=span[1] if ongoing else remission.end.earliest,
        end_latest=span[1] if ongoing else remission.end.latest,
        note="" if remission.duration in _SILENT else shorten(remission.duration, 24),
        is_ongoing=ongoing,
    )


def _mrd_marks(results: Iterable[MrdPoint], undated: list[str]) -> Iterator[Mark]:
    """One mark for all results of a sampling, worded where the outcome changes, and at the last.

    A sampling is positive where any method was; the tip tells each result.
    """
    told = [r for r in results if r.outcome in _MRD_ROLES]
    undated += [result.text for result in told if result.when.drawn is None]
    dated = [r for r in told if r.when.drawn is not None]
    samplings = [tuple(group) for _, group in groupby(dated, key=lambda r: (r.key, r.when))]
    outcomes = [_outcome(sampling) for sampling in samplings]
    for number, (sampling, outcome) in enumerate(zip(samplings, outcomes, strict=True)):
        is_turn = number in {0, len(samplings) - 1} or outcome != outcomes[number - 1]
        yield _mrd_mark(sampling, outcome, _mrd_label(sampling, outcome) if is_turn else "")


def _outcome(sampling: tuple[MrdPoint, ...]) -> str:
    """Positive where any method was, negative where all were, else indeterminate."""
    found = {result.outcome for result in sampling}
    if "positive" in found:
        return "positive"
    return "negative" if found == {"negative"} else "indeterminate"


def _mrd_mark(sampling: tuple[MrdPoint, ...], outcome: str, label: str) -> Mark:
    first = sampling[0]
    return Mark(
        key=first.key,
        label=label,
        tip=_tip("\n".join(result.text for result in sampling), first.when, first.source),
        place=first.place,
        source=first.source,
        role=_MRD_ROLES[outcome],
        shape="circle",
        at=first.when.drawn or 0.0,
        earliest=first.when.earliest,
        latest=first.when.latest,
        is_open=outcome == "negative",
    )


def _mrd_label(sampling: tuple[MrdPoint, ...], outcome: str) -> str:
    """The highest value, or where all are negative the lowest limit, with its method."""
    if outcome == "positive":
        result = max(sampling, key=lambda r: r.value or 0.0)
        number = fraction_text(result.value) if result.value else "positive"
    else:
        result = min(sampling, key=lambda r: r.limit or 1.0)
        number = f"< {fraction_text(result.limit)}" if result.limit else outcome
    method = "" if NOT_REPORTED in result.method else result.method.removesuffix(" cytometry")
    return f"{method or 'MRD'} {number}"


# CNS, toxicity, goals


def _cns_marks(entries: Iterable[CourseEntry], undated: list[str]) -> Iterator[Mark]:
    """One mark for each status, labelled where it changes; CNS1 is open: no disease found."""
    before = ""
    for entry in entries:
        status = entry.title.partition(",")[0]
        label = "" if status == before else shorten(status, _MARK_LABEL_LENGTH)
        before = status
        tip = _tip(f"{entry.title}\n{entry.text}".strip(), entry.when, entry.source)
        mark = _mark(entry.key, label, tip, entry.when, "cns", "diamond")
        if mark and status.upper().replace(" ", "") == "CNS1":
            mark = msgspec.structs.replace(mark, is_open=True)
        yield from _placed(mark, entry.place, entry.source, status, undated)


def _toxicity(complications: Iterable[Complication], undated: list[str]) -> Lane:
    """Adverse events and infections."""
    events = [event for event in complications if event.kind not in _IN_HOSPITAL]
    return _complication_lane("Toxicity", events, "toxicity", undated)


def _hospital(complications: Iterable[Complication], undated: list[str]) -> Lane:
    """Admissions and transfusions, labelled only where they are few."""
    events = [event for event in complications if event.kind in _IN_HOSPITAL]
    lane = _complication_lane("Hospital", events, "other", undated)
    if len(events) <= _FEW:
        return lane
    return Lane(
        name=lane.name,
        bars=tuple(msgspec.structs.replace(bar, label="") for bar in lane.bars),
        marks=tuple(msgspec.structs.replace(mark, label="") for mark in lane.marks),
    )


def _complication_lane(
    name: str, events: Iterable[Complication], role: BarRole, undated: list[str]
) -> Lane:
    bars: list[Bar] = []
    marks: list[Mark] = []
    for event in events:
        label = shorten(f"{event.term} {_grade(event)}".strip(), _LABEL_LENGTH)
        span = _drawn_span(event.onset, event.end, None)
        if span is None:
            undated.append(label)
        elif span[1] > span[0]:
            bars.append(_complication_bar(event, label, role, span))
        else:
            marks.append(_complication_mark(event, label))
    return Lane(name=name, bars=tuple(bars), marks=tuple(marks), weight=1.5)


def _complication_mark(event: Complication, label: str) -> Mark:
    when = event.onset if event.onset.drawn is not None else event.end
    is_tick = event.kind in _IN_HOSPITAL
    return Mark(
        key=event.key,
        label=label,
        tip=_tip(event.text or event.term, when, event.source),
        place=event.place,
        source=event.source,
        role="evaluation" if is_tick else "toxicity",
        shape="tick" if is_tick else "square",
        at=when.drawn or 0.0,
        earliest=when.earliest,
        latest=when.latest,
    )


def _grade(event: Complication) -> str:
    """The grade in short, from a text such as "3 (as stated)"."""
    first = event.grade.partition(" ")[0]
    return f"G{first}" if first.isdigit() else ""


def _complication_bar(
    event: Complication, label: str, role: BarRole, span: tuple[float, float]
) -> Bar:
    facts = [event.text or event.term, _time_line("Onset", event.onset)]
    facts += [_time_line("End", event.end), *_stated(("Source", event.source))]
    return Bar(
        key=event.key,
        label=label,
        tip="\n".join(facts),
        place=event.place,
        source=event.source,
        role=role,
        start=span[0],
        end=span[1],
        start_earliest=event.onset.earliest,
        start_latest=event.onset.latest,
        end_earliest=event.end.earliest,
        end_latest=event.end.latest,
    )


def _goal_marks(goals: Iterable[GoalEntry], undated: list[str]) -> Iterator[Mark]:
    for goal in goals:
        text = goal.intent if goal.intent not in _SILENT else goal.text
        label = shorten(text, _MARK_LABEL_LENGTH)
        tip = _tip(goal.text, goal.when, goal.source)
        mark = _mark(goal.key, label, tip, goal.when, "goal", "square")
        if mark:
            mark = msgspec.structs.replace(mark, is_open=True)
        yield from _placed(mark, goal.place, goal.source, label, undated)


def _left_out(complications: Iterable[Complication]) -> str:
    kinds = [event.kind for event in complications]
    counts = [(kind, kinds.count(kind)) for kind in sorted(_IN_HOSPITAL)]
    words = [f"{number} {kind}{'s' * (number > 1)}" for kind, number in counts if number]
    return f"Not drawn: {' and '.join(words)}" if words else ""


# Marks and tips


def _mark(
    key: str, label: str, tip: str, when: Moment, role: MarkRole, shape: MarkShape
) -> Mark | None:
    if when.drawn is None:
        return None
    return Mark(
        key=key,
        label=label,
        tip=tip,
        role=role,
        shape=shape,
        at=when.drawn,
        earliest=when.earliest,
        latest=when.latest,
    )


def _placed(
    mark: Mark | None, place: str, source: str, label: str, undated: list[str]
) -> Iterator[Mark]:
    """The mark with its trace, or its label among the undated."""
    if mark is None:
        undated.append(label)
    else:
        yield msgspec.structs.replace(mark, place=place, source=source)


def _tip(text: str, when: Moment, source: str) -> str:
    return "\n".join([text, _time_line("Time", when), *_stated(("Source", source))])


def _time_line(label: str, when: Moment) -> str:
    """What is stated of a time, then what follows from it."""
    derived = [text for text in (when.from_diagnosis, when.age, when.calendar) if text]
    return f"{label}: {when.stated}" + (f" ({'; '.join(derived)})" if derived else "")


def _stated(*facts: tuple[str, str]) -> list[str]:
    return [f"{label}: {text}" for label, text in facts if text not in _SILENT]


# Axis, legend, summary


def _span(lanes: tuple[Lane, ...], review: Review) -> tuple[float, float]:
    """From the first to the last thing drawn, and to the day up to which is reported."""
    days = [0.0] if review.as_of.drawn is None else [0.0, review.as_of.drawn]
    for lane in lanes:
        days += [day for bar in lane.bars for day in (bar.start, bar.end)]
        days += [mark.at for mark in lane.marks]
    start, end = min(days), max(days)
    return start, max(end, start + DAYS_PER_MONTH)


def _ticks(start: float, end: float, birth_day: float | None) -> tuple[Tick, ...]:
    step = month_step(months(end - start), _MOST_TICKS)
    return tuple(
        Tick(at=month * DAYS_PER_MONTH, text=f"{month:g}", age=_age_at(month, birth_day))
        for month in ticks(months(start), months(end), step)
    )


def _age_at(month: float, birth_day: float | None) -> str:
    if birth_day is None or month * DAYS_PER_MONTH < birth_day:
        return ""
    return _age_text(month * DAYS_PER_MONTH - birth_day)


def _age_text(days: float) -> str:
    """An age as the clinic says it: months up to two years, then years and months."""
    whole = int(months(days) + 1e-6)  # completed months, as ages are counted
    if whole < 24:
        return f"{whole} mo"
    years, rest = divmod(whole, 12)
    return f"{years} y {rest} mo" if rest else f"{years} y"


def _legend(lanes: tuple[Lane, ...], span: float) -> tuple[Legend, ...]:
    """What occurs, in words, each once."""
    bars = [bar for lane in lanes for bar in lane.bars]
    marks = [mark for lane in lanes for mark in lane.marks]
    hospital = {id(bar) for lane in lanes if lane.name == "Hospital" for bar in lane.bars}
    entries = [
        Legend(
            text="admission" if id(bar) in hospital else _BAR_WORDS.get(bar.role, bar.role),
            role=bar.role,
            shape="bar",
        )
        for bar in bars
        if bar.role not in _TOLD_BY_LANE
    ]
    entries += [_mark_legend(mark) for mark in marks if mark.role in _MARK_WORDS]
    if any(bar.is_uncertain for bar in bars):
        entries.append(Legend(text="edge uncertain", role="other", shape="hatched bar"))
    entries += _uncertainty_legend([*bars, *marks], span)
    if any(bar.is_ongoing for bar in bars):
        entries.append(Legend(text="ongoing", role="other", shape="arrow"))
    return tuple(dict.fromkeys(entries))


def _uncertainty_legend(elements: list[Bar | Mark], span: float) -> list[Legend]:
    """What the lines at marks and bars mean, where there are any."""
    entries = []
    reaches = [_reach(element) for element in elements if element.is_uncertain]
    if any(not is_order_only(*reach, span) for reach in reaches):
        entries.append(Legend(text="possible time", role="evaluation", shape="whisker"))
    marks = [element for element in elements if isinstance(element, Mark) and element.is_uncertain]
    if any(is_order_only(mark.earliest, mark.latest, span) for mark in marks):
        entries.append(Legend(text="only order known", role="evaluation", shape="tails"))
    return entries


def _reach(element: Bar | Mark) -> tuple[float | None, float | None]:
    if isinstance(element, Mark):
        return element.earliest, element.latest
    return element.start_earliest, element.end_latest


_TOLD_BY_LANE: set[BarRole] = {"supportive", "remission", "toxicity"}
_BAR_WORDS: dict[BarRole, str] = {"cells": "cellular therapy", "other": "other therapy"}


_MARK_WORDS: dict[MarkRole, Callable[[Mark], str]] = {
    "relapse": lambda mark: _SHAPE_WORDS.get(mark.shape, "relapse"),
    "mrd negative": lambda _: "MRD negative (all methods)",
    "mrd positive": lambda _: "MRD positive (any method)",
    "evaluation": lambda mark: "transfusion" if mark.shape == "tick" else "MRD indeterminate",
}
"""The words for marks whose label and lane don't already say what they are."""


def _mark_legend(mark: Mark) -> Legend:
    words = _MARK_WORDS[mark.role](mark)
    return Legend(text=words, role=mark.role, shape=mark.shape, is_open=mark.is_open)


def _summary(review: Review) -> str:
    """The course in a sentence or two, with its numbers."""
    count = len(review.lines)
    lines = f"{count} line{'' if count == 1 else 's'} of therapy" if count else "No line of therapy"
    relapses = "; ".join(_relapse_words(relapse) for relapse in review.relapses)
    parts = [f"{lines}, {_count(len(review.relapses))}{': ' + relapses if relapses else ''}."]
    if review.status.text:
        parts.append(review.status.text)
    return shorten(" ".join(parts), _SUMMARY_LENGTH)


def _count(number: int) -> str:
    if number == 0:
        return "no relapse reported"
    return "1 relapse" if number == 1 else f"{number} relapses"


def _relapse_words(relapse: Relapse) -> str:
    names, _ = _sites(relapse)
    time = relapse.when.from_diagnosis
    return f"R{relapse.number} {' + '.join(names)}".strip() + (f" ({time})" if time else "")
