"""The slides go to a printer as the deck has them: here to one that writes a file."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from boardapp.desktop.deck.print_slides import PrinterChooser
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What comes out of the printer that is chosen."""
    path = tmp_path / "paper.pdf"

    def ask(parent: Any, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    monkeypatch.setattr(PrinterChooser, "ask", ask)
    return path


def _print(qtbot: QtBot, workbench: Workbench) -> str:
    workbench.actions["print"].trigger()
    qtbot.waitUntil(lambda: not workbench.printing.is_busy, timeout=60_000)
    return workbench.window.statusBar().currentMessage()


def test_each_slide_is_a_page_that_lies_on_its_side(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, paper: Path
) -> None:
    workbench.document.take(load(minimal_path))
    said = _print(qtbot, workbench)
    pages = PdfReader(paper).pages
    assert said == f"{len(pages)} slides sent to {paper}."
    assert len(pages) > 1
    for page in pages:
        assert page.mediabox.width > page.mediabox.height
    words = " ".join(page.extract_text() for page in pages).split()
    assert "Which treatment should follow?" in " ".join(words)


def test_only_the_pages_that_are_asked_for_are_printed(
    qtbot: QtBot,
    workbench: Workbench,
    letter_path: Path,
    paper: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose = PrinterChooser.ask

    def ask(parent: Any, printer: QPrinter) -> bool:
        printer.setFromTo(2, 3)
        return choose(parent, printer)

    monkeypatch.setattr(PrinterChooser, "ask", ask)
    workbench.document.take(load(letter_path))
    assert _print(qtbot, workbench) == f"2 slides sent to {paper}."
    assert len(PdfReader(paper).pages) == 2


def test_who_changes_their_mind_prints_nothing(
    workbench: Workbench, minimal_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PrinterChooser, "ask", lambda *_: False)
    workbench.document.take(load(minimal_path))
    workbench.actions["print"].trigger()
    assert not workbench.printing.is_busy
    assert not paper.exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # Qt says it too
def test_a_printer_that_takes_nothing_is_told(
    qtbot: QtBot,
    workbench: Workbench,
    minimal_path: Path,
    tmp_path: Path,
    told: list[tuple[str, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(parent: Any, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "no folder" / "paper.pdf"))
        return True

    monkeypatch.setattr(PrinterChooser, "ask", ask)
    workbench.document.take(load(minimal_path))
    _print(qtbot, workbench)
    [(heading, [sentence])] = told
    assert heading == "The slides can't be printed."
    assert "choose another one" in sentence


def test_without_a_case_there_is_nothing_to_print(workbench: Workbench) -> None:
    assert not workbench.actions["print"].isEnabled()
