"""A table of facts: texts with the place each row comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from boardapp.desktop.parts.clipboard import Copyable, as_line
from boardapp.desktop.parts.copy_key import keeps_copy_key
from boardapp.desktop.parts.place_match import best_match
from boardapp.desktop.parts.unit_breaks import hold_units

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MISSING = frozenset({"not reported", "not done"})
ROW_PADDING = 12
HEADER_PADDING = 4
EMPTY_MARGIN = 48
MOST_WRAPPED = 200
"""Rows beyond this many have one line each: to measure them all would take too long."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row: a text for each column, the place of its fact, and what its tip adds.

    `also` are the places of other facts that the row tells.
    """

    cells: tuple[str, ...]
    place: str = ""
    tip: str = ""
    also: tuple[str, ...] = ()


def sourced(source: str) -> str:
    """The tip that names where a row stands in the source."""
    return f"Source: {source}" if source else ""


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
            return _tip(row, row.cells[index.column()])
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
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation == Qt.Orientation.Horizontal and role in told:
            return self._columns[section]
        return None


def _tip(row: FactRow, cell: str) -> str:
    """The text of a cell, which may be cut on screen, and what the row has to add."""
    return "\n".join(filter(None, (cell if cell not in row.tip else "", row.tip)))


class _Roomy(QStyledItemDelegate):
    """Gives each row some air, and marks a chosen row as a whole."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        return hold_units(super().displayText(value, locale))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + ROW_PADDING)


class FactsTable(Copyable, QTableView):
    """A table whose rows lead to their facts and copy as tab-separated text.

    `empty` is what stands in a table without rows: what is missing, and how to add it.
    """

    fact_requested = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        parent: QWidget | None = None,
        *,
        empty: str = "",
    ) -> None:
        super().__init__(parent)
        self.facts = FactsModel(columns, self)
        self.setModel(self.facts)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Roomy(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._shares: tuple[int, ...] = ()
        self._empty = empty
        self.activated.connect(self._request)

    def show_rows(self, rows: Sequence[FactRow], shares: Sequence[int] = ()) -> None:
        """Replace the rows; `shares` are those of the columns in the view's width."""
        self._wrap(len(rows) <= MOST_WRAPPED)
        self.facts.show_rows(rows)
        self._shares = tuple(shares)
        self.setAccessibleDescription("" if rows else self._empty)
        self._share_width()

    def select_place(self, place: str) -> bool:
        """Select the row whose fact is at this place, holds it, or is the first within it."""
        rows = [self.facts.row(number) for number in range(self.facts.rowCount())]
        told = [(here, n) for n, row in enumerate(rows) for here in (row.place, *row.also)]
        found = best_match(place, [here for here, _ in told])
        if found < 0:
            return False
        self.choose(told[found][1])
        return True

    def choose(self, number: int) -> None:
        """Select one row and bring it into view, whatever keys are held down meanwhile."""
        index = self.facts.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def current_place(self) -> str:
        """The place of the selected row's fact; empty: none."""
        rows = self.selectionModel().selectedRows()
        return self.facts.row(rows[0].row()).place if rows else ""

    def event(self, event: QEvent) -> bool:
        """Keep the key for copying: the rows are copied with their header."""
        if isinstance(event, QKeyEvent) and keeps_copy_key(event):
            return True
        return super().event(event)

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
        QGuiApplication.clipboard().setText("\n".join(as_line(line) for line in lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares of the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _wrap(self, is_wrapped: bool) -> None:
        """Let rows grow with their text, or hold them all to one line."""
        modes, rows = QHeaderView.ResizeMode, self.verticalHeader()
        self.setWordWrap(is_wrapped)
        rows.setSectionResizeMode(modes.ResizeToContents if is_wrapped else modes.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in an empty table what is missing."""
        super().paintEvent(event)
        if self._empty and not self.facts.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(EMPTY_MARGIN, 0, -EMPTY_MARGIN, 0)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, where, self._empty)
            painter.end()

    def _share_width(self) -> None:
        """Give each column its share, but none less than its name needs while there is room."""
        header, room = self.horizontalHeader(), self.viewport().width()
        least = [header.sectionSizeHint(n) + HEADER_PADDING for n in range(len(self._shares))]
        widths = shared_widths(room, self._shares, least)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _request(self, index: QModelIndex) -> None:
        if place := self.facts.row(index.row()).place:
            self.fact_requested.emit(place)


def shared_widths(room: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths of columns that fill the room: by their shares, but none under its least.

    Where not even the least fit, the shares alone count.
    """
    widths = list(least) if sum(least) < room else [0] * len(shares)
    free = set(range(len(shares)))
    while free:
        rest = room - sum(widths[n] for n in range(len(shares)) if n not in free)
        total = sum(shares[n] for n in free)
        wished = {n: rest * shares[n] // total for n in free}
        short = {n for n in free if wished[n] < widths[n]}
        if not short:
            for n in free:
                widths[n] = wished[n]
            break
        free -= short
    if widths:
        widths[-1] += max(room - sum(widths), 0)  # what rounding left over
    return widths
