"""A tip beside the pointer that tells what a cited source is."""

from html import escape

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip, QWidget


def show_tip(widget: QWidget, text: str) -> None:
    """Show a text beside the pointer, in lines that are wrapped; an empty one takes it away."""
    if text:
        lines = "<br>".join(map(escape, text.split("\n")))
        QToolTip.showText(QCursor.pos(), f"<span>{lines}</span>", widget)
    else:
        QToolTip.hideText()
