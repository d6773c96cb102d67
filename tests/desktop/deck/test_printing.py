"""Slides, notes pages, hand-outs and the minute go to a printer: here to one that writes a file."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.deck.page_recording import PageRecording
from boardapp.desktop.deck.print_dialog import NO_PRINTER, PrintChoice, PrintDialog
from boardapp.desktop.deck.printing import PrinterChooser
from boardapp.desktop.handout.content import Paper
from boardapp.desktop.handout.handout import export_handout, ready_to_paint
from boardapp.desktop.handout.minute import export_minute_pdf
from boardapp.desktop.session.document import load
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What comes out of the printer that is chosen; slides, unless a test says otherwise."""
    path = tmp_path / "paper.pdf"

    def ask(parent: Any, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    monkeypatch.setattr(PrinterChooser, "ask", ask)
    _choose(monkeypatch, Paper())
    return path


def _choose(monkeypatch: pytest.MonkeyPatch, paper: Paper | None) -> None:
    def ask(*_: Any) -> PrintChoice | None:
        return paper and PrintChoice(paper, "standard")

    monkeypatch.setattr(PrintDialog, "ask", ask)


def _print(qtbot: QtBot, workbench: Workbench) -> str:
    workbench.actions["print"].trigger()
    qtbot.waitUntil(lambda: not workbench.printing.is_busy, timeout=60_000)
    return workbench.window.statusBar().currentMessage()


def _texts(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def _letters(text: str) -> str:
    """Without blanks: two writers of PDF tell them differently."""
    return "".join(text.split())


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
    assert "Which treatment should follow?" in " ".join(_texts(paper))


def test_notes_pages_are_those_of_the_hand_out(
    qtbot: QtBot,
    workbench: Workbench,
    minimal_path: Path,
    paper: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _choose(monkeypatch, Paper("notes"))
    workbench.document.take(load(minimal_path))
    said = _print(qtbot, workbench)
    ready_to_paint()
    handout = tmp_path / "handout.pdf"
    export_handout(read_case(minimal_path), minimal_path, handout, with_notes=True)
    printed, exported = _texts(paper), _texts(handout)
    assert said == f"{len(exported)} pages sent to {paper}."
    assert list(map(_letters, printed)) == list(map(_letters, exported))
    for page in PdfReader(paper).pages:
        assert page.mediabox.width < page.mediabox.height


def test_the_minute_is_the_sheet_of_the_hand_out(
    qtbot: QtBot,
    workbench: Workbench,
    letter_path: Path,
    paper: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _choose(monkeypatch, Paper("minute"))
    workbench.document.take(load(letter_path))
    assert _print(qtbot, workbench) == f"1 page sent to {paper}."
    ready_to_paint()
    export_minute_pdf(read_case(letter_path), letter_path, tmp_path / "minute.pdf")
    assert _letters(_texts(paper)[0]) == _letters(_texts(tmp_path / "minute.pdf")[0])


@pytest.mark.parametrize(("a_sheet", "sheets"), [(2, 2), (3, 2), (4, 1), (6, 1)])
def test_several_slides_stand_on_a_sheet(
    qtbot: QtBot,
    workbench: Workbench,
    minimal_path: Path,
    paper: Path,
    monkeypatch: pytest.MonkeyPatch,
    a_sheet: int,
    sheets: int,
) -> None:
    workbench.document.take(load(minimal_path))
    _print(qtbot, workbench)
    slides = _texts(paper)
    _choose(monkeypatch, Paper("several", a_sheet))
    _print(qtbot, workbench)
    printed = _texts(paper)
    assert len(printed) == -(-len(slides) // a_sheet) == sheets
    together = _letters("".join(printed))
    for slide in slides:
        assert _letters(slide.split("  ")[0][:40]) in together
    assert f"{sheets} of {sheets}" in printed[-1]


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


@pytest.mark.parametrize("step", ["what", "where"])
def test_who_changes_their_mind_prints_nothing(
    workbench: Workbench,
    minimal_path: Path,
    paper: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    if step == "what":
        _choose(monkeypatch, None)
    else:
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
    paper: Path,
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
    assert heading == "The case can't be printed."
    assert "choose another one" in sentence


def test_without_a_case_there_is_nothing_to_print(workbench: Workbench) -> None:
    assert not workbench.actions["print"].isEnabled()


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot, workbench: Workbench, minimal_path: Path) -> PrintDialog:
    """The dialog over the smallest case, with its pages made."""
    workbench.document.take(load(minimal_path))
    origin = workbench.exporter.origin
    assert origin is not None
    recording = PageRecording(origin, workbench)
    made = PrintDialog(recording, PrintChoice(Paper(), "standard"))
    qtbot.addWidget(made)
    made.show()
    _wait_made(qtbot, made)
    return made


def _wait_made(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=60_000)


def _click(dialog: PrintDialog, name: str) -> None:
    [button] = [b for b in dialog.findChildren(QRadioButton) if b.text() == name]
    button.click()


def test_the_preview_follows_the_choice_and_turns_by_keys(
    qtbot: QtBot, dialog: PrintDialog
) -> None:
    preview = dialog.preview
    slides = preview.count
    assert slides > 1
    assert preview.where.text() == f"Page 1 of {slides}"
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert (preview.page, preview.paper.pageCount()) == (2, 1)  # no other is painted
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 1
    assert not dialog.a_sheet.isEnabled()
    _click(dialog, "Hand-out")
    assert not dialog.print_button.isEnabled()
    assert dialog.a_sheet.isEnabled()
    _wait_made(qtbot, dialog)
    assert preview.count == -(-slides // 4)
    dialog.a_sheet.setCurrentIndex(0)
    _wait_made(qtbot, dialog)
    assert preview.count == -(-slides // 2)
    _click(dialog, "Minute")
    assert not dialog.length.isEnabled()
    _wait_made(qtbot, dialog)
    assert preview.count == 1
    assert not preview.forth.isEnabled()
    assert dialog.choice.paper == Paper("minute", 2)


def test_the_preview_shows_ink(qtbot: QtBot, dialog: PrintDialog) -> None:
    image = dialog.preview.paper.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3)
               for y in range(0, image.height(), 3)}  # fmt: skip
    assert len(colours) > 20


def test_where_there_is_no_printer_the_dialog_says_what_can_be_done(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench.document.take(load(minimal_path))
    origin = workbench.exporter.origin
    assert origin is not None
    for names, text in (([], NO_PRINTER), (["Office"], "")):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda names=names: names)
        recording = PageRecording(origin, workbench)
        made = PrintDialog(recording, PrintChoice(Paper("minute"), "standard"))
        qtbot.addWidget(made)
        assert made.no_printer.text() == text
        made._soon.stop()


def test_what_can_be_chosen_is_named_for_those_who_hear_it(dialog: PrintDialog) -> None:
    unnamed = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
    # On Linux Qt tells what is chosen in place of the name, and the label as what it belongs to.
    assert dialog.a_sheet.accessibleName() == "Slides a sheet"
    assert dialog.length.accessibleName() == "Length of the deck"


def test_the_dialog_fits_a_small_screen_with_large_text(qtbot: QtBot, dialog: PrintDialog) -> None:
    least = dialog.minimumSizeHint()
    assert least.width() <= 780  # 1366 × 768 at 175 %
    assert least.height() <= 439


def test_what_was_printed_last_stands_first(
    qtbot: QtBot,
    workbench: Workbench,
    minimal_path: Path,
    paper: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _choose(monkeypatch, Paper("several", 6))
    workbench.document.take(load(minimal_path))
    _print(qtbot, workbench)
    offered: list[PrintChoice] = []
    monkeypatch.setattr(PrintDialog, "ask", lambda *args: offered.append(args[2]))
    workbench.actions["print"].trigger()
    assert offered[0].paper == Paper("several", 6)
