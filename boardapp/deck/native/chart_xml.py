"""What python-pptx cannot write into a chart, written into its XML.

Order of the elements by ISO/IEC 29500-1, 21.2 (DrawingML – Charts).
"""

from collections.abc import Sequence

from lxml.etree import SubElement
from pptx.chart.axis import ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.series import XySeries
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.writing.paragraphs import emu
from boardapp.deck.writing.xml import Element
from boardapp.figures.lanes import Box

_FIRST_ID = 500_000_000
_NOTHING = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def make_ids_positive(chart: Chart) -> None:
    """Give the axes ids that the schema allows; the library's are negative."""
    space = _space(chart)
    found = space.xpath(".//c:axId | .//c:crossAx")
    ids = {old: str(_FIRST_ID + n) for n, old in enumerate(sorted({e.get("val") for e in found}))}
    for element in found:
        element.set("val", ids[element.get("val")])


def make_logarithmic(axis: ValueAxis) -> None:
    """Scale an axis in powers of ten; its least value must be above 0."""
    scaling = axis._element.find(qn("c:scaling"))  # noqa: SLF001
    scaling.insert(0, scaling.makeelement(qn("c:logBase"), {"val": "10"}))


def make_transparent(chart: Chart) -> None:
    """Take the fill off the chart and its plot, so that what lies behind is seen."""
    space = _space(chart)
    for old in space.xpath("./c:spPr | ./c:chart/c:plotArea/c:spPr"):
        old.getparent().remove(old)
    space.find(qn("c:chart")).addnext(parse_xml(_NOTHING))
    space.find(f"{qn('c:chart')}/{qn('c:plotArea')}").append(parse_xml(_NOTHING))


def place_plot(chart: Chart, plot: Box, frame: Frame) -> None:
    """Fix the inner plot within the frame; both in points, the plot from the frame's corner."""
    area = _space(chart).find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = area.makeelement(qn("c:layout"), {})
        area.insert(0, layout)
    for child in list(layout):
        layout.remove(child)
    manual = SubElement(layout, qn("c:manualLayout"))
    for tag, value in (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", f"{plot.left / frame.width:.6f}"),
        ("y", f"{plot.top / frame.height:.6f}"),
        ("w", f"{plot.width / frame.width:.6f}"),
        ("h", f"{plot.height / frame.height:.6f}"),
    ):
        SubElement(manual, qn(f"c:{tag}")).set("val", value)


def place_title(axis: ValueAxis, x: float, y: float) -> None:
    """Fix the left upper corner of an axis's title, in parts of the chart's frame.

    Left to itself it would move to where the texts of the ticks are not.
    """
    title = axis._element.find(qn("c:title"))  # noqa: SLF001
    for old in title.findall(qn("c:layout")):
        title.remove(old)
    layout = title.makeelement(qn("c:layout"), {})
    title.find(qn("c:tx")).addnext(layout)
    manual = SubElement(layout, qn("c:manualLayout"))
    for tag, value in (("xMode", "edge"), ("yMode", "edge"), ("x", f"{x:.6f}"), ("y", f"{y:.6f}")):
        SubElement(manual, qn(f"c:{tag}")).set("val", value)


def add_error_bars(
    series: XySeries,
    minus: Sequence[float],
    plus: Sequence[float],
    colour: str,
    points: float,
) -> None:
    """Bars from each point's value less `minus` to its value and `plus`, `points` thick."""
    element = series._element  # noqa: SLF001
    bars = element.makeelement(qn("c:errBars"), {})
    for tag, value in (
        ("errDir", "y"),
        ("errBarType", "both"),
        ("errValType", "cust"),
        ("noEndCap", "0"),
    ):
        SubElement(bars, qn(f"c:{tag}")).set("val", value)
    for tag, lengths in (("plus", plus), ("minus", minus)):
        _add_lengths(SubElement(bars, qn(f"c:{tag}")), lengths)
    line = SubElement(SubElement(bars, qn("c:spPr")), qn("a:ln"))
    line.set("w", str(emu(points)))
    fill = SubElement(line, qn("a:solidFill"))
    SubElement(fill, qn("a:srgbClr")).set("val", colour)
    element.find(qn("c:xVal")).addprevious(bars)


def _add_lengths(parent: Element, lengths: Sequence[float]) -> None:
    literal = SubElement(parent, qn("c:numLit"))
    SubElement(literal, qn("c:formatCode")).text = "General"
    SubElement(literal, qn("c:ptCount")).set("val", str(len(lengths)))
    for number, length in enumerate(lengths):
        point = SubElement(literal, qn("c:pt"))
        point.set("idx", str(number))
        SubElement(point, qn("c:v")).text = repr(max(length, 0.0))


def _space(chart: Chart) -> Element:
    return chart._chartSpace  # noqa: SLF001
