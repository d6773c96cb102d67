"""Rows for what overlaps in a lane, and places for labels where they hide nothing.

Pure geometry in points, shared by the slide and the screen: neither decides on its own.
"""

from collections.abc import Iterable, Sequence

import msgspec

from boardapp.figures.text_width import Measure, cut_to_width

LINE_PITCH = 1.22
"""The height of a line of text over its font size."""

_PADDING = 3.0
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


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A label that wants a place at its bar or mark.

    `texts` are its wordings, the longest first. `owner` is the bar or mark; `may_stand_inside`
    tells a bar.
    """

    key: str
    texts: tuple[str, ...]
    owner: Box
    may_stand_inside: bool = False


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


def label_extent(wish: Wish, text: str, bounds: Extent, size: float, measure: Measure) -> Extent:
    """How far an element reaches with `text` at the first place that lies within `bounds`."""
    need = measure(text, size) + 2 * _PADDING
    owner = wish.owner
    if not text or (wish.may_stand_inside and need <= owner.width):
        return Extent(owner.left, owner.right)
    if owner.right + need <= bounds.right:
        return Extent(owner.left, owner.right + need)
    if owner.left - need >= bounds.left:
        return Extent(owner.left - need, owner.right)
    return Extent(owner.left, owner.right)


def place_labels(
    wishes: Iterable[Wish], obstacles: Sequence[Box], bounds: Box, size: float, measure: Measure
) -> tuple[tuple[Placed, ...], tuple[Wish, ...]]:
    """The labels that found a place, and the wishes that found none.

    No placed label overlaps another, an obstacle other than its owner, or the edge of
    `bounds`. Earlier wishes choose first.
    """
    placed: list[Placed] = []
    dropped: list[Wish] = []
    for wish in wishes:
        taken = [box for box in obstacles if box != wish.owner] + [p.box for p in placed]
        label = _place(wish, taken, bounds, size, measure)
        if label is None:
            dropped.append(wish)
        else:
            placed.append(label)
    return tuple(placed), tuple(dropped)


def _place(
    wish: Wish, taken: Sequence[Box], bounds: Box, size: float, measure: Measure
) -> Placed | None:
    for text in wish.texts:
        for box, is_inside in _places(wish, measure(text, size), size, bounds):
            if _is_free(box, taken, bounds):
                return Placed(
                    key=wish.key, text=text, box=box, owner=wish.owner, is_inside=is_inside
                )
    return _place_cut(wish, taken, bounds, size, measure)


def _places(wish: Wish, width: float, size: float, bounds: Box) -> Iterable[tuple[Box, bool]]:
    """The places for a label, the best first: inside its bar, right of it, left of it.

    Beside a bar lower than the text, the label moves up or down into the bounds.
    """
    owner, height = wish.owner, size * LINE_PITCH
    need = width + 2 * _PADDING
    centred = owner.middle - height / 2
    if _may_hold(wish, size) and need <= owner.width:
        yield Box(owner.left + (owner.width - need) / 2, centred, need, height), True
    for shift in (0.0, *_SHIFTS) if owner.height < size else (0.0,):
        top = min(max(centred + shift, bounds.top), max(bounds.bottom - height, bounds.top))
        yield Box(owner.right, top, need, height), False
        yield Box(owner.left - need, top, need, height), False


def _may_hold(wish: Wish, size: float) -> bool:
    """Whether the owner is a bar that is as high as the letters of its label."""
    return wish.may_stand_inside and wish.owner.height >= size


def _place_cut(
    wish: Wish, taken: Sequence[Box], bounds: Box, size: float, measure: Measure
) -> Placed | None:
    """The shortest wording cut to its bar, where at least half of it can be read."""
    if not wish.texts or not _may_hold(wish, size):
        return None
    text, room = wish.texts[-1], wish.owner.width - 2 * _PADDING
    cut = cut_to_width(text, room, size, measure) if room > 0 else ""
    if len(cut) < max(4, _LEAST_CUT_SHARE * len(text)):
        return None
    box, _ = next(iter(_places(wish, measure(cut, size), size, bounds)))
    if not _is_free(box, taken, bounds):
        return None
    return Placed(key=wish.key, text=cut, box=box, owner=wish.owner, is_inside=True, is_cut=True)


def _is_free(box: Box, taken: Sequence[Box], bounds: Box) -> bool:
    inside = (
        box.left >= bounds.left - _SLACK
        and box.right <= bounds.right + _SLACK
        and box.top >= bounds.top - _SLACK
        and box.bottom <= bounds.bottom + _SLACK
    )
    return inside and not any(box.overlaps(other) for other in taken)
