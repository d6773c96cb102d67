"""Rows for what overlaps in a lane, and places for labels where they hide nothing.

Pure geometry in points, shared by the slide and the screen: neither decides on its own.
"""

from collections.abc import Iterable, Sequence
from math import inf

import msgspec

from boardapp.figures.text_width import Measure, cut_to_width

LINE_PITCH = 1.22
"""The height of a line of text over its font size."""

_PADDING = 2.5
_SLACK = 1e-6  # points; sums of fractions miss each other by less
_LEAST_CUT_SHARE = 0.5
_SHIFTS = (-3.0, 3.0, -6.0, 6.0)


class Box(msgspec.Struct, frozen=True):
    """A rectangle in points from the left upper corner of the figure."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right - _SLACK
            and other.left < self.right - _SLACK
            and self.top < other.bottom - _SLACK
            and other.top < self.bottom - _SLACK
        )


class Extent(msgspec.Struct, frozen=True):
    """A stretch along the axis."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A label that wants a place at its bar or mark.

    `texts` are its wordings, the longest first. `owner` is the bar or mark; `inside` are the
    stretches of a bar on which it may stand. `prefers_left`: left of its owner before right.
    `may_stand_under`: a mark whose neighbours leave no room beside it.
    """

    key: str
    texts: tuple[str, ...]
    owner: Box
    inside: tuple[Extent, ...] = ()
    prefers_left: bool = False
    may_stand_under: bool = False


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A label with its place. `is_inside`: it stands on its bar; `is_cut`: "…" ends it."""

    key: str
    text: str
    box: Box
    owner: Box
    is_inside: bool = False
    is_cut: bool = False


def pack_rows(extents: Sequence[Extent], gap: float = 0.0) -> tuple[int, ...]:
    """The row of each extent, so that no two in a row come nearer than `gap`.

    First fit from the left; as few rows as any arrangement needs.
    """
    rows = [0] * len(extents)
    ends: list[float] = []
    for index in sorted(range(len(extents)), key=lambda i: (extents[i].left, extents[i].right)):
        extent = extents[index]
        row = next((r for r, end in enumerate(ends) if end + gap <= extent.left), len(ends))
        if row == len(ends):
            ends.append(extent.right)
        ends[row] = extent.right
        rows[index] = row
    return tuple(rows)


def pack_choices(
    choices: Sequence[Sequence[Extent]], gap: float = 0.0
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The row of each item, and which of its extents it takes there.

    `choices` are the extents that an item may have, the one liked best first. From the left,
    each takes the first row in which one of them comes no nearer than `gap` to the last.
    """
    rows, taken = [0] * len(choices), [0] * len(choices)
    ends: list[float] = []
    for index in sorted(range(len(choices)), key=lambda i: (choices[i][0].left, i)):
        row, choice = next(
            (
                (row, choice)
                for row, end in enumerate(ends)
                for choice, extent in enumerate(choices[index])
                if end + gap <= extent.left
            ),
            (len(ends), 0),
        )
        if row == len(ends):
            ends.append(-inf)
        ends[row] = max(ends[row], choices[index][choice].right)
        rows[index], taken[index] = row, choice
    return tuple(rows), tuple(taken)


def spread_rows(extents: Sequence[Extent], count: int, gap: float = 0.0) -> tuple[int, ...]:
    """The row of each extent, all of `count` rows in use, so that neighbours stand far apart.

    There are more rows where so few can't keep them apart by `gap`.
    """
    rows = [0] * len(extents)
    ends = [-inf] * count
    for index in sorted(range(len(extents)), key=lambda i: (extents[i].left, i)):
        row = min(range(len(ends)), key=ends.__getitem__)
        if ends[row] + gap > extents[index].left:
            row = len(ends)
            ends.append(-inf)
        ends[row] = extents[index].right
        rows[index] = row
    return tuple(rows)


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
    placed: dict[int, Placed] = {}
    for number, wish in enumerate(wishes):
        taken = [label.box for label in placed.values()]
        label = _place(wish, wish.texts[-1:], taken, ground, size, measure)
        label = label or _place_cut(wish, taken, ground, size, measure)
        if label is not None:
            placed[number] = label
    for number, wish in enumerate(wishes):
        if number in placed and len(wish.texts) > 1:
            taken = [label.box for other, label in placed.items() if other != number]
            longer = _place(wish, wish.texts[:-1], taken, ground, size, measure)
            placed[number] = longer or placed[number]
    lost = tuple(wish for number, wish in enumerate(wishes) if number not in placed)
    return tuple(placed[number] for number in sorted(placed)), lost


def _place(
    wish: Wish,
    texts: Iterable[str],
    labels: Sequence[Box],
    ground: Ground,
    size: float,
    measure: Measure,
) -> Placed | None:
    taken = [*(box for box in ground.obstacles if box != wish.owner), *labels]
    for text in texts:
        places = _places(wish, measure(text, size), size, ground.bounds)
        free = [place for place in places if _is_free(place[0], taken, ground.bounds)]
        if free:
            clear = (p for p in free if not any(map(p[0].overlaps, ground.crossable)))
            box, is_inside = next(clear, free[0])
            return Placed(key=wish.key, text=text, box=box, owner=wish.owner, is_inside=is_inside)
    return None


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


def _may_hold(wish: Wish, size: float) -> bool:
    """Whether the owner is a bar that is as high as the letters of its label."""
    return bool(wish.inside) and wish.owner.height >= size


def _place_cut(
    wish: Wish, labels: Sequence[Box], ground: Ground, size: float, measure: Measure
) -> Placed | None:
    """The shortest wording cut to its bar, where at least half of it can be read."""
    if not wish.texts or not _may_hold(wish, size):
        return None
    text = wish.texts[-1]
    room = max(piece.width for piece in wish.inside) - 2 * _PADDING
    cut = cut_to_width(text, room, size, measure) if room > 0 else ""
    if len(cut) < max(4, _LEAST_CUT_SHARE * len(text)):
        return None
    label = _place(wish, (cut,), labels, ground, size, measure)
    return msgspec.structs.replace(label, is_cut=True) if label and label.is_inside else None


def _is_free(box: Box, taken: Sequence[Box], bounds: Box) -> bool:
    inside = (
        box.left >= bounds.left - _SLACK
        and box.right <= bounds.right + _SLACK
        and box.top >= bounds.top - _SLACK
        and box.bottom <= bounds.bottom + _SLACK
    )
    return inside and not any(box.overlaps(other) for other in taken)
