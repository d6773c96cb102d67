"""Minimal residual disease over the course, on a log axis in fractions of cells.

Detected results are joined only where two of one method follow each other; a result that
is not detected stands at its own limit as an open mark and is never read as that limit. What a
sample could have found is data as well: a dash at its time, and no line where nothing was looked
for. Each method is a series of its own; beside the most sensitive one the others have larger, open
marks and a dashed line, so that none hides another.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from boardapp.clinical.sites import is_blasts, is_marrow
from boardapp.figures.axis import decade_range, is_near, months
from boardapp.figures.charts.chart import Chart, Point, Series, Word
from boardapp.figures.charts.parts import (
    SUMMARY_LENGTH,
    X_TITLE,
    bounds_in_months,
    joined_series,
    known_apart,
    relapse_instants,
    runs,
    therapy_shades,
    word_text,
    x_bounds,
    x_range_of,
)
from boardapp.figures.palette import Role
from boardapp.figures.text_width import shorten
from boardapp.review.model.course import MrdPoint
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.fractions import fraction_text
from boardapp.words.mrd import before_same_power, method_name
from boardapp.words.plurals import numbered
from boardapp.words.times import derived_text, stated_time

_PEN_ORDER: tuple[Role, ...] = ("value", "second", "third", "fourth")
_MOST_WORDS = 8
_LARGER = 0.6
"""By how much the marks of each further series are larger."""


def mrd_chart(review: Review) -> Chart | None:
    """MRD by method with the limits reached, or None where no result says anything."""
    return _disease_chart(review, ())


def response_chart(review: Review) -> Chart | None:
    """Marrow blasts and MRD over the lines of therapy, or None where neither is known."""
    return _disease_chart(review, tuple(_blasts(review)))


def _disease_chart(review: Review, blasts: tuple[Point, ...]) -> Chart | None:
    results = sorted(
        (r for r in review.mrd if r.outcome not in {"not done", "not reported"}),
        key=lambda r: r.when.drawn if r.when.drawn is not None else float("inf"),
    )
    drawn = [r for r in results if _height(r) is not None and is_near(r.when.drawn)]
    words = tuple(_word(r) for r in results if r not in drawn)[:_MOST_WORDS]
    if not drawn and not words and not blasts:
        return None
    series = _layered((*_by_method(drawn), *_blast_series(blasts)))
    points = [point for one in series for point in one.points]
    x_range = x_range_of(review, points, [word.x for word in words if word.x is not None])
    return Chart(
        title="Marrow blasts and MRD" if blasts else "Minimal residual disease",
        y_title=_y_title(drawn, blasts),
        x_title=X_TITLE,
        x_range=x_range,
        y_range=_y_range(points),
        series=series,
        is_log=True,
        shades=therapy_shades(review, x_range),
        instants=relapse_instants(review, x_range),
        words=words,
        summary=_summary(results, blasts),
        sources=tuple(dict.fromkeys(r.source for r in drawn if r.source)),
    )


def _height(result: MrdPoint) -> float | None:
    """Where a result stands on the axis; None where no number above 0 is stated."""
    stated = result.limit if _is_open(result) else result.value
    if _is_open(result) and stated is None:
        stated = result.value
    return stated if stated is not None and stated > 0 else None


def _is_open(result: MrdPoint) -> bool:
    return result.outcome == "negative" or (result.is_censored and result.outcome != "positive")


def _by_method(results: list[MrdPoint]) -> tuple[Series, ...]:
    """A series for each method; where specimens differ, for each method and specimen."""
    kinds = list(dict.fromkeys((r.method, r.specimen) for r in results))
    is_one_specimen = len({specimen for _, specimen in kinds}) == 1
    drawn: list[Series] = []
    for index, (method, specimen) in enumerate(kinds):
        role = _PEN_ORDER[min(index, len(_PEN_ORDER) - 2)]
        own = [r for r in results if (r.method, r.specimen) == (method, specimen)]
        where = "" if is_one_specimen or not specimen else f" ({specimen})"
        name = f"MRD by {method}{where}" if method else f"MRD{where}"
        template = Series(name=name, points=(), role=role, meaning=f"{method}{where}".strip())
        short = method_name(method) if method else specimen
        drawn += _method_series(template, own, short if len(kinds) > 1 else "")
    return tuple(drawn)


def _layered(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """What was found, then limits, then open marks; all kinds but the one found lowest hollow."""
    found = [one for one in series if not (one.is_limit or one.is_open)]
    by_depth = sorted(found, key=lambda one: min(point.low for point in one.points))
    depth = {one.name: place for place, one in enumerate(by_depth)}
    limits = [one for one in series if one.is_limit]
    return (
        *(_at_depth(one, depth[one.name]) for one in found),
        *limits,
        *(one for one in series if one.is_open),
    )


def _at_depth(series: Series, depth: int) -> Series:
    return replace(series, is_hollow=depth > 0, weight=1.0 + _LARGER * depth)


def _method_series(template: Series, results: list[MrdPoint], short: str) -> tuple[Series, ...]:
    """The results of one kind in their order; `short` names the kind at its last result."""
    pairs = list(zip(results, _points(results, short), strict=True))
    stretches = runs(
        pairs, lambda a, b: not (_breaks(a[0]) or _breaks(b[0])) and known_apart(a[1], b[1])
    )
    detected = [[p for r, p in run] for run in stretches if not _is_open(run[0][0])]
    series = joined_series(template, detected)
    negative = tuple(p for r, p in pairs if _is_open(r))
    if negative:
        meaning = "not detected (at its limit)"
        series += (
            Series(
                name=f"{template.name}, {meaning}",
                points=negative,
                role=template.role,
                is_joined=False,
                is_open=True,
                meaning=meaning,
            ),
        )
    return series + _limits(template.name, template.role, results)


def _points(results: list[MrdPoint], short: str) -> list[Point]:
    """The results as points, those that decide with what tells them apart at a glance."""
    points = [_point(result) for result in results]
    last = points[-1]
    if len(_deciding(results)) > 1:
        text = before_same_power(points[-2].text, last.text)
        points[-2] = replace(points[-2], text=text, is_emphasised=True)
    points[-1] = replace(last, text=f"{short} {last.text}".strip(), is_emphasised=True)
    return points


def _deciding(results: list[MrdPoint]) -> list[MrdPoint]:
    """The last result of a method; where both were found, with the one before it."""
    last = results[-2:]
    return last if not any(map(_is_open, last)) else last[-1:]


def _limits(name: str, role: Role, results: list[MrdPoint]) -> tuple[Series, ...]:
    """What each sample in which something was found could have found at the least."""
    points = tuple(
        _limit_point(r) for r in results if not _is_open(r) and r.limit is not None and r.limit > 0
    )
    if not points:
        return ()
    meaning = "limit of detection"
    return (
        Series(
            name=f"{name}, {meaning}",
            points=points,
            role=role,
            is_joined=False,
            is_limit=True,
            meaning=meaning,
        ),
    )


def _limit_point(result: MrdPoint) -> Point:
    limit = result.limit or 0.0
    x = months(result.when.drawn or 0.0)
    return Point(x=x, y=limit, low=limit, high=limit, x_low=x, x_high=x, key=result.key)


def _breaks(result: MrdPoint) -> bool:
    """Whether no line may lead to or from a result: not detected, or only a bound is known."""
    return _is_open(result) or result.is_censored


def _point(result: MrdPoint) -> Point:
    height = _height(result) or 0.0
    x_low, x_high = x_bounds(result.when)
    return Point(
        x=months(result.when.drawn or 0.0),
        y=height,
        low=height,
        high=height,
        x_low=x_low,
        x_high=x_high,
        text=_short(result, height),
        key=result.key,
    )


def _short(result: MrdPoint, height: float) -> str:
    sign = "< " if _is_open(result) else ""
    return f"{sign}{fraction_text(height)}"


def _word(result: MrdPoint) -> Word:
    missing = "limit" if result.outcome == "negative" else "value"
    text = f"MRD {result.outcome}, {missing} not stated"
    when = result.when
    if when.drawn is None or not is_near(when.drawn):
        # The time is what is missing here; the wording holds what number there is.
        x = None if when.drawn is None else months(when.drawn)
        return Word(x=x, text=result.text or text)
    return Word(x=months(when.drawn), text=word_text(text, *when.drawn_bounds))


def _y_range(points: list[Point]) -> tuple[float, float]:
    """One decade below the lowest mark up to all cells."""
    low, _ = decade_range(min((p.low for p in points), default=1e-4), 1.0)
    return low / 10, 1.0


def _y_title(results: list[MrdPoint], blasts: tuple[Point, ...]) -> str:
    specimens = ", ".join(_distinct(r.specimen for r in results))
    what = "Blasts, MRD" if blasts else "MRD"
    return f"{what}, fraction of cells" + (f" ({specimens})" if specimens else "")


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))


def _blasts(review: Review) -> Iterable[Point]:
    """Marrow blasts that are stated as numbers in %, as fractions above 0."""
    for series in review.labs + review.measurements:
        if not _is_marrow_blasts(series):
            continue
        for result in series.numeric:
            is_number = result.low is not None and result.low == result.high
            if is_number and result.low and is_near(result.day):
                yield _blast_point(result, result.low / 100)


def _is_marrow_blasts(series: LabSeries) -> bool:
    is_of_marrow = is_marrow(series.test) or is_marrow(series.specimen)
    return is_of_marrow and is_blasts(series.test) and series.unit == "%"


def _blast_point(result: LabPoint, fraction: float) -> Point:
    x_low, x_high = bounds_in_months(*result.when.drawn_bounds)
    return Point(
        x=months(result.day or 0.0),
        y=fraction,
        low=fraction,
        high=fraction,
        x_low=x_low,
        x_high=x_high,
        text=f"{fraction * 100:g} %",
        key=result.place,
    )


def _blast_series(blasts: tuple[Point, ...]) -> tuple[Series, ...]:
    template = Series(name="Marrow blasts", points=(), role="fourth")
    return joined_series(template, runs(sorted(blasts, key=lambda p: p.x), known_apart))


def _summary(results: list[MrdPoint], blasts: tuple[Point, ...]) -> str:
    parts = []
    if results:
        negative = sum(r.outcome == "negative" for r in results)
        positive = sum(r.outcome == "positive" for r in results)
        last = results[-1]
        time = derived_text(last.when) or stated_time(last.when)
        count = numbered(len(results), "result")
        parts.append(
            f"Last MRD: {last.text} ({time}). {count}: {negative} negative, {positive} positive."
        )
    if blasts:
        last_blasts = max(blasts, key=lambda p: p.x)
        parts.append(f"Marrow blasts last {last_blasts.text} at {last_blasts.x:.3g} mo.")
    return shorten(" ".join(parts), SUMMARY_LENGTH)
