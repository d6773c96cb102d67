from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp import __version__
from boardapp.desktop.system.folders import cache_folder, data_folder, log_file
from boardapp.desktop.window import help_menu
from boardapp.desktop.window.actions import ROWS
from boardapp.desktop.window.help_menu import HelpDialog, about_text, places_text, shortcuts_text
from boardapp.desktop.window.workbench import Workbench


def test_about_names_versions_licences_and_what_the_program_is_not() -> None:
    text = about_text()
    assert f"boardapp {__version__}" in text
    assert "Not a medical device" in text
    assert f"matplotlib {version('matplotlib')}" in text
    assert "LGPL 3" in text


def test_about_does_without_what_describes_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise help_menu.PackageNotFoundError(name)

    monkeypatch.setattr(help_menu, "version", missing)
    assert "python-pptx</td>" in about_text()


def test_every_place_that_is_written_to_is_named(workbench: Workbench) -> None:
    text = places_text("settings.ini")
    assert "settings.ini" in text
    assert str(data_folder()) in text
    assert str(cache_folder()) in text


def test_every_key_is_listed() -> None:
    text = shortcuts_text(ROWS)
    assert "Export Deck</td><td>Ctrl+E<" in text
    assert "Redo</td><td>Ctrl+Shift+Z or Ctrl+Y<" in text
    assert "About" not in text


@pytest.mark.parametrize(
    ("action_id", "title"),
    [
        ("shortcuts", "Keyboard Shortcuts"),
        ("places", "Where Data Are Kept"),
        ("about", "About boardapp"),
    ],
)
def test_each_help_dialog_opens_and_closes(
    qtbot: QtBot, workbench: Workbench, action_id: str, title: str
) -> None:
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        seen.append(dialog.windowTitle())
        dialog.close()

    QTimer.singleShot(0, close)
    workbench.actions[action_id].trigger()
    assert seen == [title]


def test_the_log_is_shown_even_if_it_is_still_empty(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not urls.append(url.toLocalFile()))
    workbench.actions["log"].trigger()
    assert urls == [str(log_file())]
    assert log_file().is_file()


def test_a_log_that_nothing_opens_is_said_so(
    workbench: Workbench, told: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    workbench.actions["log"].trigger()
    [(heading, [sentence])] = told
    assert heading == "The log can't be shown."
    assert sentence.startswith("This computer has no program that opens boardapp.log. It is in ")


def test_a_log_that_can_not_be_written_is_said_so(
    workbench: Workbench,
    told: list[tuple[str, list[str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "data").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    workbench.actions["log"].trigger()
    assert told[0][1][0].startswith(f"No log can be written in {tmp_path / 'data'}")
