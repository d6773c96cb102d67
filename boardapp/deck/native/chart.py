"""A chart as a native, editable XY chart with its bands drawn behind it.

The plot's place within the frame is fixed by a manual layout, so that the native rectangles
for therapies and the reference range fall on the right months and values in any program.
What python-pptx cannot write (log axis, error bars, ids that the schema allows) is written
into its XML here.
"""

from collections.abc import Sequence

import msgspec
from pptx.chart.data import XyChartData
from pptx.chart.series import XySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
)
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.native.axes import POINTS, style_axes, written_ticks
from boardapp.deck.native.chart_xml import (
    make_ids_positive,
    make_transparent,
    place_plot,
)
from boardapp.deck.native.series import colour_of, style_level, style_series
from boardapp.deck.native.shapes import Outline, Sketch
from boardapp.deck.native.workbook import use_safe_workbooks
from boardapp.deck.writing.shapes import edges, set_alt_text
from boardapp.deck.writing.xml import Element
from boardapp.figures.chart import Chart, Level, Point, Series
from boardapp.figures.chart_layout import ChartLayout, lay_out_chart
from boardapp.figures.chart_places import plot_x, plot_y, possible_times
from boardapp.figures.label_places import Side, TextBox
from boardapp.figures.lanes import Box
from boardapp.figures.palette import LIGHT, VERMILLION

_CAP = 4.0
_SIDES: dict[Side, XL_LABEL_POSITION] = {
    "above": XL_LABEL_POSITION.ABOVE,
    "right": XL_LABEL_POSITION.RIGHT,
    "below": XL_LABEL_POSITION.BELOW,
    "left": XL_LABEL_POSITION.LEFT,
}


use_safe_workbooks()


def add_chart(slide: Slide, chart: Chart, frame: Frame) -> GraphicFrame:
    """Draw the chart into the frame: bands behind, the native chart, its labels in front."""
    layout = lay_out_chart(chart, frame.width, frame.height, POINTS, text_width)
    behind, front = Sketch(slide, are_ornaments=True), Sketch(slide)
    _Drawing(behind, chart, layout, frame).behind()
    behind.put()
    height = layout.plot.bottom + 2 * layout.size * 1.3 + 8
    within = Frame(left=frame.left, top=frame.top, width=frame.width, height=height)
    graphic: GraphicFrame = _add_native(slide, chart, layout, within)
    _Drawing(front, chart, layout, frame).in_front()
    front.put()
    return graphic


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


def _add_native(slide: Slide, chart: Chart, layout: ChartLayout, frame: Frame) -> Element:
    rows = _rows(chart)
    # The library's hint says that this returns the chart within the frame.
    graphic: Element = slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER_LINES, *edges(frame), _chart_data(rows, chart.title)
    )
    graphic.name = f"Chart: {chart.title}"[:80]
    set_alt_text(graphic, chart.summary or chart.title)
    native = graphic.chart
    native.has_title = False
    native.has_legend = False
    native.font.size = Pt(POINTS)
    native.font.color.rgb = colour_of(LIGHT.ink)
    style_axes(native, chart, layout, frame)
    drawn = list(native.plots[0].series)
    for one, row in zip(drawn, rows, strict=False):
        if isinstance(row.of, Series):
            marked = [point for number, point in layout.marked if number == row.index]
            style_series(one, row.of, layout.crowding, sorted(marked))
        else:
            style_level(one, row.of)
    _label_points(drawn, rows, layout)
    make_ids_positive(native)
    make_transparent(native)
    place_plot(native, layout.plot, frame)
    return graphic


class _Row(msgspec.Struct, frozen=True):
    """One row of the chart's data: a series or a level with its places."""

    of: Series | Level
    index: int
    places: tuple[tuple[float, float], ...]


def _rows(chart: Chart) -> list[_Row]:
    """The series and levels, the longest first: LibreOffice drops those before a longer one."""
    rows = [
        _Row(series, n, tuple((p.x, p.y) for p in series.points))
        for n, series in enumerate(chart.series)
    ]
    rows += [
        _Row(level, n, tuple((x, level.y) for x in chart.x_range))
        for n, level in enumerate(chart.levels)
    ]
    return sorted(rows, key=lambda row: -len(row.places))


def _chart_data(rows: Sequence[_Row], title: str) -> Element:
    data: Element = XyChartData()  # type: ignore[no-untyped-call]
    for row in rows:
        added = data.add_series(row.of.name)
        for x, y in row.places:
            added.add_data_point(x, y)
    if not rows:
        # PowerPoint repairs a chart without a series; one without points is drawn empty.
        data.add_series(title)
    return data


def _label_points(drawn: list[XySeries], rows: Sequence[_Row], layout: ChartLayout) -> None:
    of_series = {row.index: n for n, row in enumerate(rows) if isinstance(row.of, Series)}
    for labelled in layout.points:
        row = rows[of_series[labelled.series]]
        if isinstance(row.of, Series) and row.of.is_range:
            continue  # a data label would stand at the middle of its bar; see in_front
        label = drawn[of_series[labelled.series]].points[labelled.point].data_label
        run = label.text_frame.paragraphs[0].add_run()
        run.text = labelled.label.text
        run.font.size = Pt(POINTS)
        run.font.color.rgb = colour_of(LIGHT.ink)
        label.position = _SIDES[labelled.label.side]
    for native in drawn:
        # python-pptx asks for the value at every point that has no label of its own.
        for shown in native._element.xpath("./c:dLbls/c:showVal"):  # noqa: SLF001
            shown.set("val", "0")
