"""The minute as a PDF: one page, with all that it says as text."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from boardapp.casefile.files import read_case
from boardapp.deck.errors import ExportCancelled
from boardapp.desktop.handout.handout import ready_to_paint
from boardapp.desktop.handout.minute import export_minute_pdf


@pytest.fixture(autouse=True)
def _ready(qapp: QApplication) -> None:
    ready_to_paint()


def _text(path: Path) -> str:
    [page] = PdfReader(io.BytesIO(path.read_bytes()), strict=True).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert not page.images
    return " ".join(page.extract_text().split())


def test_the_minute_asks_and_leaves_room_for_the_answer(letter_path: Path, tmp_path: Path) -> None:
    report = export_minute_pdf(read_case(letter_path), letter_path, tmp_path / "a.pdf")
    assert (report.slides, report.notes) == (1, ())
    text = _text(tmp_path / "a.pdf")
    assert "Tumor board minute · Patient 1 · as of 14 mo after" in text
    assert "privacy: published" in text
    assert "Question: Bleeding under long inotuzumab" in text
    assert "1. How should the bleeding and the prolonged aPTT" in text
    assert "Patient: Male, 9 mo at diagnosis" in text
    for entry in ("Decision", "Rationale", "Dissent", "Conditions", "Owner and due date"):
        assert entry in text
    assert "haploidentical stem cell transplant" in text  # from the drawing
    assert "SYNTHETIC" not in text


def test_a_made_up_case_says_so(synthetic_path: Path, tmp_path: Path) -> None:
    export_minute_pdf(read_case(synthetic_path), synthetic_path, tmp_path / "a.pdf")
    assert "SYNTHETIC CASE – made up, describes no patient" in _text(tmp_path / "a.pdf")


def test_a_case_without_a_course_has_a_minute_too(minimal_path: Path, tmp_path: Path) -> None:
    export_minute_pdf(read_case(minimal_path), minimal_path, tmp_path / "a.pdf")
    assert "Question: Which treatment should follow?" in _text(tmp_path / "a.pdf")


def test_a_cancelled_minute_is_not_written(minimal_path: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportCancelled):
        export_minute_pdf(read_case(minimal_path), minimal_path, tmp_path / "a.pdf", lambda: True)
    assert list(tmp_path.iterdir()) == []
