from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.dialogs import CaseChooser
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


def test_files_opened_last_are_offered_if_they_are_there(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    workbench.recent.add(minimal_path)
    workbench.recent.add(tmp_path / "gone.board.json")
    [button] = workbench.start_page.recent_buttons
    assert button.text() == "minimal.board.json"
    button.click()
    qtbot.waitUntil(lambda: workbench.document.path == minimal_path)


def test_it_says_what_the_program_is_not(workbench: Workbench) -> None:
    assert "not a medical device" in workbench.start_page.notice.text()
