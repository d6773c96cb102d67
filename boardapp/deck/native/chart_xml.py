"""The XML of a native XY chart, written in one go.

Order of the elements by ISO/IEC 29500-1, 21.2 (DrawingML – Charts). Element by element it took
a third of the time of an export.
"""

from collections.abc import Sequence

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.paragraphs import colour_fill
from boardapp.deck.native.axes import POINTS, X_AXIS, Y_AXIS, x_axis, y_axis
from boardapp.deck.native.rows import Row
from boardapp.deck.native.series import series_xml
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.lanes import Box
from boardapp.figures.palette import LIGHT

_HEAD = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
"""No fill: what lies behind the chart is seen through it."""


def chart_xml(
    chart: Chart, rows: Sequence[Row], layout: ChartLayout, frame: Frame, workbook: str
) -> str:
    """The chart in a frame of the slide; `workbook` is the relationship to its data."""
    series = "".join(series_xml(number, row, layout) for number, row in enumerate(rows))
    return (
        f'{_HEAD}<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_place(layout.plot, frame)}'
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{X_AXIS}"/><c:axId val="{Y_AXIS}"/></c:scatterChart>'
        f"{x_axis(chart, layout)}{y_axis(chart, layout, frame)}{_NOTHING}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/><c:showDLblsOverMax val="0"/>'
        f"</c:chart>{_NOTHING}<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{POINTS}">{colour_fill(LIGHT.ink)}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="en-US"/></a:p></c:txPr><c:externalData r:id="{workbook}">'
        '<c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _place(plot: Box, frame: Frame) -> str:
    """The inner plot within the frame, so that native shapes fall on its months and values."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{plot.left / frame.width:.6f}"/>'
        f'<c:y val="{plot.top / frame.height:.6f}"/><c:w val="{plot.width / frame.width:.6f}"/>'
        f'<c:h val="{plot.height / frame.height:.6f}"/></c:manualLayout></c:layout>'
    )
