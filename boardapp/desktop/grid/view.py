"""The grid on screen: walked, typed into, cut, copied and pasted like a spreadsheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from boardapp.desktop.grid.block import block_text
from boardapp.desktop.grid.cell_texts import typed_text_of
from boardapp.desktop.grid.delegate import CellDelegate
from boardapp.desktop.grid.head_sizes import HeadSizes
from boardapp.desktop.grid.model import GridModel
from boardapp.desktop.grid.row_heads import RowHeads
from boardapp.desktop.parts.clipboard import Copyable
from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow
from boardapp.desktop.parts.keys import KeyRow, act_on
from boardapp.review.labs.grid import Cell

_PADDING = 8

FAR = 10**9
"""More rows or columns than there are."""
KEYS = (
    KeyRow("Change what stands in the cell", "F2", lambda view: view.change()),
    KeyRow("One cell down", "Return; Enter", lambda view: view.step(1, 0)),
    KeyRow("One cell up", "Shift+Return; Shift+Enter", lambda view: view.step(-1, 0)),
    KeyRow("To the first cell", "Ctrl+Home", lambda view: view.step(-FAR, -FAR)),
    KeyRow("To the last cell", "Ctrl+End", lambda view: view.step(FAR, FAR)),
    KeyRow("To the first test", "Ctrl+Up", lambda view: view.step(-FAR, 0)),
    KeyRow("To the last test", "Ctrl+Down", lambda view: view.step(FAR, 0)),
    KeyRow("To the first time", "Ctrl+Left", lambda view: view.step(0, -FAR)),
    KeyRow("To the last time", "Ctrl+Right", lambda view: view.step(0, FAR)),
    KeyRow("Delete the results of the chosen cells", "Del; Backspace",
           lambda view: view.delete_wanted.emit()),
    KeyRow("Take back what can't be read in the cell", "Esc",
           lambda view: view.take_back_wanted.emit()),
    KeyRow("Cut the chosen cells", "Ctrl+X", lambda view: view.cut()),
    KeyRow("Copy the chosen cells", "Ctrl+C", lambda view: view.copy()),
    KeyRow("Copy them with their tests and times", "Ctrl+Shift+C",
           lambda view: view.copy_with_heads()),
    KeyRow("Paste, from the chosen cell on", "Ctrl+V", lambda view: view.paste_wanted.emit()),
    KeyRow("Type into all chosen cells (at the end of the text)", "Ctrl+Return; Ctrl+Enter",
           lambda view: view.fact_wanted.emit()),
    KeyRow("Add a test", "Ctrl+T", lambda view: view.new_test_wanted.emit("")),
    KeyRow("Add a time", "Ctrl+Shift+T", lambda view: view.new_time_wanted.emit("")),
    KeyRow("Change the time of the column", "Shift+F2", lambda view: view.retime_wanted.emit()),
)  # fmt: skip


class GridView(Copyable, HasMenu, QTableView):
    """Tells what the user wants of the cells; it changes nothing itself.

    `cell_chosen` fires when another cell is the current one and the user did it. `fact_wanted` asks
    for the form of the current result. A test or time that is wanted comes with what the user began
    to type of it.
    """

    cell_chosen = Signal()
    fact_wanted = Signal()
    delete_wanted = Signal()
    take_back_wanted = Signal()
    paste_wanted = Signal()
    new_test_wanted = Signal(str)
    new_time_wanted = Signal(str)
    retime_wanted = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self.setVerticalHeader(RowHeads(self))
        self.setModel(model)
        self.place_of_cell: Callable[[Cell], str] = lambda _: ""
        self.cells = CellDelegate(self, lambda row, column: model.typed((row, column)))
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Results as a grid: tests down, times across")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setShowGrid(False)  # the delegate draws it: Qt's own is not seen on dark ground
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.cells.stepped.connect(self.step)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda _: self.change())
        self.heads = HeadSizes(self, model)

    @property
    def cell(self) -> Cell:
        """The current cell; (−1, −1): none is."""
        index = self.currentIndex()
        return index.row(), index.column()

    @property
    def chosen(self) -> list[Cell]:
        """The chosen cells that have a test and a time, row by row."""
        cells = sorted({(i.row(), i.column()) for i in self.selectedIndexes()})
        return [cell for cell in cells if self.grid_model.is_in_grid(cell)]

    def choose(self, cell: Cell) -> None:
        """Make a cell the current one, alone, and bring it into view."""
        index = self.grid_model.index(*cell)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """Go on by so many rows and columns, not beyond the ends."""
        row, column = self.cell
        last_row, last_column = self.grid_model.rowCount() - 1, self.grid_model.columnCount() - 1
        if last_row >= 0:
            row, column = (
                min(max(row + down, 0), last_row),
                min(max(column + right, 0), last_column),
            )
            self.choose((row, column))

    def change(self, first: str = "") -> None:
        """Let the user change what stands in the cell, or type over it, beginning with `first`."""
        grid, cell = self.grid_model.grid, self.cell
        if grid is None or min(cell) < 0:
            return
        if cell[0] >= len(grid.tests):
            self.new_test_wanted.emit(first)
        elif cell[1] >= len(grid.times):
            self.new_time_wanted.emit(first)
        elif len(self.grid_model.results(cell)) > 1:
            self.fact_wanted.emit()
        else:
            self.cells.first = first
            self.edit(self.currentIndex())
            if self.cells.line is not None:  # Qt selects all: the next letter would take its place
                self.cells.line.end(False)

    def copy(self) -> None:
        """Put the block around the chosen cells on the clipboard, as a spreadsheet takes it."""
        QGuiApplication.clipboard().setText(block_text(self._block()))

    def copy_with_heads(self) -> None:
        """The same with the tests, their units, and the times."""
        grid = self.grid_model.grid
        if grid is None or not self.chosen:
            return
        rows, columns = self._sides()
        lines = [["Test", "Unit", *(str(grid.times[column]) for column in columns)]]
        for row, cells in zip(rows, self._block(), strict=True):
            lines.append([grid.tests[row].name, grid.tests[row].unit, *cells])
        QGuiApplication.clipboard().setText(block_text(lines))

    def cut(self) -> None:
        """Copy, then delete."""
        self.copy()
        self.delete_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the table above; anything that can be typed begins a cell anew."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(event)
        elif event.key() == Qt.Key.Key_Escape and self.grid_model.draft(self.cell) is None:
            event.ignore()
        elif not act_on(KEYS, self, event):
            text, held = event.text(), event.modifiers()
            plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            is_typed = bool(text) and text.isprintable() and not held & ~plain
            if is_typed or (text.isprintable() and text and event.key() == 0):
                self.change(text)
            else:
                super().keyPressEvent(event)

    def keyboardSearch(self, _: str) -> None:
        """Qt: nothing is searched for by typing; it is typed into the cell."""

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the cell: what can be done in the grid, beside its fact."""
        if at is not None:
            self._choose_at(at)
        rows = (
            MenuRow("Add a &Test (row)", lambda: self.new_test_wanted.emit("")),
            MenuRow("Add a T&ime (column)", lambda: self.new_time_wanted.emit("")),
            MenuRow("Change the Time of the Col&umn", self.retime_wanted.emit),
            MenuRow("Copy with Tests and Ti&mes", self.copy_with_heads, "Copied."),
        )
        below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(_PADDING, 0)
        place = at or self.viewport().mapToGlobal(below)
        return FactMenu(self.place_of_cell(self.cell), place, rows)

    def _choose_at(self, at: QPoint) -> None:
        """Choose the cell at a point of the screen, or that of the head there."""
        point = self.viewport().mapFromGlobal(at)
        row = self.rowAt(point.y()) if point.y() >= 0 else max(self.cell[0], 0)
        column = self.columnAt(point.x()) if point.x() >= 0 else max(self.cell[1], 0)
        is_chosen = any(i.row() == row and i.column() == column for i in self.selectedIndexes())
        if min(row, column) >= 0 and not is_chosen:
            self.choose((row, column))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cell that is the current one already is the user's from now on."""
        super().focusInEvent(event)
        if min(self.cell) < 0 and self.grid_model.rowCount():
            self.choose((0, 0))
        self.cell_chosen.emit()

    def _tell_current(self, _: QModelIndex, __: QModelIndex) -> None:
        if self.hasFocus() or self.viewport().hasFocus():
            self.cell_chosen.emit()

    def _tab(self, event: QKeyEvent) -> None:
        """One cell to the right or left; from the end of a row the keyboard goes on."""
        right = 1 if event.key() == Qt.Key.Key_Tab else -1
        is_end = not 0 <= self.cell[1] + right < self.grid_model.columnCount()
        if is_end or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.step(0, right)
            event.accept()

    def _sides(self) -> tuple[Sequence[int], Sequence[int]]:
        chosen = self.chosen
        rows, columns = [row for row, _ in chosen], [column for _, column in chosen]
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

    def _block(self) -> list[list[str]]:
        grid, chosen = self.grid_model.grid, set(self.chosen)
        if grid is None or not chosen:
            return []
        rows, columns = self._sides()

        def text(row: int, column: int) -> str:
            is_chosen = (row, column) in chosen
            return typed_text_of(grid.at(row, column), grid.tests[row]) if is_chosen else ""

        return [[text(row, column) for column in columns] for row in rows]
