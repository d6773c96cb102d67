"""Where a course may be cut in periods: at a relapse, a transplant, the start of a line."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import msgspec

from boardapp.figures.axis import DAYS_PER_MONTH, months
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline

_RANK_PRICE = 0.15  # of what the fullest period holds
_MOST_TRIED = 14
"""So many moments at most are tried together; of more, those that part the course evenly."""


class Cut(msgspec.Struct, frozen=True):
    """A day at which the course is cut, and in words what happens then.

    `rank` is lowest for what parts a course most clearly: a relapse.
    """

    day: float
    name: str
    rank: int = 0


def best_cuts(timeline: Timeline, count: int) -> tuple[Cut, ...]:
    """The `count` cuts that part what is drawn about evenly; fewer where there are no moments.

    Relapses are liked best, then transplants, then starts of lines; whole months are taken only
    where there are too few of these.
    """
    days = sorted(_days(timeline.lanes))
    moments = _moments(timeline)
    if len(moments) < count:
        moments = _months(timeline, days, count)
    if len(moments) > _MOST_TRIED:
        moments = _evenly_chosen(moments, days)
    tried = combinations(moments, min(count, len(moments)))
    return min(tried, key=lambda cuts: _price(cuts, days))


def _moments(timeline: Timeline) -> list[Cut]:
    """One cut for each day on which something happens that parts a course, in order of time."""
    found: dict[float, Cut] = {}
    for cut in (*_relapses(timeline), *_transplants(timeline.lanes), *_lines(timeline.lanes)):
        if timeline.start < cut.day < timeline.end:
            found.setdefault(cut.day, cut)
    return [found[day] for day in sorted(found)]


def _relapses(timeline: Timeline) -> Iterator[Cut]:
    for mark in _marks(timeline.lanes):
        if mark.role == "relapse":
            yield Cut(mark.at, f"{timeline.turn} {(mark.short or mark.label).removeprefix('R')}")


def _transplants(lanes: Sequence[Lane]) -> Iterator[Cut]:
    for bar in _bars(lanes):
        if bar.role == "transplant":
            yield Cut(bar.start, "transplant", 1)
    for mark in _marks(lanes):
        if mark.therapy == "transplant":
            yield Cut(mark.at, "transplant", 1)


def _lines(lanes: Sequence[Lane]) -> Iterator[Cut]:
    starts: dict[int, float] = {}
    for bar in _bars(lanes):
        if bar.line is not None:
            starts[bar.line] = min(bar.start, starts.get(bar.line, bar.start))
    for line, day in starts.items():
        yield Cut(day, f"start of line {line}", 2)


def _months(timeline: Timeline, days: Sequence[float], count: int) -> list[Cut]:
    """Whole months near the days that part what is drawn evenly."""
    wished = [days[len(days) * n // (count + 1)] for n in range(1, count + 1)] if days else []
    whole = sorted({round(months(day)) for day in wished})
    cuts = [Cut(month * DAYS_PER_MONTH, f"month {month}") for month in whole]
    return [cut for cut in cuts if timeline.start < cut.day < timeline.end]


def _evenly_chosen(moments: Sequence[Cut], days: Sequence[float]) -> list[Cut]:
    """So many of the moments that combinations can be tried, near even parts of what is drawn."""
    wished = [days[len(days) * n // (_MOST_TRIED + 1)] for n in range(1, _MOST_TRIED + 1)]
    near = {min(moments, key=lambda cut: abs(cut.day - day)) for day in wished}
    return sorted(near, key=lambda cut: cut.day)


def _price(cuts: Sequence[Cut], days: Sequence[float]) -> tuple[float, int]:
    """What the fullest period holds, dearer by the ranks of the cuts, then what others lack."""
    places = [0, *(bisect_left(days, cut.day) for cut in cuts), len(days)]
    held = [last - first for first, last in pairwise(places)]
    ranks = sum(cut.rank for cut in cuts) / max(len(cuts), 1)
    return max(held) * (1 + _RANK_PRICE * ranks), max(held) - min(held)


def _days(lanes: Sequence[Lane]) -> Iterator[float]:
    """The days at which something begins that wants room and a label."""
    yield from (bar.start for bar in _bars(lanes))
    yield from (mark.at for mark in _marks(lanes))


def _bars(lanes: Sequence[Lane]) -> Iterator[Bar]:
    return (bar for lane in lanes for bar in lane.bars)


def _marks(lanes: Sequence[Lane]) -> Iterator[Mark]:
    return (mark for lane in lanes for mark in lane.marks)
