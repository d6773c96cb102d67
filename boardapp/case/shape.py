"""What each record type is made of, and the ways through a case that follow from it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record, id_of
from boardapp.case.value import Value
from boardapp.case.when import When


class Shape(msgspec.Struct, frozen=True):
    """The fields of a record type that hold times, values, and further records."""

    times: tuple[str, ...]
    values: tuple[str, ...]
    parts: tuple[tuple[str, type[Record]], ...]


@cache
def shape(kind: type[Record]) -> Shape:
    """The shape of a record type."""
    times, values, parts = [], [], []
    for field in msgspec.structs.fields(kind):
        # The kind itself, or the one inside `X | None` and `tuple[X, ...]`.
        for inner in (field.type, *get_args(field.type)):
            if inner is When:
                times.append(field.name)
            elif inner is Value:
                values.append(field.name)
            elif isinstance(inner, type) and issubclass(inner, Record):
                parts.append((field.name, inner))
    return Shape(tuple(times), tuple(values), tuple(parts))


def walk(record: Record, place: Place = WHOLE) -> Iterator[tuple[Place, Record]]:
    """Every record in a record, itself first, with its place."""
    yield place, record
    for name, _ in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield from walk(part, place / name)
        for number, item in enumerate(part if isinstance(part, tuple) else ()):
            yield from walk(item, place / name / number)


def walk_ids(record: Record, place: Place = WHOLE) -> Iterator[tuple[str, Place, Record]]:
    """Every record that has an id, with it and its place.

    Places are made only for these and for what may hold them: a case may hold 100,000
    results.
    """
    if known := id_of(record):
        yield known, place, record
    for name, kind in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield from walk_ids(part, place / name)
        elif isinstance(part, tuple) and part:
            has_id, parts = "id" in kind.__struct_fields__, [name for name, _ in shape(kind).parts]
            for number, item in enumerate(part):
                if (has_id and item.id) or any(_may_have_id(getattr(item, p)) for p in parts):
                    yield from walk_ids(item, place / name / number)


def _may_have_id(part: Record | tuple[Record, ...] | None) -> bool:
    """Whether a part has an id or may hold what has one; the codes of a result have none."""
    if not part:
        return False
    if isinstance(part, Record):
        return True
    kind = type(part[0])
    if shape(kind).parts:
        return True
    return "id" in kind.__struct_fields__ and any(item.id for item in part)  # type: ignore[attr-defined]


def groups(case: Case) -> Iterator[tuple[type[Record], Sequence[Any]]]:
    """All records of a case by type, in lists that can be gone through quickly."""
    return _groups(Case, [case])


def _groups(kind: type[Record], group: Sequence[Any]) -> Iterator[tuple[type[Record], list[Any]]]:
    yield kind, list(group)
    for name, inner in shape(kind).parts:
        parts = [part for record in group if (part := getattr(record, name))]
        if parts and isinstance(parts[0], tuple):
            parts = [item for items in parts for item in items]
        if parts:
            yield from _groups(inner, parts)
