"""The JSON Schema of the case file, for editors that complete and check as one types.

It is made from the same structs that read and write the file. It knows what a record
holds; that an id is unique or a time names an event, only reading the file can tell.
"""

from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec

from boardapp.case.case import FORMAT, VERSION, Case
from boardapp.case.record import Record
from boardapp.case.shape import shape
from boardapp.case.value import MISSING, Value
from boardapp.case.when import UNIT_SPELLINGS, When

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Schema = dict[str, Any]
_SILENT = (When.NOT_REPORTED, Value.NOT_REPORTED)

_ID = "[A-Za-z][A-Za-z0-9_-]*"
_UNIT = f"(?:{'|'.join(UNIT_SPELLINGS)})"
_DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_AMOUNT = rf"(?:{_NUMBER}\s*{_UNIT}(?:\s*{_NUMBER}\s*{_UNIT})*)"
_SPAN = rf"(?:P[0-9YMWD]+|(?:{_NUMBER}\s*\.\.\s*)?{_AMOUNT}|{_AMOUNT}\s*\.\.\s*{_AMOUNT})"
_ANCHOR = rf"{_ID}(?:\.(?:start|end))?"
_CLAUSE = (
    rf"(?:(?:after|before|during)\s+{_ANCHOR}"
    rf"|(?:~\s*)?(?:{_DATE}(?:\s*\.\.\s*{_DATE})?|age\s+{_SPAN}|(?!age\s){_ANCHOR}(?:\s+[+-]\s*{_SPAN})?))"
)
_WHEN: _Schema = {
    "title": "When",
    "type": "string",
    "description": (
        "A time as stated: a date, an age, a time before or after another event, or only the "
        'order. "~" means about; several statements are parted by commas. Units: d, wk, mo, y.'
    ),
    "pattern": rf"^\s*(?:not reported|{_CLAUSE}(?:\s*,\s*{_CLAUSE})*)\s*$",
    "examples": [
        "2019-03-14",
        "2019-03",
        "age 9 mo",
        "dx + 5 mo",
        "~ dx + 12..18 mo",
        "after relapse-1, before hsct",
        "during ino-2",
        "ino-2.end + 14 mo",
        "not reported",
    ],
}
_VALUE: _Schema = {
    "title": "Value",
    "type": ["number", "string"],
    "minLength": 1,
    "description": (
        "A value as stated: a number, a range, a limit, words, or why there is none: "
        f"{', '.join(sorted(MISSING))}. A limit is never read as a result. Other spellings that "
        'can mean only one thing are read too: "40–50", "≤5", "less than 5", "1,5", "5×10⁻³".'
    ),
    "examples": [45, "40..50", "<0.01", ">2000", "~12", "normal", "1+", "not done"],
}


_PLAIN: dict[object, _Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    When: {"$ref": "#/$defs/When"},
    Value: {"$ref": "#/$defs/Value"},
}


def schema() -> _Schema:
    """The JSON Schema (draft 2020-12) of the plain case file."""
    kinds: dict[str, type[Record]] = {}
    _collect(Case, kinds)
    case = _definition(kinds.pop("Case"))
    definitions = {name: _definition(kinds[name]) for name in sorted(kinds)}
    definitions |= {"When": _WHEN, "Value": _VALUE}
    return {"$schema": DIALECT, **_with_header(case), "$defs": definitions}


def _collect(kind: type[Record], kinds: dict[str, type[Record]]) -> None:
    if kind.__name__ not in kinds:
        kinds[kind.__name__] = kind
        for _, part in shape(kind).parts:
            _collect(part, kinds)


def _definition(kind: type[Record]) -> _Schema:
    """The schema of one record type; keys that it does not know are let be, as on reading."""
    fields = [field for field in msgspec.structs.fields(kind) if field.name != "unknown"]
    properties = {field.encode_name: _property(field) for field in fields}
    return {
        "title": kind.__name__,
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "properties": properties,
        "required": [field.encode_name for field in fields if field.required],
    }


def _property(field: msgspec.structs.FieldInfo) -> _Schema:
    described = dict(_of(field.type))
    if field.name == "id":
        described["pattern"] = f"^{_ID}$" if field.required else f"^({_ID})?$"
    if isinstance(field.default, str | int | float):
        described["default"] = field.default
    elif isinstance(field.default, When | Value) and field.default in _SILENT:
        described["default"] = "not reported"
    return described


def _of(kind: Any) -> _Schema:  # noqa: ANN401 - a type as it stands in a struct
    if kind in _PLAIN:
        return _PLAIN[kind]
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(inner[0])}
    if get_origin(kind) is Literal:
        return {"enum": list(inner)}
    if inner:
        return {"anyOf": [_of(part) for part in inner if part is not NoneType] + [{"type": "null"}]}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _with_header(case: _Schema) -> _Schema:
    properties = {
        "$schema": {"type": "string", "description": "Where an editor finds this schema."},
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
    }
    return case | {
        "title": f"boardapp case file, version {VERSION}",
        "properties": properties
        | {k: v for k, v in case["properties"].items() if k not in properties},
        "required": ["format", "version", *case["required"]],
    }
