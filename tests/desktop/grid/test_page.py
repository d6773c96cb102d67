"""The page of the grid within its window: other cases, other panels, recovered drafts, menus."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.when import When
from boardapp.casefile.files import write_case
from boardapp.desktop.grid import page as page_module
from boardapp.desktop.grid.cell_drafts import EMPTY_CELLS
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.grid.conftest import LABS, OpenGrid, heads, result, texts
from tests.e2e.case_typist import press, type_in

Now = Callable[[], Case]
_CTRL = Qt.KeyboardModifier.ControlModifier


def test_many_results_are_laid_out_on_another_thread_and_then_edited_alike(
    open_grid: OpenGrid, case_now: Now, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "MOST_AT_ONCE", 2)
    page = open_grid()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert texts(page)[0] == ["180", "45 G3", ""]
    page.view.choose((0, 0))
    type_in("7")
    press(Qt.Key.Key_Return)
    assert case_now().labs[1].value.text == "7"
    assert texts(page)[0] == ["7 ↓ G4", "45 G3", ""]


def test_a_fact_is_led_to_in_the_grid_while_that_is_open(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((2, 2))
    workbench.facts.current.choose("labs[0]")
    workbench.facts.show_in("labs")
    assert page.view.cell == (0, 1)
    assert page.isVisible()


def test_drafts_of_a_recovery_copy_stand_in_their_cells(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((2, 1))
    type_in("50..40")
    press(Qt.Key.Key_Return)
    kept = workbench.document.drafts.all
    assert [(draft.place, draft.text) for draft in kept] == [(EMPTY_CELLS, "50..40")]
    workbench.document.close()
    page = open_grid()
    assert texts(page)[2][1] == ""
    workbench.document.drafts.restore(kept)
    assert texts(page)[2][1] == "▲ 50..40"


def test_a_draft_of_a_row_that_is_not_there_brings_its_row(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    workbench.document.drafts.put(EMPTY_CELLS, '["CRP", "CRP", "mg/L", "", "dx + 9 mo"]', "5..3")
    assert heads(page, Qt.Orientation.Vertical)[3] == "CRP, mg/L"
    assert heads(page, Qt.Orientation.Horizontal)[2] == "9 mo after diagnosis"
    assert texts(page)[3][2] == "▲ 5..3"


def test_a_reload_from_disk_is_followed(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench, qtbot: QtBot
) -> None:
    page = open_grid()
    path = workbench.document.path
    assert path is not None
    write_case(path, replace(case_now(), labs=(*LABS[:3], result("ALT", 77, "dx", "U/L"))))
    workbench.files.reload()
    qtbot.waitUntil(lambda: texts(page)[2] == ["77", "", ""])
    page.view.choose((2, 0))
    qtbot.waitUntil(lambda: workbench.facts.current.place == "labs[3]")


def test_columns_follow_the_clock_when_another_fact_moves_it(
    open_grid: OpenGrid, case_now: Now, workbench: Workbench, qtbot: QtBot
) -> None:
    page = open_grid((result("ALT", 1, "2019-03-14", "U/L"), result("ALT", 2, "dx + 2 mo", "U/L")))
    page.view.choose((0, 0))
    case = case_now()
    dated = replace(case.diagnosis, when=When.parse("2019-03-01"))
    workbench.document.apply("date it", case, replace(case, diagnosis=dated))
    qtbot.waitUntil(lambda: texts(page) == [["1", "2"]], timeout=10_000)
    case = case_now()
    dated = replace(case.diagnosis, when=When.parse("2018-12-01"))
    workbench.document.apply("date it", case, replace(case, diagnosis=dated))
    qtbot.waitUntil(lambda: texts(page) == [["2", "1"]], timeout=10_000)


def test_another_panel_and_back_keeps_the_grid_and_its_empty_rows(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    press(Qt.Key.Key_T, _CTRL)
    type_in("CRP (mg/L)")
    press(Qt.Key.Key_Return)
    workbench.show_panel("checks")
    workbench.show_panel("labs")
    panel = workbench.panels.panel
    assert isinstance(panel, LabsPanel)
    assert panel.grid is page
    assert page.isVisible()
    assert heads(page, Qt.Orientation.Vertical)[3] == "CRP, mg/L"


def test_the_cell_is_told_to_a_screen_reader(open_grid: OpenGrid) -> None:
    page = open_grid()
    told = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "platelets, ×10⁹/L; at diagnosis\n"
        "180 ×10⁹/L; in range; range 150–400 ×10⁹/L; grade 0 (CTCAE v5.0: Platelet count "
        "decreased)"
    )
    for widget in (page.view, page.strip.lines, page.said):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)


def test_the_menu_of_a_cell_is_that_of_its_fact(open_grid: OpenGrid) -> None:
    page = open_grid()
    page.view.choose((0, 1))
    menu = page.view.fact_menu(None)
    assert menu.place == "labs[0]"
    assert [row.text.replace("&", "") for row in menu.rows] == [
        "Add a Test (row)", "Add a Time (column)", "Change the Time of the Column",
        "Copy with Tests and Times",
    ]  # fmt: skip


def test_results_and_grid_turn_to_the_same_result(
    open_grid: OpenGrid, workbench: Workbench
) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    panel = workbench.panels.panel
    assert isinstance(panel, LabsPanel)
    panel.show_page("results")
    chosen = panel.tests.chosen_row()
    assert chosen is not None
    assert chosen.key == "platelets"
    assert panel.results.current_place() == "labs[1]"
    ring = panel.chart.canvas.ringed
    assert ring is not None
    assert ring.key == "labs[1]"
    panel.results.setFocus()
    panel.results.choose(0)
    assert panel.results.current_place() == "labs[0]"
    workbench.actions.by_id["lab-grid"].trigger()
    assert page.view.cell == (0, 1)
    assert page.view.hasFocus()


def test_a_click_asks_for_the_menu_of_the_cell_below_it(open_grid: OpenGrid) -> None:
    page = open_grid()
    page.view.choose((0, 0))
    below = page.view.visualRect(page.model.index(1, 0)).center()
    menu = page.view.fact_menu(page.view.viewport().mapToGlobal(below))
    assert menu.place == "labs[2]"
    assert page.view.cell == (1, 0)
