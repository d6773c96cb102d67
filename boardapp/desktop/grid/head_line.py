"""The line over a head of the grid: the name of a new test, or the time of a column, is typed."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from boardapp.desktop.edit.boxes import LineBox, MakeCompleter

LEAST_LETTERS = 34
"""So wide at least is the line, whatever the column."""


class HeadLine(LineBox):
    """Typed into over a head; gone once what is typed is applied or given up.

    `given_up` fires at Esc.
    """

    given_up = Signal()

    def __init__(self, name: str, hint: str, make: MakeCompleter, parent: QWidget) -> None:
        super().__init__(parent, make)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def open_over(self, head: QRect) -> None:
        """Show the line over a head, given in pixels of its parent, and take the keyboard."""
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        holder = self.parentWidget()
        most = holder.width() if holder is not None else least
        width = min(max(head.width(), least), most)
        left = max(min(head.left(), most - width), 0)
        height = self.sizeHint().height()
        self.setGeometry(QRect(left, head.bottom() + 1 - height, width, height))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.select_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up. No key goes on to the grid beneath, which would leave the cell by it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
        event.accept()
