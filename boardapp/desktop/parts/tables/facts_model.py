"""The rows of a table of facts, as Qt asks for them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from boardapp.desktop.parts.place_match import best_match
from boardapp.desktop.parts.tables.ranks import Rank

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MISSING = frozenset({"not reported", "not done"})
SOURCE = "Source"
"""The column whose cells are doors to the source of their row."""
MOST_COMPARED = 2_000
"""Longer tables make their rows when they are looked at, and are replaced as a whole."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row: a text for each column, the place of its fact, and what its tip adds.

    `also` are the places of other facts that the row tells. `key` is what the row is known by
    after an edit, where its place is not enough. `ranks` are what the columns are sorted by, in
    their order: a column of which no row has one can't be sorted. `source` is where the fact
    stands: a door, in the column of that name.
    """

    cells: tuple[str, ...]
    place: str = ""
    tip: str = ""
    also: tuple[str, ...] = ()
    key: str = ""
    ranks: tuple[Rank, ...] = ()
    source: str = ""

    @property
    def name(self) -> str:
        """What the row is known by after an edit."""
        return self.key or self.place

    def rank(self, column: int) -> Rank:
        """What the row is sorted by in this column."""
        return self.ranks[column] if column < len(self.ranks) else None


def best_row(place: str, rows: Iterable[FactRow]) -> tuple[int, int]:
    """The number of the row that shows the fact at a place best, and how well; (−1, 0): none."""
    told = [(here, n) for n, row in enumerate(rows) for here in (row.place, *row.also)]
    found, rate = best_match(place, (here for here, _ in told))
    return (told[found][1], rate) if found >= 0 else (-1, 0)


class FactsModel(QAbstractTableModel):
    """Rows of texts, read only; `cite` tells what a source is, for the tips."""

    def __init__(
        self,
        columns: Sequence[str],
        parent: QWidget | None = None,
        cite: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self._cite = cite
        self._columns = tuple(columns)
        self._rows: Sequence[FactRow] = ()

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Replace the rows. Those at either end that tell of the same facts stay as they are."""
        old, ends = self._rows, (0, 0)
        if max(len(old), len(rows)) <= MOST_COMPARED:
            ends = _same_ends([row.name for row in old], [row.name for row in rows])
        head, tail = ends
        if not head and not tail:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._replace(rows, head, tail)

    def _replace(self, rows: Sequence[FactRow], head: int, tail: int) -> None:
        """Replace all but the first and the last rows, of which only the texts may differ."""
        last = len(self._rows) - tail
        if last > head:
            self.beginRemoveRows(NO_PARENT, head, last - 1)
            self._rows = [*self._rows[:head], *self._rows[last:]]
            self.endRemoveRows()
        last = len(rows) - tail
        if last > head:
            self.beginInsertRows(NO_PARENT, head, last - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        end = self.index(len(rows) - 1, len(self._columns) - 1)
        self.dataChanged.emit(self.index(0, 0), end)

    def row(self, number: int) -> FactRow:
        """The row at this number."""
        return self._rows[number]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | QBrush | QFont | None:
        """Qt: the text of a cell, its tip, and a set-back colour for what is missing."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, row.cells[index.column()])
        if role in _LOOKS and self.is_door(index):
            return _LOOKS[role]()
        if role == Qt.ItemDataRole.ForegroundRole and row.cells[index.column()] in MISSING:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def is_door(self, index: Index) -> bool:
        """Whether a cell names the source of its row, and leads there."""
        name = self._columns[index.column()] if index.isValid() else ""
        return name == SOURCE and bool(self._rows[index.row()].source)

    def _tip(self, row: FactRow, cell: str) -> str:
        """The text of a cell, which may be cut on screen, and what the row has to add."""
        shown = "" if cell in row.tip or cell == row.source else cell
        source = f"Source: {self._cite(row.source)}" if row.source else ""
        return "\n".join(filter(None, (shown, row.tip, source)))

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


def _door_font() -> QFont:
    font = QGuiApplication.font()
    font.setUnderline(True)
    return font


def _door_brush() -> QBrush:
    return QGuiApplication.palette().brush(QPalette.ColorRole.Link)


_LOOKS: dict[int, Callable[[], QFont | QBrush]] = {
    Qt.ItemDataRole.FontRole: _door_font,
    Qt.ItemDataRole.ForegroundRole: _door_brush,
}
"""How a door looks: as a link."""


def _same_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many keys are the same from the beginning, and how many of the others from the end."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    most -= head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return head, tail
