"""A chart drawn with matplotlib for the app's panels, in the look of the slides."""

from typing import TYPE_CHECKING

from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.layout import ChartLayout, lay_out_chart
from boardapp.figures.charts.scene import chart_scene
from boardapp.figures.mpl_fonts import SCREEN_POINTS, measure_text
from boardapp.figures.mpl_scene import draw_scene, figure_size
from boardapp.figures.palette import DARK, LIGHT

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw_chart(
    figure: "Figure", chart: Chart, *, dark: bool = False, points: float = SCREEN_POINTS
) -> ChartLayout:
    """Draw the chart into the emptied figure, at its present size; returns where it stands.

    `points` is the size of text.
    """
    width, height = figure_size(figure)
    layout = lay_out_chart(chart, width, height, points, measure_text)
    page = DARK if dark else LIGHT
    scene = chart_scene(chart, layout, width, height, page).whole
    draw_scene(figure, scene, page, chart.summary or chart.title)
    return layout
