"""Places for the labels of a lane, where they hide nothing: inside their bar, or beside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from boardapp.figures.lanes import LINE_PITCH, Box, Extent
from boardapp.figures.obstacles import Obstacles
from boardapp.figures.text_width import Measure, cut_to_width

_PADDING = 2.5
_SLACK = 1e-6  # points; sums of fractions miss each other by less
_LEAST_CUT_SHARE = 0.5
_NEXT_BUT_ONE = 1.4
"""So many lines further down a label is still read with its mark: a row of marks lies between."""
_SHIFTS = (-3.0, 3.0, -6.0, 6.0)


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A label that wants a place at its bar or mark.

    `texts` are its wordings, the longest first. `owner` is the bar or mark; `inside` are the
    stretches of a bar on which it may stand. `prefers_left`: left of its owner before right.
    `may_stand_under`: a mark whose neighbours leave no room beside it. `weight`: how much is lost
    without it.
    """

    key: str
    texts: tuple[str, ...]
    owner: Box
    inside: tuple[Extent, ...] = ()
    prefers_left: bool = False
    may_stand_under: bool = False
    weight: float = 1.0


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A label with its place. `is_inside`: it stands on its bar; `is_cut`: "…" ends it."""

    key: str
    text: str
    box: Box
    owner: Box
    is_inside: bool = False
    is_cut: bool = False


def label_extents(
    wish: Wish, text: str, bounds: Extent, size: float, measure: Measure
) -> tuple[Extent, ...]:
    """How far an element reaches with `text` at each place within `bounds`, the best first."""
    need = measure(text, size) + 2 * _PADDING
    owner = Extent(wish.owner.left, wish.owner.right)
    if not text or any(need <= piece.width for piece in wish.inside):
        return (owner,)
    beside = (Extent(owner.left, owner.right + need), Extent(owner.left - need, owner.right))
    within = [e for e in beside if e.left >= bounds.left and e.right <= bounds.right]
    return tuple(within) or (owner,)


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """Where labels may stand: within `bounds`, off the `obstacles`, off `crossable` if they can.

    A label may stand on its owner though that is an obstacle.
    """

    bounds: Box
    obstacles: Sequence[Box]
    crossable: Sequence[Box] = ()


def place_labels(
    wishes: Sequence[Wish], ground: Ground, size: float, measure: Measure
) -> tuple[tuple[Placed, ...], tuple[Wish, ...]]:
    """The labels that found a place, and the wishes that found none.

    No placed label overlaps another or an obstacle other than its owner. All choose a place
    for their shortest wording, then each takes the longest that still finds one.
    """
    lane = _LaneRoom(ground, size, measure)
    placed: dict[int, Placed] = {}
    for number, wish in enumerate(wishes):
        label = lane.place(wish, wish.texts[-1:]) or lane.place_cut(wish)
        if label is not None:
            placed[number] = label
            lane.taken.add(label.box)
    for number, wish in enumerate(wishes):
        if number in placed and len(wish.texts) > 1:
            lane.taken.remove(placed[number].box)
            placed[number] = lane.place(wish, wish.texts[:-1]) or placed[number]
            lane.taken.add(placed[number].box)
    lost = tuple(wish for number, wish in enumerate(wishes) if number not in placed)
    return tuple(placed[number] for number in sorted(placed)), lost


class _LaneRoom:
    """The ground of one lane with what is taken on it."""

    def __init__(self, ground: Ground, size: float, measure: Measure) -> None:
        self.ground, self.size, self.measure = ground, size, measure
        self.taken = Obstacles(ground.obstacles)

    def place(self, wish: Wish, texts: Iterable[str]) -> Placed | None:
        """The first of the texts that finds a place."""
        for text in texts:
            free = self._free(wish, self.measure(text, self.size))
            first = next(free, None)
            if first is not None:
                clear = (p for p in chain((first,), free) if self._is_clear(p[0]))
                box, is_inside = next(clear, first) if self.ground.crossable else first
                return Placed(
                    key=wish.key, text=text, box=box, owner=wish.owner, is_inside=is_inside
                )
        return None

    def place_cut(self, wish: Wish) -> Placed | None:
        """The shortest wording cut to its bar, where at least half of it can be read."""
        if not wish.texts or not _may_hold(wish, self.size):
            return None
        text = wish.texts[-1]
        room = max(piece.width for piece in wish.inside) - 2 * _PADDING
        cut = cut_to_width(text, room, self.size, self.measure) if room > 0 else ""
        if len(cut) < max(4, _LEAST_CUT_SHARE * len(text)):
            return None
        label = self.place(wish, (cut,))
        return msgspec.structs.replace(label, is_cut=True) if label and label.is_inside else None

    def _free(self, wish: Wish, width: float) -> Iterator[tuple[Box, bool]]:
        bounds = self.ground.bounds
        for box, is_inside in _places(wish, width, self.size, bounds):
            is_free = _is_within(box, bounds) and self.taken.is_free(box, but=wish.owner)
            if is_free and self._is_beside(box, wish.owner):
                yield box, is_inside

    def _is_beside(self, box: Box, owner: Box) -> bool:
        """Whether nothing stands between a label and what it belongs to."""
        below = box.top - owner.bottom
        if below <= 0:
            return True
        between = Box(owner.left, owner.bottom, owner.width, below)
        return self.taken.is_free(between, but=owner)

    def _is_clear(self, box: Box) -> bool:
        return not any(map(box.overlaps, self.ground.crossable))


def _places(wish: Wish, width: float, size: float, bounds: Box) -> Iterable[tuple[Box, bool]]:
    """The places for a label, the best first: inside its bar, right of it, left of it.

    Beside a bar lower than the text, the label moves up or down into the bounds.
    """
    owner, height = wish.owner, size * LINE_PITCH
    need = width + 2 * _PADDING
    centred = owner.middle - height / 2
    if _may_hold(wish, size):
        for piece in sorted(wish.inside, key=lambda piece: -piece.width):
            if need <= piece.width:
                yield Box(piece.left + (piece.width - need) / 2, centred, need, height), True
    sides = (owner.right, owner.left - need)
    for shift in (0.0, *_SHIFTS) if owner.height < size else (0.0,):
        top = min(max(centred + shift, bounds.top), max(bounds.bottom - height, bounds.top))
        for left in reversed(sides) if wish.prefers_left else sides:
            yield Box(left, top, need, height), False
    if wish.may_stand_under:
        left = owner.left + owner.width / 2 - need / 2
        left = max(min(left, bounds.right - need), bounds.left)
        yield Box(left, owner.bottom, need, height), False
        yield Box(left, owner.top - height, need, height), False
        if 0 < bounds.bottom - height - owner.bottom <= _NEXT_BUT_ONE * height:
            yield Box(left, bounds.bottom - height, need, height), False


def _may_hold(wish: Wish, size: float) -> bool:
    """Whether the owner is a bar that is as high as the letters of its label."""
    return bool(wish.inside) and wish.owner.height >= size


def _is_within(box: Box, bounds: Box) -> bool:
    return (
        box.left >= bounds.left - _SLACK
        and box.right <= bounds.right + _SLACK
        and box.top >= bounds.top - _SLACK
        and box.bottom <= bounds.bottom + _SLACK
    )
