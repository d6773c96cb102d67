"""Bytes to a case: quickly where a file is sound, with care where it is not.

The quick way decodes with msgspec and accepts only what is beyond doubt. Everything else
goes the careful way, which finds every fault with its place and keeps unknown keys. Both
give the same case for the same bytes.
"""

import codecs
import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from boardapp.case.case import FORMAT, VERSION, Case
from boardapp.case.record import Record
from boardapp.case.shape import shape
from boardapp.casefile.disk import refuse_large
from boardapp.casefile.faults import CaseFileError, Fault, Refusal
from boardapp.casefile.header import header_fault, migrate
from boardapp.casefile.json_text import RESERVED_KEY, parse_json
from boardapp.casefile.records import RecordReader, maker
from boardapp.casefile.references import reference_faults
from boardapp.casefile.settled import settled
from boardapp.casefile.shared import share

MAX_BYTES = 100_000_000
_C1_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_NON_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
# Control and non-characters as JSON escapes them; and any ASCII so spelled, which nobody
# needs and which could hide a quote, a colon or the reserved key from the tests below.
_ESCAPE = re.compile(rb"\\(?:[bfr]|u(?:00\d|fff[ef]))", re.IGNORECASE)
_RESERVED = RESERVED_KEY.encode()
_KEY_END = b'":'
_SAME_BUT_FOR_NEW_KEYS = 1
"""The version that needs no change where what stands under the keys of the next one is sound."""


def decode_case(data: bytes, path: Path | str) -> Case:
    """The case that `data`, the plain form, holds. `path` names the file in messages.

    Loose statements are settled (`boardapp.casefile.settled`). Raises `CaseFileError` listing
    every fault.
    """
    path = Path(path)
    try:
        refuse_large(len(data), MAX_BYTES)
    except Refusal as refusal:
        raise CaseFileError(path, [Fault("", str(refusal))]) from None
    data = data.removeprefix(codecs.BOM_UTF8)
    with _collector_paused():
        case = _read_quickly(data)
    return settled(case or _read_carefully(data, path))


def _read_quickly(data: bytes) -> Case | None:
    """The case, or None where there is any doubt."""
    if _has_control_characters(data) or _RESERVED in data:
        return None
    try:
        case = msgspec.json.decode(data, type=Case, dec_hook=maker())
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        return None
    share(case.labs)
    compact = msgspec.json.format(data, indent=-1)
    if not _has_header(case, compact) or _may_repeat_keys(case, compact):
        return None
    if case.version == _SAME_BUT_FOR_NEW_KEYS:
        case = msgspec.structs.replace(case, version=VERSION)
    return None if reference_faults(case) else case


def _has_header(case: Case, compact: bytes) -> bool:
    """Whether the file states the format and version. No record below has keys of these names."""
    version = f'"version":{case.version}'.encode()
    return (
        case.format == FORMAT
        and case.version in (_SAME_BUT_FOR_NEW_KEYS, VERSION)
        and b'"format":' in compact
        and (version + b"," in compact or version + b"}" in compact)
    )


def _has_control_characters(data: bytes) -> bool:
    """Whether a text may hold a control character, in UTF-8 or as an escape."""
    return (
        b"\x7f" in data
        or _C1_CONTROL.search(data) is not None
        or (b"\xef" in data and _NON_CHARACTER.search(data) is not None)
        or (b"\\" in data and _ESCAPE.search(data) is not None)
    )


def _may_repeat_keys(case: Case, compact: bytes) -> bool:
    """Whether an object may hold a key twice, of which only the last is in the case.

    Every key ends in `":` in compact JSON. A text may hold these two characters too; the
    count is then too high, never too low, and a file is read with care without need. The
    keys are counted against those of the case and, where a file spells defaults that the
    case leaves out, against those of the bare tree.
    """
    keys = compact.count(_KEY_END)
    stated = msgspec.json.encode(case, enc_hook=callable)  # Any quick answer for When and Value.
    header = sum(key not in stated[:60] for key in (b'"format":', b'"version":'))
    if keys == stated.count(_KEY_END) + header:
        return False
    return keys != _key_count(Case, [msgspec.json.decode(compact)])


def _key_count(kind: type[Record], trees: Sequence[Any]) -> int:
    """The number of keys in trees that read as records of this type without a fault."""
    count = sum(map(len, trees))
    for name, inner in shape(kind).parts:
        parts = [part for tree in trees if (part := tree.get(name))]
        if parts and isinstance(parts[0], list):
            parts = [item for items in parts for item in items]
        count += _key_count(inner, parts) if parts else 0
    return count


def _read_carefully(data: bytes, path: Path) -> Case:
    tree, faults = parse_json(data, path)
    if fault := header_fault(tree):
        raise CaseFileError(path, [fault])
    reader = RecordReader()
    case = reader.read(Case, migrate(tree))
    faults += reader.faults + reference_faults(case)
    if faults:
        raise CaseFileError(path, faults)
    return case


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the garbage collector the search through objects that all stay: half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
