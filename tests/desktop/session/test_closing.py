"""Closing never waits for a dead disk for ever, and loses nothing by not waiting."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from boardapp.casefile import files
from boardapp.casefile.disk import write_atomic
from boardapp.casefile.files import read_case
from boardapp.casefile.recovery_copy import read_copy
from boardapp.desktop.parts.dialogs import ProblemDialog, Question
from boardapp.desktop.session import closing, kept_copies
from boardapp.desktop.session.document import load
from boardapp.desktop.session.recovery_slot import RecoverySlot, left_slots
from boardapp.desktop.system.settings import RECOVERY
from boardapp.desktop.window.workbench import Workbench

DRAFT = ("patient", "birth", "sping 2019")


class Share:
    """A network drive that is gone: what is written to it hangs until it comes back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_back = Event()
        self.asked: list[str] = []
        self.answers: list[str] = []
        monkeypatch.setattr(files, "write_atomic", self._write)
        monkeypatch.setattr(Question, "ask_save", lambda *_: "save")
        monkeypatch.setattr(Question, "ask_stuck", self._ask)
        monkeypatch.setattr(closing, "PATIENCE_MS", 30)

    def _write(self, path: Path, data: bytes) -> None:
        assert self.is_back.wait(60)
        write_atomic(path, data)

    def _ask(self, _: object, name: str) -> str:
        self.asked.append(name)
        return self.answers.pop(0) if self.answers else "wait"


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    """It comes back at the end of the test at the latest."""
    made = Share(monkeypatch)
    yield made
    made.is_back.set()


@pytest.fixture
def edited(workbench: Workbench, minimal_path: Path, tmp_path: Path) -> Workbench:
    """An edit and a draft that no file has."""
    workbench.document.take(load(Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))))
    case = workbench.document.case
    assert case is not None
    workbench.document.apply("Edit title", case, replace(case, title="new"))
    workbench.document.drafts.put(*DRAFT)
    return workbench


def _left(share: Share) -> RecoverySlot:
    """The one copy that the next start finds."""
    [slot] = left_slots()
    slot.release()
    return slot


@pytest.mark.parametrize("way", ["save, then close", "close and save"])
def test_who_gives_up_waiting_closes_with_a_recovery_copy(
    qtbot: QtBot, edited: Workbench, share: Share, tmp_path: Path, way: str
) -> None:
    before = (tmp_path / "own.board.json").read_bytes()
    share.answers = ["wait", "leave"]
    if way == "save, then close":
        edited.actions["save"].trigger()
    edited.window.close()
    assert edited.window.isVisible()
    qtbot.waitUntil(lambda: not edited.window.isVisible(), timeout=20_000)
    assert share.asked == ["own.board.json"] * 2
    copy = read_copy(_left(share).path)
    assert copy.read_case(_left(share).path).title == "new"
    assert [tuple(draft) for draft in map(_plain, copy.drafts)] == [DRAFT]
    assert (tmp_path / "own.board.json").read_bytes() == before


def _plain(draft: object) -> tuple[str, str, str]:
    return draft.place, draft.field, draft.text  # type: ignore[attr-defined]


def test_what_is_edited_while_the_disk_hangs_is_in_the_copy_too(
    qtbot: QtBot, edited: Workbench, share: Share
) -> None:
    edited.actions["save"].trigger()
    case = edited.document.case
    assert case is not None
    edited.document.apply("Edit title", case, replace(case, title="newest"))
    share.answers = ["leave"]
    edited.window.close()
    qtbot.waitUntil(lambda: not edited.window.isVisible(), timeout=20_000)
    slot = _left(share)
    assert read_copy(slot.path).read_case(slot.path).title == "newest"


def test_a_copy_is_kept_even_if_no_copies_are_wanted_else(
    qtbot: QtBot, edited: Workbench, share: Share
) -> None:
    edited.session.settings.put(RECOVERY, False)
    edited.session.recovery.note()
    share.answers = ["leave"]
    edited.window.close()
    qtbot.waitUntil(lambda: not edited.window.isVisible(), timeout=20_000)
    slot = _left(share)
    assert read_copy(slot.path).read_case(slot.path).title == "new"


def test_who_waits_gets_the_file_and_no_copy_stays(
    qtbot: QtBot, edited: Workbench, share: Share, tmp_path: Path
) -> None:
    edited.document.drafts.clear()
    edited.window.close()
    qtbot.waitUntil(lambda: len(share.asked) == 2)
    share.is_back.set()
    qtbot.waitUntil(lambda: not edited.window.isVisible(), timeout=20_000)
    assert read_case(tmp_path / "own.board.json").title == "new"
    assert left_slots() == []


def test_a_file_that_is_written_in_time_asks_nothing(
    qtbot: QtBot,
    edited: Workbench,
    share: Share,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(closing, "PATIENCE_MS", 60_000)
    edited.document.drafts.clear()
    share.is_back.set()
    edited.window.close()
    qtbot.waitUntil(lambda: not edited.window.isVisible(), timeout=20_000)
    assert share.asked == []
    assert read_case(tmp_path / "own.board.json").title == "new"


def test_where_not_even_a_copy_can_be_written_the_window_stays_and_says_why(
    qtbot: QtBot,
    edited: Workbench,
    share: Share,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("boardapp.casefile.recovery_copy.write_copy", full)
    monkeypatch.setattr(ProblemDialog, "tell", lambda *words: told.extend(map(str, words[1:])))
    share.answers = ["leave"]
    edited.window.close()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert edited.window.isVisible()
    assert "No space left on device" in " ".join(told)
    edited.document.undo_stack.undo()
    edited.document.drafts.clear()


def test_a_copy_is_offered_and_recovered_while_the_drive_of_its_file_is_gone(
    qtbot: QtBot, edited: Workbench, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    share.answers = ["leave"]
    edited.window.close()
    qtbot.waitUntil(lambda: not edited.window.isVisible(), timeout=20_000)
    share.is_back.set()
    qtbot.waitUntil(edited.jobs.stop)
    edited.document.close()
    asked: list[Path] = []
    monkeypatch.setattr(kept_copies, "answers", lambda path, _: bool(asked.append(path)))
    monkeypatch.setattr(kept_copies, "load", lambda _: pytest.fail("that would hang"))
    copies = edited.session.kept_copies
    copies.look()
    qtbot.waitUntil(lambda: len(copies.copies) == 1)
    copies.recover(copies.copies[0])
    qtbot.waitUntil(lambda: edited.document.case is not None)
    assert edited.document.case is not None
    assert edited.document.case.title == "new"
    assert edited.document.is_modified
    assert len(asked) == 2
    edited.document.close()


_PROGRAM = """
import sys, threading
from pathlib import Path
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from boardapp.casefile import files
from boardapp.desktop.parts.dialogs import Question
from boardapp.desktop.session import closing
from boardapp.desktop.start import application
from boardapp.desktop.system.folders import recovery_place
from boardapp.desktop.window.workbench import Workbench

files.write_atomic = lambda *_: threading.Event().wait()
Question.ask_save = classmethod(lambda *_: "save")
Question.ask_stuck = classmethod(lambda *_: "leave")
closing.PATIENCE_MS = 50

def look():
    for window in QApplication.topLevelWidgets():
        bench = window.findChild(Workbench)
        if bench is not None and bench.document.case is not None:
            timer.stop()
            case = bench.document.case
            bench.document.apply("Edit title", case, replace(case, title="new"))
            Path(sys.argv[1]).with_name("where").write_text(str(recovery_place()))
            window.close()

run_window = application.Windows.open_first
def opened(self, *arguments):
    global timer
    timer = QTimer(self, interval=20)
    timer.timeout.connect(look)
    timer.start()
    return run_window(self, *arguments)
application.Windows.open_first = opened
sys.exit(application.run(["boardapp", sys.argv[1]]))
"""


def test_the_process_ends_though_a_thread_never_comes_back(
    minimal_path: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    began = time.monotonic()
    command = [sys.executable, "-c", _PROGRAM, str(path)]
    done = subprocess.run(command, timeout=120, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert time.monotonic() - began < 100
    [copy] = Path((tmp_path / "where").read_text()).glob("*.json")
    assert read_copy(copy).read_case(copy).title == "new"
