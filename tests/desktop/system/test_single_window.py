import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.system import single_window
from boardapp.desktop.system.single_window import SingleWindow


def test_the_first_has_the_claim_until_it_gives_it_up(qapp: QApplication) -> None:
    first, second = SingleWindow(), SingleWindow()
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


@pytest.fixture
def first(qapp: QApplication) -> Iterator[SingleWindow]:
    """The window that is there, and listens."""
    made = SingleWindow()
    assert made.claim()
    made.listen()
    yield made
    made.release()


CALLER = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from boardapp.desktop.system.single_window import SingleWindow
app = QCoreApplication([])
app.setApplicationName(sys.argv[1])
path = Path(os.fsdecode(sys.argv[2])) if len(sys.argv) > 2 else None
print(SingleWindow().call(path))
"""


def _call(qtbot: QtBot, path: Path | None) -> str:
    """Call from another process: waiting for an answer holds the interpreter's lock."""
    name = QCoreApplication.applicationName()
    command = [sys.executable, "-c", CALLER, name, *([os.fsencode(path)] if path else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as caller:
        qtbot.waitUntil(lambda: caller.poll() is not None, timeout=30_000)
        assert caller.stdout is not None
        return caller.stdout.read().decode().strip()


NAMES = {
    "plain": b"case.board.json",
    "letters": "Fälle & Söhne\u2009.board.json".encode(),
    "not UTF-8": b"F\xe4lle.board.json",
    "a line break": b"one\ntwo.board.json",
    "a percent sign": b"100%25.board.json",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_path_reaches_the_first_window(
    qtbot: QtBot, first: SingleWindow, tmp_path: Path, name: bytes
) -> None:
    path = tmp_path / os.fsdecode(name)
    with qtbot.waitSignal(first.called) as blocker:
        assert _call(qtbot, path) == "taken"
    assert blocker.args == [path]


def test_a_start_without_a_file_calls_too(qtbot: QtBot, first: SingleWindow) -> None:
    with qtbot.waitSignal(first.called) as blocker:
        assert _call(qtbot, None) == "taken"
    assert blocker.args == [Path()]


def test_a_file_that_can_not_be_taken_now_is_left_to_the_other_start(
    qtbot: QtBot, first: SingleWindow, tmp_path: Path
) -> None:
    asked: list[Path] = []
    first.may_take = lambda path: bool(asked.append(path))
    with qtbot.assertNotEmitted(first.called):
        assert _call(qtbot, tmp_path / "case.board.json") == "busy"
    assert asked == [tmp_path / "case.board.json"]


def test_a_caller_that_lost_patience_is_not_answered(
    qtbot: QtBot, first: SingleWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has opened a window of its own: the file must not be opened twice."""
    monkeypatch.setattr(single_window, "ANSWER_MS", 1)
    with qtbot.assertNotEmitted(first.called, wait=200):
        assert SingleWindow().call(tmp_path / "case.board.json") == "none"


def test_no_answer_is_told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_window, "ATTEMPTS", 1)
    monkeypatch.setattr(single_window, "PAUSE_MS", 0)
    assert SingleWindow().call(None) == "none"


def test_a_socket_left_by_a_crash_is_no_obstacle(qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalServer

    crashed = QLocalServer()
    assert crashed.listen(single_window._server_name())
    first = SingleWindow()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert _call(qtbot, None) == "taken"
    first.release()
    crashed.close()
