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
from dataclasses import dataclass, replace

from boardapp.case.value import Kind
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import grade
from boardapp.clinical.ctcae_criteria import Direction, Version
from boardapp.clinical.ctcae_grade import Grade, Ungradable
from boardapp.clinical.lab_result import Reading, Result, UnreadableError, read_result
from boardapp.clinical.magnitude import BOUNDED, lonely_jump, power_of_ten
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


@dataclass(frozen=True, slots=True)
class GradedTable:
    """The table with its grades, and how many of its rows have one.

    `replaced` names the columns that were there before and were written anew.
    """

    table: ResultTable
    graded: int
    replaced: tuple[str, ...] = ()


_OVERLONG = "the row has more cells than the first line; is there a comma in a number?"


class _RowError(ValueError):
    """Why a row is not even tried."""


Doubts = Callable[[Result, str], Iterable[str]]
"""What the check of a case doubts of a result in a specimen, each as a sentence."""


def _no_doubts(_: Result, __: str) -> Iterable[str]:
    return ()


def grade_table(
    table: ResultTable, version: Version = "5.0", doubts: Doubts = _no_doubts
) -> GradedTable:
    """Grade each row by one version of the CTCAE and write term, grade and reason beside it.

    The reason tells what is doubted of the value too; `doubts` knows more of it than this table.
    """
    mark = _decimal_mark(table)
    header = [folded_name(column) for column in table.columns]
    added = [name for name in WRITTEN if name not in header]
    rows, graded = [], 0
    named_rows = [dict(zip(header, row, strict=True)) for row in table.rows]
    jumps = _jumps(named_rows, mark)
    for number, (row, is_overlong) in enumerate(zip(table.rows, table.overlong, strict=True)):
        told = (
            _ungraded(_OVERLONG)
            if is_overlong
            else _graded_row(named_rows[number], mark, version, doubts)
        )
        if number in jumps:
            told["reason"] = "; ".join(filter(None, (told["reason"], jumps[number])))
        graded += told["grade"] != ""
        kept = [told.get(name, cell) for name, cell in zip(header, row, strict=True)]
        rows.append((*kept, *(told[name] for name in added)))
    return GradedTable(
        replace(table, columns=(*table.columns, *added), rows=tuple(rows)),
        graded,
        tuple(name for name in WRITTEN if name in header and name != "direction"),
    )


def _jumps(rows: Sequence[Mapping[str, str]], mark: Mark) -> dict[int, str]:
    """The values without a range that are 10³ times all others of their test, with the doubt."""
    values: dict[tuple[str, str], list[tuple[int, Reading]]] = defaultdict(list)
    for number, row in enumerate(rows):
        analyte = find_analyte(row.get("test", ""))
        if analyte is None or analyte.name not in BOUNDED:
            continue
        try:
            reading = read_result(_result(row, mark)[0], analyte)
        except (_RowError, NumeralError, UnreadableError):
            continue
        if reading.value.kind is Kind.NUMBER and reading.unit and (reading.value.low or 0) > 0:
            values[analyte.name, reading.unit.code].append((number, reading))
    doubts = {}
    for (name, unit), found in values.items():
        top = lonely_jump([reading.value.low or 0.0 for _, reading in found])
        if top is None or found[top][1].uln is not None:
            continue
        number, reading = found[top]
        value = reading.value.low or 0.0
        doubts[number] = power_of_ten_text(name, value, reading.value.text, unit, 1000.0)
    return doubts


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
        reading = read_result(result, analyte) if analyte else None
    except UnreadableError:
        return
    if analyte is None or reading is None or reading.value.kind is not Kind.NUMBER:
        return
    low, high = (None if at is None else float(at) for at in (reading.lln, reading.uln))
    value = reading.value.low or 0.0
    unit = reading.unit.code if reading.unit else ""
    if factor := power_of_ten(analyte, value, unit, low, high):
        told = range_text(low, high)
        yield power_of_ten_text(analyte.name, value, reading.value.text, unit, factor, told)


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
