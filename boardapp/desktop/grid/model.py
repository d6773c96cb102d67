"""The grid as Qt shows it: tests down, times across, one empty row and column behind the last.

It holds no text of a result: every cell is made of the facts when it is painted.
"""

from collections.abc import Iterable, Mapping
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from boardapp.case.laboratory import LabResult
from boardapp.case.when import When
from boardapp.desktop.grid.block import CellReading
from boardapp.desktop.grid.cell_drafts import NEW_TEST_HEAD, head_name
from boardapp.desktop.grid.cell_texts import CellTexts, whole_text
from boardapp.desktop.grid.edits import typed_value
from boardapp.review.labs.grid import Cell, GridTest, LabGrid
from boardapp.words.lists import parted
from boardapp.words.times import derived_text, short_text, stated_time
from boardapp.words.units import unit_text

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
NEW_TEST, NEW_TIME = "New test …", "New time …"
STATE = Qt.ItemDataRole.UserRole
"""The role by which a cell tells its `State`."""
_ROLES = frozenset(
    {
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole),
        *(Qt.ItemDataRole.AccessibleTextRole, STATE),
    }
)
"""What is told of a cell; Qt asks for five more roles with each picture of it."""
FAULT = "▲"
"""Before what can't be read: it is not told by the colour of its outline alone."""


class State(Enum):
    """What a cell is beside its results."""

    PLAIN = "plain"
    DRAFT = "draft"
    """Its text is not in the case."""
    ENTERING = "entering"
    """It is about to be pasted."""
    UNREAD = "unread"
    """It is about to be pasted, and can't be read."""


class GridModel(QAbstractTableModel):
    """Shows a `LabGrid`, the drafts in it, and what is about to be pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: LabGrid | None = None
        self.texts = CellTexts()
        self._drafts: Mapping[Cell, str] = {}
        self._pasted: Mapping[Cell, CellReading] = {}
        self._heads: Mapping[str, str] = {}

    @property
    def grid(self) -> LabGrid | None:
        """What is shown; None: nothing."""
        return self._grid

    def show_grid(self, grid: LabGrid | None) -> None:
        """Show another grid, or nothing."""
        self.beginResetModel()
        self._grid, self._drafts, self._pasted = grid, {}, {}
        self.endResetModel()

    def follow(self, results: tuple[LabResult, ...]) -> None:
        """Show these results of the same case; only what has changed is told anew."""
        grid = self._grid
        if grid is None or grid.results is results:
            return
        step = grid.step_to(results)
        for when in step.new_times:
            self.add_time(when)
        tests = list(grid.tests)
        while (test := grid.first_without_row(step)) is not None:
            self.add_test(test)
        if grid.tests[: len(tests)] != tests:  # its first result has brought its unit
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(tests) - 1)
        cells = grid.take(step)
        for when in step.old_times:
            column = grid.column_of(when)
            self.beginRemoveColumns(NO_PARENT, column, column)
            grid.drop_time(when)
            self.endRemoveColumns()
        self._tell([] if step.old_times else cells)
        if step.old_times:
            self._tell_all()

    def add_time(self, when: When) -> int:
        """Make an empty column for a time that has none; where it is."""
        grid = self._grid
        if grid is None:
            return -1
        if grid.column_of(when) < 0:
            column = grid.place_for(when)
            self.beginInsertColumns(NO_PARENT, column, column)
            grid.add_time(when)
            self.endInsertColumns()
        return grid.column_of(when)

    def drop_if_empty(self, when: When) -> None:
        """Take away the column of a time that has no result."""
        grid = self._grid
        column = grid.column_of(when) if grid is not None else -1
        if grid is not None and column >= 0 and not grid.in_column(column):
            self.beginRemoveColumns(NO_PARENT, column, column)
            grid.drop_time(when)
            self.endRemoveColumns()

    def add_test(self, test: GridTest) -> int:
        """Make an empty row for a test that has none; where it is."""
        grid = self._grid
        if grid is None:
            return -1
        if grid.row_of(test) < 0:
            row = len(grid.tests)
            self.beginInsertRows(NO_PARENT, row, row)
            grid.add_test(test)
            self.endInsertRows()
        return grid.row_of(test)

    def order_times(self) -> None:
        """Put the columns into the order of the clock, where that is another by now."""
        grid = self._grid
        if grid is None or grid.is_in_order():
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        times = [grid.times[i.column()] if i.column() < len(grid.times) else None for i in before]
        grid.order_times()
        last = len(grid.times)
        columns = [last if when is None else grid.column_of(when) for when in times]
        now = [self.index(i.row(), c) for i, c in zip(before, columns, strict=True)]
        self.changePersistentIndexList(before, now)
        self.layoutChanged.emit()

    def show_drafts(self, drafts: Mapping[Cell, str]) -> None:
        """Show these texts in their cells."""
        if drafts != self._drafts:
            changed = {*drafts, *self._drafts}
            self._drafts = drafts
            self._tell(changed)

    def show_head_drafts(self, drafts: Mapping[str, str]) -> None:
        """Show these texts in their heads, which are named by `head_name`."""
        if drafts != self._heads:
            self._heads = dict(drafts)
            for way, count in (
                (Qt.Orientation.Horizontal, self.columnCount()),
                (Qt.Orientation.Vertical, self.rowCount()),
            ):
                self.headerDataChanged.emit(way, 0, count - 1)

    def draft(self, cell: Cell) -> str | None:
        """The text of a cell that the case has not taken; None: there is none."""
        return self._drafts.get(cell)

    def show_pasted(self, readings: Iterable[CellReading]) -> None:
        """Show what is about to be pasted; nothing: the cells as they are."""
        pasted = {one.cell: one for one in readings if one.is_in_grid}
        changed = {*pasted, *self._pasted}
        self._pasted = pasted
        self._tell(changed)

    def typed(self, cell: Cell) -> str:
        """What stands in a cell, as one would type it; empty in one without a result."""
        draft = self._drafts.get(cell)
        return self.stated(cell) if draft is None else draft

    def stated(self, cell: Cell) -> str:
        """What the case states in a cell, as one would type it; empty where it states nothing."""
        results = self.results(cell)
        return typed_value(results[0]) if results else ""

    def results(self, cell: Cell) -> tuple[LabResult, ...]:
        """The results of a cell."""
        return self._grid.at(*cell) if self._grid is not None else ()

    def is_in_grid(self, cell: Cell) -> bool:
        """Whether a cell has a test and a time."""
        grid = self._grid
        if grid is None:
            return False
        return 0 <= cell[0] < len(grid.tests) and 0 <= cell[1] < len(grid.times)

    # Qt's own

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the tests, and a row to begin another."""
        return 0 if parent.isValid() or self._grid is None else len(self._grid.tests) + 1

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: the times, and a column to begin another."""
        return 0 if parent.isValid() or self._grid is None else len(self._grid.times) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: a cell with a test and a time can be typed into."""
        found = super().flags(index)
        is_cell = self.is_in_grid((index.row(), index.column()))
        return found | Qt.ItemFlag.ItemIsEditable if is_cell else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the text of a cell, its tip, and what it is."""
        if role not in _ROLES or not index.isValid() or self._grid is None:
            return None
        cell = index.row(), index.column()
        if not self.is_in_grid(cell):
            return State.PLAIN if role == STATE else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(cell)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.told(cell)
            case _ if role == STATE:
                return self._state(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt: the tests with their units, and the times as stated."""
        grid = self._grid
        if grid is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        if orientation == Qt.Orientation.Vertical:
            is_new = section >= len(grid.tests)
            draft = self._heads.get(NEW_TEST_HEAD) if is_new else None
            told = NEW_TEST if is_new else self.name_of(section)
        else:
            when = grid.times[section] if section < len(grid.times) else None
            draft = self._heads.get(head_name(when))
            told = NEW_TIME if when is None else self._time_head(section, is_tip=is_tip)
        return told if draft is None else f"{FAULT} {draft}"

    def _time_head(self, column: int, *, is_tip: bool) -> str:
        return self.time_of(column) if is_tip else self.short_time_of(column)

    def name_of(self, row: int) -> str:
        """The test of a row with its unit."""
        test = self._grid.tests[row] if self._grid is not None else GridTest("", "")
        return f"{test.name}, {unit_text(test.unit)}" if unit_text(test.unit) else test.name

    def short_time_of(self, column: int) -> str:
        """The time of a column, as its head has it."""
        grid = self._grid
        return short_text(grid.moment_of(grid.times[column])) if grid is not None else ""

    def time_of(self, column: int) -> str:
        """The time of a column as stated, and what the clock makes of it."""
        if self._grid is None:
            return ""
        moment = self._grid.moment_of(self._grid.times[column])
        return parted((stated_time(moment), derived_text(moment)), ": ")

    def told(self, cell: Cell) -> str:
        """All that a cell says, with its test and its time."""
        row, column = cell
        said = whole_text(self.results(cell)) or "no result"
        if (draft := self._drafts.get(cell)) is not None:
            said = f"{FAULT} “{draft}” is not in the case. In the case: {said}"
        return f"{self.name_of(row)}; {self.time_of(column)}\n{said}"

    def _shown(self, cell: Cell) -> str:
        if (pasted := self._pasted.get(cell)) is not None:
            return f"{FAULT} {pasted.text}" if pasted.fault else pasted.text
        if (draft := self._drafts.get(cell)) is not None:
            return f"{FAULT} {draft}"
        results = self.results(cell)
        return self.texts.short(results, self._test(cell[0])) if results else ""

    def _test(self, row: int) -> GridTest:
        return self._grid.tests[row] if self._grid is not None else GridTest("", "")

    def _state(self, cell: Cell) -> State:
        if (pasted := self._pasted.get(cell)) is not None:
            if pasted.fault:
                return State.UNREAD
            return State.ENTERING if pasted.is_news else State.PLAIN
        return State.DRAFT if cell in self._drafts else State.PLAIN

    def _tell(self, cells: Iterable[Cell]) -> None:
        """Tell that cells say something else: of many, the block around them."""
        found = [cell for cell in cells if self.is_in_grid(cell)]
        if not found:
            return
        rows, columns = [row for row, _ in found], [column for _, column in found]
        first = self.index(min(rows), min(columns))
        self.dataChanged.emit(first, self.index(max(rows), max(columns)))

    def _tell_all(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
