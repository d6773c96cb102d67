"""Pasting into the grid by keys: looked at first, then one step; what can't be read waits."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.desktop.grid.block import block_text, parse_block
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.grid.conftest import LABS, OpenGrid, result, texts
from tests.e2e.case_typist import press

Now = Callable[[], Case]
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, _CTRL)


def test_a_single_cell_is_pasted_at_once(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid()
    page.view.choose((1, 1))
    _paste("101\r\n")
    assert case_now().labs[-1] == result("hemoglobin", 101, "dx + 5 mo", "g/L")
    assert not page.pasting.is_open


def test_a_block_is_looked_at_before_it_enters_and_is_one_step(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    _paste("170\t45\n\t101\n1+\t40–50")
    assert case_now().labs == LABS
    assert page.strip.said.text() == (
        "4 results enter the case, 1 of them in the place of another. "
        "1 result stands there already."
    )
    assert page.strip.lines.toPlainText() == (
        "platelets, ×10⁹/L, at diagnosis: “170” in the place of 180"
    )
    assert texts(page) == [["170", "45", ""], ["98 G2", "101", ""], ["1+", "40–50", "30"]]
    press(Qt.Key.Key_Return)
    assert case_now().labs == (
        LABS[0],
        result("platelets", 170, "dx", "10*9/L", low=150.0, high=400.0),
        LABS[2],
        LABS[3],
        result("hemoglobin", 101, "dx + 5 mo", "g/L"),
        result("ALT", "1+", "dx", "U/L"),
        result("ALT", "40..50", "dx + 5 mo", "U/L"),
    )
    assert workbench.document.undo_stack.undoText() == "Paste 4 results"
    assert page.view.hasFocus()
    press(Qt.Key.Key_Z, _CTRL)
    assert case_now().labs == LABS


def test_esc_pastes_nothing(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    before = texts(page)
    _paste("1\t2")
    press(Qt.Key.Key_Escape)
    assert case_now().labs == LABS
    assert texts(page) == before
    assert page.view.hasFocus()


def test_what_can_not_be_read_is_told_and_stays_as_a_draft(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((1, 0))
    _paste("99\t50..40\t7\t8")
    assert "1 cell can't be read. It stays in the grid as a draft" in page.strip.said.text()
    assert "1 cell lies outside of the grid" in page.strip.said.text()
    told = page.strip.lines.toPlainText()
    assert "▲ hemoglobin, g/L, 5 mo after diagnosis: “50..40”: " in told
    assert "▲ “8”: has no column: add a time first" in told
    press(Qt.Key.Key_Return)
    assert texts(page)[1] == ["99 G2", "▲ 50..40", "7 G3"]
    assert [one.value.text for one in case_now().labs] == ["45", "180", "99", "30", "7"]
    assert [draft.text for draft in workbench.document.drafts.all] == ["50..40"]


def test_several_results_of_a_cell_are_not_pasted_over(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid((*LABS, result("ALT", 41, "not reported", "U/L")))
    page.view.choose((2, 1))
    _paste("7\t8")
    assert "holds 2 results at this time (30 and 41)" in page.strip.lines.toPlainText()
    press(Qt.Key.Key_Return)
    assert [one.value.text for one in case_now().labs[3:]] == ["30", "41", "7"]


def test_one_cell_fills_all_that_are_chosen(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid()
    page.view.choose((1, 1))
    press(Qt.Key.Key_Down, _SHIFT)
    _paste("not done")
    press(Qt.Key.Key_Return)
    assert case_now().labs[4:] == (
        result("hemoglobin", "not done", "dx + 5 mo", "g/L"),
        result("ALT", "not done", "dx + 5 mo", "U/L"),
    )


def test_what_was_cut_is_pasted_elsewhere(open_grid: OpenGrid, case_now: Now) -> None:
    page = open_grid()
    page.view.choose((1, 0))
    press(Qt.Key.Key_X, _CTRL)
    assert len(case_now().labs) == 3
    page.view.choose((1, 1))
    press(Qt.Key.Key_V, _CTRL)
    assert case_now().labs[-1] == result("hemoglobin", 98, "dx + 5 mo", "g/L")


def test_a_table_with_heads_of_its_own_goes_to_the_assistant(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench, qtbot: QtBot
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    _paste("Test\tUnit\t2021-03-14\t2021-04-14\nPlatelets\t10*9/L\t45\t50\nHb\tg/dL\t9\t10\n")
    assert "heads of its own" in page.strip.said.text()
    press(Qt.Key.Key_Return)
    assistant = workbench.importing.page
    qtbot.waitUntil(lambda: assistant.offer is not None and assistant.isVisible(), timeout=10_000)
    assert case_now().labs == LABS


def test_an_edit_meanwhile_takes_the_paste_away(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    _paste("1\t2")
    workbench.document.apply("edit", case_now(), case_now().__class__(**_changed(case_now())))
    assert not page.pasting.is_open
    assert "Paste again" in page.said.text()


def _changed(case: Case) -> dict[str, object]:
    fields = {name: getattr(case, name) for name in case.__struct_fields__}
    return {**fields, "labs": case.labs[1:]}


def test_blocks_are_read_as_spreadsheets_write_them() -> None:
    assert parse_block("1\t2\r\n3\t4\r\n") == (("1", "2"), ("3", "4"))
    assert parse_block('"a\nb"\t"c""d"\n5') == (("a\nb", 'c"d'), ("5", ""))
    assert parse_block('5"\t6') == (('5"', "6"),)
    assert parse_block("") == ()
    assert parse_block(block_text([["1", ""], ['"x"', "2\t3"]])) == (("1", ""), ('"x"', "2 3"))
