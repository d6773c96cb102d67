"""Changes of a case, each a new case: fields stated, records added, copied, moved and deleted.

Cases share what did not change. Nothing here asks whether the result can be saved: that is
`boardapp.casefile.saving`.
"""

from collections.abc import Mapping
from typing import Any, cast

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.fields import field_of, fields_of
from boardapp.case.place import Place, PlaceError, Step
from boardapp.case.record import Record, id_of
from boardapp.case.shape import shape, walk_ids

_Any = Any  # What stands in a field; its type is that of the field.


def with_fields(case: Case, place: Place, stated: Mapping[str, object]) -> Case:
    """The case whose record at `place` states these fields.

    A part that the case does not have yet ("cns" of a look) is made, also where it says no more
    than that it is there; one that says nothing any more is left out. Raises `PlaceError` where
    no record can stand.
    """
    return cast(Case, _with(case, place.steps, stated))


def added(case: Case, place: Place, record: Record) -> Case:
    """The case with a record more at `place`, which ends in a number of its list, or just behind.

    Raises `PlaceError` where there is no such list.
    """
    items, number = _list_at(case, place)
    return _with_list(case, place, (*items[:number], record, *items[number:]))


def copied(case: Case, place: Place) -> tuple[Case, Place]:
    """The case with a copy of a record behind it, and the place of the copy.

    Ids stay with the first: what points at it means that one. A source is called by its id, so
    that the copy has the next free one ("letter-2").
    """
    items, number = _list_at(case, place)
    behind = place.parent / (number + 1)
    return added(case, behind, _without_ids(case, items[number])), behind


def moved(case: Case, place: Place, by: int) -> tuple[Case, Place]:
    """The case with a record `by` places further on in its list, not beyond its ends; its place."""
    items, number = _list_at(case, place)
    target = min(max(number + by, 0), len(items) - 1)
    others = (*items[:number], *items[number + 1 :])
    order = (*others[:target], items[number], *others[target:])
    return _with_list(case, place, order), place.parent / target


def removed(case: Case, place: Place) -> Case:
    """The case without a record of a list, or with a part that states nothing.

    Raises `PlaceError` for what no case is without: its diagnosis.
    """
    if not isinstance(place.steps[-1], int):
        holder = place.parent
        record = holder.get(case)
        field = field_of(type(record), str(place.steps[-1]))
        if field is None or field.is_required:
            raise PlaceError(f"{place} is a part that can't be left out")
        return with_fields(case, holder, {field.name: field.default})
    items, number = _list_at(case, place)
    return _with_list(case, place, (*items[:number], *items[number + 1 :]))


def _list_at(case: Case, place: Place) -> tuple[tuple[_Any, ...], int]:
    """The list that an item stands in, and its number there."""
    number = place.steps[-1]
    items = place.parent.get(case)
    if items is None:  # of a part that the case does not have yet
        items = ()
    if not isinstance(number, int) or not isinstance(items, tuple) or number > len(items):
        raise PlaceError(f"{place} is no place in a list of this case")
    return items, number


def _with_list(case: Case, place: Place, items: tuple[_Any, ...]) -> Case:
    *holder, name, _ = place.steps
    return with_fields(case, Place.of(*holder), {str(name): items})


def _with(whole: Record, steps: tuple[Step, ...], stated: Mapping[str, object]) -> Record:
    if not steps:
        return replace(whole, **stated)
    name, *rest = steps
    field = field_of(type(whole), str(name))
    if field is None or field.part is None:
        raise PlaceError(f"{name} holds no records")
    inner = getattr(whole, field.name)
    if rest and isinstance(rest[0], int):
        number = rest[0]
        if not isinstance(inner, tuple) or number >= len(inner):
            raise PlaceError(f"{name}[{number}] is not in this case")
        item = _with(inner[number], tuple(rest[1:]), stated)
        return replace(whole, **{field.name: (*inner[:number], item, *inner[number + 1 :])})
    part = _with(field.part() if inner is None else inner, tuple(rest), stated)
    is_old = inner is not None  # a new part may say no more than that it is there
    is_empty = (
        is_old
        and field.may_be_none
        and not any(_says(part, one.name) for one in fields_of(type(part)))
    )
    return replace(whole, **{field.name: None if is_empty else part})


def _says(record: Record, name: str) -> bool:
    field = field_of(type(record), name)
    return field is None or getattr(record, name) != field.default or bool(record.unknown)


def _without_ids(case: Case, record: Record) -> Record:
    changed: dict[str, object] = {}
    for name, _ in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            changed[name] = _without_ids(case, part)
        elif isinstance(part, tuple) and part:
            changed[name] = tuple(_without_ids(case, item) for item in part)
    field = field_of(type(record), "id")
    known = id_of(record)
    if field is not None and known:
        changed["id"] = free_id(case, known) if field.is_required else ""
    return replace(record, **changed) if changed else record


def free_id(case: Case, stem: str) -> str:
    """The stem, or the stem with the next number, that is the id of nothing in the case."""
    taken = {known for known, _, _ in walk_ids(case)}
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (stem, *numbered) if name not in taken)
