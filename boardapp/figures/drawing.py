"""Draws any figure: the one table from kinds of figures to how each is laid out and parted."""

from boardapp.figures.cards.cards import Cards
from boardapp.figures.cards.layout import draw_cards, least_cards_height
from boardapp.figures.figure import Drawing, Figure
from boardapp.figures.grades.grades import Grades
from boardapp.figures.grades.layout import draw_grades, least_grades_height
from boardapp.figures.palette import LIGHT, Page
from boardapp.figures.ranges.layout import draw_ranges, least_ranges_height
from boardapp.figures.ranges.ranges import Ranges
from boardapp.figures.strip.layout import lay_out_strip
from boardapp.figures.strip.parts import strip_parts
from boardapp.figures.strip.scene import strip_scene
from boardapp.figures.strip.strip import Strip
from boardapp.figures.text_width import Measure

LEAST_STRIP = 200.0
"""The least height of a strip, in points."""


def draw(
    figure: Figure, width: float, height: float, measure: Measure, page: Page = LIGHT
) -> Drawing:
    """The figure in a frame of `width` × `height` points, in the largest type that fits."""
    match figure:
        case Strip():
            layout = lay_out_strip(figure, width, height, measure)
            scene = strip_scene(layout, page)
            return Drawing(scene=scene, height=layout.height, lost=layout.lost)
        case Cards():
            return draw_cards(figure, width, height, measure, page)
        case Grades():
            return draw_grades(figure, width, height, measure, page)
        case Ranges():
            return draw_ranges(figure, width, height, measure, page)
        case _:
            raise TypeError(figure)


def least_height(figure: Figure, width: float, measure: Measure) -> float:
    """What the figure takes in the smallest type in which it may be shown, in points.

    A strip takes whatever there is: what it can't hold goes on in another.
    """
    if isinstance(figure, Cards):
        return least_cards_height(figure, width, measure, LIGHT)
    if isinstance(figure, Grades):
        return least_grades_height(figure, width, measure, LIGHT)
    if isinstance(figure, Ranges):
        return least_ranges_height(figure, width, measure)
    return LEAST_STRIP


def parted(figure: Figure, width: float, height: float, measure: Measure) -> tuple[Figure, ...]:
    """The figure, or as many as it takes for all of it to be read."""
    if isinstance(figure, Strip):
        return strip_parts(figure, width, height, measure)
    return (figure,)
