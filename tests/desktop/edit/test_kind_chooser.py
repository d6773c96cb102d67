"""What is added is found by the word one has for it, and never by an empty list."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boardapp.case.fields import field_of, kind_at
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.casefile.typed import read_typed
from boardapp.desktop import panels
from boardapp.desktop.edit.kind_chooser import NOTHING_FOUND, KindChooser, Offer, offers_by_word
from boardapp.desktop.new_case.answers import Answers, case_of


@pytest.fixture
def chooser(qtbot: QtBot) -> Iterator[KindChooser]:
    window = QWidget()
    qtbot.addWidget(window)
    yield KindChooser(window)
    window.hide()  # and so it is there until here


def _taken(qtbot: QtBot, chooser: KindChooser, typed: str) -> Offer:
    taken: list[Offer] = []
    chooser.chosen.connect(taken.append)
    qtbot.keyClicks(chooser.line, typed)
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert len(taken) == 1
    return taken[0]


@pytest.mark.parametrize(
    ("typed", "collection", "fields"),
    [
        ("relapse", "assessments", {"finding": "relapse"}),
        ("Operation", "therapies", {"kind": "surgery"}),
        ("family", "goals", {}),
        ("mri", "imaging", {}),
        ("therapy", "therapies", {}),
        ("lab", "labs", {}),
        ("performance", "patient", {}),
    ],
)
def test_a_word_of_the_clinic_finds_its_record(
    qtbot: QtBot, chooser: KindChooser, typed: str, collection: str, fields: dict[str, str]
) -> None:
    offer = _taken(qtbot, chooser, typed)
    assert offer.place == collection
    assert offer.fields == fields


def test_what_is_found_nowhere_is_told_and_nothing_is_taken(
    qtbot: QtBot, chooser: KindChooser
) -> None:
    taken: list[Offer] = []
    chooser.chosen.connect(taken.append)
    qtbot.keyClicks(chooser.line, "zebra")
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert [chooser.list.item(0).text(), chooser.list.count()] == [NOTHING_FOUND, 1]
    assert not taken


def test_the_first_kind_is_chosen_where_no_fact_is(qtbot: QtBot, chooser: KindChooser) -> None:
    chooser.open_at(QPoint(0, 0))
    assert chooser.list.currentRow() == 0
    chooser.close()


def test_what_a_word_states_is_read_by_its_field() -> None:
    case = case_of(Answers(disease="B-ALL"))
    for offer in offers_by_word():
        for name, text in offer.fields.items():
            kind = kind_at(offer.place / 0) or Record
            field = field_of(kind, name)
            assert field is not None, offer.name
            proto = kind(name="x") if "name" in kind.__struct_fields__ else kind()
            assert read_typed(case, proto, field, text)[name] == text


def test_each_word_names_one_kind() -> None:
    names = [offer.name for offer in offers_by_word()]
    assert len(set(names)) == len(names)
    assert all(kind_at(Place(offer.place)) for offer in offers_by_word() if not offer.is_list)


def _words_to_type() -> set[str]:
    """What panels without facts tell the user to type after Insert."""
    texts = (
        node.value
        for path in Path(panels.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    told = (text.partition("type ")[2].partition(".")[0] for text in texts if "type “" in text)
    return {word for text in told for word in re.findall("“([^“”]+)”", text)}


def test_what_an_empty_panel_says_to_type_is_found(qtbot: QtBot, chooser: KindChooser) -> None:
    words = _words_to_type()
    assert {"relapse", "imaging", "organ support"} <= words
    for word in words:
        chooser.line.setText(word)
        assert chooser.list.item(0).text() != NOTHING_FOUND, word
