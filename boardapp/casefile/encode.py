"""The bytes of a case: one canonical text, so that equal cases make equal files.

Keys stand in the order of the model, after `$schema`, `format` and `version`; what equals
its default is left out; keys that this version does not know follow at the end of the
object they came from. UTF-8, two spaces of indentation, one line feed at the end.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec

from boardapp.case.case import Case
from boardapp.case.record import Record
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.decode import decode_case
from boardapp.casefile.faults import CaseFileError, Fault
from boardapp.casefile.json_text import Json, text_faults
from boardapp.casefile.settled import settled

_PIECE = 5_000  # results, which are compared in 3 ms


def encode_case(case: Case, path: Path | str = "The case") -> bytes:
    """The canonical bytes of a case.

    Raises `CaseFileError`, which names `path`, where the bytes would not read back as the
    same case, so that no file is written that can't be opened again.
    """
    case = settled(case)
    data = _encoded(case, path)
    if not _are_equal(decode_case(data, path), case):
        what = "would not read back as it is, and is not written"
        raise CaseFileError(path, [Fault("", what, "please report this as a fault of boardapp")])
    return data


def compact_bytes(case: Case) -> bytes:
    """The same content on one line, quicker: nothing looks whether it reads back.

    Raises `CaseFileError` for a text that no file can hold. An edit that gives a case which can't
    be saved is refused, so what is open reads back.
    """
    tree = _case_tree(settled(case))
    try:
        return msgspec.json.encode(tree)
    except UnicodeEncodeError:
        raise CaseFileError("The case", text_faults(tree)) from None


def _are_equal(one: Case, other: Case) -> bool:
    """Whether two cases are equal; told in pieces, since no thread goes on meanwhile."""
    names = (field for field in Case.__struct_fields__ if field != "labs")
    if len(one.labs) != len(other.labs) or any(
        getattr(one, name) != getattr(other, name) for name in names
    ):
        return False
    pieces = (slice(first, first + _PIECE) for first in range(0, len(one.labs), _PIECE))
    return all(one.labs[piece] == other.labs[piece] for piece in pieces)


def content_hash(case: Case) -> str:
    """The SHA-256 of the canonical bytes in hexadecimal: equal for equal cases."""
    return hashlib.sha256(_encoded(settled(case), "The case")).hexdigest()


def _encoded(case: Case, path: Path | str) -> bytes:
    tree = _case_tree(case)
    try:
        return msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"
    except UnicodeEncodeError:  # A lone surrogate, as a bad paste leaves it.
        raise CaseFileError(path, text_faults(tree)) from None


def _case_tree(case: Case) -> dict[str, Json]:
    tree = _record_tree(case)
    schema = {"$schema": tree.pop("$schema")} if "$schema" in tree else {}
    return schema | {"format": case.format, "version": case.version} | tree


def _record_tree(record: Record) -> dict[str, Json]:
    tree: dict[str, Json] = {}
    for name, key, default in _fields(type(record)):
        value = getattr(record, name)
        if value is not default and value != default:
            tree[key] = field_tree(value)
    return tree | record.unknown if record.unknown else tree


def field_tree(value: object) -> Json:
    """What stands in the file for the value of a field."""
    if isinstance(value, Record):
        return _record_tree(value)
    if isinstance(value, tuple):
        return [field_tree(item) for item in value]
    if isinstance(value, When):
        return str(value)
    if isinstance(value, Value):
        return value.stated
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)  # A limit that was written 25 stays 25, not 25.0.
    return cast(Json, value)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str, Any], ...]:
    """Name, key and default of each field that is written; where it stands comes last."""
    fields = [field for field in msgspec.structs.fields(kind) if field.name != "unknown"]
    fields.sort(key=lambda field: field.name in ("inferred", "source", "note"))
    return tuple((field.name, field.encode_name, field.default) for field in fields)
