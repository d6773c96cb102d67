"""A widget whose picture matplotlib draws: a sentence stands in its place until that is there."""

import logging
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QStackedLayout, QToolTip, QWidget

from boardapp.desktop.parts.clipboard import Copyable
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow
from boardapp.desktop.system import preload

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

log = logging.getLogger(__name__)

PREPARING = "The chart is being prepared …"
BROKEN = (
    "The chart can't be drawn, because the chart library (matplotlib) failed. "
    "The table holds the same results; Help › Show Log names the fault."
)
_DARK_BELOW = 128  # lightness of the ground, of 255
_NEAR = 4  # the pointer may move as many pixels before a tip goes


class DrawnView(Copyable, HasMenu, QWidget):
    """The base of the views: when to draw, in which colours, and what to say meanwhile.

    A view says with `_is_empty` whether it has something to draw, and draws it in `_draw_now`.
    """

    def __init__(self, name: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel(message, self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setEnabled(False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._message)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @property
    def is_pending(self) -> bool:
        """Whether a change waits to be drawn."""
        return self._timer.isActive()

    @property
    def message(self) -> str:
        """What stands in place of a drawing; empty while one is shown."""
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the mark at a point of the screen; by the keyboard of the whole drawing."""
        key = self._key_at(at) if at is not None and not self.message else ""
        where = at or self.mapToGlobal(self.rect().center())
        rows = () if self.message else (MenuRow("Copy &Picture", self.copy, "Copied."),)
        return FactMenu(key, where, (*rows, *self._menu_rows()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of another palette, and with text of another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_soon()

    # What a view adds

    def _is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        raise NotImplementedError

    def _draw_now(self) -> None:
        """Draw, and bring the drawing to the front; what it raises is told in a sentence."""
        raise NotImplementedError

    def _key_at(self, at: QPoint) -> str:
        """The key or the place of the fact whose mark stands at a point of the screen, or empty."""
        return ""

    def _menu_rows(self) -> Iterable[MenuRow]:
        """What its context menu offers beside copying."""
        return ()

    # What a view uses

    def _say(self, message: str) -> None:
        """Show a sentence in place of the drawing."""
        self._message.setText(message)
        self._stack.setCurrentWidget(self._message)

    def _draw_when_ready(self) -> None:
        """Draw as soon as matplotlib is there."""
        if preload.charts().is_ready:
            self._draw_soon()
        else:
            self._say(PREPARING)
            preload.charts().when_ready(self._draw_soon)

    def _draw_soon(self) -> None:
        """Draw once for all that changes before the next turn of the event loop."""
        if not self._is_empty() and preload.charts().is_ready:
            self._timer.start()

    def _is_dark(self) -> bool:
        """Whether the ground that is drawn on is dark."""
        return self.palette().color(QPalette.ColorRole.Base).lightness() < _DARK_BELOW

    def _points(self, canvas: "FigureCanvasQTAgg") -> float:
        """The size of the window's text, in points of the canvas's figure."""
        points = QFontInfo(self.font()).pixelSize() * 72 / canvas.figure.dpi
        return float(points * canvas.device_pixel_ratio)

    def _show_tip(self, canvas: QWidget, text: str, x: int, y: int) -> None:
        """Show the words of the mark at a place of the canvas; no text takes them away."""
        if not text:
            QToolTip.hideText()
            return
        here = QPoint(x, y)
        tip = "<br>".join(escape(text).split("\n"))
        near = QRect(here - QPoint(_NEAR, _NEAR), QSize(2 * _NEAR, 2 * _NEAR))
        QToolTip.showText(canvas.mapToGlobal(here), f"<span>{tip}</span>", canvas, near)

    def _draw(self) -> None:
        if self._is_empty():
            return
        try:
            self._draw_now()
        except Exception as error:  # noqa: BLE001  a fault of the library must leave the table
            log.error("could not draw a chart: %s", type(error).__name__)  # noqa: TRY400  values
            self._say(BROKEN)
