import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from boardapp.deck import export as deck_export
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.writing.writer import DeckReport
from boardapp.desktop.deck.export_dialog import ExportChoice, ExportDialog
from boardapp.desktop.session.document import load
from boardapp.desktop.system.settings import DECK_FOLDER, DECK_PRESET, DECK_TEMPLATE, Settings
from boardapp.desktop.window.workbench import Workbench

Told = list[tuple[str, list[str]]]


@pytest.fixture
def opened(workbench: Workbench, minimal_path: Path, tmp_path: Path) -> Workbench:
    """A workbench with the smallest case, in a file of its own."""
    own = tmp_path / "own.board.json"
    shutil.copyfile(minimal_path, own)
    workbench.document.take(load(own))
    return workbench


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | None, preset: str = "short") -> list[Any]:
    """Answer the dialog, and keep what it was asked with."""
    asked: list[Any] = []

    def ask(parent: object, proposal: Path, last_preset: str, *_: object) -> ExportChoice | None:
        asked.append((proposal, last_preset))
        return ExportChoice(path, preset) if path else None  # type: ignore[arg-type]

    monkeypatch.setattr(ExportDialog, "ask", ask)
    return asked


def _export_until_cancelled(
    case: object,
    case_path: Path,
    out: Path,
    preset: str,
    progress: Any,
    cancelled: Any,
    template: Path | None,
) -> None:
    progress(1, 4)
    while not cancelled():
        QThread.msleep(1)
    raise ExportCancelled


def test_the_deck_is_written_and_the_message_leads_to_it(
    qtbot: QtBot,
    opened: Workbench,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pptx import Presentation

    target = tmp_path / "board.pptx"
    _choose(monkeypatch, target)
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not urls.append(url.toLocalFile()))
    opened.actions["export"].trigger()
    qtbot.waitUntil(opened.message_bar.isVisible, timeout=20_000)
    count = len(Presentation(str(target)).slides)
    assert count > 0
    assert opened.message_bar.text == f"board.pptx is written: {count} slides."
    opened.message_bar.button("Open").click()
    opened.message_bar.button("Show in folder").click()
    assert urls == [str(target), str(tmp_path)]
    assert settings.get(DECK_FOLDER) == str(tmp_path)
    assert settings.get(DECK_PRESET) == "short"


def test_what_was_split_or_left_out_can_be_read(
    qtbot: QtBot, opened: Workbench, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = ("CT of the chest: left out.", "“Results” was split over 2.")

    def export(*_: object, **__: object) -> DeckReport:
        return DeckReport(path=tmp_path / "board.pptx", slides=9, notes=notes)

    monkeypatch.setattr(deck_export, "export_deck", export)
    _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    qtbot.waitUntil(opened.message_bar.isVisible)
    opened.message_bar.button("Notes (2)").click()
    assert told == [
        ("What to know about board.pptx", list(notes)),
    ]


def test_the_proposal_stands_beside_the_case_at_first_and_in_the_last_folder_later(
    opened: Workbench, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _choose(monkeypatch, None)
    opened.actions["export"].trigger()
    decks = tmp_path / "decks"
    decks.mkdir()
    settings.put(DECK_FOLDER, str(decks))
    settings.put(DECK_PRESET, "full")
    opened.actions["export"].trigger()
    decks.rmdir()
    opened.actions["export"].trigger()
    assert asked == [
        (tmp_path / "own.pptx", "standard"),
        (decks / "own.pptx", "full"),
        (tmp_path / "own.pptx", "full"),
    ]


def test_a_cancelled_export_leaves_nothing_and_says_so(
    qtbot: QtBot,
    opened: Workbench,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deck_export, "export_deck", _export_until_cancelled)
    _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    assert not opened.actions["export"].isEnabled()
    opened.job_bar.cancel_button.click()
    message = "The export was cancelled; nothing was written."
    qtbot.waitUntil(lambda: opened.window.statusBar().currentMessage() == message)
    assert not (tmp_path / "board.pptx").exists()
    assert told == []
    assert opened.actions["export"].isEnabled()


def test_a_deck_that_can_not_be_written_is_explained(
    qtbot: QtBot,
    opened: Workbench,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DeckError("board.pptx", "is open in PowerPoint.", "Close it there.")

    monkeypatch.setattr(deck_export, "export_deck", fail)
    _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [
        (
            "board.pptx can't be written.",
            ["board.pptx: is open in PowerPoint. Close it there."],
        )
    ]
    assert not opened.message_bar.isVisible()


@pytest.mark.parametrize("place", ["no folder", "read only"])
def test_a_folder_that_takes_no_deck_is_explained(
    qtbot: QtBot,
    opened: Workbench,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    folder = tmp_path / place
    if place == "read only":
        if sys.platform != "win32" and os.geteuid() == 0:
            pytest.skip("root may write anywhere")
        folder.mkdir(mode=0o500)
    _choose(monkeypatch, folder / "board.pptx")
    opened.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0][0] == "board.pptx can't be written."
    assert not (folder / "board.pptx").exists()


def test_a_fault_of_the_program_is_told_as_such(
    qtbot: QtBot,
    opened: Workbench,
    faults: list[tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(deck_export, "export_deck", fail)
    _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(faults))
    assert "ZeroDivisionError" in faults[0][1]


@pytest.mark.parametrize("agrees", [True, False])
def test_quitting_asks_before_an_export_is_stopped(
    qtbot: QtBot,
    opened: Workbench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    agrees: bool,
) -> None:
    from boardapp.desktop.parts.dialogs import Question

    monkeypatch.setattr(Question, "ask_stop_export", lambda parent: agrees)
    monkeypatch.setattr(deck_export, "export_deck", _export_until_cancelled)
    _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    assert opened.window.close() == agrees
    assert opened.exporter.is_busy != agrees


def test_the_template_reaches_the_deck_and_is_kept(
    qtbot: QtBot,
    opened: Workbench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    given: list[object] = []

    def export(*_: object, template: Path | None, **__: object) -> DeckReport:
        given.append(template)
        return DeckReport(path=tmp_path / "board.pptx", slides=9, notes=())

    monkeypatch.setattr(deck_export, "export_deck", export)
    for template in (tmp_path / "house.potx", None):
        choice = ExportChoice(tmp_path / "board.pptx", "short", template=template)
        monkeypatch.setattr(ExportDialog, "ask", lambda *_, choice=choice: choice)
        count = len(given) + 1
        opened.actions["export"].trigger()
        qtbot.waitUntil(lambda count=count: len(given) == count)
        qtbot.waitUntil(lambda: not opened.exporter.is_busy)
        assert settings.get(DECK_TEMPLATE) == str(template or "")
    assert given == [tmp_path / "house.potx", None]
