"""Where everything of a timeline stands: one answer for the slide and for the screen.

`lay_out` resolves a `Timeline` for a rectangle: rows, bars, marks, labels, axis, legend, in
points from the left upper corner. Text is measured with the function handed in. Labels that
found no room are named in `dropped`.
"""

from collections.abc import Sequence

import msgspec

from boardapp.figures.lane_plans import (
    LANE_PADDING,
    LEAST_EXTRA,
    MARK_SIZE,
    Item,
    LanePlanner,
    Packing,
    row_count,
)
from boardapp.figures.lanes import Box, Placed
from boardapp.figures.text_width import Measure, arial_width, cut_to_width
from boardapp.figures.timeline import Bar, Lane, Mark, Timeline, is_order_only
from boardapp.figures.timeline_foot import GAP, Foot
from boardapp.figures.timeline_places import (
    BarShape,
    LabelPlace,
    LanePlace,
    LegendPlace,
    MarkPlace,
    TextPlace,
    TickPlace,
    TimelineGeometry,
    Whisker,
)

__all__ = [
    "LEAST_SIZE",
    "WISHED_SIZE",
    "BarShape",
    "LabelPlace",
    "LanePlace",
    "LegendPlace",
    "MarkPlace",
    "TextPlace",
    "TickPlace",
    "TimelineGeometry",
    "Whisker",
    "lay_out",
]

WISHED_SIZE, LEAST_SIZE = 14.0, 12.0
"""Font sizes in points: below the second nothing is written on a slide."""

_TAIL = 9.0
_TICK_WIDTH = 1.0
_MOST_STRETCH = 1.5
_LEAST_BAR = 4.0
_MOST_GUTTER_SHARE = 0.22


def lay_out(
    timeline: Timeline,
    width_pt: float,
    height_pt: float,
    measure: Measure = arial_width,
    *,
    wished_size: float = WISHED_SIZE,
    least_size: float = LEAST_SIZE,
) -> TimelineGeometry:
    """The timeline in `width_pt` × `height_pt`, at the font size that drops the fewest labels."""
    sizes = sorted({wished_size, (wished_size + least_size) / 2, least_size}, reverse=True)
    drafts = []
    for size in sizes:
        draft = _Draft(timeline, width_pt, height_pt, size, measure).geometry()
        if not draft.dropped:
            drafts = [draft]
            break
        drafts.append(draft)
    best = min(drafts, key=lambda draft: len(draft.dropped))
    wished = _Draft(timeline, width_pt, height_pt, wished_size, measure).wished_height()
    return msgspec.structs.replace(best, wished_height=wished)


class _Draft:
    """One try at one font size."""

    def __init__(
        self, timeline: Timeline, width: float, height: float, size: float, measure: Measure
    ) -> None:
        self.timeline, self.width, self.height = timeline, width, height
        self.size, self.measure = size, measure
        self.foot = Foot(timeline, width, min(size, LEAST_SIZE), measure)
        self.margin = self.foot.margin()
        gutter = self._gutter()
        room = max(height - self.foot.height(), 1.0)
        self.plot = Box(gutter, 0.0, max(width - gutter, 1.0), room)
        self.items = [self._items(lane) for lane in timeline.lanes]
        self.planner = LanePlanner(timeline.lanes, self.items, self.plot, size, measure)

    def wished_height(self) -> float:
        """The height at which nothing has to shrink."""
        return self.foot.height() + self.planner.wished_height()

    # Along the axis

    def _gutter(self) -> float:
        names = [self.measure(lane.name, self.size) for lane in self.timeline.lanes]
        title = self.measure(self.timeline.axis_title, self.foot.size)
        return min(max([*names, title]) + 2 * GAP, _MOST_GUTTER_SHARE * self.width)

    def x(self, day: float) -> float:
        """Where a day stands, kept within the plot."""
        span = self.timeline.end - self.timeline.start
        share = (day - self.timeline.start) / span if span > 0 else 0.0
        inner = self.plot.width - 2 * self.margin
        return self.plot.left + self.margin + min(max(share, 0.0), 1.0) * inner

    def _items(self, lane: Lane) -> list[Item]:
        return [self._bar_item(bar) for bar in lane.bars] + [
            self._mark_item(mark) for mark in lane.marks
        ]

    def _bar_item(self, bar: Bar) -> Item:
        left, right = self.x(bar.start), self.x(bar.end)
        if right - left < _LEAST_BAR:
            right = min(left + _LEAST_BAR, self.plot.right)
            left = right - _LEAST_BAR
        texts = (f"{bar.label} ({bar.note})",) if bar.note else ()
        whisker = self._reach(bar.start_earliest, bar.end_latest) if bar.is_uncertain else None
        return Item(bar, left, right, whisker, (*texts, bar.label) if bar.label else ())

    def _mark_item(self, mark: Mark) -> Item:
        x, half = self.x(mark.at), (_TICK_WIDTH if mark.shape == "tick" else MARK_SIZE) / 2
        wordings = (mark.label, mark.short) if mark.label else ()
        texts = tuple(dict.fromkeys(filter(None, wordings)))
        whisker = self._reach(mark.earliest, mark.latest) if mark.is_uncertain else None
        if mark.is_uncertain and whisker is None:
            half += _TAIL
        return Item(mark, x - half, x + half, whisker, texts)

    def _reach(self, earliest: float | None, latest: float | None) -> tuple[float, float] | None:
        """What is known of a time as a stretch; None where it is only order that is known."""
        span = self.timeline.end - self.timeline.start
        if earliest is None or latest is None or is_order_only(earliest, latest, span):
            return None
        return self.x(earliest), self.x(latest)

    # Places

    def geometry(self) -> TimelineGeometry:
        """Everything in place."""
        tries = self.planner.choose()
        lanes = self._lanes(tries)
        bars: list[BarShape] = []
        marks: list[MarkPlace] = []
        labels: list[LabelPlace] = []
        dropped: list[str] = []
        for lane, items, attempt in zip(lanes, self.items, tries, strict=True):
            row = (lane.box.height - 2 * LANE_PADDING) / lane.rows
            tops = [lane.box.top + LANE_PADDING + n * row for n in attempt.rows]
            boxes = [self.planner.owner(i, top, row) for i, top in zip(items, tops, strict=True)]
            shapes: dict[Box, BarShape] = {}
            for item, box, top in zip(items, boxes, tops, strict=True):
                if isinstance(item.element, Bar):
                    shapes[box] = self._bar_shape(item, item.element, box, top + row)
                else:
                    marks.append(self._mark_place(item, item.element, box, top + row))
            bars += shapes.values()
            bounds = Box(self.plot.left, lane.box.top, self.plot.width, lane.box.height)
            found, lost = self.planner.place_labels(items, boxes, bounds)
            labels += [_label_place(label, shapes.get(label.owner)) for label in found]
            dropped += [wish.texts[0] for wish in lost]
        bottom = lanes[-1].box.bottom if lanes else 0.0
        return TimelineGeometry(
            width=self.width,
            height=self.height,
            size=self.size,
            plot=Box(self.plot.left, 0.0, self.plot.width, bottom),
            lanes=lanes,
            bars=tuple(bars),
            marks=tuple(marks),
            labels=tuple(labels),
            ticks=self.foot.ticks(bottom, self.plot.left, self.x),
            texts=self.foot.texts(bottom, self.plot.left),
            legend=self.foot.legend(bottom),
            dropped=tuple(dropped),
        )

    def _lanes(self, tries: Sequence[Packing]) -> tuple[LanePlace, ...]:
        """The lanes one under the other; room to spare makes the rows higher, up to a limit."""
        padding = 2 * LANE_PADDING
        heights = [attempt.height - padding for attempt in tries]
        most = self.planner.wished_row * _MOST_STRETCH / (self.planner.line + LEAST_EXTRA)
        stretch = min((self.plot.height - padding * len(tries)) / max(sum(heights), 1.0), most)
        places, top = [], 0.0
        for lane, attempt, height in zip(self.timeline.lanes, tries, heights, strict=True):
            box = Box(0.0, top, self.width, max(height * stretch, 1.0) + padding)
            name = cut_to_width(lane.name, self.plot.left - GAP, self.size, self.measure)
            tall = min(self.planner.line, box.height)
            name_box = Box(0.0, box.middle - tall / 2, self.plot.left, tall)
            rows = row_count(attempt.rows)
            places.append(LanePlace(name=name, box=box, name_box=name_box, rows=rows))
            top = box.bottom
        return tuple(places)

    def _bar_shape(self, item: Item, bar: Bar, box: Box, bottom: float) -> BarShape:
        hatched = self._hatched(bar, box)
        return BarShape(
            bar=bar,
            box=box,
            certain=_certain(box, hatched),
            hatched=hatched,
            whisker=_whisker(item, bottom),
            cycles=tuple(x for x in map(self.x, bar.cycles) if box.left < x < box.right),
        )

    def _hatched(self, bar: Bar, box: Box) -> tuple[Box, ...]:
        """The stretches of a bar in which it may not have begun, or may have ended."""
        begun = box.right if bar.start_latest is None else self.x(bar.start_latest)
        ended = box.left if bar.end_earliest is None else self.x(bar.end_earliest)
        begun = box.left if bar.start_earliest == bar.start_latest is not None else begun
        ended = box.right if bar.end_earliest == bar.end_latest is not None else ended
        begun = min(max(begun, box.left), box.right)
        ended = min(max(ended, box.left), box.right)
        if begun >= ended:
            return (box,)
        parts = ((box.left, begun), (ended, box.right))
        return tuple(
            Box(left, box.top, right - left, box.height) for left, right in parts if right > left
        )

    def _mark_place(self, item: Item, mark: Mark, owner: Box, bottom: float) -> MarkPlace:
        side = owner.height
        x = owner.left + owner.width / 2
        whisker = _whisker(item, bottom)
        if mark.is_uncertain and whisker is None:
            whisker = Whisker(
                left=owner.left, right=owner.right, y=owner.middle, is_order_only=True
            )
        return MarkPlace(mark=mark, box=Box(x - side / 2, owner.top, side, side), whisker=whisker)


def _certain(box: Box, hatched: Sequence[Box]) -> Box | None:
    """What the hatched ends leave of a bar."""
    left = max([box.left, *(h.right for h in hatched if h.left == box.left)])
    right = min([box.right, *(h.left for h in hatched if h.right == box.right)])
    return Box(left, box.top, right - left, box.height) if right - left > 1e-6 else None


def _label_place(label: Placed, shape: BarShape | None) -> LabelPlace:
    on_bar = shape is not None and label.is_inside
    return LabelPlace(
        key=label.key,
        text=label.text,
        box=label.box,
        role=shape.bar.role if shape is not None and on_bar else None,
        is_on_hatch=shape is not None and on_bar and any(map(label.box.overlaps, shape.hatched)),
        is_cut=label.is_cut,
    )


def _whisker(item: Item, bottom: float) -> Whisker | None:
    if item.whisker is None:
        return None
    return Whisker(left=item.whisker[0], right=item.whisker[1], y=bottom - 2.0)
