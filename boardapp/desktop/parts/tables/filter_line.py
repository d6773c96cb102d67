"""A line over a table that shows only the rows with the words typed into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from boardapp.desktop.parts.tables.facts_table import FactsTable

LONG = 15
"""Tables of so many rows show the line; over shorter ones it appears when it is asked for."""


class FilterLine(QWidget):
    """The words, and how many rows of how many have them. Esc shows all rows again."""

    def __init__(self, table: FactsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._is_wanted = False
        self.field = _Field(self)
        self.field.setPlaceholderText("Filter")
        self.field.setAccessibleName(f"Filter: {table.accessibleName()}")
        self.field.setToolTip("Show only the rows with these words (Ctrl+Shift+F); Esc shows all")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(table.order.show_only)
        self.field.left.connect(self.close_line)
        self.field.done.connect(self._enter_table)
        self.count = QLabel(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.addWidget(self.field, 1)
        line.addWidget(self.count)
        table.order.changed.connect(self._tell)
        self._tell()

    def open_line(self) -> None:
        """Show the line and put the keyboard into it."""
        self._is_wanted = True
        self.setVisible(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_line(self) -> None:
        """Show all rows again, and go back to the table."""
        self._is_wanted = False
        self.field.clear()
        self._tell()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if self.table.order.shown and not self.table.current_place():
            self.table.choose(0)

    def _tell(self) -> None:
        order = self.table.order
        if order.filter != " ".join(self.field.text().casefold().split()):
            self.field.setText(order.filter)  # another case, or a fact that was left out is led to
        shown, all_rows = len(order.shown), len(order.rows)
        told = f"{shown} of {all_rows}" if order.filter else ""
        self.count.setText("Looking …" if order.is_looking else told)
        is_long = all_rows >= LONG
        self.setVisible(is_long or bool(order.filter) or self._is_wanted)


class _Field(QLineEdit):
    """`left` is told at Esc, `done` at Enter and the arrow down."""

    left = Signal()
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the line, or go on to the table."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.done.emit()
            case _:
                super().keyPressEvent(event)


def filtered(table: FactsTable, parent: QWidget) -> QWidget:
    """The table with its line above it, as one widget."""
    both = QWidget(parent)
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(FilterLine(table, both))
    column.addWidget(table, 1)
    return both


def open_filter(panel: QWidget) -> bool:
    """Open the line of the table that has the keyboard, else of the first that is seen.

    False: no table of this panel has one.
    """
    lines = [line for line in panel.findChildren(FilterLine) if line.table.isVisible()]
    focused = QApplication.focusWidget()
    lines.sort(key=lambda line: line.table is not focused)
    if lines:
        lines[0].open_line()
    return bool(lines)
