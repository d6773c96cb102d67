"""The axes of a native chart as XML: limits, ticks, titles, grid."""

from collections.abc import Iterator

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.markup.markup import escape
from boardapp.deck.markup.paragraphs import colour_fill, emu
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.charts.look import AXIS_WIDTH, GRID_WIDTH, SIZE, TICK_GAP
from boardapp.figures.charts.places import LEAST_PLAIN, plot_y, tick_text
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import LIGHT
from boardapp.figures.scene import Run, Text

POINTS = round(SIZE * 100)
"""The size of all text of a chart, in hundredths of a point, as the format states it."""
X_AXIS, Y_AXIS = 500_000_000, 500_000_001
"""The ids of the axes; the schema allows none below 0."""


def x_axis(chart: Chart, layout: ChartLayout) -> str:
    """The axis of months."""
    # Each axis crosses at the other's least value: not at 0, nor at 10⁰.
    return (
        f'<c:valAx><c:axId val="{X_AXIS}"/>{_scaling(chart.x_range)}<c:delete val="0"/>'
        f'<c:axPos val="b"/>{_title(chart.x_title)}{_ticks("low")}'
        f"{_crossing(Y_AXIS, chart.y_range[0])}{_unit(layout.x_step)}</c:valAx>"
    )


def y_axis(chart: Chart, layout: ChartLayout, frame: Frame) -> str:
    """The axis of values; the chart stands in `frame`, in points."""
    line = f'<a:ln w="{emu(GRID_WIDTH)}">{colour_fill(LIGHT.grid)}</a:ln>'
    grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>" if chart.series else ""
    hidden = '<c:delete val="0"/>' if chart.series else "<c:delete/>"
    place = _title_place(layout, frame) if is_written(chart) else ""
    step = "" if chart.is_log else _unit(layout.y_ticks[1] - layout.y_ticks[0])
    return (
        f'<c:valAx><c:axId val="{Y_AXIS}"/>{_scaling(chart.y_range, is_log=chart.is_log)}'
        f'{hidden}<c:axPos val="l"/>{grid}{_title(layout.y_title, place)}'
        f"{_ticks('none' if is_written(chart) else 'low')}"
        f"{_crossing(X_AXIS, chart.x_range[0])}{step}</c:valAx>"
    )


def is_written(chart: Chart) -> bool:
    """Whether the ticks of y are powers of ten: no number format writes 10⁻⁴ but as 1E-04."""
    return bool(chart.series) and chart.is_log and chart.y_range[0] < LEAST_PLAIN


def written_ticks(chart: Chart, layout: ChartLayout) -> Iterator[Text]:
    """The powers of ten beside the axis, as texts in front of the chart."""
    if not is_written(chart):
        return
    line, right = layout.size * LINE_PITCH, layout.plot.left - TICK_GAP
    for value in layout.y_ticks:
        box = Box(0.0, plot_y(chart, layout.plot, value) - line / 2, right, line)
        runs = (Run(tick_text(value, chart), LIGHT.ink),)
        yield Text(box=box, runs=runs, size=SIZE, align="right")


def _scaling(limits: tuple[float, float], *, is_log: bool = False) -> str:
    """The limits of an axis; the least value of a logarithmic one must be above 0."""
    base = '<c:logBase val="10"/>' if is_log else ""
    return (
        f'<c:scaling>{base}<c:orientation val="minMax"/><c:max val="{float(limits[1])}"/>'
        f'<c:min val="{float(limits[0])}"/></c:scaling>'
    )


def _title(text: str, place: str = "") -> str:
    """The title; where it stands is left to the program, or is a `place`."""
    if not text:
        return ""
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:r>"
        f'<a:rPr sz="{POINTS}" b="0"/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:layout>{place}</c:layout><c:overlay val="0"/></c:title>'
    )


def _title_place(layout: ChartLayout, frame: Frame) -> str:
    """The left upper corner of the title of y, at the left edge and in the middle of the plot.

    Left to itself it would move to where the texts of the ticks are not.
    """
    top = layout.plot.top + (layout.plot.height - text_width(layout.y_title, SIZE)) / 2
    return (
        '<c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.000000"/>'
        f'<c:y val="{max(top, 0.0) / frame.height:.6f}"/></c:manualLayout>'
    )


def _ticks(texts: str) -> str:
    """Ticks outside, a line in ink; `texts` "low": numbers at the other axis's low end."""
    line = f'<a:ln w="{emu(AXIS_WIDTH)}">{colour_fill(LIGHT.ink)}</a:ln>'
    return (
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{texts}"/><c:spPr>{line}</c:spPr>'
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{POINTS}"/></a:pPr></a:p></c:txPr>'
    )


def _crossing(axis: int, value: float) -> str:
    return (
        f'<c:crossAx val="{axis}"/><c:crossesAt val="{float(value)}"/>'
        '<c:crossBetween val="midCat"/>'
    )


def _unit(step: float) -> str:
    return f'<c:majorUnit val="{float(step)}"/>'
