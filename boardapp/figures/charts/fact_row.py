"""The row of facts over a chart: what was found beside its values, each with its time."""

from collections.abc import Iterator, Sequence

import msgspec

from boardapp.figures.charts.chart import Fact
from boardapp.figures.charts.look import EMPHASIS, LEVEL_WIDTH
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import Page
from boardapp.figures.scene import Run, Shape, Stroke, Text
from boardapp.figures.text_width import BOLDER, Measure

_PADDING, _GAP = 0.5, 0.6
"""Within and between the boxes, in sizes of type."""


class FactPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A fact in its box: the label above, the text below."""

    fact: Fact
    box: Box
    label: Box
    text: Box


def place_facts(
    facts: Sequence[Fact], width: float, size: float, measure: Measure
) -> tuple[FactPlace, ...]:
    """As many of the first facts as stand side by side in `width` points, in boxes that fill it.

    Each box is as wide as its texts need, and what is left is shared out evenly.
    """
    needs = [_need(fact, size, measure) for fact in facts]
    gap = _GAP * size
    while needs and sum(needs) + gap * (len(needs) - 1) > width:
        needs.pop()
    if not needs:
        return ()
    spare = (width - sum(needs) - gap * (len(needs) - 1)) / len(needs)
    places, left = [], 0.0
    for fact, need in zip(facts, needs, strict=False):
        places.append(_placed(fact, left, need + spare, size))
        left += need + spare + gap
    return tuple(places)


def facts_height(places: Sequence[FactPlace], size: float) -> float:
    """How much of the figure the row takes, with the gap under it, in points; 0 without facts."""
    return places[0].box.height + _GAP * size if places else 0.0


def fact_boxes(places: Sequence[FactPlace], page: Page, scale: float) -> Iterator[Shape]:
    """A box under each fact; open and dashed where it is not reported."""
    for place in places:
        is_open = place.fact.is_missing
        stroke = Stroke(page.muted, LEVEL_WIDTH * scale, is_dashed=True) if is_open else None
        fill = "" if is_open else page.lane
        yield Shape(box=place.box, fill=fill, stroke=stroke, name=place.fact.label)


def fact_texts(places: Sequence[FactPlace], page: Page, size: float) -> Iterator[Text]:
    """The labels and texts of the facts, with labels of `size` points."""
    for place in places:
        fact = place.fact
        yield Text(box=place.label, runs=(Run(fact.label, page.muted),), size=size)
        text = Run(fact.text, page.muted if fact.is_missing else page.ink)
        yield Text(box=place.text, runs=(text,), size=size * EMPHASIS, is_bold=True)


def _need(fact: Fact, size: float, measure: Measure) -> float:
    text = measure(fact.text, size * EMPHASIS) * BOLDER
    return max(measure(fact.label, size), text) + 2 * _PADDING * size


def _placed(fact: Fact, left: float, width: float, size: float) -> FactPlace:
    line, strong, inner = size * LINE_PITCH, size * EMPHASIS * LINE_PITCH, _PADDING * size
    above = inner / 2
    return FactPlace(
        fact=fact,
        box=Box(left, 0.0, width, line + strong + 2 * above),
        label=Box(left + inner, above, width - 2 * inner, line),
        text=Box(left + inner, above + line, width - 2 * inner, strong),
    )
