"""Results are written as a table that harms no spreadsheet, and reads back as the same results."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case, write_case
from boardapp.cli import main
from boardapp.importers.ledger import Ledger
from boardapp.importers.tables.labs_csv import convert, read_back
from boardapp.importers.tables.time_column import Reader
from boardapp.importers.tables.understanding import understand_file
from boardapp.resources import example_case
from tests.importers.tables.made import read_text


def case_of(*labs: LabResult) -> Case:
    return Case(title="T", diagnosis=Diagnosis(disease=Coded(text="ALL")), labs=labs)


def again(case: Case) -> list[LabResult]:
    """The results of a case as they are read from the table made of them."""
    understood = understand_file(convert(case).data, "labs.csv")
    reader = Reader(Ledger("lab-table"), "labs.csv", lambda *_: When.NOT_REPORTED, str, "table")
    return understood.results(reader, "")


RESULTS = (
    LabResult(test="PLT", when=When.parse("2021-03-05"), value=Value(40), unit="10*9/L", low=150),
    LabResult(test="ANC", when=When.parse("dx + 5 mo"), value=Value("<0.01"), unit="10*9/L"),
    LabResult(test="Hb", when=When.parse("age 3 y 2 mo"), value=Value("8.20"), unit="g/dL"),
    LabResult(test="CSF WBC", value=Value("0..2"), unit="/uL", specimen="CSF"),
    LabResult(test="base excess", value=Value("-3..2"), unit="mmol/L", method="calculated"),
    LabResult(test="protein", value=Value("1+"), specimen="urine", code="5804-0", note="odd"),
    LabResult(test="LDH", when=When.parse("~ 2021-03"), value=Value("not done"), unit="U/L"),
    LabResult(test="albumin", when=When.parse("after dx"), value=Value(3.5), unit="g/dL", high=5.5),
)


def test_what_is_written_reads_back_equal() -> None:
    case = case_of(*RESULTS)
    assert read_back(again(case)) == read_back(case.labs)


@pytest.mark.parametrize("name", ["letter", "aml", "synthetic", "lymphoma"])
def test_an_example_reads_back_equal(name: str) -> None:
    case = read_case(example_case(name))
    assert read_back(again(case)) == read_back(case.labs)


numbers = st.one_of(
    st.integers(0, 10**12),
    st.floats(0, 1e12),
    st.from_regex(r"[<>]?[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True),
)


@given(st.lists(st.tuples(st.sampled_from(["PLT", "Hb", "ALT"]), numbers), min_size=1, max_size=9))
def test_any_number_reads_back_as_itself(stated: list[tuple[str, float | str]]) -> None:
    case = case_of(*(LabResult(test=test, value=Value(value)) for test, value in stated))
    assert [one.value.text for one in again(case)] == [one.value.text for one in case.labs]


def test_no_cell_is_run_as_a_formula() -> None:
    hostile = "=HYPERLINK(0)"
    case = case_of(LabResult(test=hostile, value=Value("@SUM"), note="+1+cmd", specimen="-x"))
    text = convert(case).data.decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(text)))[1]
    assert all(cell[:1] not in ("=", "@", "+", "-") for cell in cells)
    assert read_back(again(case)) == read_back(case.labs)


def test_the_command_tells_what_a_table_can_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, out = tmp_path / "c.board.json", tmp_path / "labs.csv"
    write_case(case, case_of(*RESULTS))
    assert main(["convert", str(case), "--to", "labs", "-o", str(out)]) == 0
    assert f"{out}: 8 facts written" in capsys.readouterr().out
    assert main(["convert", str(case), "--to", "labs", "-o", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err
    read = read_text(tmp_path, out.read_bytes(), name="again.csv")
    assert [told[0] for told in read.told] == [result.test for result in RESULTS]
