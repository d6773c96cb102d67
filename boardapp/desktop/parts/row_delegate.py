"""How a row of a table is drawn: with some air, and chosen as a whole."""

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardapp.desktop.parts.facts_model import Index
from boardapp.desktop.parts.unit_breaks import hold_units

ROW_PADDING = 12
MOST_MEASURED = 8_000
"""Cells whose sizes are kept in mind."""


class RowDelegate(QStyledItemDelegate):
    """Gives each row some air, and marks a chosen row as a whole.

    Qt asks for the size of each cell several times while a table is first laid out; a text that
    has been measured at a width is not measured again.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[str, int, str, object], QSize] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: a chosen row has no frame about one of its cells."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Qt: the text of a cell, with units kept whole."""
        return hold_units(super().displayText(value, locale))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the size of a cell, measured once."""
        key = (index.data(), option.rect.width(), option.font.key(), option.features)
        size = self._sizes.get(key)
        if size is None:
            if len(self._sizes) >= MOST_MEASURED:
                self._sizes.clear()
            size = super().sizeHint(option, index) + QSize(0, ROW_PADDING)
            self._sizes[key] = size
        return QSize(size)
