"""File › Update a Deck: the edited deck follows the case, and what was done can be read."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.deck.export import export_deck
from boardapp.desktop.deck.export_dialog import ExportChoice, ExportDialog
from boardapp.desktop.parts.dialogs import DeckChooser, Question
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

Told = list[tuple[str, list[str]]]


@pytest.fixture
def opened(workbench: Workbench, minimal_path: Path, tmp_path: Path) -> Workbench:
    own = tmp_path / "own.board.json"
    shutil.copyfile(minimal_path, own)
    workbench.document.take(load(own))
    return workbench


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(DeckChooser, "ask_update", lambda parent, proposal: path)
    monkeypatch.setattr(Question, "ask_update", lambda parent, deck: True)


def _retitle(deck: Path, title: str) -> None:
    from pptx import Presentation

    presentation = Presentation(str(deck))
    holder = presentation.slides[0].shapes.title
    assert holder is not None
    holder.text_frame.text = title
    presentation.save(str(deck))


def test_an_edited_deck_is_updated_and_what_stays_can_be_read(
    qtbot: QtBot, opened: Workbench, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = tmp_path / "board.pptx"
    case, path = opened.document.case, opened.document.path
    assert case is not None
    export_deck(case, path, deck, "short")
    _retitle(deck, "My own title")
    _choose(monkeypatch, deck)
    opened.actions["update-deck"].trigger()
    qtbot.waitUntil(opened.message_bar.isVisible, timeout=20_000)
    assert opened.message_bar.text.startswith("board.pptx is written: ")
    opened.message_bar.button("Notes (4)").click()
    assert told[0][0] == "What to know about board.pptx"
    assert told[0][1][:3] == [
        "Updated: slide 1, “My own title”.",  # The question, which was the title, stands below it.
        "Kept as edited: slide 1, “My own title”.",
        "  Title: as edited.",
    ]
    assert told[0][1][3].endswith("parts of the file; nothing found.")


def test_a_deck_that_is_none_is_told_and_left_as_it_is(
    qtbot: QtBot, opened: Workbench, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = tmp_path / "board.pptx"
    deck.write_bytes(b"no deck")
    _choose(monkeypatch, deck)
    opened.actions["update-deck"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "is damaged or no PowerPoint presentation" in told[0][1][0]
    assert deck.read_bytes() == b"no deck"


def test_nothing_happens_where_no_deck_is_chosen(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, None)
    opened.actions["update-deck"].trigger()
    assert not opened.exporter.is_busy


def test_a_deck_is_not_changed_in_its_place_without_a_yes(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck, asked = tmp_path / "board.pptx", []
    deck.write_bytes(b"no deck")
    _choose(monkeypatch, deck)
    monkeypatch.setattr(Question, "ask_update", lambda parent, path: asked.append(path))
    opened.actions["update-deck"].trigger()
    assert asked == [deck]
    assert not opened.exporter.is_busy


def test_the_deck_that_was_written_last_of_this_case_is_proposed(
    qtbot: QtBot,
    opened: Workbench,
    letter_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also in another session, and never the deck of another case."""
    deck, proposed = tmp_path / "thursday.pptx", list[str]()
    monkeypatch.setattr(ExportDialog, "ask", lambda *_, **__: ExportChoice(deck))
    opened.actions["export"].trigger()
    qtbot.waitUntil(opened.message_bar.isVisible, timeout=20_000)
    monkeypatch.setattr(DeckChooser, "ask_update", lambda parent, path: proposed.append(path))
    other = tmp_path / "other.board.json"
    shutil.copyfile(letter_path, other)
    own = opened.document.path
    assert own is not None
    for case in (other, own):
        opened.document.take(load(case))
        opened.actions["update-deck"].trigger()
    deck.unlink()
    opened.document.take(load(own))
    opened.actions["update-deck"].trigger()
    assert proposed == [str(tmp_path), str(deck), str(tmp_path)]
