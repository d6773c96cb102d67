"""How a series and a limit of a native chart look: line, marks, stated ranges."""

from collections.abc import Sequence

from pptx.chart.series import XySeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Pt

from boardapp.deck.native.chart_xml import add_error_bars
from boardapp.deck.writing.xml import Element
from boardapp.figures.chart import Level, Series
from boardapp.figures.chart_key import DOWN, UP
from boardapp.figures.chart_places import Crowding
from boardapp.figures.palette import LIGHT, PENS, Marker, Pen, pen_colour

_OPEN_POINTS = 18.0
_RANGE_POINTS = 4.0
_MARKER_POINTS: dict[Crowding, int] = {"few": 8, "many": 5, "crowded": 4}
_LINE_POINTS: dict[Crowding, float] = {"few": 2.25, "many": 2.0, "crowded": 1.5}
_MARKED_POINTS = 7
_MARKERS: dict[Marker, XL_MARKER_STYLE] = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
}


def style_series(
    native: XySeries, series: Series, crowding: Crowding, marked: Sequence[int]
) -> None:
    """Line and marks of a series; where marks would hide its line only the `marked` points."""
    pen = PENS[series.role]
    is_joined = series.is_joined and len(series.points) > 1
    if is_joined:
        native.format.line.color.rgb = colour_of(pen.colour)
        native.format.line.width = Pt(_LINE_POINTS[crowding])
    else:
        native.format.line.fill.background()
    if series.is_open:
        native.marker.style = XL_MARKER_STYLE.NONE
        _draw_open(native, series, pen.colour)
    elif series.is_range:
        native.marker.style = XL_MARKER_STYLE.NONE
    elif is_joined and crowding == "crowded":
        native.marker.style = XL_MARKER_STYLE.NONE
        for number in marked:
            _mark(native.points[number], pen)
    else:
        _style_marker(native.marker, pen, _MARKER_POINTS[crowding])
    minus, plus = [p.y - p.low for p in series.points], [p.high - p.y for p in series.points]
    if any(length > 0 for length in (*minus, *plus)):
        add_error_bars(native, minus, plus, pen.colour, _RANGE_POINTS)


def style_level(native: XySeries, level: Level) -> None:
    """A dashed line without marks."""
    native.marker.style = XL_MARKER_STYLE.NONE
    native.format.line.color.rgb = colour_of(pen_colour(level.role, LIGHT))
    native.format.line.width = Pt(1.5)
    native.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def colour_of(digits: str) -> RGBColor:
    """A colour of the palette for PowerPoint."""
    return RGBColor(*bytes.fromhex(digits))  # type: ignore[no-untyped-call]


def _mark(point: Element, pen: Pen) -> None:
    """One marked point; its piece of the line is told to look as the rest does."""
    _style_marker(point.marker, pen, _MARKED_POINTS)
    point.format.line.color.rgb = colour_of(pen.colour)
    point.format.line.width = Pt(_LINE_POINTS["crowded"])


def _style_marker(marker: Element, pen: Pen, points: int) -> None:
    marker.style = _MARKERS[pen.marker]
    marker.size = points
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour_of(pen.colour)
    marker.format.line.color.rgb = colour_of(pen.colour)


def _draw_open(native: XySeries, series: Series, colour: str) -> None:
    """Open triangles as data labels: charts have no marker for "below the limit"."""
    for number in range(len(series.points)):
        label = native.points[number].data_label
        run = label.text_frame.paragraphs[0].add_run()
        run.text = UP if series.is_above else DOWN
        run.font.size = Pt(_OPEN_POINTS)
        run.font.bold = True
        run.font.color.rgb = colour_of(colour)
        label.position = XL_LABEL_POSITION.CENTER
