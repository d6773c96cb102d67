import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.tables.facts_model import FactRow, FactsModel
from boardapp.desktop.parts.tables.facts_table import FactsTable

ROWS = (
    FactRow(("platelets", "43"), "labs[0]", "Source: chart"),
    FactRow(("aPTT", "not reported"), "labs[1]"),
    FactRow(("derived", "1"), ""),
)


@pytest.fixture
def table(qtbot: QtBot) -> FactsTable:
    made = FactsTable("Results", ("Test", "Value"), empty="Nothing is stated.")
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(ROWS, (60, 40))
    return made


def _ask(table: FactsTable, row: int, column: int, role: Qt.ItemDataRole) -> object:
    return table.facts.data(table.facts.index(row, column), role)


def test_the_model_keeps_the_contract_of_qt(qapp: object) -> None:
    model = FactsModel(("a", "b"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS)
    model.show_rows(ROWS[:1])
    model.show_rows(())
    assert (model.rowCount(), model.columnCount()) == (0, 2)
    model.show_rows(ROWS)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_rows_are_copied_with_their_header(qtbot: QtBot, table: FactsTable) -> None:
    table.choose(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Test\tValue\naPTT\tnot reported"


def test_all_rows_are_copied_if_none_is_chosen(table: FactsTable) -> None:
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Test\tValue", "platelets\t43", "aPTT\tnot reported", "derived\t1"]


def test_columns_that_are_not_asked_for_are_neither_shown_nor_copied(table: FactsTable) -> None:
    table.show_columns({"Test"})
    assert [table.isColumnHidden(n) for n in (0, 1)] == [False, True]
    assert table.columnWidth(0) == table.viewport().width()
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Test", "platelets"]
    table.show_columns({"Test", "Value"})
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Test\tValue"


def test_what_an_empty_table_says_can_change(table: FactsTable) -> None:
    table.say_if_empty("No recurrence is reported.")
    assert table.accessibleDescription() == ""
    table.show_rows(())
    assert table.accessibleDescription() == "No recurrence is reported."
    table.say_if_empty("No relapse is reported.")
    assert table.accessibleDescription() == "No relapse is reported."


def test_enter_leads_to_the_fact(qtbot: QtBot, table: FactsTable) -> None:
    table.setCurrentIndex(table.facts.index(0, 1))
    with qtbot.waitSignal(table.fact_requested) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["labs[0]"]


def test_a_row_without_a_fact_leads_nowhere(qtbot: QtBot, table: FactsTable) -> None:
    table.setCurrentIndex(table.facts.index(2, 0))
    with qtbot.assertNotEmitted(table.fact_requested):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_a_place_within_a_fact_selects_its_row(table: FactsTable) -> None:
    assert table.select_place("labs[1].value")
    assert table.current_place() == "labs[1]"
    assert not table.select_place("labs[11]")
    assert table.current_place() == "labs[1]"


def test_a_tip_holds_the_cell_and_the_source(table: FactsTable) -> None:
    tip = Qt.ItemDataRole.ToolTipRole
    assert _ask(table, 0, 1, tip) == "43\nSource: chart"
    assert _ask(table, 1, 0, tip) == "aPTT"


def test_what_is_missing_is_set_back(table: FactsTable) -> None:
    role = Qt.ItemDataRole.ForegroundRole
    assert _ask(table, 1, 1, role) == QGuiApplication.palette().placeholderText()
    assert _ask(table, 0, 1, role) is None


def test_an_empty_table_says_what_is_missing(table: FactsTable) -> None:
    shown = table.grab().toImage()
    table.show_rows((), (60, 40))
    assert table.accessibleDescription() == "Nothing is stated."
    empty = table.grab().toImage()
    assert empty != shown
    silent = FactsTable("Results", ("Test", "Value"))
    silent.resize(table.size())
    silent.show_rows((), (60, 40))
    assert silent.grab().toImage() != empty
    silent.deleteLater()
    table.show_rows(ROWS, (60, 40))
    assert table.accessibleDescription() == ""


def test_it_has_an_accessible_name(table: FactsTable) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Results"


def test_the_columns_fit_the_view_at_any_size(qtbot: QtBot, table: FactsTable) -> None:
    for width in (300, 500, 900):
        table.resize(width, 200)
        assert table.horizontalHeader().length() == table.viewport().width()
        qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())


def test_long_texts_wrap_in_short_tables_and_not_in_long_ones(
    qtbot: QtBot, table: FactsTable
) -> None:
    words = "a result that is told in many more words than fit a line of the whole table"
    wordy = FactRow(("platelets", words))
    table.show_rows((*ROWS, wordy), (60, 40))
    qtbot.waitUntil(lambda: table.rowHeight(3) > table.rowHeight(0))
    table.show_rows((wordy, *ROWS * 100), (60, 40))
    assert table.rowHeight(0) == table.rowHeight(1)
    assert table.rowHeight(1) > table.fontMetrics().height()


RANKED = (
    FactRow(("platelets", "100"), "labs[0]", ranks=(None, (100.0,))),
    FactRow(("platelets", "9"), "labs[1]", ranks=(None, (9.0,))),
    FactRow(("platelets", "not reported"), "labs[2]", ranks=(None, None)),
)


def _places(table: FactsTable) -> list[str]:
    return [table.facts.row(n).place for n in range(table.facts.rowCount())]


def _click_header(qtbot: QtBot, table: FactsTable, column: int) -> None:
    header = table.horizontalHeader()
    x = header.sectionViewportPosition(column) + 12
    where = QPoint(x, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_a_header_sorts_and_the_third_gives_the_own_order_back(
    qtbot: QtBot, table: FactsTable
) -> None:
    table.show_rows(RANKED, (60, 40))
    table.choose(0)
    told: list[str] = []
    table.row_chosen.connect(lambda: told.append("another row"))
    wanted = (
        ["labs[1]", "labs[0]", "labs[2]"],
        ["labs[0]", "labs[1]", "labs[2]"],
        ["labs[0]", "labs[1]", "labs[2]"],
    )
    indicated = [True, True, False]
    for places, is_indicated in zip(wanted, indicated, strict=True):
        _click_header(qtbot, table, 1)
        assert _places(table) == places
        assert table.horizontalHeader().isSortIndicatorShown() == is_indicated
        assert table.current_place() == "labs[0]"
    assert told == []  # the same fact is chosen all the time


def test_a_column_without_ranks_is_not_sorted(qtbot: QtBot, table: FactsTable) -> None:
    table.show_rows(RANKED, (60, 40))
    _click_header(qtbot, table, 0)
    assert _places(table) == ["labs[0]", "labs[1]", "labs[2]"]
    assert not table.horizontalHeader().isSortIndicatorShown()


def test_a_row_that_the_filter_leaves_out_is_no_longer_chosen(table: FactsTable) -> None:
    table.show_rows(RANKED, (60, 40))
    table.choose(0)
    told: list[str] = []
    table.row_chosen.connect(lambda: told.append(table.current_place()))
    table.order.show_only("reported")
    assert told == [""]
