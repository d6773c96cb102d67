"""A course over several pictures, a period each: what lies in it, and what goes on beyond it."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from boardapp.figures.axis import months
from boardapp.figures.text_width import shorten
from boardapp.figures.timeline.cuts import Cut, best_cuts
from boardapp.figures.timeline.gaps import axis_breaks
from boardapp.figures.timeline.known_stretch import clipped
from boardapp.figures.timeline.legend import timeline_key, timeline_legend
from boardapp.figures.timeline.ticks import axis_title, axis_unit, timeline_ticks
from boardapp.figures.timeline.timeline import SUMMARY_LENGTH, Bar, Lane, Mark, Timeline

CONTINUED = "continued"


def in_periods(timeline: Timeline, count: int) -> tuple[Timeline, ...]:
    """The timeline in up to `count` periods, each with its own axis and a name in `period`.

    Lanes keep their order and their look, and stand in all periods. A bar that goes on beyond
    its period is open there, and says "continued" in the next. A relapse at which a period ends
    stands in both.
    """
    cuts = best_cuts(timeline, count - 1)
    if not cuts:
        return (timeline,)
    edges = (Cut(timeline.start, _beginning(timeline)), *cuts, Cut(timeline.end, "last report"))
    stretches = list(pairwise(edges))
    return tuple(
        _period(timeline, first, last, (number, len(stretches)))
        for number, (first, last) in enumerate(stretches, start=1)
    )


def _beginning(timeline: Timeline) -> str:
    return "diagnosis" if timeline.start == 0 else "first report"


def _period(timeline: Timeline, first: Cut, last: Cut, place: tuple[int, int]) -> Timeline:
    start, end, is_last = first.day, last.day, place[0] == place[1]
    lanes = tuple(_lane(lane, start, end, is_last=is_last) for lane in timeline.lanes)
    order_only = clipped(timeline.order_only, start, end)
    breaks = axis_breaks(lanes, start, end, order_only)
    unit = axis_unit(start, end, breaks)
    since, until = round(months(start)), round(months(end))
    name = f"{place[0]} of {place[1]}: {first.name} to {last.name} (months {since}–{until})"
    return replace(
        timeline,
        start=start,
        end=end,
        lanes=lanes,
        ticks=timeline_ticks(start, end, timeline.ages, breaks, order_only, unit),
        axis_title=axis_title(unit),
        legend=timeline_legend(lanes, timeline.span),
        key=timeline_key(lanes),
        breaks=breaks,
        order_only=order_only,
        summary=shorten(f"Timeline {name}. {timeline.summary}", SUMMARY_LENGTH),
        undated=timeline.undated if place[0] == 1 else (),
        left_out=timeline.left_out if place[0] == 1 else "",
        course_days=timeline.span,
        period=name,
    )


def _lane(lane: Lane, start: float, end: float, *, is_last: bool) -> Lane:
    marks = tuple(mark for mark in lane.marks if _is_in(mark, start, end, is_last=is_last))
    return replace(lane, bars=tuple(_bars(lane, start, end, is_last=is_last)), marks=marks)


def _is_in(mark: Mark, start: float, end: float, *, is_last: bool) -> bool:
    ends_it = mark.at == end and (is_last or mark.role == "relapse")
    return start <= mark.at < end or ends_it


def _bars(lane: Lane, start: float, end: float, *, is_last: bool) -> Iterator[Bar]:
    for bar in lane.bars:
        begins = start <= bar.start < end or (is_last and bar.start == end)
        if begins or bar.start < start < bar.end:
            yield _clipped(bar, start, end)


def _clipped(bar: Bar, start: float, end: float) -> Bar:
    """The part of a bar within a period."""
    goes_on, came_from = bar.end > end, bar.start < start
    note = ", ".join(filter(None, (bar.note, CONTINUED))) if came_from else bar.note
    return replace(
        bar,
        start=max(bar.start, start),
        end=min(bar.end, end),
        note=note,
        cycles=tuple(day for day in bar.cycles if start <= day <= end),
        is_ongoing=bar.is_ongoing and not goes_on,
        comes_from_before=came_from or bar.comes_from_before,
        goes_on_after=goes_on or bar.goes_on_after,
    )
