"""A chart as a widget: drawn by matplotlib once that is there, panned, zoomed and hovered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QStackedLayout, QToolTip, QWidget

from boardapp.desktop import preload

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import MouseEvent
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

    from boardapp.figures.chart import Chart

PREPARING = "The chart is being prepared …"
NOTHING = "There is no result that a chart could show."
ZOOM_STEP = 1.25
HOVER_REACH_PX = 12


class ChartView(QWidget):
    """Shows one `Chart`, or says that there is none.

    The wheel zooms in time, a drag pans, a double click shows all again; the pointer
    over a mark tells its result. Copy puts the picture on the clipboard. The table
    behind the chart stands beside it in the panel.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._chart: Chart | None = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._drag_from: float | None = None
        self._message = QLabel(NOTHING, self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setEnabled(False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._message)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumHeight(220)

    @property
    def chart(self) -> "Chart | None":
        """The chart that is shown."""
        return self._chart

    def show_chart(self, chart: "Chart | None") -> None:
        """Show another chart, as soon as matplotlib is there; None: there is none."""
        self._chart = chart
        self.setAccessibleDescription(chart.summary if chart else NOTHING)
        if chart is None:
            self._say(NOTHING)
        elif preload.charts().is_ready:
            self._draw()
        else:
            self._say(PREPARING)
            preload.charts().when_ready(self._draw)

    def copy(self) -> None:
        """Put the picture of the chart on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; Home shows all."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Home:
            self._show_all()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._canvas is not None:
            self._draw()

    def _say(self, message: str) -> None:
        self._message.setText(message)
        self._stack.setCurrentWidget(self._message)

    def _draw(self) -> None:
        if self._chart is None:
            return
        from boardapp.figures.mpl_chart import draw_chart

        canvas = self._canvas or self._make_canvas()
        canvas.figure.clear()
        is_dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        draw_chart(canvas.figure, self._chart, dark=is_dark)
        self._stack.setCurrentWidget(canvas)
        canvas.draw_idle()  # type: ignore[no-untyped-call]

    def _make_canvas(self) -> "FigureCanvasQTAgg":
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        canvas = FigureCanvasQTAgg(Figure())
        canvas.setAccessibleName(self._name)
        canvas.setFocusProxy(self)
        canvas.mpl_connect("scroll_event", self._zoom)
        canvas.mpl_connect("button_press_event", self._press)
        canvas.mpl_connect("button_release_event", self._release)
        canvas.mpl_connect("motion_notify_event", self._move)
        self._stack.addWidget(canvas)
        self._canvas = canvas
        return canvas

    def _zoom(self, event: "MouseEvent") -> None:
        """Zoom in time about the pointer."""
        if event.inaxes is None or event.xdata is None:
            return
        low, high = event.inaxes.get_xlim()
        factor = ZOOM_STEP if event.step < 0 else 1 / ZOOM_STEP
        self._set_range(
            event.xdata - (event.xdata - low) * factor, event.xdata + (high - event.xdata) * factor
        )

    def _press(self, event: "MouseEvent") -> None:
        if event.dblclick:
            self._show_all()
        elif event.inaxes is not None and event.button == 1:
            self._drag_from = event.xdata

    def _release(self, _: "MouseEvent") -> None:
        self._drag_from = None

    def _move(self, event: "MouseEvent") -> None:
        if event.inaxes is None or event.xdata is None:
            return
        if self._drag_from is None:
            self._tell(event, event.inaxes)
            return
        low, high = event.inaxes.get_xlim()
        shift = self._drag_from - event.xdata
        self._set_range(low + shift, high + shift)

    def _tell(self, event: "MouseEvent", axes: "Axes") -> None:
        """Show the result under the pointer, if one is near."""
        transform = axes.transData
        nearest, text = HOVER_REACH_PX, ""
        for series in self._chart.series if self._chart else ():
            for point in series.points:
                x, y = transform.transform((point.x, point.y))
                distance = max(abs(x - event.x), abs(y - event.y))
                if distance <= nearest:
                    nearest, text = distance, point.text or f"{series.name}: {point.y:g}"
        if text:
            QToolTip.showText(QCursor.pos(), text, self)
        else:
            QToolTip.hideText()

    def _show_all(self) -> None:
        if self._chart is not None:
            self._set_range(*self._chart.x_range)

    def _set_range(self, low: float, high: float) -> None:
        if self._canvas is None:
            return
        for axes in self._canvas.figure.axes:
            axes.set_xlim(low, high)
        self._canvas.draw_idle()  # type: ignore[no-untyped-call]
