"""Where the parts of a `CycleFigure` stand: lanes, bars, doses, marks with their labels, axis.

Places are points from the left upper corner of the figure. The height follows from what
there is to show; no label overlaps another.
"""

from collections.abc import Sequence

import msgspec

from boardapp.figures.axis import nice_step
from boardapp.figures.cycles.cycles import (
    X_TITLE,
    CycleFigure,
    CycleLane,
    CycleMark,
    KeyKind,
    key_texts,
)
from boardapp.figures.lanes import LINE_PITCH, Box, Extent, pack_rows
from boardapp.figures.text_width import Measure, cut_to_width

_GAP = 6.0
_BAR = 6.0
_TICK = 9.0
_MARK = 9.0
_KEY = 26.0
_MOST_TICKS = 12
_WEEK = 7


class PlacedMark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark: the stretch of its possible days, and its label beside it."""

    mark: CycleMark
    box: Box
    label: str
    label_box: Box


class PlacedLane(msgspec.Struct, frozen=True, kw_only=True):
    """A cycle in place.

    `bar` is its length, `is_open` where its end is not known; `doses` are the middles of
    the dose ticks on it. `doses_text` is cut to the room under the bar.
    """

    lane: CycleLane
    box: Box
    bar: Box
    is_open: bool
    doses: tuple[float, ...]
    doses_text: str
    doses_box: Box
    marks: tuple[PlacedMark, ...]


class PlacedKey(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of mark in the key: its middle, and its text right of it."""

    kind: KeyKind
    x: float
    y: float
    text: str
    text_x: float


class CycleLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A figure resolved for one width; `ticks` are days with their x."""

    title: str
    title_y: float
    plot: Box
    lanes: tuple[PlacedLane, ...]
    ticks: tuple[tuple[int, float], ...]
    axis_title: str
    key: tuple[PlacedKey, ...]
    height: float
    size: float


def lay_out_cycles(figure: CycleFigure, width: float, size: float, measure: Measure) -> CycleLayout:
    """The figure in `width` points, with text of `size` points, as high as it needs to be."""
    line = size * LINE_PITCH
    gutter = max(measure(lane.name, size) for lane in figure.lanes) + 2 * _GAP
    plot = Box(gutter, line + 2 * _GAP, max(width - gutter - 2 * _GAP, 1.0), 0.0)
    lanes, top = [], plot.top
    for lane in figure.lanes:
        placed = _Lane(figure, lane, plot, size, measure).at(top)
        lanes.append(placed)
        top = placed.box.bottom + _GAP
    plot = Box(plot.left, plot.top, plot.width, top - plot.top)
    key = _key(figure, Box(plot.left, top + 2 * line + 2 * _GAP, plot.width, line), size, measure)
    return CycleLayout(
        title=cut_to_width(figure.title, width - 2 * _GAP, size, measure),
        title_y=_GAP + line / 2,
        plot=plot,
        lanes=tuple(lanes),
        ticks=tuple((day, day_x(figure, plot, day)) for day in _tick_days(figure)),
        axis_title=X_TITLE,
        key=key,
        height=max(entry.y for entry in key) + line / 2 + _GAP,
        size=size,
    )


def day_x(figure: CycleFigure, plot: Box, day: float) -> float:
    """Where a day stands: in the middle of its own width."""
    return plot.left + plot.width * (day - 0.5) / figure.days


def _key(figure: CycleFigure, first: Box, size: float, measure: Measure) -> tuple[PlacedKey, ...]:
    """The kinds of marks in words, in rows from `first` on."""
    placed: list[PlacedKey] = []
    x, y = first.left, first.middle
    for kind, text in key_texts(figure):
        need = _KEY + measure(text, size) + 3 * _GAP
        if placed and x + need > first.right:
            x, y = first.left, y + first.height
        placed.append(PlacedKey(kind=kind, x=x + _KEY / 2, y=y, text=text, text_x=x + _KEY + 3))
        x += need
    return tuple(placed)


def _tick_days(figure: CycleFigure) -> tuple[int, ...]:
    """Day 1 and each week after it; further apart where the cycles are long."""
    weeks = figure.days / _WEEK
    step = _WEEK * max(1, round(nice_step(weeks, _MOST_TICKS)) if weeks > _MOST_TICKS else 1)
    return tuple(range(1, figure.days + 1, step))


class _Lane:
    def __init__(
        self, figure: CycleFigure, lane: CycleLane, plot: Box, size: float, measure: Measure
    ) -> None:
        self.figure, self.lane, self.plot = figure, lane, plot
        self.size, self.measure = size, measure
        self.line = size * LINE_PITCH

    def at(self, top: float) -> PlacedLane:
        """The lane from this height on: marks in rows, the bar under them, its doses in words."""
        plot, lane = self.plot, self.lane
        reaches = [self._reach(mark) for mark in lane.marks]
        rows = pack_rows(reaches, gap=_GAP)
        count = max(rows, default=-1) + 1
        marks = tuple(
            self._mark(mark, reach, top + (count - 1 - row) * self.line)
            for mark, reach, row in zip(lane.marks, reaches, rows, strict=True)
        )
        bar_top = top + count * self.line + _TICK / 2
        last = lane.last_day or self.figure.days
        right = plot.left + plot.width * last / self.figure.days
        words = Box(plot.left, bar_top + _BAR + _TICK / 2, plot.width, self.line)
        return PlacedLane(
            lane=lane,
            box=Box(0.0, top, plot.right, words.bottom - top),
            bar=Box(plot.left, bar_top, right - plot.left, _BAR),
            is_open=lane.last_day is None,
            doses=tuple(day_x(self.figure, plot, day) for day in lane.doses),
            doses_text=cut_to_width(lane.doses_text, plot.width, self.size, self.measure),
            doses_box=words,
            marks=marks,
        )

    def _stretch(self, mark: CycleMark) -> Extent:
        first, last = (day_x(self.figure, self.plot, d) for d in (mark.first_day, mark.last_day))
        return Extent(first - _MARK / 2, last + _MARK / 2)

    def _reach(self, mark: CycleMark) -> Extent:
        """The mark and its label, right of it where that fits, else left."""
        stretch = self._stretch(mark)
        need = self.measure(self._label(mark), self.size) + _GAP
        if stretch.right + need <= self.plot.right:
            return Extent(stretch.left, stretch.right + need)
        return Extent(stretch.left - need, stretch.right)

    def _label(self, mark: CycleMark) -> str:
        """As much of the label as the wider side of the mark holds."""
        stretch = self._stretch(mark)
        room = max(self.plot.right - stretch.right, stretch.left) - _GAP
        return cut_to_width(mark.label, room, self.size, self.measure)

    def _mark(self, mark: CycleMark, reach: Extent, top: float) -> PlacedMark:
        stretch = self._stretch(mark)
        middle = top + self.line / 2
        is_right = reach.right > stretch.right
        left = stretch.right + _GAP / 2 if is_right else reach.left
        width = max(reach.right - reach.left - (stretch.right - stretch.left) - _GAP / 2, 0.0)
        return PlacedMark(
            mark=mark,
            box=Box(stretch.left, middle - _MARK / 2, stretch.right - stretch.left, _MARK),
            label=self._label(mark),
            label_box=Box(left, top, width, self.line),
        )


def mark_at(layout: CycleLayout, x: float, y: float, reach: float = 3.0) -> CycleMark | None:
    """The mark, with its label, at a place of the figure; None where there is none."""
    for placed in _all_marks(layout.lanes):
        for box in (placed.box, placed.label_box):
            within_x = box.left - reach <= x <= box.right + reach
            if within_x and box.top - reach <= y <= box.bottom + reach:
                return placed.mark
    return None


def _all_marks(lanes: Sequence[PlacedLane]) -> list[PlacedMark]:
    return [mark for lane in lanes for mark in lane.marks]
