"""What a label must not cover, as boxes that are found by their place."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from boardapp.figures.lanes import SLACK, Box

_COLUMN, _ROW = 24.0, 40.0
"""The cells in which a box is looked for."""
_PIECE = 4.0
_PEN = 1.0

Place = tuple[float, float]
"""A point of the figure, from its left upper corner."""


class Obstacles:
    """Boxes that are taken. A figure has thousands, so only those of the same cells are asked."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take one more place."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def remove(self, box: Box) -> None:
        """Give a place that was taken free again."""
        for cell in _cells(box):
            self._cells[cell].remove(box)

    def is_free(self, box: Box, but: Box | None = None) -> bool:
        """Whether the box overlaps nothing that is taken, but for one that it may cover."""
        # Written out, since a crowded timeline asks a million times.
        left, top = box.left + SLACK, box.top + SLACK
        right, bottom = box.right - SLACK, box.bottom - SLACK
        for cell in _cells(box):
            for other in self._cells.get(cell, ()):
                if (
                    other.left < right
                    and left < other.left + other.width
                    and other.top < bottom
                    and top < other.top + other.height
                    and other != but
                ):
                    return False
        return True


def around(place: Place, reach: float) -> Box:
    """The square that a mark of this reach covers."""
    return Box(place[0] - reach, place[1] - reach, 2 * reach, 2 * reach)


def curve_boxes(places: Sequence[Place]) -> Iterator[Box]:
    """What the line through these places covers: narrow boxes, each as high as its piece."""
    for (x, y), (to_x, to_y) in pairwise(places):
        pieces = max(1, math.ceil(abs(to_x - x) / _PIECE))
        for piece in range(pieces):
            first, last = piece / pieces, (piece + 1) / pieces
            xs = sorted((x + first * (to_x - x), x + last * (to_x - x)))
            ys = sorted((y + first * (to_y - y), y + last * (to_y - y)))
            yield Box(
                xs[0] - _PEN, ys[0] - _PEN, xs[1] - xs[0] + 2 * _PEN, ys[1] - ys[0] + 2 * _PEN
            )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    columns = range(math.floor(box.left / _COLUMN), math.floor(box.right / _COLUMN) + 1)
    rows = range(math.floor(box.top / _ROW), math.floor(box.bottom / _ROW) + 1)
    return product(columns, rows)
