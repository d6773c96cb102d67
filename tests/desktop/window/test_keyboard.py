"""The keyboard in the window: where it begins, where Tab leads it, and what shows where it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.dialogs import CaseChooser
from boardapp.desktop.parts.reading_order import stops
from boardapp.desktop.session.document import load
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.workbench import Workbench

PANEL_IDS = [row.panel_id for row in PANELS]


def _open(workbench: Workbench, path: Path) -> None:
    workbench.document.take(load(path))
    workbench.window.activateWindow()


def _tab_through(qtbot: QtBot, workbench: Workbench, *, back: bool = False) -> list[QWidget]:
    """Every stop from the list of panels until the keyboard is there again."""
    workbench.panels.list.setFocus()
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    seen: list[QWidget] = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget(), key)
        here = QApplication.focusWidget()
        if here is workbench.panels.list:
            return seen
        seen.append(here)
    pytest.fail("Tab does not come round")


def test_the_start_page_opens_a_file_on_enter(
    qtbot: QtBot, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(CaseChooser, "ask_open", lambda parent, folder: asked.append(folder))
    workbench.window.activateWindow()
    assert workbench.window.focusWidget() is workbench.start_page.open_button
    qtbot.keyClick(workbench.window.focusWidget(), Qt.Key.Key_Return)
    assert len(asked) == 1


def test_closing_a_case_puts_the_keyboard_on_the_start_page(
    workbench: Workbench, minimal_path: Path
) -> None:
    _open(workbench, minimal_path)
    workbench.actions["close"].trigger()
    assert workbench.window.focusWidget() is workbench.start_page.open_button


def test_another_case_puts_the_keyboard_into_its_panel(
    workbench: Workbench, minimal_path: Path, letter_path: Path
) -> None:
    _open(workbench, minimal_path)
    workbench.panels.list.setFocus()
    _open(workbench, letter_path)
    focused = workbench.window.focusWidget()
    assert focused is not None
    assert workbench.panels.stack.isAncestorOf(focused)


def test_no_letter_of_the_start_page_is_one_of_the_menu_bar(workbench: Workbench) -> None:
    bar = [action.text() for action in workbench.window.menuBar().actions()]
    page = workbench.start_page
    texts = [*bar, page.open_button.text(), page.example_button.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_tab_leads_through_the_panel_and_then_to_the_fact_at_the_side(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.show_panel(panel_id)
    seen = _tab_through(qtbot, workbench)
    inside = [workbench.panels.stack.isAncestorOf(widget) for widget in seen]
    assert True in inside
    assert inside == sorted(inside, reverse=True)  # the panel whole, then the rest
    assert workbench.facts.pane.isAncestorOf(seen[-1])


@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_shift_tab_leads_the_same_way_back(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.show_panel(panel_id)
    there = _tab_through(qtbot, workbench)
    assert _tab_through(qtbot, workbench, back=True) == there[::-1]


@pytest.mark.parametrize("panel_id", ["labs", "response", "toxicity"])
def test_the_tabs_come_before_their_pages(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.show_panel(panel_id)
    assert isinstance(_tab_through(qtbot, workbench)[0], QTabBar)


@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_whatever_takes_keys_has_a_name_also_at_the_side_and_in_a_form(
    workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.show_panel(panel_id)
    workbench.facts.lead_to("therapies[1]")
    workbench.show_panel(panel_id)
    for _ in range(2):
        QApplication.processEvents()
        nameless = [
            stop
            for stop in stops(workbench.window)
            if not QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
        ]
        assert nameless == []
        workbench.actions["edit-fact"].trigger()


@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_f6_leads_from_the_list_to_the_panel_to_the_side_and_round(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.show_panel(panel_id)
    workbench.panels.list.setFocus()
    parts = (workbench.panels.stack, workbench.facts.pane, workbench.panels.list)
    for part in parts:
        qtbot.keyClick(workbench.window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is part or part.isAncestorOf(focused)
    workbench.actions["fact-pane"].trigger()
    for part in (workbench.panels.stack, workbench.panels.list):
        qtbot.keyClick(workbench.window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is part or part.isAncestorOf(focused)


def test_a_drawer_over_the_panel_is_reached_after_it(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path
) -> None:
    workbench.window.resize(900, 700)
    _open(workbench, synthetic_path)
    workbench.show_panel("timeline")
    workbench.actions["fact-pane"].trigger()
    assert workbench.facts.side.is_open
    seen = _tab_through(qtbot, workbench)
    inside = [workbench.panels.stack.isAncestorOf(widget) for widget in seen]
    assert inside == sorted(inside, reverse=True)
    assert workbench.facts.pane.isAncestorOf(seen[-1])


@pytest.mark.parametrize("panel_id", PANEL_IDS)
def test_a_ring_is_about_whatever_the_keyboard_is_in(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.show_panel(panel_id)
    QApplication.processEvents()  # which lays the panel out
    focused = QApplication.focusWidget()
    assert focused is not None
    accent = workbench.window.palette().color(QPalette.ColorRole.Accent)
    corner = focused.mapTo(workbench.window, QPoint(0, 0))
    with_ring = workbench.window.grab().toImage()
    assert QColor(with_ring.pixel(corner)) == accent
    assert QColor(with_ring.pixel(corner + QPoint(focused.width() - 1, 40))) == accent


def test_the_ring_goes_with_the_keyboard_and_takes_no_click(
    workbench: Workbench, synthetic_path: Path
) -> None:
    _open(workbench, synthetic_path)
    ring = workbench.focus_ring
    workbench.panels.list.setFocus()
    assert ring.geometry().size() == workbench.panels.list.size()
    workbench.show_panel("labs")
    assert ring.ringed is QApplication.focusWidget()
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    workbench.window.resize(1000, 640)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    place = focused.mapTo(ring.parentWidget(), QPoint(0, 0))
    assert ring.geometry() == QRect(place, focused.size())


def test_escape_leaves_the_full_screen(
    qtbot: QtBot, workbench: Workbench, letter_path: Path
) -> None:
    _open(workbench, letter_path)
    workbench.actions["full-screen"].trigger()
    assert workbench.window.isFullScreen()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not workbench.window.isFullScreen()
    assert not workbench.actions["full-screen"].isChecked()


def test_the_panels_in_the_menu_are_one_choice_of_several(
    workbench: Workbench, minimal_path: Path
) -> None:
    _open(workbench, minimal_path)
    actions = [workbench.actions[f"panel-{panel_id}"] for panel_id in PANEL_IDS]
    assert all(action.actionGroup().isExclusive() for action in actions)
    workbench.panels.list.setCurrentRow(2)
    assert [action.isChecked() for action in actions] == [n == 2 for n in range(len(actions))]
    actions[2].trigger()
    assert actions[2].isChecked()


def test_a_wide_panel_does_not_hold_the_window_open_for_others(
    workbench: Workbench, synthetic_path: Path
) -> None:
    _open(workbench, synthetic_path)
    for narrow in ("history", "overview"):
        workbench.show_panel(narrow)
    before = workbench.window.minimumSizeHint().width()
    for panel_id in PANEL_IDS:
        workbench.show_panel(panel_id)
    workbench.show_panel("overview")
    QApplication.processEvents()
    assert workbench.window.minimumSizeHint().width() == before
    workbench.window.resize(480, 500)
    assert workbench.window.width() <= 480


def test_enter_presses_a_button_of_the_window(
    qtbot: QtBot, workbench: Workbench, letter_path: Path
) -> None:
    workbench.window.resize(1400, 800)
    workbench.window.activateWindow()
    workbench.document.take(load(letter_path))
    look = next(n for n, one in enumerate(load(letter_path).case.assessments) if one.cns is None)
    workbench.editing.edit_at(f"assessments[{look}]")
    form = workbench.facts.pane.form
    button = form.page.parts["cns"].add_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert form.place == f"assessments[{look}].cns"
