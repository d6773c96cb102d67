"""What points at a record by its id: times, sources, doubts and the like; giving it another id."""

import operator
import re
from collections.abc import Iterator
from typing import Any, Literal, cast

import msgspec
from msgspec.structs import replace

from boardapp.case.case import Acknowledgement, Case, Doubt, Source
from boardapp.case.fields import POINTERS
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record, source_of
from boardapp.case.shape import shape, walk_ids
from boardapp.case.source import Citation, citations
from boardapp.case.when import Offset, Order, When

How = Literal["time", "source", "doubt", "acknowledgement", "pointer"]
_HEAD = re.compile(r"[^.\[]*")
_Any = Any
_POINTING = frozenset({Doubt, Acknowledgement, *(kind for kind, _ in POINTERS)})


class Use(msgspec.Struct, frozen=True):
    """One field that names a record by its id, and how."""

    place: Place
    how: How


def ids_in(case: Case, place: Place) -> frozenset[str]:
    """The ids of the record at a place and of its parts."""
    found = place.get(case)
    return (
        frozenset(name for name, _, _ in walk_ids(found))
        if isinstance(found, Record)
        else frozenset()
    )


def uses_of(case: Case, place: Place) -> tuple[Use, ...]:
    """All that points at the record at `place` or at its parts from outside of it."""
    names = ids_in(case, place)
    is_source = place.collection == "sources"
    if not names:
        return ()
    naming = _Naming(names, is_source=is_source)
    return tuple(
        Use(here / field, how)
        for here, record in _naming_records(case, naming)
        if not place.contains(here)
        for field, how in naming.fields(record)
    )


def with_id(case: Case, place: Place, name: str) -> Case:
    """The case whose record at `place` has another id, by which all that named it names it now.

    An empty `name` takes the id away: nothing may point at it then.
    """
    record = place.get(case)
    old = record.id
    case = place.put(case, replace(record, id=name))
    if not old or not name:
        return case
    naming = _Naming(frozenset({old}), is_source=isinstance(record, Source))
    return cast(Case, _renamed(case, old, name, naming))


def without_pointers(case: Case, names: frozenset[str]) -> Case:
    """The case in which no doubt, acknowledgement or pointer names a record that is gone."""
    case = replace(
        case,
        doubts=tuple(one for one in case.doubts if _head(one.about) not in names),
        acknowledgements=tuple(
            one for one in case.acknowledgements if _head(one.about) not in names
        ),
    )
    for kind, field in sorted(POINTERS, key=lambda pointer: pointer[0].__name__):
        for here, record in _of_kind(case, kind):
            stated = getattr(record, field)
            kept: object = (
                tuple(one for one in stated if one not in names)
                if isinstance(stated, tuple)
                else ("" if stated in names else stated)
            )
            if kept != stated:
                case = here.put(case, replace(here.get(case), **{field: kept}))
    return case


def _of_kind(case: Case, kind: type[Record]) -> Iterator[tuple[Place, Record]]:
    for name, part in shape(Case).parts:
        if part is kind:
            for number, record in enumerate(getattr(case, name)):
                yield WHOLE / name / number, record


class _Naming:
    """Which fields of a record name one of these ids."""

    def __init__(self, names: frozenset[str], *, is_source: bool) -> None:
        self._names = names
        self._is_source = is_source

    def fields(self, record: Record) -> Iterator[tuple[str, How]]:
        """The fields that do, and how."""
        for field in shape(type(record)).times:
            if self._is_told_by(getattr(record, field)):
                yield field, "time"
        if self._is_source and self._cites(source_of(record)):
            yield "source", "source"
        if isinstance(record, Doubt | Acknowledgement) and _head(record.about) in self._names:
            yield "about", "doubt" if isinstance(record, Doubt) else "acknowledgement"
        for kind, field in POINTERS:
            if isinstance(record, kind):
                stated = getattr(record, field)
                if self._names.intersection(stated if isinstance(stated, tuple) else (stated,)):
                    yield field, "pointer"

    def numbers(self, items: tuple[_Any, ...], kind: type[Record]) -> list[int]:
        """The numbers of the items that name one, or have parts, which may.

        By whole columns, and each time by its identity: those of a file are shared.
        """
        if kind in _POINTING:
            return list(range(len(items)))
        found: set[int] = set()
        for field in shape(kind).times:
            column = [getattr(item, field) for item in items]
            distinct = dict(zip(map(id, column), column, strict=True))
            told = {key for key, when in distinct.items() if self._is_told_by(when)}
            if told:
                found.update(n for n, when in enumerate(column) if id(when) in told)
        if self._is_source and "source" in kind.__struct_fields__:
            column = [item.source for item in items]
            cited = {source for source in set(column) if self._cites(source)}
            found.update(n for n, source in enumerate(column) if source in cited)
        for name, _ in shape(kind).parts:
            found.update(n for n, item in enumerate(items) if getattr(item, name))
        return sorted(found)

    def _is_told_by(self, when: When | None) -> bool:
        return when is not None and any(anchor.event in self._names for anchor in when.anchors)

    def _cites(self, source: str) -> bool:
        return any(one.source in self._names for one in citations(source))


def _naming_records(
    record: Record, naming: _Naming, place: Place = WHOLE
) -> Iterator[tuple[Place, Record]]:
    """The records that may name one of the ids, with their places, each before its parts."""
    yield place, record
    for name, kind in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield from _naming_records(part, naming, place / name)
        elif isinstance(part, tuple):
            for number in naming.numbers(part, kind):
                yield from _naming_records(part[number], naming, place / name / number)


def _head(about: str) -> str:
    found = _HEAD.match(about)
    return found[0] if found else ""


def _renamed(record: Record, old: str, new: str, naming: _Naming) -> Record:
    """The record with all that names `old` in it; the same object where nothing does."""
    changed = dict(_renamed_fields(record, old, new, naming))
    for name, kind in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            inner: object = _renamed(part, old, new, naming)
        elif isinstance(part, tuple) and part:
            items = list(part)
            for number in naming.numbers(part, kind):
                items[number] = _renamed(part[number], old, new, naming)
            is_same = all(map(operator.is_, items, part))
            inner = part if is_same else tuple(items)
        else:
            continue
        if inner is not part:
            changed[name] = inner
    return replace(record, **changed) if changed else record


def _renamed_fields(
    record: Record, old: str, new: str, naming: _Naming
) -> Iterator[tuple[str, object]]:
    for field, how in naming.fields(record):
        stated: _Any = getattr(record, field)
        match how:
            case "time":
                yield field, _time_with(stated, old, new)
            case "source":
                cited = (
                    Citation(new if one.source == old else one.source, one.place)
                    for one in citations(stated)
                )
                yield field, "; ".join(map(str, cited))
            case "doubt" | "acknowledgement":
                yield field, new + stated[len(old) :]
            case "pointer" if isinstance(stated, tuple):
                yield field, tuple(new if one == old else one for one in stated)
            case "pointer":
                yield field, new


def _time_with(when: When, old: str, new: str) -> When:
    return When(
        msgspec.structs.replace(clause, anchor=msgspec.structs.replace(clause.anchor, event=new))
        if isinstance(clause, Offset | Order) and clause.anchor.event == old
        else clause
        for clause in when.clauses
    )
