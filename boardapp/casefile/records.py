"""A JSON tree turned into records, one item at a time, so that every fault is found.

`msgspec.convert` stops at the first fault and refuses unknown keys. Where it does, the
reader here goes down one level and tries again: the good parts are converted as a whole,
the bad ones are named, and unknown keys are kept.
"""

import difflib
from collections.abc import Callable, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from boardapp.case.record import Record
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.faults import Fault, clipped, joined
from boardapp.casefile.json_text import Json, Unreadable

_T = TypeVar("_T")
_Value = Any  # What stands in a field; its type is that of the field.
_MISSING: _Value = object()
_EXPECTED: dict[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    When: 'a time in quotes such as "2019-03" or "dx + 5 mo"',
    Value: "a number or a text",
}


Maker = Callable[[type, Json], When | Value]
"""Makes a time or a value of what a file states."""


def maker() -> Maker:
    """A maker for one file, which makes each distinct statement once.

    A closure, since a file of 100,000 results calls it 200,000 times.
    """
    whens: dict[object, When] = {}
    values: dict[tuple[type, object], Value] = {}

    def make(kind: type, stated: Json) -> When | Value:
        try:
            # By type too, since 1, 1.0 and True are one key of a dictionary.
            return whens[stated] if kind is When else values[type(stated), stated]
        except (KeyError, TypeError):
            made = _made(kind, stated)
        if isinstance(made, When):
            whens[stated] = made
        elif stated != 0:  # 0.0 and -0.0 are one key too.
            values[type(stated), stated] = made
        return made

    return make


def _made(kind: type, stated: Json) -> When | Value:
    if kind is When and isinstance(stated, str):
        return When.parse(stated)
    if kind is Value and isinstance(stated, str | int | float):
        return Value(stated)
    raise TypeError("of another kind")


def convert(tree: Json, kind: type[_T], make: Maker) -> _T:
    """The tree as an instance of `kind`. Raises msgspec.ValidationError at the first fault."""
    return msgspec.convert(tree, kind, dec_hook=make)


class RecordReader:
    """Reads a tree as far as it can be read and lists in `faults` what can't."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._make = maker()

    def read(self, kind: type[_T], tree: Json, place: str = "") -> _T:
        """The tree as an instance of `kind`; with blanks where there were faults."""
        try:
            return convert(tree, kind, self._make)
        except (msgspec.ValidationError, TypeError, ValueError) as error:
            return cast(_T, self._read_parts(kind, tree, place, error))

    def _read_parts(self, whole: _Value, tree: object, place: str, error: Exception) -> _Value:
        if isinstance(tree, Unreadable):
            return _MISSING
        kind = _without_none(whole)
        if _origin(kind) is tuple:
            return self._items(get_args(kind)[0], tree, place)
        if isinstance(kind, type) and issubclass(kind, Record):
            return self._record(kind, tree, place)
        self.faults.append(Fault(place, *_leaf_fault(kind, tree, error)))
        return _MISSING

    def _items(self, kind: _Value, tree: object, place: str) -> _Value:
        if not isinstance(tree, list):
            self._wrong_kind(place, "a list in [ ]", tree)
            return _MISSING
        if isinstance(kind, type) and issubclass(kind, Record):
            records = self._records_at_once(kind, tree)
            if records is not None:
                return records
        items = (self.read(kind, item, f"{place}[{i}]") for i, item in enumerate(tree))
        # A blank for what is missing, so that the places of those that follow stay true.
        return tuple(_blank(kind) if item is _MISSING else item for item in items)

    def _records_at_once(
        self, kind: type[Record], trees: list[object]
    ) -> tuple[Record, ...] | None:
        """Records that are sound but for keys that no record has; None where there is more.

        One by one, 100,000 results with such a key took ten seconds.
        """
        known: list[Json] = []
        unknown: list[dict[str, Json]] = []
        for tree in trees:
            if not isinstance(tree, dict):
                return None
            own, others = _parted(kind, tree)
            known.append(own)
            unknown.append(others)
        try:
            records: Sequence[Record] = convert(known, tuple[kind, ...], self._make)  # type: ignore[valid-type]
        except (msgspec.ValidationError, TypeError, ValueError):
            return None
        pairs = zip(records, unknown, strict=True)
        return tuple(
            msgspec.structs.replace(record, unknown=others) if others else record
            for record, others in pairs
        )

    def _record(self, kind: type[Record], tree: object, place: str) -> Record:
        if not isinstance(tree, dict):
            self._wrong_kind(place, "an object in { }", tree)
            return cast(Record, _blank(kind))
        fields, (_, unknown) = _fields(kind), _parted(kind, tree)
        given: dict[str, Any] = {}
        for key, field in fields.items():
            value = (
                self.read(field.type, tree[key], joined(place, key)) if key in tree else _MISSING
            )
            if value is not _MISSING:
                given[field.name] = value
            elif field.required:
                given[field.name] = _blank(field.type)
                if key not in tree:
                    self._missing(place, key, unknown)
        return kind(**given, unknown=unknown)

    def _wrong_kind(self, place: str, expected: str, tree: object) -> None:
        self.faults.append(Fault(place, f"expected {expected}, found {found(tree)}"))

    def _missing(self, place: str, key: str, unknown: dict[str, Json]) -> None:
        close = difflib.get_close_matches(key, unknown, n=1)
        remedy = f'did you mean it by "{close[0]}"?' if close else "add it"
        self.faults.append(Fault(joined(place, key), "is missing", remedy))


@cache
def _fields(kind: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a record by their keys in a file."""
    fields = msgspec.structs.fields(kind)
    return {field.encode_name: field for field in fields if field.name != "unknown"}


def _parted(kind: type[Record], tree: dict[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """What of an object is the record's, and what has keys that it does not know."""
    fields = _fields(kind)
    if tree.keys() <= fields.keys():
        return tree, {}
    own = {key: value for key, value in tree.items() if key in fields}
    return own, {key: value for key, value in tree.items() if key not in fields}


def _blank(kind: _Value) -> _Value:
    """What stands for a part that could not be read, so that the rest can still be checked."""
    if not (isinstance(kind, type) and issubclass(kind, Record)):
        return None
    fields = msgspec.structs.fields(kind)
    return kind(**{field.name: _blank(field.type) for field in fields if field.required})


def found(tree: object) -> str:
    """What stands in a file, in a clinician's words: the text "n.d.", a list, nothing."""
    if tree is None:
        return "null"
    if isinstance(tree, bool):
        return "true" if tree else "false"
    if isinstance(tree, str):
        return clipped(tree)
    if isinstance(tree, Unreadable):
        return f"{clipped(tree.text)}, which is no number"
    if isinstance(tree, list | dict):
        return "a list" if isinstance(tree, list) else "an object"
    return f"the number {str(tree)[:40]}"


def _without_none(kind: _Value) -> _Value:
    """`X` for `X | None`."""
    if isinstance(kind, UnionType):
        return next(part for part in get_args(kind) if part is not NoneType)
    return kind


def _origin(kind: _Value) -> object:
    return get_origin(kind)


def _leaf_fault(kind: _Value, tree: object, error: Exception) -> tuple[str, str]:
    """What is wrong with a text, a number, a time or a value, and what to do."""
    if _origin(kind) is Literal:
        choices = get_args(kind)
        close = difflib.get_close_matches(tree, choices, n=1) if isinstance(tree, str) else []
        remedy = f'did you mean "{close[0]}"?' if close else f"write {', '.join(choices)}"
        return f"{found(tree)} is none of the words for this", remedy
    if (kind is When and isinstance(tree, str)) or (
        kind is Value and isinstance(tree, str | int | float) and not isinstance(tree, bool)
    ):
        return str(error.__cause__ or error).split(" - at ")[0], ""
    return f"expected {_EXPECTED[kind]}, found {found(tree)}", ""
