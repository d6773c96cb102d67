"""Nothing that a case states is lost: deck, `show` and window tell each field of the schema."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.desktop.panels.facts import FactsPanel
from boardapp.review.review_case import review_case

from .deck_texts import deck_texts
from .marked import marked_case

Marks = list[tuple[str, str]]


@pytest.fixture
def marked(tmp_path: Path) -> tuple[Path, Marks]:
    """The marked case as a file, and its marks."""
    case, marks = marked_case()
    path = tmp_path / "marked.board.json"
    path.write_bytes(encode_case(case))
    return path, marks


def _lost(marks: Marks, text: str) -> list[str]:
    flowing = " ".join(text.split())
    return [f"{path}: {mark}" for path, mark in marks if mark not in flowing]


def test_every_field_of_the_schema_is_marked(marked: tuple[Path, Marks]) -> None:
    path, marks = marked
    assert len(marks) > 300
    assert len({mark for _, mark in marks}) == len(marks)
    assert read_case(path) == marked_case()[0]


def test_the_full_deck_with_its_notes_holds_every_fact(
    marked: tuple[Path, Marks], tmp_path: Path
) -> None:
    path, marks = marked
    deck = tmp_path / "full.pptx"
    assert main(["export", str(path), "-o", str(deck), "--preset", "full"]) == 0
    assert _lost(marks, "\n".join(deck_texts(deck))) == []


def test_show_tells_every_fact(
    marked: tuple[Path, Marks], capsys: pytest.CaptureFixture[str]
) -> None:
    path, marks = marked
    assert main(["show", str(path)]) == 0
    assert _lost(marks, capsys.readouterr().out) == []


def test_the_window_tells_every_fact(qtbot: QtBot) -> None:
    case, marks = marked_case()
    assert _lost(marks, "\n".join(_on_screen(case, qtbot))) == []


def _on_screen(case: Case, qtbot: QtBot) -> Iterator[str]:
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.show_review(review_case(case))
    model: QAbstractItemModel = panel.table.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex())):
            yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole))
