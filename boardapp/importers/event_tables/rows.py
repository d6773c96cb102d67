"""Tables whose first line names the columns, as rows by the names of these columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from boardapp.importers.source_error import SeveralPatientsError, UnknownPatientError
from boardapp.importers.source_files import SourceFile
from boardapp.importers.tables.sheet import Sheet
from boardapp.importers.tables.text_file import sheet_of_bytes

_NOTHING = frozenset({"", "na", "n/a", "null", "none", "nan", "[not available]", "unknown"})
"""What a registry writes where it states nothing."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `file` and `number` are its place; columns are named in capitals."""

    file: str
    number: int
    cells: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of these columns that states something; empty where none does."""
        for name in names:
            text = self.cells.get(name, "")
            if text.casefold() not in _NOTHING:
                return text
        return ""

    def says(self, name: str, word: str) -> bool:
        """Whether a column has this word, in any case."""
        return self.get(name).casefold() == word.casefold()


@dataclass(frozen=True, slots=True)
class EventTable:
    """One file: the names of its columns in capitals, and its rows."""

    name: str
    columns: frozenset[str]
    rows: tuple[TableRow, ...]


def columns_of(head: bytes) -> frozenset[str]:
    """The names of the columns of a file that begins so, in capitals; empty for no text."""
    if b"\0" in head:
        return frozenset()
    lines = head[: head.rfind(b"\n") + 1] or head
    header, _ = _header(sheet_of_bytes(lines, ""))
    return frozenset(header)


def read_table(file: SourceFile) -> EventTable:
    """The table in a file. Raises `SourceError`."""
    sheet = sheet_of_bytes(file.read(), file.name)
    header, at = _header(sheet)
    return EventTable(file.name, frozenset(header), tuple(_rows(sheet, header, at, file.name)))


def chosen(patients: list[str], wanted: str, name: str) -> str:
    """The patient to read; empty where none is named. Raises `SourceError`."""
    patients = list(dict.fromkeys(filter(None, patients)))
    if wanted and wanted not in patients:
        raise UnknownPatientError(name, wanted, patients)
    if len(patients) > 1 and not wanted:
        raise SeveralPatientsError(name, patients)
    return wanted or next(iter(patients), "")


def _header(sheet: Sheet) -> tuple[list[str], int]:
    """The names of the columns and their row; lines with # before it say something of the file."""
    for number, row in enumerate(sheet.rows()):
        if any(row) and not str(row[0]).startswith("#"):
            return [str(cell).strip().upper() for cell in row], number
    return [], 0


def _rows(sheet: Sheet, header: list[str], at: int, name: str) -> Iterator[TableRow]:
    for number, row in enumerate(sheet.rows()):
        texts = [str(cell).strip() for cell in row]
        if number > at and any(texts) and not texts[0].startswith("#"):
            yield TableRow(name, number + 1, dict(zip(header, texts, strict=False)))
