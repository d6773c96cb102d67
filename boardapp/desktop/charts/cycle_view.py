"""Toxicity along the cycles of a therapy as a widget."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from boardapp.desktop.charts.cycle_canvas import CycleCanvas
from boardapp.desktop.charts.drawn_view import DrawnView
from boardapp.desktop.charts.pictured import HasPicture
from boardapp.figures.cycles.cycles import CycleFigure

NOTHING = "There is no cycle that could be drawn."


class CycleView(HasPicture, DrawnView):
    """Shows one `CycleFigure`, scrolled where it is higher than the room there is.

    The pointer over a mark tells it, a click on it emits `mark_chosen` with the place of its
    fact. Copy puts the whole picture on the clipboard. The table beside it holds the same.
    """

    mark_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, NOTHING, parent)
        self._figure: CycleFigure | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, or a figure that just fits would be drawn narrower and wider in turns.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._scroll)
        self.canvas = self._make_canvas()
        self.setMinimumHeight(160)

    @property
    def figure(self) -> CycleFigure | None:
        """The figure that is shown."""
        return self._figure

    def sizeHint(self) -> QSize:
        """Half of a panel."""
        return QSize(600, 320)

    def show_figure(self, figure: CycleFigure | None) -> None:
        """Show another figure; None: there is none."""
        self._figure = figure
        self.setAccessibleDescription(figure.summary if figure else "")
        if figure is None:
            self._say(NOTHING)
            return
        self._stack.setCurrentWidget(self._scroll)
        self.canvas.show_figure(figure)

    @property
    def pictured(self) -> CycleFigure | None:
        """The cycles that are drawn."""
        return self._figure

    def copy(self) -> None:
        """Put the picture of the whole figure on the clipboard."""
        if self._figure is not None:
            QGuiApplication.clipboard().setPixmap(self.canvas.grab())

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
        here = self.canvas.mapFromGlobal(at)
        mark = self.canvas.mark_under(here.x(), here.y())
        return mark.key if mark else ""

    def _make_canvas(self) -> CycleCanvas:
        canvas = CycleCanvas(self)
        self._name_canvas(canvas)
        canvas.hovered.connect(self._tell)
        canvas.chosen.connect(self.mark_chosen)
        self._scroll.setWidget(canvas)
        return canvas

    def _tell(self, text: str, x: int, y: int) -> None:
        self._show_tip(self.canvas, text, x, y)
