"""A block of cells that was copied from a spreadsheet, and what it would enter into the grid."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.casefile.typed import TypedError
from boardapp.desktop.grid.edits import read_value, typed_value
from boardapp.desktop.parts.clipboard import as_line
from boardapp.review.labs.grid import Cell, LabGrid
from boardapp.words.lists import listed

Block = tuple[tuple[str, ...], ...]
"""Texts by rows, all of one length."""

NO_TIME = "has no column: add a time first"
NO_TEST = "has no row: add a test first"


def parse_block(text: str) -> Block:
    """The cells of a text as a spreadsheet copies them: rows of lines, cells parted by tabs.

    A cell in quotation marks may hold line breaks, tabs and doubled marks, as spreadsheets write
    them. Text that is not so is read line by line as it stands.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return ()
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in text.split("\n")]
    width = max(map(len, rows), default=0)
    return tuple(tuple(cell.strip() for cell in (*row, *[""] * (width - len(row)))) for row in rows)


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them."""
    return "\n".join(as_line(row) for row in rows)


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell of a block would do.

    `before` is the result that it replaces (None: there is none), `after` the one that enters, or
    the same as before where the cell states it already. `fault` is why nothing enters.
    """

    cell: Cell
    text: str
    before: LabResult | None = None
    after: LabResult | None = None
    fault: str = ""
    is_in_grid: bool = True
    """Whether the text has a cell to stay in while it can't be read."""

    @property
    def is_news(self) -> bool:
        """Whether something enters."""
        return self.after is not None and self.after is not self.before


@dataclass(frozen=True, slots=True)
class BlockReading:
    """All cells of a block that say something, in its order."""

    cells: tuple[CellReading, ...]

    @property
    def entering(self) -> tuple[CellReading, ...]:
        """Those that enter."""
        return tuple(one for one in self.cells if one.is_news)

    @property
    def replacing(self) -> tuple[CellReading, ...]:
        """Those of them that take the place of a result."""
        return tuple(one for one in self.entering if one.before is not None)

    @property
    def unread(self) -> tuple[CellReading, ...]:
        """Those that can't enter, each with its fault."""
        return tuple(one for one in self.cells if one.fault)

    @property
    def as_words(self) -> tuple[CellReading, ...]:
        """Those that begin as a number does, and enter as words."""
        return tuple(one for one in self.entering if one.after and one.after.value.is_unread)

    @property
    def unchanged(self) -> int:
        """How many state what stands there already."""
        return sum(not one.is_news and not one.fault for one in self.cells)


def read_cells(case: Case, grid: LabGrid, corner: Cell, block: Block) -> Iterator[CellReading]:
    """Each cell of the block that says something, read at its place from the corner on."""
    top, left = corner
    for down, texts in enumerate(block):
        for right, text in enumerate(texts):
            if text:
                yield _reading(case, grid, (top + down, left + right), text)


def _reading(case: Case, grid: LabGrid, cell: Cell, text: str) -> CellReading:
    row, column = cell
    if row >= len(grid.tests):
        return CellReading(cell, text, fault=NO_TEST, is_in_grid=False)
    if column >= len(grid.times):
        return CellReading(cell, text, fault=NO_TIME, is_in_grid=False)
    results = grid.at(row, column)
    if len(results) > 1:
        return CellReading(cell, text, fault=several(results))
    before = results[0] if results else None
    blank = before or grid.tests[row].stated(grid.times[column])
    try:
        return CellReading(cell, text, before, read_value(case, blank, text))
    except TypedError as error:
        return CellReading(cell, text, before, fault=str(error))


def several(results: Sequence[LabResult]) -> str:
    """Why a cell with several results is not typed into."""
    found = listed([typed_value(one) for one in results])
    return f"holds {len(results)} results at this time ({found}); change each in the pane"
