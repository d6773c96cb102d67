"""How long tables of 100,000 results take to import, against the bare reading of their files."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from boardapp.importers.import_source import import_source
from tests.benchmarks.yardstick import best_seconds

RESULTS = 100_000
ROUNDS = 3
MOST_TIMES = 3.0
MOST_MEMORY = 6.0
TESTS = [
    # name, code, unit, low, high
    ("Platelet Count", "777-3", "K/uL", "150", "440"),
    ("White Blood Cells", "6690-2", "K/uL", "4.0", "11.0"),
    ("Alanine Aminotransferase (ALT)", "1742-6", "IU/L", "0", "40"),
    ("Hemoglobin", "718-7", "g/dL", "11.5", "15.5"),
    ("Creatinine, Serum", "2160-0", "mg/dL", "0.3", "0.7"),
]
HEADER = ["patient_id", "charttime", "label", "loinc", "value", "unit", "low", "high", "flag"]

pytestmark = pytest.mark.bench


def _rows() -> Iterator[list[str]]:
    """Made-up results of one patient over some years, a twentieth of them limits."""
    start = datetime(2015, 1, 1, 6, 0)  # noqa: DTZ001
    for number in range(RESULTS):
        name, code, unit, low, high = TESTS[number % len(TESTS)]
        when = start + timedelta(minutes=25 * (number // len(TESTS)))
        value = "<0.5" if number % 20 == 0 else str((number * 7919 % 4000) / 10)
        yield ["7", f"{when:%Y-%m-%d %H:%M:%S}", name, code, value, unit, low, high, "abnormal"]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "labs.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((HEADER, *_rows()))
    return path


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from xlsxwriter import Workbook

    path = tmp_path_factory.mktemp("tables") / "labs.xlsx"
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Labs")
        for number, row in enumerate((HEADER, *_rows())):
            sheet.write_row(number, 0, row)
    return path


def _tell(ours: float, bare: float) -> None:
    print(f"\n{RESULTS} rows: {ours:.2f} s, {ours / bare:.1f} × the bare reading")  # noqa: T201


def _bare_csv(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        list(csv.reader(file))


def _bare_workbook(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0).to_python()


def test_a_long_table_of_text(table: Path) -> None:
    bare = best_seconds(lambda: _bare_csv(table), ROUNDS)
    ours = best_seconds(lambda: import_source(table), ROUNDS)
    _tell(ours, bare)
    assert ours / bare <= MOST_TIMES


def test_a_long_workbook(workbook: Path) -> None:
    bare = best_seconds(lambda: _bare_workbook(workbook), ROUNDS)
    ours = best_seconds(lambda: import_source(workbook), ROUNDS)
    _tell(ours, bare)
    assert ours / bare <= MOST_TIMES


def test_the_memory_of_a_long_table(table: Path) -> None:
    tracemalloc.start()
    try:
        imported = import_source(table)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    times = peak / table.stat().st_size

    print(f"\n{peak / 1e6:.0f} MB at most, {times:.1f} × the file")  # noqa: T201
    assert len(imported.case.labs) == RESULTS
    assert times <= MOST_MEMORY
