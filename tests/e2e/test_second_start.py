"""A second start hands its file to the window that is open."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.dialogs import CaseChooser, ProblemDialog, Question
from boardapp.desktop.start.application import SEVERAL_WINDOWS
from boardapp.desktop.system.settings import ONE_WINDOW, Settings
from boardapp.desktop.system.single_window import SingleWindow
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.start_page import StartPage
from boardapp.desktop.window.workbench import Workbench

Program = Callable[..., int]


def _start_again(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "boardapp", *arguments], env=dict(os.environ))


def _windows() -> list[MainWindow]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, MainWindow) and one.isVisible()
    ]


def _another(qtbot: QtBot, workbench: Workbench) -> MainWindow:
    """The second window, once it is filled."""
    qtbot.waitUntil(lambda: len(_windows()) == 2, timeout=20_000)
    [other] = [one for one in _windows() if one is not workbench.window]
    qtbot.waitUntil(lambda: "[*]" in other.windowTitle() and other.centralWidget() is not None)
    return other


def _ended(qtbot: QtBot, second: "subprocess.Popen[bytes]") -> None:
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


def test_a_second_start_without_a_file_comes_to_the_first_window(
    qtbot: QtBot, program: Program, letter_path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        _ended(qtbot, _start_again())
        assert workbench.document.path == letter_path
        assert _windows() == [workbench.window]

    assert program(letter_path, story=story) == 0


def test_a_second_start_with_a_file_gets_a_window_of_its_own(
    qtbot: QtBot, program: Program, letter_path: Path, minimal_path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        _ended(qtbot, _start_again(str(minimal_path)))
        other = _another(qtbot, workbench)
        qtbot.waitUntil(lambda: "minimal.board.json" in other.windowTitle())
        assert workbench.document.path == letter_path
        assert "letter.board.json" in workbench.window.windowTitle()
        assert other.pos() != workbench.window.pos()
        qtbot.waitUntil(lambda: other.isVisible() and other.close())

    assert program(letter_path, story=story) == 0


def test_a_second_start_uses_a_window_that_has_no_case(
    qtbot: QtBot, program: Program, minimal_path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        _ended(qtbot, _start_again(str(minimal_path)))
        qtbot.waitUntil(lambda: workbench.document.path == minimal_path)
        assert _windows() == [workbench.window]

    assert program(story=story) == 0


def test_a_second_start_with_a_file_that_is_open_loses_nothing(
    qtbot: QtBot, program: Program, minimal_path: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))

    def story(workbench: Workbench) -> None:
        old = workbench.document.case
        assert old is not None
        workbench.document.apply("Edit title", old, replace(old, title="mine"))
        _ended(qtbot, _start_again(str(path)))
        qtbot.wait(50)
        assert workbench.document.case is not None
        assert workbench.document.case.title == "mine"
        assert _windows() == [workbench.window]
        workbench.actions["undo"].trigger()

    assert program(path, story=story) == 0


def test_windows_share_nothing_but_the_settings(
    qtbot: QtBot, program: Program, minimal_path: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))

    def story(workbench: Workbench) -> None:
        workbench.actions["new-window"].trigger()
        qtbot.waitUntil(lambda: len(_windows()) == 2)
        [other] = [one for one in _windows() if one is not workbench.window]
        qtbot.waitUntil(lambda: other.centralWidget() is not None)
        start_page = other.findChild(StartPage)
        assert start_page is not None
        start_page.example_button.click()
        qtbot.waitUntil(lambda: "letter.board.json" in other.windowTitle())
        assert workbench.document.path == path
        old = workbench.document.case
        assert old is not None
        workbench.document.apply("Edit title", old, replace(old, title="mine"))
        assert workbench.window.isWindowModified()
        assert not other.isWindowModified()
        other.close()
        qtbot.waitUntil(lambda: _windows() == [workbench.window])
        assert workbench.document.case is not None
        assert workbench.document.case.title == "mine"
        workbench.actions["undo"].trigger()

    assert program(path, story=story) == 0


def _second_window(qtbot: QtBot, workbench: Workbench) -> Workbench:
    """Another window of the program, filled and without a case."""
    workbench.actions["new-window"].trigger()
    qtbot.waitUntil(lambda: len(_windows()) == 2)
    [other] = [one for one in _windows() if one is not workbench.window]
    qtbot.waitUntil(lambda: other.findChild(Workbench) is not None)
    found = other.findChild(Workbench)
    assert found is not None
    return found


def _said(workbench: Workbench) -> str:
    return workbench.window.statusBar().currentMessage()


@pytest.mark.parametrize("way", ["open", "drop", "recent", "link", "second start"])
def test_a_file_that_another_window_has_comes_to_the_front_there(
    qtbot: QtBot,
    program: Program,
    minimal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    link = tmp_path / "link.board.json"
    link.symlink_to(path)

    def story(workbench: Workbench) -> None:
        other = _second_window(qtbot, workbench)
        if way == "open":
            monkeypatch.setattr(CaseChooser, "ask_open", lambda *_: path)
            other.actions["open"].trigger()
        elif way == "drop":
            other.window.file_dropped.emit(path)
        elif way == "recent":
            other.start_page.file_wanted.emit(path)
        elif way == "link":
            other.files.open(link)
        else:
            _ended(qtbot, _start_again(str(link)))
        qtbot.waitUntil(workbench.window.isActiveWindow)
        assert other.document.case is None
        assert not other.jobs.is_busy("read")
        assert len(_windows()) == 2
        if way != "second start":
            assert "is open in another window, which is in front now." in _said(other)
            assert _said(workbench).endswith("is open here already.")
        other.window.close()
        qtbot.waitUntil(lambda: _windows() == [workbench.window])

    assert program(path, story=story) == 0


@pytest.mark.parametrize("action", ["save-as", "save-copy"])
def test_no_case_is_saved_over_the_file_of_another_window(
    qtbot: QtBot,
    program: Program,
    minimal_path: Path,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    before = path.read_bytes()
    told: list[str] = []

    def story(workbench: Workbench) -> None:
        other = _second_window(qtbot, workbench)
        other.files.open(letter_path)
        qtbot.waitUntil(lambda: other.document.path == letter_path)
        monkeypatch.setattr(CaseChooser, "ask_save_as", lambda *_: path)
        monkeypatch.setattr(CaseChooser, "ask_copy", lambda *_: path)
        monkeypatch.setattr(ProblemDialog, "tell", lambda *words: told.extend(map(str, words[1:])))
        other.actions[action].trigger()
        assert not other.document.is_saving
        assert other.document.path == letter_path
        other.window.close()
        qtbot.waitUntil(lambda: _windows() == [workbench.window])

    assert program(path, story=story) == 0
    assert "own.board.json is open in another window. Choose another name" in " ".join(told)
    assert path.read_bytes() == before


def test_quit_closes_every_window_and_asks_for_each(
    qtbot: QtBot,
    program: Program,
    minimal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    asked: list[str] = []
    answers = iter(["keep", "discard"])
    ask = lambda _, name, *more: asked.append(name) or next(answers)  # noqa: E731
    monkeypatch.setattr(Question, "ask_save", ask)

    def story(workbench: Workbench) -> None:
        workbench.actions["new-window"].trigger()
        qtbot.waitUntil(lambda: len(_windows()) == 2)
        old = workbench.document.case
        assert old is not None
        workbench.document.apply("Edit title", old, replace(old, title="mine"))
        workbench.actions["quit"].trigger()
        assert len(_windows()) == 2
        workbench.actions["quit"].trigger()
        qtbot.waitUntil(lambda: _windows() == [])
        assert asked == ["own.board.json", "own.board.json"]

    assert program(path, story=story) == 0


def test_the_claim_is_given_up_at_the_end(program: Program) -> None:
    program(story=lambda workbench: None)
    later = SingleWindow()
    assert later.claim()
    later.release()


@pytest.mark.parametrize("way", ["environment", "setting"])
def test_several_windows_can_be_allowed(
    program: Program, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "environment":
        monkeypatch.setenv(SEVERAL_WINDOWS, "1")
    else:
        settings = Settings()
        settings.put(ONE_WINDOW, False)
        settings.write()

    def story(workbench: Workbench) -> None:
        other = SingleWindow()
        assert other.claim()
        other.release()

    program(story=story)


def test_a_window_that_does_not_answer_does_not_keep_the_second_from_starting(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from boardapp.desktop.system import single_window

    monkeypatch.setattr(single_window, "ATTEMPTS", 1)
    monkeypatch.setattr(single_window, "PAUSE_MS", 0)
    mute = SingleWindow()
    assert mute.claim()
    seen: list[Workbench] = []
    assert program(story=seen.append) == 0
    assert seen
    mute.release()
