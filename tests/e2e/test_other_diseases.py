"""No word of another disease in deck, `show` and window: six published courses, three invented.

The words are those that boardapp itself says of a family of diseases. What a case states in its own
words it may say again: a course that speaks of MRD is told with MRD.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QTableView, QTabWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from boardapp.case.deck_settings import PRESETS
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.clinical import sos_criteria, sos_severity
from boardapp.desktop.window.panel_table import PANELS, ContextRow
from boardapp.resources import example_case
from boardapp.review.definitions import DEFINITIONS
from boardapp.review.review_case import review_case

from .deck_texts import deck_texts, shape_texts

COURSES = Path(__file__).parent / "courses"

LEUKEMIA = (
    r"MRD", r"residual disease", r"CNS\d\w?", r"CNS", r"marrow", r"blasts",
    r"CIBMTR", r"Ponte di Legno", r"COG", r"BFM", r"leuka?emia", r"risk group",
)  # fmt: skip
B_LINEAGE = (r"CD19", r"CD22", r"blinatumomab", r"inotuzumab", r"CAR-T")
ALL_ONLY = (r"Gökbuget", r"very early", r"ELN 2024")
LYMPHOMA = (r"Deauville", r"Lugano", r"Ann Arbor", r"lymphoma", r"Cheson")
SOLID = (r"RECIST", r"TNM", r"target lesions?", r"FNCLCC", r"IRS")
NEURAL = (
    r"MIBG", r"Curie", r"SIOPEN", r"INRC", r"INRG", r"MYCN", r"neuroblastoma", r"RANO", r"glioma",
)  # fmt: skip

CASES = {
    "ph_positive_all": (LYMPHOMA, SOLID, NEURAL),
    "t_all_two_relapses": (B_LINEAGE, LYMPHOMA, SOLID, NEURAL),
    "rhabdomyosarcoma_sos": (LEUKEMIA, B_LINEAGE, ALL_ONLY, LYMPHOMA, NEURAL),
    "hodgkin_eight_lines": (LEUKEMIA, B_LINEAGE, ALL_ONLY, SOLID, NEURAL),
    "lung_egfr": (LEUKEMIA, B_LINEAGE, ALL_ONLY, LYMPHOMA, NEURAL),
    "fibrosarcoma_alk": (LEUKEMIA, B_LINEAGE, ALL_ONLY, LYMPHOMA, NEURAL),
    "lymphoma": (LEUKEMIA, B_LINEAGE, ALL_ONLY, SOLID, NEURAL),
    "sarcoma": (LEUKEMIA, B_LINEAGE, ALL_ONLY, LYMPHOMA, NEURAL),
    "aml": (B_LINEAGE, ALL_ONLY, LYMPHOMA, SOLID, NEURAL),
}
"""What boardapp may not say of each case."""

PUBLISHED = sorted(
    {*(one.citation for one in DEFINITIONS), sos_criteria.SOURCE, sos_severity.SOURCE}, key=len
)[::-1]


def _path(name: str) -> Path:
    course = COURSES / f"{name}.board.json"
    return course if course.exists() else example_case(name)


def _foreign(name: str, text: str) -> list[str]:
    """The words of other diseases in a text, save those that the case itself states.

    Where a rule was published is no word of ours: a journal may be called Bone Marrow Transplant.
    """
    stated = _path(name).read_text(encoding="utf-8")
    text = " ".join(text.split())
    for published in PUBLISHED:
        text = text.replace(published, "")
    words = (word for family in CASES[name] for word in family)
    patterns = [re.compile(rf"(?<![\w-]){word}(?![\w-])", re.IGNORECASE) for word in words]
    return [
        text[max(0, found.start() - 40) : found.end() + 40]
        for pattern in patterns
        if not pattern.search(stated)
        for found in pattern.finditer(text)
    ]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", CASES)
def test_a_deck_speaks_of_its_own_disease(name: str, preset: str, tmp_path: Path) -> None:
    deck = tmp_path / "course.pptx"
    assert main(["export", str(_path(name)), "-o", str(deck), "--preset", preset]) == 0
    assert _foreign(name, "\n".join(deck_texts(deck))) == []


@pytest.mark.parametrize("name", CASES)
def test_show_speaks_of_its_own_disease(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(_path(name))]) == 0
    assert _foreign(name, capsys.readouterr().out) == []


@pytest.mark.parametrize("name", CASES)
def test_the_window_speaks_of_its_own_disease(name: str, qtbot: QtBot) -> None:
    assert _foreign(name, "\n".join(_window(name, qtbot))) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ph_positive_all", ("MRD results", "Marrow", "CNS status", "CD19 and CD22")),
        ("lymphoma", ("Lugano", "Deauville")),
        ("sarcoma", ("RECIST 1.1", "TNM")),
    ],
)
def test_its_own_words_are_found(name: str, words: tuple[str, ...], qtbot: QtBot) -> None:
    said = "\n".join(_window(name, qtbot))
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("name", CASES)
def test_a_correct_course_raises_no_alarm(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(_path(name))]) == 0
    assert capsys.readouterr().out.strip() == "No doubts and no faults."


def test_each_course_is_one_of_the_tested() -> None:
    assert {path.name.removesuffix(".board.json") for path in COURSES.iterdir()} <= set(CASES)


def _window(name: str, qtbot: QtBot) -> Iterator[str]:
    review = review_case(read_case(_path(name)))
    window = QWidget()
    qtbot.addWidget(window)
    for row in PANELS:
        if isinstance(row, ContextRow):
            continue  # pictures and slides: their words are the case's, and those of the deck
        panel = row.make(window)
        panel.show_review(review)
        yield from _on_screen(panel)


def _on_screen(panel: QWidget) -> Iterator[str]:
    """What a panel shows: pages, tables with their heads, labels and tabs, as far as not hidden."""
    hidden = [
        tabs.widget(n)
        for tabs in panel.findChildren(QTabWidget)
        for n in range(tabs.count())
        if not tabs.isTabVisible(n)
    ]
    for tabs in panel.findChildren(QTabWidget):
        yield from (tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n))
    for widget in panel.findChildren(QWidget):
        if any(page is widget or page.isAncestorOf(widget) for page in hidden):
            continue
        if isinstance(widget, QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QLabel):
            yield widget.text()
        elif isinstance(widget, QTableView) and widget.model() is not None:
            yield from _of_table(widget)


def _of_table(table: QTableView) -> Iterator[str]:
    model, root = table.model(), QModelIndex()
    shown = [n for n in range(model.columnCount(root)) if not table.isColumnHidden(n)]
    yield from (str(model.headerData(n, Qt.Orientation.Horizontal)) for n in shown)
    for row in range(model.rowCount(root)):
        yield from (str(model.index(row, n).data(Qt.ItemDataRole.DisplayRole)) for n in shown)


@pytest.mark.parametrize(
    ("name", "words", "never"),
    [
        # An examination that is not named is imaging; a conclusion ends no title with two marks.
        ("hodgkin_eight_lines", ("Imaging", "two biopsies: Both without lymphoma; biopsy"), ".;"),
        # What has no time is named beside the axis, and says nothing of its time in a row.
        ("ph_positive_all", ("Not drawn: haemodiafiltration", "lactic acidosis; kidney"), ""),
    ],
)
def test_what_a_course_does_not_report_is_not_put_into_a_title_or_on_an_axis(
    name: str, words: tuple[str, ...], never: str, tmp_path: Path
) -> None:
    deck = tmp_path / "course.pptx"
    assert main(["export", str(_path(name)), "-o", str(deck)]) == 0
    slides = [
        " ".join(" ".join(shape_texts(slide.shapes)).split())
        for slide in Presentation(str(deck)).slides
    ]
    assert [one for one in words if not any(one in text for text in slides)] == []
    titles = [s.shapes.title.text for s in Presentation(str(deck)).slides if s.shapes.title]
    assert [title for title in titles if never and never in title] == []
    assert not any("not reported; lactic acidosis" in text for text in slides)
