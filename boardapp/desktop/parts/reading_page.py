"""A page to read that the keyboard walks through by its facts, and leaves with Tab."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from boardapp.desktop.parts.html import is_door
from boardapp.desktop.parts.keys import KeyRow, act_on

KEYS = (
    KeyRow("The fact before", "Ctrl+Up", lambda page: page.stepped.emit(-1)),
    KeyRow("The fact after", "Ctrl+Down", lambda page: page.stepped.emit(1)),
    KeyRow("Follow the fact, or the link that Tab stands at", "Return; Enter"),
    KeyRow("Scroll", "Up; Down; PgUp; PgDown"),
)


class ReadingPage(QTextBrowser):
    """Tab stops at links, but not at the sources behind the facts: there are a hundred of them.

    `stepped` tells that the fact before (−1) or after (1) the chosen one is wanted, `followed`
    that the chosen one is.
    """

    stepped = Signal(int)
    followed = Signal()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Qt: go to the next link, and on where none is left."""
        while moved := super().focusNextPrevChild(is_next):
            if not (self.hasFocus() and is_door(self._link())):
                break
        return moved

    def _link(self) -> str:
        """The link that the keyboard is on: it is selected, from either end."""
        cursor = QTextCursor(self.textCursor())
        cursor.setPosition(cursor.selectionEnd())
        return cursor.charFormat().anchorHref()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from fact to fact with Ctrl and the arrows; Enter follows where no link is."""
        is_on_link = self.textCursor().hasSelection() and bool(self._link())
        if act_on(KEYS, self, event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_on_link:
            self.followed.emit()
        else:
            super().keyPressEvent(event)
