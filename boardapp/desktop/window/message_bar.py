"""A line below the header that stays until it is read: what was made, and how to get there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

Choice = tuple[str, Callable[[], object]]


class MessageBar(QFrame):
    """One message with buttons; a new one replaces it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 6, 16, 6)
        self._layout.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The message."""
        return self._label.text()

    def show_message(self, text: str, *choices: Choice) -> None:
        """Show `text` with a button for each choice, and Dismiss."""
        self._drop_buttons()
        self._label.setText(text)
        for label, action in (*choices, ("Dismiss", self.hide)):
            button = QPushButton(label, self)
            button.clicked.connect(partial(_act, action))
            self._layout.addWidget(button)
            self._buttons.append(button)
        self.show()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def button(self, label: str) -> QPushButton:
        """The button with this label. Raises KeyError if the message has no such choice."""
        return {button.text(): button for button in self._buttons}[label]

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []


def _act(action: Callable[[], object], _checked: bool = False) -> None:
    action()
