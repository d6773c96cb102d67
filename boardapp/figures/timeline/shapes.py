"""The bars and marks of a timeline as shapes: what is certain of them, and what is open."""

from collections.abc import Callable, Sequence

from boardapp.figures.lanes import Box, Extent
from boardapp.figures.timeline.lane_labels import Placed
from boardapp.figures.timeline.lane_plans import Item
from boardapp.figures.timeline.places import BarShape, LabelPlace, MarkPlace, Whisker
from boardapp.figures.timeline.timeline import Bar, Mark

PlaceOf = Callable[[float], float]
"""Tells where a day stands, in points."""

LEAST_SEEN = 6.0
"""An edge that is known more closely than this is drawn as if to the day, in points."""
TAIL, LEAST_BODY = 14.0, 12.0
"""How long an open end is drawn, and at least what it is the end of, in points.

Neither stands for a time.
"""


def written_extents(bar: Bar, body: Extent, x: PlaceOf) -> tuple[Extent, ...]:
    """The stretches of a bar on which a text of one colour can be read from end to end."""
    whole = Box(body.left, 0.0, body.width, 1.0)
    unsure = () if is_stub(bar) else _unsure(bar, whole, x)
    certain = _certain(whole, unsure)
    return tuple(Extent(one.left, one.right) for one in (*unsure, certain) if one)


def is_stub(bar: Bar) -> bool:
    """Whether nothing is known of how long a bar lasted: it is drawn as its beginning alone."""
    return bar.has_open_end and (bar.end_earliest is None or bar.end_earliest <= bar.start)


def bar_extents(bar: Bar, x: PlaceOf, bounds: Extent) -> tuple[Extent, Extent]:
    """How far a bar reaches with its open ends, and its body without them, within bounds."""
    first, last = x(bar.start), x(bar.end)
    if bar.has_open_end:
        last = first if is_stub(bar) else min(x(bar.end_earliest or bar.start), last)
    least = LEAST_BODY if bar.has_open_end else LEAST_BAR
    before, after = TAIL * bar.has_open_start, TAIL * bar.has_open_end
    last = min(max(last, first + least), bounds.right - after)
    first = max(min(first, last - least), bounds.left + before)
    last = max(last, first + least)
    return Extent(first - before, last + after), Extent(first, last)


LEAST_BAR = 4.0
"""A bar is drawn at least as wide, in points."""


def bar_shape(item: Item, bar: Bar, box: Box, bottom: float, x: PlaceOf) -> BarShape:
    """A bar in its box; `bottom` is the foot of its row."""
    body = Box(item.body.left, box.top, item.body.width, box.height)
    unsure = () if is_stub(bar) else _unsure(bar, body, x)
    tails = ((box.left, body.left), (body.right, box.right))
    return BarShape(
        bar=bar,
        box=box,
        certain=_certain(body, unsure),
        unsure=unsure,
        tails=tuple(
            Box(left, box.top, right - left, box.height) for left, right in tails if right > left
        ),
        whisker=_whisker(item, bottom),
        cycles=tuple(at for at in map(x, bar.cycles) if body.left < at < body.right),
    )


def mark_place(item: Item, mark: Mark, owner: Box, bottom: float) -> MarkPlace:
    """A mark in the middle of what it fills of its row, whose foot is `bottom`."""
    side = owner.height
    middle = owner.left + owner.width / 2
    whisker = _whisker(item, bottom)
    if mark.is_uncertain and whisker is None:
        whisker = Whisker(left=owner.left, right=owner.right, y=owner.middle, is_order_only=True)
    return MarkPlace(mark=mark, box=Box(middle - side / 2, owner.top, side, side), whisker=whisker)


def label_place(label: Placed, shape: BarShape | None, crossed: Sequence[Box]) -> LabelPlace:
    """A label in place; `shape` is the bar it belongs to, if it is one.

    What is `crossed` lies under it: it needs paper to be read.
    """
    on_bar = shape is not None and label.is_inside
    pale = (*shape.unsure, *shape.tails) if shape is not None and on_bar else ()
    is_pale = any(map(label.box.overlaps, pale))
    return LabelPlace(
        key=label.key,
        text=label.text,
        box=label.box,
        role=shape.bar.role if shape is not None and on_bar else None,
        needs_paper=any(map(label.box.overlaps, crossed)),
        is_cut=label.is_cut,
        is_pale=is_pale,
    )


def _unsure(bar: Bar, box: Box, x: PlaceOf) -> tuple[Box, ...]:
    """The stretches of a bar in which it may not have begun, or may have ended.

    A doubt that is narrower than can be seen is none.
    """
    begun = box.right if bar.start_latest is None else x(bar.start_latest)
    ended = box.left if bar.end_earliest is None else x(bar.end_earliest)
    if _is_narrow(bar.start_earliest, bar.start_latest, x):
        begun = box.left
    if _is_narrow(bar.end_earliest, bar.end_latest, x):
        ended = box.right
    begun = min(max(begun, box.left), box.right)
    ended = min(max(ended, box.left), box.right)
    if begun >= ended:
        return (box,)
    parts = ((box.left, begun), (ended, box.right))
    return tuple(
        Box(left, box.top, right - left, box.height) for left, right in parts if right > left
    )


def _is_narrow(earliest: float | None, latest: float | None, x: PlaceOf) -> bool:
    """Whether a time is known to the day, or as well as it can be seen."""
    return earliest is not None and latest is not None and x(latest) - x(earliest) < LEAST_SEEN


def _certain(box: Box, unsure: Sequence[Box]) -> Box | None:
    """What the unsure ends leave of a bar."""
    left = max([box.left, *(one.right for one in unsure if one.left == box.left)])
    right = min([box.right, *(one.left for one in unsure if one.right == box.right)])
    return Box(left, box.top, right - left, box.height) if right - left > 1e-6 else None


def _whisker(item: Item, bottom: float) -> Whisker | None:
    if item.whisker is None:
        return None
    return Whisker(left=item.whisker[0], right=item.whisker[1], y=bottom - 1.2)
