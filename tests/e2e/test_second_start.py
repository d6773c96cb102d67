"""A second start hands its file to the window that is open."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.start.application import SEVERAL_WINDOWS
from boardapp.desktop.system.settings import ONE_WINDOW, Settings
from boardapp.desktop.system.single_window import SingleWindow
from boardapp.desktop.window.workbench import Workbench

Program = Callable[..., int]


def _start_again(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "boardapp", *arguments], env=dict(os.environ))


@pytest.mark.parametrize("names_file", [True, False])
def test_a_second_start_comes_to_the_first_window_and_ends(
    qtbot: QtBot, program: Program, letter_path: Path, minimal_path: Path, names_file: bool
) -> None:
    def story(workbench: Workbench) -> None:
        second = _start_again(*([str(minimal_path)] if names_file else []))
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.returncode == 0
        expected = minimal_path if names_file else letter_path
        qtbot.waitUntil(lambda: workbench.document.path == expected)

    assert program(letter_path, story=story) == 0


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
