"""A table with one result a row.

Each column is read as its different entries: what an entry means is found out once, and the
rows are then put together. So 100,000 results take little more than the reading of their file.
"""

from array import array
from collections import Counter
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from typing import cast

from boardapp.importers.numerals import Mark, decimal_mark
from boardapp.importers.tables.date_column import DateOrder
from boardapp.importers.tables.headers import Role
from boardapp.importers.tables.known_tests import StatedTest
from boardapp.importers.tables.labels import Label, about_of, patients_above
from boardapp.importers.tables.layout import Layout
from boardapp.importers.tables.mapping import Mapping
from boardapp.importers.tables.result_cell import Cell, CellKind, read_cell
from boardapp.importers.tables.sheet import Encoded
from boardapp.importers.tables.texts import text_of
from boardapp.importers.tables.time_column import order_in, read_entry

_KEY: tuple[Role, ...] = (
    *("test", "code", "specimen", "unit", "method", "low", "high", "range"),
    *("flag", "status", "category", "patient"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """Entries of one group of columns, and the number of the entry of each row."""

    entries: list[tuple[Cell, ...]]
    codes: "array[int]"


class LongTable:
    """The results of one sheet, of one or several patients."""

    def __init__(self, layout: Layout, mapping: Mapping) -> None:
        self.layout = layout
        self.mapping = mapping
        roles = layout.roles
        self._time = layout.time
        groups: dict[str, tuple[Role, ...]] = {
            "key": tuple(role for role in _KEY if role in roles),
            "value": ("value",) if "value" in roles else ("number",),
            "time": (self._time[0], *(("time",) if "time" in roles else ())) if self._time else (),
            "comment": ("comment",) if "comment" in roles else (),
        }
        self.key_roles = groups["key"]
        places = [tuple(roles[role] for role in group) for group in groups.values() if group]
        filled = [name for name, group in groups.items() if group]
        if layout.identity:
            filled.append("identity")
            places.append(layout.identity)
        encoded = Encoded(layout.sheet, layout.header + 1, places)
        self._columns = {
            name: Column([_as_tuple(entry) for entry in entries], codes)
            for name, entries, codes in zip(filled, encoded.entries, encoded.codes, strict=True)
        }
        self.rows = len(encoded)
        self.mark = self._mark()
        self.order = self._order()
        self.cells = [read_cell(entry[0], self.mark) for entry in self.column("value").entries]

    @property
    def patients(self) -> Counter[str]:
        """The ids of the patients with the number of their rows; empty without such a column."""
        if "patient" not in self.key_roles:
            return Counter(dict.fromkeys(patients_above(self.layout.labels_above), self.rows))
        at = self.key_roles.index("patient")
        counts = Counter(self.column("key").codes)
        found: Counter[str] = Counter()
        for number, entry in enumerate(self.column("key").entries):
            found[text_of(entry[at])] += counts[number]
        return found

    def kinds(self) -> Counter[CellKind]:
        """How many rows state what sort of result."""
        counts = Counter(self.column("value").codes)
        kinds: Counter[CellKind] = Counter()
        for number, cell in enumerate(self.cells):
            kinds[cell.kind] += counts[number]
        return kinds

    def blank_rows(self) -> int:
        """Rows that hold nothing in the columns that are read."""
        keys, values = self.column("key"), self.column("value")
        no_key = {n for n, entry in enumerate(keys.entries) if not any(map(text_of, entry))}
        if not no_key:
            return 0
        no_value = {n for n, entry in enumerate(values.entries) if not text_of(entry[0])}
        return sum(
            key in no_key and value in no_value
            for key, value in zip(keys.codes, values.codes, strict=True)
        )

    def stated_tests(self) -> Counter[StatedTest]:
        """The tests as the rows state them, with their number."""
        counts = Counter(self.column("key").codes)
        found: Counter[StatedTest] = Counter()
        for number, entry in enumerate(self.column("key").entries):
            texts = dict(zip(self.key_roles, map(text_of, entry), strict=False))
            found[stated_test(texts)] += counts[number]
        return found

    def unread_times(self) -> list[str]:
        """Some entries of the column of times that can't be read surely."""
        if self._time is None:
            return []
        role = self._time[0]
        entries = (entry[0] for entry in self.column("time").entries)
        return [
            text_of(cell)
            for cell in entries
            if text_of(cell) and role != "when" and read_entry(cell, role, self.order) is None
        ]

    def named(self) -> list[Label]:
        """What names the patient: above the table, and in columns, each different entry once."""
        headers = [self.layout.headers[place] for place in self.layout.identity]
        return [
            *self.layout.labels_above,
            *(
                Label(about_of(header) or "name", cell)
                for entry in self.column("identity").entries
                for header, cell in zip(headers, entry, strict=False)
                if text_of(cell)
            ),
        ]

    def column(self, name: str) -> Column:
        """One group of columns; a single empty entry where the table has no such column."""
        return self._columns.get(name) or Column([("",)], array("I", bytes(4 * self.rows)))

    def _mark(self) -> Mark:
        if self.mapping.decimal_mark is not None:
            return self.mapping.decimal_mark
        cells = [entry[0] for entry in self.column("value").entries]
        key = self.key_roles
        limits = [key.index(role) for role in ("low", "high", "range") if role in key]
        cells += [entry[at] for entry in self.column("key").entries for at in limits]
        return decimal_mark(cell for cell in cells if isinstance(cell, str))

    def _order(self) -> DateOrder:
        if self._time is None or self._time[0] != "date":
            return DateOrder.STATED
        return order_in([entry[0] for entry in self.column("time").entries], self.mapping)


def stated_test(texts: Dictionary[Role, str]) -> StatedTest:
    """The test as the columns of a row state it."""
    roles: tuple[Role, ...] = ("test", "code", "specimen", "unit", "method")
    return StatedTest(*(texts.get(role, "") for role in roles))


def _as_tuple(entry: object) -> tuple[Cell, ...]:
    return cast("tuple[Cell, ...]", entry if isinstance(entry, tuple) else (entry,))
