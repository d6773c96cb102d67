"""Where the labels of a chart go: names of therapies above it, values at its points.

Shared by the slide and the screen. All places are in points from the left upper corner of
the figure; nothing placed here overlaps anything else placed here.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from boardapp.figures.lanes import LINE_PITCH, Box, Extent, pack_rows
from boardapp.figures.obstacles import Obstacles
from boardapp.figures.text_width import Measure

ARROW = "↑"
"""Leads from a word under the plot up to its time."""

MARKER_REACH = 6.0
"""How far a mark of usual size reaches from its place."""

_PADDING = 3.0


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
_ASIDE: tuple[Side, ...] = ("right", "left", "above", "below")
_USUAL_ROWS = 2
"""So many rows of labels over a plot are taken for whole wordings; more only for want of room."""


class TextBox(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its place. `index` leads back to the wish, `side` tells a point's label."""

    index: int
    text: str
    box: Box
    side: Side = "above"


def top_labels(
    wishes: Sequence[TopLabel], bounds: Extent, size: float, measure: Measure, most_rows: int = 3
) -> tuple[tuple[TextBox, ...], int]:
    """The labels in up to `most_rows` rows, and how many rows they take.

    A label stands over the middle of its stretch, else over one of its ends, and may be wider
    than it. All choose in their
    short wording first, so that as many as can be are told, the row next to the plot before
    those above; then each takes its whole wording where that has room. What finds none is left
    out. The rows end where the plot begins.
    """
    line = size * LINE_PITCH
    placed: dict[int, tuple[TextBox, int]] = {}
    for is_whole in (False, True):
        for index, wish in enumerate(wishes):
            text = wish.text if is_whole else wish.short or wish.text
            others = [one for at, one in placed.items() if at != index]
            used = max((row + 1 for _, row in others), default=0)
            rows = min(max(used, _USUAL_ROWS), most_rows) if is_whole else most_rows
            found = [
                (row, box)
                for box in _over(wish, text, bounds, size, measure)
                if (row := _free_row(box, others, rows)) is not None
            ]
            if found:
                row, box = min(found, key=lambda one: one[0])
                placed[index] = TextBox(index=index, text=text, box=box), row
    used = max((row + 1 for _, row in placed.values()), default=0)
    return tuple(_at_row(label, (used - 1 - row) * line) for label, row in placed.values()), used


def labels_beside(
    wishes: Sequence[TopLabel], bounds: Extent, size: float, measure: Measure, most_rows: int = 2
) -> tuple[tuple[TextBox, ...], int]:
    """The labels of upright lines right of them, else left, and how many rows they take.

    The first row is 0 high. One that would lie over the line of another takes its short wording;
    where that does too, it lies there, and one that finds no room at all is left out.
    """
    placed: list[tuple[TextBox, int]] = []
    for index, wish in enumerate(wishes):
        lines = [one.left for one in wishes if one is not wish]
        found = [
            (TextBox(index=index, text=text, box=box), row)
            for text in dict.fromkeys(filter(None, (wish.text, wish.short)))
            for box in _beside(wish, text, bounds, size, measure)
            if (row := _free_row(box, placed, most_rows)) is not None
        ]
        clear = (
            one for one in found if not any(one[0].box.left < x < one[0].box.right for x in lines)
        )
        placed += [best] if (best := next(clear, found[-1] if found else None)) else []
    used = max((row + 1 for _, row in placed), default=0)
    return tuple(_at_row(label, row * size * LINE_PITCH) for label, row in placed), used


def _beside(
    wish: TopLabel, text: str, bounds: Extent, size: float, measure: Measure
) -> Iterator[Box]:
    width = measure(text, size) + _PADDING
    for left in (wish.right + _PADDING, wish.left - _PADDING - width):
        if bounds.left <= left and left + width <= bounds.right:
            yield Box(left, 0.0, width, size * LINE_PITCH)


def _over(
    wish: TopLabel, text: str, bounds: Extent, size: float, measure: Measure
) -> Iterator[Box]:
    """Over the middle of a stretch, from its left end on, and up to its right end."""
    width = measure(text, size) + 2 * _PADDING
    lefts = ((wish.left + wish.right - width) / 2, wish.left - _PADDING, wish.right - width)
    for left in lefts:
        kept = max(min(left, bounds.right - width), bounds.left)
        yield Box(kept, 0.0, width, size * LINE_PITCH)


def _free_row(box: Box, placed: Sequence[tuple[TextBox, int]], rows: int) -> int | None:
    taken = {row for label, row in placed if label.box.overlaps(box)}
    return next((row for row in range(rows) if row not in taken), None)


def _at_row(label: TextBox, top: float) -> TextBox:
    box = Box(label.box.left, top, label.box.width, label.box.height)
    return msgspec.structs.replace(label, box=box)


def point_labels(
    wishes: Sequence[PointLabel],
    bounds: Box,
    size: float,
    measure: Measure,
    taken: Obstacles,
    crossable: Obstacles | None = None,
) -> tuple[TextBox, ...]:
    """The labels that find a place above, below, right or left of their point.

    No label covers what is `taken`, another label, or the edge of `bounds`; each place found
    is added to what is taken. Where nothing else is free, a label may stand on what is
    `crossable`. Earlier wishes choose first; the rest is left out, since the table holds
    every value.
    """
    crossable = crossable or Obstacles()
    placed: list[TextBox] = []
    for index, wish in enumerate(wishes):
        within = _within(wish, bounds, size, measure)
        best = _free(within, taken, crossable)
        if best is not None:
            side, box = best
            placed.append(TextBox(index=index, text=wish.text, box=box, side=side))
            taken.add(box)
    return tuple(placed)


def deciding_labels(
    wishes: Sequence[PointLabel],
    bounds: Box,
    size: float,
    measure: Measure,
    taken: Obstacles,
    crossable: Obstacles,
) -> tuple[TextBox, ...]:
    """As `point_labels`, beside their points rather than above; none that has room is left out.

    Where no place is free, one is taken that covers no other label: a table in the backup is no
    help to a room that sees the slide.
    """
    placed: list[TextBox] = []
    for index, wish in enumerate(wishes):
        within = sorted(_within(wish, bounds, size, measure), key=lambda one: _ASIDE.index(one[0]))
        labels = Obstacles(label.box for label in placed)
        least = next((found for found in within if labels.is_free(found[1])), None)
        best = _free(within, taken, crossable) or least or (within[0] if within else None)
        if best is not None:
            side, box = best
            placed.append(TextBox(index=index, text=wish.text, box=box, side=side))
            taken.add(box)
    return tuple(placed)


def _within(wish: PointLabel, bounds: Box, size: float, measure: Measure) -> list[tuple[Side, Box]]:
    around_it = _around(wish, measure(wish.text, size) + 2, size * LINE_PITCH)
    return [(side, box) for side, box in around_it if _is_within(box, bounds)]


def _free(
    places: Sequence[tuple[Side, Box]], taken: Obstacles, crossable: Obstacles
) -> tuple[Side, Box] | None:
    """The first place that covers nothing; else the first that only stands on a line."""
    free = [found for found in places if taken.is_free(found[1])]
    clear = (found for found in free if crossable.is_free(found[1]))
    return next(clear, free[0] if free else None)


def _around(wish: PointLabel, width: float, height: float) -> tuple[tuple[Side, Box], ...]:
    x, y, gap = wish.x, wish.y, MARKER_REACH + 1
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
