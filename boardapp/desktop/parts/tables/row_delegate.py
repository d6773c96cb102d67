"""How a row of a table is drawn: chosen as a whole, with units kept whole."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from boardapp.desktop.parts.tables.facts_model import Index
from boardapp.desktop.parts.unit_breaks import hold_units


class RowDelegate(QStyledItemDelegate):
    """Marks a chosen row as a whole."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: a chosen row has no frame about one of its cells."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        quiet_without_keyboard(option)

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Qt: the text of a cell, with units kept whole."""
        return hold_units(super().displayText(value, locale))


def quiet_without_keyboard(option: QStyleOptionViewItem) -> None:
    """Draw a chosen row in the palette's quiet colour while the keyboard is elsewhere."""
    if not option.widget.hasFocus():
        option.state &= ~QStyle.StateFlag.State_Active
