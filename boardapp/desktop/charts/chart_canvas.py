"""The drawing of a chart, with the pointer over it."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from boardapp.desktop.charts.fonts import advance
from boardapp.desktop.charts.scene_canvas import PIXELS_PER_POINT, SceneCanvas
from boardapp.figures.charts.chart import Chart, Point
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.places import plot_x, plot_y
from boardapp.figures.charts.scene import chart_scene
from boardapp.figures.lanes import Box
from boardapp.figures.scene import Place, Scene

REACH_PX = 12
"""How near to a mark the pointer tells it."""
RING_PX, RING_WIDTH = 9.0, 2.0
"""The ring about the chosen result: its half width, and its line."""
_WHEEL_STEP = 120


class ChartCanvas(SceneCanvas):
    """Draws a chart and says in months, and in pixels of the widget, what the pointer does."""

    scrolled = Signal(float)
    """Turns of the wheel without Ctrl: to later times > 0."""
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
        super().__init__(parent)
        self._chart: Chart | None = None
        self._points: list[tuple[Point, str]] = []
        self._places: list[Place] = []
        self._plot = Box(0.0, 0.0, 1.0, 1.0)
        self._ringed: Point | None = None
        self._pressed: float | None = None
        self._is_panning = False

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart, or another stretch of it."""
        self._chart = chart
        self.setAccessibleDescription(chart.summary)
        self.outdate()

    def mark(self, point: Point | None) -> None:
        """Ring the place of a result, though it may have no mark of its own; None: none."""
        self._ringed = point
        self.update()

    @property
    def ringed(self) -> Point | None:
        """The result that is ringed; None: none is."""
        return self._ringed

    def ring_place(self) -> Place | None:
        """Where the ring stands, in pixels; None where its result is not in view."""
        chart, point = self._chart, self._ringed
        if chart is None or point is None or not chart.x_range[0] <= point.x <= chart.x_range[1]:
            return None
        _ = self.scene
        x, y = plot_x(chart, self._plot, point.x), plot_y(chart, self._plot, point.y)
        return x * PIXELS_PER_POINT, y * PIXELS_PER_POINT

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and the ring about the chosen result over it."""
        super().paintEvent(event)
        place = self.ring_place()
        if place is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), RING_WIDTH))
        painter.drawEllipse(QPointF(*place), RING_PX, RING_PX)
        painter.end()

    @property
    def range(self) -> tuple[float, float]:
        """The months that are drawn."""
        return self._chart.x_range if self._chart else (0.0, 1.0)

    @property
    def plot(self) -> Box:
        """Where the plot stands, in pixels."""
        _ = self.scene
        scale, box = PIXELS_PER_POINT, self._plot
        return Box(box.left * scale, box.top * scale, box.width * scale, box.height * scale)

    def month_at(self, x: float) -> float:
        """The month that stands at a place, in pixels from the left edge."""
        (low, high), plot = self.range, self.plot
        return low + (x - plot.left) / plot.width * (high - low)

    def place_at(self, number: int) -> Place:
        """Where the mark at this number stands, in pixels from the widget's left upper corner."""
        _ = self.scene
        x, y = self._places[number]
        return x * PIXELS_PER_POINT, y * PIXELS_PER_POINT

    def text_at(self, x: float, y: float) -> str:
        """The words of the mark that is nearest to a place, if one is near."""
        found = self._near(x, y)
        return "" if found is None else found[0].text or f"{found[1]}: {found[0].y:g}"

    def key_at(self, place: QPoint) -> str:
        """The key of the mark nearest to a place of the widget, if one is near; else empty."""
        found = self._near(place.x(), place.y())
        return found[0].key if found else ""

    def _lay_out(self, width: float, height: float) -> Scene:
        chart = self._chart
        if chart is None:
            return ()
        layout = lay_out_chart(chart, width, height, self.text_size, advance)
        self._plot, (low, high) = layout.plot, chart.x_range
        self._points = [
            (point, series.name)
            for series in chart.series
            for point in series.points
            if low <= point.x <= high
        ]
        self._places = [
            (plot_x(chart, layout.plot, point.x), plot_y(chart, layout.plot, point.y))
            for point, _ in self._points
        ]
        return chart_scene(chart, layout, width, height, self.page).whole

    def _near(self, x: float, y: float) -> tuple[Point, str] | None:
        """The mark that is nearest to a place, with the name of its series."""
        _ = self.scene
        x, y = x / PIXELS_PER_POINT, y / PIXELS_PER_POINT
        distances = [max(abs(left - x), abs(top - y)) for left, top in self._places]
        nearest = min(range(len(distances)), key=distances.__getitem__, default=-1)
        is_near = nearest >= 0 and distances[nearest] <= REACH_PX / PIXELS_PER_POINT
        return self._points[nearest] if is_near else None

    # Pointer

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the month under the pointer with Ctrl; else scroll to and fro in time."""
        moved = event.angleDelta()
        turns = (moved.y() or moved.x()) / _WHEEL_STEP
        if turns and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(turns, self.month_at(event.position().x()))
        elif turns:
            self.scrolled.emit(-turns)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_panning = event.position().x(), False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for all of the chart."""
        self.all_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless it was a drag: choose the mark that is near."""
        was_click = self._pressed is not None and not self._is_panning
        self._pressed = None
        self.unsetCursor()
        found = self._near(event.position().x(), event.position().y())
        if was_click and found is not None and found[0].key:
            self.chosen.emit(found[0].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan by a drag; else tell the mark under the pointer."""
        here = event.position()
        if self._pressed is not None:
            self._drag(self._pressed, here)
        else:
            self.hovered.emit(self.text_at(here.x(), here.y()), int(here.x()), int(here.y()))

    def _drag(self, pressed: float, here: QPointF) -> None:
        """Move by what the pointer moved since the last time, measured in the present scale."""
        if not self._is_panning:
            if abs(here.x() - pressed) < QApplication.startDragDistance():
                return
            self._is_panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pressed = here.x()
        self.panned.emit(self.month_at(pressed) - self.month_at(here.x()))
