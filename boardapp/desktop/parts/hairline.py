"""A hairline between two parts of the window."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QWidget


def hairline(shape: QFrame.Shape, parent: QWidget) -> QFrame:
    """A line, HLine or VLine, in a quiet colour of the palette."""
    made = QFrame(parent)
    made.setFrameShape(shape)
    made.setFrameShadow(QFrame.Shadow.Plain)
    made.setForegroundRole(QPalette.ColorRole.Mid)
    return made
