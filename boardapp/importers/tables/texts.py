"""Cells and notes as texts."""

from boardapp.importers.tables.result_cell import Cell, without_apostrophe


def text_of(cell: Cell) -> str:
    """A cell as a text, a whole number of a workbook without its point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return without_apostrophe(str(cell).strip())


def beside(clock: str, flag: str) -> str:
    """What a place says further: the time of day, and the laboratory's own flag.

    A result is judged by its range, and not by the flag.
    """
    parts = (clock, f'flag "{flag.replace(";", ",")}"' if flag else "")
    return "".join(f", {part}" for part in parts if part)


def joined(*parts: str) -> str:
    """The parts of a note that say something."""
    return "; ".join(filter(None, parts))
