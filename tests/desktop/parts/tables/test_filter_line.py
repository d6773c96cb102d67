import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.parts.tables.filter_line import LONG, FilterLine, filtered, open_filter
from boardapp.desktop.parts.tables.rows_view import NOT_FOUND

ROWS = [FactRow((f"test {number}", f"{number} g/L"), f"labs[{number}]") for number in range(LONG)]


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    table = FactsTable("Results", ("Test", "Value"), made, empty="Nothing is stated.")
    page = filtered(table, made)
    page.resize(400, 300)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def _parts(panel: QWidget) -> tuple[FilterLine, FactsTable]:
    line = panel.findChildren(FilterLine)[0]
    return line, line.table


def test_it_stands_over_long_tables_and_appears_when_it_is_asked_for(
    qtbot: QtBot, panel: QWidget
) -> None:
    line, table = _parts(panel)
    table.show_rows(ROWS)
    assert line.isVisible()
    table.show_rows(ROWS[:3])
    assert not line.isVisible()
    assert open_filter(panel)
    qtbot.waitUntil(line.field.hasFocus)
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.hasFocus)
    assert not line.isVisible()


def test_typing_leaves_the_rows_with_the_words_and_counts_them(
    qtbot: QtBot, panel: QWidget
) -> None:
    line, table = _parts(panel)
    table.show_rows(ROWS)
    open_filter(panel)
    qtbot.keyClicks(line.field, "test 1")
    assert [row.place for row in table.order.shown][:2] == ["labs[1]", "labs[10]"]
    assert line.count.text() == f"6 of {LONG}"
    qtbot.keyClick(line.field, Qt.Key.Key_Down)
    qtbot.waitUntil(table.hasFocus)
    assert table.current_place() == "labs[1]"
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert table.facts.rowCount() == LONG
    assert table.current_place() == "labs[1]"


def test_a_table_whose_rows_are_all_left_out_never_says_that_nothing_is_stated(
    qtbot: QtBot, panel: QWidget
) -> None:
    line, table = _parts(panel)
    table.show_rows(ROWS)
    qtbot.keyClicks(line.field, "no such words")
    assert table.facts.rowCount() == 0
    assert table.accessibleDescription() == NOT_FOUND


def test_a_fact_that_is_left_out_is_led_to_all_the_same(panel: QWidget) -> None:
    line, table = _parts(panel)
    table.show_rows(ROWS)
    line.field.setText("test 3")
    assert table.rate("labs[7].value") > 0
    assert table.select_place("labs[7].value")
    assert (line.field.text(), table.current_place()) == ("", "labs[7]")


def test_words_of_one_case_do_not_hide_rows_of_the_next(panel: QWidget) -> None:
    line, table = _parts(panel)
    table.show_rows(ROWS)
    line.field.setText("test 3")
    table.show_rows(())
    table.show_rows(ROWS)
    assert (line.field.text(), table.facts.rowCount()) == ("", LONG)
