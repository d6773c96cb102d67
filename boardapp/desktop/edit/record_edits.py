"""The edits of one record: a field stated, and the record added, copied, moved or deleted.

Each gives the `Edit` that the document makes; none changes anything. Raises `TypedError` where a
text can't be read, and `EditRefusedError` where the case would not hold together afterwards.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from msgspec.structs import replace

from boardapp.case import changes, pointing
from boardapp.case.case import Case
from boardapp.case.fields import Field, field_of, fields_of, kind_at
from boardapp.case.kinds import KINDS
from boardapp.case.names import label_at
from boardapp.case.place import Place
from boardapp.case.record import Record, source_of
from boardapp.casefile.typed import TypedError, blank, missing, read_typed
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.words import edits as words
from boardapp.words.facts import field_name, kind_name


def record_at(case: Case, place: Place) -> Record:
    """The record at a place: a blank one where the case has none there yet."""
    found = place.get(case) if place.is_in(case) else None
    if isinstance(found, Record):
        return found
    return blank(kind_at(place) or Record)


def record_and_field(case: Case, place: Place) -> tuple[Place, str]:
    """The innermost record that a place leads to or through, and the field of it, or empty."""
    steps = place.steps
    for end in range(len(steps), -1, -1):
        here = Place.of(*steps[:end])
        if kind_at(here) is not None and not is_list(here) and here.is_in(case):
            return here, str(steps[end]) if steps[end:] else ""
    return Place(), ""


def is_list(place: Place) -> bool:
    """Whether a list of records stands at this place, and no record."""
    if not place or is_in_list(place):
        return False
    field = field_of(kind_at(place.parent) or Record, str(place.steps[-1]))
    return field is not None and field.kind == "records"


def label_of(case: Case, place: Place) -> str:
    """What the record at a place is called, with the record that holds it: "CAR-T, drug 1"."""
    if not place:
        return case.title
    label = label_at(case, place) if place.collection in KINDS else ""
    parts = _parts(place.below(place.record))
    return ", ".join(filter(None, (label or kind_name(place.collection), field_name(parts))))


def field_edit(case: Case, place: Place, field: Field, text: str, visit: int = 0) -> Edit | None:
    """State what is typed in a field; None where it states that already.

    `visit` numbers the stays in fields: what is typed in one stay is one step to undo.
    """
    record = record_at(case, place)
    stated = read_typed(case, record, field, text)
    if not stated and text.strip() and place.get(case) is None:
        stated = {field.name: getattr(record, field.name)}  # "not reported": but it is there
    if not stated:
        return None
    if field.kind == "id":
        change = partial(_with_id, place=place, name=stated[field.name])
    else:
        change = partial(changes.with_fields, place=place, stated=stated)
    name = words.field_edited(field_label(case, place, field.name))
    return Edit(name, change, case, text, f"{place}.{field.name} {visit}")


def field_label(case: Case, place: Place, field: str) -> str:
    """What a field is called, with its record: "platelets, value", "privacy, status"."""
    label = label_at(case, place) if place.collection in KINDS else ""
    parts = _parts((place / field).below(place.record)) if place else (field,)
    return words.labelled(label, parts if label or not place else (place.collection, *parts))


def new_record(case: Case, at: Place, texts: Mapping[str, str]) -> Record:
    """The record that these texts state, by their fields; `at` is the place it is to have.

    Raises `TypedError` at the first that can't be read.
    """
    kind = kind_at(at) or Record
    record = blank(kind)
    for field in fields_of(kind):
        if text := texts.get(field.name, ""):
            record = replace(record, **read_typed(case, record, field, text))
    return record


def sound_part(case: Case, at: Place, texts: Mapping[str, str]) -> Record:
    """The record that as many of these texts state as can be read."""
    kind = kind_at(at) or Record
    record = blank(kind)
    for field in fields_of(kind):
        if text := texts.get(field.name, ""):
            with suppress(TypedError):
                record = replace(record, **read_typed(case, record, field, text))
    return record


def lacking(at: Place, texts: Mapping[str, str]) -> str:
    """Why the new record is not in the case yet; empty where it has all that it needs."""
    given = [name for name, text in texts.items() if text.strip()]
    fields = missing(kind_at(at) or Record, given)
    return words.still_needed([field.name for field in fields]) if fields else ""


def add_edit(case: Case, at: Place, texts: Mapping[str, str]) -> Edit:
    """Add the record that these texts state."""
    if why := lacking(at, texts):
        raise TypedError(why)
    record = new_record(case, at, texts)
    change = partial(changes.added, place=at, record=record)
    kind = str(at.parent.steps[-1])
    named = label_at(change(case), at) if at == at.record else getattr(record, "name", "")
    return Edit(words.added(kind, named), change, case, "; ".join(texts.values()))


def copy_edit(case: Case, place: Place) -> tuple[Edit, Place]:
    """Copy a record, and where the copy will stand."""
    _, behind = changes.copied(case, place)
    change = partial(_first, changes.copied, place)
    return Edit(words.copied(label_of(case, place)), change, case), behind


def move_edit(case: Case, place: Place, by: int) -> tuple[Edit, Place]:
    """Move a record in its list, and where it will stand."""
    _, target = changes.moved(case, place, by)
    change = partial(_first, partial(changes.moved, by=by), place)
    return Edit(words.moved(label_of(case, place), by), change, case), target


def delete_edit(case: Case, place: Place) -> Edit:
    """Delete a record of a list, or a part that need not be there.

    Refused while the times of others are told by it, or others cite it. Doubts about it go too.
    """
    uses = pointing.uses_of(case, place)
    label = label_of(case, place)
    times = [label_of(case, use.place.parent) for use in uses if use.how == "time"]
    facts = [label_of(case, use.place.parent) for use in uses if use.how == "source"]
    if times or facts:
        raise EditRefusedError(words.still_used(label, times, facts))
    change = partial(_without, place=place, names=pointing.ids_in(case, place))
    doubts = sum(use.how == "doubt" for use in uses)
    return Edit(words.deleted(label, doubts), change, case)


def _without(case: Case, place: Place, names: frozenset[str]) -> Case:
    return pointing.without_pointers(changes.removed(case, place), names)


def _with_id(case: Case, place: Place, name: str) -> Case:
    if not name and any(use.how != "pointer" for use in pointing.uses_of(case, place)):
        raise EditRefusedError(
            f"The id of {label_of(case, place)} stays, since others point at it. Give it another "
            "id instead: they will follow."
        )
    return pointing.with_id(case, place, name)


def _first(change: Any, place: Place, case: Case) -> Case:  # noqa: ANN401 - of `changes`
    changed: Case = change(case, place)[0]
    return changed


def _parts(below: str) -> tuple[str, ...]:
    """The names that lead to a part, as `field_name` takes them: items are counted from 1."""
    steps = Place(below.lstrip(".")).steps
    return tuple(str(step + 1) if isinstance(step, int) else step for step in steps)


def source_before(case: Case, place: Place) -> str:
    """The source of the nearest record before this one in its list; empty where none is stated."""
    if not is_in_list(place):
        return ""
    *_, number = place.steps
    before = (place.parent.get(case) or ())[: int(number)]
    return next((one.source for one in before[::-1] if source_of(one)), "")


def is_in_list(place: Place) -> bool:
    """Whether the record at this place is one of a list: it can be copied, moved, deleted."""
    return bool(place) and isinstance(place.steps[-1], int)
