"""The drawing of a chart: matplotlib's canvas with the pointer over it.

Imports matplotlib: only to be imported when that is loaded.
"""

import numpy as np
from matplotlib.backend_bases import MouseButton, MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Transform
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from boardapp.figures.charts.chart import Chart, Point
from boardapp.figures.charts.mpl_chart import draw_chart
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.lanes import Box

REACH_PX = 12
"""How near to a mark the pointer tells it."""


class ChartCanvas(FigureCanvasQTAgg):
    """Draws a chart and says in months, and in points of the chart, what the pointer does."""

    resized = Signal()
    zoomed = Signal(float, float)
    """Turns of the wheel (towards the user < 0) and the month under the pointer."""
    panned = Signal(float)
    """By how many months the chart was dragged to the left."""
    all_wanted = Signal()
    hovered = Signal(str, int, int)
    """The words of the mark under the pointer (may be empty), and where, in pixels."""
    chosen = Signal(str)
    """The key of the mark that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Figure())  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self._points: list[tuple[Point, str]] = []
        self._places = np.empty((0, 2))
        self._range, self._plot = (0.0, 1.0), Box(0.0, 0.0, 1.0, 1.0)
        self._pressed: float | None = None
        self._is_panning = False
        self.mpl_connect("scroll_event", self._turn)
        self.mpl_connect("button_press_event", self._press)
        self.mpl_connect("button_release_event", self._release)
        self.mpl_connect("motion_notify_event", self._move)

    def show_chart(self, chart: Chart, is_dark: bool, points: float) -> None:
        """Draw another chart; `points` is the size of its text."""
        layout = draw_chart(self.figure, chart, dark=is_dark, points=points)
        self._range, self._plot = chart.x_range, layout.plot
        low, high = chart.x_range
        self._points = [
            (point, series.name)
            for series in chart.series
            for point in series.points
            if low <= point.x <= high
        ]
        places = [
            (plot_x(chart, layout.plot, point.x), plot_y(chart, layout.plot, point.y))
            for point, _ in self._points
        ]
        self._places = self._to_pixels().transform(np.array(places).reshape(-1, 2))
        self.setAccessibleDescription(chart.summary)
        self.draw_idle()  # type: ignore[no-untyped-call]

    @property
    def range(self) -> tuple[float, float]:
        """The months that are drawn."""
        return self._range

    @property
    def plot(self) -> Box:
        """Where the plot stands, in points of the figure."""
        return self._plot

    def month_at(self, x: float) -> float:
        """The month that stands at a place of the figure, in its pixels."""
        across, _ = self._to_pixels().inverted().transform((x, 0.0))
        low, high = self._range
        return float(low + (across - self._plot.left) / self._plot.width * (high - low))

    def place_at(self, number: int) -> tuple[float, float]:
        """Where the mark at this number stands, in pixels from the widget's left upper corner."""
        x, y = self._places[number]
        return float(x) / self.device_pixel_ratio, self.height() - float(
            y
        ) / self.device_pixel_ratio

    def _to_pixels(self) -> Transform:
        """From points of the figure to its pixels."""
        transform: Transform = self.figure.axes[0].transData
        return transform

    def text_at(self, x: float, y: float) -> str:
        """The words of the mark that is nearest to a place of the figure, if one is near."""
        found = self._near(x, y)
        return "" if found is None else found[0].text or f"{found[1]}: {found[0].y:g}"

    def key_at(self, place: QPoint) -> str:
        """The key of the mark nearest to a place of the widget, if one is near; else empty."""
        ratio = self.device_pixel_ratio
        found = self._near(place.x() * ratio, (self.height() - place.y()) * ratio)
        return found[0].key if found else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask to be drawn for the new size."""
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        self.resized.emit()

    def _near(self, x: float, y: float) -> tuple[Point, str] | None:
        """The mark that is nearest to a place, with the name of its series."""
        if not len(self._places):
            return None
        distances = np.abs(self._places - (x, y)).max(axis=1)
        nearest = int(distances.argmin())
        reach = REACH_PX * self.device_pixel_ratio
        return self._points[nearest] if distances[nearest] <= reach else None

    def _turn(self, event: MouseEvent) -> None:
        if event.xdata is not None:
            self.zoomed.emit(float(event.step), self.month_at(event.x))

    def _press(self, event: MouseEvent) -> None:
        if event.dblclick:
            self.all_wanted.emit()
        elif event.button == MouseButton.LEFT:
            self._pressed, self._is_panning = event.x, False

    def _release(self, event: MouseEvent) -> None:
        was_click = self._pressed is not None and not self._is_panning
        self._pressed = None
        self.unsetCursor()
        found = self._near(event.x, event.y)
        if was_click and found is not None and found[0].key:
            self.chosen.emit(found[0].key)

    def _move(self, event: MouseEvent) -> None:
        if self._pressed is not None:
            self._drag(self._pressed, event)
            return
        ratio = self.device_pixel_ratio
        text = self.text_at(event.x, event.y)
        self.hovered.emit(text, int(event.x / ratio), int(self.height() - event.y / ratio))

    def _drag(self, pressed: float, event: MouseEvent) -> None:
        """Move by what the pointer moved since the last time, measured in the present scale."""
        ratio = self.device_pixel_ratio
        if not self._is_panning:
            if abs(event.x - pressed) < QApplication.startDragDistance() * ratio:
                return
            self._is_panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pressed = event.x
        self.panned.emit(self.month_at(pressed) - self.month_at(event.x))
