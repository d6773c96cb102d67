import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from boardapp.desktop.session.document import load
from boardapp.desktop.window.actions import ROWS
from boardapp.desktop.window.workbench import Workbench


def _in_menus(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += _in_menus(inner) if isinstance(inner, QMenu) else [action]
    return found


def _menu_actions(workbench: Workbench) -> list[QAction]:
    menus = [action.menu() for action in workbench.window.menuBar().actions()]
    return [action for menu in menus if isinstance(menu, QMenu) for action in _in_menus(menu)]


def test_the_menus_are_those_of_any_program(workbench: Workbench) -> None:
    titles = [action.text().replace("&", "") for action in workbench.window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Help"]


def test_every_action_stands_in_a_menu(workbench: Workbench) -> None:
    names = {action.objectName() for action in _menu_actions(workbench)}
    assert {row.action_id for row in ROWS} <= names


def test_every_action_has_a_text_and_says_what_it_does() -> None:
    assert all(row.text and row.tip for row in ROWS)


def test_no_two_actions_share_a_name_or_a_key() -> None:
    names = [row.action_id for row in ROWS]
    assert len(names) == len(set(names))
    keys = [key.toString() for row in ROWS for key in row.shortcuts]
    assert "" not in keys
    assert len(keys) == len(set(keys))


def test_no_two_entries_of_a_menu_share_a_letter(workbench: Workbench) -> None:
    for bar_action in workbench.window.menuBar().actions():
        menu = bar_action.menu()
        assert isinstance(menu, QMenu)
        letters = [
            text[text.index("&") + 1].lower()
            for action in menu.actions()
            if "&" in (text := action.text())
        ]
        assert len(letters) == len(set(letters)), menu.title()


@pytest.mark.parametrize(
    ("action_id", "key"),
    [
        ("open", "Ctrl+O"),
        ("reload", "Ctrl+R"),
        ("save-as", "Ctrl+Shift+S"),
        ("export", "Ctrl+E"),
        ("close", "Ctrl+W"),
        ("quit", "Ctrl+Q"),
        ("undo", "Ctrl+Z"),
        ("redo", "Ctrl+Shift+Z"),
        ("redo", "Ctrl+Y"),
        ("copy", "Ctrl+C"),
        ("panel-overview", "Ctrl+1"),
        ("panel-toxicity", "Ctrl+6"),
        ("panel-pictures", "Ctrl+7"),
        ("panel-checks", "Ctrl+8"),
        ("move-focus", "F6"),
        ("enlarge", "Ctrl++"),
        ("enlarge", "Ctrl+="),
        ("reduce", "Ctrl+-"),
        ("text-size", "Ctrl+0"),
        ("full-screen", "F11"),
        ("shortcuts", "F1"),
    ],
)
def test_the_keys_are_the_usual_ones(workbench: Workbench, action_id: str, key: str) -> None:
    assert QKeySequence(key) in workbench.actions[action_id].shortcuts()


def test_what_needs_a_case_is_grey_without_one(workbench: Workbench, minimal_path: object) -> None:
    needs_case = ["reload", "save-copy", "export", "close", "panel-labs", "move-focus"]
    assert not any(workbench.actions[name].isEnabled() for name in needs_case)
    workbench.document.take(load(minimal_path))  # type: ignore[arg-type]
    assert all(workbench.actions[name].isEnabled() for name in needs_case)
    assert not workbench.actions["undo"].isEnabled()


def test_a_key_opens_a_panel_and_its_action_is_ticked(
    qtbot: QtBot, workbench: Workbench, minimal_path: object
) -> None:
    workbench.document.take(load(minimal_path))  # type: ignore[arg-type]
    workbench.window.activateWindow()
    qtbot.keyClick(workbench.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert workbench.panels.panel_id == "history"
    assert workbench.actions["panel-history"].isChecked()
    assert not workbench.actions["panel-overview"].isChecked()


def test_the_chosen_colours_are_ticked(workbench: Workbench) -> None:
    workbench.actions["colours-dark"].trigger()
    ticked = [
        name
        for name in ("light", "dark", "system")
        if workbench.actions[f"colours-{name}"].isChecked()
    ]
    assert ticked == ["dark"]


def test_choosing_the_ticked_colours_again_keeps_the_tick(workbench: Workbench) -> None:
    workbench.actions["colours-dark"].trigger()
    workbench.actions["colours-dark"].trigger()
    assert workbench.actions["colours-dark"].isChecked()
