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


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[Path]:
    """Answer the dialog, and keep what it proposed."""
    asked: list[Path] = []

    def ask(parent: object, proposal: Path, *_: object, **__: object) -> ExportChoice | None:
        asked.append(proposal)
        return ExportChoice(path) if path else None

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
    opened.exporter.setup.choose_length("short")
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
    """Each once, without those that a note tells together; that nothing was found is no note."""
    notes = ("CT of the chest: left out.", "Two backup slides did not fit and were split.")

    def export(*_: object, **__: object) -> DeckReport:
        details = ("“Results” was split over 2.", "“Doubts” was split over 3.")
        path = tmp_path / "board.pptx"
        return DeckReport(path=path, slides=9, notes=notes, details=details, parts=40)

    monkeypatch.setattr(deck_export, "export_deck", export)
    _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    qtbot.waitUntil(opened.message_bar.isVisible)
    opened.message_bar.button("Notes (2)").click()
    checked = "Checked: all 40 parts of the file; nothing found."
    assert told == [("What to know about board.pptx", [*notes, checked])]


def test_file_and_template_stand_there_again_after_a_failure(
    qtbot: QtBot,
    opened: Workbench,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DeckError("board.pptx", "is open in PowerPoint.", "Close it there.")

    monkeypatch.setattr(deck_export, "export_deck", fail)
    choice = ExportChoice(tmp_path / "board.pptx", template=tmp_path / "house.potx")
    asked: list[tuple[object, ...]] = []

    def ask(_: object, *proposed: object, **__: object) -> ExportChoice | None:
        asked.append(proposed)
        return choice if len(asked) == 1 else None

    monkeypatch.setattr(ExportDialog, "ask", ask)
    opened.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    opened.actions["export"].trigger()
    assert asked[1] == (tmp_path / "board.pptx", str(tmp_path / "house.potx"))


def test_the_file_of_one_case_is_not_proposed_for_another(
    qtbot: QtBot,
    opened: Workbench,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = _choose(monkeypatch, tmp_path / "board.pptx")
    opened.actions["export"].trigger()
    qtbot.waitUntil(opened.message_bar.isVisible, timeout=20_000)
    other = tmp_path / "other.board.json"
    shutil.copyfile(letter_path, other)
    opened.document.take(load(other))
    asked = _choose(monkeypatch, None)
    opened.actions["export"].trigger()
    assert asked == [tmp_path / "other.pptx"]


def test_the_proposal_stands_beside_the_case_at_first_and_in_the_last_folder_later(
    opened: Workbench, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _choose(monkeypatch, None)
    opened.actions["export"].trigger()
    decks = tmp_path / "decks"
    decks.mkdir()
    settings.put(DECK_FOLDER, str(decks))
    opened.actions["export"].trigger()
    decks.rmdir()
    opened.actions["export"].trigger()
    assert asked == [tmp_path / "own.pptx", decks / "own.pptx", tmp_path / "own.pptx"]


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
        choice = ExportChoice(tmp_path / "board.pptx", template=template)
        monkeypatch.setattr(ExportDialog, "ask", lambda *_, choice=choice, **__: choice)
        count = len(given) + 1
        opened.actions["export"].trigger()
        qtbot.waitUntil(lambda count=count: len(given) == count)
        qtbot.waitUntil(lambda: not opened.exporter.is_busy)
        assert settings.get(DECK_TEMPLATE) == str(template or "")
    assert given == [tmp_path / "house.potx", None]
