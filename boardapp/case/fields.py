"""The fields of each kind of record: what a form of it asks for, from the structs themselves."""

from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded
from boardapp.case.imaging import ImagingStudy
from boardapp.case.meeting import Option
from boardapp.case.pathology import PathologyReport
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.case.value import Value
from boardapp.case.when import When

FieldKind = Literal[
    "text",
    "long text",
    "choice",
    "whole number",
    "number",
    "yes or no",
    "time",
    "value",
    "texts",
    "choices",
    "record",
    "records",
    "id",
    "source",
    "pointer",
    "pointers",
    "inferred",
]
"""What a field holds: "texts" is a list of them, "record" a part, "records" a list of parts,
"pointer" the id of another record, "inferred" the names of fields of this one."""

POINTERS: frozenset[tuple[type[Record], str]] = frozenset(
    {
        (Assessment, "after"),
        (ImagingStudy, "after"),
        (ImagingStudy, "key_images"),
        (PathologyReport, "therapy"),
        (Option, "references"),
    }
)
"""The fields that name other records by their ids, beside times, sources and what a doubt is
about."""
_LONG = frozenset(
    {
        *("text", "summary", "note", "citation", "description", "conclusion", "rationale"),
        *("decision", "dissent", "conditions", "evidence", "risks", "prior_exposure", "reason"),
        *("caption", "cited_for", "suggestion", "meaning", "morphology", "treatment", "action"),
    }
)
"""Fields that hold sentences."""
_LONG_HERE = frozenset({(ImagingStudy, "finding"), (PathologyReport, "histology")})

_SHORT_HERE = frozenset({(Coded, "text")})
_UNASKED = frozenset({(Case, "format"), (Case, "version")})
_LAST = ("source", "note", "inferred", "id", "codes")
"""What is asked for behind the facts."""
_PLAIN: dict[type, FieldKind] = {
    bool: "yes or no",
    int: "whole number",
    float: "number",
    When: "time",
    Value: "value",
    str: "text",
}


class Field(msgspec.Struct, frozen=True):
    """One field of a record type.

    `holder` is the struct that has it, `annotation` its type there, `part` the struct of a record
    or of the items of a list of records. `choices` are the words that a choice allows. A field
    that `is_required` has no default: a record without it is none. One that `may_be_none` may
    state nothing at all.
    """

    holder: type[Record]
    name: str
    kind: FieldKind
    annotation: Any
    default: object
    choices: tuple[str, ...] = ()
    part: type[Record] | None = None
    is_required: bool = False
    may_be_none: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it holds records, which have a form of their own."""
        return self.part is not None


@cache
def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a record type in the order in which a form asks: facts first."""
    found = [
        _field(kind, field)
        for field in msgspec.structs.fields(kind)
        if field.name != "unknown" and (kind, field.name) not in _UNASKED
    ]
    # The name that a record of a list is pointed at by is no fact; that of a source or of the
    # diagnosis is what it is called by.
    late = {name: rank for rank, name in enumerate(_LAST, start=1)}
    return tuple(sorted(found, key=lambda f: 0 if f.is_required else late.get(f.name, 0)))


def field_of(kind: type[Record], name: str) -> Field | None:
    """The field of that name; None where the record has none to be asked for."""
    return next((field for field in fields_of(kind) if field.name == name), None)


@cache
def kind_at(place: Place) -> type[Record] | None:
    """The struct that stands at a place, whether the case has one there or not.

    "labs[7]" and "labs" both give that of a result; None where no record can stand.
    """
    kind: type[Record] = Case
    for step in place.steps:
        if isinstance(step, int):
            continue
        field = field_of(kind, step)
        if field is None or field.part is None:
            return None
        kind = field.part
    return kind


def _field(holder: type[Record], info: msgspec.structs.FieldInfo) -> Field:
    inner, may_be_none = _without_none(info.type)
    item = get_args(inner)[0] if get_origin(inner) is tuple else None
    part = inner if item is None else item
    is_record = isinstance(part, type) and issubclass(part, Record)
    return Field(
        holder=holder,
        name=info.name,
        kind=_kind(holder, info.name, inner, item),
        annotation=info.type,
        default=info.default,
        choices=_choices(inner if item is None else item),
        part=part if is_record else None,
        is_required=info.required,
        may_be_none=may_be_none,
    )


def _kind(holder: type[Record], name: str, inner: Any, item: Any) -> FieldKind:  # noqa: ANN401 - types
    named = (holder, name)
    if item is not None:
        if isinstance(item, type) and issubclass(item, Record):
            return "records"
        if name == "inferred":
            return "inferred"
        if named in POINTERS:
            return "pointers"
        return "choices" if _choices(item) else "texts"
    if _choices(inner):
        return "choice"
    if issubclass(inner, Record):
        return "record"
    if inner is not str:
        return _PLAIN[inner]
    if name in ("id", "source"):
        return "id" if name == "id" else "source"
    if named in POINTERS:
        return "pointer"
    is_long = name in _LONG or named in _LONG_HERE
    return "long text" if is_long and named not in _SHORT_HERE else "text"


def _without_none(kind: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type as it stands in a struct
    parts = get_args(kind)
    if NoneType in parts:
        return next(part for part in parts if part is not NoneType), True
    return kind, False


def _choices(kind: Any) -> tuple[str, ...]:  # noqa: ANN401
    return get_args(kind) if get_origin(kind) is Literal else ()
