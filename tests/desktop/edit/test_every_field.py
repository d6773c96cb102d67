"""Every field of the schema can be edited in the window: the structs are walked, none left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.changes import added, with_fields
from boardapp.case.fields import Field, fields_of
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record
from boardapp.casefile.encode import encode_case
from boardapp.casefile.files import read_case
from boardapp.casefile.typed import blank, read_typed
from boardapp.desktop.session.document import Loaded, load
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

_TEXTS = {
    "text": "one",
    "long text": "two",
    "whole number": "7",
    "number": "1.5",
    "yes or no": "yes",
    "time": "dx + 5 mo",
    "value": "40-50",
    "texts": "three",
    "source": "paper p. 4",
    "pointer": "dx",
    "pointers": "dx",
}


def _text(field: Field, stated: object) -> str:
    """Something that this field can state, and does not."""
    if field.kind in ("choice", "choices"):
        return next(word for word in field.choices if word not in (stated, field.default))
    if stated is True:
        return "no"
    if field.kind == "id":
        return f"an-{field.holder.__name__.lower()}"
    if field.kind == "inferred":
        return fields_of(field.holder)[0].name
    return _TEXTS[field.kind]


def _whole_case() -> Case:
    """A case with one record of each kind of the schema, which state as little as can be."""
    case = read_case(example_case("minimal"))
    return _filled(case, WHOLE, Case)


def _filled(case: Case, place: Place, kind: type[Record]) -> Case:
    for field in fields_of(kind):
        if field.part is None:
            continue
        here = place / field.name
        if field.kind == "records":
            if not here.get(case):
                case = added(case, here / 0, _named(field.part))
            case = _filled(case, here / 0, field.part)
        else:
            case = _filled(case, here, field.part)
            if here.get(case) is None:  # a part without parts: let it say something
                name = fields_of(field.part)[0]
                said = name.choices[0] if name.choices else "first"
                said = "1" if name.kind == "value" else said
                read = read_typed(case, blank(field.part), name, said)
                case = with_fields(case, here, read)
    return case


def _named(kind: type[Record]) -> Record:
    record = blank(kind)
    return replace(record, id="paper") if kind.__name__ == "Source" else record


def _forms(case: Case, place: Place = WHOLE, kind: type[Record] = Case) -> Iterator[Place]:
    yield place
    for field in fields_of(kind):
        if field.part is not None:
            here = place / field.name
            yield from _forms(case, here / 0 if field.kind == "records" else here, field.part)


CASE = _whole_case()
PLACES = list(_forms(CASE))


def test_the_case_has_a_record_of_each_kind() -> None:
    assert len(PLACES) > 60
    assert encode_case(CASE)


@pytest.fixture
def opened(workbench: Workbench, tmp_path: Path) -> Workbench:
    path = tmp_path / "whole.board.json"
    path.write_bytes(encode_case(CASE))
    workbench.window.resize(1400, 800)
    workbench.window.activateWindow()
    workbench.document.take(Loaded(path, CASE, review_case(CASE), load(path).stamp))
    return workbench


@pytest.mark.parametrize("part", range(6))
def test_every_field_is_edited_by_keys_and_undone(
    qtbot: QtBot, opened: Workbench, part: int
) -> None:
    pane, document = opened.facts.pane, opened.document
    for place in PLACES[part::6]:
        opened.editing.edit_at(place)
        assert pane.form.place == place
        record = place.get(document.case)  # type: ignore[arg-type]
        for field in fields_of(type(record)):
            if field.part is not None:
                assert pane.form.page.parts[field.name] is not None
                continue
            before, text = document.case, _text(field, getattr(record, field.name))
            assert before is not None
            pane.form.page.focus(field.name)
            row = pane.form.page.rows[field.name]
            box = QApplication.focusWidget()
            assert box is not None
            qtbot.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            qtbot.keyClicks(box, text)
            held = Qt.KeyboardModifier.ControlModifier
            plain = Qt.KeyboardModifier.NoModifier
            qtbot.keyClick(box, Qt.Key.Key_Return, held if row.is_long else plain)
            assert not row.has_fault, (place, field.name, row.said.text())
            after = document.case
            assert after is not None
            stated = getattr(place.get(after), field.name)
            assert stated != getattr(record, field.name), (place, field.name)
            assert row.box.text_now(), (place, field.name)
            document.undo_stack.undo()
            assert document.case is before
    assert len(document.drafts) == 0
    assert encode_case(document.case)  # type: ignore[arg-type]
