"""Where everything of a timeline stands: one answer for the slide and for the screen.

`lay_out` resolves a `Timeline` for a rectangle: rows, bars, marks, labels, axis, legend, in
points from the left upper corner. Text is measured with the function handed in. Labels that
found no room are named in `dropped`, those that found too little in `shortened`.
"""

from collections.abc import Sequence

from boardapp.figures.lanes import Box, Extent
from boardapp.figures.text_width import Measure, arial_width, cut_to_width
from boardapp.figures.timeline.foot import GAP, Foot
from boardapp.figures.timeline.lane_labels import Wish
from boardapp.figures.timeline.lane_plans import (
    LANE_PADDING,
    LEAST_EXTRA,
    MARK_SIZE,
    SHORTENED_PRICE,
    Item,
    LanePlanner,
    Packing,
)
from boardapp.figures.timeline.places import (
    BarShape,
    BreakPlace,
    LabelPlace,
    LanePlace,
    MarkPlace,
    TimelineGeometry,
)
from boardapp.figures.timeline.scale import Scale
from boardapp.figures.timeline.shapes import bar_shape, label_place, mark_place
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline, is_order_only

WISHED_SIZE, LEAST_SIZE = 16.0, 14.0
"""Font sizes in points: below the second nothing is written on a slide."""

_TAIL = 7.0
_TICK_WIDTH = 1.0
_MOST_STRETCH = 1.5
_LEAST_BAR = 4.0
_HATCH_SEEN = 14.0
_MOST_GUTTER_SHARE = 0.22
_CROWD = 300
"""More bars and marks than a picture can label at any size."""


def lay_out(
    timeline: Timeline,
    width_pt: float,
    height_pt: float,
    measure: Measure = arial_width,
    *,
    wished_size: float = WISHED_SIZE,
    least_size: float = LEAST_SIZE,
) -> TimelineGeometry:
    """The timeline in `width_pt` × `height_pt`, at the font size that loses the fewest labels."""
    sizes = sorted({wished_size, (wished_size + least_size) / 2, least_size}, reverse=True)
    if _count(timeline) > _CROWD:
        sizes = sizes[-1:]  # the larger ones would only lose more labels
    drafts: list[TimelineGeometry] = []
    for size in sizes:
        foot_size = min(size, least_size)
        draft = _Draft(timeline, width_pt, height_pt, (size, foot_size), measure)
        drafts.append(draft.geometry())
        if not drafts[-1].dropped and not drafts[-1].shortened:
            break
    return min(drafts, key=lambda draft: draft.loss)


def wished_height(timeline: Timeline, width_pt: float, measure: Measure, size: float) -> float:
    """The height at which every label has a row of its own, at one size of type."""
    return _Draft(timeline, width_pt, 1.0, (size, size), measure).wished_height()


def _count(timeline: Timeline) -> int:
    return sum(len(lane.bars) + len(lane.marks) for lane in timeline.lanes)


class _Draft:
    """One try at one font size for the lanes and one for the foot."""

    def __init__(
        self,
        timeline: Timeline,
        width: float,
        height: float,
        sizes: tuple[float, float],
        measure: Measure,
    ) -> None:
        self.timeline, self.width, self.height = timeline, width, height
        self.size, self.measure = sizes[0], measure
        self.foot = Foot(timeline, width, sizes[1], measure)
        gutter = self._gutter()
        room = max(height - self.foot.height(), 1.0)
        self.plot = Box(gutter, 0.0, max(width - gutter, 1.0), room)
        margin = self.foot.margin()
        left, right = self.plot.left + margin, self.plot.right - margin
        self.scale = Scale(timeline.start, timeline.end, left, right, timeline.breaks)
        self.breaks = self.scale.breaks()
        self.items = [self._items(lane) for lane in timeline.lanes]
        lanes = timeline.lanes
        self.planner = LanePlanner(lanes, self.items, self.plot, self.size, measure, self.breaks)

    def wished_height(self) -> float:
        """The height at which nothing has to shrink."""
        return self.foot.height() + self.planner.wished_height()

    # Along the axis

    def _gutter(self) -> float:
        names = [self.measure(lane.name, self.size) for lane in self.timeline.lanes]
        title = self.measure(self.timeline.axis_title, self.foot.size)
        return min(max([*names, title]) + 2 * GAP, _MOST_GUTTER_SHARE * self.width)

    def _items(self, lane: Lane) -> list[Item]:
        return [self._bar_item(bar) for bar in lane.bars] + [
            self._mark_item(mark) for mark in lane.marks
        ]

    def _bar_item(self, bar: Bar) -> Item:
        left, right = self.scale.x(bar.start), self.scale.x(bar.end)
        if right - left < _LEAST_BAR:
            right = min(left + _LEAST_BAR, self.plot.right)
            left = right - _LEAST_BAR
        texts = (f"{bar.label} ({bar.note})",) if bar.note else ()
        return Item(
            element=bar,
            left=left,
            right=right,
            whisker=self._reach(bar.start_earliest, bar.end_latest) if bar.is_uncertain else None,
            texts=(*texts, bar.label) if bar.label else (),
            inside=_room_inside(bar, _pieces(left, right, self.breaks)),
        )

    def _mark_item(self, mark: Mark) -> Item:
        x, half = self.scale.x(mark.at), (_TICK_WIDTH if mark.shape == "tick" else MARK_SIZE) / 2
        wordings = (mark.label, mark.short) if mark.label else ()
        texts = tuple(dict.fromkeys(filter(None, wordings)))
        whisker = self._reach(mark.earliest, mark.latest) if mark.is_uncertain else None
        if mark.is_uncertain and whisker is None:
            half += _TAIL
        return Item(mark, x - half, x + half, whisker, texts)

    def _reach(self, earliest: float | None, latest: float | None) -> tuple[float, float] | None:
        """What is known of a time as a stretch; None where it is only order that is known."""
        span = self.timeline.span
        if earliest is None or latest is None or is_order_only(earliest, latest, span):
            return None
        return self.scale.x(earliest), self.scale.x(latest)

    # Places

    def geometry(self) -> TimelineGeometry:
        """Everything in place."""
        tries = self.planner.choose()
        lanes = self._lanes(tries)
        bars: list[BarShape] = []
        marks: list[MarkPlace] = []
        labels: list[LabelPlace] = []
        dropped: list[str] = []
        shortened: list[str] = []
        loss = most_lost = 0.0
        for number, (lane, attempt) in enumerate(zip(lanes, tries, strict=True)):
            shapes, places, found, lost = self._filled(number, lane, attempt)
            cut = _shortened(self.items[number], found)
            bars += shapes
            marks += places
            labels += found
            dropped += [wish.texts[0] for wish in lost]
            shortened += cut
            less = sum(wish.weight for wish in lost) + SHORTENED_PRICE * len(cut)
            weight = self.timeline.lanes[number].weight
            loss += weight * less
            most_lost = max(most_lost, weight if lost else 0.0)
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
            ticks=self.foot.ticks(bottom, self.plot.left, self.scale.x),
            texts=self.foot.texts(bottom, self.plot.left),
            legend=self.foot.legend(bottom),
            breaks=self._breaks(bottom),
            axis=Extent(self.scale.x(self.timeline.start), self.scale.x(self.timeline.end)),
            order_only=tuple(
                Extent(self.scale.x(one.start), self.scale.x(one.end))
                for one in self.timeline.order_only
            ),
            dropped=tuple(dropped),
            most_lost=most_lost,
            shortened=tuple(shortened),
            loss=loss,
        )

    def _filled(
        self, number: int, lane: LanePlace, attempt: Packing
    ) -> tuple[list[BarShape], list[MarkPlace], list[LabelPlace], Sequence[Wish]]:
        """What stands in a lane, and the labels that found no room in it."""
        items, x = self.items[number], self.scale.x
        row = (lane.box.height - 2 * LANE_PADDING) / lane.rows
        tops = [lane.box.top + LANE_PADDING + n * row for n in attempt.rows]
        boxes = [self.planner.owner(i, top, row) for i, top in zip(items, tops, strict=True)]
        shapes: dict[Box, BarShape] = {}
        marks = []
        for item, box, top in zip(items, boxes, tops, strict=True):
            if isinstance(item.element, Bar):
                shapes[box] = bar_shape(item, item.element, box, top + row, x)
            else:
                marks.append(mark_place(item, item.element, box, top + row))
        bounds = Box(self.plot.left, lane.box.top, self.plot.width, lane.box.height)
        found, lost = self.planner.place_labels(items, boxes, attempt.lefts, bounds)
        bands = [place.box for place in self._breaks(lane.box.bottom)]
        labels = [label_place(label, shapes.get(label.owner), bands) for label in found]
        return list(shapes.values()), marks, labels, lost

    def _breaks(self, bottom: float) -> tuple[BreakPlace, ...]:
        return tuple(
            BreakPlace(axis_break=one, box=Box(place.left, 0.0, place.width, bottom))
            for one, place in zip(self.timeline.breaks, self.breaks, strict=True)
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
            places.append(LanePlace(name=name, box=box, name_box=name_box, rows=attempt.count))
            top = box.bottom
        return tuple(places)


def _shortened(items: Sequence[Item], labels: Sequence[LabelPlace]) -> list[str]:
    """The full wording of each label of a lane that says less."""
    shown = {(label.key, label.text) for label in labels}
    named = {label.key for label in labels}
    full = ((item.element.key, item.texts[0]) for item in items if item.texts)
    return [text for key, text in full if key in named and (key, text) not in shown]


def _room_inside(bar: Bar, pieces: Sequence[Extent]) -> tuple[Extent, ...]:
    """Where the label may stand on a bar: the paper under it must leave some of a hatch to see."""
    if not bar.is_uncertain:
        return tuple(pieces)
    edge = _HATCH_SEEN
    return tuple(Extent(p.left + edge, p.right - edge) for p in pieces if p.width > 2 * edge)


def _pieces(left: float, right: float, breaks: Sequence[Extent]) -> tuple[Extent, ...]:
    """What the breaks leave of a stretch."""
    pieces, since = [], left
    for gap in breaks:
        if left < gap.right and gap.left < right:
            pieces.append(Extent(since, max(gap.left, since)))
            since = max(gap.right, since)
    return (*pieces, Extent(since, max(right, since)))
