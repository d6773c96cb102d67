"""The heads of the lines through all lanes: which row each label takes, and on which side.

A label stands beside the upper end of its line, like a flag. No line crosses the flag of another.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.text_width import Measure, shorten
from boardapp.figures.timeline.timeline import Mark

LINE_WIDTH = 2.25
"""Of a line through all lanes, in points."""
BOLDER = 1.08
"""How much wider bold letters are, at most."""
BELOW = 4.0
"""Between the last row of labels and the lanes, in points."""

_MOST_ROWS = 4
_CUT_LENGTH = 40  # of a label in characters, before only its short wording is left
_BEAM = 60  # so many ways to place the labels so far are followed up
_PADDING = 2.0
_BETWEEN = 4.0
_SHORT_PRICE, _ROW_PRICE, _LEFT_PRICE, _LOST_PRICE = 1.0, 0.9, 0.1, 20.0


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of one line: `x` in points, `row` from above; `box` None: its label has no room."""

    mark: Mark
    x: float
    row: int
    text: str = ""
    box: Box | None = None


class _Way(msgspec.Struct, frozen=True):
    """The heads placed so far from the left, how far the flags reach in each row, and the price."""

    heads: tuple[Head, ...] = ()
    ends: tuple[float, ...] = (float("-inf"),) * _MOST_ROWS
    price: float = 0.0

    @property
    def rows(self) -> int:
        """How many rows hold a label."""
        return max((head.row + 1 for head in self.heads if head.box), default=0)

    @property
    def cost(self) -> float:
        """The price, dearer by each row."""
        return self.price + _ROW_PRICE * self.rows


def place_heads(
    marks: Sequence[tuple[Mark, float]],
    bounds: tuple[float, float],
    size: float,
    measure: Measure,
) -> tuple[tuple[Head, ...], int]:
    """The heads of marks at their places in points, and the number of rows they take.

    The labels lie within the left and right `bounds`. Those ways are taken that lose the fewest
    labels, then shorten the fewest, in few rows.
    """
    return _placed(tuple(marks), bounds, size, measure)


@lru_cache(maxsize=16)
def _placed(
    marks: tuple[tuple[Mark, float], ...],
    bounds: tuple[float, float],
    size: float,
    measure: Measure,
) -> tuple[tuple[Head, ...], int]:
    """The same; the height that a timeline wishes for and its layout ask for the same heads."""
    ways = [_Way()]
    for mark, x in sorted(marks, key=lambda one: one[1]):
        longer = [way for one in ways for way in _with(one, mark, x, bounds, size, measure)]
        ways = sorted(longer, key=lambda way: way.cost)[:_BEAM]
    best = ways[0]
    return best.heads, best.rows


def heads_height(rows: int, size: float) -> float:
    """The height of so many rows of labels with what stands between them and the lanes."""
    return rows * size * LINE_PITCH + BELOW if rows else 0.0


def _with(
    way: _Way, mark: Mark, x: float, bounds: tuple[float, float], size: float, measure: Measure
) -> Iterator[_Way]:
    """The ways to go on with one more line; always one without its label."""
    line = size * LINE_PITCH
    cut = shorten(mark.label, _CUT_LENGTH)
    texts = tuple(dict.fromkeys(filter(None, (mark.label, cut, mark.short))))
    for number, text in enumerate(texts):
        need = measure(text, size) * BOLDER + 2 * _PADDING
        for row in range(_MOST_ROWS):
            if any(end > x for end in way.ends[row:]):
                continue  # this line would cross a flag below its own
            for left, price in ((x, 0.0), (x - need, _LEFT_PRICE)):
                if not _has_room(way, x, left, need, row, bounds):
                    continue
                box = Box(left, row * line, need, line)
                ends = list(way.ends)
                ends[row] = max(left + need, x)
                head = Head(mark=mark, x=x, row=row, text=text, box=box)
                dearer = way.price + price + _SHORT_PRICE * number * mark.weight
                yield _Way((*way.heads, head), tuple(ends), dearer)
    lost = _LOST_PRICE * mark.weight if texts else 0.0
    yield _Way((*way.heads, Head(mark=mark, x=x, row=_MOST_ROWS)), way.ends, way.price + lost)


def _has_room(
    way: _Way, x: float, left: float, need: float, row: int, bounds: tuple[float, float]
) -> bool:
    """Whether a flag lies within the bounds, off its neighbour and off the lines before it."""
    if left < bounds[0] or left + need > bounds[1]:
        return False
    if way.ends[row] > float("-inf") and way.ends[row] + _BETWEEN > left:
        return False
    is_left = left < x
    return not (is_left and any(h.box and h.row <= row and h.x > left for h in way.heads))
