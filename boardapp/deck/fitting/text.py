"""Text fit for a presentation: what no XML, chart or property may hold is taken out."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from operator import is_
from typing import Any, Literal, TypeVar, get_origin

import msgspec
from msgspec.structs import fields, replace

from boardapp.case.place import Place

T = TypeVar("T")
_NO_TEXTS = frozenset({int, float, bool, float | None, int | None, Place, tuple[Place, ...]})
"""Types of fields that no reader sees as words."""

# Control characters but tab and line feed, lone surrogates, and the code points that are no
# characters (the last two of each plane): python-pptx shows some of them as "_x001B_" and stops
# at others.
_LAST_TWO = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNFIT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST_TWO}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNCLEAN = re.compile(f"[\t\u2028\u2029]|{_UNFIT.pattern}")


def clean_text(text: str) -> str:
    """The text without control characters; all line ends become line feeds, tabs blanks."""
    if not _UNCLEAN.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _UNFIT.sub("", text)


def is_right_to_left(text: str) -> bool:
    """Whether a text runs from the right: its first strong character says so (UAX 9, P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def texts_of(value: object) -> list[str]:
    """Every text in a struct; what is one of a few words of the program is none."""
    found: list[str] = []
    _gather(value, found)
    return found


def brief(text: str, length: int = 60) -> str:
    """The beginning of a text, to name it in a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 2].rstrip()} …"


def clean(value: T) -> T:
    """The same struct with every text in it cleaned; itself where all are clean."""
    return mapped(value, clean_text)


def mapped(value: T, change: Callable[[str], str]) -> T:
    """The same struct with every text in it changed; itself where none is.

    `change` is asked once for each text: slides, notes and backup say many of them again.
    """
    texts = dict.fromkeys(texts_of(value))
    changes = {text: new for text in texts if (new := change(text)) != text}
    return _changed(value, changes) if changes else value


def _gather(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    elif isinstance(value, msgspec.Struct):
        for name in _fields_with_text(type(value)):
            _gather(getattr(value, name), found)


def _changed(value: T, changes: Mapping[str, str]) -> T:
    found: Any = value
    if isinstance(found, str):
        found = changes.get(found, found)
    elif isinstance(found, tuple):
        parts = tuple(_changed(item, changes) for item in found)
        found = found if all(map(is_, parts, found)) else parts
    elif isinstance(found, msgspec.Struct):
        fields_changed = {}
        for name in _fields_with_text(type(found)):
            stated = getattr(found, name)
            if stated and (new := _changed(stated, changes)) is not stated:
                fields_changed[name] = new
        found = replace(found, **fields_changed) if fields_changed else found
    return found  # type: ignore[no-any-return]


@cache
def _fields_with_text(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a struct that may hold texts: of the eight of a chart's point it is two."""
    return tuple(
        field.name
        for field in fields(kind)
        if field.type not in _NO_TEXTS and get_origin(field.type) is not Literal
    )
