"""Doubts about one field: what its source leaves unclear, written beside it in one line."""

from functools import partial

from boardapp.case import changes
from boardapp.case.case import Case, Doubt
from boardapp.case.ids import pointed_at
from boardapp.case.names import named_records, place_of
from boardapp.case.place import Place
from boardapp.desktop.edit.record_edits import field_label
from boardapp.desktop.session.edits import Edit
from boardapp.words import edits as words


def doubts_about(case: Case, record: Place) -> dict[str, tuple[Place, str]]:
    """The first doubt about each field of a record, by the field: its place, and its text."""
    found: dict[str, tuple[Place, str]] = {}
    if not case.doubts:
        return found
    index = named_records(case)
    for number, doubt in enumerate(case.doubts):
        about = place_of(doubt.about, index)
        if about and about.parent == record:
            found.setdefault(str(about.steps[-1]), (Place.of("doubts", number), doubt.text))
    return found


def doubt_edit(case: Case, record: Place, field: str, text: str) -> Edit | None:
    """Say what is unclear about a field; an empty text takes the doubt back; None: no change."""
    stated = doubts_about(case, record).get(field)
    label, text = field_label(case, record, field), text.strip()
    if stated is None:
        if not text:
            return None
        add = partial(_doubted, place=record / field, text=text)
        return Edit(words.doubted(label, "Add"), add, case, text)
    place, before = stated
    if not text:
        return Edit(words.doubted(label, "Delete"), partial(changes.removed, place=place), case)
    if text == before:
        return None
    change = partial(changes.with_fields, place=place, stated={"text": text})
    return Edit(words.doubted(label, "Edit"), change, case, text)


def _doubted(case: Case, place: Place, text: str) -> Case:
    case, about = pointed_at(case, place)
    here = Place.of("doubts", len(case.doubts))
    return changes.added(case, here, Doubt(about=about, text=text))
