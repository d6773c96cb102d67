"""One current fact: chosen in any panel, whole in the pane, followed, walked back, forgotten."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.session.document import load
from boardapp.desktop.system.settings import FACT_PANE, Settings
from boardapp.desktop.window.workbench import Workbench


def _text(workbench: Workbench) -> str:
    return workbench.facts.pane.page.toPlainText()


def _choose_line(qtbot: QtBot, workbench: Workbench, number: int) -> ResponsePanel:
    workbench.show_panel("response")
    panel = workbench.panels.panel
    assert isinstance(panel, ResponsePanel)
    panel.lines.setFocus()
    qtbot.waitUntil(panel.lines.hasFocus)
    panel.lines.choose(number)
    return panel


def test_a_chosen_row_stands_whole_in_the_pane(qtbot: QtBot, opened: Workbench) -> None:
    assert opened.facts.side.is_open
    assert "Choose a fact" in _text(opened)
    panel = _choose_line(qtbot, opened, 2)
    assert opened.facts.current.place == panel.lines.current_place()
    assert "Blinatumomab" in _text(opened)
    assert "Stands in" in _text(opened)
    assert "Lattupally" in _text(opened)
    qtbot.keyClick(panel.lines, Qt.Key.Key_Down)
    assert "Blinatumomab" not in _text(opened)


def test_the_doubts_about_a_fact_stand_with_it(opened: Workbench) -> None:
    opened.facts.lead_to("therapies[10].radiation[0].dose")
    assert "1200 Gy" in _text(opened)
    assert "What the checks say" in _text(opened)
    assert "What to do" in _text(opened)


def test_what_the_program_chooses_is_no_fact_of_the_user(opened: Workbench) -> None:
    opened.show_panel("checks")
    panel = opened.panels.panel
    assert isinstance(panel, ChecksPanel)
    opened.panels.list.setFocus()
    before = opened.facts.current.place
    panel.reveal("therapies[10].radiation[0].dose")
    assert opened.facts.current.place == before
    panel.table.setFocus()
    assert opened.facts.current.place == panel.table.current_place()


def test_back_and_forward_walk_by_keys(qtbot: QtBot, opened: Workbench) -> None:
    panel = _choose_line(qtbot, opened, 2)
    place = panel.lines.current_place()
    opened.facts.show_in("timeline")
    led_to = opened.panels.panel_id
    assert led_to != "response"
    qtbot.keyClick(opened.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opened.panels.panel_id == "response"
    assert panel.lines.current_place() == place
    assert opened.facts.current.place == place
    qtbot.keyClick(opened.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert opened.panels.panel_id == led_to


def test_without_a_way_the_actions_are_grey(opened: Workbench) -> None:
    assert not opened.actions["back"].isEnabled()
    assert not opened.actions["forth"].isEnabled()
    opened.show_panel("history")
    opened.show_panel("labs")
    assert opened.actions["back"].isEnabled()


def test_a_clicked_paragraph_is_chosen(opened: Workbench) -> None:
    opened.show_panel("history")
    panel = opened.panels.panel
    assert isinstance(panel, HistoryPanel)
    cursor = panel._anchors()["therapies[2]"]
    rect = panel.page.cursorRect(cursor)
    QTest.mouseClick(panel.page.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.facts.current.place == "therapies[2]"
    assert "Bone marrow transplant" in _text(opened)


def test_f4_closes_the_pane_and_it_stays_closed(
    qtbot: QtBot, opened: Workbench, settings: Settings
) -> None:
    qtbot.keyClick(opened.window, Qt.Key.Key_F4)
    assert not opened.facts.side.is_open
    assert settings.get(FACT_PANE) is False
    qtbot.keyClick(opened.window, Qt.Key.Key_F4)
    assert opened.facts.side.is_open


def test_in_a_narrow_window_the_pane_is_a_drawer(qtbot: QtBot, opened: Workbench) -> None:
    opened.window.resize(900, 700)
    qtbot.waitUntil(lambda: not opened.facts.side.is_open)
    qtbot.keyClick(opened.window, Qt.Key.Key_F4)
    pane = opened.facts.pane
    assert opened.facts.side.is_open
    assert pane.geometry().right() == opened.panels.rect().right()
    assert pane.width() == opened.panels.width() // 2
    pane.page.setFocus()
    qtbot.waitUntil(pane.page.hasFocus)
    qtbot.keyClick(pane.page, Qt.Key.Key_Escape)
    assert not opened.facts.side.is_open
    assert QApplication.activeModalWidget() is None


def test_ctrl_g_offers_the_panels_that_show_it_too(qtbot: QtBot, opened: Workbench) -> None:
    _choose_line(qtbot, opened, 2)
    opened.facts.ask_where()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [action.text() for action in menu.actions()]
    assert titles == ["Timeline", "Therapy response", "All facts"]
    menu.actions()[2].trigger()
    menu.close()
    assert opened.panels.panel_id == "facts"


def test_another_case_takes_nothing_along(
    qtbot: QtBot, opened: Workbench, minimal_path: Path
) -> None:
    _choose_line(qtbot, opened, 2)
    opened.document.take(load(minimal_path))
    assert opened.facts.current.place == ""
    assert not opened.facts.current.may_go_back
    assert "Blinatumomab" not in _text(opened)
    opened.document.close()
    assert "Choose a fact" in _text(opened)


def test_a_fact_that_no_panel_shows_is_said_so_and_is_no_step(opened: Workbench) -> None:
    opened.facts.lead_to("nonsense[7]")
    assert opened.window.statusBar().currentMessage() == "No panel shows nonsense[7]."
    assert opened.facts.current.place == ""
