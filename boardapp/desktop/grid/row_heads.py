"""The heads of the rows: the tests, apart from the edge and from what shows the keyboard there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

_INDENT = "\N{EN SPACE}"
"""Qt draws a head from its edge on, and has no margin to set for it."""


class RowHeads(QHeaderView):
    """Draws each head a little further in; what it says is the model's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, index: int) -> None:
        """Qt: what is drawn of a head."""
        super().initStyleOptionForIndex(option, index)
        option.text = f"{_INDENT}{option.text}"
