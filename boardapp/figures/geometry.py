"""Where everything of a timeline stands: one answer for the slide and for the screen.

`lay_out` resolves a `Timeline` for a rectangle: rows, bars, marks, labels, axis, legend, in
points from the left upper corner. Text is measured with the function handed in. Where room
is short, whiskers share rows first, then long wordings shrink, and labels go last, each of
them named in `dropped`.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from boardapp.figures.lanes import (
    LINE_PITCH,
    Box,
    Extent,
    Placed,
    Wish,
    label_extent,
    pack_rows,
    place_labels,
)
from boardapp.figures.text_width import Measure, arial_width, cut_to_width
from boardapp.figures.timeline import Bar, BarRole, Lane, Legend, Mark, Timeline, is_order_only

WISHED_SIZE, LEAST_SIZE = 14.0, 12.0
"""Font sizes in points: below the second nothing is written on a slide."""

_MARK_SIZE = 12.0
_TAIL = 9.0
_TICK_WIDTH = 1.0
_ROW_EXTRA = 7.0  # room in a row for the whisker under the bar
_LANE_PADDING = 0.75
_LEAST_EXTRA = 1.0
_TOP = 0.5
_SHORTENED_PRICE = 0.3
_LOW_ROW = 15.0
_BETWEEN = 2.0
_MANY_MARKS = 8
_MOST_STRETCH = 1.5
_TICK_LENGTH = 4.0
_GAP = 6.0
_SYMBOL = 14.0
_LEAST_BAR = 4.0
_MOST_GUTTER_SHARE = 0.22


class Whisker(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a time, as a line with two ends under its bar or mark.

    `is_order_only`: the time is so little known that only its order is; the line is then a
    short dashed one through the mark, without ends.
    """

    left: float
    right: float
    y: float
    is_order_only: bool = False


class BarShape(msgspec.Struct, frozen=True, kw_only=True):
    """A bar in place: `certain` surely belongs to it, `hatched` are the stretches that may not."""

    bar: Bar
    box: Box
    certain: Box | None
    hatched: tuple[Box, ...] = ()
    whisker: Whisker | None = None
    cycles: tuple[float, ...] = ()


class MarkPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A mark in place; `box` is the square it fills."""

    mark: Mark
    box: Box
    whisker: Whisker | None = None


class LabelPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A label in place.

    `role` is that of the bar it stands on, None where it stands beside; `is_on_hatch`: it
    needs paper under it. `is_cut`: "…" ends it and the tip holds the rest.
    """

    key: str
    text: str
    box: Box
    role: BarRole | None = None
    is_on_hatch: bool = False
    is_cut: bool = False


class LanePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A lane in place: its whole width, the name in the gutter, and how many rows it has."""

    name: str
    box: Box
    name_box: Box
    rows: int


class TickPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A tick in place; the two texts are empty where they would touch their neighbours."""

    x: float
    text: str
    text_box: Box
    age: str
    age_box: Box


class LegendPlace(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the legend in place."""

    legend: Legend
    symbol: Box
    text_box: Box


class TextPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A text in place, such as the title of the axis."""

    text: str
    box: Box


class TimelineGeometry(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline resolved for one size. `plot` is where the lanes stand, right of the names.

    `labels` belong to bars and marks by key. `dropped` names the elements whose label found
    no room; their tips still hold it. `wished_height` is the height at which every label
    would have had its own row at the wished font size.
    """

    width: float
    height: float
    size: float
    plot: Box
    lanes: tuple[LanePlace, ...]
    bars: tuple[BarShape, ...]
    marks: tuple[MarkPlace, ...]
    labels: tuple[LabelPlace, ...]
    ticks: tuple[TickPlace, ...]
    texts: tuple[TextPlace, ...]
    legend: tuple[LegendPlace, ...]
    dropped: tuple[str, ...] = ()
    wished_height: float = 0.0


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


class _Item(msgspec.Struct):
    """A bar or mark with its extents along the axis; `row` counts within its lane."""

    element: Bar | Mark
    left: float
    right: float
    whisker: tuple[float, float] | None
    texts: tuple[str, ...]
    row: int = 0


class _Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the elements of a lane reserve in their rows; `thin` rows are too low for text.

    `price` is what it costs the reader, in labels lost, beside the labels that are lost.
    """

    wording: Literal["longest", "shortest", "none"]
    has_whiskers: bool
    thin: float | None = None
    price: float


_PLANS = (
    _Plan(wording="longest", has_whiskers=True, price=0.0),
    _Plan(wording="shortest", has_whiskers=True, price=0.05),
    _Plan(wording="shortest", has_whiskers=False, price=0.1),
    _Plan(wording="none", has_whiskers=False, price=0.15),
    _Plan(wording="none", has_whiskers=False, thin=7.4, price=0.2),
    _Plan(wording="none", has_whiskers=False, thin=4.8, price=1.0),
)
"""From the roomiest to the leanest."""


class _Try(msgspec.Struct, frozen=True):
    """A lane packed by a plan: the row of each item, the least height, what it gives up.

    `price` counts lost and shortened labels by the lane's weight.
    """

    rows: tuple[int, ...]
    height: float
    price: float


class _Draft:
    """One try at one font size."""

    def __init__(
        self, timeline: Timeline, width: float, height: float, size: float, measure: Measure
    ) -> None:
        self.timeline, self.width, self.height = timeline, width, height
        self.size, self.measure = size, measure
        self.small = min(size, LEAST_SIZE)
        self.line = size * LINE_PITCH
        self.small_line = self.small * LINE_PITCH
        self.wished_row = self.line + _ROW_EXTRA
        gutter = self._gutter()
        self.legend_rows = self._legend_rows()
        self.has_ages = any(tick.age for tick in timeline.ticks)
        self.room = max(height - self._foot(), 1.0)
        self.margin = self._margin()
        self.plot = Box(gutter, 0.0, max(width - gutter, 1.0), self.room)
        self.items = [self._items(lane) for lane in timeline.lanes]

    # How much room there is

    def _gutter(self) -> float:
        names = [self.measure(lane.name, self.size) for lane in self.timeline.lanes]
        title = self.measure(self.timeline.axis_title, self.small)
        return min(max([*names, title]) + 2 * _GAP, _MOST_GUTTER_SHARE * self.width)

    def _margin(self) -> float:
        """What the first and the last tick need beside the axis for their texts."""
        ends = self.timeline.ticks[:1] + self.timeline.ticks[-1:]
        halves = [self.measure(text, self.small) / 2 for t in ends for text in (t.text, t.age)]
        return min(max(halves, default=0.0) + 2, 0.05 * self.width) + _GAP

    def _foot(self) -> float:
        """The height of all that stands under the lanes."""
        axis = _TICK_LENGTH + self.small_line * (2 if self.has_ages else 1)
        rows = len(self.legend_rows) + len(self._undated_lines())
        return axis + (_GAP + rows * (self.small_line + 2) if rows else 0.0)

    def _legend_rows(self) -> list[list[tuple[Legend, float]]]:
        """The legend, cut into rows of the figure's width."""
        rows: list[list[tuple[Legend, float]]] = []
        used = self.width
        for entry in self.timeline.legend:
            need = _SYMBOL + 8 + self.measure(entry.text, self.small) + 14
            if used + need > self.width:
                rows.append([])
                used = 0.0
            rows[-1].append((entry, need))
            used += need
        return rows

    def _undated_lines(self) -> list[str]:
        if not self.timeline.undated:
            return []
        text = "Without a time: " + "; ".join(self.timeline.undated)
        return [cut_to_width(text, self.width - _GAP, self.small, self.measure)]

    # Rows

    def x(self, day: float) -> float:
        """Where a day stands, kept within the plot."""
        span = self.timeline.end - self.timeline.start
        share = (day - self.timeline.start) / span if span > 0 else 0.0
        inner = self.plot.width - 2 * self.margin
        return self.plot.left + self.margin + min(max(share, 0.0), 1.0) * inner

    def _items(self, lane: Lane) -> list[_Item]:
        return [self._bar_item(bar) for bar in lane.bars] + [
            self._mark_item(mark) for mark in lane.marks
        ]

    def _bar_item(self, bar: Bar) -> _Item:
        left, right = self.x(bar.start), self.x(bar.end)
        if right - left < _LEAST_BAR:
            right = min(left + _LEAST_BAR, self.plot.right)
            left = right - _LEAST_BAR
        texts = (f"{bar.label} ({bar.note})",) if bar.note else ()
        whisker = self._reach(bar.start_earliest, bar.end_latest) if bar.is_uncertain else None
        return _Item(bar, left, right, whisker, (*texts, bar.label) if bar.label else ())

    def _mark_item(self, mark: Mark) -> _Item:
        x, half = self.x(mark.at), (_TICK_WIDTH if mark.shape == "tick" else _MARK_SIZE) / 2
        wordings = (mark.label, mark.short) if mark.label else ()
        texts = tuple(dict.fromkeys(filter(None, wordings)))
        whisker = self._reach(mark.earliest, mark.latest) if mark.is_uncertain else None
        if mark.is_uncertain and whisker is None:
            half += _TAIL
        return _Item(mark, x - half, x + half, whisker, texts)

    def _reach(self, earliest: float | None, latest: float | None) -> tuple[float, float] | None:
        """What is known of a time as a stretch; None where it is only order that is known."""
        span = self.timeline.end - self.timeline.start
        if earliest is None or latest is None or is_order_only(earliest, latest, span):
            return None
        return self.x(earliest), self.x(latest)

    def _extent(self, item: _Item, plan: _Plan) -> Extent:
        extent = Extent(item.left, item.right)
        if plan.wording != "none" and item.texts:
            text = item.texts[0 if plan.wording == "longest" else -1]
            bounds = Extent(self.plot.left, self.plot.right)
            owner = Box(item.left, 0.0, item.right - item.left, self.line)
            wish = self._wish(item, owner)
            extent = label_extent(wish, text, bounds, self.size, self.measure)
        if plan.has_whiskers and item.whisker:
            left, right = item.whisker
            extent = Extent(min(extent.left, left), max(extent.right, right))
        return extent

    def _pack(self, lane: int, plan: _Plan) -> tuple[int, ...]:
        """The row of each item of a lane by a plan: the marks above, the bars below them."""
        items = self.items[lane]
        is_mark = [isinstance(item.element, Mark) for item in items]
        dense = _PLANS[-1] if self._is_dense(lane) and plan is not _PLANS[0] else plan
        extents = [
            self._extent(item, dense if mark else plan)
            for item, mark in zip(items, is_mark, strict=True)
        ]
        above = pack_rows([e for e, mark in zip(extents, is_mark, strict=True) if mark], _BETWEEN)
        below = pack_rows(
            [e for e, mark in zip(extents, is_mark, strict=True) if not mark], _BETWEEN
        )
        first_below = _count(above) if above else 0
        marks, bars = iter(above), (row + first_below for row in below)
        return tuple(next(marks) if mark else next(bars) for mark in is_mark)

    def _is_dense(self, lane: int) -> bool:
        """Whether marks are so many that they are to be read along one row, labelled or not.

        Only where there is room for everything does each label get its own place.
        """
        return len(self.timeline.lanes[lane].marks) > _MANY_MARKS

    def wished_height(self) -> float:
        """The height at which nothing has to shrink."""
        rows = sum(_count(self._pack(lane, _PLANS[0])) for lane in range(len(self.items)))
        return self._foot() + rows * self.wished_row + len(self.items) * 2 * _LANE_PADDING

    def _choose(self) -> list[_Try]:
        """One try for each lane: the cheapest savings until all fit, then back where room is."""
        lanes = range(len(self.items))
        tries = [[self._try(lane, step) for step in range(len(_PLANS))] for lane in lanes]
        chosen = [0 for _ in lanes]
        if _height(tries, chosen) <= self.room:
            return [attempts[0] for attempts in tries]
        roomiest = [int(self._is_dense(lane)) for lane in lanes]
        chosen = list(roomiest)
        while _height(tries, chosen) > self.room:
            steps = list(_savings(tries, chosen))
            if not steps:
                break
            _, lane, step = min(steps)
            chosen[lane] = step
        for lane in sorted(lanes, key=lambda n: -tries[n][chosen[n]].price):
            better = range(roomiest[lane], chosen[lane])
            chosen[lane] = next(
                (
                    step
                    for step in better
                    if _height(tries, [*chosen[:lane], step, *chosen[lane + 1 :]]) <= self.room
                ),
                chosen[lane],
            )
        return [tries[lane][chosen[lane]] for lane in lanes]

    def _try(self, lane: int, step: int) -> _Try:
        plan, items = _PLANS[step], self.items[lane]
        rows = self._pack(lane, plan)
        row = plan.thin or self.line + _LEAST_EXTRA
        height = max(_count(rows) * row, self.line)
        boxes = [self._owner(item, n * row, row) for item, n in zip(items, rows, strict=True)]
        bounds = Box(self.plot.left, 0.0, self.plot.width, height)
        found, lost = self._place_labels(items, boxes, bounds)
        longest = {item.texts[0] for item in items if item.texts}
        shortened = sum(label.text not in longest for label in found)
        price = len(lost) + _SHORTENED_PRICE * shortened + plan.price
        price *= self.timeline.lanes[lane].weight
        return _Try(rows, height + 2 * _LANE_PADDING, price)

    def _place_labels(
        self, items: Sequence[_Item], boxes: Sequence[Box], bounds: Box
    ) -> tuple[tuple[Placed, ...], tuple[Wish, ...]]:
        wishes = [
            self._wish(item, box) for item, box in zip(items, boxes, strict=True) if item.texts
        ]
        return place_labels(wishes, boxes, bounds, self.size, self.measure)

    def _wish(self, item: _Item, owner: Box) -> Wish:
        return Wish(
            key=item.element.key,
            texts=item.texts,
            owner=owner,
            may_stand_inside=isinstance(item.element, Bar),
        )

    def _owner(self, item: _Item, top: float, row: float) -> Box:
        """What an item fills of its row, and no label of another may cover."""
        height = _shape_height(row)
        if isinstance(item.element, Mark):
            size = min(_MARK_SIZE, height)
            top, height = top + (height - size) / 2, size
        return Box(item.left, top + _TOP, item.right - item.left, height)

    # Places

    def geometry(self) -> TimelineGeometry:
        """Everything in place."""
        tries = self._choose()
        lanes = self._lanes(tries)
        bars: list[BarShape] = []
        marks: list[MarkPlace] = []
        labels: list[LabelPlace] = []
        dropped: list[str] = []
        for lane, items, attempt in zip(lanes, self.items, tries, strict=True):
            row = (lane.box.height - 2 * _LANE_PADDING) / lane.rows
            tops = [lane.box.top + _LANE_PADDING + n * row for n in attempt.rows]
            boxes = [self._owner(i, top, row) for i, top in zip(items, tops, strict=True)]
            shapes: dict[Box, BarShape] = {}
            for item, box, top in zip(items, boxes, tops, strict=True):
                if isinstance(item.element, Bar):
                    shapes[box] = self._bar_shape(item, item.element, box, top + row)
                else:
                    marks.append(self._mark_place(item, item.element, box, top + row))
            bars += shapes.values()
            bounds = Box(self.plot.left, lane.box.top, self.plot.width, lane.box.height)
            found, lost = self._place_labels(items, boxes, bounds)
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
            ticks=self._ticks(bottom),
            texts=self._texts(bottom),
            legend=self._legend(bottom),
            dropped=tuple(dropped),
        )

    def _lanes(self, tries: Sequence[_Try]) -> tuple[LanePlace, ...]:
        """The lanes one under the other; room to spare makes the rows higher, up to a limit."""
        padding = 2 * _LANE_PADDING
        heights = [attempt.height - padding for attempt in tries]
        most = self.wished_row * _MOST_STRETCH / (self.line + _LEAST_EXTRA)
        stretch = min((self.room - padding * len(tries)) / max(sum(heights), 1.0), most)
        places, top = [], 0.0
        for lane, attempt, height in zip(self.timeline.lanes, tries, heights, strict=True):
            box = Box(0.0, top, self.width, max(height * stretch, 1.0) + padding)
            name = cut_to_width(lane.name, self.plot.left - _GAP, self.size, self.measure)
            tall = min(self.line, box.height)
            name_box = Box(0.0, box.middle - tall / 2, self.plot.left, tall)
            rows = _count(attempt.rows)
            places.append(LanePlace(name=name, box=box, name_box=name_box, rows=rows))
            top = box.bottom
        return tuple(places)

    def _bar_shape(self, item: _Item, bar: Bar, box: Box, bottom: float) -> BarShape:
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

    def _mark_place(self, item: _Item, mark: Mark, owner: Box, bottom: float) -> MarkPlace:
        side = owner.height
        x = owner.left + owner.width / 2
        whisker = _whisker(item, bottom)
        if mark.is_uncertain and whisker is None:
            whisker = Whisker(
                left=owner.left, right=owner.right, y=owner.middle, is_order_only=True
            )
        return MarkPlace(mark=mark, box=Box(x - side / 2, owner.top, side, side), whisker=whisker)

    # Axis and legend

    def _ticks(self, top: float) -> tuple[TickPlace, ...]:
        places: list[TickPlace] = []
        line, taken = self.small_line, self.plot.left - _GAP
        for tick in self.timeline.ticks:
            x = self.x(tick.at)
            half = max(self.measure(t, self.small) for t in (tick.text, tick.age, "0")) / 2 + 2
            fits = x - half >= taken and x + half <= self.width + 2
            taken = x + half if fits else taken
            box = Box(x - half, top + _TICK_LENGTH, 2 * half, line)
            age_box = Box(x - half, box.bottom, 2 * half, line)
            text, age = (tick.text, tick.age) if fits else ("", "")
            places.append(TickPlace(x=x, text=text, text_box=box, age=age, age_box=age_box))
        return tuple(places)

    def _texts(self, bottom: float) -> tuple[TextPlace, ...]:
        line, width = self.small_line, self.plot.left - _GAP
        top = bottom + _TICK_LENGTH
        title = cut_to_width(self.timeline.axis_title, width, self.small, self.measure)
        texts = [TextPlace(text=title, box=Box(0.0, top, self.plot.left, line))]
        if self.has_ages:
            texts.append(TextPlace(text="Age", box=Box(0.0, top + line, self.plot.left, line)))
        top = bottom + self._foot() - len(self._undated_lines()) * (line + 2)
        for text in self._undated_lines():
            texts.append(TextPlace(text=text, box=Box(0.0, top, self.width, line)))
            top += line + 2
        return tuple(texts)

    def _legend(self, bottom: float) -> tuple[LegendPlace, ...]:
        axis = _TICK_LENGTH + self.small_line * (2 if self.has_ages else 1)
        top, places = bottom + axis + _GAP, []
        for row in self.legend_rows:
            left = 0.0
            for entry, need in row:
                symbol = Box(left + 2, top + (self.small_line - 10) / 2, _SYMBOL, 10.0)
                text_box = Box(symbol.right + 5, top, need - _SYMBOL - 10, self.small_line)
                places.append(LegendPlace(legend=entry, symbol=symbol, text_box=text_box))
                left += need
            top += self.small_line + 2
        return tuple(places)


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


def _height(tries: Sequence[Sequence[_Try]], chosen: Sequence[int]) -> float:
    """The least height of all lanes by the steps chosen."""
    return sum(lane[step].height for lane, step in zip(tries, chosen, strict=True))


def _savings(
    tries: Sequence[Sequence[_Try]], chosen: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """For each leaner step of each lane: its price by the point saved, the lane, the step."""
    for lane, now in enumerate(chosen):
        for step in range(now + 1, len(tries[lane])):
            saved = tries[lane][now].height - tries[lane][step].height
            if saved > 0:
                price = max(tries[lane][step].price - tries[lane][now].price, 0.0)
                yield price / saved, lane, step


def _count(rows: Sequence[int]) -> int:
    """How many rows there are; an empty lane has one."""
    return max(rows, default=0) + 1


def _whisker(item: _Item, bottom: float) -> Whisker | None:
    if item.whisker is None:
        return None
    return Whisker(left=item.whisker[0], right=item.whisker[1], y=bottom - 2.0)


def _shape_height(row: float) -> float:
    """The height of a bar in its row; the rest is for the whisker."""
    return max(row - 5.0, row * (0.85 if row > _LOW_ROW else 0.7))
