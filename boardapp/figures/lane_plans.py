"""How many rows each lane of a timeline gets, and what gives way where room is short.

Whiskers share rows first, then long wordings shrink, then rows get too low for text; labels
go last, and those of the lanes that matter most go last of all.
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
from boardapp.figures.text_width import Measure
from boardapp.figures.timeline import Bar, Lane, Mark

MARK_SIZE = 12.0
LANE_PADDING = 0.75
LEAST_EXTRA = 1.0
"""What a row is higher than its text, at least."""

_ROW_EXTRA = 7.0  # room in a row for the whisker under the bar
_TOP = 0.5
_SHORTENED_PRICE = 0.3
_LOW_ROW = 15.0
_BETWEEN = 2.0
_MANY_MARKS = 8


class Item(msgspec.Struct, frozen=True):
    """A bar or mark with its extent along the axis; `texts` are its wordings, longest first."""

    element: Bar | Mark
    left: float
    right: float
    whisker: tuple[float, float] | None
    texts: tuple[str, ...]


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
    _Plan(wording="none", has_whiskers=False, thin=7.4, price=1.0),
    _Plan(wording="none", has_whiskers=False, thin=4.8, price=2.0),
)
"""From the roomiest to the leanest."""


class Packing(msgspec.Struct, frozen=True):
    """A lane packed by a plan: the row of each item, the least height, what it gives up.

    `price` counts lost and shortened labels by the lane's weight.
    """

    rows: tuple[int, ...]
    height: float
    price: float


class LanePlanner:
    """Plans the lanes of one timeline: `plot` holds them, `items` are theirs, in order."""

    def __init__(
        self,
        lanes: Sequence[Lane],
        items: Sequence[Sequence[Item]],
        plot: Box,
        size: float,
        measure: Measure,
    ) -> None:
        self.lanes, self.items, self.plot = lanes, items, plot
        self.size, self.measure = size, measure
        self.line = size * LINE_PITCH
        self.wished_row = self.line + _ROW_EXTRA

    def _extent(self, item: Item, plan: _Plan) -> Extent:
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
        first_below = row_count(above) if above else 0
        marks, bars = iter(above), (row + first_below for row in below)
        return tuple(next(marks) if mark else next(bars) for mark in is_mark)

    def _is_dense(self, lane: int) -> bool:
        """Whether marks are so many that they are to be read along one row, labelled or not.

        Only where there is room for everything does each label get its own place.
        """
        return len(self.lanes[lane].marks) > _MANY_MARKS

    def wished_height(self) -> float:
        """The height of all lanes at which nothing has to shrink."""
        rows = sum(row_count(self._pack(lane, _PLANS[0])) for lane in range(len(self.items)))
        return rows * self.wished_row + len(self.items) * 2 * LANE_PADDING

    def choose(self) -> list[Packing]:
        """One try for each lane: the cheapest savings until all fit, then back where room is."""
        lanes = range(len(self.items))
        tries = [[self._try(lane, step) for step in range(len(_PLANS))] for lane in lanes]
        chosen = [0 for _ in lanes]
        if _height(tries, chosen) <= self.plot.height:
            return [attempts[0] for attempts in tries]
        roomiest = [int(self._is_dense(lane)) for lane in lanes]
        chosen = list(roomiest)
        while _height(tries, chosen) > self.plot.height:
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
                    if _height(tries, [*chosen[:lane], step, *chosen[lane + 1 :]])
                    <= self.plot.height
                ),
                chosen[lane],
            )
        return [tries[lane][chosen[lane]] for lane in lanes]

    def _try(self, lane: int, step: int) -> Packing:
        plan, items = _PLANS[step], self.items[lane]
        rows = self._pack(lane, plan)
        row = plan.thin or self.line + LEAST_EXTRA
        height = max(row_count(rows) * row, self.line)
        boxes = [self.owner(item, n * row, row) for item, n in zip(items, rows, strict=True)]
        bounds = Box(self.plot.left, 0.0, self.plot.width, height)
        found, lost = self.place_labels(items, boxes, bounds)
        longest = {item.texts[0] for item in items if item.texts}
        shortened = sum(label.text not in longest for label in found)
        price = len(lost) + _SHORTENED_PRICE * shortened + plan.price
        price *= self.lanes[lane].weight
        return Packing(rows, height + 2 * LANE_PADDING, price)

    def place_labels(
        self, items: Sequence[Item], boxes: Sequence[Box], bounds: Box
    ) -> tuple[tuple[Placed, ...], tuple[Wish, ...]]:
        """The labels of a lane that found a place within `bounds`, and those that found none."""
        wishes = [
            self._wish(item, box) for item, box in zip(items, boxes, strict=True) if item.texts
        ]
        return place_labels(wishes, boxes, bounds, self.size, self.measure)

    def _wish(self, item: Item, owner: Box) -> Wish:
        return Wish(
            key=item.element.key,
            texts=item.texts,
            owner=owner,
            may_stand_inside=isinstance(item.element, Bar),
        )

    def owner(self, item: Item, top: float, row: float) -> Box:
        """What an item fills of its row, and no label of another may cover."""
        height = _shape_height(row)
        if isinstance(item.element, Mark):
            size = min(MARK_SIZE, height)
            top, height = top + (height - size) / 2, size
        return Box(item.left, top + _TOP, item.right - item.left, height)


def _height(tries: Sequence[Sequence[Packing]], chosen: Sequence[int]) -> float:
    """The least height of all lanes by the steps chosen."""
    return sum(lane[step].height for lane, step in zip(tries, chosen, strict=True))


def _savings(
    tries: Sequence[Sequence[Packing]], chosen: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """For each leaner step of each lane: its price by the point saved, the lane, the step."""
    for lane, now in enumerate(chosen):
        for step in range(now + 1, len(tries[lane])):
            saved = tries[lane][now].height - tries[lane][step].height
            if saved > 0:
                price = max(tries[lane][step].price - tries[lane][now].price, 0.0)
                yield price / saved, lane, step


def row_count(rows: Sequence[int]) -> int:
    """How many rows there are; an empty lane has one."""
    return max(rows, default=0) + 1


def _shape_height(row: float) -> float:
    """The height of a bar in its row; the rest is for the whisker."""
    return max(row - 5.0, row * (0.85 if row > _LOW_ROW else 0.7))
