"""Toxicity along the cycles of a therapy as a widget: drawn once matplotlib is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from boardapp.desktop.charts.drawn_view import PREPARING, DrawnView
from boardapp.figures.cycles.cycles import CycleFigure

if TYPE_CHECKING:
    from boardapp.desktop.charts.cycle_canvas import CycleCanvas


class CycleView(DrawnView):
    """Shows one `CycleFigure`, scrolled where it is higher than the room there is.

    The pointer over a mark tells it, a click on it emits `mark_chosen` with the place of its
    fact. Copy puts the whole picture on the clipboard. The table beside it holds the same.
    """

    mark_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, PREPARING, parent)
        self._figure: CycleFigure | None = None
        self._canvas: CycleCanvas | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, or a figure that just fits would be drawn narrower and wider in turns.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._scroll)
        self.setMinimumHeight(160)

    @property
    def figure(self) -> CycleFigure | None:
        """The figure that is shown."""
        return self._figure

    @property
    def canvas(self) -> "CycleCanvas | None":
        """The drawing; None until matplotlib is there."""
        return self._canvas

    def sizeHint(self) -> QSize:
        """Half of a panel."""
        return QSize(600, 320)

    def show_figure(self, figure: CycleFigure | None) -> None:
        """Show another figure as soon as matplotlib is there; None: there is none."""
        self._figure = figure
        self.setAccessibleDescription(figure.summary if figure else "")
        if figure is not None:
            self._draw_when_ready()

    def copy(self) -> None:
        """Put the picture of the whole figure on the clipboard."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and scroll by the keys."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        bar = self._scroll.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * bar.singleStep())
        else:
            super().keyPressEvent(event)

    def _key_at(self, at: QPoint) -> str:
        if self._canvas is None:
            return ""
        here = self._canvas.mapFromGlobal(at)
        mark = self._canvas.mark_under(here.x(), here.y())
        return mark.key if mark else ""

    def _is_empty(self) -> bool:
        return self._figure is None

    def _draw_now(self) -> None:
        if self._figure is None:
            return
        canvas = self._canvas or self._make_canvas()
        self._stack.setCurrentWidget(self._scroll)
        canvas.show_figure(self._figure, self._is_dark(), self._points(canvas))

    def _make_canvas(self) -> "CycleCanvas":
        from boardapp.desktop.charts.cycle_canvas import CycleCanvas

        canvas = CycleCanvas(self)
        canvas.setAccessibleName(self.accessibleName())
        canvas.setFocusProxy(self)
        canvas.resized.connect(self._draw_soon)
        canvas.hovered.connect(self._tell)
        canvas.chosen.connect(self.mark_chosen)
        self._scroll.setWidget(canvas)
        self._canvas = canvas
        return canvas

    def _tell(self, text: str, x: int, y: int) -> None:
        if self._canvas is not None:
            self._show_tip(self._canvas, text, x, y)
