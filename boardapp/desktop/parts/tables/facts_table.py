"""A table of facts: texts with the place each row comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from boardapp.desktop.parts.fact_menu import FactMenu, HasMenu, MenuRow
from boardapp.desktop.parts.keys import KeyRow
from boardapp.desktop.parts.panel import panel_of
from boardapp.desktop.parts.tables.facts_model import FactRow, best_row
from boardapp.desktop.parts.tables.row_heights import ROW_PADDING
from boardapp.desktop.parts.tables.row_order import Sort
from boardapp.desktop.parts.tables.rows_view import RowsView
from boardapp.desktop.parts.tables.table_menu import table_menu


@dataclass(frozen=True, slots=True)
class TableKept:
    """Where a user was in a table: the rows by key or place, the offset in pixels."""

    chosen: str
    top: str
    offset: int


NO_FACT = (
    "No record of the case states this row: it is derived, or nothing is stated for it. "
    "Insert adds a record."
)
KEYS = (
    KeyRow("Choose a row", "Up; Down; PgUp; PgDown; Ctrl+Home; Ctrl+End"),
    KeyRow("Edit the fact of the row", "Return; Enter"),
    KeyRow("Copy the chosen rows with their header, or all", "Ctrl+C"),
)


class FactsTable(HasMenu, RowsView):
    """A table whose rows lead to their facts and copy as tab-separated text.

    `empty` is what stands in a table without rows: what is missing, and how to add it.
    """

    fact_selected = Signal(str)
    fact_requested = Signal(str)
    row_chosen = Signal()
    """Another row is chosen, or none, by whomever; not told where rows are only sorted anew."""

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        parent: QWidget | None = None,
        *,
        empty: str = "",
    ) -> None:
        super().__init__(name, columns, parent, empty=empty)
        self._is_taking = self._is_arranging = False
        self.order.changed.connect(self._show_order)
        self.activated.connect(self._request)
        self.clicked.connect(self._open_door)
        self.selectionModel().currentRowChanged.connect(self._tell_selected)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.viewport().setMouseTracking(True)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self.sort_next)

    def show_rows(self, rows: Sequence[FactRow], shares: Sequence[int] = ()) -> None:
        """Replace the rows, sorted and filtered as the user wished the last ones.

        `shares` are those of the columns in the view's width.
        """
        self._wrap_up_to(len(rows))
        self._is_taking = True
        self.order.take(rows)
        self._is_taking = False
        self.widths.take(shares)

    def sort_next(self, column: int) -> None:
        """Sort by a column, then the other way, then show the panel's own order again."""
        if not self.order.may_sort(column):
            return
        now = self.order.sort
        if now is None or now.column != column:
            self.order.sort_by(Sort(column))
        else:
            self.order.sort_by(None if now.is_descending else Sort(column, is_descending=True))

    def _show_order(self) -> None:
        """Show the rows as they are ordered now."""
        self._show_sort()
        self._describe()
        if self._is_taking:
            self.facts.show_rows(self.order.shown)
            return
        chosen = self.chosen_row()
        self._is_arranging = True
        # Or Qt would choose a neighbour of a row that goes, and so a fact that nobody chose.
        self.selectionModel().clear()
        self.facts.show_rows(self.order.shown)
        number = self._number_of(chosen.name) if chosen else -1
        if number >= 0:
            self.choose(number)
        else:
            self.scrollToTop()
        self._is_arranging = False
        if chosen is not None and number < 0:
            self.row_chosen.emit()

    def _show_sort(self) -> None:
        sort, header, ways = self.order.sort, self.horizontalHeader(), Qt.SortOrder
        is_descending = sort is not None and sort.is_descending
        way = ways.DescendingOrder if is_descending else ways.AscendingOrder
        header.setSortIndicatorShown(sort is not None)
        header.setSortIndicator(sort.column if sort else -1, way)

    def rate(self, place: str) -> int:
        """How well one of the rows shows the fact at this place, as `match` rates it."""
        return self._find(place)[1]

    def select_place(self, place: str) -> bool:
        """Select the row that shows the fact at this place best; False if none does.

        One that the filter leaves out is shown again, with all others.
        """
        number, _ = self._find(place)
        if number >= 0:
            self.choose_own(number)
        return number >= 0

    def choose_own(self, number: int) -> None:
        """Select the row at this number of the panel's own order, and bring it into view."""
        if self.order.number_of(number) < 0:
            self.order.show_only("")
        self.choose(self.order.number_of(number))

    def _find(self, place: str) -> tuple[int, int]:
        """The number in the panel's order of the row that shows a place best, and how well."""
        return best_row(place, self.order.rows)

    def keep(self) -> TableKept:
        """The chosen row, and the row at the top with how far it is scrolled out."""
        top = self.rowAt(0)
        offset = -self.rowViewportPosition(top) if top >= 0 else 0
        chosen = self.chosen_row()
        name = self.facts.row(top).name if top >= 0 else ""
        return TableKept(chosen.name if chosen else "", name, offset)

    def restore(self, kept: TableKept, follow: Callable[[str], str]) -> None:
        """Choose the same row again and bring the same rows into view."""
        chosen = self._number_of(kept.chosen, follow)
        top = self._number_of(kept.top, follow)
        if chosen >= 0 and chosen != self._chosen():
            self.choose(chosen)
        if top >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) + kept.offset)

    def choose_first(self) -> None:
        """Select the row that stands first, if there is one."""
        if self.facts.rowCount():
            self.choose(0)

    def chosen_row(self) -> FactRow | None:
        """The row that is chosen; None: none is."""
        number = self._chosen()
        return self.facts.row(number) if number >= 0 else None

    def _chosen(self) -> int:
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _number_of(self, name: str, follow: Callable[[str], str] = str) -> int:
        """Where the row of this name stands now; −1: nowhere."""
        if not name:
            return -1
        return next((n for n in map(self.order.find, (follow(name), name)) if n >= 0), -1)

    def choose(self, number: int) -> None:
        """Select one row and bring it into view, whatever keys are held down meanwhile."""
        index = self.facts.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def current_place(self) -> str:
        """The place of the selected row's fact; empty: none."""
        row = self.chosen_row()
        return row.place if row else ""

    def fact_menu(self, at: QPoint | None) -> FactMenu:
        """The menu of the row at a point of the screen, else of the chosen one."""
        viewport = self.viewport()
        if at is None:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            inside = viewport.rect().adjusted(0, 0, -1, -1)
            below = QPoint(
                min(max(below.x() + ROW_PADDING, 0), inside.right()),
                min(max(below.y(), 0), inside.bottom()),
            )
            return FactMenu(self.current_place(), viewport.mapToGlobal(below), self._menu_rows())
        index = self.indexAt(viewport.mapFromGlobal(at))
        place = self.facts.row(index.row()).place if index.isValid() else ""
        return FactMenu(place, at, self._menu_rows())

    def _menu_rows(self) -> tuple[MenuRow, ...]:
        return tuple(table_menu(self._columns, self.order, self.widths, self.copy_all))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A row that is chosen already is the user's from now on; else the one with the ring is."""
        super().focusInEvent(event)
        if self._chosen() < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose(self.currentIndex().row())  # Qt puts its ring there, and chooses nothing
        if place := self.current_place():
            self.fact_selected.emit(place)

    def _tell_selected(self, index: QModelIndex) -> None:
        """Tell what the user chose; what the program chose, or restored, tells nobody anything."""
        is_users = self.hasFocus() and not (self._is_arranging or self._is_taking)
        if is_users and index.isValid() and (place := self.facts.row(index.row()).place):
            self.fact_selected.emit(place)

    def _tell_chosen(self, _: QItemSelection, __: QItemSelection) -> None:
        if not self._is_arranging:
            self.row_chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point where a click opens something."""
        super().mouseMoveEvent(event)
        is_door = self.facts.is_door(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_door else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _open_door(self, index: QModelIndex) -> None:
        panel = panel_of(self)
        if panel is not None and self.facts.is_door(index):
            panel.source_requested.emit(self.facts.row(index.row()).source)

    def _request(self, index: QModelIndex) -> None:
        if place := self.facts.row(index.row()).place:
            self.fact_requested.emit(place)
        elif (panel := panel_of(self)) is not None:
            panel.said.emit(NO_FACT)
