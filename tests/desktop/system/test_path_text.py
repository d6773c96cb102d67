"""Paths whose names need not be UTF-8, in settings and on screen."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.system.path_text import kept_text, path_of, plain, shown_name, shown_names
from boardapp.desktop.system.settings import RECENT, Settings
from boardapp.desktop.window.workbench import Workbench

NAMES = [
    b"plain.board.json",
    "Fälle \u2009.board.json".encode(),
    b"F\xe4lle.board.json",
    b"bytes:a",
]


@pytest.mark.parametrize("name", NAMES)
def test_settings_give_a_path_back_as_it_was(qapp: QApplication, name: bytes) -> None:
    path = Path("/cases") / os.fsdecode(name)
    settings = Settings()
    settings.put(RECENT, [kept_text(path), kept_text(Path("/other"))])
    settings.write()
    assert [path_of(text) for text in Settings().get(RECENT)] == [path, Path("/other")]


def test_a_name_that_is_no_utf_8_can_be_shown() -> None:
    assert shown_name(Path("/x") / os.fsdecode(b"F\xe4lle.board.json")) == "F\ufffdlle.board.json"
    assert shown_name(Path("/x/Fälle.board.json")) == "Fälle.board.json"


def test_a_case_with_such_a_name_opens_and_is_found_again(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    if sys.platform != "linux":
        pytest.skip("only on Linux")
    path = tmp_path / os.fsdecode(b"F\xe4lle.board.json")
    shutil.copyfile(minimal_path, path)
    workbench.files.open(path)
    qtbot.waitUntil(lambda: workbench.document.path == path, timeout=30_000)
    assert workbench.window.windowTitle() == "F\ufffdlle.board.json[*] – boardapp"
    assert workbench.recent.paths == [path]
    assert workbench.recent.kinds(workbench.recent_menu.fill) == [(path, "file")]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["/a/x.json", "/b/y.json"], ["x.json", "y.json"]),
        (["/a/x.json", "/b/x.json"], ["x.json (a)", "x.json (b)"]),
        (["/1/a/x.json", "/2/a/x.json", "/y.json"], ["x.json (1/a)", "x.json (2/a)", "y.json"]),
        (["/x.json", "/a/x.json"], ["x.json (/)", "x.json (a)"]),
        (["/a/x.json", "/b/a/x.json"], ["x.json (/a)", "x.json (b/a)"]),
        ([], []),
    ],
)
def test_files_of_one_name_show_what_parts_their_folders(
    paths: list[str], expected: list[str]
) -> None:
    assert shown_names([Path(path) for path in paths]) == expected


def test_a_path_is_kept_without_the_way_there(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    assert plain(folder / ".." / "a.board.json") == tmp_path / "a.board.json"
    assert plain(Path("a.board.json")) == Path.cwd() / "a.board.json"
