"""The base of the views of charts: a drawing, or a sentence in its place."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QStackedLayout, QToolTip, QWidget

from boardapp.desktop.charts.scene_canvas import SceneCanvas
from boardapp.desktop.parts.accessible import tell_role
from boardapp.desktop.parts.clipboard import Copyable
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow

BROKEN = (
    "The chart can't be drawn, through a fault of the program. The table holds the same results; "
    "Help › Show Log names the fault."
)
_NEAR = 4  # the pointer may move as many pixels before a tip goes


class DrawnView(Copyable, HasMenu, QWidget):
    """Shows a canvas, or says why there is nothing to be drawn."""

    def __init__(self, name: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel(message, self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setEnabled(False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._message)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        tell_role(self, QAccessible.Role.Chart)

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

    # What a view adds

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

    def _name_canvas(self, canvas: SceneCanvas) -> None:
        """Give a canvas the name and the keys of the view, and tell what can't be drawn."""
        canvas.setAccessibleName(self.accessibleName())
        canvas.setFocusProxy(self)
        canvas.broken.connect(self._say_broken, Qt.ConnectionType.QueuedConnection)

    def _say_broken(self) -> None:
        self._say(BROKEN)

    def _show_tip(self, canvas: QWidget, text: str, x: int, y: int) -> None:
        """Show the words of the mark at a place of the canvas; no text takes them away."""
        if not text:
            QToolTip.hideText()
            return
        here = QPoint(x, y)
        tip = "<br>".join(escape(text).split("\n"))
        near = QRect(here - QPoint(_NEAR, _NEAR), QSize(2 * _NEAR, 2 * _NEAR))
        QToolTip.showText(canvas.mapToGlobal(here), f"<span>{tip}</span>", canvas, near)
