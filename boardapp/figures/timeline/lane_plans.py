"""How many rows each lane of a timeline gets, and what gives way where room is short.

Whiskers share rows first, then long wordings shrink, then rows get too low for text; labels
go last, and those of the lanes that matter most go last of all.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from boardapp.figures.lanes import (
    LINE_PITCH,
    Box,
    Extent,
    pack_choices,
    pack_some,
    spread_rows,
)
from boardapp.figures.text_width import Measure
from boardapp.figures.timeline.lane_labels import Ground, Placed, Wish, label_extents, place_labels
from boardapp.figures.timeline.timeline import MAJOR_WEIGHT, Bar, Lane, Mark

MARK_SIZE = 12.0
LANE_PADDING = 0.4
LEAST_EXTRA = 0.3
"""What a row is higher than its text, at least."""

_ROW_EXTRA = 7.0  # room in a row for the whisker under the bar
SHORTENED_PRICE = 0.3
"""What a shortened label costs the reader, in labels lost."""
_LOW_ROW = 15.0
_BAR_SHARE, _THIN_SHARE = 0.81, 0.7
_BETWEEN = 2.0
_MANY_MARKS = 8
_CUT_PRICE = 0.7  # of a name that ends in "…", in labels lost
_MAJOR_PRICE = 5.0  # of a label that a board must read
_SCATTERED_PRICE = 1.5  # of each further row, where many marks are to be read along one
_SLACK = 1e-9
_MANY_LABELS = 80
_HOPE = 1.5
"""Labels are tried up to so many times the area of their lane, where they are many."""


class Item(msgspec.Struct, frozen=True):
    """A bar or mark with its extent along the axis; `texts` are its wordings, longest first.

    `inside` are the stretches of a bar that no break of the axis and no line interrupts, `body` is
    a bar without its open ends.
    """

    element: Bar | Mark
    left: float
    right: float
    whisker: tuple[float, float] | None
    texts: tuple[str, ...]
    inside: tuple[Extent, ...] = ()
    body: Extent = Extent(0.0, 0.0)


class _Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the elements of a lane reserve in their rows.

    "some": as many with their labels as have room in `spare` rows, the rest without. With "none",
    `spare` rows more than the elements need let them stand further apart. In a `share` of a row
    below 1 no text has room. Of the `label_rows` that are kept free for labels of marks, one is
    under the marks and the second above them. `price` is what it costs the reader, in labels
    lost, beside the labels that are lost.
    """

    wording: Literal["longest", "shortest", "some", "none"]
    spare: int = 0
    has_whiskers: bool
    label_rows: int = 0
    share: float = 1.0
    price: float


_PLANS = (
    _Plan(wording="longest", has_whiskers=True, price=0.0),
    _Plan(wording="longest", has_whiskers=False, price=0.03),
    _Plan(wording="shortest", has_whiskers=True, price=0.05),
    _Plan(wording="shortest", has_whiskers=False, price=0.1),
    _Plan(wording="none", has_whiskers=False, label_rows=2, price=0.12),
    _Plan(wording="none", has_whiskers=False, label_rows=1, price=0.12),
    *(_Plan(wording="some", spare=n, has_whiskers=False, price=0.14) for n in (10, 8, 6, 4)),
    *(_Plan(wording="some", spare=n, has_whiskers=False, price=0.15) for n in (3, 2, 1)),
    _Plan(wording="none", spare=2, has_whiskers=False, price=0.13),
    _Plan(wording="none", spare=1, has_whiskers=False, price=0.14),
    _Plan(wording="none", has_whiskers=False, price=0.15),
    _Plan(wording="none", has_whiskers=False, share=1 / 2, price=0.3),
    _Plan(wording="none", has_whiskers=False, share=1 / 3, price=1.5),
)
"""From the roomiest to the leanest."""
_BARE = _PLANS[-1]
_WHOLE = [plan for plan in _PLANS if plan.wording == "longest" or plan.label_rows]


_Rows = tuple[tuple[int, ...], tuple[bool, ...], int]
"""The row of each item of a lane, whether its label is left of it, and how many rows there are."""

_Choices = list[tuple[tuple[Extent, bool], ...]]
"""For each item how far it may reach, the best first, and whether its label is then left of it."""

_Layout = tuple[int, tuple[int, ...], tuple[bool, ...], int, float]
"""A lane by its number, the row and the side of each item, the rows and the height of one."""


class Packing(msgspec.Struct, frozen=True):
    """A lane packed by a plan: the row of each item, the least height, what it gives up.

    `count` is the number of rows; `lefts` tells whose label is meant to stand left of it.
    `price` counts lost and shortened labels by the lane's weight, `lost` weighs the lost ones.
    """

    rows: tuple[int, ...]
    lefts: tuple[bool, ...]
    count: int
    height: float
    price: float
    lost: float = 0.0


class LanePlanner:
    """Plans the lanes of one timeline: `plot` holds them, `items` are theirs, in order.

    Labels keep off what is `crossed` by a break or a line, where they can.
    """

    def __init__(
        self,
        lanes: Sequence[Lane],
        items: Sequence[Sequence[Item]],
        plot: Box,
        size: float,
        measure: Measure,
        crossed: Sequence[Extent] = (),
    ) -> None:
        self.lanes, self.items, self.plot, self.crossed = lanes, items, plot, crossed
        self.size, self.measure = size, measure
        self.line = size * LINE_PITCH
        self._outcomes: dict[_Layout, tuple[float, int]] = {}
        self._packed: dict[tuple[int, _Plan], _Rows] = {}
        self._reaches: dict[tuple[int, bool, str, bool], _Choices] = {}
        self.wished_row = self.line + _ROW_EXTRA

    def _extents(self, item: Item, plan: _Plan) -> tuple[tuple[Extent, bool], ...]:
        """How far an item may reach by a plan."""
        extents: tuple[Extent, ...] = (Extent(item.left, item.right),)
        if plan.wording != "none" and item.texts:
            text = item.texts[0 if plan.wording == "longest" else -1]
            bounds = Extent(self.plot.left, self.plot.right)
            owner = Box(item.left, 0.0, item.right - item.left, self.line)
            wish = self._wish(item, owner)
            extents = label_extents(wish, text, bounds, self.size, self.measure)
        lefts = [extent.left < item.left for extent in extents]
        if plan.has_whiskers and item.whisker:
            left, right = item.whisker
            extents = tuple(Extent(min(e.left, left), max(e.right, right)) for e in extents)
        return tuple(zip(extents, lefts, strict=True))

    def _pack(self, lane: int, plan: _Plan) -> _Rows:
        """The row of each item of a lane by a plan, whose label is left, and how many rows."""
        if (lane, plan) not in self._packed:
            self._packed[lane, plan] = self._pack_anew(lane, plan)
        return self._packed[lane, plan]

    def _pack_anew(self, lane: int, plan: _Plan) -> _Rows:
        """The marks stand above, between their labels if they have rows, then the bars."""
        items = self.items[lane]
        is_bare = self._is_dense(lane) and plan is not _PLANS[0]
        rows, lefts, first = [0] * len(items), [False] * len(items), int(plan.label_rows > 1)
        for kind, its_plan in ((Mark, _BARE if is_bare else plan), (Bar, plan)):
            numbers = [n for n, item in enumerate(items) if isinstance(item.element, kind)]
            choices = self._choices(lane, kind, its_plan)
            extents = [[extent for extent, _ in its] for its in choices]
            found, taken = self._rows(extents, [items[n] for n in numbers], kind, its_plan)
            for number, row, choice, its in zip(numbers, found, taken, choices, strict=True):
                rows[number], lefts[number] = first + row, choice >= 0 and its[choice][1]
            if numbers:
                first += row_count(found) + (kind is Mark and plan.label_rows > 0)
        return tuple(rows), tuple(lefts), max(first, 1)

    def _choices(self, lane: int, kind: type[Bar] | type[Mark], plan: _Plan) -> _Choices:
        """How far each bar or mark of a lane may reach: plans differ in few ways in this."""
        is_short = plan.wording in ("shortest", "some")
        wording = "shortest" if is_short else plan.wording
        key = lane, kind is Bar, wording, plan.has_whiskers
        if key not in self._reaches:
            items = (item for item in self.items[lane] if isinstance(item.element, kind))
            self._reaches[key] = [self._extents(item, plan) for item in items]
        return self._reaches[key]

    def _rows(
        self,
        extents: Sequence[Sequence[Extent]],
        items: Sequence[Item],
        kind: type[Bar] | type[Mark],
        plan: _Plan,
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The row of each item by a plan, and which of its extents it takes."""
        bare = [Extent(item.left, item.right) for item in items]
        if plan.wording == "some":
            return pack_some(extents, bare, plan.spare, _BETWEEN)
        found, taken = pack_choices(extents, _BETWEEN)
        if kind is Bar and plan.wording == "none":
            found = spread_rows(bare, row_count(found) + plan.spare, _BETWEEN)
        return found, taken

    def _is_dense(self, lane: int) -> bool:
        """Whether marks are so many that they are to be read along one row, labelled or not."""
        return len(self.lanes[lane].marks) > _MANY_MARKS

    def wished_height(self, row: float | None = None) -> float:
        """The height of all lanes at which nothing has to shrink, in rows of the wished height."""
        rows = sum(self._pack(lane, _PLANS[0])[2] for lane in range(len(self.items)))
        return rows * (row or self.wished_row) + len(self.items) * 2 * LANE_PADDING

    def least_height(self) -> float:
        """The least height of all lanes at which every label may stand in full."""
        rows = [
            min(self._pack(lane, plan)[2] for plan in _WHOLE) for lane in range(len(self.items))
        ]
        return sum(rows) * (self.line + LEAST_EXTRA) + len(rows) * 2 * LANE_PADDING

    def choose(self) -> list[Packing]:
        """One try for each lane: those that together fit and cost the reader least."""
        lanes = range(len(self.items))
        if self.wished_height(self.line + LEAST_EXTRA) <= self.plot.height:
            return [self._roomy(lane) for lane in lanes]
        steps = range(len(_PLANS))
        heights = [[self._height(lane, _PLANS[step])[1] for step in steps] for lane in lanes]
        spare = self.plot.height - sum(min(its) + 2 * LANE_PADDING for its in heights)
        spare = max(spare, 0.0) + _SLACK
        # What leaves the others too little is never chosen, and its labels need no place.
        tries = [
            [self._try(lane, step) for step in steps if its[step] - min(its) <= spare]
            for lane, its in zip(lanes, heights, strict=True)
        ]
        return _cheapest(tries, self.plot.height)

    def _roomy(self, lane: int) -> Packing:
        """The try of a lane that has the room it wishes for: many marks stand along one row."""
        wished = self._try(lane, 0)
        if not self._is_dense(lane):
            return wished
        best: tuple[float, int, Packing] | None = None
        # The cheapest first: to place the labels of a lane by every plan took half of a layout.
        for least, step in sorted((self._least_price(lane, n), n) for n in range(len(_PLANS))):
            if best is not None and least > best[0] + _SLACK:
                break
            one = self._try(lane, step)
            is_whole = not one.lost and one.height <= wished.height
            if is_whole and (best is None or (one.price, step) < best[:2]):
                best = one.price, step, one
        return best[2] if best is not None else wished

    def _least_price(self, lane: int, step: int) -> float:
        """What a plan costs in a lane where it loses and shortens no label."""
        plan = _PLANS[step]
        return (plan.price + self._scattered(lane, plan)) * self.lanes[lane].weight

    def _scattered(self, lane: int, plan: _Plan) -> float:
        """What it costs that many marks stand in more rows than they need."""
        if not self._is_dense(lane):
            return 0.0
        needed = self._pack(lane, _BARE)[2] + plan.label_rows
        return _SCATTERED_PRICE * (self._pack(lane, plan)[2] - needed)

    def _height(self, lane: int, plan: _Plan) -> tuple[float, float]:
        """The height of a row by a plan, and that of all rows of the lane."""
        row = (self.line + LEAST_EXTRA) * plan.share
        return row, max(self._pack(lane, plan)[2] * row, self.line)

    def _try(self, lane: int, step: int) -> Packing:
        plan, items = _PLANS[step], self.items[lane]
        rows, lefts, count = self._pack(lane, plan)
        row, height = self._height(lane, plan)
        layout = (lane, rows, lefts, count, row)
        if layout not in self._outcomes:  # several plans come to the same
            boxes = [self.owner(item, n * row, row) for item, n in zip(items, rows, strict=True)]
            bounds = Box(self.plot.left, 0.0, self.plot.width, height)
            found, lost_wishes = self.place_labels(items, boxes, lefts, bounds)
            longest = {item.texts[0] for item in items if item.texts}
            shortened = sum(label.text not in longest and not label.is_cut for label in found)
            lost = sum(wish.weight for wish in lost_wishes)
            lost += _CUT_PRICE * sum(label.is_cut for label in found)
            self._outcomes[layout] = lost, shortened
        lost, shortened = self._outcomes[layout]
        is_major = self.lanes[lane].weight >= MAJOR_WEIGHT
        dearer, dear = (_MAJOR_PRICE, 2.0) if is_major else (1.0, 1.0)
        price = dearer * lost + dear * SHORTENED_PRICE * shortened
        price += plan.price
        price += self._scattered(lane, plan)
        price *= self.lanes[lane].weight
        return Packing(rows, lefts, count, height + 2 * LANE_PADDING, price, lost)

    def place_labels(
        self, items: Sequence[Item], boxes: Sequence[Box], lefts: Sequence[bool], bounds: Box
    ) -> tuple[tuple[Placed, ...], tuple[Wish, ...]]:
        """The labels of a lane that found a place within `bounds`, and those that found none."""
        wishes = [
            self._wish(item, box, prefers_left=left)
            for item, box, left in zip(items, boxes, lefts, strict=True)
            if item.texts
        ]
        wishes.sort(key=lambda wish: -wish.weight)  # where room is short, earlier ones choose first
        hopeful, hopeless = self._hopeful(wishes, bounds)
        bands = [Box(b.left, bounds.top, b.width, bounds.height) for b in self.crossed]
        ground = Ground(bounds=bounds, obstacles=boxes, crossable=bands)
        placed, lost = place_labels(hopeful, ground, self.size, self.measure)
        return placed, (*lost, *hopeless)

    def _hopeful(self, wishes: list[Wish], bounds: Box) -> tuple[Sequence[Wish], Sequence[Wish]]:
        """The first labels, as many as a lane could hold, and those that are not worth a try."""
        if len(wishes) <= _MANY_LABELS:
            return wishes, ()
        room = _HOPE * bounds.width * bounds.height / self.line
        for number, wish in enumerate(wishes):
            room -= self.measure(wish.texts[-1], self.size)
            if room < 0:
                return wishes[:number], wishes[number:]
        return wishes, ()

    def _wish(self, item: Item, owner: Box, *, prefers_left: bool = False) -> Wish:
        return Wish(
            key=item.element.key,
            texts=item.texts,
            owner=owner,
            inside=item.inside,
            prefers_left=prefers_left,
            may_stand_under=isinstance(item.element, Mark),
            weight=item.element.weight,
        )

    def owner(self, item: Item, top: float, row: float) -> Box:
        """What an item fills of its row, and no label of another may cover."""
        height = _shape_height(row)
        if isinstance(item.element, Mark):
            height = min(MARK_SIZE, height)
        # In the middle: a label as high as its row would else reach into the next one.
        return Box(item.left, top + (row - height) / 2, item.right - item.left, height)


def _cheapest(tries: Sequence[Sequence[Packing]], room: float) -> list[Packing]:
    """One try of each lane, at the lowest price at which all are as high as `room`.

    Where none are, the lowest of each. The sums that another sum beats in both height and price
    are dropped after each lane, so that few are left.
    """
    sums: list[tuple[float, float, tuple[Packing, ...]]] = [(0.0, 0.0, ())]
    for attempts in tries:
        longer = sorted(
            (
                (height + attempt.height, price + attempt.price, (*chosen, attempt))
                for height, price, chosen in sums
                for attempt in attempts
            ),
            key=lambda one: one[:2],
        )
        sums = []
        for one in longer:
            if not sums or one[1] < sums[-1][1] - _SLACK:
                sums.append(one)
    fitting = [one for one in sums if one[0] <= room]
    return list((fitting or sums[:1])[-1][2])


def row_count(rows: Sequence[int]) -> int:
    """How many rows there are; an empty lane has one."""
    return max(rows, default=0) + 1


def _shape_height(row: float) -> float:
    """The height of a bar in its row; the rest is for the whisker."""
    return row * (_BAR_SHARE if row > _LOW_ROW else _THIN_SHARE)
