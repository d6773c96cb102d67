"""A timeline for one picture: lanes that matter less stand back until the rest is legible."""

from collections.abc import Callable

from msgspec.structs import replace

from boardapp.figures.timeline.legend import timeline_key, timeline_legend
from boardapp.figures.timeline.timeline import MAJOR_WEIGHT, Lane, Timeline


def thinned(timeline: Timeline, is_legible: Callable[[Timeline], bool]) -> Timeline:
    """The timeline without as many lanes as it takes, the least weighty first.

    Lines of therapy and the disease stay. What was left out is named in `left_out`. `is_legible`
    judges each try.
    """
    able = sorted((lane for lane in timeline.lanes if lane.weight < MAJOR_WEIGHT), key=_weight)
    tried = timeline
    for number in range(len(able) + 1):
        tried = _without(timeline, able[:number])
        if is_legible(tried):
            break
    return tried


def with_room(timeline: Timeline, has_room: Callable[[Timeline], bool]) -> Timeline:
    """The timeline with as many of its optional lanes as have room, the weightiest first.

    Those that have none are named in `left_out`.
    """
    able = sorted((lane for lane in timeline.lanes if lane.is_optional), key=_weight)
    least = _without(timeline, able)
    if not able or not has_room(least):
        return least
    tries = (_without(timeline, able[:number]) for number in range(len(able)))
    return next((one for one in tries if has_room(one)), least)


def _weight(lane: Lane) -> float:
    return lane.weight


def _without(timeline: Timeline, left_out: list[Lane]) -> Timeline:
    if not left_out:
        return timeline
    lanes = tuple(lane for lane in timeline.lanes if lane not in left_out)
    told = "; ".join(f"{lane.name} ({_named(lane)})" for lane in left_out)
    said = ". ".join(filter(None, (timeline.left_out, f"Left out of this picture: {told}")))
    legend = timeline_legend(lanes, timeline.span)
    return replace(timeline, lanes=lanes, legend=legend, key=timeline_key(lanes), left_out=said)


def _named(lane: Lane) -> str:
    labels = dict.fromkeys(e.label for e in (*lane.bars, *lane.marks) if e.label)
    return ", ".join(labels) or f"{len(lane.bars) + len(lane.marks)} entries"
