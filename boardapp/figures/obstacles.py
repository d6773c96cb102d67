"""What a label must not cover, as boxes that are found by their place."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from boardapp.figures.lanes import Box

_COLUMN = 24.0
_PIECE = 4.0
_PEN = 1.0

Place = tuple[float, float]
"""A point of the figure, from its left upper corner."""


class Obstacles:
    """Boxes that are taken. A figure has hundreds, so only those of the same columns are asked."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._columns: defaultdict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take one more place."""
        for column in _columns(box):
            self._columns[column].append(box)

    def remove(self, box: Box) -> None:
        """Give a place that was taken free again."""
        for column in _columns(box):
            self._columns[column].remove(box)

    def is_free(self, box: Box, but: Box | None = None) -> bool:
        """Whether the box overlaps nothing that is taken, but for one that it may cover."""
        return not any(
            box.overlaps(other) and other != but
            for column in _columns(box)
            for other in self._columns.get(column, ())
        )


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


def _columns(box: Box) -> range:
    return range(math.floor(box.left / _COLUMN), math.floor(box.right / _COLUMN) + 1)
