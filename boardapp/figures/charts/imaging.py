"""Sizes and tracer scores over the course: what was measured at each imaging study.

The sum of diameters of target lesions is drawn as stated, else as summed from their sizes, with a
ring. A line joins sums of the same lesions alone. Where a baseline is known and RECIST 1.1 judges
the line, the sums at which it says PR and PD are lines as well. Where no study names targets, each
lesion has a series of its own, save those of one name or site that can't be told apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from boardapp.case.imaging import Lesion
from boardapp.case.value import Value
from boardapp.clinical import lugano, recist
from boardapp.clinical.tracer_scores import score_system
from boardapp.figures.axis import is_near, months, snapped_nicely
from boardapp.figures.charts.chart import Chart, Level, Point, Series
from boardapp.figures.charts.parts import (
    SUMMARY_LENGTH,
    X_TITLE,
    joined_series,
    known_apart,
    relapse_instants,
    runs,
    therapy_shades,
    x_bounds,
    x_range_of,
)
from boardapp.figures.palette import Role
from boardapp.figures.text_width import shorten
from boardapp.review.course.followed import lesion_name, measured, names_of_several
from boardapp.review.model.imaging import SizeLimits, StudyEntry
from boardapp.review.model.review import Review
from boardapp.words.numbers import rounded_text
from boardapp.words.times import derived_text, stated_time

_FEWEST = 2
"""One value alone is no course."""
_MOST_LESIONS = 4
_PENS: tuple[Role, ...] = ("value", "second", "third", "fourth")
_RING = 1.7
_SUM = "Sum of diameters"

_Told = tuple[StudyEntry, Point]


class ImagingCourse(NamedTuple):
    """A course that has a chart; `system` is that of its scores, empty for sizes."""

    system: str
    chart: Chart


def imaging_courses(review: Review) -> tuple[ImagingCourse, ...]:
    """Every course of sizes and scores that has two values or more.

    First what a response is judged by: the scores where Lugano judges one, else the sizes.
    """
    sizes = size_chart(review)
    of_sizes = [ImagingCourse("", sizes)] if sizes else []
    of_scores = [ImagingCourse(name, chart) for name, chart in score_courses(review)]
    by_scores = any(row.rule == lugano.RULE for row in review.stated_and_computed)
    return (*of_scores, *of_sizes) if by_scores else (*of_sizes, *of_scores)


def size_chart(review: Review) -> Chart | None:
    """Sums of diameters, else the sizes of lesions; None where neither has two values."""
    told = [(s, _sum_point(s)) for s in _timed(review) if s.sum is not None]
    if len(told) >= _FEWEST:
        return _chart_of_sums(review, told)
    return _chart_of_lesions(review)


def score_courses(review: Review) -> tuple[tuple[str, Chart], ...]:
    """A chart for each system of tracer scores with two scores or more, with the system's name."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for study in _timed(review):
        for score in study.record.scores:
            system = score_system(score.system)
            if (point := _point(study, score.value)) is not None:
                found[system.name if system else score.system].append((study, point))
    return tuple(
        (name, _chart_of_scores(review, name, told))
        for name, told in found.items()
        if len(told) >= _FEWEST
    )


def _timed(review: Review) -> list[StudyEntry]:
    """The studies that have a place on the axis, in its order."""
    told = [study for study in review.studies if study.when.is_reported]
    near = [study for study in told if is_near(study.when.drawn)]
    return sorted(near, key=lambda study: study.when.drawn or 0.0)


# Sums


def _chart_of_sums(review: Review, told: Sequence[_Told]) -> Chart:
    limits = review.size_limits
    levels = tuple(_levels(limits)) if limits else ()
    summary = f"{_SUM}: {_course(told, ' mm')}."
    return _chart(
        review,
        f"{_SUM} of target lesions",
        f"{_SUM}, mm",
        _sum_series(told),
        _y_range([point for _, point in told], levels),
        summary,
        levels,
    )


def _sum_point(study: StudyEntry) -> Point:
    low, high = (study.sum.low, study.sum.high) if study.sum else (0.0, 0.0)
    text = (
        rounded_text(low, 4) if low == high else f"{rounded_text(low, 4)}–{rounded_text(high, 4)}"
    )
    return _at(study, low, high, text)


def _sum_series(told: Sequence[_Told]) -> tuple[Series, ...]:
    """One line through the sums, with a ring about those that are not stated but summed."""
    kinds = {study.sum.is_stated for study, _ in told if study.sum}
    meaning = {True: "as stated", False: "summed from the sizes of the targets"}
    whole = meaning[kinds.pop()] if len(kinds) == 1 else "as stated or summed"
    name = f"{_SUM}, {whole}"

    def may_join(a: _Told, b: _Told) -> bool:
        is_one_run = bool(a[0].sum and b[0].sum and a[0].sum.run == b[0].sum.run)
        return is_one_run and known_apart(a[1], b[1])

    drawn = _series(Series(name=name, points=(), meaning=f"sum, {whole}"), told, may_join)
    summed = {study.key for study, _ in told if study.sum and not study.sum.is_stated}
    if len(summed) in (0, len(told)):
        return drawn
    return tuple(_with_ring(drawn, summed, f"{_SUM}, {meaning[False]}", meaning[False]))


def _with_ring(
    drawn: Sequence[Series], summed: Collection[str], name: str, meaning: str
) -> Iterator[Series]:
    """The series with a ring about these points of the line, whose labels then are the ring's."""
    for one in drawn:
        told = tuple(p for p in one.points if p.key in summed and p.low == p.high)
        silent = (replace(p, text="", is_emphasised=False) if p in told else p for p in one.points)
        yield replace(one, points=tuple(silent))
        if told:
            yield Series(
                name=name,
                points=told,
                role="muted",
                is_joined=False,
                is_hollow=True,
                weight=_RING,
                meaning=meaning,
            )


def _levels(limits: SizeLimits) -> Iterator[Level]:
    """The sum at which RECIST 1.1 says PR, and the one from which on it says PD."""
    rule = f"{recist.RULE}, of line {limits.line}"
    fall = (1 - float(recist.FALL)) * limits.baseline
    share, least = (1 + float(recist.RISE)) * limits.least, limits.least + recist.RISE_MM
    by = f"+{float(recist.RISE * 100):g} %" if share >= least else f"+{recist.RISE_MM} mm"
    pr, pd = (rounded_text(y, 4) for y in (fall, max(share, least)))
    label = f"PR ≤ {pr} mm (−{float(recist.FALL * 100):g} % of {rounded_text(limits.baseline, 4)})"
    yield Level(y=fall, label=label, short=f"PR ≤ {pr}", rule=rule)
    label = f"PD ≥ {pd} mm ({by} of the least, {rounded_text(limits.least, 4)})"
    yield Level(y=max(share, least), label=label, short=f"PD ≥ {pd}", rule=rule)


# Sizes of lesions


def _chart_of_lesions(review: Review) -> Chart | None:
    found: dict[str, list[_Told]] = defaultdict(list)
    several = names_of_several(study.record for study in review.studies)
    for study in _timed(review):
        for lesion in study.record.lesions:
            if (point := _size_point(study, lesion)) is not None:
                found[lesion_name(lesion)].append((study, point))
    courses = {n: told for n, told in found.items() if len(told) >= _FEWEST and n not in several}
    if not courses:
        return None
    most = sorted(courses, key=lambda name: -len(courses[name]))[:_MOST_LESIONS]
    series: list[Series] = []
    for role, name in zip(_PENS, (n for n in courses if n in most), strict=False):
        template = Series(name=name, points=(), role=role, meaning=name)
        series += _series(template, courses[name], lambda a, b: known_apart(a[1], b[1]))
    points = [point for one in series for point in one.points]
    left = len(courses) - len(most)
    summary = "; ".join(f"{name}: {_course(courses[name], ' mm')}" for name in most)
    chart = _chart(
        review, "Sizes of lesions", "Size, mm", tuple(series), _y_range(points, ()), f"{summary}."
    )
    return replace(chart, thinned=f"{left} more lesions stand in the table" if left else "")


def _size_point(study: StudyEntry, lesion: Lesion) -> Point | None:
    span = measured(lesion).span
    if span is None or span.high is None:
        return None
    low, high = float(span.low), float(span.high)
    text = (
        rounded_text(low, 4) if low == high else f"{rounded_text(low, 4)}–{rounded_text(high, 4)}"
    )
    return _at(study, low, high, text)


# Scores


def _chart_of_scores(review: Review, name: str, told: Sequence[_Told]) -> Chart:
    points = [point for _, point in told]
    system = score_system(name)
    is_deauville = system is not None and system.name == "Deauville"
    is_judged = any(row.rule == lugano.RULE for row in review.stated_and_computed)
    level = Level(
        y=lugano.LAST_COMPLETE, label=f"CMR up to {lugano.LAST_COMPLETE}", short="CMR",
        rule=lugano.RULE,
    )  # fmt: skip
    y_range = (0.0, 5.0) if is_deauville else _y_range(points, ())
    template = Series(name=f"{name} score", points=())
    return _chart(
        review,
        f"{name} score",
        f"{name} score",
        _series(template, told, lambda a, b: known_apart(a[1], b[1])),
        (y_range[0], max(y_range[1], *(p.high for p in points))),
        f"{name} score: {_course(told, '')}.",
        (level,) if is_deauville and is_judged else (),
    )


def _point(study: StudyEntry, value: Value) -> Point | None:
    """A score that is a number or a range; words and bounds have no place."""
    if value.low is None or value.high is None or value.low < 0:
        return None
    return _at(study, value.low, value.high, value.text)


# All


def _at(study: StudyEntry, low: float, high: float, text: str) -> Point:
    x_low, x_high = x_bounds(study.when)
    return Point(
        x=months(study.when.drawn or 0.0),
        y=(low + high) / 2,
        low=low,
        high=high,
        x_low=x_low,
        x_high=x_high,
        text=text,
        key=study.key,
    )


def _series(template: Series, told: Sequence[_Told], may_join: object) -> tuple[Series, ...]:
    """Numbers joined where that is honest, the last one to stand out; then ranges."""
    last = told[-1][1]
    marked = [(s, replace(p, is_emphasised=True) if p is last else p) for s, p in told]
    stretches = runs(
        marked,
        lambda a, b: _is_number(a) and _is_number(b) and may_join(a, b),  # type: ignore[operator]
    )
    numbers = [[p for _, p in run] for run in stretches if _is_number(run[0])]
    drawn = joined_series(template, numbers)
    ranges = tuple(p for _, p in marked if p.low < p.high)
    if ranges:
        name = f"{template.name}, range"
        drawn += (replace(template, name=name, points=ranges, is_joined=False, meaning=name),)
    return drawn


def _is_number(told: _Told) -> bool:
    return told[1].low == told[1].high


def _y_range(points: Sequence[Point], levels: Sequence[Level]) -> tuple[float, float]:
    """From 0, so that half a size is half as high."""
    top = max([*(p.high for p in points), *(level.y for level in levels)])
    return snapped_nicely(0.0, 1.08 * top if top > 0 else 1.0)


def _course(told: Sequence[_Told], unit: str) -> str:
    """Each value with its time, for who can't see the chart."""
    return ", ".join(
        f"{point.text}{unit} ({derived_text(study.when) or stated_time(study.when)})"
        for study, point in told
    )


def _chart(
    review: Review,
    title: str,
    y_title: str,
    series: tuple[Series, ...],
    y_range: tuple[float, float],
    summary: str,
    levels: tuple[Level, ...] = (),
) -> Chart:
    points = [point for one in series for point in one.points]
    x_range = x_range_of(review, points)
    keys = {point.key for point in points}
    sources = (s.source for s in review.studies if s.key in keys and s.source)
    return Chart(
        title=title,
        y_title=y_title,
        x_title=X_TITLE,
        x_range=x_range,
        y_range=y_range,
        series=series,
        levels=levels,
        shades=therapy_shades(review, x_range),
        instants=relapse_instants(review, x_range),
        summary=shorten(summary, SUMMARY_LENGTH),
        sources=tuple(dict.fromkeys(sources)),
    )
