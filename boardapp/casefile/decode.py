"""Bytes to a case: quickly where a file is sound, with care where it is not.

The quick way decodes with msgspec and accepts only what is beyond doubt. Everything else
goes the careful way, which finds every fault with its place and keeps unknown keys. Both
give the same case for the same bytes.
"""

import codecs
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from boardapp.case.case import Case
from boardapp.casefile.faults import CaseFileError, Fault
from boardapp.casefile.header import header_fault, migrate
from boardapp.casefile.json_text import RESERVED_KEY, parse_json
from boardapp.casefile.records import RecordReader, Stated, convert
from boardapp.casefile.references import reference_faults

MAX_BYTES = 100_000_000
_C1_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_SUSPECT = (b"\\u", b"\\b", b"\\f", b"\\r", b"\x7f", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_KEY_END = b'":'


def decode_case(data: bytes, path: Path | str) -> Case:
    """The case that `data`, the plain form, holds. `path` names the file in messages.

    Raises `CaseFileError` listing every fault.
    """
    path = Path(path)
    if len(data) > MAX_BYTES:
        raise CaseFileError(path, [too_large(len(data))])
    data = data.removeprefix(codecs.BOM_UTF8)
    with _collector_paused():
        case = _read_quickly(data)
    return case or _read_carefully(data, path)


def too_large(size: int) -> Fault:
    """The fault of a file of `size` bytes, which is more than is read."""
    return Fault("", f"has {size / 1e6:.0f} MB; a case file has at most {MAX_BYTES / 1e6:.0f} MB")


def _read_quickly(data: bytes) -> Case | None:
    """The case, or None where there is any doubt."""
    try:
        tree = msgspec.json.decode(data)
        if header_fault(tree) or _is_doubtful(data, msgspec.json.encode(tree)):
            return None
        case = convert(migrate(tree), Case, Stated())
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        return None
    return None if reference_faults(case) else case


def _is_doubtful(data: bytes, normal: bytes) -> bool:
    """Whether keys may repeat or texts hold control characters.

    `normal` is the decoded tree encoded again, so each repeated key is gone from it. Every
    key ends in `":` in compact JSON, and a text that holds these characters holds them in
    both, unless the file spells them as escapes. So equal counts mean: nothing repeats.
    """
    compact = msgspec.json.format(data, indent=-1)
    return (
        compact.count(_KEY_END) != normal.count(_KEY_END)
        or (b"\\u00" in data and (b"\\u0022" in data or b"\\u003" in data))
        or any(sequence in normal for sequence in _SUSPECT)
        or _C1_CONTROL.search(normal) is not None
        or f'"{RESERVED_KEY}":'.encode() in normal
    )


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
