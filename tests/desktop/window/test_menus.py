from pathlib import Path

from pytestqt.qtbot import QtBot

from boardapp.desktop.window.workbench import Workbench


def _texts(workbench: Workbench) -> list[str]:
    workbench.recent_menu.fill()
    return [action.text() for action in workbench.recent_menu.actions() if action.text()]


def test_recent_files_stand_in_the_file_menu(workbench: Workbench) -> None:
    file_menu = workbench.window.menuBar().actions()[0].menu()
    titles = [action.text().replace("&", "") for action in file_menu.actions()]  # type: ignore[union-attr]
    assert titles[:5] == ["New Case", "Open…", "Open Example Case", "Open Recent", ""]


def test_an_empty_list_says_so(workbench: Workbench) -> None:
    assert _texts(workbench) == ["No case has been opened yet"]
    assert not workbench.recent_menu.actions()[0].isEnabled()


def test_files_are_numbered_and_missing_ones_grey(workbench: Workbench, tmp_path: Path) -> None:
    there, gone = tmp_path / "a & b.board.json", tmp_path / "gone.board.json"
    there.touch()
    workbench.recent.add(gone)
    workbench.recent.add(there)
    assert _texts(workbench) == ["&1 a && b.board.json", "&2 gone.board.json", "&Clear This List"]
    first, second = workbench.recent_menu.actions()[:2]
    assert first.isEnabled()
    assert not second.isEnabled()
    assert second.toolTip() == f"{gone} is missing"


def test_a_recent_file_opens(qtbot: QtBot, workbench: Workbench, minimal_path: Path) -> None:
    workbench.recent.add(minimal_path)
    workbench.recent_menu.fill()
    workbench.recent_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: workbench.document.path == minimal_path)


def test_the_list_can_be_cleared_from_the_menu(workbench: Workbench, minimal_path: Path) -> None:
    workbench.recent.add(minimal_path)
    workbench.recent_menu.fill()
    workbench.recent_menu.actions()[-1].trigger()
    assert workbench.recent.paths == []
    assert _texts(workbench) == ["No case has been opened yet"]
