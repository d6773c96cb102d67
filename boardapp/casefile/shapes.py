"""What each record type is made of, and the ways through a case that follow from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import msgspec

from boardapp.case.case import Case
from boardapp.case.record import Record
from boardapp.case.when import When
from boardapp.casefile.faults import joined
from boardapp.casefile.json_text import Json


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a record type that hold times, and those that hold further records."""

    times: tuple[str, ...]
    parts: tuple[tuple[str, type[Record]], ...]


@cache
def shape(kind: type[Record]) -> Shape:
    """The shape of a record type."""
    times, parts = [], []
    for field in msgspec.structs.fields(kind):
        # The kind itself, or the one inside `X | None` and `tuple[X, ...]`.
        for inner in (field.type, *get_args(field.type)):
            if inner is When:
                times.append(field.name)
            elif isinstance(inner, type) and issubclass(inner, Record):
                parts.append((field.name, inner))
    return Shape(tuple(times), tuple(parts))


def walk(record: Record, place: str = "") -> Iterator[tuple[str, Record]]:
    """Every record in a record, itself first, with its place in the file."""
    yield place, record
    for name, _ in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield from walk(part, joined(place, name))
        for index, item in enumerate(part if isinstance(part, tuple) else ()):
            yield from walk(item, f"{joined(place, name)}[{index}]")


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


def key_count(tree: Json) -> int:
    """The number of keys in a tree that reads as a case without a fault."""
    return _key_count(Case, [tree])


def _key_count(kind: type[Record], trees: Sequence[Any]) -> int:
    count = sum(map(len, trees))
    for name, inner in shape(kind).parts:
        parts = [part for tree in trees if (part := tree.get(name))]
        if parts and isinstance(parts[0], list):
            parts = [item for items in parts for item in items]
        count += _key_count(inner, parts) if parts else 0
    return count
