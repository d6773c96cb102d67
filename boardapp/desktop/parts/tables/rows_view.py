"""Rows of texts in columns: how they look, and how they are copied."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from boardapp.desktop.parts.clipboard import Copyable, as_line
from boardapp.desktop.parts.panel import panel_of
from boardapp.desktop.parts.tables.column_widths import ColumnWidths
from boardapp.desktop.parts.tables.facts_model import FactsModel
from boardapp.desktop.parts.tables.row_delegate import RowDelegate
from boardapp.desktop.parts.tables.row_heights import ROW_PADDING, RowHeights
from boardapp.desktop.parts.tables.row_order import RowOrder
from boardapp.words.cited import cited_text

EMPTY_MARGIN = 48
NOT_FOUND = "No row has these words. Esc in the filter shows all rows again."
MOST_WRAPPED = 200
"""Rows beyond this many have one line each: to measure them all would take too long."""


class RowsView(Copyable, QTableView):
    """Rows as high as their texts, in columns that share the width; copied as a spreadsheet reads.

    `empty` is what stands in a table without rows: what is missing, and how to add it.
    """

    def __init__(
        self, name: str, columns: Sequence[str], parent: QWidget | None, *, empty: str
    ) -> None:
        super().__init__(parent)
        self.facts = FactsModel(columns, self, self._cite)
        self._heights = RowHeights(self, self.facts)
        self.setModel(self.facts)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowDelegate(self))
        self._set_up_headers()
        self.widths = ColumnWidths(self, name, columns)
        self.horizontalHeader().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.order = RowOrder(self)
        self._columns, self._empty = tuple(columns), empty

    def _set_up_headers(self) -> None:
        above, beside = self.horizontalHeader(), self.verticalHeader()
        above.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        above.setHighlightSections(False)
        above.setTextElideMode(Qt.TextElideMode.ElideRight)
        beside.hide()
        beside.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_columns(self, names: Collection[str]) -> None:
        """Show the columns of these names, and no others."""
        self.widths.show_only(tuple(names))

    def say_if_empty(self, text: str) -> None:
        """Say this where there are no rows."""
        self._empty = text
        if not self.order.rows:
            self.setAccessibleDescription(text)
        self.viewport().update()

    def _describe(self) -> None:
        """Say to a screen reader what is missing, where no row is shown."""
        self.setAccessibleDescription("" if self.order.shown else self._missing())

    def _missing(self) -> str:
        """What to say without a row: never that of an empty table where it is only filtered."""
        return NOT_FOUND if self.order.rows else self._empty

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows as a spreadsheet reads them."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard with their header."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        self._copy(chosen or range(self.facts.rowCount()))

    def copy_all(self) -> None:
        """Put all rows that are shown on the clipboard with their header."""
        self._copy(range(self.facts.rowCount()))

    def _copy(self, numbers: Iterable[int]) -> None:
        columns = self.widths.shown
        header = [str(self.facts.headerData(n, Qt.Orientation.Horizontal)) for n in columns]
        rows = (self.facts.row(number).cells for number in numbers)
        lines = [header, *([cells[n] for n in columns] for cells in rows)]
        QGuiApplication.clipboard().setText("\n".join(as_line(line) for line in lines))

    def _cite(self, source: str) -> str:
        """What a source is, as the panel knows it."""
        panel = panel_of(self)
        return cited_text(source, panel.documents if panel else {})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares of the columns."""
        super().resizeEvent(event)
        if not self.widths.are_set:
            self.widths.place()

    def _wrap_up_to(self, count: int) -> None:
        """Let so many rows grow with their text, or hold them all to one line."""
        self.setWordWrap(count <= MOST_WRAPPED)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)

    def doItemsLayout(self) -> None:
        """Qt: lay out what is about to be seen; the rows first, as high as their texts need."""
        if self.wordWrap():
            self._heights.place()
        super().doItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what is missing where no row is shown."""
        super().paintEvent(event)
        text = self._missing()
        if text and not self.facts.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(EMPTY_MARGIN, 0, -EMPTY_MARGIN, 0)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, where, text)
            painter.end()
