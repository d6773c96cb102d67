"""A table of facts: texts with the place each row comes from."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
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
from boardapp.desktop.parts.facts_model import FactRow, FactsModel, Index, best_row
from boardapp.desktop.parts.unit_breaks import hold_units

ROW_PADDING = 12
HEADER_PADDING = 4
EMPTY_MARGIN = 48
MOST_MEASURED = 8_000
"""Cells whose sizes are kept in mind."""
MOST_WRAPPED = 200
"""Rows beyond this many have one line each: to measure them all would take too long."""


class _Roomy(QStyledItemDelegate):
    """Gives each row some air, and marks a chosen row as a whole.

    Qt asks for the size of each cell several times while a table is first laid out; a text that
    has been measured at a width is not measured again.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[str, int, str, object], QSize] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        return hold_units(super().displayText(value, locale))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        key = (index.data(), option.rect.width(), option.font.key(), option.features)
        size = self._sizes.get(key)
        if size is None:
            if len(self._sizes) >= MOST_MEASURED:
                self._sizes.clear()
            size = super().sizeHint(option, index) + QSize(0, ROW_PADDING)
            self._sizes[key] = size
        return QSize(size)


@dataclass(frozen=True, slots=True)
class TableKept:
    """Where a user was in a table: the rows by key or place, the offset in pixels."""

    chosen: str
    top: str
    offset: int


class FactsTable(Copyable, QTableView):
    """A table whose rows lead to their facts and copy as tab-separated text.

    `empty` is what stands in a table without rows: what is missing, and how to add it.
    """

    fact_selected = Signal(str)
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
        self._has_own_widths = False
        self._is_sharing = False
        self._empty = empty
        self.activated.connect(self._request)
        self.selectionModel().currentRowChanged.connect(self._tell_selected)
        self.horizontalHeader().sectionResized.connect(self._note_widths)

    def show_rows(self, rows: Sequence[FactRow], shares: Sequence[int] = ()) -> None:
        """Replace the rows; `shares` are those of the columns in the view's width."""
        self._wrap(len(rows) <= MOST_WRAPPED)
        self.facts.show_rows(rows)
        self._shares = tuple(shares)
        self.setAccessibleDescription("" if rows else self._empty)
        self._share_width()

    def show_columns(self, names: Collection[str]) -> None:
        """Show the columns of these names, and no others."""
        self._is_sharing = True
        for column in range(self.facts.columnCount()):
            name = self.facts.headerData(column, Qt.Orientation.Horizontal)
            self.setColumnHidden(column, str(name) not in names)
        self._is_sharing = False
        self._share_width()

    def say_if_empty(self, text: str) -> None:
        """Say this where there are no rows."""
        self._empty = text
        self.setAccessibleDescription("" if self.facts.rowCount() else text)
        self.viewport().update()

    def _shown_columns(self) -> list[int]:
        columns = range(self.facts.columnCount())
        return [column for column in columns if not self.isColumnHidden(column)]

    def rate(self, place: str) -> int:
        """How well one of the rows shows the fact at this place, as `match` rates it."""
        return self._find(place)[1]

    def select_place(self, place: str) -> bool:
        """Select the row that shows the fact at this place best; False if none does."""
        number, _ = self._find(place)
        if number >= 0:
            self.choose(number)
        return number >= 0

    def _find(self, place: str) -> tuple[int, int]:
        """The number of the row that shows a place best, and how well."""
        rows = (self.facts.row(number) for number in range(self.facts.rowCount()))
        return best_row(place, rows)

    def keep(self) -> TableKept:
        """The chosen row, and the row at the top with how far it is scrolled out."""
        top = self.rowAt(0)
        offset = -self.rowViewportPosition(top) if top >= 0 else 0
        return TableKept(self._key(self._chosen()), self._key(top), offset)

    def restore(self, kept: TableKept, follow: Callable[[str], str]) -> None:
        """Choose the same row again and bring the same rows into view."""
        chosen = self._number_of(kept.chosen, follow)
        top = self._number_of(kept.top, follow)
        if chosen >= 0 and chosen != self._chosen():
            self.choose(chosen)
        if top >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) + kept.offset)

    def _chosen(self) -> int:
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _key(self, number: int) -> str:
        row = self.facts.row(number) if number >= 0 else None
        return (row.key or row.place) if row else ""

    def _number_of(self, key: str, follow: Callable[[str], str]) -> int:
        """Where the row with this key stands now; −1: nowhere."""
        if not key:
            return -1
        keys = [self._key(number) for number in range(self.facts.rowCount())]
        return next((keys.index(name) for name in (follow(key), key) if name in keys), -1)

    def choose(self, number: int) -> None:
        """Select one row and bring it into view, whatever keys are held down meanwhile."""
        index = self.facts.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def current_place(self) -> str:
        """The place of the selected row's fact; empty: none."""
        number = self._chosen()
        return self.facts.row(number).place if number >= 0 else ""

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
        columns = self._shown_columns()
        header = [str(self.facts.headerData(n, Qt.Orientation.Horizontal)) for n in columns]
        rows = (self.facts.row(number).cells for number in numbers)
        lines = [header, *([cells[n] for n in columns] for cells in rows)]
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
        """Give each column its share, but none less than its name needs while there is room.

        Once the user has set a width, all stay as they are.
        """
        if self._has_own_widths:
            return
        header, room = self.horizontalHeader(), self.viewport().width()
        columns = self._shown_columns() if self._shares else []
        least = [header.sectionSizeHint(n) + HEADER_PADDING for n in columns]
        widths = shared_widths(room, [self._shares[n] for n in columns], least)
        self._is_sharing = True
        for column, width in zip(columns, widths, strict=True):
            self.setColumnWidth(column, width)
        self._is_sharing = False

    def _note_widths(self) -> None:
        """Note that the user has set a width."""
        self._has_own_widths |= not self._is_sharing and bool(self._shares)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A row that is chosen already is the user's from now on."""
        super().focusInEvent(event)
        if place := self.current_place():
            self.fact_selected.emit(place)

    def _tell_selected(self, index: QModelIndex) -> None:
        """Tell what the user chose; what the program chose, or restored, tells nobody anything."""
        if self.hasFocus() and index.isValid() and (place := self.facts.row(index.row()).place):
            self.fact_selected.emit(place)

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
