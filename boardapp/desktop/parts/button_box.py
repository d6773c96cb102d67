"""The buttons at the foot of a dialog: words alone, since a style's icons drown in the dark."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QWidget


def button_box(standard: QDialogButtonBox.StandardButton, parent: QWidget) -> QDialogButtonBox:
    """A box with this button of the system, in its own words and without its icon."""
    box = QDialogButtonBox(standard, parent)
    for button in box.buttons():
        button.setIcon(QIcon())
    return box
