"""Find (Ctrl+F) and the palette (Ctrl+K): typed, walked by arrows, taken by Enter."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.find.finder import Finder
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def opened(workbench: Workbench, letter_path: Path) -> Workbench:
    """The letter's case in a window that has the keyboard."""
    workbench.window.activateWindow()
    workbench.document.take(load(letter_path))
    return workbench


def _ask(qtbot: QtBot, workbench: Workbench, key: Qt.Key, text: str) -> Finder:
    qtbot.keyClick(workbench.window, key, Qt.KeyboardModifier.ControlModifier)
    finder = workbench.finding.finder
    qtbot.waitUntil(finder.line.hasFocus)
    qtbot.keyClicks(finder.line, text)
    return finder


def _listed(finder: Finder) -> list[str]:
    return [finder.list.item(n).text().split("    ")[0] for n in range(finder.list.count())]


def test_a_fact_is_found_by_any_of_its_words_and_led_to(qtbot: QtBot, opened: Workbench) -> None:
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "blina")
    qtbot.waitUntil(lambda: "Blinatumomab" in _listed(finder))
    assert finder.list.currentRow() == 0
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert opened.facts.current.place.startswith("therapies[")


def test_a_test_is_found_with_its_latest_result(qtbot: QtBot, opened: Workbench) -> None:
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "aptt 45")
    qtbot.waitUntil(lambda: "APTT" in _listed(finder) or "aPTT" in _listed(finder))
    assert "45 s" in finder.list.item(0).text()


def test_arrows_walk_the_list_while_the_line_keeps_the_keyboard(
    qtbot: QtBot, opened: Workbench
) -> None:
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "relapse")
    qtbot.waitUntil(lambda: finder.list.count() > 2)
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    assert finder.list.currentRow() == 1
    assert finder.line.hasFocus()


def test_escape_gives_the_keyboard_back(qtbot: QtBot, opened: Workbench) -> None:
    opened.panels.list.setFocus()
    qtbot.waitUntil(opened.panels.list.hasFocus)
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "x")
    qtbot.keyClick(finder.line, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert opened.panels.list.hasFocus()
    assert QApplication.activeModalWidget() is None


def test_what_is_nowhere_is_said_so(qtbot: QtBot, opened: Workbench) -> None:
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "qqqq")
    qtbot.waitUntil(lambda: _listed(finder) == ["Nothing of the case holds all these words."])
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.isVisible()


def test_the_palette_does_what_can_be_done(qtbot: QtBot, opened: Workbench) -> None:
    finder = _ask(qtbot, opened, Qt.Key.Key_K, "history")
    qtbot.waitUntil(lambda: "History" in _listed(finder))
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert opened.panels.panel_id == "history"


def test_the_palette_leaves_out_what_can_not_be_done(qtbot: QtBot, workbench: Workbench) -> None:
    workbench.window.activateWindow()
    finder = _ask(qtbot, workbench, Qt.Key.Key_K, "export deck")
    assert finder.list.count() == 1
    assert _listed(finder) != ["Export Deck"]


def test_another_case_closes_the_line(qtbot: QtBot, opened: Workbench, minimal_path: Path) -> None:
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "blina")
    opened.document.take(load(minimal_path))
    assert not finder.isVisible()
    finder = _ask(qtbot, opened, Qt.Key.Key_F, "blina")
    qtbot.waitUntil(lambda: _listed(finder) == ["Nothing of the case holds all these words."])
