"""Toxicity along the cycles of a therapy as a widget: drawn once matplotlib is there."""

import logging
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QToolTip, QWidget

from boardapp.desktop import preload
from boardapp.desktop.charts.chart_view import BROKEN, PREPARING
from boardapp.desktop.charts.copy_key import keeps_copy_key
from boardapp.desktop.clipboard import Copyable
from boardapp.figures.cycles import CycleFigure

if TYPE_CHECKING:
    from boardapp.desktop.charts.cycle_canvas import CycleCanvas

log = logging.getLogger(__name__)


class CycleView(Copyable, QWidget):
    """Shows one `CycleFigure`, scrolled where it is higher than the room there is.

    The pointer over a mark tells it, a click on it emits `mark_chosen` with the place of its
    fact. Copy puts the whole picture on the clipboard. The table beside it holds the same.
    """

    mark_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: CycleFigure | None = None
        self._canvas: CycleCanvas | None = None
        self._message = QLabel(PREPARING, self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setEnabled(False)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, or a figure that just fits would be drawn narrower and wider in turns.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._scroll)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumHeight(160)

    @property
    def figure(self) -> CycleFigure | None:
        """The figure that is shown."""
        return self._figure

    @property
    def canvas(self) -> "CycleCanvas | None":
        """The drawing; None until matplotlib is there."""
        return self._canvas

    @property
    def is_pending(self) -> bool:
        """Whether a change waits to be drawn."""
        return self._timer.isActive()

    @property
    def message(self) -> str:
        """What stands in place of a drawing; empty while one is shown."""
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    def sizeHint(self) -> QSize:
        """Half of a panel."""
        return QSize(600, 320)

    def show_figure(self, figure: CycleFigure | None) -> None:
        """Show another figure as soon as matplotlib is there; None: there is none."""
        self._figure = figure
        self.setAccessibleDescription(figure.summary if figure else "")
        if figure is None:
            return
        if preload.charts().is_ready:
            self._draw_soon()
        else:
            self._say(PREPARING)
            preload.charts().when_ready(self._draw_soon)

    def copy(self) -> None:
        """Put the picture of the whole figure on the clipboard."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def event(self, event: QEvent) -> bool:
        """Keep the key for copying."""
        if isinstance(event, QKeyEvent) and keeps_copy_key(event):
            return True
        return super().event(event)

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

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of another palette, and with text of another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_soon()

    def _say(self, message: str) -> None:
        self._message.setText(message)
        self._stack.setCurrentWidget(self._message)

    def _draw_soon(self) -> None:
        """Draw once for all that changes before the next turn of the event loop."""
        if self._figure is not None and preload.charts().is_ready:
            self._timer.start()

    def _draw(self) -> None:
        if self._figure is None:
            return
        try:
            canvas = self._canvas or self._make_canvas()
            self._stack.setCurrentWidget(self._scroll)
            is_dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
            points = QFontInfo(self.font()).pixelSize() * 72 / canvas.figure.dpi
            canvas.show_figure(self._figure, is_dark, points * canvas.device_pixel_ratio)
        except Exception as error:  # noqa: BLE001  a fault of the library must leave the table
            log.error("could not draw a chart: %s", type(error).__name__)  # noqa: TRY400  values
            self._say(BROKEN)

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
        """Show the words of the mark under the pointer, or take them away."""
        if not text or self._canvas is None:
            QToolTip.hideText()
            return
        here = QPoint(x, y)
        tip = "<br>".join(escape(text).split("\n"))
        near = QRect(here - QPoint(4, 4), QSize(8, 8))
        QToolTip.showText(self._canvas.mapToGlobal(here), f"<span>{tip}</span>", self._canvas, near)
