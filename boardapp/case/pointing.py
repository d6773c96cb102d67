"""What points at a record by its id: times, sources, doubts and the like; giving it another id."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast

from msgspec.structs import replace

from boardapp.case.case import Acknowledgement, Case, Doubt, Source
from boardapp.case.fields import POINTERS
from boardapp.case.place import WHOLE, Place
from boardapp.case.record import Record
from boardapp.case.shape import groups, shape, walk, walk_ids
from boardapp.case.source import Citation, citations
from boardapp.case.when import Offset, Order, When

How = Literal["time", "source", "doubt", "acknowledgement", "pointer"]
_HEAD = re.compile(r"[^.\[]*")
_Any = Any


@dataclass(frozen=True, slots=True)
class Use:
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
    if not names or not _may_be_used(case, names):
        return ()
    return tuple(
        Use(here / field, how)
        for here, record in walk(case)
        if not place.contains(here)
        for field, how in _uses(record, names, is_source=is_source)
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
    return cast(Case, _renamed(case, old, name, is_source=isinstance(record, Source)))


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


def _may_be_used(case: Case, names: frozenset[str]) -> bool:
    """Whether any record names one of these: quick, since a case may hold 100,000 results."""
    for kind, group in groups(case):
        times = {id(when): when for field in shape(kind).times for when in _stated(group, field)}
        if any(anchor.event in names for when in times.values() for anchor in when.anchors):
            return True
        if "source" in kind.__struct_fields__ and any(
            one.source in names for text in set(_stated(group, "source")) for one in citations(text)
        ):
            return True
        if issubclass(kind, Doubt | Acknowledgement) and any(
            _head(r.about) in names for r in group
        ):
            return True
    return any(
        names.intersection(stated if isinstance(stated, tuple) else (stated,))
        for kind, field in POINTERS
        for _, record in _of_kind(case, kind)
        for stated in (getattr(record, field),)
    )


def _stated(group: _Any, field: str) -> Iterator[_Any]:
    return (stated for record in group if (stated := getattr(record, field)))


def _uses(record: Record, names: frozenset[str], *, is_source: bool) -> Iterator[tuple[str, How]]:
    for field in shape(type(record)).times:
        when = getattr(record, field)
        if when and any(anchor.event in names for anchor in when.anchors):
            yield field, "time"
    if is_source and any(one.source in names for one in citations(getattr(record, "source", ""))):
        yield "source", "source"
    if isinstance(record, Doubt | Acknowledgement) and _head(record.about) in names:
        yield "about", "doubt" if isinstance(record, Doubt) else "acknowledgement"
    for kind, field in POINTERS:
        if isinstance(record, kind):
            stated = getattr(record, field)
            if names.intersection(stated if isinstance(stated, tuple) else (stated,)):
                yield field, "pointer"


def _head(about: str) -> str:
    found = _HEAD.match(about)
    return found[0] if found else ""


def _renamed(record: Record, old: str, new: str, *, is_source: bool) -> Record:
    """The record with all that names `old` in it; the same object where nothing does."""
    changed = dict(_renamed_fields(record, old, new, is_source=is_source))
    for name, _ in shape(type(record)).parts:
        part = getattr(record, name)
        if isinstance(part, Record):
            inner: object = _renamed(part, old, new, is_source=is_source)
        elif isinstance(part, tuple) and part:
            items = tuple(_renamed(item, old, new, is_source=is_source) for item in part)
            inner = items if any(a is not b for a, b in zip(items, part, strict=True)) else part
        else:
            continue
        if inner is not part:
            changed[name] = inner
    return replace(record, **changed) if changed else record


def _renamed_fields(
    record: Record, old: str, new: str, *, is_source: bool
) -> Iterator[tuple[str, object]]:
    names = frozenset({old})
    for field, how in _uses(record, names, is_source=is_source):
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
        dataclasses.replace(clause, anchor=dataclasses.replace(clause.anchor, event=new))
        if isinstance(clause, Offset | Order) and clause.anchor.event == old
        else clause
        for clause in when.clauses
    )
