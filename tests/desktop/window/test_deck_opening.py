"""F5 opens the deck that was exported last, and says what is to be known of it."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.desktop.deck.last_decks import LastDecks
from boardapp.desktop.session.document import load
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window import deck_opening
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to the system."""
    handed: list[Path] = []
    monkeypatch.setattr(deck_opening, "open_file", lambda path: handed.append(path) or "")
    return handed


@pytest.fixture
def own(workbench: Workbench, minimal_path: Path, tmp_path: Path) -> Path:
    """A case file of the user's, open in the workbench."""
    workbench.window.activateWindow()
    path = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    workbench.document.take(load(path))
    return path


def _press(qtbot: QtBot, workbench: Workbench) -> str:
    workbench.say("")
    qtbot.keyClick(workbench.window, Qt.Key.Key_F5)
    return workbench.window.statusBar().currentMessage()


def _deck(settings: Settings, own: Path, *, is_older: bool = False) -> Path:
    deck = own.with_name("own.pptx")
    deck.touch()
    at = own.stat().st_mtime + (-60 if is_older else 60)
    os.utime(deck, (at, at))
    LastDecks(settings).put(own, deck)
    return deck


def test_the_deck_exported_last_is_opened(
    qtbot: QtBot, workbench: Workbench, settings: Settings, own: Path, shown: list[Path]
) -> None:
    deck = _deck(settings, own)
    assert _press(qtbot, workbench) == "own.pptx opens."
    assert shown == [deck]


@pytest.mark.parametrize("how", ["edited", "saved later"])
def test_a_deck_that_the_case_has_left_behind_is_told(
    qtbot: QtBot, workbench: Workbench, settings: Settings, own: Path, shown: list[Path], how: str
) -> None:
    _deck(settings, own, is_older=how == "saved later")
    case = workbench.document.case
    assert case is not None
    if how == "edited":
        workbench.document.apply("Edit title", case, replace(case, title="new"))
    assert "The case has changed since it was written" in _press(qtbot, workbench)
    assert len(shown) == 1


def test_without_a_deck_it_says_what_to_do(
    qtbot: QtBot, workbench: Workbench, settings: Settings, own: Path, shown: list[Path]
) -> None:
    assert _press(qtbot, workbench) == deck_opening.NO_DECK
    _deck(settings, own).unlink()
    assert "own.pptx is not in" in _press(qtbot, workbench)
    assert shown == []
