"""Doubts about the fields of a record: what its source leaves unclear, each in one line."""

from collections.abc import Iterator
from functools import partial

from boardapp.case import changes
from boardapp.case.case import Case, Doubt
from boardapp.case.ids import pointed_at
from boardapp.case.names import named_records, place_of
from boardapp.case.place import Place
from boardapp.desktop.edit.record_edits import field_label, label_of, record_and_field
from boardapp.desktop.edit.remark_line import RemarkLine
from boardapp.desktop.session.edits import Edit
from boardapp.words import edits as words

NEW = "?"
"""Behind the name of a field: the draft is of a new doubt about it."""
_TEXT = "text"
_NAME = "Doubt"
_HINT = "What is unclear about it?"


def doubt_lines(case: Case, record: Place) -> Iterator[tuple[str, RemarkLine]]:
    """The doubts about a record and its fields: each with the field, empty for the record."""
    index = named_records(case) if case.doubts else {}
    for number, doubt in enumerate(case.doubts):
        about = place_of(doubt.about, index)
        if about is None or not record.contains(about):
            continue
        holder, field = record_and_field(case, about)
        if holder == record:
            here = Place.of("doubts", number)
            edit = partial(_changed, place=here, about=(record, field))
            yield field, RemarkLine(here, _TEXT, _NAME, _HINT, doubt.text, edit)


def new_doubt_line(record: Place, field: str) -> RemarkLine:
    """The line for one more doubt."""
    edit = partial(_added, record=record, field=field)
    return RemarkLine(record, field + NEW, _NAME, _HINT, "", edit)


def _changed(
    case: Case, text: str, _: str | None, *, place: Place, about: tuple[Place, str]
) -> Edit | None:
    """Say it in other words; an empty text takes the doubt back."""
    label, text = _label(case, *about), text.strip()
    if not text:
        return Edit(words.doubted(label, "Delete"), partial(changes.removed, place=place), case)
    if text == place.get(case).text:
        return None
    change = partial(changes.with_fields, place=place, stated={_TEXT: text})
    return Edit(words.doubted(label, "Edit"), change, case, text)


def _added(case: Case, text: str, _: str | None, *, record: Place, field: str) -> Edit | None:
    if not text.strip():
        return None
    place = record / field if field else record
    add = partial(_doubted, place=place, text=text.strip())
    return Edit(words.doubted(_label(case, record, field), "Add"), add, case, text)


def _label(case: Case, record: Place, field: str) -> str:
    return field_label(case, record, field) if field else label_of(case, record)


def _doubted(case: Case, place: Place, text: str) -> Case:
    case, about = pointed_at(case, place)
    here = Place.of("doubts", len(case.doubts))
    return changes.added(case, here, Doubt(about=about, text=text))
