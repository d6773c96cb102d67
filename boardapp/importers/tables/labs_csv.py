"""The laboratory results of a case as a CSV file that a spreadsheet can open without harm.

One result a row, in the order of the case, as it is stated there. `when` has the case's own
notation of a time ("2021-03-05", "dx + 5 mo"), so the file reads back as the same results. A
cell that a spreadsheet would run as a formula has an apostrophe before it.
"""

import codecs
from collections import Counter
from collections.abc import Iterator, Sequence

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Kind, Value
from boardapp.case.when import When
from boardapp.importers.converted import Converted
from boardapp.importers.report import LeftOut
from boardapp.importers.result_table import csv_line
from boardapp.words.lists import listed

COLUMNS = (
    *("test", "value", "unit", "low", "high", "specimen", "when", "status", "code", "method"),
    *("comment", "source"),
)


def convert(case: Case) -> Converted:
    """The file, as UTF-8 with a byte order mark, by which spreadsheets know it."""
    rows = [COLUMNS, *(_cells(result) for result in case.labs)]
    text = "".join(csv_line(cells, ",", "\r\n") for cells in rows)
    return Converted(
        codecs.BOM_UTF8 + text.encode(),
        len(case.labs),
        tuple(LeftOut(kind, count, _WHY) for kind, count in sorted(_others(case).items())),
    )


_WHY = "a table of laboratory results has no place for it"


def _others(case: Case) -> Counter[str]:
    """What else the case states, by its kind."""
    return Counter(
        {
            name.replace("_", " "): len(held)
            for name in case.__struct_fields__
            if isinstance(held := getattr(case, name), tuple) and held and name not in _NO_FACTS
        }
    )


_NO_FACTS = frozenset({"labs", "sources"})


def _cells(result: LabResult) -> Iterator[str]:
    yield result.test
    yield "" if result.value.is_missing else _value(result.value)
    yield result.unit
    yield from ("" if at is None else _number(at) for at in (result.low, result.high))
    yield result.specimen
    yield str(result.when) if result.when is not When.NOT_REPORTED else ""
    yield str(result.value.stated) if result.value.is_missing else ""
    yield result.code
    yield result.method
    yield _comment(result)
    yield result.source


def _comment(result: LabResult) -> str:
    codes = [f"{code.system} {code.code}" for code in result.codes]
    inferred = f"inferred: {listed(result.inferred)}" if result.inferred else ""
    return "; ".join(filter(None, (result.note, inferred, *codes)))


def _value(value: Value) -> str:
    """A value in the notation of a case; a range with the dash that a table prints."""
    if isinstance(value.stated, float):
        return _number(value.stated)
    text = str(value.stated)
    if value.kind is Kind.RANGE and "-" not in text:
        return text.replace("..", "-")
    return text


def _number(number: float) -> str:
    """All digits, and no point where there is nothing behind it."""
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(number)


def read_back(results: Sequence[LabResult]) -> list[tuple[object, ...]]:
    """What of results this file keeps, to compare two lists of them."""
    return [
        (
            *(one.test, _value(one.value), one.unit, one.low, one.high, one.specimen),
            *(one.when, one.code, one.method),
        )
        for one in results
    ]
