"""Tables of laboratory results as CSV files: read tolerantly, written harmlessly.

Comma, semicolon or tab; with or without a byte order mark; any line ends; UTF-8, UTF-16
with its mark, else Windows-1252. What is written keeps the delimiter, the byte order
mark and the line ends of what was read. A cell of text that a spreadsheet would take
for a formula is written with an apostrophe before it; numbers keep their sign. A table may be
longer than the memory: its rows are read from the file each time they are asked for.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from boardapp.casefile.disk import open_file, reason, write_atomic
from boardapp.casefile.faults import Refusal
from boardapp.words.lists import listed

REQUIRED = ("test", "value", "unit")
_DELIMITERS = (",", ";", "\t")
_EXCEL_HINT = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_PIECE = 1 << 20
"""Bytes that are read or written at once."""
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,\s]*(?:[eE][+-]?\d+)?\s*$)(?![+\-\s]*$)")


class TableError(Exception):
    """A table that can't be read or written, in a sentence that names the file."""

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        super().__init__(f"{path.name} {what}" if path.name else what)

    def __str__(self) -> str:
        text = str(self.args[0])
        return text if text.endswith(".") else f"{text}."


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A table as stated: `columns` as the first line names them, each row as long as these.

    `named` is how many of them the first line has: the rest are those of the longest row.
    `read` begins with the first row anew each time.
    """

    columns: tuple[str, ...]
    named: int
    read: Callable[[], Iterator[list[str]]]
    delimiter: str = ","
    line_end: str = "\n"
    has_mark: bool = False

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """Each row, filled up to the number of columns."""
        width = len(self.columns)
        for cells in self.read():
            yield (*cells, *("",) * (width - len(cells)))

    def is_overlong(self, row: Sequence[str]) -> bool:
        """Whether a row has cells that the first line doesn't name.

        Those before them may then stand under the wrong heading.
        """
        return any(cell.strip() for cell in row[self.named :])

    def place(self, name: str) -> int | None:
        """Where the column of that name stands, in any case; None if there is none."""
        return {folded_name(column): at for at, column in enumerate(self.columns)}.get(name)


def cells(table: ResultTable, names: Sequence[str]) -> Iterator[str]:
    """All cells of the named columns, as far as the table has them."""
    places = [at for name in names if (at := table.place(name)) is not None]
    return (row[at] for row in table.rows for at in places)


def read_table(path: Path) -> ResultTable:
    """Read a table that names test, value and unit in its first line. Raises `TableError`.

    So does reading its rows later, if the file is then gone.
    """

    def opened() -> BinaryIO:
        try:
            return open_file(path)
        except OSError as error:
            raise TableError(path, reason(error)) from None
        except Refusal as refusal:
            raise TableError(path, str(refusal)) from None

    try:
        return _table(opened, path)
    except OSError as error:
        raise TableError(path, reason(error)) from None


def parse_table(data: bytes, path: Path) -> ResultTable:
    """Read a table from the bytes of a file; `path` names it in errors. Raises `TableError`."""
    return _table(lambda: io.BytesIO(data), path)


def write_table(path: Path, table: ResultTable, graded: Iterable[Sequence[str]]) -> None:
    """Write lines, the first with the names of columns, whole or not at all, as UTF-8.

    They are written in the dialect of `table`. Raises `TableError`.
    """
    if not path.parent.is_dir():
        raise TableError(path, f"can't be written: the folder {path.parent} is not there")
    try:
        write_atomic(path, _encoded(table, graded))
    except OSError as error:
        raise TableError(path, reason(error)) from None


def csv_line(cells: Iterable[str], delimiter: str, line_end: str = "\n") -> str:
    """A line of CSV; line ends within a cell stay as they were."""
    # With this end of a line the writer quotes cells that hold either of its characters.
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(map(harmless, cells))
    return out.getvalue().removesuffix("\r\n") + line_end


def _encoded(table: ResultTable, lines: Iterable[Sequence[str]]) -> Iterator[bytes]:
    if table.has_mark:
        yield codecs.BOM_UTF8
    for cells in lines:
        line = csv_line(cells, table.delimiter, table.line_end)
        yield line.encode("utf-8", errors="replace")


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def folded_name(column: str) -> str:
    """A column's name as it is compared: "Baseline high" is baseline_high."""
    return re.sub(r"[\s_-]+", "_", column.strip().casefold())


def _table(opened: Callable[[], BinaryIO], path: Path) -> ResultTable:
    """A table after one pass over all of it: so its rows can be read without a fault later."""
    coding = _coding(opened, path)
    with opened() as file:
        start = file.read(_PIECE)
    text = start.decode(coding, errors="replace")
    hint = _EXCEL_HINT.match(text)
    body = text[hint.end() :] if hint else text
    delimiter = hint[1] if hint else _delimiter(body)

    def lines() -> Iterator[list[str]]:
        with io.TextIOWrapper(opened(), coding, newline="") as words:
            words.read(hint.end() if hint else 0)  # "sep=;"
            cells = csv.reader(words, delimiter=delimiter)
            yield from (line for line in cells if any(cell.strip() for cell in line))

    def rows() -> Iterator[list[str]]:
        found = lines()
        next(found, None)
        yield from found

    columns = next(_checked(lines(), path), None)
    if columns is None:
        raise TableError(path, "is empty; the first line must name test, value and unit")
    _refuse_columns(columns, path)
    width = max(map(len, _checked(lines(), path)))
    return ResultTable(
        (*columns, *("",) * (width - len(columns))),
        len(columns),
        rows,
        delimiter,
        _line_end(text),
        start.startswith(codecs.BOM_UTF8),
    )


def _checked(lines: Iterator[list[str]], path: Path) -> Iterator[list[str]]:
    try:
        yield from lines
    except csv.Error as error:
        raise TableError(path, f"is no table: {error}") from None


def _coding(opened: Callable[[], BinaryIO], path: Path) -> str:
    """The coding in which all of a file is text."""
    with opened() as file:
        mark = file.read(2)
    is_marked = mark in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for coding in ("utf-16",) if is_marked else ("utf-8-sig", "cp1252"):
        try:
            with io.TextIOWrapper(opened(), coding, newline="") as words:
                if any("\0" in piece for piece in iter(lambda: words.read(_PIECE), "")):
                    break
        except UnicodeDecodeError:
            continue
        return coding
    raise TableError(path, "is no text; save the table as CSV and try again")


def _line_end(text: str) -> str:
    """How the first line ends."""
    first = _LINE_END.search(text)
    return "\r\n" if first and first[0] == "\r\n" else "\n"


def _delimiter(text: str) -> str:
    """The delimiter whose first line names the most of the columns that are needed."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def score(delimiter: str) -> int:
        names = {folded_name(cell) for cell in next(csv.reader([first], delimiter=delimiter))}
        return len(names & set(REQUIRED))

    return max(_DELIMITERS, key=score)


def _refuse_columns(columns: Sequence[str], path: Path) -> None:
    names = [folded_name(column) for column in columns]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise TableError(
            path,
            f"has no column {_quoted(missing)}; the first line must name test, value and unit",
        )
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    if doubled:
        raise TableError(path, f"has more than one column {_quoted(doubled)}; keep one")


def _quoted(names: Sequence[str]) -> str:
    return listed([f'"{name}"' for name in names])
