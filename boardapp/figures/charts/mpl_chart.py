"""A chart drawn with matplotlib for the app's panels: the same look as on the slide.

The places of the plot and of every label come from `chart_layout`, as on the slide, for the
figure's present size; after a change of size the chart is drawn anew. matplotlib is imported
on the first call, because it takes half a second.
"""

from typing import TYPE_CHECKING

from boardapp.figures.axis import ticks
from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.charts.label_places import TextBox
from boardapp.figures.charts.layout import ChartLayout, lay_out_chart
from boardapp.figures.charts.places import Crowding, possible_times, tick_text
from boardapp.figures.lanes import LINE_PITCH
from boardapp.figures.mpl_fonts import (
    POINTS_PER_INCH,
    SCREEN_POINTS,
    figure_font,
    measure_text,
)
from boardapp.figures.palette import DARK, LIGHT, PENS, VERMILLION, Marker, Page, pen_colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

_MARKERS: dict[Marker, str] = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}
_MARKER_POINTS: dict[Crowding, float] = {"few": 6.0, "many": 3.5, "crowded": 3.0}
_LINE_POINTS: dict[Crowding, float] = {"few": 1.5, "many": 1.3, "crowded": 1.1}
_MARKED_POINTS = 5.0
# What lies behind what.
_SHADES, _BANDS, _GRID, _LINES, _MARKS, _TEXTS = 0.1, 0.2, 0.5, 1.5, 2.5, 3.5


def draw_chart(
    figure: "Figure", chart: Chart, *, dark: bool = False, points: float = SCREEN_POINTS
) -> "Axes":
    """Draw the chart into the emptied figure, at its present size; returns the axes.

    `points` is the size of text. The summary becomes the figure's label, for the
    accessible description of the canvas.
    """
    page = DARK if dark else LIGHT
    font = figure_font(points)
    width, height = (float(inches) * POINTS_PER_INCH for inches in figure.get_size_inches())
    layout = lay_out_chart(chart, width, height, points, measure_text)
    figure.clear()
    figure.set_layout_engine("none")
    figure.set_facecolor(f"#{page.paper}")
    figure.set_label(chart.summary or chart.title)
    return _Drawing(figure, chart, layout, page, font).draw(width, height)


class _Drawing:
    """One chart on one figure."""

    def __init__(
        self,
        figure: "Figure",
        chart: Chart,
        layout: ChartLayout,
        page: Page,
        font: "FontProperties",
    ) -> None:
        self.figure, self.chart, self.layout = figure, chart, layout
        self.page, self.font = page, font

    def draw(self, width: float, height: float) -> "Axes":
        """Everything, the lowest first."""
        plot = self.layout.plot
        rectangle = (
            plot.left / width,
            1 - plot.bottom / height,
            max(plot.width / width, 0.01),
            max(plot.height / height, 0.01),
        )
        self.axes = self.figure.add_axes(rectangle)
        self._axis()
        self._behind()
        for number, series in enumerate(self.chart.series):
            self._series(number, series)
        for level in self.chart.levels:
            colour = f"#{pen_colour(level.role, self.page)}"
            self.axes.axhline(
                level.y,
                color=colour,
                linestyle="--",
                linewidth=1.2,
                zorder=_LINES,
                label=level.name,
            )
        self._labels(width, height)
        return self.axes

    def _axis(self) -> None:
        axes, page = self.axes, self.page
        axes.set_facecolor("none")
        axes.set_yscale("log" if self.chart.is_log else "linear")
        axes.set_xlim(*self.chart.x_range)
        axes.set_ylim(*self.chart.y_range)
        axes.set_xticks(ticks(*self.chart.x_range, self.layout.x_step))
        axes.set_yticks(self.layout.y_ticks if self.chart.series else ())
        axes.yaxis.set_major_formatter(lambda value, _: tick_text(value, self.chart))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.minorticks_off()
        axes.set_xlabel(self.chart.x_title, fontproperties=self.font, color=f"#{page.ink}")
        axes.set_ylabel(self.layout.y_title, fontproperties=self.font, color=f"#{page.ink}")
        axes.tick_params(colors=f"#{page.ink}")
        for text in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            text.set_fontproperties(self.font)
        axes.grid(visible=True, axis="y", color=f"#{page.grid}", linewidth=0.6, zorder=_GRID)
        axes.set_axisbelow(True)
        for side, spine in axes.spines.items():
            spine.set_visible(side == "bottom" or (side == "left" and bool(self.chart.series)))
            spine.set_color(f"#{page.ink}")

    def _behind(self) -> None:
        axes, page = self.axes, self.page
        for number, shade in enumerate(self.chart.shades):
            axes.axvspan(
                shade.start,
                shade.end,
                facecolor=f"#{page.shades[number % 2]}",
                edgecolor=f"#{page.muted}" if shade.is_uncertain else "none",
                linestyle="--",
                linewidth=0.7,
                zorder=_SHADES,
                label=shade.label,
            )
        low, high = self.chart.y_range
        for band in self.chart.bands:
            axes.axhspan(
                low if band.low is None else band.low,
                high if band.high is None else band.high,
                facecolor=f"#{page.reference}",
                edgecolor="none",
                alpha=0.75,
                zorder=_BANDS,
                label=band.label,
            )
        for instant in self.chart.instants:
            is_exact = instant.x_low is not None and instant.x_low == instant.x_high
            axes.axvline(
                instant.x,
                color=f"#{VERMILLION}",
                linestyle="-" if is_exact else "--",
                linewidth=1.2,
                zorder=_BANDS,
                label=instant.label,
            )

    def _series(self, number: int, series: Series) -> None:
        colour = f"#{pen_colour(series.role, self.page)}"
        is_joined = series.is_joined and len(series.points) > 1
        marker = _MARKERS[PENS[series.role].marker]
        if series.is_open:
            marker = "^" if series.is_above else "v"
        crowding = self.layout.crowding
        points = _MARKER_POINTS[crowding]
        marked = None
        if is_joined and crowding == "crowded":
            marked = sorted(point for of, point in self.layout.marked if of == number)
            points = _MARKED_POINTS
        self.axes.plot(
            [point.x for point in series.points],
            [point.y for point in series.points],
            color=colour,
            linestyle="-" if is_joined else "none",
            linewidth=_LINE_POINTS[crowding],
            marker="none" if series.is_range else marker,
            markevery=marked,
            markersize=_MARKER_POINTS["few"] + 2 if series.is_open else points,
            markerfacecolor="none" if series.is_open else colour,
            markeredgewidth=1.5 if series.is_open else 0.5,
            zorder=_MARKS,
            label=series.name,
            clip_on=False,
        )
        for point in series.points:
            self._bounds(point, colour)

    def _bounds(self, point: Point, colour: str) -> None:
        if point.low < point.high:
            self.axes.vlines(
                point.x, point.low, point.high, color=colour, linewidth=3.5, zorder=_MARKS
            )
        if possible_times(self.chart, self.layout.plot, point) is None:
            return
        low, high = self.chart.x_range
        is_bounded = point.x_low is not None and point.x_high is not None
        self.axes.hlines(
            point.y,
            low if point.x_low is None else max(point.x_low, low),
            high if point.x_high is None else min(point.x_high, high),
            color=f"#{self.page.muted}",
            linestyle="-" if is_bounded else "--",
            linewidth=1.2,
            zorder=_LINES,
        )

    # Texts

    def _labels(self, width: float, height: float) -> None:
        instants, bands = len(self.chart.instants), len(self.chart.bands)
        for label in self.layout.tops:
            colour = VERMILLION if label.index < instants else self.page.muted
            self._text(label, colour, width, height)
        for label in self.layout.lines:
            self._text(label, self.page.ink, width, height, has_paper=label.index >= bands)
        for label in self.layout.words:
            self._text(label, self.page.ink, width, height)
        for labelled in self.layout.points:
            self._text(labelled.label, self.page.ink, width, height)
        self._key(width, height)

    def _text(
        self, label: TextBox, colour: str, width: float, height: float, *, has_paper: bool = False
    ) -> None:
        box = label.box
        paper = {"facecolor": f"#{self.page.paper}", "edgecolor": "none", "pad": 0.5}
        self.figure.text(
            (box.left + box.width / 2) / width,
            1 - box.middle / height,
            label.text,
            color=f"#{colour}",
            fontproperties=self.font,
            ha="center",
            va="center",
            zorder=_TEXTS,
            bbox=paper if has_paper else None,
        )

    def _key(self, width: float, height: float) -> None:
        """The kinds of marks and the notes, line by line at the foot."""
        line = self.layout.size * LINE_PITCH
        rows = len(self.layout.key_rows) + len(self.layout.notes)
        y = height - line * (rows - 0.5)
        for row in self.layout.key_rows:
            x = self.layout.plot.left
            for entry in row:
                for text, colour in ((entry.symbol, entry.colour), (entry.text, self.page.ink)):
                    ink = self.page.ink if entry.colour == LIGHT.ink else colour
                    self._line(x, y, text, ink, width, height)
                    x += measure_text(f"{text} ", self.layout.size)
                x += measure_text("   ", self.layout.size)
            y += line
        for note in self.layout.notes:
            self._line(self.layout.plot.left, y, note, self.page.muted, width, height)
            y += line

    def _line(
        self, x: float, y: float, text: str, colour: str, width: float, height: float
    ) -> None:
        self.figure.text(
            x / width,
            1 - y / height,
            text,
            color=f"#{colour}",
            fontproperties=self.font,
            va="center",
            zorder=_TEXTS,
        )
