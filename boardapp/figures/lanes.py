"""Boxes and rows: what overlaps along an axis stands in rows of its own.

Pure geometry in points, shared by the slide and the screen: neither decides on its own.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import product
from math import inf

import msgspec

LINE_PITCH = 1.22
"""The height of a line of text over its font size."""

SLACK = 1e-6
"""In points; sums of fractions miss each other by less."""


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
            self.left < other.right - SLACK
            and other.left < self.right - SLACK
            and self.top < other.bottom - SLACK
            and other.top < self.bottom - SLACK
        )


class Extent(msgspec.Struct, frozen=True):
    """A stretch along the axis."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


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


def pack_some(
    choices: Sequence[Sequence[Extent]], bare: Sequence[Extent], count: int, gap: float = 0.0
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """As `pack_choices` into `count` rows, and into as many below as what is left needs bare.

    Earlier items choose first. One that is packed bare has the choice −1.
    """
    rows, taken = [-1] * len(choices), [-1] * len(choices)
    filled = [_Row() for _ in range(count)]
    for index in range(len(choices)):
        _take_row(index, choices[index], filled, rows, taken, gap)
    rest = [index for index, row in enumerate(rows) if row < 0]
    for index, row in zip(rest, pack_rows([bare[i] for i in rest], gap), strict=True):
        rows[index] = count + row
        filled += [_Row() for _ in range(count + row + 1 - len(filled))]
        filled[count + row].add(bare[index])
    for index in rest:
        filled[rows[index]].remove(bare[index])
        if not _take_row(index, choices[index], filled, rows, taken, gap):
            filled[rows[index]].add(bare[index])
    return tuple(rows), tuple(taken)


class _Row:
    """The stretches of a row that are taken, from the left; none comes near another."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def has_room(self, extent: Extent, gap: float) -> bool:
        """Whether a stretch comes nearer than `gap` to none that is taken."""
        at = bisect_left(self._taken, (extent.right + gap, -inf))
        return at == 0 or self._taken[at - 1][1] + gap <= extent.left

    def add(self, extent: Extent) -> None:
        """Take a stretch."""
        insort(self._taken, (extent.left, extent.right))

    def remove(self, extent: Extent) -> None:
        """Give a stretch free again."""
        self._taken.remove((extent.left, extent.right))


def _take_row(
    index: int,
    extents: Sequence[Extent],
    filled: Sequence[_Row],
    rows: list[int],
    taken: list[int],
    gap: float,
) -> bool:
    """Put an item into the first row that has room for one of its extents, if any has."""
    for row, choice in product(range(len(filled)), range(len(extents))):
        if filled[row].has_room(extents[choice], gap):
            filled[row].add(extents[choice])
            rows[index], taken[index] = row, choice
            return True
    return False


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
