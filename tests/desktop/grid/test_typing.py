"""The grid by keys: walked, typed into, emptied, undone; wrong text waits in its cell."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.casefile.files import read_case
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.grid.conftest import LABS, OpenGrid, heads, result, texts
from tests.e2e.case_typist import focused, press, type_in

Now = Callable[[], Case]
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_each_test_is_a_row_and_each_time_a_column_in_the_order_of_the_clock(
    open_grid: OpenGrid,
) -> None:
    page = open_grid()
    assert heads(page, Qt.Orientation.Vertical) == [
        "platelets, ×10⁹/L", "hemoglobin, g/L", "ALT, U/L", "New test …",
    ]  # fmt: skip
    assert heads(page, Qt.Orientation.Horizontal) == [
        "at diagnosis", "5 mo after diagnosis", "not reported", "New time …",
    ]  # fmt: skip
    assert texts(page) == [["180", "45 G3", ""], ["98 G2", "", ""], ["", "", "30"]]


def test_typing_over_a_cell_states_its_value_and_enter_goes_down(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 1))
    type_in("40..50")
    press(Qt.Key.Key_Return)
    assert case_now().labs[0].value.text == "40–50"
    assert case_now().labs[0].source == "letter ¶7"
    assert page.view.cell == (1, 1)
    assert page.view.hasFocus()
    assert workbench.document.undo_stack.undoText() == "Edit platelets, value"
    press(Qt.Key.Key_Z, _CTRL)
    assert case_now().labs == LABS
    assert texts(page)[0] == ["180", "45 G3", ""]


def test_keys_walk_as_in_a_spreadsheet(open_grid: OpenGrid) -> None:
    view = open_grid().view
    view.choose((0, 0))
    for key, held, cell in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, (1, 0)),
        (Qt.Key.Key_Return, _SHIFT, (0, 0)),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, (0, 1)),
        (Qt.Key.Key_Backtab, _SHIFT, (0, 0)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (0, 1)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, (1, 1)),
    ):
        press(key, held)
        assert view.cell == cell


def test_tab_leaves_the_grid_at_the_end_of_a_row(open_grid: OpenGrid) -> None:
    page = open_grid()
    page.view.choose((0, page.model.columnCount() - 1))
    press(Qt.Key.Key_Tab)
    assert not page.view.hasFocus()


def test_keys_leave_a_cell_that_is_typed_into(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid()
    page.view.choose((1, 1))
    type_in("101")
    press(Qt.Key.Key_Tab)
    assert page.view.cell == (1, 2)
    page.view.choose((2, 1))
    type_in("7")
    press(Qt.Key.Key_Return, _SHIFT)
    assert page.view.cell == (1, 1)
    page.view.choose((2, 0))
    type_in("8")
    press(Qt.Key.Key_Right)
    assert page.view.cell == (2, 1)
    assert [(one.test, one.value.text) for one in case_now().labs[4:]] == [
        ("hemoglobin", "101"), ("ALT", "7"), ("ALT", "8"),
    ]  # fmt: skip


def test_an_empty_cell_becomes_a_result_of_its_test_time_and_unit(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((1, 1))
    type_in("<0.5")
    press(Qt.Key.Key_Return)
    assert case_now().labs == (*LABS, result("hemoglobin", "<0.5", "dx + 5 mo", "g/L"))
    assert workbench.document.undo_stack.undoText() == "Add laboratory result hemoglobin"


def test_a_unit_that_is_typed_stays_with_its_result_and_stands_in_its_cell(
    open_grid: OpenGrid, case_now: Now
) -> None:
    page = open_grid()
    page.view.choose((1, 1))
    type_in("10 g/dL")
    press(Qt.Key.Key_Return)
    assert case_now().labs[-1] == result("hemoglobin", 10, "dx + 5 mo", "g/dL")
    assert texts(page)[1] == ["98 G2", "10 g/dL", ""]
    assert page.model.rowCount() == 4


def test_f2_changes_what_stands_there_and_esc_takes_it_back(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 1))
    press(Qt.Key.Key_F2)
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.text() == "45"
    type_in("0")
    press(Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    assert case_now().labs == LABS
    assert len(workbench.document.drafts) == 0


def test_what_can_not_be_read_stays_in_its_cell_with_the_reason(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 0))  # with a range of its own, in its unit
    type_in("1.2 mg/dL")
    press(Qt.Key.Key_Return)
    assert case_now().labs == LABS
    assert texts(page)[0][0] == "▲ 1.2 mg/dL"
    press(Qt.Key.Key_Up)
    assert "in that unit" in page.said.text()
    assert [tuple(draft) for draft in workbench.document.drafts.all] == [
        ("labs[1]", "value", "1.2 mg/dL")
    ]
    press(Qt.Key.Key_F2)
    assert focused().text() == "1.2 mg/dL"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    assert texts(page)[0][0] == "▲ 1.2 mg/dL"
    press(Qt.Key.Key_Escape)
    assert texts(page)[0][0] == "180"
    assert len(workbench.document.drafts) == 0


def test_a_draft_of_an_empty_cell_waits_too_and_becomes_a_result_once_it_is_right(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((2, 1))
    type_in("50..40")
    press(Qt.Key.Key_Return)
    assert texts(page)[2][1] == "▲ 50..40"
    assert case_now().labs == LABS
    page.view.choose((1, 1))
    type_in("99")
    press(Qt.Key.Key_Return)
    assert texts(page)[2][1] == "▲ 50..40"
    type_in("40..50")
    press(Qt.Key.Key_Return)
    assert case_now().labs[-1] == result("ALT", "40..50", "dx + 5 mo", "U/L")
    assert len(workbench.document.drafts) == 0


def test_delete_takes_all_chosen_results_as_one_step(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    press(Qt.Key.Key_Right, _SHIFT)
    press(Qt.Key.Key_Down, _SHIFT)
    press(Qt.Key.Key_Delete)
    assert case_now().labs == LABS[3:]
    assert workbench.document.undo_stack.undoText() == "Delete 3 results"
    assert texts(page) == [["", "", ""], ["", "", ""], ["", "", "30"]]
    press(Qt.Key.Key_Z, _CTRL)
    assert case_now().labs == LABS
    assert texts(page)[0] == ["180", "45 G3", ""]
    press(Qt.Key.Key_Y, _CTRL)
    assert case_now().labs == LABS[3:]


def test_several_results_at_one_time_are_all_shown_and_changed_in_the_pane(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench, qtbot: QtBot
) -> None:
    page = open_grid((*LABS, result("ALT", 41, "not reported", "U/L")))
    page.view.choose((2, 2))
    assert texts(page)[2][2] == "30 · 41"
    type_in("5")
    assert len(case_now().labs) == 5
    qtbot.waitUntil(lambda: workbench.facts.pane.is_editing)
    assert workbench.facts.pane.form.place == "labs[3]"


def test_control_enter_types_into_all_chosen_cells(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((1, 1))
    press(Qt.Key.Key_Down, _SHIFT)
    type_in("not done")
    press(Qt.Key.Key_Return, _CTRL)
    assert case_now().labs[4:] == (
        result("hemoglobin", "not done", "dx + 5 mo", "g/L"),
        result("ALT", "not done", "dx + 5 mo", "U/L"),
    )
    assert workbench.document.undo_stack.undoText() == "Fill 2 results"


def test_cells_are_copied_as_a_spreadsheet_takes_them(open_grid: OpenGrid) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    press(Qt.Key.Key_Right, _SHIFT)
    press(Qt.Key.Key_Down, _SHIFT)
    press(Qt.Key.Key_C, _CTRL)
    assert QApplication.clipboard().text() == "180\t45\n98\t"
    press(Qt.Key.Key_C, _CTRL | _SHIFT)
    assert QApplication.clipboard().text() == (
        "Test\tUnit\tdx\tdx + 5 mo\nplatelets\t10*9/L\t180\t45\nhemoglobin\tg/L\t98\t"
    )


def test_the_current_fact_follows_the_cell(
    open_grid: OpenGrid, workbench: Workbench, qtbot: QtBot
) -> None:
    page = open_grid()
    page.view.choose((0, 1))
    assert workbench.facts.current.place == "labs[0]"
    press(Qt.Key.Key_Left)
    assert workbench.facts.current.place == "labs[1]"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    assert workbench.facts.current.place == ""
    type_in("99")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: workbench.facts.current.place == "labs[4]")


def test_an_edit_in_the_pane_is_in_the_grid_at_once(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((1, 0))
    workbench.editing.delete()
    assert case_now().labs == (LABS[0], LABS[1], LABS[3])
    assert texts(page)[1] == ["", "", ""]


def test_another_case_leaves_nothing_of_the_last_in_the_grid(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    workbench.files.close()
    assert page.model.rowCount() == 0
    page = open_grid((result("CRP", 5, "dx", "mg/L"),))
    assert texts(page) == [["5"]]


def test_what_is_typed_into_the_grid_is_in_the_file(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench, qtbot: QtBot
) -> None:
    page = open_grid()
    page.view.choose((2, 0))
    type_in("1+")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_S, _CTRL)
    qtbot.waitUntil(lambda: not workbench.document.is_modified)
    path = workbench.document.path
    assert path is not None
    assert read_case(path).labs == (*LABS, result("ALT", "1+", "dx", "U/L"))
    assert read_case(path) == case_now()
    assert heads(page, Qt.Orientation.Horizontal)[0] == "at diagnosis"
