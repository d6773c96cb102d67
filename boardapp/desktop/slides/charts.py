"""A chart as vectors, its parts where `chart_layout` puts them on the slide."""

from collections.abc import Sequence

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import text_width
from boardapp.deck.native.axes import POINTS
from boardapp.desktop.slides.canvas import Canvas, Place
from boardapp.desktop.slides.chart_marks import draw_marker, draw_open, draw_symbol
from boardapp.figures.axis import ticks
from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.charts.label_places import TextBox
from boardapp.figures.charts.layout import ChartLayout, lay_out_chart
from boardapp.figures.charts.places import Crowding, plot_x, plot_y, possible_times, tick_text
from boardapp.figures.lanes import LINE_PITCH, Box
from boardapp.figures.palette import LIGHT, PENS, VERMILLION, pen_colour

_TICK = 4.0
_GAP = 6.0
_CAP = 4.0
_RANGE_WIDTH = 4.0
_LINE_WIDTHS: dict[Crowding, float] = {"few": 2.25, "many": 2.0, "crowded": 1.5}
_MARKERS: dict[Crowding, float] = {"few": 8.75, "many": 6.0, "crowded": 5.0}
_MARKED = 8.0
"""In points, with the thin outline that the written deck draws round them."""


def paint_chart(canvas: Canvas, chart: Chart, frame: Frame) -> None:
    """Paint the chart into its frame: bands behind, axes, values, labels in front."""
    layout = lay_out_chart(chart, frame.width, frame.height, POINTS, text_width)
    with canvas.leaf("Figure", chart.summary or chart.title), canvas.moved(frame):
        drawing = _Drawing(canvas, chart, layout, frame)
        drawing.behind()
        drawing.axes()
        drawing.values()
        drawing.in_front()
        drawing.key()


class _Drawing:
    """The parts of one chart, in points from the corner of its frame."""

    def __init__(self, canvas: Canvas, chart: Chart, layout: ChartLayout, frame: Frame) -> None:
        self.canvas, self.chart, self.layout, self.frame = canvas, chart, layout, frame
        self.plot = layout.plot

    def behind(self) -> None:
        """Therapies, the reference range and relapses."""
        for number, shade in enumerate(self.chart.shades):
            left, right = self._x(shade.start), self._x(shade.end)
            box = Box(left, self.plot.top, max(right - left, 1.0), self.plot.height)
            self.canvas.fill(box, LIGHT.shades[number % 2])
            if shade.is_uncertain:
                self.canvas.outline(box, LIGHT.muted, 0.75, is_dashed=True)
        low, high = self.chart.y_range
        for band in self.chart.bands:
            top = self._y(high if band.high is None else band.high)
            bottom = self._y(low if band.low is None else band.low)
            box = Box(self.plot.left, top, self.plot.width, max(bottom - top, 0.5))
            self.canvas.fill(box, LIGHT.reference, opacity=0.75)
        for instant in self.chart.instants:
            x = self._x(instant.x)
            is_dashed = instant.x_low is None or instant.x_low != instant.x_high
            self._upright(x, VERMILLION, 1.5, is_dashed=is_dashed)
        for series in self.chart.series:
            for point in series.points:
                self._possible_times(point)

    def axes(self) -> None:
        """Both axes with their ticks, titles and the lines of the grid."""
        plot = self.plot
        if self.chart.series:
            for value in self.layout.y_ticks:
                self._y_tick(value)
            self._upright(plot.left, LIGHT.ink, 1.25)
            box = Box(0.0, plot.top, self.layout.size * LINE_PITCH, plot.height)
            self.canvas.text_upwards(box, self.layout.y_title, POINTS, LIGHT.ink)
        for month in ticks(*self.chart.x_range, self.layout.x_step):
            self._x_tick(month)
        self.canvas.line((plot.left, plot.bottom), (plot.right, plot.bottom), LIGHT.ink, 1.25)
        line = self.layout.size * LINE_PITCH
        below = Box(plot.left, plot.bottom + line + _GAP, plot.width, line)
        self.canvas.text_in(below, self.chart.x_title, POINTS, LIGHT.ink, "middle")

    def values(self) -> None:
        """Limits, then each series with its line, its ranges and its marks."""
        for level in self.chart.levels:
            y = self._y(level.y)
            colour = pen_colour(level.role, LIGHT)
            start, end = (self.plot.left, y), (self.plot.right, y)
            self.canvas.line(start, end, colour, 1.5, is_dashed=True)
        for number, series in enumerate(self.chart.series):
            self._series(number, series)

    def in_front(self) -> None:
        """Labels of therapies, relapses, bands, limits and points; results in words."""
        instants, bands = len(self.chart.instants), len(self.chart.bands)
        for label in self.layout.tops:
            is_shade = label.index >= instants
            self._label(label, LIGHT.muted if is_shade else VERMILLION, is_bold=not is_shade)
        for label in self.layout.lines:
            self._label(label, paper="" if label.index < bands else LIGHT.paper)
        for label in self.layout.words:
            self._label(label)
        for labelled in self.layout.points:
            self._label(labelled.label)

    def key(self) -> None:
        """What the marks mean, and notes under it, at the foot of the frame."""
        line = self.layout.size * LINE_PITCH
        top = self.frame.height - line * (len(self.layout.key_rows) + len(self.layout.notes))
        for row in self.layout.key_rows:
            left = self.plot.left
            for entry in row:
                width = text_width(f"{entry.symbol} ", POINTS)
                draw_symbol(self.canvas, entry.symbol, (left + width * 0.4, top + line / 2),
                            entry.colour)  # fmt: skip
                box = Box(left + width, top, text_width(f"{entry.text}    ", POINTS), line)
                self.canvas.text_in(box, entry.text, POINTS, LIGHT.ink)
                left = box.right
            top += line
        for note in self.layout.notes:
            box = Box(self.plot.left, top, self.frame.width - self.plot.left, line)
            self.canvas.text_in(box, note, POINTS, LIGHT.muted)
            top += line

    # Parts of the above

    def _x(self, month: float) -> float:
        return plot_x(self.chart, self.plot, month)

    def _y(self, value: float) -> float:
        return plot_y(self.chart, self.plot, value)

    def _upright(self, x: float, colour: str, width: float, *, is_dashed: bool = False) -> None:
        top, bottom = (x, self.plot.top), (x, self.plot.bottom)
        self.canvas.line(top, bottom, colour, width, is_dashed=is_dashed)

    def _possible_times(self, point: Point) -> None:
        """When a result may have been, with ends where it is bounded."""
        stretch = possible_times(self.chart, self.plot, point)
        if stretch is None:
            return
        y = self._y(point.y)
        is_bounded = point.x_low is not None and point.x_high is not None
        lines = [((stretch[0], y), (stretch[1], y))]
        lines += [((x, y - _CAP), (x, y + _CAP)) for x in stretch if is_bounded]
        for start, end in lines:
            self.canvas.line(start, end, LIGHT.muted, 1.5, is_dashed=not is_bounded)

    def _y_tick(self, value: float) -> None:
        plot, y, line = self.plot, self._y(value), self.layout.size * LINE_PITCH
        self.canvas.line((plot.left, y), (plot.right, y), LIGHT.grid, 0.75)
        self.canvas.line((plot.left - _TICK, y), (plot.left, y), LIGHT.ink, 1.25)
        box = Box(0.0, y - line / 2, plot.left - _GAP, line)
        self.canvas.text_in(box, tick_text(value, self.chart), POINTS, LIGHT.ink, "right")

    def _x_tick(self, month: float) -> None:
        x, bottom = self._x(month), self.plot.bottom
        self.canvas.line((x, bottom), (x, bottom + _TICK), LIGHT.ink, 1.25)
        box = Box(x, bottom + _TICK, 0.0, self.layout.size * LINE_PITCH)
        self.canvas.text_in(box, f"{month:g}", POINTS, LIGHT.ink, "middle")

    def _series(self, number: int, series: Series) -> None:
        pen = PENS[series.role]
        places = [(self._x(point.x), self._y(point.y)) for point in series.points]
        if series.is_joined and len(places) > 1:
            self.canvas.path(places, pen.colour, _LINE_WIDTHS[self.layout.crowding])
        for point, (x, _) in zip(series.points, places, strict=True):
            if point.low < point.high:
                top, bottom = (x, self._y(point.high)), (x, self._y(point.low))
                self.canvas.line(top, bottom, pen.colour, _RANGE_WIDTH)
        if series.is_open:
            for place in places:
                draw_open(self.canvas, place, pen.colour, is_up=series.is_above)
        elif not series.is_range:
            self._marks(number, series, places)

    def _marks(self, number: int, series: Series, places: Sequence[Place]) -> None:
        """A mark at each place; where they would hide the line only at the marked ones."""
        crowding = self.layout.crowding
        is_line = series.is_joined and len(places) > 1 and crowding == "crowded"
        marker, colour = PENS[series.role].marker, PENS[series.role].colour
        for point, place in enumerate(places):
            if not is_line:
                draw_marker(self.canvas, marker, place, _MARKERS[crowding], colour)
            elif (number, point) in self.layout.marked:
                draw_marker(self.canvas, marker, place, _MARKED, colour)

    def _label(
        self, label: TextBox, colour: str = LIGHT.ink, *, is_bold: bool = False, paper: str = ""
    ) -> None:
        if paper:
            self.canvas.fill(label.box, paper)
        self.canvas.text_in(label.box, label.text, POINTS, colour, "middle", is_bold=is_bold)
