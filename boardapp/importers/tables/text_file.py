"""Tables as text: encoding, delimiter and line ends are told by the text itself.

UTF-8, UTF-16 with its mark, else Windows-1252. The delimiter is the one whose rows name most of
what a laboratory table names, and by which most of them have the same number of cells.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator

from boardapp.importers.source_error import SourceError
from boardapp.importers.tables.headers import names_something
from boardapp.importers.tables.sheet import Row, Sheet

_DELIMITERS = (",", ";", "\t", "|")
_HINT = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
_SAMPLE_LINES = 60
_SAMPLE_CHARACTERS = 60_000


def sheet_of_bytes(data: bytes, name: str) -> Sheet:
    """The table in the bytes of a file; `name` is how messages call it. Raises `SourceError`."""
    coding = _coding(data, name)
    return _sheet(lambda: io.TextIOWrapper(io.BytesIO(data), encoding=coding, newline=""), name)


def sheet_of_text(text: str, name: str = "clipboard") -> Sheet:
    """The table in a text, such as that of the clipboard. Raises `SourceError`."""
    return _sheet(lambda: io.StringIO(text, newline=""), name)


def _sheet(opened: Callable[[], io.TextIOBase], name: str) -> Sheet:
    with opened() as text:
        sample = text.read(_SAMPLE_CHARACTERS)
    hint = _HINT.match(sample)
    start = hint.end() if hint else 0
    delimiter = hint[1] if hint else _delimiter(sample)

    def rows() -> Iterator[Row]:
        with opened() as text:
            text.read(start)
            try:
                yield from csv.reader(text, delimiter=delimiter)
            except csv.Error as error:
                raise SourceError(f"{name} is no table: {error}") from None

    return Sheet(name, rows)


def _coding(data: bytes, name: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in data:
        raise SourceError(f"{name} is no text; save the table as CSV or as .xlsx and try again")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
        return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    lines = [line for line in sample.splitlines() if line.strip()][:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda delimiter: _score(lines, delimiter))


def _score(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return (0, 0, 0)
    named = max((sum(map(names_something, row)) for row in rows), default=0)
    widths = Counter(len(row) for row in rows)
    width, alike = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (named, alike if width > 1 else 0, width)
