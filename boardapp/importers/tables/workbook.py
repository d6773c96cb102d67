"""Workbooks: .xlsx, .xlsm, .xls, .xlsb and .ods, read with distrust.

A workbook is opened for the values it stores; no formula is worked out and no macro run. What
unpacks to far more than it is, or holds macros, is refused.
"""

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from boardapp.importers.source_error import SourceError
from boardapp.importers.tables.date_column import is_date
from boardapp.importers.tables.percent_cells import Columns, as_shown, percent_cells
from boardapp.importers.tables.result_cell import Cell
from boardapp.importers.tables.sheet import Row, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MAX_UNPACKED_BYTES = 400_000_000
_MOST_PARTS, _MOST_MERGED = 5_000, 10_000
_Spot = tuple[int, int]
"""A row and a column, from 0."""
_MACROS, _OLD_MACROS = "vbaproject", "_VBA_PROJECT".encode("utf-16-le")
_DAMAGED = "is a damaged workbook; open it in your spreadsheet, save it again and try that"


def is_workbook(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a workbook, as far as they tell."""
    if head.startswith(_ZIP):
        return (
            b"[Content_Types].xml" in head or b"xl/" in head or b"opendocument.spreadsheet" in head
        )
    return head.startswith(_OLE)


def sheets_of_workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook that hold anything. Raises `SourceError`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if data.startswith(_ZIP):
        _refuse_odd(data, name)
    elif _OLD_MACROS in data:
        raise SourceError(f"{name} holds macros; save it as .xlsx without them and try again")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        percents = percent_cells(data) if data.startswith(_ZIP) else {}
        sheets = tuple(
            _sheet(book.get_sheet_by_name(each), percents.get(each, {}))
            for each in book.sheet_names
        )
    except PasswordError:
        raise SourceError(
            f"{name} is protected by a password; save it without one and try again"
        ) from None
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise SourceError(f"{name} {_DAMAGED}") from error
    except BaseException as error:
        # The library is written in Rust, and a panic of it is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise SourceError(f"{name} {_DAMAGED}") from error
    filled = tuple(sheet for sheet in sheets if next(sheet.rows(), None) is not None)
    if not filled:
        raise SourceError(f"{name} has no sheet with anything in it")
    return filled


def _sheet(sheet: "CalamineSheet", percents: Columns) -> Sheet:
    merged = _merged_down(sheet)

    def rows() -> Iterator[Row]:
        if sheet.start is None:
            return
        # The rows begin at the top, but each at the first column in use.
        before = [""] * sheet.start[1]
        dates: dict[_Spot, Cell] = {}
        for number, found in enumerate(sheet.iter_rows()):
            row: list[Cell] = [*before, *found]
            for column in percents.get(number, ()):
                if column < len(row) and isinstance(value := row[column], int | float):
                    row[column] = as_shown(value)
            for spot in merged.get(number, ()):
                if spot[1] < len(row):
                    _fill(row, number, spot, dates)
            yield row

    return Sheet(sheet.name, rows, has_columns=True)


def _merged_down(sheet: "CalamineSheet") -> dict[int, list[_Spot]]:
    """By row: the cells that go over it and others, each by its first row and its column."""
    found: dict[int, list[_Spot]] = defaultdict(list)
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        if first < last <= first + _MOST_MERGED:
            for row in range(first, last + 1):
                found[row].append((first, column))
    return found


def _fill(row: list[Cell], number: int, spot: _Spot, dates: dict[_Spot, Cell]) -> None:
    """Give a date to each row that its cell goes over; a result belongs to its first row alone."""
    first, column = spot
    if number == first and is_date(row[column]):
        dates[spot] = row[column]
    elif spot in dates:
        row[column] = dates[spot]


def _refuse_odd(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
        raise SourceError(f"{name} {_DAMAGED}") from None
    names = {part.filename for part in parts}
    if "content.xml" not in names and not any(part.startswith("xl/") for part in names):
        raise SourceError(f"{name} is no workbook; export the results as a table (.xlsx or CSV)")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > MAX_UNPACKED_BYTES:
        raise SourceError(
            f"{name} unpacks to {unpacked / 1e6:.0f} MB in {len(parts)} parts, more than a "
            "laboratory table needs; save the sheet with the results as CSV"
        )
    if any(_MACROS in part.filename.lower() for part in parts):
        raise SourceError(f"{name} holds macros; save it as .xlsx without them and try again")
