"""What stands one upon another in a crowded lane, drawn as one that says how many it stands for.

Imports bring thousands of dated events. More than some hundred in a lane can't be told apart on
a picture; drawn one by one they take PowerPoint's time and the board's, and show nothing more.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.figures.timeline.timeline import Bar, Lane, Mark

MOST_APART = 150
"""More elements than this in a lane are gathered where they stand one upon another."""
_CELLS = 200
"""Into as many stretches the lane is parted: each is as wide as a mark is seen."""


def drawn_together(lanes: Sequence[Lane]) -> tuple[tuple[Lane, ...], str]:
    """The lanes with fewer elements where they are crowded, and in words what was gathered."""
    gathered = tuple(map(_gathered, lanes))
    told = [
        f"{lane.name}: {_count(lane)} entries drawn as {_count(less)}"
        for lane, less in zip(lanes, gathered, strict=True)
        if _count(less) < _count(lane)
    ]
    return gathered, f"Drawn together where they stand close: {'; '.join(told)}" if told else ""


def _count(lane: Lane) -> int:
    return len(lane.bars) + len(lane.marks)


def _gathered(lane: Lane) -> Lane:
    if _count(lane) <= MOST_APART:
        return lane
    days = [mark.at for mark in lane.marks] + [d for bar in lane.bars for d in (bar.start, bar.end)]
    cell = (max(days) - min(days)) / _CELLS or 1.0
    bars, marks = defaultdict[object, list[Bar]](list), defaultdict[object, list[Mark]](list)
    for bar in lane.bars:
        place = bar.start // cell, bar.end // cell
        bars[bar.role, bar.is_ongoing, bar.is_uncertain, place].append(bar)
    for mark in lane.marks:
        marks[mark.role, mark.shape, mark.is_open, mark.at // cell].append(mark)
    return replace(
        lane,
        bars=tuple(map(_one_bar, bars.values())),
        marks=tuple(map(_one_mark, marks.values())),
    )


def _one_bar(bars: Sequence[Bar]) -> Bar:
    """One bar over all, named by the weightiest, which is the first of its weight."""
    first = max(bars, key=lambda bar: bar.weight)
    return (
        replace(
            first,
            label=_label([bar.label for bar in bars], first.label),
            tip=_tip(first.tip, len(bars)),
            start=min(bar.start for bar in bars),
            end=max(bar.end for bar in bars),
            start_earliest=_least([bar.start_earliest for bar in bars]),
            start_latest=_most([bar.start_latest for bar in bars]),
            end_earliest=_least([bar.end_earliest for bar in bars]),
            end_latest=_most([bar.end_latest for bar in bars]),
            cycles=tuple(sorted({day for bar in bars for day in bar.cycles})),
        )
        if len(bars) > 1
        else first
    )


def _one_mark(marks: Sequence[Mark]) -> Mark:
    """One mark, named by the weightiest, where that stands."""
    first = max(marks, key=lambda mark: mark.weight)
    label = _label([mark.label for mark in marks], first.label)
    return replace(first, label=label, tip=_tip(first.tip, len(marks)))


def _label(labels: Sequence[str], first: str) -> str:
    others = len(labels) - 1
    return f"{first} + {others} more" if others and first else first


def _tip(tip: str, count: int) -> str:
    return f"{tip}\nand {count - 1} more near it" if count > 1 else tip


def _least(days: Sequence[float | None]) -> float | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _most(days: Sequence[float | None]) -> float | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None
