"""A chart as vectors, its parts where they stand on the slide."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.native.chart_place import placed_chart
from boardapp.desktop.slides.canvas import Canvas
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.charts.scene import chart_scene
from boardapp.figures.scene import square

_MARK = 8.0
"""The side of the box in which a point is meant, in points."""


def paint_chart(canvas: Canvas, chart: Chart, frame: Frame) -> None:
    """Paint the chart into its frame."""
    drawn, layout = placed_chart(chart, frame.width, frame.height)
    with canvas.leaf("Figure", chart.summary or chart.title), canvas.moved(frame):
        canvas.draw(chart_scene(drawn, layout, frame.width, frame.height).whole)
        for series in drawn.series:
            for point in series.points:
                middle = (
                    plot_x(drawn, layout.plot, point.x),
                    plot_y(drawn, layout.plot, point.y),
                )
                canvas.shows(point.key, square(middle, _MARK))
