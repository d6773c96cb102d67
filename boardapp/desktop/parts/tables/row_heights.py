"""How high the rows of a table are: as the texts need, measured when the table is looked at."""

import math

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QTableView

from boardapp.desktop.parts.tables.facts_model import FactsModel
from boardapp.desktop.parts.unit_breaks import hold_units

ROW_PADDING = 12
MOST_MEASURED = 8_000
"""Texts whose sizes are kept in mind."""
_LINE_SEPARATOR = "\u2028"


class RowHeights(QObject):
    """Gives each row the height of its highest text.

    Qt would ask for the size of each cell several times, in Python, whenever a column changes: for
    two hundred rows that held the window for 100 ms. Here a text that fits its column is one line
    without being laid out, and what has been measured is not measured again.
    """

    def __init__(self, table: QTableView, facts: FactsModel) -> None:
        super().__init__(table)
        self._table, self._facts = table, facts
        self._font = ""
        self._advances: dict[str, float] = {}
        self._heights: dict[tuple[str, int], int] = {}
        self._placed: object = None
        for changed in (
            facts.modelReset, facts.rowsInserted, facts.rowsRemoved, facts.dataChanged,
        ):  # fmt: skip
            changed.connect(self._outdate)

    def place(self) -> None:
        """Give each row its height, where a text, a width or the font has changed since."""
        table, facts = self._table, self._facts
        self._take_font()
        columns = [n for n in range(facts.columnCount()) if not table.isColumnHidden(n)]
        widths = [(n, table.columnWidth(n)) for n in columns]
        now = (self._font, widths, facts.rowCount())
        if now == self._placed:
            return
        self._placed = now
        rows, line = table.verticalHeader(), self._line
        for number in range(facts.rowCount()):
            cells = facts.row(number).cells
            height = max((self._height(cells[n], width) for n, width in widths), default=line)
            if rows.sectionSize(number) != height + ROW_PADDING:
                rows.resizeSection(number, height + ROW_PADDING)

    def _outdate(self) -> None:
        self._placed = None

    def _take_font(self) -> None:
        font = self._table.font()
        if font.toString() != self._font:
            self._font = font.toString()
            self._advances, self._heights = {}, {}
            style = self._table.style()
            margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._table)
            self._margins = 2 * (margin + 1)
            self._metrics, self._line = QFontMetricsF(font), self._table.fontMetrics().height()

    def _height(self, text: str, width: int) -> int:
        """How high a text is in a column of this width, in pixels."""
        advance = self._advances.get(text)
        if advance is None:
            is_one_line = "\n" not in text
            advance = self._metrics.horizontalAdvance(text) if is_one_line else math.inf
            self._advances[text] = advance
        if advance + 1 <= width - self._margins:
            return self._line
        height = self._heights.get((text, width))
        if height is None:
            if len(self._heights) >= MOST_MEASURED:
                self._advances, self._heights = {}, {}
            height = self._laid_out(text, width - self._margins)
            self._heights[text, width] = height
        return height

    def _laid_out(self, text: str, room: int) -> int:
        """The height of a text in lines, broken as Qt's own cells are."""
        layout = QTextLayout(hold_units(text).replace("\n", _LINE_SEPARATOR), self._table.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            height += line.height()
        layout.endLayout()
        return max(math.ceil(height), self._line)
