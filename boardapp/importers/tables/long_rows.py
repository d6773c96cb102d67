"""The rows of a long table put together into results."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import le

from msgspec.structs import replace as stated_again

from boardapp.case.laboratory import LabResult
from boardapp.case.value import MISSING, Value
from boardapp.clinical.analyte import words
from boardapp.clinical.analytes import folded
from boardapp.importers.doubts import Fact
from boardapp.importers.tables.body_measures import MEASURES
from boardapp.importers.tables.doubts import WHY_NOT, doubt
from boardapp.importers.tables.headers import Role
from boardapp.importers.tables.known_tests import KnownTests, StatedTest, is_same_unit, why_not
from boardapp.importers.tables.long_table import LongTable, stated_test
from boardapp.importers.tables.result_cell import ResultCell, read_limit, read_range
from boardapp.importers.tables.texts import beside, joined, text_of
from boardapp.importers.tables.time_column import Reader, TimeEntry, time_entry
from boardapp.words.plurals import numbered

_NO_LONGER = frozenset({"cancelled", "canceled", "storniert", "annulé", "entered in error"})
"""States of a result that was taken back."""
_FINAL = frozenset({"", "final", "f", "complete", "completed", "endgültig", "validé", "validated"})
_NO_LABORATORY = frozenset(
    words("vital-signs; vital signs; survey; social-history; social history; activity; exam")
)
_NO_TEST = "no test is named"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Key:
    """What the columns of the test state of some rows.

    `result` has all of it, and no value, time and source. `why` the rows are left out; else empty.
    `missing` is what the column of the status says where there is no value: "not done".
    """

    stated: StatedTest
    result: LabResult
    flag: str = ""
    why: str = ""
    missing: Value | None = None


class Rows:
    """The rows of one patient, put together of what their entries mean.

    `patient` is empty where the table has no column of patients.
    """

    def __init__(self, table: LongTable, reader: Reader, patient: str) -> None:
        self._table = table
        self._reader = reader
        self._patient = patient
        self._tests = KnownTests(table.mapping)
        self._left_out: Counter[str] = Counter()
        self._columns = {name: table.column(name) for name in ("key", "value", "time", "comment")}

    def results(self) -> list[LabResult]:
        """The results in order of time."""
        reader = self._reader
        blank = self._table.blank_rows()
        reader.ledger.read(reader.kind, self._table.rows - blank)
        self._left_out[_NO_TEST] -= blank
        keys = self._keys(Counter(self._columns["key"].codes))
        times = self._times()
        made = self._made(keys, times)
        reader.ledger.kept(reader.kind, len(made))
        for why, count in self._left_out.items():
            reader.ledger.left_out(reader.kind, why, count)
        self._tests.tell(reader.ledger, reader.kind)
        return made

    def _made(self, keys: Sequence[_Key], times: Sequence[TimeEntry]) -> list[LabResult]:
        first = self._table.layout.header + 2
        rows, codes = _in_order(first, [column.codes for column in self._columns.values()], times)
        source = f"{self._reader.source} {self._table.layout.sheet.place(0)[:-1]}"
        results = [None if key.why else key.result for key in keys]
        values = [None if is_odd(cell) else cell.value for cell in self._table.cells]
        texts = [text_of(entry[0]) for entry in self._columns["value"].entries]
        whens = [time.when for time in times]
        comments = [
            self._reader.words(text_of(entry[0])) for entry in self._columns["comment"].entries
        ]
        clocks = [time.clock for time in times]
        unread = self._unread(times)
        texts_beside: dict[tuple[str, str], str] = {}
        found = []
        for row, key, value, time, comment in zip(rows, *codes, strict=True):
            result, number, flag = results[key], values[value], keys[key].flag
            if result is None or number is None:
                flag = flag or self._table.cells[value].flag
                cited = f"{source}{row}{beside(clocks[time], flag)}"
                result = self._odd(keys[key], self._table.cells[value], texts[value], row, cited)
                if result is None:
                    continue
                number = result.value
            said = (clocks[time], flag)
            at = texts_beside.get(said)
            if at is None:
                at = texts_beside[said] = beside(*said)
            if time in unread:
                fact = Fact(f"{source}{row}{at}", test=result.test, field="when")
                self._reader.ledger.keep(self._reader.kind, unread[time], fact)
            note, told = result.note, comments[comment]
            found.append(
                stated_again(
                    result,
                    when=whens[time],
                    value=number,
                    source=f"{source}{row}{at}",
                    note=joined(note, told) if told else note,
                )
            )
        return found

    def _odd(
        self, key: _Key, cell: ResultCell, text: str, row: int, cited: str
    ) -> LabResult | None:
        """A result with a flag, a unit of its own or doubtful words; None for one left out."""
        where = f"{self._reader.kind} {self._table.layout.sheet.place(row - 1)}"
        if not key.why:
            doubt(cell, text, where, cited, self._reader.ledger)
        if key.why or cell.value is None:
            if not key.why and key.missing is not None:
                return stated_again(key.result, value=key.missing)
            self._left_out[key.why or WHY_NOT[cell.kind]] += 1
            return None
        result = key.result
        if cell.unit:
            stated = key.stated.unit
            if stated and not is_same_unit(stated, cell.unit):
                told = f"{cell.unit} stands beside the value, and {stated} as its unit: the first "
                fact = Fact(cited, field="unit")
                self._reader.ledger.doubt(where, f"{told}was taken", fact)
            known = self._tests.known(replace(key.stated, unit=cell.unit), 1)
            result = stated_again(
                result, test=known.test, unit=known.unit, code=known.code, codes=known.codes
            )
        return stated_again(result, value=cell.value)

    def _keys(self, counts: Counter[int]) -> list[_Key]:
        roles = self._table.key_roles
        keys = []
        for number, entry in enumerate(self._columns["key"].entries):
            texts = {role: text_of(cell) for role, cell in zip(roles, entry, strict=True)}
            keys.append(self._key(texts, counts[number]))
        return keys

    def _key(self, texts: dict[Role, str], count: int) -> _Key:
        stated = stated_test(texts)
        why = self._why_not(texts, stated)
        known = self._tests.known(stated, 0 if why else count)
        low, high, unread = self._limits(texts)
        status = texts.get("status", "")
        notes = (
            f'range "{unread}"' if unread else "",
            "" if folded(status) in _FINAL | MISSING else status,
        )
        result = LabResult(
            test=known.test,
            unit=known.unit,
            low=low,
            high=high,
            specimen=known.specimen,
            code=known.code,
            codes=known.codes,
            method=known.method,
            note=joined(*notes),
        )
        missing = Value(folded(status)) if folded(status) in MISSING else None
        return _Key(stated, result, texts.get("flag", ""), why or why_not(known), missing)

    def _why_not(self, texts: dict[Role, str], stated: StatedTest) -> str:
        if not stated.name and not stated.code:
            return _NO_TEST
        if self._patient and texts.get("patient", "") != self._patient:
            return "of another patient"
        category = folded(texts.get("category", ""))
        if category in _NO_LABORATORY and stated.code not in MEASURES:
            return f"is of the category {category}, and no laboratory result"
        status = folded(texts.get("status", ""))
        return status if status in _NO_LONGER else ""

    def _limits(self, texts: dict[Role, str]) -> tuple[float | None, float | None, str]:
        """The limits of the normal range, and its text where it can't be read as such."""
        mark = self._table.mark
        low, high = (read_limit(texts.get(role, ""), mark) for role in ("low", "high"))
        printed = texts.get("range", "")
        if low is None and high is None and printed:
            found = read_range(printed, mark)
            low, high = found or (None, None)
        unread = printed if printed and low is None and high is None else ""
        if low is not None and high is not None and low > high:
            return None, None, f"{low:g} to {high:g}"
        return low, high, unread

    def _times(self) -> list[TimeEntry]:
        table = self._table
        time = table.layout.time
        role = time[0] if time else "date"
        return [
            time_entry(
                entry[0], entry[1] if len(entry) > 1 else "", role, table.order, self._reader
            )
            for entry in self._columns["time"].entries
        ]

    def _unread(self, times: Sequence[TimeEntry]) -> dict[int, str]:
        """What is asked about each entry that is no time which can be read surely."""
        printed, counts = self._columns["time"].entries, Counter[int]()
        unread = {n: text_of(printed[n][0]) for n, one in enumerate(times) if one.is_unread}
        if unread:
            counts.update(self._columns["time"].codes)
        if count := sum(counts[number] for number in unread):
            shown = ", ".join(islice(unread.values(), _SHOWN))
            self._reader.ledger.warn(
                self._reader.kind,
                f"{numbered(count, 'row')} {'has' if count == 1 else 'have'} a time that can't be "
                f"read surely ({shown}); kept without a time",
            )
        told = "is no time that can be read surely: kept without a time"
        return {number: f'"{text}" {told}' for number, text in unread.items()}


def is_odd(cell: ResultCell) -> bool:
    """Whether more must be done with a result than to take its value."""
    return bool(cell.unit or cell.flag or cell.is_unread)


def _in_order(
    first: int, codes: "Sequence[array[int]]", times: Sequence[TimeEntry]
) -> "tuple[Sequence[int], Sequence[array[int]]]":
    """The rows in order of time; those of one time, and of none, as they stand.

    `first` is the number of the first row, as a user counts it.
    """
    ranks = {order: rank for rank, order in enumerate(sorted({time.order for time in times}))}
    rank = [ranks[time.order] for time in times]
    at = list(map(rank.__getitem__, codes[2]))
    if all(map(le, at, islice(at, 1, None))):
        return range(first, first + len(at)), codes
    order = sorted(range(len(at)), key=at.__getitem__)
    again = [array("I", map(column.__getitem__, order)) for column in codes]
    return [first + number for number in order], again
