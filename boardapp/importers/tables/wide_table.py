"""A table with a column for each test, or with a row for each test and dates across.

Both are read as records: what stands at one time. A record is a row of a wide table, and a
column of a transposed one.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, count, islice

from msgspec.structs import replace as stated_again

from boardapp.case.laboratory import LabResult
from boardapp.importers.doubts import Fact
from boardapp.importers.numerals import Mark, decimal_mark
from boardapp.importers.tables.date_column import DateOrder
from boardapp.importers.tables.doses import Dose, doses_in
from boardapp.importers.tables.doubts import WHY_NOT, doubt
from boardapp.importers.tables.headers import Role
from boardapp.importers.tables.known_tests import KnownTest, KnownTests, StatedTest, why_not
from boardapp.importers.tables.labels import Label, about_of, patients_above
from boardapp.importers.tables.layout import Layout, PrintedHeader
from boardapp.importers.tables.legend import Legend, legend_of
from boardapp.importers.tables.mapping import Mapping
from boardapp.importers.tables.result_cell import Cell, CellKind, ResultCell, read_cell, read_range
from boardapp.importers.tables.sheet import Encoded
from boardapp.importers.tables.texts import beside, joined, text_of
from boardapp.importers.tables.time_column import (
    Reader,
    TimeEntry,
    order_in,
    read_entry,
    time_entry,
)


@dataclass(frozen=True, slots=True)
class Column:
    """Its different entries, and the number of the entry of each record."""

    entries: list[Cell]
    codes: "array[int]"

    def __iter__(self) -> Iterator[Cell]:
        return map(self.entries.__getitem__, self.codes)


class WideTable:
    """The results of one sheet, of one or several patients."""

    def __init__(self, layout: Layout, mapping: Mapping) -> None:
        self.layout = layout
        self.mapping = mapping
        time = layout.time
        self.time_role: Role = time[0] if time else "date"
        self._first = 0
        self._columns: dict[Role, Column] = {}
        self.tests: dict[int, Column] = {}
        self._drugs: dict[int, list[Cell]] = {}
        self._labels: dict[int, str] = {}
        if layout.shape == "wide":
            self._read_down()
        else:
            self._read_across()
        self.rows = len(self._columns[self.time_role].codes)
        self.legend: Legend = legend_of(layout.sheet.head())
        entries = [cell for column in self.tests.values() for cell in column.entries]
        limits = [header.limits for header in layout.tests.values()]
        self.mark: Mark = mapping.decimal_mark or decimal_mark(
            cell for cell in (*entries, *limits) if isinstance(cell, str)
        )
        is_date = self.time_role == "date"
        self.order = order_in(self._times(), mapping) if is_date else DateOrder.STATED

    @property
    def patients(self) -> Counter[str]:
        """The ids of the patients with the number of their records; empty without such a column."""
        column = self._columns.get("patient")
        if column is None:
            return Counter(dict.fromkeys(patients_above(self.layout.labels_above), self.rows))
        found = Counter(map(text_of, column))
        del found[""]
        return found

    def kinds(self) -> Counter[CellKind]:
        """How many cells of tests state what sort of result, in records that have a time."""
        kinds: Counter[CellKind] = Counter()
        is_timed = [self._is_time(cell) for cell in self._columns[self.time_role]]
        for column in self.tests.values():
            counts = Counter(compress(column.codes, is_timed))
            for number, cell in enumerate(column.entries):
                kinds[read_cell(cell, self.mark).kind] += counts[number]
        return kinds

    def samples(self, most: int) -> dict[str, tuple[str, ...]]:
        """The first different entries of each test, as printed, by the name in its header."""
        return {
            self.layout.tests[place].name: tuple(
                islice(filter(None, map(text_of, column.entries)), most)
            )
            for place, column in self.tests.items()
        }

    def unread_times(self) -> list[str]:
        """Some entries of the times that can't be read surely."""
        return [
            text_of(cell) for cell in self._times() if text_of(cell) and not self._is_time(cell)
        ]

    def named(self) -> list[Label]:
        """What names the patient: above the table, and in columns, each different entry once."""
        headers = [self.layout.headers[place] for place in self.layout.identity]
        return [
            *self.layout.labels_above,
            *(
                Label(about_of(header) or "name", cell)
                for header, column in zip(headers, self._naming, strict=True)
                for cell in column.entries
                if text_of(cell)
            ),
        ]

    def results(self, reader: Reader, patient: str) -> list[LabResult]:
        """The results of one patient, in order of time."""
        return _Records(self, reader, patient).results()

    def doses(self, reader: Reader) -> list[Dose]:
        """The doses of drugs that a transposed table states beside its results."""
        column = self._columns[self.time_role]
        entries = [
            time_entry(cell, "", self.time_role, self.order, reader) for cell in column.entries
        ]
        times = [entries[code] for code in column.codes]
        return [
            dose
            for place, cells in self._drugs.items()
            for places in ([self.record_place(record, place) for record in range(len(cells))],)
            for dose in doses_in(self._labels[place], cells, times, places, reader)
        ]

    def record_place(self, record: int, test: int) -> str:
        """Where a result stands."""
        if self.layout.shape == "wide":
            return self.layout.sheet.place(self._first + record, test)
        return self.layout.sheet.place(test, self._first + record)

    def column(self, role: Role) -> Column | None:
        """What the records say of all their results."""
        return self._columns.get(role)

    def _times(self) -> list[Cell]:
        return self._columns[self.time_role].entries

    def _is_time(self, cell: Cell) -> bool:
        return read_entry(cell, self.time_role, self.order) is not None

    def _read_down(self) -> None:
        layout = self.layout
        self._first = layout.first
        places = [*layout.roles.values(), *layout.tests, *layout.identity]
        encoded = Encoded(layout.sheet, self._first, [(place,) for place in places])
        made = [
            Column(list(entries), codes)  # type: ignore[arg-type]
            for entries, codes in zip(encoded.entries, encoded.codes, strict=True)
        ]
        roles, tests = len(layout.roles), len(layout.roles) + len(layout.tests)
        self._columns = dict(zip(layout.roles, made[:roles], strict=True))
        self.tests = dict(zip(layout.tests, made[roles:tests], strict=True))
        self._naming = made[tests:]

    def _read_across(self) -> None:
        layout = self.layout
        grid = [list(row) for row in layout.sheet.rows()]
        width = max(map(len, grid))
        self._first = layout.labels + 1
        for row in grid:
            row.extend([""] * (width - len(row)))
            for place in layout.beside:
                row[place] = ""
        used = (layout.header, *layout.tests, *layout.drugs)
        rows = {place: grid[place][self._first :] for place in used}
        self._columns = {self.time_role: _encoded(rows[layout.header])}
        self.tests = {place: _encoded(rows[place]) for place in layout.tests}
        self._drugs = {place: rows[place] for place in layout.drugs}
        self._labels = {place: text_of(grid[place][layout.labels]) for place in layout.drugs}
        self._naming = []


class _Records:
    """The records of one patient."""

    def __init__(self, table: WideTable, reader: Reader, patient: str) -> None:
        self._table = table
        self._reader = reader
        self._patient = patient
        self._tests = KnownTests(table.mapping)
        self._results = f"{reader.kind}: results"

    def results(self) -> list[LabResult]:
        times = self._times()
        told = self._reader.ledger
        found: list[tuple[tuple[str, int, str], int, LabResult]] = []
        filled = self._filled()
        with_result: set[int] = set()
        for place, header in self._table.layout.tests.items():
            for record, result in self._of_test(place, header, times, filled):
                with_result.add(record)
                found.append((times[record].order, record, result))
        told.read(self._reader.kind, len(filled))
        told.kept(self._reader.kind, len(with_result))
        self._tell_left_out(filled - with_result, times)
        self._tests.tell(told, self._reader.kind)
        self._tell_inferred(result for _, _, result in found)
        found.sort(key=lambda one: one[:2])
        return [result for _, _, result in found]

    def _of_test(
        self, place: int, header: PrintedHeader, times: list[TimeEntry], filled: set[int]
    ) -> Iterator[tuple[int, LabResult]]:
        column, ledger = self._table.tests[place], self._reader.ledger
        cells = [read_cell(cell, self._table.mark) for cell in column.entries]
        specimens = self._table.column("specimen")
        specimen_of = list(map(text_of, specimens)) if specimens else None
        for record, code in enumerate(column.codes):
            cell = cells[code]
            if (
                record not in filled
                or cell.kind is CellKind.EMPTY
                or not times[record].when.is_reported
            ):
                continue
            ledger.read(self._results)
            specimen = specimen_of[record] if specimen_of else ""
            result, why = self._result(header, cell, specimen)
            at = self._table.record_place(record, place)
            where = f"{self._reader.kind} {at}"
            cited = f"{self._reader.source} {at}{beside(times[record].clock, cell.flag)}"
            doubt(cell, text_of(column.entries[code]), where, cited, ledger)
            if result is None:
                ledger.left_out(self._results, why)
                continue
            ledger.kept(self._results)
            yield (
                record,
                stated_again(
                    result,
                    when=times[record].when,
                    source=cited,
                    note=joined(result.note, self._comment(record)),
                ),
            )

    def _result(
        self, header: PrintedHeader, cell: ResultCell, specimen: str
    ) -> tuple[LabResult | None, str]:
        unit = cell.unit or header.unit
        known = self._tests.known(StatedTest(header.name, "", specimen, unit), 1)
        if why := why_not(known):
            return None, why
        if cell.value is None:
            return None, WHY_NOT[cell.kind]
        unit, inferred, note = self._unit(known)
        low, high = read_range(header.limits, self._table.mark) or (None, None)
        return (
            LabResult(
                test=known.test,
                value=cell.value,
                unit=unit,
                low=low,
                high=high,
                specimen=known.specimen,
                method=known.method,
                inferred=inferred,
                codes=known.codes,
                note=note,
            ),
            "",
        )

    def _unit(self, known: KnownTest) -> tuple[str, tuple[str, ...], str]:
        """The unit stated, else that of a legend, which is marked as inferred."""
        if known.unit:
            return known.unit, (), ""
        unit, words = self._table.legend.unit_of(known.analyte)
        return (
            (unit, ("unit",), f'unit by the legend of the sheet ("{words}")')
            if unit
            else ("", (), "")
        )

    def _tell_inferred(self, results: Iterable[LabResult]) -> None:
        """Ask about each unit that no cell states, once for its test."""
        units = {(one.test, one.unit): one.note for one in results if "unit" in one.inferred}
        for (test, unit), note in units.items():
            fact = Fact(test=test, unit=unit, field="unit")
            self._reader.ledger.doubt(self._reader.kind, f"{test}: {unit} is the {note}", fact)

    def _comment(self, record: int) -> str:
        column = self._table.column("comment")
        return self._reader.words(text_of(column.entries[column.codes[record]])) if column else ""

    def _times(self) -> list[TimeEntry]:
        table = self._table
        column = table.column(table.time_role)
        clocks = table.column("time")
        if column is None:
            return []
        if clocks is None:
            entries = [
                time_entry(cell, "", table.time_role, table.order, self._reader)
                for cell in column.entries
            ]
            return [entries[code] for code in column.codes]
        return [
            time_entry(cell, clock, table.time_role, table.order, self._reader)
            for cell, clock in zip(column, clocks, strict=True)
        ]

    def _filled(self) -> set[int]:
        """The records of the patient that hold anything."""
        table, filled = self._table, set[int]()
        for column in table.tests.values():
            blank = {n for n, cell in enumerate(column.entries) if not text_of(cell)}
            filled.update(n for n, code in enumerate(column.codes) if code not in blank)
        patients = table.column("patient")
        if self._patient and patients is not None:
            others = {n for n, text in enumerate(map(text_of, patients)) if text != self._patient}
            count = len(filled & others)
            self._reader.ledger.read(self._reader.kind, count)
            self._reader.ledger.left_out(self._reader.kind, "of another patient", count)
            filled -= others
        return filled

    def _tell_left_out(self, records: set[int], times: list[TimeEntry]) -> None:
        ledger, kind = self._reader.ledger, self._reader.kind
        for record in sorted(records):
            if times[record].when.is_reported:
                ledger.left_out(kind, "no result")
            elif times[record].is_unread:
                ledger.left_out(kind, "a time that can't be read surely")
            else:
                ledger.left_out(kind, "no time")


def _encoded(cells: Iterable[Cell]) -> Column:
    known = defaultdict[Cell, int](count().__next__)
    codes = array("I", map(known.__getitem__, cells))
    return Column(list(known), codes)
