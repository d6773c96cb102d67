"""No word that belongs to one disease is said of another: in deck, `show` and window.

The words are those that each profile lists as its own, so that a new profile is held to them too.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.shapes.base import BaseShape
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QTableView,
    QTabWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.clinical.diseases.reading import Known, profiles
from boardapp.clinical.diseases.recognition import recognised
from boardapp.clinical.diseases.written_names import Words, WrittenName
from boardapp.desktop.window.panel_table import PANELS, ContextRow
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

COURSES = ("lymphoma", "sarcoma", "aml")
PRESETS = ("short", "standard", "full")


def _every() -> Iterator[Known]:
    for known in profiles().families:
        yield known
        yield from known.kinds


def _case(profile: str) -> dict[str, Any]:
    """A small course that names no disease and has a bit of everything."""
    return {
        "format": "boardapp-case",
        "version": 2,
        "title": "SYNTHETIC CASE – a course without a name",
        "privacy": {"status": "synthetic"},
        "meeting": {"question": {"text": "Which treatment comes next?"}, "as_of": "2021-03-01"},
        "patient": {
            "sex": "female",
            "performance": [{"scale": "Karnofsky", "value": 80, "when": "2021-02-20"}],
        },
        "diagnosis": {
            "when": "2020-01-10",
            "disease": {"text": "the disease of this test"},
            "profile": profile,
            "features": [{"name": "fever"}, {"name": "pain", "state": "absent"}],
        },
        "therapies": [
            {"name": "first treatment", "id": "first", "kind": "chemotherapy", "line": 1,
             "start": "2020-01-20", "end": "2020-05-20", "cycles": 4},
            {"name": "operation", "id": "op", "kind": "surgery", "line": 1, "start": "2020-06-10"},
            {"name": "irradiation", "kind": "radiation", "line": 1, "start": "2020-07-01",
             "radiation": [{"site": "abdomen", "dose": 20, "unit": "Gy"}]},
            {"name": "second treatment", "kind": "chemotherapy", "line": 2, "start": "2021-01-20",
             "status": "ongoing"},
        ],
        "assessments": [
            {"id": "pr", "when": "2020-04-01", "finding": "partial response"},
            {"id": "cr", "when": "2020-08-01", "finding": "remission", "response": "CR"},
            {"id": "back", "when": "2021-01-10", "finding": "relapse", "sites": ["abdomen"]},
        ],
        "imaging": [
            {"when": "2020-01-08", "modality": "CT", "region": "abdomen",
             "lesions": [{"name": "A", "site": "abdomen", "size": 60, "unit": "mm",
                          "role": "target"}],
             "sum_of_diameters": 60, "unit": "mm"},
        ],
        "labs": [
            {"test": "LDH", "when": "2020-01-11", "value": 400, "unit": "U/L", "high": 250},
            {"test": "platelets", "when": "2021-02-20", "value": 150, "unit": "10*9/L",
             "low": 150, "high": 400},
            {"test": "haemoglobin", "when": "2021-02-20", "value": 11, "unit": "g/dL"},
        ],
        "adverse_events": [{"term": "mucositis", "grade": 3, "onset": "2020-02-10"}],
        "goals": [{"text": "Time at home.", "when": "2021-02-20"}],
        "options": [{"name": "third treatment"}, {"name": "care at home"}],
    }  # fmt: skip


@pytest.fixture(params=[known.profile.name for known in _every()])
def course(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The small course as a case of each profile."""
    path = tmp_path / "course.board.json"
    path.write_text(json.dumps(_case(request.param)), encoding="utf-8")
    return path


def _foreign(path: Path) -> list[WrittenName]:
    """The words of other diseases that neither this one's profile nor the case itself has."""
    case = read_case(path)
    name = recognised(case.diagnosis).profile.name
    own = next(known for known in _every() if known.profile.name == name)
    is_own = {word.text for word in own.marks.special}
    stated = Words(path.read_text(encoding="utf-8"))
    every = {word.text: word for known in _every() for word in known.marks.special}
    return [w for text, w in every.items() if text not in is_own and w.find(stated) is None]


_JOURNAL = "Bone Marrow Transplant"
"""Cited for a rule that holds whatever the disease."""


def _said(words: list[WrittenName], texts: Iterator[str]) -> list[tuple[str, str]]:
    told = {line.replace(_JOURNAL, "") for text in texts for line in text.splitlines()}
    found = ((word, line) for line in told for words_of in (Words(line),) for word in words
             if word.find(words_of))  # fmt: skip
    return sorted((word.text, line) for word, line in found)


def test_each_family_but_the_one_of_all_others_has_words_of_its_own() -> None:
    without = [k.profile.name for k in profiles().families if not k.marks.special]
    assert without == ["other"]


def test_a_word_is_found_where_it_is_said() -> None:
    """The measure itself: CD19 is said of a leukemia, and would be told of a sarcoma."""
    words = [WrittenName.parse("CD19")]
    assert _said(words, iter(["CD19 and CD22"])) == [("CD19", "CD19 and CD22")]
    assert _said(words, iter(["MCD190"])) == []


@pytest.mark.parametrize("preset", PRESETS)
def test_a_deck_says_no_word_of_another_disease(course: Path, preset: str, tmp_path: Path) -> None:
    assert _said(_foreign(course), _deck(course, preset, tmp_path)) == []


def test_show_says_no_word_of_another_disease(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(course)]) == 0
    assert _said(_foreign(course), iter([capsys.readouterr().out])) == []


def test_the_panels_say_no_word_of_another_disease(course: Path, qtbot: QtBot) -> None:
    assert _said(_foreign(course), _panels(course, qtbot)) == []


@pytest.mark.parametrize("name", COURSES)
def test_an_example_says_no_word_of_another_disease(
    name: str, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    path = example_case(name)
    words = _foreign(path)
    for preset in PRESETS:
        assert _said(words, _deck(path, preset, tmp_path)) == []
    assert main(["show", str(path)]) == 0
    assert _said(words, iter([capsys.readouterr().out])) == []
    assert _said(words, _panels(path, qtbot)) == []


def _deck(path: Path, preset: str, folder: Path) -> Iterator[str]:
    deck = folder / f"{preset}.pptx"
    assert main(["export", str(path), "-o", str(deck), "--preset", preset]) == 0
    for slide in Presentation(str(deck)).slides:
        yield from _shape_texts(slide.shapes)
        if slide.has_notes_slide:
            yield from _shape_texts(slide.notes_slide.shapes)


def _shape_texts(shapes: Any) -> Iterator[str]:
    shape: BaseShape
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shape_texts(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def _panels(path: Path, qtbot: QtBot) -> Iterator[str]:
    """All that the panels show of a case: texts, tables with their headings, names of tabs."""
    review = review_case(read_case(path))
    for entry in PANELS:
        if isinstance(entry, ContextRow):
            continue  # pictures and slides: their words are the case's, and those of the deck
        holder = QWidget()
        qtbot.addWidget(holder)
        panel = entry.make(holder)
        panel.resize(1100, 700)
        panel.show_review(review)
        yield from _widget_texts(panel)


def _widget_texts(top: QWidget) -> Iterator[str]:
    for tabs in [w for w in top.findChildren(QTabWidget) if not _is_hidden(w, top)]:
        shown = [n for n in range(tabs.count()) if tabs.isTabVisible(n)]
        yield from (tabs.tabText(n) for n in shown)
    for widget in top.findChildren(QWidget):
        if _is_hidden(widget, top):
            continue
        yield f"{widget.accessibleName()}\n{widget.accessibleDescription()}"
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QTableView | QTreeView):
            yield from _table_texts(widget)


def _is_hidden(widget: QWidget, top: QWidget) -> bool:
    """Whether it, or what it stands in, is not shown: a page of a tab that is hidden too."""
    at: QWidget | None = widget
    while at is not None and at is not top:
        above = at.parentWidget()
        tabs = above.parentWidget() if above else None
        if isinstance(tabs, QTabWidget):
            number = tabs.indexOf(at)
            if number >= 0 and not tabs.isTabVisible(number):
                return True
        elif at.isHidden():
            return True
        at = above
    return False


def _table_texts(table: QTableView | QTreeView) -> Iterator[str]:
    model = table.model()
    if model is None:
        return
    columns = [n for n in range(model.columnCount()) if not table.isColumnHidden(n)]
    for column in columns:
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount()):
        yield from (str(model.index(row, column).data() or "") for column in columns)
