"""New tests and times, and another time for a column, typed into the heads by keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.when import When
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.grid.conftest import LABS, OpenGrid, heads, result, texts
from tests.e2e.case_typist import focused, press, type_in

Now = Callable[[], Case]
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def test_a_new_time_is_read_while_it_is_typed_and_stands_in_the_order_of_the_clock(
    open_grid: OpenGrid, case_now: Now
) -> None:
    page = open_grid()
    press(Qt.Key.Key_T, _CTRL | _SHIFT)
    type_in("dx + 2 mo")
    assert page.said.text() == "2 mo after diagnosis: month 2; age at least 1 mo"
    press(Qt.Key.Key_Return)
    assert heads(page, _ACROSS) == [
        "at diagnosis", "2 mo after diagnosis", "5 mo after diagnosis", "not reported",
        "New time …",
    ]  # fmt: skip
    assert page.view.hasFocus()
    assert page.view.cell == (0, 1)
    assert case_now().labs == LABS
    type_in("60")
    press(Qt.Key.Key_Return)
    assert case_now().labs[-1] == result("platelets", 60, "dx + 2 mo", "10*9/L")


def test_typing_in_the_empty_last_column_begins_its_time(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, page.model.columnCount() - 1))
    type_in("d")
    type_in("x + 9 mo")
    assert focused().text() == "dx + 9 mo"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return)
    assert heads(page, _ACROSS)[2] == "9 mo after diagnosis"


def test_a_time_that_can_not_be_read_stays_in_its_head(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    press(Qt.Key.Key_T, _CTRL | _SHIFT)
    type_in("in spring")
    press(Qt.Key.Key_Return)
    line = page.heads.line
    assert line is not None
    assert page.said.text().startswith("▲ ")
    assert [draft.text for draft in workbench.document.drafts.all] == ["in spring"]
    page.view.setFocus()
    assert page.heads.line is None
    assert page.model.columnCount() == 4
    assert heads(page, _ACROSS)[3] == "▲ in spring"
    press(Qt.Key.Key_T, _CTRL | _SHIFT)
    assert focused().text() == "in spring"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    assert len(workbench.document.drafts) == 0
    assert heads(page, _ACROSS)[3] == "New time …"


def test_another_time_of_a_column_moves_all_its_results_as_one_step(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    press(Qt.Key.Key_F2, _SHIFT)
    assert focused().text() == "dx"  # type: ignore[attr-defined]
    type_in("dx + 9 mo")
    press(Qt.Key.Key_Return)
    nine = When.parse("dx + 9 mo")
    assert [one.when for one in case_now().labs] == [LABS[0].when, nine, nine, LABS[3].when]
    assert workbench.document.undo_stack.undoText() == "Move 2 results to dx + 9 mo"
    assert heads(page, _ACROSS) == [
        "5 mo after diagnosis", "9 mo after diagnosis", "not reported", "New time …",
    ]  # fmt: skip
    assert texts(page) == [["45 G3", "180", ""], ["", "98 G2", ""], ["", "", "30"]]
    press(Qt.Key.Key_Z, _CTRL)
    assert case_now().labs == LABS
    assert heads(page, _ACROSS)[:3] == ["at diagnosis", "5 mo after diagnosis", "not reported"]
    assert texts(page)[0] == ["180", "45 G3", ""]


def test_a_new_test_brings_its_unit_in_its_head(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    press(Qt.Key.Key_T, _CTRL)
    type_in("CRP (mg/L)")
    assert page.said.text() == "CRP, in mg/L"
    press(Qt.Key.Key_Return)
    assert heads(page, _DOWN)[3:] == ["CRP, mg/L", "New test …"]
    assert page.view.cell == (3, 0)
    type_in("5")
    press(Qt.Key.Key_Return)
    assert case_now().labs[-1] == result("CRP", 5, "dx", "mg/L")


def test_a_test_without_a_unit_takes_that_of_its_first_result(
    open_grid: OpenGrid, case_now: Now
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    press(Qt.Key.Key_T, _CTRL)
    type_in("ferritin")
    assert "no unit" in page.said.text()
    press(Qt.Key.Key_Return)
    type_in("400 ug/L")
    press(Qt.Key.Key_Return)
    assert case_now().labs[-1] == result("ferritin", 400, "dx", "ug/L")
    assert heads(page, _DOWN)[3:] == ["ferritin, µg/L", "New test …"]


def test_a_test_that_has_a_row_gets_no_second(open_grid: OpenGrid) -> None:
    page = open_grid()
    press(Qt.Key.Key_T, _CTRL)
    type_in("PLT (K/uL)")
    press(Qt.Key.Key_Return)
    assert page.model.rowCount() == 4
    assert page.view.cell[0] == 0


def test_names_of_tests_complete(open_grid: OpenGrid, qtbot: QtBot) -> None:
    page = open_grid()
    press(Qt.Key.Key_T, _CTRL)
    type_in("fibri")
    line = page.heads.line
    assert line is not None
    completer = line.completer()
    assert completer is not None
    assert completer.currentCompletion() == "fibrinogen"
    completer.popup().hide()


def test_a_case_without_a_result_is_begun_in_its_empty_cell(
    open_grid: OpenGrid, case_now: Now
) -> None:
    page = open_grid(())
    assert page.said.text().startswith("Type here to add")
    type_in("ALT, U/L")
    press(Qt.Key.Key_Return)
    type_in("dx + 1 mo")
    press(Qt.Key.Key_Return)
    type_in("31")
    press(Qt.Key.Key_Return)
    assert case_now().labs == (result("ALT", 31, "dx + 1 mo", "U/L"),)
