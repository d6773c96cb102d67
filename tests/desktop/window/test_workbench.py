import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.desktop.session.document import load
from boardapp.desktop.system.settings import PANEL, Settings
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.workbench import Workbench


def _open(workbench: Workbench, path: Path) -> None:
    workbench.document.take(load(path))


def _edit(workbench: Workbench, title: str) -> None:
    case = workbench.document.case
    assert isinstance(case, Case)
    workbench.document.apply("edit title", workbench.document.case, replace(case, title=title))


def test_without_a_case_the_start_page_tells_how_to_begin(workbench: Workbench) -> None:
    assert workbench.start_page.isVisible()
    assert not workbench.panels.isVisible()
    assert workbench.window.windowTitle() == "boardapp"


def test_an_open_case_is_named_in_title_and_header(workbench: Workbench, letter_path: Path) -> None:
    _open(workbench, letter_path)
    assert workbench.window.windowTitle() == "letter.board.json[*] – boardapp"
    assert workbench.header.title.text() == load(letter_path).case.title
    assert workbench.header.privacy.text() == "Privacy: published"
    assert workbench.panels.isVisible()


def test_a_synthetic_case_has_a_banner_and_a_real_one_has_none(
    workbench: Workbench, synthetic_path: Path, letter_path: Path
) -> None:
    _open(workbench, synthetic_path)
    assert workbench.header.banner.isVisible()
    assert "SYNTHETIC" in workbench.header.banner.text()
    _open(workbench, letter_path)
    assert not workbench.header.banner.isVisible()


def test_the_title_marks_what_is_not_saved(workbench: Workbench, letter_path: Path) -> None:
    _open(workbench, letter_path)
    assert not workbench.window.isWindowModified()
    _edit(workbench, "new")
    assert workbench.window.isWindowModified()
    workbench.actions["undo"].trigger()
    assert not workbench.window.isWindowModified()


def test_the_panel_that_was_open_is_kept(
    workbench: Workbench, settings: Settings, minimal_path: Path
) -> None:
    _open(workbench, minimal_path)
    workbench.actions["panel-history"].trigger()
    assert settings.get(PANEL) == "history"
    assert workbench.panels.panel_id == "history"


def test_arrow_keys_open_the_panels(qtbot: QtBot, workbench: Workbench, minimal_path: Path) -> None:
    _open(workbench, minimal_path)
    workbench.panels.list.setFocus()
    qtbot.keyClick(workbench.panels.list, Qt.Key.Key_Down)
    assert workbench.panels.panel_id == "history"


def test_a_request_for_a_fact_opens_a_panel_that_shows_it(
    workbench: Workbench, letter_path: Path
) -> None:
    _open(workbench, letter_path)
    workbench.facts.lead_to("therapies[0]")
    assert workbench.panels.panel_id != "overview"


def test_a_fact_is_found_by_its_place_where_the_key_was_asked_for(
    workbench: Workbench, letter_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(workbench, letter_path)
    asked: list[list[str]] = []

    def reveal(names: list[str]) -> bool:
        asked.append(names)
        return True

    monkeypatch.setattr(workbench.panels, "reveal", reveal)
    case = workbench.document.case
    assert case is not None
    workbench.facts.lead_to(case.therapies[1].id)
    workbench.facts.lead_to("therapies[1]")
    assert asked == [[case.therapies[1].id, "therapies[1]"], ["therapies[1]", case.therapies[1].id]]


def test_a_fact_that_no_panel_shows_is_said_so(workbench: Workbench, letter_path: Path) -> None:
    _open(workbench, letter_path)
    workbench.facts.lead_to("nonsense[7]")
    assert workbench.window.statusBar().currentMessage() == "No panel shows nonsense[7]."


@pytest.mark.parametrize("example", ["letter", "synthetic", "minimal"])
def test_every_control_has_a_name_for_those_who_can_not_see_it(
    request: pytest.FixtureRequest, workbench: Workbench, example: str
) -> None:
    _open(workbench, request.getfixturevalue(f"{example}_path"))
    for number in range(workbench.panels.list.count()):
        workbench.panels.list.setCurrentRow(number)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in workbench.window.findChildren(QWidget)
        if _takes_keys(widget) and not _name(widget)
    ]
    assert nameless == []


def _takes_keys(widget: QWidget) -> bool:
    """Whether the keyboard reaches it: not a part of a widget, and not one that hands it on."""
    is_part = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not is_part


def _name(widget: QWidget) -> str:
    interface: Any = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_a_small_laptop_has_room_for_the_window(workbench: Workbench, letter_path: Path) -> None:
    _open(workbench, letter_path)
    for number in range(workbench.panels.list.count()):
        workbench.panels.list.setCurrentRow(number)
    least = workbench.window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 768 - 60  # title bar and task bar


def test_closing_asks_before_edits_are_lost(
    workbench: Workbench, minimal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from boardapp.desktop.parts.dialogs import Question

    answers = iter(["keep", "discard"])
    monkeypatch.setattr(Question, "ask_save", lambda *_: next(answers))
    _open(workbench, Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json")))
    _edit(workbench, "new")
    assert not workbench.window.close()
    assert workbench.window.isVisible()
    assert workbench.window.close()


def test_full_screen_and_back(workbench: Workbench) -> None:
    workbench.actions["full-screen"].trigger()
    assert workbench.window.isFullScreen()
    assert workbench.actions["full-screen"].isChecked()
    workbench.actions["full-screen"].trigger()
    assert not workbench.window.isFullScreen()


def test_another_start_brings_its_file_into_this_window(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path
) -> None:
    workbench.answering.answer(minimal_path)
    qtbot.waitUntil(lambda: workbench.document.path == minimal_path)


def test_another_start_without_a_file_changes_nothing(
    workbench: Workbench, minimal_path: Path
) -> None:
    _open(workbench, minimal_path)
    workbench.answering.answer(Path())
    assert workbench.document.path == minimal_path
    assert not workbench.jobs.is_busy()


@pytest.mark.parametrize("panel_id", [row.panel_id for row in PANELS])
def test_opening_a_panel_by_key_puts_the_keyboard_into_it(
    qtbot: QtBot, workbench: Workbench, synthetic_path: Path, panel_id: str
) -> None:
    _open(workbench, synthetic_path)
    workbench.window.activateWindow()
    workbench.actions[f"panel-{panel_id}"].trigger()
    focused = workbench.window.focusWidget()
    assert focused is not None
    assert workbench.panels.stack.isAncestorOf(focused)
    assert isinstance(focused, QAbstractScrollArea)


def test_after_opening_a_case_the_keyboard_is_in_its_panel(
    workbench: Workbench, letter_path: Path
) -> None:
    _open(workbench, letter_path)
    focused = workbench.window.focusWidget()
    assert focused is not None
    assert workbench.panels.isAncestorOf(focused)


def test_undo_names_what_it_undoes(workbench: Workbench, letter_path: Path) -> None:
    _open(workbench, letter_path)
    case = workbench.document.case
    assert case is not None
    workbench.document.apply("Edit of the title", case, replace(case, title="Another title"))
    assert workbench.actions["undo"].text() == "&Undo edit of the title"
    workbench.actions["undo"].trigger()
    assert workbench.actions["undo"].text() == "&Undo"
    assert workbench.actions["redo"].text() == "&Redo edit of the title"
