"""Where everything of a timeline stands: one answer for the slide and for the screen.

`lay_out` resolves a `Timeline` for a rectangle: rows, bars, marks, labels, axis, legend, in
points from the left upper corner. Text is measured with the function handed in. Labels that
found no room are named in `dropped`, those that found too little in `shortened`.
"""

from collections.abc import Iterator, Sequence

from boardapp.figures.lanes import Box, Extent
from boardapp.figures.text_width import Measure, arial_width, cut_to_width
from boardapp.figures.timeline.foot import GAP, Foot
from boardapp.figures.timeline.heads import BOLDER, LINE_WIDTH, Head, heads_height, place_heads
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
    LabelPlace,
    LanePlace,
    MarkPlace,
    TimelineGeometry,
    Whisker,
)
from boardapp.figures.timeline.scale import Scale
from boardapp.figures.timeline.shapes import (
    LEAST_SEEN,
    bar_extents,
    bar_shape,
    label_place,
    mark_place,
    written_extents,
)
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline, is_order_only

WISHED_SIZE, LEAST_SIZE = 20.0, 16.0
"""Font sizes in points: below the second nothing is written on a slide."""

_TAIL = 7.0
_TICK_WIDTH = 1.0
_MOST_STRETCH = 1.9
_MOST_GUTTER_SHARE = 0.25
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
        if size > sizes[-1] and not draft.may_hold_all:
            continue  # placing all labels takes a while, and it would lose more than a smaller one
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
        self.lanes = tuple(lane for lane in timeline.lanes if not lane.is_head)
        gutter, margin = self._gutter(), self.foot.margin()
        left, right = gutter + margin, max(width, gutter + 1.0) - margin
        self.scale = Scale(timeline.start, timeline.end, left, right, timeline.breaks)
        self.heads, rows = self._heads(gutter)
        top = heads_height(rows, self.size)
        room = max(height - self.foot.height() - top, 1.0)
        self.plot = Box(gutter, top, max(width - gutter, 1.0), room)
        self.breaks = self.scale.breaks()
        self.crossed = sorted((*self.breaks, *self._lines()), key=lambda one: one.left)
        self.items = [self._items(lane) for lane in self.lanes]
        self.planner = LanePlanner(
            self.lanes, self.items, self.plot, self.size, measure, self.crossed
        )

    def wished_height(self) -> float:
        """The height at which nothing has to shrink."""
        return self.foot.height() + self.plot.top + self.planner.wished_height()

    @property
    def may_hold_all(self) -> bool:
        """Whether there may be room for every label in full."""
        return self.planner.least_height() <= self.plot.height

    # Along the axis

    def _gutter(self) -> float:
        names = [self.measure(lane.name, self.size) * BOLDER for lane in self.lanes]
        names += [self.measure(text, self.foot.size) for text in self.foot.row_names]
        return min(max(names, default=0.0) + 2 * GAP, _MOST_GUTTER_SHARE * self.width)

    def _heads(self, left: float) -> tuple[tuple[Head, ...], int]:
        """The heads of the lines through all lanes, and how many rows their labels take."""
        heads = (lane for lane in self.timeline.lanes if lane.is_head)
        marks = [(mark, self.scale.x(mark.at)) for lane in heads for mark in lane.marks]
        return place_heads(marks, (left, self.width), self.size, self.measure)

    def _lines(self) -> Iterator[Extent]:
        half = LINE_WIDTH / 2
        return (Extent(head.x - half, head.x + half) for head in self.heads)

    def _items(self, lane: Lane) -> list[Item]:
        return [self._bar_item(bar) for bar in lane.bars] + [
            self._mark_item(mark) for mark in lane.marks
        ]

    def _bar_item(self, bar: Bar) -> Item:
        whole, body = bar_extents(bar, self.scale.x, Extent(self.plot.left, self.plot.right))
        noted = f"{bar.label} ({bar.note})" if bar.note else ""
        texts = (noted, bar.label, bar.short) if bar.label else ()
        return Item(
            element=bar,
            left=whole.left,
            right=whole.right,
            whisker=_seen_beyond(body, self._reach(*_doubt(bar))) if bar.is_uncertain else None,
            texts=tuple(dict.fromkeys(filter(None, texts))),
            inside=tuple(
                piece
                for one in written_extents(bar, body, self.scale.x)
                for piece in _pieces(one.left, one.right, self.crossed)
            ),
            body=body,
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
        tries, found = self.planner.choose(), _Found()
        lanes = self._lanes(tries)
        bottom = lanes[-1].box.bottom if lanes else self.plot.top
        self._fill_heads(bottom, found)
        for number, (lane, attempt) in enumerate(zip(lanes, tries, strict=True)):
            self._fill(number, lane, attempt, found)
        return TimelineGeometry(
            width=self.width,
            height=self.height,
            size=self.size,
            plot=Box(self.plot.left, self.plot.top, self.plot.width, bottom - self.plot.top),
            lanes=lanes,
            bars=tuple(found.bars),
            marks=tuple(found.marks),
            labels=tuple(found.labels),
            ticks=self.foot.ticks(bottom, self.plot.left, self.scale.x),
            texts=self.foot.texts(bottom, self.plot.left),
            legend=self.foot.legend(bottom),
            breaks=self._breaks(bottom),
            axis=Extent(self.scale.x(self.timeline.start), self.scale.x(self.timeline.end)),
            order_only=tuple(
                Extent(self.scale.x(one.start), self.scale.x(one.end))
                for one in self.timeline.order_only
            ),
            dropped=tuple(found.dropped),
            most_lost=found.most_lost,
            shortened=tuple(found.shortened),
            loss=found.loss,
        )

    def _fill_heads(self, bottom: float, found: "_Found") -> None:
        """The lines through all lanes, which end at `bottom`, with their heads."""
        found.marks += [self._line(head, bottom) for head in self.heads]
        found.labels += [label for label in map(_head_label, self.heads) if label]
        unnamed = [head.mark.label for head in self.heads if _is_missed(head)]
        cut = [h.mark.label for h in self.heads if h.box and h.text != h.mark.label]
        weight = max((lane.weight for lane in self.timeline.lanes if lane.is_head), default=0.0)
        found.lose(unnamed, len(unnamed), cut, weight)

    def _line(self, head: Head, bottom: float) -> MarkPlace:
        """A line from its label through all lanes, with what is known of its time at its head."""
        top = head.box.top if head.box else self.plot.top
        mark, half = head.mark, LINE_WIDTH / 2
        whisker, y = None, self.plot.top - 1.0
        if mark.is_uncertain and not self._is_narrow(mark):
            reach = self._reach(mark.earliest, mark.latest)
            left, right = reach or (head.x - _TAIL, head.x + _TAIL)
            whisker = Whisker(left=left, right=right, y=y, is_order_only=reach is None)
        box = Box(head.x - half, top, LINE_WIDTH, bottom - top)
        return MarkPlace(mark=mark, box=box, whisker=whisker, is_line=True)

    def _is_narrow(self, mark: Mark) -> bool:
        """Whether what is known of a time is too narrow to be seen."""
        reach = self._reach(mark.earliest, mark.latest)
        return reach is not None and reach[1] - reach[0] < LEAST_SEEN

    def _fill(self, number: int, lane: LanePlace, attempt: Packing, found: "_Found") -> None:
        """What stands in a lane, and the labels that found no room in it."""
        items, x = self.items[number], self.scale.x
        row = (lane.box.height - 2 * LANE_PADDING) / lane.rows
        tops = [lane.box.top + LANE_PADDING + n * row for n in attempt.rows]
        boxes = [self.planner.owner(i, top, row) for i, top in zip(items, tops, strict=True)]
        shapes: dict[Box, BarShape] = {}
        for item, box, top in zip(items, boxes, tops, strict=True):
            if isinstance(item.element, Bar):
                shapes[box] = bar_shape(item, item.element, box, top + row, x)
            else:
                found.marks.append(mark_place(item, item.element, box, top + row))
        found.bars += shapes.values()
        bounds = Box(self.plot.left, lane.box.top, self.plot.width, lane.box.height)
        placed, lost = self.planner.place_labels(items, boxes, attempt.lefts, bounds)
        bands = [Box(one.left, lane.box.top, one.width, lane.box.height) for one in self.crossed]
        labels = [label_place(label, shapes.get(label.owner), bands) for label in placed]
        found.labels += labels
        weight, price = self.lanes[number].weight, sum(wish.weight for wish in lost)
        names = [wish.texts[0] for wish in lost]
        found.lose(names, price, _shortened(items, labels), weight)

    def _breaks(self, bottom: float) -> tuple[Box, ...]:
        top = self.plot.top
        return tuple(Box(one.left, top, one.width, bottom - top) for one in self.breaks)

    def _lanes(self, tries: Sequence[Packing]) -> tuple[LanePlace, ...]:
        """The lanes one under the other; room to spare makes the rows higher, up to a limit."""
        padding = 2 * LANE_PADDING
        heights = [attempt.height - padding for attempt in tries]
        most = self.planner.wished_row * _MOST_STRETCH / (self.planner.line + LEAST_EXTRA)
        stretch = min((self.plot.height - padding * len(tries)) / max(sum(heights), 1.0), most)
        places, top = [], self.plot.top
        for lane, attempt, height in zip(self.lanes, tries, heights, strict=True):
            box = Box(0.0, top, self.width, max(height * stretch, 1.0) + padding)
            name = cut_to_width(lane.name, self.plot.left - GAP, self.size, self.measure)
            tall = min(self.planner.line, box.height)
            name_box = Box(0.0, box.middle - tall / 2, self.plot.left, tall)
            places.append(LanePlace(name=name, box=box, name_box=name_box, rows=attempt.count))
            top = box.bottom
        return tuple(places)


class _Found:
    """What was placed so far, and which labels were lost or say less."""

    def __init__(self) -> None:
        self.bars: list[BarShape] = []
        self.marks: list[MarkPlace] = []
        self.labels: list[LabelPlace] = []
        self.dropped: list[str] = []
        self.shortened: list[str] = []
        self.loss = self.most_lost = 0.0

    def lose(self, lost: list[str], price: float, shortened: list[str], weight: float) -> None:
        """Labels of a lane of this weight; `price` weighs the lost ones among each other."""
        self.dropped += lost
        self.shortened += shortened
        self.loss += weight * (price + SHORTENED_PRICE * len(shortened))
        self.most_lost = max(self.most_lost, weight if lost else 0.0)


def _shortened(items: Sequence[Item], labels: Sequence[LabelPlace]) -> list[str]:
    """The full wording of each label of a lane that says less."""
    shown = {(label.key, label.text) for label in labels}
    named = {label.key for label in labels}
    full = ((item.element.key, item.texts[0]) for item in items if item.texts)
    return [text for key, text in full if key in named and (key, text) not in shown]


def _head_label(head: Head) -> LabelPlace | None:
    """The label of a line through all lanes; None where it has none."""
    if head.box is None:
        return None
    return LabelPlace(key=head.mark.key, text=head.text, box=head.box, head=head.mark.role)


def _is_missed(head: Head) -> bool:
    """Whether a label found no room; that day 0 is the diagnosis the axis says too."""
    return bool(head.mark.label) and head.box is None and head.mark.role != "diagnosis"


def _doubt(bar: Bar) -> tuple[float | None, float | None]:
    """Between which days a bar surely lies; of one with an open end, when it began."""
    return bar.start_earliest, bar.start_latest if bar.has_open_end else bar.end_latest


def _seen_beyond(body: Extent, reach: tuple[float, float] | None) -> tuple[float, float] | None:
    """What is known of a bar's time, where it reaches so far beyond it that it can be seen."""
    if reach is None or (reach[0] > body.left - LEAST_SEEN and reach[1] < body.right + LEAST_SEEN):
        return None
    return reach


def _pieces(left: float, right: float, breaks: Sequence[Extent]) -> tuple[Extent, ...]:
    """What breaks and lines leave of a stretch."""
    pieces, since = [], left
    for gap in breaks:
        if left < gap.right and gap.left < right:
            pieces.append(Extent(since, max(gap.left, since)))
            since = max(gap.right, since)
    return (*pieces, Extent(since, max(right, since)))
