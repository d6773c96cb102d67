"""`Sheet`: a grid of cells that can be read again and again, row by row, without being held."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from operator import itemgetter

from boardapp.importers.tables.result_cell import Cell

Row = Sequence[Cell]
HEAD_ROWS = 200
"""Rows by which the shape of a sheet is told."""
_CHUNK = 4_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the whole of a text file.

    `name` is how messages and sources call it ("labs.csv", "Cycle1"). `rows` starts anew at each
    call. `has_columns` says whether its columns have letters, as in a workbook.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    has_columns: bool = False

    def head(self) -> list[Row]:
        """The first rows."""
        return list(islice(self.rows(), HEAD_ROWS))

    def place(self, row: int, column: int | None = None) -> str:
        """Where a cell stands, counted from 0: "row 12", "Cycle1!D9"."""
        if column is None or not self.has_columns:
            at = f"row {row + 1}"
            return f"{self.name} {at}" if self.has_columns else at
        return f"{self.name}!{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Encoded:
    """Some columns of a sheet, each as its different entries and one number a row.

    A hundred thousand results have some thousand different values, so a column takes four
    bytes a row, and what an entry means is found out once. A group of several columns has
    tuples for entries.
    """

    def __init__(self, sheet: Sheet, first_row: int, groups: Sequence[tuple[int, ...]]) -> None:
        self.entries: list[list[object]] = []
        self.codes = [array("I") for _ in groups]
        known = [defaultdict[object, int](count().__next__) for _ in groups]
        pick = [itemgetter(*group) for group in groups]
        width = max((place for group in groups for place in group), default=0) + 1
        for rows in _chunks(islice(sheet.rows(), first_row, None), width):
            for number, getter in enumerate(pick):
                self.codes[number].extend(map(known[number].__getitem__, map(getter, rows)))
        self.entries = [list(entries) for entries in known]

    def __len__(self) -> int:
        return len(self.codes[0]) if self.codes else 0


def _chunks(rows: Iterable[Row], width: int) -> Iterator[list[Row]]:
    """The rows in lists, each as wide as is needed."""
    rows = iter(rows)
    while chunk := list(islice(rows, _CHUNK)):
        if min(map(len, chunk)) < width:
            short = ("",) * width
            chunk = [row if len(row) >= width else (*row, *short[len(row) :]) for row in chunk]
        yield chunk
