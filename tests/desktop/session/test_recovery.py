"""Unsaved work is kept in a recovery copy, and let go once a file has it."""

import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.casefile.recovery_copy import Draft, RecoveryCopy, read_copy
from boardapp.desktop.parts.dialogs import Question
from boardapp.desktop.session import recovery
from boardapp.desktop.session.document import load
from boardapp.desktop.session.recovery_slot import left_slots
from boardapp.desktop.system.folders import recovery_place
from boardapp.desktop.system.settings import RECOVERY, Settings
from boardapp.desktop.window.workbench import Workbench

DRAFT = ("patient", "birth", "sping 2019")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "EVERY_MS", 20)


@pytest.fixture
def own(workbench: Workbench, minimal_path: Path, tmp_path: Path) -> Path:
    """A case file of the user's, open in the workbench."""
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    workbench.document.take(load(path))
    return path


def _retitle(workbench: Workbench, title: str) -> None:
    case = workbench.document.case
    assert case is not None
    workbench.document.apply("Edit title", case, replace(case, title=title))


def _copies() -> list[Path]:
    return sorted(recovery_place().glob("*.json"))


def _titles() -> list[str]:
    return [read_copy(path).read_case(path).title for path in _copies()]


def _only() -> RecoveryCopy:
    [path] = _copies()
    return read_copy(path)


def test_an_edit_is_kept_with_the_name_of_its_file(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    assert _copies() == []
    _retitle(workbench, "new")
    qtbot.waitUntil(lambda: _titles() == ["new"])
    copy = _only()
    assert copy.name == "own.board.json"
    assert Path(copy.path) == own
    assert copy.stamp == (own.stat().st_mtime_ns, own.stat().st_size)
    if sys.platform != "win32":
        assert stat.S_IMODE(_copies()[0].stat().st_mode) == 0o600
        assert stat.S_IMODE(recovery_place().stat().st_mode) == 0o700


def test_many_quick_edits_end_in_one_copy_of_the_last(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    for number in range(30):
        _retitle(workbench, f"title {number}")
    qtbot.waitUntil(lambda: _titles() == ["title 29"])


@pytest.fixture
def _busy_threads(qtbot: QtBot) -> Iterator[None]:
    """Every thread of the pool held by something long, as by an export and a review."""
    pool, released = QThreadPool.globalInstance(), threading.Event()
    for _ in range(pool.maxThreadCount() + 1):
        pool.start(lambda: released.wait(60) and None)
    yield
    released.set()
    assert pool.waitForDone(5000)


@pytest.mark.usefixtures("_busy_threads")
def test_long_work_under_way_keeps_no_copy_and_no_saving_waiting(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _retitle(workbench, "new")
    qtbot.waitUntil(lambda: _titles() == ["new"])
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not workbench.document.is_modified)
    assert read_case(own).title == "new"


@pytest.mark.parametrize("way", ["save", "undo", "discard", "quit"])
def test_the_copy_goes_when_nothing_is_lost_without_it(
    qtbot: QtBot, workbench: Workbench, own: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(Question, "ask_save", lambda *_: "discard")
    _retitle(workbench, "new")
    qtbot.waitUntil(lambda: len(_copies()) == 1)
    action = {"discard": "close", "quit": "quit"}.get(way, way)
    workbench.actions[action].trigger()
    qtbot.waitUntil(lambda: _copies() == [])
    assert list(recovery_place().iterdir()) == []  # the lock has gone too


def test_saving_while_a_copy_is_written_leaves_none(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    for number in range(10):
        _retitle(workbench, f"title {number}")
        qtbot.wait(5)
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy() and _copies() == [])


def test_a_draft_alone_is_kept(qtbot: QtBot, workbench: Workbench, own: Path) -> None:
    workbench.document.drafts.restore([DRAFT])
    qtbot.waitUntil(lambda: len(_copies()) == 1)
    assert _only().drafts == (Draft(*DRAFT),)
    workbench.document.drafts.clear()
    qtbot.waitUntil(lambda: _copies() == [])


def test_who_wants_no_copies_gets_none(
    qtbot: QtBot, workbench: Workbench, own: Path, settings: Settings
) -> None:
    settings.put(RECOVERY, False)
    _retitle(workbench, "new")
    qtbot.wait(60)
    assert _copies() == []


def test_a_folder_that_takes_nothing_is_told_once_until_it_does(
    qtbot: QtBot, workbench: Workbench, own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    recovery_place().parent.mkdir(parents=True, exist_ok=True)
    recovery_place().write_text("a file where the folder should be")
    told: list[str] = []
    workbench.session.recovery.failed.connect(told.append)
    for number in range(3):
        _retitle(workbench, f"title {number}")
        qtbot.wait(40)
    assert len(told) == 1
    assert str(recovery_place()) in told[0]
    assert workbench.message_bar.text == told[0]
    assert "title" not in caplog.text
    recovery_place().unlink()
    _retitle(workbench, "at last")
    qtbot.waitUntil(lambda: _titles() == ["at last"])


def test_a_full_disk_is_told_once_and_tried_again(
    qtbot: QtBot,
    workbench: Workbench,
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    from boardapp.casefile import recovery_copy

    tries: list[int] = []

    def full(*_: object) -> None:
        tries.append(1)
        raise OSError(28, "No space left on device")

    told: list[str] = []
    workbench.session.recovery.failed.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(recovery_copy, "write_copy", full)
        _retitle(workbench, "new")
        qtbot.waitUntil(lambda: len(tries) >= 3)
    assert [text for text in told if "No space left on device" in text] == told
    assert len(told) == 1
    qtbot.waitUntil(lambda: _titles() == ["new"])  # without another edit
    assert caplog.text.count("no recovery copy") == 1


# What an earlier run left


def _leave_behind(workbench: Workbench, qtbot: QtBot, title: str = "new") -> None:
    """The program ends amidst work: the copy stays, its lock counts no more."""
    _retitle(workbench, title)
    qtbot.waitUntil(lambda: _titles() == [title])
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy())
    [path] = _copies()
    kept = path.with_name("left.json")
    path.replace(kept)
    workbench.document.close()
    assert _copies() == [kept]


def _look(workbench: Workbench, qtbot: QtBot) -> None:
    workbench.session.kept_copies.look()
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy())


def test_what_was_left_is_offered_and_recovered_as_one_step(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    _look(workbench, qtbot)
    bar = workbench.recovery_bar
    assert bar.isVisible()
    assert "“own.board.json” has work that was not saved" in bar.texts[0]
    assert "written later" not in bar.texts[0]
    assert str(recovery_place()) in bar.texts[-1]
    assert "patient data" in bar.texts[-1]
    before = own.read_bytes()
    bar.button("Recover").click()
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    assert workbench.document.case is not None
    assert workbench.document.case.title == "new"
    assert workbench.document.path == own
    assert workbench.window.isWindowModified()
    assert own.read_bytes() == before
    assert not bar.isVisible()
    assert len(_copies()) == 1  # it is no safer than before until it is saved
    workbench.actions["undo"].trigger()
    assert workbench.document.case.title != "new"
    assert not workbench.window.isWindowModified()
    workbench.actions["redo"].trigger()
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: own.exists() and load(own).case.title == "new")
    qtbot.waitUntil(lambda: _copies() == [])


def test_a_file_that_is_gone_is_recovered_whole(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    own.unlink()
    _look(workbench, qtbot)
    workbench.recovery_bar.button("Recover").click()
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    assert workbench.window.isWindowModified()
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: own.exists() and load(own).case.title == "new")


def test_what_another_program_wrote_since_is_asked_about(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    own.write_text(own.read_text("utf-8").replace("the least", "more than"), "utf-8")
    _look(workbench, qtbot)
    assert "Its file was written later than that" in workbench.recovery_bar.texts[0]
    workbench.recovery_bar.button("Recover").click()
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    assert workbench.document.is_changed_on_disk


def test_discarding_asks_in_its_line_and_deletes(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    _look(workbench, qtbot)
    bar = workbench.recovery_bar
    bar.button("Discard…").click()
    assert "It can't be brought back." in bar.texts[0]
    bar.button("Keep It").click()
    assert len(_copies()) == 1
    bar.button("Discard…").click()
    bar.button("Discard for Good").click()
    assert not bar.isVisible()
    assert list(recovery_place().iterdir()) == []


def test_what_is_not_decided_on_is_offered_again(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    _look(workbench, qtbot)
    assert left_slots() == []  # nobody else offers it meanwhile
    assert workbench.window.close()
    [slot] = left_slots()
    slot.release()


def test_a_copy_that_says_what_the_file_says_is_deleted_unasked(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    own.write_text(own.read_text("utf-8").replace(load(own).case.title, "new"), "utf-8")
    _look(workbench, qtbot)
    assert not workbench.recovery_bar.isVisible()
    assert _copies() == []


def test_a_damaged_copy_is_told_and_can_be_discarded(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _leave_behind(workbench, qtbot)
    [path] = _copies()
    path.write_bytes(path.read_bytes()[:50])
    _look(workbench, qtbot)
    bar = workbench.recovery_bar
    assert "can't be read" in bar.texts[0]
    with pytest.raises(KeyError):
        bar.button("Recover")
    bar.button("Discard…").click()
    bar.button("Discard for Good").click()
    assert _copies() == []


def test_the_copy_of_an_open_window_is_not_offered(
    qtbot: QtBot, workbench: Workbench, own: Path
) -> None:
    _retitle(workbench, "new")
    qtbot.waitUntil(lambda: len(_copies()) == 1)
    assert left_slots() == []


def test_drafts_come_back(qtbot: QtBot, workbench: Workbench, own: Path) -> None:
    workbench.document.drafts.restore([DRAFT])
    _leave_behind(workbench, qtbot)
    assert workbench.document.drafts.all == ()
    _look(workbench, qtbot)
    workbench.recovery_bar.button("Recover").click()
    qtbot.waitUntil(lambda: workbench.document.drafts.all == (DRAFT,))


@pytest.mark.parametrize("leaves", [True, False])
def test_drafts_are_not_let_go_of_unasked(
    workbench: Workbench, own: Path, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []
    monkeypatch.setattr(
        Question, "ask_drafts", lambda _, name, texts: asked.append((name, texts)) or leaves
    )
    workbench.document.drafts.restore([DRAFT])
    workbench.actions["close"].trigger()
    assert asked == [("own.board.json", ("sping 2019",))]
    assert (workbench.document.case is None) == leaves
