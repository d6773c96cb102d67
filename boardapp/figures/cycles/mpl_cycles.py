"""Toxicity along the cycles of a therapy, drawn with matplotlib for the app's panel.

Everything is drawn in points from the left upper corner, where `cycle_layout` puts it.
"""

from typing import TYPE_CHECKING

from boardapp.figures.cycles.cycles import CycleFigure
from boardapp.figures.cycles.layout import (
    CycleLayout,
    PlacedKey,
    PlacedLane,
    PlacedMark,
    lay_out_cycles,
)
from boardapp.figures.lanes import Box
from boardapp.figures.mpl_fonts import POINTS_PER_INCH, SCREEN_POINTS, figure_font, measure_text
from boardapp.figures.palette import BARS, BLUE, DARK, LIGHT, VERMILLION, Page

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

_MARK_POINTS = 7.0
_DOSE_POINTS = 13.0
_MARKERS = {"complication": "o", "laboratory": "D"}
_COLOURS = {"complication": VERMILLION, "laboratory": BLUE}
_BAR = BARS["other"].fill
_TICK = 4.0
_KEY_HALF = 8.0
_GAP = 6.0


def cycle_layout(figure: CycleFigure, width: float, points: float = SCREEN_POINTS) -> CycleLayout:
    """The layout in the fonts that are drawn with; `width` in points."""
    return lay_out_cycles(figure, width, points, measure_text)


def draw_cycles(
    figure: "Figure", cycles: CycleFigure, *, dark: bool = False, points: float = SCREEN_POINTS
) -> CycleLayout:
    """Draw into the emptied figure at its present width; returns where everything stands.

    What is higher than the figure is cut off below: ask `cycle_layout` for the height first.
    """
    page = DARK if dark else LIGHT
    width, height = (float(inches) * POINTS_PER_INCH for inches in figure.get_size_inches())
    layout = cycle_layout(cycles, width, points)
    figure.clear()
    figure.set_layout_engine("none")
    figure.set_facecolor(f"#{page.paper}")
    figure.set_label(cycles.summary)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    _Drawing(axes, layout, page, figure_font(points)).draw()
    return layout


class _Drawing:
    def __init__(
        self, axes: "Axes", layout: CycleLayout, page: Page, font: "FontProperties"
    ) -> None:
        self.axes, self.layout, self.page, self.font = axes, layout, page, font

    def draw(self) -> None:
        """Title and lanes first, axis and key last."""
        self._text(_GAP, self.layout.title_y, self.layout.title, self.page.ink)
        for number, lane in enumerate(self.layout.lanes):
            self._lane(lane, number)
        self._axis()
        for entry in self.layout.key:
            self._key(entry)

    def _lane(self, placed: PlacedLane, number: int) -> None:
        page = self.page
        if number % 2 == 0:
            self._rectangle(placed.box, page.lane)
        for _, x in self.layout.ticks:
            self.axes.plot(
                (x, x), (placed.box.top, placed.box.bottom), color=f"#{page.grid}", linewidth=0.6
            )
        self._text(_GAP, placed.bar.middle, placed.lane.name, page.ink)
        self._rectangle(placed.bar, _BAR, is_open=placed.is_open)
        for x in placed.doses:
            self._dose(x, placed.bar.middle)
        self._text(placed.doses_box.left, placed.doses_box.middle, placed.doses_text, page.muted)
        for mark in placed.marks:
            self._mark(mark)

    def _mark(self, placed: PlacedMark) -> None:
        colour, marker = f"#{_COLOURS[placed.mark.kind]}", _MARKERS[placed.mark.kind]
        box, half = placed.box, placed.box.height / 2
        left = box.left + half
        is_sure = placed.mark.first_day == placed.mark.last_day
        right = left if is_sure else box.right - half
        self._stretch(left, right, box.middle, colour, marker, placed.mark.label)
        self._text(placed.label_box.left, placed.label_box.middle, placed.label, self.page.ink)

    def _stretch(
        self, left: float, right: float, y: float, colour: str, marker: str, label: str = ""
    ) -> None:
        """A mark; open at both ends of a stretch, since it may have been on any of its days."""
        self.axes.plot(
            (left, right),
            (y, y),
            linestyle="-" if right > left else "none",
            linewidth=2.0,
            marker=marker,
            markersize=_MARK_POINTS,
            color=colour,
            markerfacecolor=colour if left == right else f"#{self.page.paper}",
            label=label or None,
        )

    def _dose(self, x: float, y: float) -> None:
        self.axes.plot(
            x, y, marker="|", markersize=_DOSE_POINTS, markeredgewidth=2.5,
            color=f"#{self.page.ink}", label="dose",
        )  # fmt: skip

    def _axis(self) -> None:
        plot, page = self.layout.plot, self.page
        y = plot.bottom
        ink = f"#{page.ink}"
        self.axes.plot((plot.left, plot.right), (y, y), color=ink, linewidth=1.0)
        for day, x in self.layout.ticks:
            self.axes.plot((x, x), (y, y + _TICK), color=ink, linewidth=1.0)
            self._text(x, y + _TICK + self.layout.size * 0.7, str(day), page.ink, "center")
        below = y + _TICK + self.layout.size * 2.0
        self._text((plot.left + plot.right) / 2, below, self.layout.axis_title, page.ink, "center")

    def _key(self, entry: PlacedKey) -> None:
        x, y, half = entry.x, entry.y, _KEY_HALF
        if entry.kind == "dose":
            self._dose(x, y)
        elif entry.kind == "open":
            self._rectangle(Box(x - half, y - half / 3, 2 * half, half / 1.5), _BAR, is_open=True)
        elif entry.kind == "unsure":
            self._stretch(x - half, x + half, y, f"#{self.page.ink}", "o")
        else:
            colour = f"#{_COLOURS[entry.kind]}"
            self._stretch(x, x, y, colour, _MARKERS[entry.kind])
        self._text(entry.text_x, y, entry.text, self.page.muted)

    def _rectangle(self, box: Box, fill: str, *, is_open: bool = False) -> None:
        from matplotlib.patches import Rectangle

        self.axes.add_patch(
            Rectangle(
                (box.left, box.top),
                box.width,
                box.height,
                facecolor="none" if is_open else f"#{fill}",
                edgecolor=f"#{fill}" if is_open else "none",
                linestyle="--",
            )
        )

    def _text(self, x: float, y: float, text: str, colour: str, align: str = "left") -> None:
        self.axes.text(
            x, y, text, color=f"#{colour}", fontproperties=self.font, ha=align, va="center"
        )
