"""A table of results with CTCAE grades beside them, one row at a time.

A row that can't be graded keeps its cells and gets the reason; it never stops the rest.
Columns read: test, value, unit, and where there are any low, high, baseline,
baseline_unit, baseline_low, baseline_high, baseline_flag, direction, anticoagulated,
specimen. Sex and age are kept and not used: no laboratory term of CTCAE v5.0 or v6.0
depends on them. A result of another specimen than blood has no grade: a pH of 5 in urine
is no acidosis. A row may also name a condition of several values (`graded_conditions`).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from boardapp.case.value import Kind
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import grade
from boardapp.clinical.ctcae_criteria import Direction, Version
from boardapp.clinical.ctcae_grade import Grade, Ungradable
from boardapp.clinical.lab_result import ExactResult, Result, UnreadableError, read_result
from boardapp.clinical.magnitude import BOUNDED, Highest, power_of_ten
from boardapp.clinical.specimens import is_graded_in
from boardapp.importers.graded_conditions import grade_condition, is_condition
from boardapp.importers.numerals import (
    Mark,
    NumeralError,
    decimal_mark,
    plain_characters,
    plain_number,
)
from boardapp.importers.result_table import ResultTable, cells, folded_name
from boardapp.words.magnitude import power_of_ten_text
from boardapp.words.values import range_text

NUMBERS = ("value", "low", "high", "baseline", "baseline_low", "baseline_high")
ANSWERS = ("over_an_hour", "defibrotide", "tumor_lysis")
"""Columns of yes and no that only rows of a condition need."""
WRITTEN = ("term", "grade", "direction", "reason", "value_si", "unit_si")
_YES_NO: dict[str, bool | None] = {
    **dict.fromkeys(("", "unknown", "not reported"), None),
    **dict.fromkeys(("yes", "y", "true"), True),
    **dict.fromkeys(("no", "n", "false"), False),
}
_DIRECTIONS: dict[str, Direction | None] = {
    "": None,
    **dict.fromkeys(("low", "l"), "low"),
    **dict.fromkeys(("high", "h"), "high"),
}


_OVERLONG = "the row has more cells than the first line; is there a comma in a number?"


class _RowError(ValueError):
    """Why a row is not even tried."""


Doubts = Callable[[Result, str], Iterable[str]]
"""What the check of a case doubts of a result in a specimen, each as a sentence."""


def _no_doubts(_: Result, __: str) -> Iterable[str]:
    return ()


class GradedTable:
    """A table with its grades, row by row, so that it may be longer than the memory.

    Each row is graded by one version of the CTCAE; term, grade and reason stand beside it. The
    reason tells what is doubted of the value too; `doubts` knows more of it than this table.
    `columns` are those of the table and what is added; `replaced` names the columns that were
    there before and are written anew. `graded` and `count` tell of the rows that were read last
    how many have a grade, and how many they are.
    """

    def __init__(
        self, table: ResultTable, version: Version = "5.0", doubts: Doubts = _no_doubts
    ) -> None:
        self._table, self._version, self._doubts = table, version, doubts
        self._header = [folded_name(column) for column in table.columns]
        self._added = [name for name in WRITTEN if name not in self._header]
        self._mark = _decimal_mark(table)
        self._jumps = _jumps(map(self._named, table.rows), self._mark)
        self.columns = (*table.columns, *self._added)
        self.replaced = tuple(n for n in WRITTEN if n in self._header and n != "direction")
        self.graded = self.count = 0

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """Each row with its grade and reason."""
        self.graded = self.count = 0
        for number, row in enumerate(self._table.rows):
            told = self._told(row)
            if number in self._jumps:
                told["reason"] = "; ".join(filter(None, (told["reason"], self._jumps[number])))
            self.graded += told["grade"] != ""
            self.count += 1
            kept = [told.get(name, cell) for name, cell in zip(self._header, row, strict=True)]
            yield (*kept, *(told[name] for name in self._added))

    def _told(self, row: Sequence[str]) -> dict[str, str]:
        if self._table.is_overlong(row):
            return _ungraded(_OVERLONG)
        return _graded_row(self._named(row), self._mark, self._version, self._doubts)

    def _named(self, row: Sequence[str]) -> dict[str, str]:
        return dict(zip(self._header, row, strict=True))


class _Top:
    """The highest value of a test in one unit, with its row, its text and whether it has a limit.

    All is of the rows that were added so far.
    """

    def __init__(self) -> None:
        self.values = Highest()
        self.number, self.text, self._has_limit = 0, "", False

    def add(self, number: int, exact: ExactResult) -> None:
        if self.values.add(exact.value.low or 0.0):
            self.number, self.text = number, exact.value.text
            self._has_limit = exact.uln is not None

    @property
    def is_lonely(self) -> bool:
        return self.values.jump is not None and not self._has_limit


def _jumps(rows: Iterable[Mapping[str, str]], mark: Mark) -> dict[int, str]:
    """The values without a range that are 10³ times all others of their test, with the doubt."""
    tops: dict[tuple[str, str], _Top] = defaultdict(_Top)
    for number, row in enumerate(rows):
        analyte = find_analyte(row.get("test", ""))
        if analyte is None or analyte.name not in BOUNDED:
            continue
        try:
            exact = read_result(_result(row, mark)[0], analyte)
        except (_RowError, NumeralError, UnreadableError):
            continue
        value = exact.value
        if value.kind is Kind.NUMBER and exact.unit and (value.low or 0) > 0:
            tops[analyte.name, exact.unit.code].add(number, exact)
    found = ((*key, top) for key, top in tops.items() if top.is_lonely)
    return {
        top.number: power_of_ten_text(name, top.values.top, top.text, unit, 1000.0)
        for name, unit, top in found
    }


def _decimal_mark(table: ResultTable) -> Mark:
    """In a table with commas between its cells, a comma within one is no decimal mark."""
    mark = decimal_mark(cells(table, NUMBERS))
    return "" if mark == "," and table.delimiter == "," else mark


def _graded_row(
    row: Mapping[str, str], mark: Mark, version: Version, doubts: Doubts
) -> dict[str, str]:
    try:
        result, notes = _result(row, mark)
    except (_RowError, NumeralError) as error:
        return _ungraded(str(error))
    if is_condition(result.test):
        return _condition_row(result, row, version, notes)
    told = (sentence.removesuffix(".") for sentence in doubts(result, row.get("specimen", "")))
    found = (*_doubts(result), *told)
    return _told(grade(result, version), (*notes, *found))


def _condition_row(
    result: Result, row: Mapping[str, str], version: Version, notes: tuple[str, ...]
) -> dict[str, str]:
    try:
        answers = {name: _yes_or_no(name, row.get(name, "").strip()) for name in ANSWERS}
        return _told(grade_condition(result, row, answers, version), notes)
    except (_RowError, UnreadableError, ValueError) as error:
        return _ungraded(str(error))


def _doubts(result: Result) -> Iterator[str]:
    """What the check of a case doubts of such a value: that it is off by a power of ten."""
    analyte = find_analyte(result.test)
    try:
        exact = read_result(result, analyte) if analyte else None
    except UnreadableError:
        return
    if analyte is None or exact is None or exact.value.kind is not Kind.NUMBER:
        return
    low, high = (None if at is None else float(at) for at in (exact.lln, exact.uln))
    value = exact.value.low or 0.0
    unit = exact.unit.code if exact.unit else ""
    if factor := power_of_ten(analyte, value, unit, low, high):
        told = range_text(low, high)
        yield power_of_ten_text(analyte.name, value, exact.value.text, unit, factor, told)


def _ungraded(reason: str) -> dict[str, str]:
    return {**dict.fromkeys(WRITTEN, ""), "reason": reason}


def _result(row: Mapping[str, str], mark: Mark) -> tuple[Result, tuple[str, ...]]:
    """The result that a row states, and how its numbers were read where not as printed."""
    specimen = row.get("specimen", "")
    if not is_condition(row["test"]) and not is_graded_in(specimen, find_analyte(row["test"])):
        raise _RowError(f'specimen "{specimen.strip()[:40]}": the criteria are those of blood')
    read = {name: plain_number(row.get(name, ""), mark) for name in NUMBERS}
    numbers = {name: text for name, (text, _) in read.items()}
    limits = [
        note
        for pair in (("low", "high"), ("baseline_low", "baseline_high"))
        if (note := _read_limits(numbers, *pair))
    ]
    return Result(
        row["test"],
        numbers["value"],
        plain_characters(row["unit"]),
        numbers["low"],
        numbers["high"],
        baseline=numbers["baseline"],
        baseline_unit=row.get("baseline_unit", ""),
        baseline_low=numbers["baseline_low"],
        baseline_high=numbers["baseline_high"],
        baseline_flag=row.get("baseline_flag", ""),
        direction=_direction(row.get("direction", "").strip()),
        anticoagulated=_yes_or_no("anticoagulated", row.get("anticoagulated", "").strip()),
    ), (*(note for _, note in read.values() if note), *limits)


def _read_limits(numbers: dict[str, str], low: str, high: str) -> str:
    """Turn "<40" and "0..40" in the columns of a range into its limits; say how it was read."""
    for name in (low, high):
        text = numbers[name]
        if match := _WHOLE_RANGE.fullmatch(text):
            other = numbers[high if name == low else low]
            if other.strip() and other != (match[2] if name == low else match[1]):
                raise _RowError(f'{name}: "{text}" is a range, and another limit is {other}')
            numbers[low], numbers[high] = match[1], match[2]
            return f"range read as {match[1]} to {match[2]}"
        if match := (_UPPER if name == high else _LOWER).fullmatch(text):
            numbers[name] = match[1]
            return f'{name} "{text}" read as the limit {match[1]}'
    return ""


_WHOLE_RANGE = re.compile(r"(\d[\d.]*?)\.\.(\d[\d.]*)")
_UPPER = re.compile(r"<=?\s*(\d[\d.]*)")
_LOWER = re.compile(r">=?\s*(\d[\d.]*)")


def _direction(stated: str) -> Direction | None:
    if stated.casefold() not in _DIRECTIONS:
        raise _RowError(f'direction "{stated[:40]}" is neither low nor high')
    return _DIRECTIONS[stated.casefold()]


def _yes_or_no(name: str, stated: str) -> bool | None:
    if stated.casefold() not in _YES_NO:
        raise _RowError(f'{name} "{stated[:40]}" is neither yes nor no')
    return _YES_NO[stated.casefold()]


def _told(graded: Grade | Ungradable, notes: tuple[str, ...]) -> dict[str, str]:
    was_judged = graded.grade is not None or graded.unit_si
    version = graded.rule.partition(":")[0] if was_judged else ""
    why = "; ".join(filter(None, (graded.reason, *notes)))
    return {
        "term": graded.term,
        "grade": "" if graded.grade is None else str(graded.grade),
        "direction": graded.direction or "",
        "reason": ": ".join(filter(None, (version, why))),
        "value_si": "" if graded.value_si is None else str(graded.value_si.stated),
        "unit_si": graded.unit_si,
    }
