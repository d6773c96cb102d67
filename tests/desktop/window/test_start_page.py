import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.dialogs import CaseChooser, ImportChooser
from boardapp.desktop.window.workbench import Workbench


def test_the_example_opens_with_one_click(qtbot: QtBot, workbench: Workbench) -> None:
    workbench.start_page.example_button.click()
    qtbot.waitUntil(lambda: workbench.document.path is not None)
    assert workbench.document.path is not None
    assert workbench.document.path.name == "letter.board.json"


def test_the_open_button_asks_for_a_file(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(CaseChooser, "ask_open", lambda parent, folder: asked.append(folder))
    workbench.start_page.open_button.click()
    assert asked == [str(Path.home())]


def test_files_opened_last_are_offered_and_those_that_are_gone_say_so(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    workbench.recent.add(minimal_path)
    workbench.recent.add(tmp_path / "gone.board.json")
    gone, there = workbench.start_page.recent_buttons
    assert (gone.text(), gone.isEnabled()) == ("gone.board.json is missing", False)
    assert gone.toolTip() == f"{tmp_path / 'gone.board.json'} is missing"
    assert there.text() == "minimal.board.json"
    there.click()
    qtbot.waitUntil(lambda: workbench.document.path == minimal_path)


def test_two_files_of_one_name_show_their_folders(
    workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        workbench.recent.add(Path(shutil.copy(minimal_path, tmp_path / folder)))
    expected = ["minimal.board.json (second)", "minimal.board.json (first)"]
    assert [button.text() for button in workbench.start_page.recent_buttons] == expected
    workbench.recent_menu.fill()
    texts = [action.text()[3:] for action in workbench.recent_menu.actions()[:2]]
    assert texts == expected


def test_one_file_by_two_ways_is_listed_once(
    workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "cases").mkdir()
    path = Path(shutil.copy(minimal_path, tmp_path))
    workbench.recent.add(tmp_path / "cases" / ".." / path.name)
    workbench.recent.add(path)
    assert workbench.recent.paths == [path]


def test_the_start_page_grows_with_the_text(workbench: Workbench) -> None:
    page = workbench.start_page
    before = page.open_button.minimumHeight()
    for _ in range(4):
        workbench.appearance.enlarge()
    QApplication.processEvents()
    assert page.open_button.minimumHeight() > before
    assert {label.font().pointSizeF() for label in page.findChildren(QLabel)} == {
        page.font().pointSizeF(), page.font().pointSizeF() * 2
    }  # fmt: skip


def test_it_says_what_the_program_is_not(workbench: Workbench) -> None:
    assert "not a medical device" in workbench.start_page.notice.text()


def test_the_import_button_asks_for_an_export(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ImportChooser, "ask_file", lambda parent, folder: asked.append(folder))
    workbench.start_page.import_button.click()
    assert asked == [str(Path.home())]
