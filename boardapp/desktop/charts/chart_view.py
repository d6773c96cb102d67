"""A chart as a widget: drawn, panned, zoomed and hovered."""

import math
from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from boardapp.desktop.charts.chart_canvas import ChartCanvas
from boardapp.desktop.charts.chart_window import in_window, moved
from boardapp.desktop.charts.drawn_view import DrawnView
from boardapp.desktop.charts.pictured import HasPicture
from boardapp.desktop.parts.fact_menu import MenuRow
from boardapp.desktop.parts.keys import KeyRow, act_on
from boardapp.desktop.parts.panel import panel_of
from boardapp.figures.charts.chart import Chart, Point

NOTHING = "There is no result that a chart could show."
ZOOM_STEP = 1.25
PAN_SHARE = 0.15


KEYS = (
    KeyRow("Earlier", "Left", lambda view: view.pan_share(-PAN_SHARE)),
    KeyRow("Later", "Right", lambda view: view.pan_share(PAN_SHARE)),
    KeyRow("Nearer in time", "+; =", lambda view: view.zoom(1 / ZOOM_STEP)),
    KeyRow("Farther", "-", lambda view: view.zoom(ZOOM_STEP)),
    KeyRow("All of the chart", "0; Home", lambda view: view.show_all()),
)


class ChartView(HasPicture, DrawnView):
    """Shows one `Chart`, or says why there is none.

    Ctrl with the wheel zooms in time, the wheel and a drag pan, a double click shows all again
    (keys: `KEYS`); the pointer over a mark tells its result, a click on it emits
    `point_chosen` with the key of its fact. The panel around it gives the tip of a mark; else
    its label is told. Copy puts the picture on the clipboard. The table
    behind the chart stands beside it in the panel.
    """

    point_chosen = Signal(str)
    range_wanted = Signal(float, float)
    """The months that are to be shown, where the chart is held on the axis of another figure."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, NOTHING, parent)
        self._chart: Chart | None = None
        self._range = (0.0, 1.0)
        self._sides: tuple[float, float] | None = None
        self._held = (0.0, 0.0)
        self.canvas = self._make_canvas()
        self.setMinimumHeight(220)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def range(self) -> tuple[float, float]:
        """The stretch of time in view, in months from diagnosis."""
        return self._range

    def sizeHint(self) -> QSize:
        """A third of a panel."""
        return QSize(600, 300)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart; None: there is none."""
        self._chart = chart
        self.setAccessibleDescription(chart.summary if chart else NOTHING)
        if chart is None:
            self._say(NOTHING)
            return
        self._range = self._held if self._is_held else chart.x_range
        self._draw(chart)

    def hold(self, sides: tuple[float, float], low: float, high: float) -> None:
        """Stand on the axis of a figure above: from `sides`, in points, these months are shown.

        A chart that does not count from the diagnosis keeps its own axis.
        """
        self._sides, self._held = sides, (low, high)
        if self._is_held:
            self._range = self._held
        if self._chart is not None:
            self._draw(self._chart)

    def release(self) -> None:
        """Have an axis of its own again, from end to end."""
        self._sides = None
        if self._chart is not None:
            self._range = self._chart.x_range
            self._draw(self._chart)

    def mark(self, point: Point | None) -> None:
        """Ring a result of the chart, and bring it into view; None: none is chosen."""
        self.canvas.mark(point)
        low, high = self._range
        if point is not None and not low <= point.x <= high:
            self.pan(point.x - (low + high) / 2)

    @property
    def _is_held(self) -> bool:
        """Whether it stands on the axis of a figure above."""
        return self._sides is not None and (self._chart is None or self._chart.zero == "diagnosis")

    @property
    def pictured(self) -> Chart | None:
        """The chart, in the stretch of time that is seen."""
        return self.chart

    def copy(self) -> None:
        """Put the picture of the chart on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    # Zoom and pan

    def show_all(self) -> None:
        """Show the chart from end to end."""
        if self._is_held:
            self.range_wanted.emit(-math.inf, math.inf)
        elif self._chart is not None:
            self.show_range(*self._chart.x_range)

    def show_range(self, low: float, high: float) -> None:
        """Show this stretch of time, in months, as far as the chart reaches."""
        if self._chart is None:
            return
        if self._is_held:
            self.range_wanted.emit(low, high)
            return
        wanted = moved(self._chart, low, high)
        if wanted != self._range:
            self._range = wanted
            self._draw(self._chart)

    @property
    def kept_range(self) -> tuple[float, float] | None:
        """The stretch in view, to be restored; None where all of the chart is."""
        return None if self._chart is None or self._range == self._chart.x_range else self._range

    def restore(self, months: tuple[float, float] | None) -> None:
        """Show a stretch again that `kept_range` gave."""
        if months is not None:
            self.show_range(*months)

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Show a stretch `factor` times as long about a month, else about the middle."""
        low, high = self._range
        middle = (low + high) / 2 if about is None else about
        self.show_range(middle - (middle - low) * factor, middle + (high - middle) * factor)

    def pan(self, months: float) -> None:
        """Move the stretch in view by months."""
        self.show_range(self._range[0] + months, self._range[1] + months)

    def pan_share(self, share: float) -> None:
        """Move the stretch in view by a share of its length."""
        self.pan(share * (self._range[1] - self._range[0]))

    def _key_at(self, at: QPoint) -> str:
        return self.canvas.key_at(self.canvas.mapFromGlobal(at))

    def _menu_rows(self) -> Iterator[MenuRow]:
        if self.kept_range is not None:
            yield MenuRow("Show &All", self.show_all)

    # Qt's own events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, zoom, pan."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not act_on(KEYS, self, event):
            super().keyPressEvent(event)

    # Drawing

    def _draw(self, chart: Chart) -> None:
        self._stack.setCurrentWidget(self.canvas)
        self.canvas.setAccessibleName(self.accessibleName())  # another chart has another name
        if self._is_held:
            # What was given when stands in the figure above.
            chart = replace(chart, sides=self._sides, shades=())
        self.canvas.show_chart(in_window(chart, *self._range))

    def _make_canvas(self) -> ChartCanvas:
        canvas = ChartCanvas(self)
        self._name_canvas(canvas)
        canvas.zoomed.connect(self._zoom_by_wheel)
        canvas.scrolled.connect(self._scroll_by_wheel)
        canvas.panned.connect(self.pan)
        canvas.all_wanted.connect(self.show_all)
        canvas.hovered.connect(self._tell)
        canvas.chosen.connect(self.point_chosen)
        self._stack.addWidget(canvas)
        return canvas

    def _scroll_by_wheel(self, turns: float) -> None:
        self.pan_share(PAN_SHARE * turns)

    def _zoom_by_wheel(self, turns: float, month: float) -> None:
        self.zoom(ZOOM_STEP**-turns, month)

    def _tell(self, text: str, x: int, y: int) -> None:
        key, panel = self.canvas.key_at(QPoint(x, y)), panel_of(self)
        told = panel.mark_tip(key) if panel is not None and key else ""
        self._show_tip(self.canvas, told or text, x, y)
