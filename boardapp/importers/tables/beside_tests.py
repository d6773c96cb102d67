"""Units and normal ranges that stand beside the names of tests, in a row or column of their own."""

import re
from collections.abc import Sequence
from functools import lru_cache

from boardapp.clinical.units import UnitError, read_unit
from boardapp.importers.tables.headers import role_of
from boardapp.importers.tables.result_cell import Cell
from boardapp.importers.tables.sheet import Row


def unit_column(head: Sequence[Row], row: int, labels: int, before: int) -> int | None:
    """The column between the names of the tests and the dates that holds units."""
    for column in range(labels + 1, before):
        cells = [cell_at(cells, column) for cells in head[row + 1 :]]
        units = sum(isinstance(cell, str) and is_unit(cell) for cell in cells)
        if units and units >= sum(isinstance(cell, int | float) for cell in cells):
            return column
    return None


def limit_column(head: Sequence[Row], row: int, labels: int, before: int) -> int | None:
    """The column left of the dates that holds normal ranges."""
    for column in range(labels + 1, before):
        header = cell_at(head[row], column)
        cells = [cell_at(cells, column) for cells in head[row + 1 :]]
        if (isinstance(header, str) and role_of(header) == "range") or _mostly_limits(cells):
            return column
    return None


def are_limits(head: Sequence[Row], row: int, taken: set[int]) -> bool:
    """Whether a row below the header holds normal ranges."""
    if row >= len(head):
        return False
    return _mostly_limits([cell for place, cell in enumerate(head[row]) if place not in taken])


def _mostly_limits(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell not in ("", None)]
    texts = (cell.strip() for cell in filled if isinstance(cell, str))
    ranges = sum(_RANGE.fullmatch(text) is not None for text in texts)
    return ranges > 0 and ranges * 2 > len(filled)


_RANGE = re.compile(
    r"[(\[]?\s*\d+(?:[.,]\d+)?\s*(?:-|–|—|to|bis|à)\s*\d+(?:[.,]\d+)?\s*[)\]]?.{0,12}"
)


def unit_row(head: Sequence[Row], row: int, taken: set[int]) -> int | None:
    """The row below the header where that holds units and nothing else."""
    if row + 1 >= len(head):
        return None
    cells = [cell for place, cell in enumerate(head[row + 1]) if place not in taken]
    filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    has_numbers = any(isinstance(cell, int | float) for cell in cells)
    return row + 1 if filled and not has_numbers and all(map(is_unit, filled)) else None


@lru_cache(maxsize=4_000)
def is_unit(text: str) -> bool:
    """Whether a text is a unit that laboratories print; a bare number is none."""
    text = text.strip()
    if not text or text.replace(".", "").isdigit() or len(text) > 30:
        return False
    try:
        read_unit(text)
    except UnitError:
        return False
    return any(character.isalpha() or character == "%" for character in text)


def cell_at(cells: Row, column: int) -> Cell:
    """A cell of a row; empty where the row is shorter."""
    return cells[column] if column < len(cells) else ""
