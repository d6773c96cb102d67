"""Cells and notes as texts."""

from boardapp.importers.tables.result_cell import Cell, without_apostrophe


def text_of(cell: Cell) -> str:
    """A cell as a text, a whole number of a workbook without its point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return without_apostrophe(str(cell).strip())


def flag_note(flag: str) -> str:
    """What a note says of the laboratory's own flag; results are judged by the range."""
    return f'flag "{flag}"' if flag else ""


def joined(*parts: str) -> str:
    """The parts of a note that say something."""
    return "; ".join(filter(None, parts))
