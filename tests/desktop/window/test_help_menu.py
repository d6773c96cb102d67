from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp import __version__
from boardapp.desktop.system.folders import cache_folder, data_folder, log_file
from boardapp.desktop.window import help_menu
from boardapp.desktop.window.actions import ROWS
from boardapp.desktop.window.help_menu import HelpDialog, about_text, places_text
from boardapp.desktop.window.key_help import shortcuts_text
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


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("In a table", ["Edit the fact of the row</td><td>Return or Enter<"]),
        ("On a page that is read", ["The fact after</td><td>Ctrl+Down<"]),
        (
            "In the timeline",
            ["The mark after</td><td>Right<", "Scroll left</td><td>Ctrl+Left or Shift+Left<"],
        ),
        ("In a chart", ["Nearer in time</td><td>+ or =<", "All of the chart</td><td>0 or Home<"]),
        ("On chips", ["The chip after</td><td>Right or Down<"]),
        ("On a picture", ["The whole picture</td><td>0 or Home<"]),
        ("While finding", ["Close, and back to where you were</td><td>Esc<"]),
        ("On the chosen slide of the deck", ["Show the slide earlier</td><td>Alt+Up<"]),
        ("Among the slides of the deck", ["Leave a slide out, or take it in</td><td>Space<"]),
        ("On a large slide", ["Edit the fact</td><td>Return or Enter<"]),
    ],
)
def test_the_keys_of_each_widget_are_listed_with_those_of_the_menus(
    qapp: QApplication, title: str, lines: list[str]
) -> None:
    section = shortcuts_text(ROWS).split(f"<b>{title}</b>")[1].split("<b>")[0]
    for line in lines:
        assert line in section


def test_the_list_of_keys_fits_a_small_screen_and_is_scrolled(
    qtbot: QtBot, workbench: Workbench
) -> None:
    dialog = HelpDialog("Keys", shortcuts_text(ROWS), workbench.window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.page.width() >= 80 * dialog.fontMetrics().averageCharWidth()
    assert dialog.page.verticalScrollBar().maximum() > 0
    assert dialog.page.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(dialog.page, Qt.Key.Key_Return)
    assert not dialog.isVisible()


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
