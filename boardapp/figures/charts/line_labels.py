"""Where the labels of horizontal lines and bands go: in the plot where it is free, else beside it.

All places are in points from the left upper corner of the figure.
"""

from collections.abc import Iterator, Sequence

import msgspec

from boardapp.figures.charts.label_places import TextBox
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.obstacles import Obstacles
from boardapp.figures.text_width import Measure

_PADDING = 3.0
_STEP = 12.0
_CLEAR = 10.0
_MOST_SHIFT_LINES = 1.25
"""A label in the margin further from its line than this would seem to name another."""


class LineLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A label wished at the height `y`; `index` leads back to its line or band.

    `short` is the wording for the margin right of the plot; empty: it has no place there.
    """

    index: int
    text: str
    y: float
    short: str = ""


def labels_in_plot(
    wishes: Sequence[LineLabel], plot: Box, taken: Obstacles, size: float, measure: Measure
) -> tuple[TextBox, ...]:
    """The labels that find a free place above or below their line, as far right as can be.

    Each place found is added to what is taken. Earlier wishes choose first; the rest is
    left to the caller. None stands nearer to the line of another, whose name it would seem.
    """
    placed = []
    for wish in wishes:
        others = [one.y for one in wishes if one is not wish]
        places = (
            box
            for box in _places(wish, plot, size, measure)
            if all(abs(box.middle - wish.y) <= abs(box.middle - y) for y in others)
        )
        box = next(filter(taken.is_free, places), None)
        if box is not None:
            taken.add(box)
            placed.append(TextBox(index=wish.index, text=wish.text, box=box))
    return tuple(placed)


def _places(wish: LineLabel, plot: Box, size: float, measure: Measure) -> Iterator[Box]:
    width, height = measure(wish.text, size) + 2 * _PADDING, size * LINE_PITCH
    tops = (wish.y - height - 1, wish.y + 1, wish.y - height - _CLEAR, wish.y + _CLEAR)
    inside = [top for top in tops if top >= plot.top and top + height <= plot.bottom]
    left = plot.right - width
    while left >= plot.left:
        yield from (Box(left, top, width, height) for top in inside)
        left -= _STEP


def margin_width(wishes: Sequence[LineLabel], size: float, measure: Measure) -> float:
    """The room that these labels need beside the plot; 0 without any."""
    widest = max((measure(wish.short, size) for wish in wishes), default=-2 * _PADDING)
    return widest + 2 * _PADDING


def labels_in_margin(
    wishes: Sequence[LineLabel], plot: Box, size: float, measure: Measure
) -> tuple[TextBox, ...]:
    """The short labels right of the plot, each as near to its line as the others allow.

    None overlaps another or reaches above or below the plot. One that would stand too far
    from its line is left to the caller, the last wish first.
    """
    kept = [wish for wish in wishes if wish.short]
    while kept:
        boxes = _spread(kept, plot, size, measure)
        if all(_is_near(wish, box) for wish, box in zip(kept, boxes, strict=True)):
            return tuple(
                TextBox(index=wish.index, text=wish.short, box=box)
                for wish, box in zip(kept, boxes, strict=True)
            )
        kept.pop()
    return ()


def _is_near(wish: LineLabel, box: Box) -> bool:
    return abs(box.middle - wish.y) <= _MOST_SHIFT_LINES * box.height


def _spread(wishes: Sequence[LineLabel], plot: Box, size: float, measure: Measure) -> list[Box]:
    """Boxes in the order of the wishes: heaps of near labels, each centred on its lines."""
    height = size * LINE_PITCH
    order = sorted(range(len(wishes)), key=lambda n: wishes[n].y)
    heaps: list[list[int]] = []
    for number in order:
        heaps.append([number])
        while len(heaps) > 1 and _bottom(heaps[-2], wishes, plot, height) > _top(
            heaps[-1], wishes, plot, height
        ):
            heaps[-2:] = [heaps[-2] + heaps[-1]]
    tops = {
        number: _top(heap, wishes, plot, height) + place * height
        for heap in heaps
        for place, number in enumerate(heap)
    }
    return [
        Box(plot.right, tops[number], measure(wish.short, size) + 2 * _PADDING, height)
        for number, wish in enumerate(wishes)
    ]


def _top(heap: list[int], wishes: Sequence[LineLabel], plot: Box, height: float) -> float:
    """Where a heap begins: centred on the mean of its lines, kept beside the plot."""
    total = len(heap) * height
    middle = sum(wishes[number].y for number in heap) / len(heap)
    return max(min(middle - total / 2, plot.bottom - total), plot.top)


def _bottom(heap: list[int], wishes: Sequence[LineLabel], plot: Box, height: float) -> float:
    return _top(heap, wishes, plot, height) + len(heap) * height
