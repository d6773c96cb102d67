"""The bars and marks of a timeline for the disease: relapses, remissions, MRD, CNS."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from boardapp.figures.palette import MarkRole
from boardapp.figures.text_width import shorten
from boardapp.figures.timeline.called import counted_by_us
from boardapp.figures.timeline.element_parts import (
    LONG_LENGTH,
    MARK_LABEL_LENGTH,
    drawn_span,
    mark_at,
    placed,
    stated_lines,
    time_line,
    tip_text,
)
from boardapp.figures.timeline.timeline import Bar, Mark, MarkShape
from boardapp.review.model.course import CourseEntry, Look, MrdPoint, Relapse, Remission
from boardapp.review.model.review import Review
from boardapp.review.model.tissue import TissueReport
from boardapp.words.capitals import capitalised
from boardapp.words.fractions import fraction_text
from boardapp.words.looks import remission_length, remission_name, short_method
from boardapp.words.times import age_text

_MRD_ROLES: dict[str, MarkRole] = {
    "negative": "mrd negative",
    "positive": "mrd positive",
    "indeterminate": "mrd indeterminate",
}

_FEW_SAMPLINGS = 6
HEAD_LABEL_LENGTH = 90
_ORIGIN_WEIGHT = 0.03  # of the diagnosis, which the axis names too
_LAST_WEIGHT = 3.0  # of the label of the last MRD, which decides
_CNS_DISEASE_WEIGHT = 2.0  # of its label, beside that of a clear CSF

_SITES: tuple[tuple[str, str, MarkShape], ...] = (
    ("marrow", "marrow", "circle"),
    ("cns", "CNS", "diamond"),
    ("central nervous", "CNS", "diamond"),
    ("extramedullary", "extramedullary", "square"),
)


def diagnosis_mark(review: Review) -> Mark:
    """The mark at day 0, with the disease and the age in its hover text."""
    disease = next((row.value for row in review.diagnosis if not row.is_missing), "")
    told = age_text(review.ages.at(0.0)) if review.ages is not None else ""
    age = f"Age: {told}" if told else ""
    bounds = review.diagnosed.drawn_bounds if review.frame else (0.0, 0.0)
    return Mark(
        key=next((entry.key for entry in review.course if entry.kind == "diagnosis"), "diagnosis"),
        label="Diagnosis",
        tip="\n".join(filter(None, ["Diagnosis", disease, age])),
        what="Diagnosis",
        place="diagnosis",
        role="diagnosis",
        shape="triangle",
        weight=1.0 if review.frame else _ORIGIN_WEIGHT,
        at=0.0,
        earliest=bounds[0],
        latest=bounds[1],
    )


def relapse_marks(review: Review, undated: list[str]) -> Iterator[Mark]:
    """One mark for each relapse, its shape telling the site."""
    for relapse in review.relapses:
        names, shape = relapse_sites(relapse)
        label = f"R{relapse.number} {' + '.join(names)}".strip()
        what = relapse.summary or label
        tip = tip_text(what, relapse.when, relapse.source)
        mark = mark_at(relapse.key, label, tip, relapse.when, "relapse", shape, what)
        if mark:
            by_us = (counted_by_us(relapse.turn),) if relapse.is_counted else ()
            mark = msgspec.structs.replace(mark, short=f"R{relapse.number}", stands_for=by_us)
        yield from placed(mark, relapse.place, relapse.source, label, undated)


def turn_marks(review: Review, undated: list[str]) -> Iterator[Mark]:
    """One mark for each progression, refractory disease and death, in its own words."""
    for look in review.looks:
        if look.finding != "relapse" and look.state in _TURNS:
            role: MarkRole = "death" if look.state == "death" else "progression"
            for mark in _look_mark(look, look.name, role, undated, HEAD_LABEL_LENGTH):
                short = capitalised(look.response or look.state)
                yield msgspec.structs.replace(mark, short=short)


def response_marks(review: Review, undated: list[str]) -> Iterator[Mark]:
    """One mark for each other look that says anything of itself, worded where its words change.

    Open where no remission is stated, and grey where no response is: stable disease, and words of
    the source that are not read ("loss of MMR"), are not painted as good.
    """
    before = ""
    for look in review.looks:
        words = look.name if look.state or look.response else look.words
        if look.state in _TURNS or not words:
            continue
        # What has no state is worded by its tip: the labels of a lane have little room.
        is_told = bool(look.state or look.response) and words != before
        before = words
        role: MarkRole = "response" if look.state in _RESPONDED else "evaluation"
        yield from _look_mark(look, words if is_told else "", role, undated, LONG_LENGTH)


def telling_marks(review: Review, undated: list[str]) -> Iterator[Mark]:
    """The marks of the looks that a board's picture has room for: those that are worded.

    Where many lie within a bar of remission and agree with it, the bar tells them all.
    """
    agreeing = {look.key for look in review.looks if _is_in_remission(look, review)}
    marks = [mark for mark in response_marks(review, undated) if mark.label]
    is_many = sum(mark.key in agreeing for mark in marks) > _FEW_SAMPLINGS
    yield from (mark for mark in marks if not (is_many and mark.key in agreeing))


def _is_in_remission(look: Look, review: Review) -> bool:
    """Whether a look states a remission where a bar of remission is drawn."""
    at = look.when.drawn
    spans = (drawn_span(one.start, one.end, None) for one in review.remissions)
    is_within = at is not None and any(s and s[0] <= at <= s[1] and s[0] < s[1] for s in spans)
    return is_within and look.state == "remission"


def _look_mark(
    look: Look, label: str, role: MarkRole, undated: list[str], most: int = MARK_LABEL_LENGTH
) -> Iterator[Mark]:
    shown = shorten(capitalised(label), most)
    told = "\n".join(dict.fromkeys(filter(None, (capitalised(look.name), look.words))))
    shape = _SHAPES.get(role, "square")
    tip, what = tip_text(told, look.when, look.source), capitalised(look.name)
    mark = mark_at(look.key, shown, tip, look.when, role, shape, what)
    if mark and role in ("response", "evaluation"):
        short = shorten(shown, MARK_LABEL_LENGTH)
        mark = msgspec.structs.replace(mark, is_open=look.state != "remission", short=short)
    yield from placed(mark, look.place, look.source, look.name, undated)


_SHAPES: dict[MarkRole, MarkShape] = {"death": "cross", "progression": "triangle"}
_RESPONDED = ("remission", "partial response")
_TURNS = ("relapse", "progression", "refractory", "death")


def relapse_sites(relapse: Relapse) -> tuple[list[str], MarkShape]:
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


def remission_bars(review: Review, undated: list[str]) -> Iterator[Bar]:
    """One bar for each stretch of remission, to what ended it or to the last look that agrees.

    One that was seen once is its look's mark alone.
    """
    for remission in review.remissions:
        span = drawn_span(remission.start, remission.end, None)
        if span is None:
            name = remission_name(is_called_remission=remission.is_called_remission)
            undated.append(f"{name} {remission.label}")
        elif span[1] > span[0]:
            yield _remission_bar(remission, span)


def _remission_bar(remission: Remission, span: tuple[float, float]) -> Bar:
    name = capitalised(remission_name(is_called_remission=remission.is_called_remission))
    facts = [
        f"{name} {remission.label}",
        *stated_lines(("Duration", remission_length(remission)), ("Ended by", remission.ended_by)),
        *stated_lines(("Evidence", remission.evidence)),
        time_line("From", remission.start),
        time_line("Last look" if remission.is_ongoing else "To", remission.end),
        *stated_lines(("Source", remission.source)),
    ]
    return Bar(
        key=remission.place,
        label=name,
        tip="\n".join(facts),
        what=facts[0],
        place=remission.place,
        source=remission.source,
        role="remission",
        start=span[0],
        end=span[1],
        start_earliest=remission.start.drawn_bounds[0],
        start_latest=remission.start.drawn_bounds[1],
        end_earliest=remission.end.drawn_bounds[0],
        end_latest=remission.end.drawn_bounds[1],
        note=shorten(remission_length(remission), 24),
        is_ongoing=remission.is_ongoing,
    )


def mrd_marks(results: Iterable[MrdPoint], undated: list[str]) -> Iterator[Mark]:
    """One mark for all results of a sampling, worded where the outcome changes, and at the last.

    Where they are few, each is worded. A sampling is positive where any method was; the tip
    tells each result.
    """
    told = [r for r in results if r.outcome in _MRD_ROLES]
    undated += [result.text for result in told if result.when.drawn is None]
    dated = [r for r in told if r.when.drawn is not None]
    samplings = [tuple(group) for _, group in groupby(dated, key=lambda r: (r.key, r.when))]
    outcomes = [_outcome(sampling) for sampling in samplings]
    for number, (sampling, outcome) in enumerate(zip(samplings, outcomes, strict=True)):
        is_turn = number in {0, len(samplings) - 1} or outcome != outcomes[number - 1]
        is_worded = is_turn or len(samplings) <= _FEW_SAMPLINGS
        mark = _mrd_mark(sampling, outcome, _mrd_label(sampling, outcome) if is_worded else "")
        is_last = number == len(samplings) - 1
        yield msgspec.structs.replace(mark, weight=_LAST_WEIGHT) if is_last else mark


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
        tip=tip_text("\n".join(result.text for result in sampling), first.when, first.source),
        what=first.text,
        place=first.place,
        source=first.source,
        role=_MRD_ROLES[outcome],
        shape="circle",
        at=first.when.drawn or 0.0,
        earliest=first.when.drawn_bounds[0],
        latest=first.when.drawn_bounds[1],
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
    method = short_method(result.method)
    return f"{method or 'MRD'} {number}"


def tissue_marks(reports: Iterable[TissueReport], undated: list[str]) -> Iterator[Mark]:
    """One mark for each report of tissue, called by its procedure; the tip says what it found."""
    for report in reports:
        found = [report.histology, report.grade, report.conclusion]
        told = "\n".join(filter(None, (report.title, *found)))
        tip = tip_text(told, report.when, report.source)
        label = shorten(report.procedure, LONG_LENGTH)
        mark = mark_at(report.key, label, tip, report.when, "tissue", "diamond", report.title)
        mark = mark if report.when.is_reported else None  # nothing places it
        if mark:
            short = shorten(report.procedure, MARK_LABEL_LENGTH)
            mark = msgspec.structs.replace(mark, short=short)
        yield from placed(mark, report.place, report.source, report.title, undated)


def cns_marks(entries: Iterable[CourseEntry], undated: list[str]) -> Iterator[Mark]:
    """One mark for each status, labelled where it changes; CNS1 is open: no disease found."""
    before = ""
    for entry in entries:
        status = entry.cns_status or entry.title
        label = "" if status == before else shorten(status, MARK_LABEL_LENGTH)
        before = status
        tip = tip_text(f"{entry.title}\n{entry.text}".strip(), entry.when, entry.source)
        mark = mark_at(entry.key, label, tip, entry.when, "cns", "diamond", entry.title)
        if mark:
            is_clear = status.upper().replace(" ", "") == "CNS1"
            weight = 1.0 if is_clear else _CNS_DISEASE_WEIGHT
            mark = msgspec.structs.replace(mark, is_open=is_clear, weight=weight)
        yield from placed(mark, entry.place, entry.source, status, undated)
