"""A chart as a native, editable XY chart in a group with all that is drawn behind and before it.

So moving one moves all: bars of therapies, lines of relapses, texts of the axis and labels.

The plot's place within the frame is fixed by a manual layout, so that the native rectangles
for therapies and the reference range fall on the right months and values in any program.
"""

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.markup import quoteattr
from boardapp.deck.markup.shapes import alt_text, next_id, place
from boardapp.deck.native.axes import written_ticks
from boardapp.deck.native.chart_place import placed_chart
from boardapp.deck.native.chart_xml import chart_xml
from boardapp.deck.native.rows import rows_of
from boardapp.deck.native.scene import draw_scene
from boardapp.deck.native.shapes import Sketch
from boardapp.deck.native.workbook import workbook
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.charts.scene import chart_scene

_KIND = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAME_LENGTH = 80


def add_chart(slide: Slide, chart: Chart, frame: Frame) -> None:
    """Draw the chart into the frame, as one group: bands, the native chart, labels in front."""
    chart, layout = placed_chart(chart, frame.width, frame.height)
    scene = chart_scene(chart, layout, frame.width, frame.height)
    sketch = Sketch(slide)
    draw_scene(sketch, scene.behind, frame)
    height = layout.plot.bottom + 2 * layout.size * 1.3 + 8
    within = Frame(left=frame.left, top=frame.top, width=frame.width, height=height)
    sketch.add_written(within, _native(slide, chart, layout, within))
    draw_scene(sketch, (*written_ticks(chart, layout), *scene.front), frame)
    sketch.put_as_group(_name(chart), chart.summary or chart.title)


def _name(chart: Chart) -> str:
    return f"Chart: {chart.title}"[:_NAME_LENGTH]


def _native(slide: Slide, chart: Chart, layout: ChartLayout, frame: Frame) -> str:
    """The frame of the native chart. Nothing locks it: a locked one can be in no group."""
    relation = slide.part.relate_to(
        _chart_part(slide, chart, layout, frame), RELATIONSHIP_TYPE.CHART
    )
    name = quoteattr(_name(chart))
    described = quoteattr(alt_text(chart.summary or chart.title))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{next_id(slide)}" name={name} '
        f"descr={described}/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f"{place('p:xfrm', frame)}"
        f'<a:graphic><a:graphicData uri="{_KIND}"><c:chart xmlns:c="{_KIND}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _chart_part(slide: Slide, chart: Chart, layout: ChartLayout, frame: Frame) -> ChartPart:
    """The chart with its workbook, from the same rows."""
    rows = rows_of(chart)
    package = slide.part.package
    xml = parse_xml(chart_xml(chart, rows, layout, frame, "rId1"))
    name = package.next_partname(ChartPart.partname_template)
    part = ChartPart(name, CONTENT_TYPE.DML_CHART, package, xml)
    part.relate_to(EmbeddedXlsxPart.new(workbook(rows), package), RELATIONSHIP_TYPE.PACKAGE)
    return part
