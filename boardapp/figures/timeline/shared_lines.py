"""Lines of therapy that share rows, where a lane for each would take too much room."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.figures.timeline.timeline import Bar, Lane, Timeline


def with_shared_lines(timeline: Timeline) -> Timeline:
    """The timeline with all lines of therapy in one lane, each label led by its line's number.

    With fewer than two lines it is the same.
    """
    lines = [lane for lane in timeline.lanes if lane.line is not None]
    if len(lines) < 2:
        return timeline
    bars = tuple(_numbered(bar, lane.line) for lane in lines for bar in lane.bars)
    marks = tuple(mark for lane in lines for mark in lane.marks)
    shared = Lane(name=_name(lines), bars=bars, marks=marks, weight=lines[0].weight)
    first = timeline.lanes.index(lines[0])
    others = [lane for lane in timeline.lanes if lane.line is None]
    return replace(timeline, lanes=(*others[:first], shared, *others[first:]))


def _numbered(bar: Bar, line: int | None) -> Bar:
    return replace(bar, label=f"{line}: {bar.label}") if bar.label else bar


def _name(lines: Sequence[Lane]) -> str:
    numbers = [lane.line for lane in lines]
    return f"Lines {numbers[0]}–{numbers[-1]}"
