"""A series and a limit of a native chart as XML: data, line, marks, labels, stated ranges."""

from collections.abc import Iterable, Sequence

from boardapp.deck.markup.markup import escape
from boardapp.deck.markup.paragraphs import colour_fill, emu
from boardapp.deck.native.rows import Row
from boardapp.figures.charts.chart import Level, Series
from boardapp.figures.charts.key import DOWN, UP
from boardapp.figures.charts.label_places import Side
from boardapp.figures.charts.labelled import LabelledPoint
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.charts.look import (
    EMPHASIS,
    LEVEL_WIDTH,
    LIMIT_SIDE,
    LINE_WIDTHS,
    MARK_OUTLINE,
    MARKED,
    MARKERS,
    OPEN_WIDTH,
    RANGE_WIDTH,
    SIZE,
)
from boardapp.figures.charts.scene import has_data_labels
from boardapp.figures.palette import LIGHT, PENS, Marker, Pen, pen_colour

_OPEN_POINTS = 20.0
_SYMBOLS: dict[Marker, str] = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
}
_SIDES: dict[Side, str] = {"above": "t", "right": "r", "below": "b", "left": "l"}
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_DASH = '<a:prstDash val="dash"/>'
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def series_xml(number: int, row: Row, layout: ChartLayout) -> str:
    """A row of the chart's data, the one of this `number`, as it is drawn."""
    match row.of:
        case Series():
            look = _series_look(row.of, row, layout)
        case Level():
            look = _level_look(row.of)
        case None:
            look = ""
    name = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(row.name)}</c:v></c:pt>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f"<c:f>{row.name_cell}</c:f><c:strCache>{name}</c:strCache></c:strRef></c:tx>{look}"
        f"<c:xVal>{_numbers(row.cells('A'), [at[0] if at else None for at in row.places])}</c:xVal>"
        f"<c:yVal>{_numbers(row.cells('B'), [at[1] if at else None for at in row.places])}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _numbers(cells: str, values: Sequence[float | None]) -> str:
    """Values as a chart keeps them, with the cells of the workbook that hold the same."""
    return f"<c:numRef><c:f>{cells}</c:f><c:numCache>{_points(values)}</c:numCache></c:numRef>"


def _points(values: Sequence[float | None]) -> str:
    points = "".join(
        [
            f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>'
            for number, value in enumerate(values)
            if value is not None
        ]
    )
    return f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'


def _series_look(series: Series, row: Row, layout: ChartLayout) -> str:
    """Line, marks and labels of a series, which stands in this row."""
    pen, crowding = PENS[series.role], layout.crowding
    is_joined = series.is_joined and len(series.points) > 1
    line = _line_of(series, pen, layout) if is_joined else _NO_LINE
    marked = ""
    if series.is_limit:
        marker = _marker("dash", pen.colour, LIMIT_SIDE)
    elif series.is_open or series.is_range:
        marker = _NO_MARKER
    elif is_joined and crowding == "crowded":
        marker = _NO_MARKER
        numbers = sorted(point for number, point in layout.marked if number == row.index)
        marked = "".join(_marked(row.numbers[number], pen) for number in numbers)
    else:
        size = MARKERS[crowding] * series.weight
        marker = _marker(_SYMBOLS[pen.marker], pen.colour, size, is_hollow=series.is_hollow)
    return f"{line}{marker}{marked}{_labels(series, row, layout)}{_ranges(series, pen)}"


def _line_of(series: Series, pen: Pen, layout: ChartLayout) -> str:
    width = LINE_WIDTHS[layout.crowding] * series.weight
    return _line(pen.colour, width, _DASH if series.is_hollow else "")


def _level_look(level: Level) -> str:
    """A dashed line without marks."""
    return _line(pen_colour(level.role, LIGHT), LEVEL_WIDTH, _DASH) + _NO_MARKER


def _line(colour: str, points: float, dash: str = "") -> str:
    return f'<c:spPr><a:ln w="{emu(points)}">{colour_fill(colour)}{dash}</a:ln></c:spPr>'


def _marker(symbol: str, colour: str, points: float, *, is_hollow: bool = False) -> str:
    fill, size = colour_fill(colour), round(points - MARK_OUTLINE)
    if is_hollow:
        outline = f'<a:noFill/><a:ln w="{emu(OPEN_WIDTH)}">{fill}</a:ln>'
        return (
            f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
            f"<c:spPr>{outline}</c:spPr></c:marker>"
        )
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>"
    )


def _marked(number: int, pen: Pen) -> str:
    """One marked point; its piece of the line is told to look as the rest does."""
    line = _line(pen.colour, LINE_WIDTHS["crowded"])
    mark = _marker(_SYMBOLS[pen.marker], pen.colour, MARKED)
    return f'<c:dPt><c:idx val="{number}"/>{mark}{line}</c:dPt>'


def _labels(series: Series, row: Row, layout: ChartLayout) -> str:
    """The labels of points: where a chart has no mark for them, an open triangle.

    Those of stated ranges are not here: they would stand at the middle of the bar.
    """
    if series.is_open:
        sign = UP if series.is_above else DOWN
        look = _text_look(_OPEN_POINTS, PENS[series.role].colour, ' b="1"')
        labels = [_label(n, sign, look, "ctr") for n in range(len(series.points))]
    elif not has_data_labels(series):
        labels = []
    else:
        own = sorted((p for p in layout.points if p.series == row.index), key=lambda p: p.point)
        labels = [_told(p, row) for p in own]
    if not labels:
        return ""
    # Nothing is shown at the points that have no label of their own.
    return f'<c:dLbls>{"".join(labels)}{_shown(value=0)}<c:showLeaderLines val="1"/></c:dLbls>'


def _told(labelled: LabelledPoint, row: Row) -> str:
    """The label of a value, which stands out where the value decides."""
    look = _text_look(SIZE, LIGHT.ink)
    if labelled.is_emphasised:
        look = _text_look(SIZE * EMPHASIS, LIGHT.ink, ' b="1"')
    number, label = row.numbers[labelled.point], labelled.label
    return _label(number, label.text, look, _SIDES[label.side])


def _label(number: int, text: str, look: str, side: str) -> str:
    return (  # not wrapped: LibreOffice would part "NGS 5.1×10⁻⁶" into two lines
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
        f"<a:pPr><a:defRPr/></a:pPr><a:r>{look}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{side}"/>{_shown(value=1)}</c:dLbl>'
    )


def _text_look(points: float, colour: str, bold: str = "") -> str:
    return f'<a:rPr sz="{round(points * 100)}"{bold}>{colour_fill(colour)}</a:rPr>'


def _shown(*, value: int) -> str:
    """What a label shows: its text in place of the value, or nothing."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _ranges(series: Series, pen: Pen) -> str:
    """Bars from the least to the greatest value of each stated range."""
    minus = [point.y - point.low for point in series.points]
    plus = [point.high - point.y for point in series.points]
    if not any(length > 0 for length in (*minus, *plus)):
        return ""
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_lengths(plus)}</c:plus><c:minus>{_lengths(minus)}'
        f"</c:minus>{_line(pen.colour, RANGE_WIDTH)}</c:errBars>"
    )


def _lengths(values: Iterable[float]) -> str:
    return f"<c:numLit>{_points([max(value, 0.0) for value in values])}</c:numLit>"
