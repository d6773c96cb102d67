"""What stands at a path, asked on another thread."""

import os
import sys
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boardapp.desktop.system import reach
from boardapp.desktop.system.reach import first_folder, is_same_file, kind_of, kinds_of


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A disk that answers once the event is set; nobody waits for it."""
    answers = Event()
    look = reach._kind

    def slow(path: Path) -> tuple[reach.Kind, tuple[int, int] | None]:
        assert current_thread() is not main_thread()
        assert answers.wait(20)
        return look(path)

    monkeypatch.setattr(reach, "_kind", slow)
    monkeypatch.setattr(reach, "PATIENCE_S", 0.01)
    return answers


class Listener(QObject):
    """Counts late answers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def hear(self) -> None:
        self.heard += 1


def test_files_folders_and_what_is_not_there(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "a.board.json"
    file.touch()
    paths = [file, tmp_path, tmp_path / "gone", file / "below a file"]
    assert kinds_of(paths) == ["file", "folder", "nothing", "nothing"]


@pytest.mark.parametrize("name", ["x" * 300, "nul\0byte"], ids=["too long", "a null"])
def test_what_no_system_takes_is_out_of_reach(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    assert kind_of(tmp_path / name) == "unreachable"


def test_what_may_not_be_entered_is_out_of_reach(qtbot: QtBot, tmp_path: Path) -> None:
    if sys.platform != "win32" and os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    assert kind_of(closed / "a.board.json") == "unreachable"
    closed.chmod(0o700)


def test_a_disk_that_does_not_answer_is_not_waited_for(
    qtbot: QtBot, slow_disk: Event, tmp_path: Path
) -> None:
    listener = Listener()
    assert kinds_of([tmp_path, tmp_path / "b"], listener.hear) == ["unknown", "unknown"]
    slow_disk.set()
    qtbot.waitUntil(lambda: listener.heard == 2)
    assert kinds_of([tmp_path, tmp_path / "b"]) == ["folder", "nothing"]


def test_a_disk_that_does_not_answer_is_asked_but_once(
    qtbot: QtBot, slow_disk: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    slow = reach._kind
    monkeypatch.setattr(reach, "_kind", lambda path: asked.append(path) or slow(path))
    for _ in range(5):
        assert kind_of(tmp_path / "c") == "unknown"
    slow_disk.set()
    qtbot.waitUntil(lambda: kind_of(tmp_path / "c") == "nothing")
    assert asked == [tmp_path / "c"]


def test_an_answer_that_came_in_time_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    assert kind_of(tmp_path / "d") == "nothing"
    (tmp_path / "d").touch()
    assert kind_of(tmp_path / "d") == "file"


def test_the_first_folder_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    assert first_folder(tmp_path / "gone", tmp_path) == tmp_path
    assert first_folder(tmp_path / ("x" * 300), tmp_path / "gone") == tmp_path / "gone"


def test_a_file_is_known_by_every_path_that_leads_to_it(tmp_path: Path) -> None:
    path = tmp_path / "own.board.json"
    path.touch()
    (tmp_path / "link.board.json").symlink_to(path)
    (tmp_path / "other.board.json").touch()
    assert is_same_file(path, path)
    assert is_same_file(path, tmp_path / "link.board.json")
    assert not is_same_file(path, tmp_path / "other.board.json")
    assert not is_same_file(tmp_path / "gone", tmp_path / "gone too")
    assert is_same_file(tmp_path / "gone", tmp_path / "gone")


def test_where_no_disk_answers_two_paths_are_two_files(slow_disk: Event, tmp_path: Path) -> None:
    assert not is_same_file(tmp_path / "one", tmp_path / "two")
    slow_disk.set()
