"""The chart of one laboratory test over the course, honest about what is not known.

A range stays a range, a censored value stands at its limit as an open mark, a word stays
a word, and no line is drawn through a single point or between results whose order is open.
"""

from msgspec.structs import replace

from boardapp.case.value import Value
from boardapp.figures.axis import decade_range, is_near, months, snapped_nicely
from boardapp.figures.charts import own_dates
from boardapp.figures.charts.chart import Band, Chart, Level, Point, Series, Word
from boardapp.figures.charts.grade_levels import grade_levels
from boardapp.figures.charts.own_dates import on_own_dates
from boardapp.figures.charts.parts import (
    SUMMARY_LENGTH,
    X_TITLE,
    bounds_in_months,
    kind_of,
    relapse_instants,
    series_by_kind,
    span_text,
    therapy_shades,
    word_text,
    x_range_of,
)
from boardapp.figures.charts.thinning import thin
from boardapp.figures.text_width import shorten
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import short_text
from boardapp.words.units import unit_text
from boardapp.words.values import range_text, with_unit

_LOG_FROM_RATIO = 500.0
_MOST_WORDS = 12
_WORD_LENGTH = 36
_LEAST_DRAWN, _MOST_DRAWN = 1e-15, 1e15
"""What lies beyond them, save 0, is a slip of the hand that would press all else flat."""


def lab_chart(series: LabSeries, review: Review) -> Chart | None:
    """The chart of a series, or None where no result is a number or a word.

    The axis is a log one where the values are above 0 throughout and spread over more than
    500-fold. The therapy of `review` stands behind the results.
    """
    is_own = series.is_on_own_dates
    series, beyond, far = _drawable(on_own_dates(series) if is_own else series)
    course = None if is_own else review
    numeric = tuple(sorted(series.numeric, key=lambda p: p.day or 0.0))
    words, words_left = _words(series)
    if not numeric and not words:
        return None
    shown = thin(numeric)
    points = _points(shown)
    x_range = x_range_of(course, points, [word.x for word in words if word.x is not None])
    is_log = _is_log(points)
    levels = grade_levels(series) if points else ()
    y_range = _log_range(series, points) if is_log else _linear_range(series, points, levels)
    return Chart(
        title=series.test,
        y_title=_y_title(series) if points else "",
        x_title=own_dates.X_TITLE if is_own else X_TITLE,
        x_range=x_range,
        y_range=y_range,
        series=_series(series.test, shown, points),
        is_log=is_log,
        bands=_bands(series) if points else (),
        levels=tuple(level for level in levels if y_range[0] < level.y < y_range[1]),
        shades=therapy_shades(course, x_range) if course else (),
        instants=relapse_instants(course, x_range) if course else (),
        words=words,
        summary=_summary(series, numeric, own_dates.SINCE if is_own else ""),
        thinned=_thinned(len(numeric), len(shown), words_left, beyond, far),
        zero="first date" if is_own else "diagnosis",
        first_date=series.first_date if is_own else None,
        sources=tuple(dict.fromkeys(p.source for p in shown if p.source)),
    )


def _drawable(series: LabSeries) -> tuple[LabSeries, int, int]:
    """The series without what no axis can show, and how many by their values and their times."""
    near = [p for p in series.points if p.day is None or is_near(p.day)]
    points = tuple(p for p in near if _has_place(p.low) and _has_place(p.high))
    low = series.reference_low if _has_place(series.reference_low) else None
    high = series.reference_high if _has_place(series.reference_high) else None
    drawable = replace(series, points=points, reference_low=low, reference_high=high)
    return drawable, len(near) - len(points), len(series.points) - len(near)


def _has_place(bound: float | None) -> bool:
    return not bound or _LEAST_DRAWN <= abs(bound) <= _MOST_DRAWN


def _is_log(points: tuple[Point, ...]) -> bool:
    low = min((p.low for p in points), default=0.0)
    return low > 0 and max(p.high for p in points) > _LOG_FROM_RATIO * low


def _y_title(series: LabSeries) -> str:
    unit = unit_text(series.unit)
    return f"{series.test}, {unit}" if unit else series.test


def _points(shown: tuple[LabPoint, ...]) -> tuple[Point, ...]:
    """The results as points, of which the last decides."""
    points = tuple(map(result_point, shown))
    return (*points[:-1], replace(points[-1], is_emphasised=True)) if points else ()


def result_point(result: LabPoint) -> Point:
    """A result as a point; a censored one at its limit, a range at its middle."""
    bounds = [bound for bound in (result.low, result.high) if bound is not None]
    low, high = bounds[0], bounds[-1]
    x_low, x_high = bounds_in_months(*result.when.drawn_bounds)
    return Point(
        x=months(result.day or 0.0),
        y=(low + high) / 2,
        low=low,
        high=high,
        x_low=x_low,
        x_high=x_high,
        text=_as_stated(result),
        key=result.place,
    )


def _as_stated(result: LabPoint) -> str:
    """The value as stated; with its unit where that is not the unit of the axis."""
    return with_unit(result.value, result.stated.unit) if result.stated else result.value


def _series(
    name: str, results: tuple[LabPoint, ...], points: tuple[Point, ...]
) -> tuple[Series, ...]:
    """Numbers joined where that is honest, then ranges, then what lies beyond a limit."""
    kinds = [kind_of(result.low, result.high) for result in results]
    return series_by_kind(Series(name=name, points=()), list(zip(kinds, points, strict=True)))


def _words(series: LabSeries) -> tuple[tuple[Word, ...], int]:
    """The results in words, the untimed last, and how many more there are than can be shown."""
    in_words = [p for p in series.points if p.low is None and p.high is None and _says_something(p)]
    words = [_word(p) for p in in_words]
    untimed = [
        Word(x=None, text=shorten(p.value, _WORD_LENGTH))
        for p in series.points
        if p.day is None and (p.low is not None or p.high is not None)
    ]
    shown = (words + untimed)[:_MOST_WORDS]
    return tuple(shown), len(words) + len(untimed) - len(shown)


def _word(result: LabPoint) -> Word:
    text = shorten(result.value, _WORD_LENGTH)
    if result.day is None:
        return Word(x=None, text=text)
    return Word(x=months(result.day), text=word_text(text, *result.when.drawn_bounds))


def _says_something(result: LabPoint) -> bool:
    return not Value(result.value or NOT_REPORTED).is_missing


def _bands(series: LabSeries) -> tuple[Band, ...]:
    if series.reference_low is None and series.reference_high is None:
        return ()
    label = f"Reference {range_text(series.reference_low, series.reference_high)}"
    return (Band(low=series.reference_low, high=series.reference_high, label=label),)


def _linear_range(
    series: LabSeries, points: tuple[Point, ...], levels: tuple[Level, ...]
) -> tuple[float, float]:
    """A range that shows every value, near levels and bounds of the reference, and a near 0."""
    places = [p.low for p in points] + [p.high for p in points]
    low, high = min(places, default=0.0), max(places, default=0.0)
    low, high = _with_reference(series, low, high) if points else _reference_only(series)
    low, high = _with_levels(levels, low, high)
    if 0 <= low < (0.5 if _bounds(series) else 0.9) * high:
        low = 0.0
    if high <= low:
        low, high = (0.0, 2 * low) if low > 0 else (low - 1, low + 1)
    margin = 0.08 * (high - low)
    bottom = low if low == 0 else low - margin
    if low >= 0:
        bottom = max(bottom, 0.0)
    top = high + margin
    return snapped_nicely(bottom, top)


def _with_reference(series: LabSeries, low: float, high: float) -> tuple[float, float]:
    """The range widened to the reference, but not so far that the values run together."""
    span = max(high - low, 0.25 * abs(high), 1e-9)
    for bound, is_upper in ((series.reference_low, False), (series.reference_high, True)):
        if bound is None:
            continue
        if low - 2 * span <= bound <= high + 2 * span:
            low, high = min(low, bound), max(high, bound)
        elif is_upper and bound < low:
            low = bound
        elif not is_upper and bound > high:
            high = bound + 0.1 * (bound - low)
    return low, high


def _with_levels(levels: tuple[Level, ...], low: float, high: float) -> tuple[float, float]:
    """The range widened to near levels, so that the values keep half of its height."""
    span = max(high - low, abs(high))
    near = [level.y for level in levels if low - span <= level.y <= high + span]
    return min((low, *near)), max((high, *near))


def _bounds(series: LabSeries) -> list[float]:
    return [b for b in (series.reference_low, series.reference_high) if b is not None]


def _reference_only(series: LabSeries) -> tuple[float, float]:
    bounds = _bounds(series)
    return (min(0.0, *bounds), max(bounds) * 1.2) if bounds and max(bounds) > 0 else (0.0, 1.0)


def _log_range(series: LabSeries, points: tuple[Point, ...]) -> tuple[float, float]:
    bounds = [bound for bound in _bounds(series) if bound > 0]
    places = [p.low for p in points] + [p.high for p in points] + bounds
    # A mark at the lowest value stands clear of the axis.
    return decade_range(0.7 * min(places), max(places))


def _summary(series: LabSeries, numeric: tuple[LabPoint, ...], since: str) -> str:
    """The finding in words; `since` names what its months count from, where not the diagnosis."""
    reference = f" Reference {series.reference}." if series.reference else " No reference range."
    if not numeric:
        values = ", ".join(dict.fromkeys(p.value for p in series.points if _says_something(p)))
        return shorten(f"{series.test}: {values} (in words only).{reference}", SUMMARY_LENGTH)
    last = numeric[-1]
    flag = f", {last.flag}" if last.flag in {"low", "high"} else ""
    days = [months(p.day or 0.0) for p in numeric]
    is_exact = last.earliest == last.latest is not None
    time = (
        _since(span_text(days[-1], days[-1]), since)
        if is_exact or since or not last.when.is_reported
        else short_text(last.when)
    )
    head = f"{series.test}: {series.text_of(last)}{flag} ({time})"
    if len(numeric) == 1:
        return shorten(f"{head}; a single result.{reference}", SUMMARY_LENGTH)
    lowest = min(numeric, key=lambda p: p.low if p.low is not None else p.high or 0.0)
    highest = max(numeric, key=lambda p: p.high if p.high is not None else p.low or 0.0)
    extremes = f"lowest {_as_stated(lowest)}, highest {_as_stated(highest)}"
    stretch = _since(span_text(days[0], days[-1]), since)
    course = f"{len(numeric)} results {stretch}, {extremes}"
    return shorten(f"{head}; {course}.{reference}", SUMMARY_LENGTH)


def _since(stretch: str, since: str) -> str:
    return f"{stretch} {since}" if since else stretch


def _thinned(total: int, shown: int, words_left: int, beyond: int, far: int) -> str:
    parts = []
    if shown < total:
        parts.append(
            f"{shown} of {total} results drawn: the first, the last, and the lowest "
            "and highest of each stretch of time"
        )
    if words_left:
        parts.append(f"{words_left} more results in words stand only in the table")
    if beyond:
        parts.append(f"{beyond} too large or too small to draw stand only in the table")
    if far:
        parts.append(f"{far} too far from the diagnosis to draw stand only in the table")
    return "; ".join(parts)
