"""Where the labels of a chart go: names of therapies above it, values at its points.

Shared by the slide and the screen. All places are in points from the left upper corner of
the figure; nothing placed here overlaps anything else placed here.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from boardapp.figures.lanes import LINE_PITCH, Box, Extent, pack_rows
from boardapp.figures.text_width import Measure

ARROW = "↑"
"""Leads from a word under the plot up to its time."""

_PADDING = 3.0
_MARKER = 5.0
_LINE_STEP = 24.0


class TopLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A label wished above the plot, over the stretch from `left` to `right`, or at a line.

    `short` is a wording for where the text finds no room.
    """

    text: str
    left: float
    right: float
    short: str = ""


class PointLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A label wished at a point of the plot; `reach` is how far its bar goes up and down."""

    text: str
    x: float
    y: float
    reach: float = 0.0


Side = Literal["above", "right", "below", "left"]


class TextBox(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its place. `index` leads back to the wish, `side` tells a point's label."""

    index: int
    text: str
    box: Box
    side: Side = "above"


def top_labels(
    wishes: Sequence[TopLabel], bounds: Extent, size: float, measure: Measure, most_rows: int = 2
) -> tuple[tuple[TextBox, ...], int]:
    """The labels in up to `most_rows` rows, and how many rows they take.

    A label stands over the middle of its stretch and may be wider than it. Earlier wishes
    choose first, the row next to the plot before those above; one that finds no room takes
    its short wording, or is left out. The rows end where the plot begins.
    """
    line = size * LINE_PITCH
    placed: list[tuple[TextBox, int]] = []
    for index, wish in enumerate(wishes):
        for text in dict.fromkeys(filter(None, (wish.text, wish.short))):
            box = _over(wish, text, bounds, size, measure)
            row = _free_row(box, placed, most_rows)
            if row is not None:
                placed.append((TextBox(index=index, text=text, box=box), row))
                break
    used = max((row + 1 for _, row in placed), default=0)
    return tuple(_at_row(label, (used - 1 - row) * line) for label, row in placed), used


def _over(wish: TopLabel, text: str, bounds: Extent, size: float, measure: Measure) -> Box:
    width = measure(text, size) + 2 * _PADDING
    left = (wish.left + wish.right - width) / 2
    left = max(min(left, bounds.right - width), bounds.left)
    return Box(left, 0.0, width, size * LINE_PITCH)


def _free_row(box: Box, placed: Sequence[tuple[TextBox, int]], rows: int) -> int | None:
    taken = {row for label, row in placed if label.box.overlaps(box)}
    return next((row for row in range(rows) if row not in taken), None)


def _at_row(label: TextBox, top: float) -> TextBox:
    box = Box(label.box.left, top, label.box.width, label.box.height)
    return msgspec.structs.replace(label, box=box)


def point_labels(
    wishes: Sequence[PointLabel],
    points: Sequence[tuple[float, float]],
    bounds: Box,
    size: float,
    measure: Measure,
    taken: Sequence[Box] = (),
) -> tuple[TextBox, ...]:
    """The labels that find a place above, below, right or left of their point.

    No label covers a point, another label, a box `taken`, or the edge of `bounds`. Earlier
    wishes choose first; the rest is left out, since the table holds every value.
    """
    obstacles = [_marker(x, y) for x, y in points] + list(taken)
    placed: list[TextBox] = []
    for index, wish in enumerate(wishes):
        for side, box in _around(wish, measure(wish.text, size) + 2, size * LINE_PITCH):
            if _is_within(box, bounds) and not any(box.overlaps(other) for other in obstacles):
                placed.append(TextBox(index=index, text=wish.text, box=box, side=side))
                obstacles.append(box)
                break
    return tuple(placed)


def _marker(x: float, y: float) -> Box:
    return Box(x - _MARKER, y - _MARKER, 2 * _MARKER, 2 * _MARKER)


def _around(wish: PointLabel, width: float, height: float) -> tuple[tuple[Side, Box], ...]:
    x, y, gap = wish.x, wish.y, _MARKER + 1
    clear = max(gap, wish.reach + 1)
    return (
        ("above", Box(x - width / 2, y - clear - height, width, height)),
        ("right", Box(x + gap, y - height / 2, width, height)),
        ("below", Box(x - width / 2, y + clear, width, height)),
        ("left", Box(x - gap - width, y - height / 2, width, height)),
    )


def _is_within(box: Box, bounds: Box) -> bool:
    return (
        box.left >= bounds.left
        and box.right <= bounds.right
        and box.top >= bounds.top
        and box.bottom <= bounds.bottom
    )


def line_labels(
    wishes: Sequence[tuple[str, float]],
    points: Sequence[tuple[float, float]],
    bounds: Box,
    size: float,
    measure: Measure,
    taken: Sequence[Box] = (),
) -> tuple[TextBox, ...]:
    """Labels of horizontal lines (text, y): above or below the line, as far right as is free.

    One that would cover a point or another label everywhere stands where it covers no label
    and the fewest points.
    """
    marks = [_marker(x, y) for x, y in points]
    obstacles = marks + list(taken)
    placed: list[TextBox] = []
    for index, (text, y) in enumerate(wishes):
        width, height = measure(text, size) + 2 * _PADDING, size * LINE_PITCH
        tops = (y - height - 1, y + 1, y - height - 2 * _MARKER, y + 2 * _MARKER)
        steps = range(max(int((bounds.width - width) / _LINE_STEP), 0) + 1)
        lefts = [bounds.right - width - step * _LINE_STEP for step in steps]
        boxes = [Box(left, top, width, height) for left in lefts for top in tops]
        inside = [box for box in boxes if box.top >= bounds.top and box.bottom <= bounds.bottom]
        free = (box for box in inside if not any(map(box.overlaps, obstacles)))
        box = next(free, None) or _least_covering(inside or boxes, marks, obstacles[len(marks) :])
        placed.append(TextBox(index=index, text=text, box=box))
        obstacles.append(box)
    return tuple(placed)


def _least_covering(boxes: Sequence[Box], marks: Sequence[Box], texts: Sequence[Box]) -> Box:
    """The first of the boxes that cover the fewest texts, and of these the fewest marks."""
    return min(
        boxes, key=lambda box: (sum(map(box.overlaps, texts)), sum(map(box.overlaps, marks)))
    )


def labels_under(
    wishes: Sequence[tuple[str, float]],
    bounds: Extent,
    size: float,
    measure: Measure,
    most_rows: int = 4,
) -> tuple[tuple[TextBox, ...], int]:
    """Words (text, x) under a plot, each with an arrow up to its time; and the rows they take.

    The first row is 0 high. What finds no row, or is wider than the room on either side of
    its time, is left to the caller, who must tell it.
    """
    line = size * LINE_PITCH
    fitting = [
        (index, *place)
        for index, (words, x) in enumerate(wishes)
        if (place := _beside_arrow(words, x, bounds, size, measure)) is not None
    ]
    rows = pack_rows([Extent(box.left, box.right) for _, _, box in fitting], gap=_PADDING)
    placed = tuple(
        _at_row(TextBox(index=index, text=text, box=box), row * line)
        for (index, text, box), row in zip(fitting, rows, strict=True)
        if row < most_rows
    )
    return placed, min(max(rows, default=-1) + 1, most_rows)


def _beside_arrow(
    words: str, x: float, bounds: Extent, size: float, measure: Measure
) -> tuple[str, Box] | None:
    """The words right of an arrow at x, else left of it; None where neither fits."""
    reach = measure(ARROW, size) / 2 + _PADDING
    width = measure(f"{ARROW} {words}", size) + 2 * _PADDING
    if x - reach + width <= bounds.right:
        return f"{ARROW} {words}", Box(x - reach, 0.0, width, size * LINE_PITCH)
    if x + reach - width >= bounds.left:
        return f"{words} {ARROW}", Box(x + reach - width, 0.0, width, size * LINE_PITCH)
    return None
