"""What the charts have in common: therapies above, relapses across, lines that may be drawn."""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Literal, TypeVar

from msgspec.structs import replace

from boardapp.clinical.sites import short_site
from boardapp.figures.axis import MOST_DAYS, is_near, month_step, months, snapped
from boardapp.figures.charts.chart import Instant, Point, Series, Shade
from boardapp.figures.text_width import shorten
from boardapp.figures.therapy_roles import bar_role, is_on_one_day
from boardapp.review.model.base import Moment
from boardapp.review.model.course import LineOfTherapy, Phase, Relapse
from boardapp.review.model.review import Review
from boardapp.words.short_names import short_name

X_TITLE = "Months from diagnosis"
SUMMARY_LENGTH = 250
_SHADE_LABEL_LENGTH, _SHORT_LABEL_LENGTH = 40, 14
_PROGRESSION = "PD"
_MONTH_DAYS = 31.0
_SHORT_SHARE, _FEW_PLACES, _MOST_INTERVALS = 0.3, 12, 16

Item = TypeVar("Item")
Kind = Literal["number", "range", "below", "above"]
"""What is known of a result: itself, between what it lies, or one limit of it."""


def therapy_shades(review: Review, x_range: tuple[float, float]) -> tuple[Shade, ...]:
    """A bar for each therapy of a line that was given, can be drawn and meets the range."""
    phases = (phase for line in review.lines for phase in line.phases if phase.is_given)
    shades = (_shade(phase, review.as_of.drawn) for phase in phases)
    return tuple(
        shade for shade in shades if shade and shade.start < x_range[1] and shade.end >= x_range[0]
    )


def _shade(phase: Phase, as_of: float | None) -> Shade | None:
    """The bar of a therapy; one that goes on reaches to the day up to which data are told."""
    start, end = phase.start.drawn, phase.end.drawn
    is_known = phase.start.is_exact and phase.end.is_exact
    if is_on_one_day(phase):
        end, is_known = start, phase.start.is_exact
    elif phase.is_ongoing and as_of is not None:
        end, is_known = as_of, phase.start.is_exact
    if start is None or end is None or end < start:
        return None
    name = phase.short or short_name(phase.name)
    return Shade(
        start=months(start),
        end=months(end),
        label=shorten(name, _SHADE_LABEL_LENGTH),
        short=shorten(name, _SHORT_LABEL_LENGTH),
        role=bar_role(phase),
        is_uncertain=not is_known,
    )


def drawn_end(line: LineOfTherapy) -> float | None:
    """The last drawn day of a line, from its own time or its phases'."""
    days = [p.end.drawn for p in line.phases if p.end.drawn is not None]
    return line.end.drawn if line.end.drawn is not None else max(days, default=None)


def relapse_instants(review: Review, x_range: tuple[float, float]) -> tuple[Instant, ...]:
    """A line for each relapse and progression within the range: "R1", "R2 CNS", "PD"."""
    relapses = {relapse.key for relapse in review.relapses}
    found = [_relapse(one) for one in review.relapses]
    found += [
        _instant(look.when, _PROGRESSION, _PROGRESSION)
        for look in review.looks
        if look.state == "progression" and look.key not in relapses
    ]
    return tuple(one for one in found if one and x_range[0] <= one.x <= x_range[1])


def _relapse(relapse: Relapse) -> Instant | None:
    """A relapse by its number, with the one site where it has one."""
    (site,) = relapse.sites if len(relapse.sites) == 1 else ("",)
    short = f"R{relapse.number}"
    return _instant(relapse.when, f"{short} {short_site(site)}".strip(), short)


def _instant(when: Moment, label: str, short: str) -> Instant | None:
    if when.drawn is None:
        return None
    low, high = x_bounds(when)
    return Instant(x=months(when.drawn), label=label, short=short, x_low=low, x_high=high)


def x_bounds(when: Moment) -> tuple[float | None, float | None]:
    """What is known of a time, in months; None where nothing bounds it."""
    return bounds_in_months(*when.drawn_bounds)


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
    """All points as one series, whose line breaks between the stretches; () without points."""
    points = tuple(point for stretch in stretches for point in stretch)
    if not points:
        return ()
    is_joined = any(len(stretch) > 1 for stretch in stretches)
    starts = tuple(accumulate(map(len, stretches)))[:-1] if is_joined else ()
    return (replace(template, points=points, is_joined=is_joined, breaks=starts),)


def series_by_kind(template: Series, pairs: Sequence[tuple[Kind, Point]]) -> tuple[Series, ...]:
    """Numbers joined where that is honest, then ranges, then what lies beyond a limit.

    The pairs are in order of time; the template gives name, look and meaning of the numbers.
    """
    stretches = runs(pairs, lambda a, b: a[0] == b[0] == "number" and known_apart(a[1], b[1]))
    numbers = [[p for _, p in run] for run in stretches if run[0][0] == "number"]
    drawn = joined_series(template, numbers)
    others = {kind: tuple(p for k, p in pairs if k == kind) for kind in ("range", "below", "above")}
    if others["range"]:
        name = f"{template.name}, range"
        drawn += (replace(template, name=name, points=others["range"], is_joined=False),)
    if others["below"]:
        drawn += (_beyond(template, "below the limit", others["below"]),)
    if others["above"]:
        drawn += (replace(_beyond(template, "above the limit", others["above"]), is_above=True),)
    return drawn


def _beyond(template: Series, meaning: str, points: tuple[Point, ...]) -> Series:
    return replace(
        template,
        name=f"{template.name}, {meaning}",
        points=points,
        is_joined=False,
        is_open=True,
        meaning=meaning,
    )


def kind_of(low: float | None, high: float | None) -> Kind:
    """What is known of a value by its bounds; None: that side is open."""
    if low is None:
        return "below"
    if high is None:
        return "above"
    return "number" if low == high else "range"


def known_apart(before: Point, after: Point) -> bool:
    """Whether the order of two points is known, so that a line between them states a course."""
    return before.x_high is not None and after.x_low is not None and before.x_high <= after.x_low


def x_range_of(
    review: Review | None, points: Sequence[Point], words: Sequence[float] = ()
) -> tuple[float, float]:
    """The range of x, in whole steps, that shows the points with what is known of their times.

    Few results over a short stretch are shown within the whole course, which places them; without
    a review there is none.
    """
    most = months(MOST_DAYS)
    places = [p.x for p in points] + [x for x in words if abs(x) <= most]
    for point in points:
        places += [min(max(x, -most), most) for x in (point.x_low, point.x_high) if x is not None]
    course = _course(review) if review is not None else (0.0, 0.0)
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
