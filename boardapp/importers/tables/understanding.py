"""What is understood of a table before anything is read into a case: a preview, and a mapping.

`understand` looks at a file or at a text of the clipboard; `Understanding.results` then reads one
patient. Both are pure: nothing is written, and nothing is shown.
"""

import codecs
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from boardapp.case.laboratory import LabResult
from boardapp.importers.source_error import SeveralPatientsError, SourceError, UnknownPatientError
from boardapp.importers.tables.date_column import DateOrder
from boardapp.importers.tables.doses import Dose
from boardapp.importers.tables.known_tests import KnownTests, StatedTest
from boardapp.importers.tables.labels import patients_above
from boardapp.importers.tables.layout import Layout, find_layout
from boardapp.importers.tables.long_rows import Rows
from boardapp.importers.tables.long_table import LongTable
from boardapp.importers.tables.mapping import MappedColumn, MappedTest, Mapping
from boardapp.importers.tables.result_cell import CellKind
from boardapp.importers.tables.sheet import Sheet
from boardapp.importers.tables.text_file import sheet_of_bytes, sheet_of_text
from boardapp.importers.tables.time_column import Reader
from boardapp.importers.tables.wide_table import WideTable
from boardapp.importers.tables.workbook import is_workbook, sheets_of_workbook

Table = LongTable | WideTable


class Question(Enum):
    """What somebody must say before a table can be read."""

    DATE_ORDER = "which comes first, the day or the month"
    DATES_CONTRADICT = "some dates have the day first, others the month"
    DAY_ZERO = "from which event the days count"
    PATIENT = "which patient is meant"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A question about one table, with some of the entries that it is about."""

    question: Question
    where: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Understanding:
    """What a source holds, as far as it is understood.

    `mapping` is complete: it can be shown, changed, saved and given again. `other_sheets` are no
    tables of results. `not_read` are the headers of columns that nothing is known of.
    """

    name: str
    tables: tuple[Table, ...]
    mapping: Mapping
    other_sheets: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()

    @property
    def patients(self) -> Counter[str]:
        """The ids of all patients with the number of their rows; empty where none is named."""
        return sum((table.patients for table in self.tables), Counter())

    @property
    def kinds(self) -> Counter[CellKind]:
        """How many results of each sort there are."""
        return sum((table.kinds() for table in self.tables), Counter())

    @property
    def unclear(self) -> tuple[Unclear, ...]:
        """What must be said before it can be read."""
        found = [question for table in self.tables for question in self._questions(table)]
        if len(patients := self.patients) > 1:
            found.append(Unclear(Question.PATIENT, self.name, tuple(patients)))
        return tuple(found)

    @property
    def unknown_tests(self) -> Counter[str]:
        """Tests that the program does not know, with the number of their columns or rows."""
        tests = KnownTests(self.mapping)
        for table in self.tables:
            for stated, count in stated_tests(table).items():
                tests.known(stated, count)
        return tests.unknown

    def samples(self, most: int = 3) -> dict[str, tuple[str, ...]]:
        """The first entries of the tests that have columns or rows, by their names there."""
        wide = [table for table in self.tables if isinstance(table, WideTable)]
        found: dict[str, tuple[str, ...]] = {}
        for table in reversed(wide):
            found |= {name: texts for name, texts in table.samples(most).items() if texts}
        return found

    def chosen(self, wanted: str) -> str:
        """The patient to read; empty where the source names none. Raises `SourceError`."""
        patients = [patient for patient in self.patients if patient]
        if wanted and (patients or self.patients) and wanted not in patients:
            raise UnknownPatientError(self.name, wanted, patients)
        if wanted or len(patients) < 2:
            return wanted if patients else ""
        raise SeveralPatientsError(self.name, patients)

    def results(self, reader: Reader, patient: str) -> list[LabResult]:
        """The results of one patient. Raises `SourceError` while something is unclear."""
        for unclear in self.unclear:
            if unclear.question is not Question.PATIENT:
                raise SourceError(_sentence(unclear))
        found = []
        for table in self.tables:
            own = patients_above(table.layout.labels_above)
            if own and patient not in own:
                reader.ledger.read(reader.kind, table.rows)
                reader.ledger.left_out(reader.kind, "of another patient", table.rows)
                continue
            found += _results(table, reader, "" if own else patient)
        return found

    def doses(self, reader: Reader, patient: str) -> list[Dose]:
        """The doses of drugs that tables with dates across state beside their results."""
        wide = (table for table in self.tables if isinstance(table, WideTable))
        return [
            dose
            for table in wide
            if patient in (patients_above(table.layout.labels_above) or [patient])
            for dose in table.doses(reader)
        ]

    def _questions(self, table: Table) -> list[Unclear]:
        time = table.layout.time
        where = table.layout.sheet.name
        if time is not None and time[0] in ("day", "study day") and not self.mapping.day_zero:
            return [Unclear(Question.DAY_ZERO, where)]
        if table.order is DateOrder.OPEN:
            return [Unclear(Question.DATE_ORDER, where, tuple(table.unread_times()[:3]))]
        if table.order is DateOrder.CONTRADICTED:
            return [Unclear(Question.DATES_CONTRADICT, where, tuple(table.unread_times()[:3]))]
        return []


def understand_file(data: bytes, name: str, given: Mapping | None = None) -> Understanding:
    """Understand a file by its bytes; `given` goes before what the file says itself.

    Raises `SourceError` where it can't be opened, or holds no laboratory results.
    """
    sheets = sheets_of_workbook(data, name) if is_workbook(data) else (sheet_of_bytes(data, name),)
    return understand(sheets, name, given)


def understand_text(text: str, given: Mapping | None = None) -> Understanding:
    """Understand what was copied to the clipboard. Raises `SourceError`."""
    name = "clipboard"
    return understand((sheet_of_text(text, name),), name, given)


def understand(sheets: Sequence[Sheet], name: str, given: Mapping | None = None) -> Understanding:
    """Understand the sheets of one source. Raises `SourceError`."""
    given = given or Mapping()
    wanted = [sheet for sheet in sheets if not given.sheets or sheet.name in given.sheets]
    found = [(sheet, find_layout(sheet, given)) for sheet in wanted]
    layouts = [layout for _, layout in found if layout is not None]
    if not layouts:
        raise SourceError(_no_table(name))
    tables = tuple(
        LongTable(layout, given) if layout.shape == "long" else WideTable(layout, given)
        for layout in layouts
    )
    return Understanding(
        name,
        tables,
        _complete(given, tables),
        tuple(sheet.name for sheet, layout in found if layout is None),
        tuple(dict.fromkeys(header for layout in layouts for header in _not_read(layout))),
    )


def is_table_of_results(head: bytes) -> bool:
    """Whether a file that begins so holds laboratory results; of a workbook, whether it is one."""
    if is_workbook(head):
        return True
    # A character may be cut at the end of the head, and so may a row.
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    whole_lines = head[: len(head) // 2 * 2] if is_wide else head[: head.rfind(b"\n") + 1] or head
    try:
        return find_layout(sheet_of_bytes(whole_lines, ""), Mapping()) is not None
    except SourceError:
        return False


def stated_tests(table: Table) -> Counter[StatedTest]:
    """The tests of a table as stated, with the number of their rows (long) or 1 (wide)."""
    if isinstance(table, LongTable):
        return table.stated_tests()
    return Counter(
        StatedTest(header.name, unit=header.unit) for header in table.layout.tests.values()
    )


def _complete(given: Mapping, tables: Sequence[Table]) -> Mapping:
    """The mapping with what was understood, so that the next file can be read in the same way."""
    first = tables[0]
    layout = first.layout
    is_sure = first.order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    columns = tuple(
        MappedColumn(layout.headers[place], role)
        for role, place in layout.roles.items()
        if place < len(layout.headers)
    )
    wide = [table for table in tables if isinstance(table, WideTable)]
    known = KnownTests(given)
    tests = {
        header.name: MappedTest(header.name, found.test, header.unit, found.specimen)
        for table in wide
        for header in table.layout.tests.values()
        for found in (known.known(StatedTest(header.name, unit=header.unit)),)
    }
    return Mapping(
        shape=layout.shape,
        header_row=layout.header + 1,
        date_order=given.date_order or (_ORDERS[first.order] if is_sure else None),
        decimal_mark=given.decimal_mark or first.mark or None,
        day_zero=given.day_zero,
        sheets=given.sheets,
        columns=columns if layout.shape != "transposed" else given.columns,
        tests=(
            *given.tests,
            *(use for printed, use in tests.items() if given.test_of(printed) is None),
        ),
    )


_ORDERS: dict[DateOrder, Literal["dmy", "mdy"]] = {
    DateOrder.DAY_FIRST: "dmy",
    DateOrder.MONTH_FIRST: "mdy",
}


def _not_read(layout: Layout) -> list[str]:
    read = {*layout.roles.values(), *layout.tests, *layout.identity}
    headers = enumerate(layout.headers)
    return [header for place, header in headers if place not in read and header.strip()]


def _results(table: Table, reader: Reader, patient: str) -> list[LabResult]:
    if isinstance(table, LongTable):
        return Rows(table, reader, patient).results()
    return table.results(reader, patient)


def _sentence(unclear: Unclear) -> str:
    shown = ", ".join(f'"{example}"' for example in unclear.examples)
    if unclear.question is Question.DATE_ORDER:
        return (
            f"{unclear.where}: the dates ({shown}) may have the day or the month first, and none "
            'of them tells; say it with "date_order": "dmy" or "mdy" in a mapping'
        )
    if unclear.question is Question.DATES_CONTRADICT:
        return (
            f"{unclear.where}: some dates can only have the day first and others only the month "
            f"({shown}); mend the file, or say which is meant in a mapping"
        )
    return (
        f"{unclear.where} counts its times in days, and does not say from which event; name it "
        'with "day_zero" in a mapping, such as "dx" for the diagnosis'
    )


def _no_table(name: str) -> str:
    return (
        f"{name} holds no table of laboratory results: a row must name test and value, or a date "
        "and tests that are known; name the columns in a mapping (docs/importing.md)"
    )
