import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from boardapp.casefile import files
from boardapp.casefile.disk import write_atomic
from boardapp.casefile.files import read_case
from boardapp.desktop.parts.dialogs import CaseChooser, Question
from boardapp.desktop.session.document import Loaded, load
from boardapp.desktop.system.settings import CASE_FOLDER, Settings
from boardapp.desktop.window.workbench import Workbench

Told = list[tuple[str, list[str]]]


def _write(name: str, text: str | bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


def _folder(folder: Path) -> Path:
    (folder / "folder.board.json").mkdir()
    return folder / "folder.board.json"


BAD_NEWER = '{"format": "boardapp-case", "version": 99}'
BAD_FILES = {
    "missing": lambda folder: folder / "gone.board.json",
    "a folder": _folder,
    "empty": _write("empty.board.json", ""),
    "not JSON": _write("text.board.json", "Dear colleague,"),
    "cut short": _write("cut.board.json", '{"format": "boardapp-case", "vers'),
    "not an object": _write("list.board.json", "[1, 2]"),
    "another format": _write("other.board.json", '{"format": "other", "version": 1}'),
    "newer": _write("newer.board.json", BAD_NEWER),
    "bytes": _write("bytes.board.json", b"\xff\xfe\x00\x01" * 50),
    "deep": _write("deep.board.json", "[" * 100_000),
    "no diagnosis": _write(
        "part.board.json", '{"format": "boardapp-case", "version": 1, "title": "x"}'
    ),
}


@pytest.mark.parametrize("make", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_explained_and_the_open_case_stays(
    qtbot: QtBot,
    workbench: Workbench,
    told: Told,
    faults: list[tuple[str, str]],
    letter_path: Path,
    tmp_path: Path,
    make: Callable[[Path], Path],
) -> None:
    workbench.document.take(load(letter_path))
    before = workbench.document.case
    path = make(tmp_path)
    workbench.files.open(path)
    qtbot.waitUntil(lambda: bool(told) or bool(faults))
    [(heading, sentences)] = told
    assert heading == f"{path.name} can't be opened."
    assert all(sentences)
    assert "Traceback" not in "".join(sentences)
    assert faults == []
    assert workbench.document.case is before
    assert workbench.document.path == letter_path
    assert workbench.panels.isVisible()
    assert path.absolute() not in workbench.recent.paths


def test_a_bad_file_at_the_start_leads_back_to_the_start_page(
    qtbot: QtBot, workbench: Workbench, told: Told, tmp_path: Path
) -> None:
    workbench.files.open(tmp_path / "gone.board.json")
    assert workbench.header.title.text() == "Reading gone.board.json …"
    qtbot.waitUntil(lambda: bool(told))
    assert workbench.start_page.isVisible()
    assert workbench.window.windowTitle() == "boardapp"


@pytest.mark.parametrize("name", ["letter", "synthetic", "lymphoma", "sarcoma", "aml", "minimal"])
def test_each_example_case_opens(qtbot: QtBot, workbench: Workbench, name: str) -> None:
    workbench.actions[f"example-{name}"].trigger()
    qtbot.waitUntil(lambda: workbench.document.review is not None)
    assert workbench.document.path is not None
    assert workbench.document.path.name == f"{name}.board.json"
    assert workbench.window.statusBar().currentMessage() == f"Opened {name}.board.json."


def test_an_example_that_is_missing_is_explained(workbench: Workbench, told: Told) -> None:
    workbench.files.open_example("none")
    [(heading, sentences)] = told
    assert heading == "The example case can't be opened."
    assert "none.board.json is missing" in sentences[0]


def test_the_second_of_two_quick_requests_wins(
    qtbot: QtBot, workbench: Workbench, letter_path: Path, minimal_path: Path
) -> None:
    workbench.files.open(letter_path)
    workbench.files.open(minimal_path)
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    assert workbench.jobs.stop()
    qtbot.wait(1)
    assert workbench.document.path == minimal_path


def test_the_folder_of_the_last_case_is_where_the_next_is_looked_for(
    qtbot: QtBot,
    workbench: Workbench,
    settings: Settings,
    minimal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def ask(parent: object, folder: str) -> Path | None:
        asked.append(folder)
        return minimal_path if len(asked) == 1 else None

    monkeypatch.setattr(CaseChooser, "ask_open", ask)
    workbench.actions["open"].trigger()
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    workbench.actions["open"].trigger()
    assert asked == [str(Path.home()), str(minimal_path.parent)]
    assert settings.get(CASE_FOLDER) == str(minimal_path.parent)


def test_reload_shows_what_another_program_wrote(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    workbench.document.take(load(own))
    own.write_text(own.read_text(encoding="utf-8").replace("the least", "a little more than"))
    workbench.actions["reload"].trigger()
    qtbot.waitUntil(lambda: "a little more" in workbench.header.title.text())


def test_a_copy_is_written_and_can_be_opened(
    qtbot: QtBot,
    workbench: Workbench,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = tmp_path / "mine.board.json"
    monkeypatch.setattr(CaseChooser, "ask_copy", lambda parent, proposal: copy)
    workbench.document.take(load(letter_path))
    workbench.actions["save-copy"].trigger()
    qtbot.waitUntil(lambda: bool(workbench.message_bar.text))
    assert read_case(copy) == read_case(letter_path)
    assert workbench.document.path == letter_path
    assert workbench.message_bar.text == "A copy is saved as mine.board.json."
    workbench.message_bar.button("Open the copy").click()
    qtbot.waitUntil(lambda: workbench.document.path == copy)


def test_a_copy_that_can_not_be_written_is_explained(
    qtbot: QtBot,
    workbench: Workbench,
    told: Told,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "no folder" / "mine.board.json"
    monkeypatch.setattr(CaseChooser, "ask_copy", lambda parent, proposal: target)
    workbench.document.take(load(letter_path))
    workbench.actions["save-copy"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "The copy can't be saved."
    assert not workbench.message_bar.isVisible()


def test_a_copy_into_a_read_only_folder_is_explained(
    workbench: Workbench,
    told: Told,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sys.platform != "win32" and os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)
    monkeypatch.setattr(CaseChooser, "ask_copy", lambda parent, proposal: tmp_path / "x.board.json")
    workbench.document.take(load(letter_path))
    workbench.actions["save-copy"].trigger()
    tmp_path.chmod(0o700)
    assert told[0][0] == "The copy can't be saved."
    assert list(tmp_path.iterdir()) == []


def test_closing_leads_back_to_the_start_page(workbench: Workbench, letter_path: Path) -> None:
    workbench.document.take(load(letter_path))
    workbench.actions["close"].trigger()
    assert workbench.document.case is None
    assert workbench.start_page.isVisible()
    assert workbench.window.windowTitle() == "boardapp"
    assert not workbench.actions["export"].isEnabled()


def test_a_cancelled_reading_changes_nothing(
    qtbot: QtBot,
    workbench: Workbench,
    letter_path: Path,
    minimal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = Event()

    def slow(path: Path) -> Loaded:
        assert release.wait(5)
        return load(path)

    workbench.document.take(load(minimal_path))
    monkeypatch.setattr("boardapp.desktop.session.files.load", slow)
    workbench.files.open(letter_path)
    workbench.job_bar.cancel_button.click()
    release.set()
    message = "Reading was cancelled; nothing has changed."
    qtbot.waitUntil(lambda: workbench.window.statusBar().currentMessage() == message)
    assert workbench.document.path == minimal_path
    assert workbench.panels.list.isEnabled()


def test_a_fault_of_the_program_while_reading_is_told_as_such(
    qtbot: QtBot,
    workbench: Workbench,
    faults: list[tuple[str, str]],
    letter_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError("platelets 45 of Ada")

    monkeypatch.setattr("boardapp.desktop.session.files.load", fail)
    workbench.files.open(letter_path)
    qtbot.waitUntil(lambda: bool(faults))
    sentence, details = faults[0]
    assert "Something went wrong inside boardapp" in sentence
    assert "ZeroDivisionError" in details
    assert "Ada" not in details + caplog.text


# Saving


@pytest.fixture
def edited(workbench: Workbench, minimal_path: Path, tmp_path: Path) -> Workbench:
    """A workbench with an edit in a case file of the user's."""
    workbench.document.take(load(Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))))
    assert not workbench.actions["save"].isEnabled()
    _retitle(workbench, "new")
    return workbench


def _retitle(workbench: Workbench, title: str) -> None:
    assert workbench.document.case is not None
    workbench.document.apply(
        "edit title", workbench.document.case, replace(workbench.document.case, title=title)
    )


def _save(qtbot: QtBot, workbench: Workbench) -> None:
    """Ask for a save, and wait for its end if it begins."""
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not workbench.document.is_saving)


def test_saving_writes_the_file_and_takes_the_mark_away(
    qtbot: QtBot, edited: Workbench, tmp_path: Path
) -> None:
    assert edited.window.isWindowModified()
    _save(qtbot, edited)
    assert read_case(tmp_path / "own.board.json").title == "new"
    assert not edited.window.isWindowModified()
    assert edited.window.statusBar().currentMessage() == "Saved own.board.json."
    _retitle(edited, "newer")
    _save(qtbot, edited)  # what was saved here is no change by another program
    assert read_case(tmp_path / "own.board.json").title == "newer"


def _change_elsewhere(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("the least", "more than"), "utf-8")


@pytest.mark.parametrize("answer", ["save as", "replace", "reload", "keep"])
def test_what_another_program_wrote_is_not_replaced_unasked(
    qtbot: QtBot, edited: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    own, other = tmp_path / "own.board.json", tmp_path / "other.board.json"
    _change_elsewhere(own)
    asked: list[str] = []
    monkeypatch.setattr(
        Question, "ask_changed_on_disk", lambda parent, name: asked.append(name) or answer
    )
    monkeypatch.setattr(CaseChooser, "ask_save_as", lambda *_: other)
    before = own.read_bytes()
    _save(qtbot, edited)
    assert asked == ["own.board.json"]
    assert (own.read_bytes() == before) == (answer != "replace")
    assert other.exists() == (answer == "save as")
    assert edited.document.case is not None
    if answer == "reload":
        qtbot.waitUntil(lambda: edited.document.undo_stack.undoText() == "Reload from disk")
        assert "more than" in edited.document.case.title
        assert not edited.window.isWindowModified()
        edited.actions["undo"].trigger()
    assert edited.document.case.title == "new"
    assert edited.window.isWindowModified() == (answer in ("reload", "keep"))


def test_reloading_is_a_step_that_brings_edits_back(
    qtbot: QtBot, edited: Workbench, tmp_path: Path
) -> None:
    _change_elsewhere(tmp_path / "own.board.json")
    edited.actions["reload"].trigger()
    qtbot.waitUntil(lambda: not edited.window.isWindowModified())
    assert edited.document.undo_stack.undoText() == "Reload from disk"
    assert not edited.document.is_changed_on_disk
    edited.actions["undo"].trigger()
    assert edited.document.case is not None
    assert edited.document.case.title == "new"
    assert edited.window.isWindowModified()


def test_reloading_what_has_not_changed_adds_no_step(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path
) -> None:
    workbench.document.take(load(minimal_path))
    workbench.actions["reload"].trigger()
    message = "minimal.board.json says what is shown."
    qtbot.waitUntil(lambda: workbench.window.statusBar().currentMessage() == message)
    assert workbench.document.undo_stack.count() == 0


def test_an_edit_while_the_file_is_read_again_is_not_overrun(
    qtbot: QtBot, edited: Workbench, tmp_path: Path
) -> None:
    _change_elsewhere(tmp_path / "own.board.json")
    edited.files.reload()
    _retitle(edited, "newer")
    qtbot.waitUntil(lambda: not edited.jobs.is_busy())
    assert edited.document.case is not None
    assert edited.document.case.title == "newer"
    assert "was not read again" in edited.window.statusBar().currentMessage()


def test_save_as_makes_another_file_the_file_of_the_case(
    qtbot: QtBot, edited: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = tmp_path / "own.board.json", tmp_path / "other.board.json"
    before = own.read_bytes()
    proposals: list[Path] = []
    monkeypatch.setattr(
        CaseChooser, "ask_save_as", lambda _, proposal: proposals.append(proposal) or other
    )
    edited.actions["save-as"].trigger()
    qtbot.waitUntil(lambda: edited.document.path == other)
    assert proposals[0].name == "own.board.json"
    assert own.read_bytes() == before
    assert read_case(other).title == "new"
    assert not edited.window.isWindowModified()
    assert edited.recent.paths[0] == other


def test_a_file_of_a_newer_boardapp_is_never_replaced(
    qtbot: QtBot, edited: Workbench, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.board.json"
    own.write_text(BAD_NEWER, "utf-8")
    monkeypatch.setattr(Question, "ask_changed_on_disk", lambda *_: "replace")
    _save(qtbot, edited)
    assert own.read_text("utf-8") == BAD_NEWER
    [(heading, sentences)] = told
    assert heading == "The case can't be saved."
    assert "newer boardapp" in sentences[0]
    assert edited.window.isWindowModified()
    other = tmp_path / "other.board.json"
    monkeypatch.setattr(CaseChooser, "ask_save_as", lambda *_: other)
    edited.message_bar.button("Save As…").click()
    qtbot.waitUntil(lambda: not edited.window.isWindowModified())
    assert read_case(other).title == "new"
    assert not edited.message_bar.isVisible()


def test_a_file_that_is_gone_is_written_again(
    qtbot: QtBot, edited: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "own.board.json").unlink()
    _save(qtbot, edited)
    assert read_case(tmp_path / "own.board.json").title == "new"


@pytest.mark.parametrize("has_target", [True, False])
def test_an_example_is_saved_to_a_file_of_the_users(
    qtbot: QtBot,
    workbench: Workbench,
    settings: Settings,
    synthetic_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    has_target: bool,
) -> None:
    target = tmp_path / "mine.board.json"
    asked: list[Path] = []
    monkeypatch.setattr(
        CaseChooser,
        "ask_save_as",
        lambda parent, proposal: asked.append(proposal) or (target if has_target else None),
    )
    before = synthetic_path.read_bytes()
    workbench.document.take(load(synthetic_path))
    _retitle(workbench, "mine")
    _save(qtbot, workbench)
    assert asked == [Path.home() / "synthetic.board.json"]
    assert synthetic_path.read_bytes() == before
    assert workbench.window.isWindowModified() == (not has_target)
    if has_target:
        assert workbench.document.path == target
        assert workbench.recent.paths == [target]
        saved = read_case(target)
        assert saved.title == "mine"
        pictures = [image.file for image in saved.images if image.file]
        assert pictures
        assert all((tmp_path / name).is_file() for name in pictures)


def test_a_save_that_fails_is_explained_and_the_edit_stays(
    qtbot: QtBot, edited: Workbench, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Question, "ask_changed_on_disk", lambda *_: "replace")
    (tmp_path / "own.board.json").unlink()
    (tmp_path / "own.board.json").mkdir()
    edited.actions["save"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    [(heading, sentences)] = told
    assert heading == "The case can't be saved."
    assert sentences
    assert edited.window.isWindowModified()
    assert edited.message_bar.text.startswith("own.board.json was not saved.")
    (tmp_path / "own.board.json").rmdir()
    edited.message_bar.button("Try Again").click()
    qtbot.waitUntil(lambda: not edited.window.isWindowModified())
    assert read_case(tmp_path / "own.board.json").title == "new"


@pytest.mark.parametrize("answer", ["save", "discard", "keep"])
def test_closing_saves_discards_or_stays(
    qtbot: QtBot,
    edited: Workbench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    monkeypatch.setattr(Question, "ask_save", lambda *_: answer)
    edited.actions["close"].trigger()
    qtbot.waitUntil(lambda: not edited.document.is_saving)
    saved = read_case(tmp_path / "own.board.json").title
    assert (edited.document.case is None, saved == "new") == {
        "save": (True, True),
        "discard": (True, False),
        "keep": (False, False),
    }[answer]


class Disk:
    """A slow disk: what is written to it waits until it may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = Event()
        self.wrote: list[str] = []
        self.threads: list[QThread] = []
        monkeypatch.setattr(files, "write_atomic", self._write)

    def _write(self, path: Path, data: bytes) -> None:
        self.threads.append(QThread.currentThread())
        assert self.go_on.wait(20)
        write_atomic(path, data)
        self.wrote.append(path.name)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A slow disk that goes on at the end of the test at the latest."""
    made = Disk(monkeypatch)
    yield made
    made.go_on.set()


def test_the_window_is_usable_while_a_case_is_saved(
    qtbot: QtBot, edited: Workbench, disk: Disk, tmp_path: Path
) -> None:
    """What is edited meanwhile is not in the file, and says so."""
    edited.actions["save"].trigger()
    qtbot.waitUntil(lambda: bool(disk.threads))
    assert QThread.currentThread() not in disk.threads
    _retitle(edited, "newer")
    assert edited.window.isWindowModified()
    disk.go_on.set()
    qtbot.waitUntil(lambda: not edited.document.is_saving)
    assert read_case(tmp_path / "own.board.json").title == "new"
    assert edited.window.isWindowModified()
    edited.document.undo_stack.undo()
    assert not edited.window.isWindowModified()
    edited.document.undo_stack.redo()
    assert edited.window.isWindowModified()


def test_a_second_save_waits_for_its_turn_and_writes_what_is_newer(
    qtbot: QtBot, edited: Workbench, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Question, "ask_changed_on_disk", lambda *_: pytest.fail("its own file"))
    edited.actions["save"].trigger()
    _retitle(edited, "newer")
    edited.actions["save"].trigger()
    copy = tmp_path / "copy.board.json"
    monkeypatch.setattr(CaseChooser, "ask_copy", lambda *_: copy)
    edited.actions["save-copy"].trigger()
    _retitle(edited, "newest")
    disk.go_on.set()
    qtbot.waitUntil(lambda: len(disk.wrote) == 3 and not edited.document.is_saving)
    assert disk.wrote == ["own.board.json", "own.board.json", "copy.board.json"]
    assert read_case(tmp_path / "own.board.json").title == "newest"
    assert read_case(copy).title == "newer"  # as it was when the copy was asked for
    assert not edited.window.isWindowModified()


@pytest.mark.parametrize("action", ["close", "quit"])
def test_what_would_end_the_case_waits_for_its_file(
    qtbot: QtBot, edited: Workbench, disk: Disk, tmp_path: Path, action: str
) -> None:
    edited.actions["save"].trigger()
    edited.actions[action].trigger()
    assert edited.document.case is not None
    assert edited.window.isVisible()
    disk.go_on.set()
    qtbot.waitUntil(lambda: edited.document.case is None or not edited.window.isVisible())
    assert read_case(tmp_path / "own.board.json").title == "new"


def test_quitting_saves_first_and_ends_only_then(
    qtbot: QtBot, edited: Workbench, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Question, "ask_save", lambda *_: "save")
    edited.window.close()
    assert edited.window.isVisible()
    disk.go_on.set()
    qtbot.waitUntil(lambda: not edited.window.isVisible())
    assert read_case(tmp_path / "own.board.json").title == "new"


def test_an_edit_while_the_last_save_runs_is_asked_about_before_the_case_goes(
    qtbot: QtBot, edited: Workbench, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter(["save", "keep"])

    def ask(*_: object) -> str:
        asked.append("?")
        return next(answers)

    monkeypatch.setattr(Question, "ask_save", ask)
    edited.actions["close"].trigger()
    _retitle(edited, "newer")
    disk.go_on.set()
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert edited.document.case is not None
    assert edited.document.case.title == "newer"
    assert read_case(tmp_path / "own.board.json").title == "new"


def test_a_case_whose_last_save_fails_is_not_let_go(
    qtbot: QtBot,
    edited: Workbench,
    told: Told,
    letter_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "write_atomic", full)
    monkeypatch.setattr(Question, "ask_save", lambda *_: "save")
    edited.files.open(letter_path)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "The case can't be saved."
    assert edited.document.case is not None
    assert edited.document.case.title == "new"
    assert edited.window.isWindowModified()
    assert not edited.jobs.is_busy("read")


def test_a_case_opens_once_the_one_before_is_saved(
    qtbot: QtBot,
    edited: Workbench,
    disk: Disk,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Question, "ask_save", lambda *_: "save")
    edited.files.open(letter_path)
    disk.go_on.set()
    qtbot.waitUntil(lambda: edited.document.path == letter_path)
    assert read_case(tmp_path / "own.board.json").title == "new"
    assert not edited.window.isWindowModified()
