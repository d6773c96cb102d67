"""Tables of laboratory results as CSV files: read tolerantly, written harmlessly.

Comma, semicolon or tab; with or without a byte order mark; any line ends; UTF-8, UTF-16
with its mark, else Windows-1252. What is written keeps the delimiter, the byte order
mark and the line ends of what was read. A cell of text that a spreadsheet would take
for a formula is written with an apostrophe before it; numbers keep their sign.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from boardapp.casefile.disk import read_limited, reason, write_atomic
from boardapp.casefile.faults import Refusal
from boardapp.words.lists import listed

MAX_BYTES = 50_000_000
REQUIRED = ("test", "value", "unit")
_DELIMITERS = (",", ";", "\t")
_EXCEL_HINT = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")
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

    `overlong` tells of each row whether it has cells that the first line doesn't name:
    those before them may then stand under the wrong heading.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    overlong: tuple[bool, ...]
    delimiter: str = ","
    line_end: str = "\n"
    has_mark: bool = False

    def place(self, name: str) -> int | None:
        """Where the column of that name stands, in any case; None if there is none."""
        return {folded_name(column): at for at, column in enumerate(self.columns)}.get(name)


def cells(table: ResultTable, names: Sequence[str]) -> Iterator[str]:
    """All cells of the named columns, as far as the table has them."""
    places = [at for name in names if (at := table.place(name)) is not None]
    return (row[at] for row in table.rows for at in places)


def read_table(path: Path) -> ResultTable:
    """Read a table that names test, value and unit in its first line. Raises `TableError`."""
    try:
        data = read_limited(path, MAX_BYTES)
    except OSError as error:
        raise TableError(path, reason(error)) from None
    except Refusal as refusal:
        raise TableError(path, str(refusal)) from None
    return parse_table(data, path)


def parse_table(data: bytes, path: Path) -> ResultTable:
    """Read a table from the bytes of a file; `path` names it in errors. Raises `TableError`."""
    text = _decoded(data, path)
    hint = _EXCEL_HINT.match(text)
    text = text[hint.end() :] if hint else text
    delimiter = hint[1] if hint else _delimiter(text)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise TableError(path, f"is no table: {error}") from None
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise TableError(path, "is empty; the first line must name test, value and unit")
    _refuse_columns(lines[0], path)
    width = max(map(len, lines))
    columns, *rows = (tuple(line) + ("",) * (width - len(line)) for line in lines)
    return ResultTable(
        columns,
        tuple(rows),
        tuple(any(cell.strip() for cell in line[len(lines[0]) :]) for line in lines[1:]),
        delimiter,
        "\r\n" if (first := _LINE_END.search(text)) and first[0] == "\r\n" else "\n",
        data.startswith(codecs.BOM_UTF8),
    )


def table_text(table: ResultTable, line_end: str = "\n") -> str:
    """The table as CSV; line ends within a cell stay as they were."""
    lines = (table.columns, *table.rows)
    return "".join(f"{_line(cells, table.delimiter)}{line_end}" for cells in lines)


def write_table(path: Path, table: ResultTable) -> None:
    """Write the table whole or not at all, as UTF-8. Raises `TableError`."""
    if not path.parent.is_dir():
        raise TableError(path, f"can't be written: the folder {path.parent} is not there")
    mark = codecs.BOM_UTF8 if table.has_mark else b""
    data = table_text(table, table.line_end).encode("utf-8", errors="replace")
    try:
        write_atomic(path, mark + data)
    except OSError as error:
        raise TableError(path, reason(error)) from None


def _line(cells: Sequence[str], delimiter: str) -> str:
    # With this end of a line the writer quotes cells that hold either of its characters.
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(map(harmless, cells))
    return out.getvalue().removesuffix("\r\n")


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def folded_name(column: str) -> str:
    """A column's name as it is compared: "Baseline high" is baseline_high."""
    return re.sub(r"[\s_-]+", "_", column.strip().casefold())


def _decoded(data: bytes, path: Path) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codings: tuple[str, ...] = ("utf-16",)
    else:
        codings = ("utf-8-sig", "cp1252")
    for coding in codings:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise TableError(path, "is no text; save the table as CSV and try again")


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
