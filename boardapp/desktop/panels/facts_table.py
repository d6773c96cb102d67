"""A table of facts: texts with the place each row comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MISSING = frozenset({"not reported", "not done"})
ROW_PADDING = 12


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row: a text for each column, the place of its fact, and a tip."""

    cells: tuple[str, ...]
    place: str = ""
    tip: str = ""


class FactsModel(QAbstractTableModel):
    """Rows of texts, read only."""

    def __init__(self, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: Sequence[FactRow] = ()

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> FactRow:
        """The row at this number."""
        return self._rows[number]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QBrush | None:
        """Qt: the text of a cell, its tip, and a set-back colour for what is missing."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or row.cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and row.cells[index.column()] in MISSING:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """Qt: the names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return None


class _Roomy(QStyledItemDelegate):
    """Gives each row some air."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + ROW_PADDING)


class FactsTable(QTableView):
    """A table whose rows lead to their facts and copy as tab-separated text."""

    fact_requested = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        parent: QWidget | None = None,
        *,
        wraps: bool = True,
    ) -> None:
        super().__init__(parent)
        self.facts = FactsModel(columns, self)
        self.setModel(self.facts)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Roomy(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self._widths: tuple[int, ...] = ()
        if wraps:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.activated.connect(self._request)

    def show_rows(self, rows: Sequence[FactRow], widths: Sequence[int] = ()) -> None:
        """Replace the rows; `widths` are shares of the view's width, the last stretches."""
        self.facts.show_rows(rows)
        self._widths = tuple(widths)
        self._share_width()

    def select_place(self, place: str) -> bool:
        """Select the first row whose fact is at this place or holds it."""
        for number in range(self.facts.rowCount()):
            here = self.facts.row(number).place
            if here and (here == place or place.startswith((f"{here}.", f"{here}["))):
                self.selectRow(number)
                self.scrollTo(self.facts.index(number, 0))
                return True
        return False

    def current_place(self) -> str:
        """The place of the selected row's fact; empty: none."""
        rows = self.selectionModel().selectedRows()
        return self.facts.row(rows[0].row()).place if rows else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows as a spreadsheet reads them."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard with their header."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        numbers = chosen or range(self.facts.rowCount())
        columns = range(self.facts.columnCount())
        header = [str(self.facts.headerData(n, Qt.Orientation.Horizontal)) for n in columns]
        lines = [header, *(self.facts.row(n).cells for n in numbers)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares of the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        total = sum(self._widths)
        for column, share in enumerate(self._widths[:-1]):
            self.setColumnWidth(column, self.viewport().width() * share // total)

    def _request(self, index: QModelIndex) -> None:
        if place := self.facts.row(index.row()).place:
            self.fact_requested.emit(place)
