"""A chart as vectors, its parts where they stand on the slide."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.native.chart_place import placed_chart
from boardapp.desktop.slides.canvas import Canvas
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.scene import chart_scene


def paint_chart(canvas: Canvas, chart: Chart, frame: Frame) -> None:
    """Paint the chart into its frame."""
    drawn, layout = placed_chart(chart, frame.width, frame.height)
    with canvas.leaf("Figure", chart.summary or chart.title), canvas.moved(frame):
        canvas.draw(chart_scene(drawn, layout, frame.width, frame.height).whole)
