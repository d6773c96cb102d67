"""The bars and marks of a timeline as shapes: what is certain, what is hatched, the whiskers."""

from collections.abc import Callable, Sequence

from boardapp.figures.lanes import Box
from boardapp.figures.timeline.lane_labels import Placed
from boardapp.figures.timeline.lane_plans import Item
from boardapp.figures.timeline.places import BarShape, LabelPlace, MarkPlace, Whisker
from boardapp.figures.timeline.timeline import Bar, Mark

PlaceOf = Callable[[float], float]
"""Tells where a day stands, in points."""


def bar_shape(item: Item, bar: Bar, box: Box, bottom: float, x: PlaceOf) -> BarShape:
    """A bar in its box; `bottom` is the foot of its row."""
    hatched = _hatched(bar, box, x)
    return BarShape(
        bar=bar,
        box=box,
        certain=_certain(box, hatched),
        hatched=hatched,
        whisker=_whisker(item, bottom),
        cycles=tuple(at for at in map(x, bar.cycles) if box.left < at < box.right),
    )


def mark_place(item: Item, mark: Mark, owner: Box, bottom: float) -> MarkPlace:
    """A mark in the middle of what it fills of its row, whose foot is `bottom`."""
    side = owner.height
    middle = owner.left + owner.width / 2
    whisker = _whisker(item, bottom)
    if mark.is_uncertain and whisker is None:
        whisker = Whisker(left=owner.left, right=owner.right, y=owner.middle, is_order_only=True)
    return MarkPlace(mark=mark, box=Box(middle - side / 2, owner.top, side, side), whisker=whisker)


def label_place(label: Placed, shape: BarShape | None, breaks: Sequence[Box]) -> LabelPlace:
    """A label in place; `shape` is the bar it belongs to, if it is one."""
    on_bar = shape is not None and label.is_inside
    patterned = [*breaks, *(shape.hatched if shape is not None and on_bar else ())]
    return LabelPlace(
        key=label.key,
        text=label.text,
        box=label.box,
        role=shape.bar.role if shape is not None and on_bar else None,
        needs_paper=any(map(label.box.overlaps, patterned)),
        is_cut=label.is_cut,
    )


def _hatched(bar: Bar, box: Box, x: PlaceOf) -> tuple[Box, ...]:
    """The stretches of a bar in which it may not have begun, or may have ended."""
    begun = box.right if bar.start_latest is None else x(bar.start_latest)
    ended = box.left if bar.end_earliest is None else x(bar.end_earliest)
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


def _certain(box: Box, hatched: Sequence[Box]) -> Box | None:
    """What the hatched ends leave of a bar."""
    left = max([box.left, *(h.right for h in hatched if h.left == box.left)])
    right = min([box.right, *(h.left for h in hatched if h.right == box.right)])
    return Box(left, box.top, right - left, box.height) if right - left > 1e-6 else None


def _whisker(item: Item, bottom: float) -> Whisker | None:
    if item.whisker is None:
        return None
    return Whisker(left=item.whisker[0], right=item.whisker[1], y=bottom - 1.2)
