"""Toxicity along the cycles of a therapy, drawn with matplotlib for the app's panel."""

from typing import TYPE_CHECKING

from boardapp.figures.cycles.cycles import CycleFigure
from boardapp.figures.cycles.layout import CycleLayout, lay_out_cycles
from boardapp.figures.cycles.scene import cycle_scene
from boardapp.figures.mpl_fonts import SCREEN_POINTS, measure_text
from boardapp.figures.mpl_scene import draw_scene, figure_size
from boardapp.figures.palette import DARK, LIGHT

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def cycle_layout(figure: CycleFigure, width: float, points: float = SCREEN_POINTS) -> CycleLayout:
    """The layout in the fonts that are drawn with; `width` in points."""
    return lay_out_cycles(figure, width, points, measure_text)


def draw_cycles(
    figure: "Figure", cycles: CycleFigure, *, dark: bool = False, points: float = SCREEN_POINTS
) -> CycleLayout:
    """Draw into the emptied figure at its present width; returns where everything stands.

    What is higher than the figure is cut off below: ask `cycle_layout` for the height first.
    """
    layout = cycle_layout(cycles, figure_size(figure)[0], points)
    page = DARK if dark else LIGHT
    draw_scene(figure, cycle_scene(layout, page), page, cycles.summary)
    return layout
