"""Where the parts of a chart stand on a slide: writer and painter ask the same function."""

from functools import lru_cache

from msgspec.structs import replace

from boardapp.deck.fitting.measure import text_width
from boardapp.figures.axis import snapped
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.layout import ChartLayout, lay_out_chart
from boardapp.figures.charts.look import SIZE


@lru_cache(maxsize=64)
def placed_chart(chart: Chart, width: float, height: float) -> tuple[Chart, ChartLayout]:
    """The chart as it is drawn in a frame, with its layout.

    Its months begin and end at a tick: PowerPoint counts ticks from the end of an axis, so that
    others would leave out 0.
    """
    while True:
        layout = lay_out_chart(chart, width, height, SIZE, text_width)
        whole = snapped(*chart.x_range, layout.x_step)
        if whole == chart.x_range:
            return chart, layout
        chart = replace(chart, x_range=whole)
