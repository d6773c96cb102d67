import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.tables import row_heights
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.parts.tables.row_heights import ROW_PADDING

TEXTS = (
    "one line",
    "stated\nin two lines",
    "words that are too many for the width that this column has, and so take several lines",
    "2.5 g/L after 1500 mg/m² every 12 h, and 40×10⁹/L two days later",
    "",
    "Averylongwordthatfindsnoplaceinitscolumnandisnotbrokenatall",
    "hyphen-ated and slash/ed words, which may be parted where they are written so",
)


@pytest.fixture
def table(qtbot: QtBot) -> FactsTable:
    made = FactsTable("Facts", ("What", "Also"))
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show_rows([FactRow((text, other)) for text in TEXTS for other in TEXTS], (2, 1))
    with qtbot.waitExposed(made):
        made.show()
    return made


def _as_qt_measures(table: FactsTable, number: int) -> int:
    """The height that Qt gives to a cell of its own, the highest of the row."""
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
    heights = []
    for column in range(table.facts.columnCount()):
        option.rect = QRect(0, 0, table.columnWidth(column), 1)
        hint = table.itemDelegate().sizeHint(option, table.facts.index(number, column))
        heights.append(hint.height())
    return max(heights) + ROW_PADDING


def _are_as_qt_measures(table: FactsTable) -> bool:
    table.executeDelayedItemsLayout()
    numbers = range(table.facts.rowCount())
    return [table.rowHeight(n) for n in numbers] == [_as_qt_measures(table, n) for n in numbers]


def test_rows_are_as_high_as_their_texts_need(table: FactsTable) -> None:
    assert _are_as_qt_measures(table)
    assert table.rowHeight(0) < table.rowHeight(8)


def test_rows_follow_the_widths_the_rows_and_the_size_of_the_text(
    qtbot: QtBot, table: FactsTable
) -> None:
    table.setColumnWidth(0, 90)
    assert _are_as_qt_measures(table)
    table.resize(700, 300)
    assert _are_as_qt_measures(table)
    table.show_rows([FactRow((text, "")) for text in reversed(TEXTS)], (1, 2))
    assert _are_as_qt_measures(table)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    table.setFont(font)
    assert _are_as_qt_measures(table)


def test_a_table_that_is_not_seen_measures_nothing(
    qtbot: QtBot, table: FactsTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []

    def noted(text: str, *rest: object) -> QTextLayout:
        laid_out.append(text)
        return QTextLayout(text, *rest)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(row_heights, "QTextLayout", noted)
    table.hide()
    table.show_rows([FactRow((f"{text} again", "")) for text in TEXTS], (1, 2))
    QApplication.processEvents()
    assert laid_out == []
    table.show()
    qtbot.waitUntil(lambda: bool(laid_out))
