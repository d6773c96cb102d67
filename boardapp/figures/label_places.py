"""Where the labels of a chart go: names of therapies above it, values at its points.

Shared by the slide and the screen. All places are in points from the left upper corner of
the figure; nothing placed here overlaps anything else placed here.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from boardapp.figures.lanes import LINE_PITCH, Box, Extent
from boardapp.figures.text_width import Measure

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
) -> tuple[TextBox, ...]:
    """Labels of horizontal lines (text, y): above or below the line, as far right as is free.

    One that would cover a point or another label everywhere stands at its first place.
    """
    obstacles = [_marker(x, y) for x, y in points]
    placed: list[TextBox] = []
    for index, (text, y) in enumerate(wishes):
        width, height = measure(text, size) + 2 * _PADDING, size * LINE_PITCH
        tops = (y - height - 1, y + 1, y - height - 2 * _MARKER, y + 2 * _MARKER)
        steps = range(max(int((bounds.width - width) / _LINE_STEP), 0) + 1)
        lefts = [bounds.right - width - step * _LINE_STEP for step in steps]
        boxes = [Box(left, top, width, height) for left in lefts for top in tops]
        inside = [box for box in boxes if box.top >= bounds.top and box.bottom <= bounds.bottom]
        free = (box for box in inside if not any(map(box.overlaps, obstacles)))
        box = next(free, (inside or boxes)[0])
        placed.append(TextBox(index=index, text=text, box=box))
        obstacles.append(box)
    return tuple(placed)


def bottom_labels(
    wishes: Sequence[tuple[str, float]],
    points: Sequence[tuple[float, float]],
    bounds: Box,
    size: float,
    measure: Measure,
    taken: Sequence[Box] = (),
) -> tuple[TextBox, ...]:
    """Words (text, x) at their time, as low in the plot as they cover nothing."""
    obstacles = [_marker(x, y) for x, y in points] + list(taken)
    placed: list[TextBox] = []
    height = size * LINE_PITCH
    for index, (text, x) in enumerate(wishes):
        width = measure(text, size) + 2 * _PADDING
        left = max(min(x - width / 2, bounds.right - width), bounds.left)
        rows = range(1, max(int(bounds.height / height), 1) + 1)
        boxes = [Box(left, bounds.bottom - row * height, width, height) for row in rows]
        free = (box for box in boxes if not any(map(box.overlaps, obstacles)))
        box = next(free, boxes[0])
        placed.append(TextBox(index=index, text=text, box=box))
        obstacles.append(box)
    return tuple(placed)
