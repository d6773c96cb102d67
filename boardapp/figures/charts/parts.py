"""What the charts have in common: therapy behind them, relapses across, lines that may be drawn."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from boardapp.figures.axis import MOST_DAYS, is_near, month_step, months, snapped
from boardapp.figures.charts.chart import Instant, Point, Series, Shade
from boardapp.figures.text_width import shorten
from boardapp.review.model.base import Moment
from boardapp.review.model.course import LineOfTherapy, Relapse
from boardapp.review.model.review import Review

X_TITLE = "Months from diagnosis"
SUMMARY_LENGTH = 250
_MOST_RUNS = 24
_SHADE_LABEL_LENGTH = 18
_MONTH_DAYS = 31.0
_SHORT_SHARE, _FEW_PLACES, _MOST_INTERVALS = 0.3, 12, 16

Item = TypeVar("Item")


def therapy_shades(review: Review, x_range: tuple[float, float]) -> tuple[Shade, ...]:
    """One shade for each line of therapy that can be drawn and meets the range, in months."""
    shades = (_shade(line) for line in review.lines)
    return tuple(
        shade for shade in shades if shade and shade.start < x_range[1] and shade.end > x_range[0]
    )


def _shade(line: LineOfTherapy) -> Shade | None:
    start, end = drawn_start(line), drawn_end(line)
    if start is None or end is None or end <= start:
        return None
    name = _short_name(line)
    return Shade(
        start=months(start),
        end=months(end),
        label=shorten(f"L{line.number} {name}".strip(), _SHADE_LABEL_LENGTH),
        short=f"L{line.number}",
        is_uncertain=not (line.start.is_exact and line.end.is_exact),
    )


def _short_name(line: LineOfTherapy) -> str:
    """The protocol of a line where it is one word or two, else the first phase's name."""
    protocols = (p.protocol for p in line.phases if p.protocol)
    protocol = next(protocols, "")
    name = line.phases[0].name if line.phases else line.name
    return name if not protocol or len(protocol) > len(name) else protocol


def drawn_start(line: LineOfTherapy) -> float | None:
    """The first drawn day of a line, from its own time or its phases'."""
    days = [p.start.drawn for p in line.phases if p.start.drawn is not None]
    return line.start.drawn if line.start.drawn is not None else min(days, default=None)


def drawn_end(line: LineOfTherapy) -> float | None:
    """The last drawn day of a line, from its own time or its phases'."""
    days = [p.end.drawn for p in line.phases if p.end.drawn is not None]
    return line.end.drawn if line.end.drawn is not None else max(days, default=None)


def relapse_instants(review: Review, x_range: tuple[float, float]) -> tuple[Instant, ...]:
    """A vertical line for each relapse within the range, labelled R1, R2 and so on."""
    return tuple(
        instant
        for instant in map(_instant, review.relapses)
        if instant and x_range[0] <= instant.x <= x_range[1]
    )


def _instant(relapse: Relapse) -> Instant | None:
    if relapse.when.drawn is None:
        return None
    low, high = x_bounds(relapse.when)
    return Instant(x=months(relapse.when.drawn), label=f"R{relapse.number}", x_low=low, x_high=high)


def x_bounds(when: Moment) -> tuple[float | None, float | None]:
    """What is known of a time, in months; None where nothing bounds it."""
    return bounds_in_months(when.earliest, when.latest)


def bounds_in_months(
    earliest: float | None, latest: float | None
) -> tuple[float | None, float | None]:
    """Two days as months, either of them None."""
    return (
        None if earliest is None else months(earliest),
        None if latest is None else months(latest),
    )


def word_text(text: str, earliest: float | None, latest: float | None) -> str:
    """A result in words, which says so where its time is not known to the month; in days."""
    is_known = earliest is not None and latest is not None and latest - earliest <= _MONTH_DAYS
    return text if is_known else f"{text} (time uncertain)"


def runs(
    items: Sequence[Item], may_join: Callable[[Item, Item], bool]
) -> tuple[tuple[Item, ...], ...]:
    """The items cut wherever two neighbours may not be joined by a line."""
    if not items:
        return ()
    stretches = [[items[0]]]
    for before, after in pairwise(items):
        if may_join(before, after):
            stretches[-1].append(after)
        else:
            stretches.append([after])
    return tuple(map(tuple, stretches))


def joined_series(template: Series, stretches: Sequence[Sequence[Point]]) -> tuple[Series, ...]:
    """One joined series for each stretch of two and more points; the single points in one more.

    Where so many lines would be needed that a slide could not hold them, all points stand
    unjoined in one series.
    """
    lines = [tuple(stretch) for stretch in stretches if len(stretch) > 1]
    single = tuple(stretch[0] for stretch in stretches if len(stretch) == 1)
    if len(lines) > _MOST_RUNS:
        lines, single = [], tuple(point for stretch in stretches for point in stretch)
    series = [_with(template, points, is_joined=True) for points in lines]
    if single:
        series.append(_with(template, single, is_joined=False))
    return tuple(series)


def _with(template: Series, points: tuple[Point, ...], *, is_joined: bool) -> Series:
    return Series(
        name=template.name,
        points=points,
        role=template.role,
        is_joined=is_joined,
        is_open=template.is_open,
        is_above=template.is_above,
    )


def known_apart(before: Point, after: Point) -> bool:
    """Whether the order of two points is known, so that a line between them states a course."""
    return before.x_high is not None and after.x_low is not None and before.x_high <= after.x_low


def x_range_of(
    review: Review, points: Sequence[Point], words: Sequence[float] = ()
) -> tuple[float, float]:
    """The range of x, in whole steps, that shows the points with what is known of their times.

    Few results over a short stretch are shown within the whole course, which places them.
    """
    most = months(MOST_DAYS)
    places = [p.x for p in points] + [x for x in words if abs(x) <= most]
    for point in points:
        places += [min(max(x, -most), most) for x in (point.x_low, point.x_high) if x is not None]
    course = _course(review)
    if any(p.x_high is None for p in points):
        places.append(max(course[1], *places))
    low, high = min(places, default=course[0]), max(places, default=course[1])
    if high - low < _SHORT_SHARE * (course[1] - course[0]) and len(places) < _FEW_PLACES:
        low, high = min(low, course[0]), max(high, course[1])
    if 0 < low < 0.4 * high:
        low = 0.0
    margin = max(0.03 * (high - low), 0.25)
    bottom = low - margin if low != 0 else 0.0
    if bottom < 0 <= low:
        bottom = 0.0
    return snapped(bottom, high + margin, month_step(high + margin - bottom, _MOST_INTERVALS))


def _course(review: Review) -> tuple[float, float]:
    """From the diagnosis to the last drawn day of therapy or of the review, in months."""
    known = [day for day in (*map(drawn_end, review.lines), review.as_of.drawn) if day is not None]
    days = [0.0, *filter(is_near, known)]
    return 0.0, max(months(max(days)), 1.0)


def span_text(low: float, high: float) -> str:
    """A stretch of months in words: "at 3 mo", "from 3 to 14 mo"."""
    first, last = f"{low:.3g}", f"{high:.3g}"
    return f"at {first} mo" if first == last else f"from {first} to {last} mo"
