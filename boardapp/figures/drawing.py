"""Draws any figure: the one table from kinds of figures to how each is laid out and parted."""

from functools import lru_cache
from typing import Any

from boardapp.figures.cards.cards import Cards
from boardapp.figures.cards.layout import LaidCards
from boardapp.figures.figure import Drawing, Figure
from boardapp.figures.grades.grades import Grades
from boardapp.figures.grades.layout import LaidGrades
from boardapp.figures.laid import Laid, drawn, height_at_floor
from boardapp.figures.palette import LIGHT, Page
from boardapp.figures.ranges.layout import LaidRanges
from boardapp.figures.ranges.ranges import Ranges
from boardapp.figures.strip.layout import lay_out_strip
from boardapp.figures.strip.parts import strip_parts
from boardapp.figures.strip.scene import strip_facts, strip_scene
from boardapp.figures.strip.strip import Strip
from boardapp.figures.text_width import Measure

LEAST_STRIP = 200.0
"""The least height of a strip, in points."""

_IN_ROWS: dict[type[Figure], type[Laid[Any]]] = {
    Cards: LaidCards,
    Grades: LaidGrades,
    Ranges: LaidRanges,
}


def draw(
    figure: Figure, width: float, height: float, measure: Measure, page: Page = LIGHT
) -> Drawing:
    """The figure in a frame of `width` × `height` points, in the largest type that fits."""
    if isinstance(figure, Strip):
        layout = lay_out_strip(figure, width, height, measure)
        scene = strip_scene(layout, page)
        facts = tuple(strip_facts(layout))
        return Drawing(scene=scene, height=layout.height, lost=layout.lost, facts=facts)
    return drawn(_IN_ROWS[type(figure)], figure, width, height, measure, page)


@lru_cache(maxsize=500)
def least_height(figure: Figure, width: float, measure: Measure) -> float:
    """What the figure takes in the smallest type in which it may be shown, in points.

    A strip takes whatever there is: what it can't hold goes on in another. A figure is asked
    five times on its way to a slide, each of which would lay all of its words out anew.
    """
    if isinstance(figure, Strip):
        return LEAST_STRIP
    return height_at_floor(_IN_ROWS[type(figure)], figure, width, measure)


def parted(figure: Figure, width: float, height: float, measure: Measure) -> tuple[Figure, ...]:
    """The figure, or as many as it takes for all of it to be read."""
    if isinstance(figure, Strip):
        return strip_parts(figure, width, height, measure)
    return (figure,)
