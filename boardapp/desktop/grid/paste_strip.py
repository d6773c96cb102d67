"""The strip beneath the grid: what a paste would do, asked before anything enters."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_LINES = 6


class PasteStrip(QFrame):
    """Shows what a paste would do. Enter does what the first button says, Esc leaves all as it is.

    `applied` fires for the paste, `assisted` for the assistant, `left` for nothing.
    """

    applied = Signal()
    assisted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("What would be pasted")
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName("Cells that can't be read or are replaced")
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.assist_button = QPushButton("Open in the &Assistant", self)
        self.apply_button = QPushButton("A&pply", self)
        self.cancel_button = QPushButton("Cancel", self)
        self.assist_button.clicked.connect(self.assisted)
        self.apply_button.clicked.connect(self.applied)
        self.cancel_button.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (self.assist_button, self.apply_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.said)
        layout.addWidget(self.lines)
        layout.addLayout(buttons)
        self.hide()

    def expect(self) -> None:
        """A large block is being read."""
        self._show("Reading what was copied …", (), may_apply=False)

    def show_paste(self, said: str, lines: Sequence[str], *, may_apply: bool) -> None:
        """Tell what would enter, and cell by cell what is replaced or can't be read."""
        self._show(said, lines, may_apply=may_apply)

    def offer_assistant(self, said: str) -> None:
        """Offer the assistant first; to paste the cells as they are is left to choose."""
        self._show(said, (), may_apply=True)
        self.apply_button.setText("Cell by Cell")
        self.assist_button.show()
        self.assist_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button says that has the keyboard, or the first; Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shown = [self.assist_button, self.apply_button, self.cancel_button]
            usable = [one for one in shown if one.isVisible() and one.isEnabled()]
            next((one for one in usable if one.hasFocus()), usable[0]).click()
        else:
            super().keyPressEvent(event)

    def _show(self, said: str, lines: Sequence[str], *, may_apply: bool) -> None:
        self.said.setText(said)
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        height = self.fontMetrics().lineSpacing() * (min(len(lines), _LINES) + 1)
        self.lines.setFixedHeight(height)
        self.assist_button.hide()
        self.apply_button.setText("A&pply")
        self.apply_button.setEnabled(may_apply)
        self.show()
        first = self.apply_button if may_apply else self.cancel_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
