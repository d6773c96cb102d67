"""The axes of a native chart: limits, ticks, titles, grid."""

from collections.abc import Iterator

from pptx.chart.axis import ValueAxis
from pptx.chart.chart import Chart as NativeChart
from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.native.chart_xml import make_logarithmic, place_title
from boardapp.deck.native.series import colour_of
from boardapp.figures.chart import Chart
from boardapp.figures.chart_layout import ChartLayout
from boardapp.figures.chart_places import LEAST_PLAIN, plot_y, tick_text
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import LIGHT

POINTS = 14.0
"""The size of all text of a chart."""

_TICK_GAP = 7.0
"""Between a tick's text and the axis, in points."""


def style_axes(native: NativeChart, chart: Chart, layout: ChartLayout, frame: Frame) -> None:
    """Limits, ticks, titles and grid; the chart stands in `frame`, in points."""
    x_axis, y_axis = native.category_axis, native.value_axis
    x_axis.minimum_scale, x_axis.maximum_scale = chart.x_range
    x_axis.major_unit = layout.x_step
    x_axis.has_major_gridlines = False
    y_axis.minimum_scale, y_axis.maximum_scale = chart.y_range
    y_axis.has_major_gridlines = True
    y_axis.major_gridlines.format.line.color.rgb = colour_of(LIGHT.grid)
    y_axis.major_gridlines.format.line.width = Pt(0.75)
    if not chart.series:
        y_axis.visible = False
        y_axis.has_major_gridlines = False
    if chart.is_log:
        make_logarithmic(y_axis)
    else:
        y_axis.major_unit = layout.y_ticks[1] - layout.y_ticks[0]
    # Each crosses at the other's least value: not at 0, nor at 10⁰.
    x_axis.crosses_at = chart.x_range[0]
    y_axis.crosses_at = chart.y_range[0]
    for axis, title in ((x_axis, chart.x_title), (y_axis, layout.y_title)):
        _style_axis(axis, title)
    if is_written(chart):
        y_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        top = layout.plot.top + (layout.plot.height - text_width(layout.y_title, POINTS)) / 2
        place_title(y_axis, 0.0, max(top, 0.0) / frame.height)


def is_written(chart: Chart) -> bool:
    """Whether the ticks of y are powers of ten: no number format writes 10⁻⁴ but as 1E-04."""
    return bool(chart.series) and chart.is_log and chart.y_range[0] < LEAST_PLAIN


def written_ticks(chart: Chart, layout: ChartLayout) -> Iterator[tuple[Box, str]]:
    """The powers of ten beside the axis, as texts in front of the chart, with their places."""
    if not is_written(chart):
        return
    line, right = layout.size * LINE_PITCH, layout.plot.left - _TICK_GAP
    for value in layout.y_ticks:
        middle = plot_y(chart, layout.plot, value)
        yield Box(0.0, middle - line / 2, right, line), tick_text(value, chart)


def _style_axis(axis: ValueAxis, title: str) -> None:
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
    axis.tick_labels.number_format = "General"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(POINTS)
    axis.format.line.color.rgb = colour_of(LIGHT.ink)
    axis.format.line.width = Pt(1.25)
    if not title:
        return
    run = axis.axis_title.text_frame.paragraphs[0].add_run()
    run.text = title
    run.font.size = Pt(POINTS)
    run.font.bold = False
