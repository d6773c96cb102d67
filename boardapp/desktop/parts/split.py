"""Parts of a panel with a line between them that the user can move."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Part(NamedTuple):
    """A widget, its share of room to spare, and its size at first in pixels."""

    widget: QWidget
    share: int
    size: int


def beside(parent: QWidget, *parts: Part) -> QSplitter:
    """Parts from left to right, none of which can be folded away."""
    return _split(Qt.Orientation.Horizontal, parent, parts)


def stacked(parent: QWidget, *parts: Part) -> QSplitter:
    """Parts one above the other, none of which can be folded away."""
    return _split(Qt.Orientation.Vertical, parent, parts)


def _split(way: Qt.Orientation, parent: QWidget, parts: tuple[Part, ...]) -> QSplitter:
    made = QSplitter(way, parent)
    for number, part in enumerate(parts):
        made.addWidget(part.widget)
        made.setStretchFactor(number, part.share)
    made.setSizes([part.size for part in parts])
    made.setChildrenCollapsible(False)
    return made
