"""A chart as a native, editable XY chart with its bands drawn behind it.

The plot's place within the frame is fixed by a manual layout, so that the native rectangles
for therapies and the reference range fall on the right months and values in any program.
"""

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.markup.markup import append, quoteattr
from boardapp.deck.markup.shapes import alt_text, next_id, place, shape_tree
from boardapp.deck.native.axes import POINTS, written_ticks
from boardapp.deck.native.chart_xml import chart_xml
from boardapp.deck.native.rows import rows_of
from boardapp.deck.native.shapes import Outline, Sketch
from boardapp.deck.native.workbook import workbook
from boardapp.figures.charts.chart import Chart, Point
from boardapp.figures.charts.label_places import TextBox
from boardapp.figures.charts.layout import ChartLayout, lay_out_chart
from boardapp.figures.charts.places import plot_x, plot_y, possible_times
from boardapp.figures.lanes import Box
from boardapp.figures.palette import LIGHT, VERMILLION

_KIND = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAME_LENGTH = 80
_CAP = 4.0


def add_chart(slide: Slide, chart: Chart, frame: Frame) -> None:
    """Draw the chart into the frame: bands behind, the native chart, its labels in front."""
    layout = lay_out_chart(chart, frame.width, frame.height, POINTS, text_width)
    behind, front = Sketch(slide, are_ornaments=True), Sketch(slide)
    _Drawing(behind, chart, layout, frame).behind()
    behind.put()
    height = layout.plot.bottom + 2 * layout.size * 1.3 + 8
    within = Frame(left=frame.left, top=frame.top, width=frame.width, height=height)
    _add_native(slide, chart, layout, within)
    _Drawing(front, chart, layout, frame).in_front()
    front.put()


class _Drawing:
    """The native shapes behind and in front of a chart."""

    def __init__(self, sketch: Sketch, chart: Chart, layout: ChartLayout, frame: Frame) -> None:
        self.sketch, self.chart, self.layout, self.frame = sketch, chart, layout, frame

    def behind(self) -> None:
        """Therapies, the reference range, relapses: ornaments, since the labels name them."""
        plot = self.layout.plot
        for number, shade in enumerate(self.chart.shades):
            left, right = (plot_x(self.chart, plot, x) for x in (shade.start, shade.end))
            box = Box(left, plot.top, max(right - left, 1.0), plot.height)
            outline = LIGHT.muted if shade.is_uncertain else None
            self._rectangle(box, LIGHT.shades[number % 2], outline=outline)
        low, high = self.chart.y_range
        for band in self.chart.bands:
            top = plot_y(self.chart, plot, high if band.high is None else band.high)
            bottom = plot_y(self.chart, plot, low if band.low is None else band.low)
            box = Box(plot.left, top, plot.width, max(bottom - top, 0.5))
            self._rectangle(box, LIGHT.reference, opacity=0.75)
        for instant in self.chart.instants:
            x = self.frame.left + plot_x(self.chart, plot, instant.x)
            top, bottom = self.frame.top + plot.top, self.frame.top + plot.bottom
            is_dashed = instant.x_low is None or instant.x_low != instant.x_high
            self.sketch.add_line((x, top), (x, bottom), VERMILLION, 1.5, is_dashed=is_dashed)
        for series in self.chart.series:
            for point in series.points:
                self._possible_times(point)

    def _possible_times(self, point: Point) -> None:
        """When a result may have been: LibreOffice draws no error bars along x, so lines."""
        stretch = possible_times(self.chart, self.layout.plot, point)
        if stretch is None:
            return
        y = self.frame.top + plot_y(self.chart, self.layout.plot, point.y)
        left, right = (self.frame.left + x for x in stretch)
        is_bounded = point.x_low is not None and point.x_high is not None
        lines = [((left, y), (right, y))]
        lines += [((x, y - _CAP), (x, y + _CAP)) for x in (left, right) if is_bounded]
        for start, end in lines:
            self.sketch.add_line(start, end, LIGHT.muted, 1.5, is_dashed=not is_bounded)

    def in_front(self) -> None:
        """Labels of therapies, relapses, bands and limits; words; the key."""
        instants = len(self.chart.instants)
        for label in self.layout.tops:
            is_shade = label.index >= instants
            self._label(label, LIGHT.muted if is_shade else VERMILLION, is_bold=not is_shade)
        bands = len(self.chart.bands)
        for label in self.layout.lines:
            self._label(label, LIGHT.ink, paper=None if label.index < bands else LIGHT.paper)
        for label in self.layout.words:
            self._label(label, LIGHT.ink)
        for box, text in written_ticks(self.chart, self.layout):
            self.sketch.add_text(self._place(box), text, POINTS, LIGHT.ink, align="right")
        for labelled in self.layout.points:
            if self.chart.series[labelled.series].is_range:
                self._label(labelled.label, LIGHT.ink)
        self._key()

    def _rectangle(
        self, box: Box, fill: str, *, outline: str | None = None, opacity: float = 1.0
    ) -> None:
        frame = self._place(box)
        dashed = Outline(outline, is_dashed=True) if outline else None
        self.sketch.add_box(frame, fill, outline=dashed, opacity=opacity)

    def _label(
        self, label: TextBox, colour: str, *, is_bold: bool = False, paper: str | None = None
    ) -> None:
        self.sketch.add_text(
            self._place(label.box),
            label.text,
            POINTS,
            colour,
            align="middle",
            is_bold=is_bold,
            paper=paper,
        )

    def _key(self) -> None:
        """The kinds of marks, one text box a row, and notes under it."""
        layout = self.layout
        line = layout.size * 1.22
        top = self.frame.height - line * (len(layout.key_rows) + len(layout.notes))
        for row in layout.key_rows:
            runs = []
            for entry in row:
                runs += [(f"{entry.symbol} ", entry.colour), (f"{entry.text}    ", LIGHT.ink)]
            box = Box(layout.plot.left, top, self.frame.width - layout.plot.left, line)
            self.sketch.add_runs(self._place(box), runs, POINTS)
            top += line
        for note in layout.notes:
            box = Box(layout.plot.left, top, self.frame.width - layout.plot.left, line)
            self.sketch.add_text(self._place(box), note, POINTS, LIGHT.muted)
            top += line

    def _place(self, box: Box) -> Frame:
        return Frame(
            left=self.frame.left + box.left,
            top=self.frame.top + box.top,
            width=box.width,
            height=box.height,
        )


def _add_native(slide: Slide, chart: Chart, layout: ChartLayout, frame: Frame) -> None:
    relation = slide.part.relate_to(
        _chart_part(slide, chart, layout, frame), RELATIONSHIP_TYPE.CHART
    )
    name = quoteattr(f"Chart: {chart.title}"[:_NAME_LENGTH])
    described = quoteattr(alt_text(chart.summary or chart.title))
    append(
        shape_tree(slide),
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{next_id(slide)}" name={name} '
        f'descr={described}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{place('p:xfrm', frame)}"
        f'<a:graphic><a:graphicData uri="{_KIND}"><c:chart xmlns:c="{_KIND}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>",
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
