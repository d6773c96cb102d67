"""`boardapp grade`: a table in, the same table with grades out, or a sentence."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from boardapp import cli

TABLE = """\
test,value,unit,low,high,baseline,baseline_flag,note
PLT,40-50,K/uL,150,450,,,letter
aPTT,45,s,25,35,,,letter
alanine aminotransferase increased,200,U/L,,40,80,HIGH,
718-7,7.9,g/dL,,,,,
PLT,,K/uL,150,450,,,missing
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "labs.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_the_graded_table_goes_to_standard_output(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["grade", str(table)]) == 0
    told = capsys.readouterr()
    graded = rows(told.out)
    assert [row["grade"] for row in graded] == ["3", "1", "1", "3", ""]
    assert [row["note"] for row in graded] == ["letter", "letter", "", "", "missing"]
    assert "worst of range" in graded[0]["reason"]
    assert "bleeding: a clinician decides 3" in graded[1]["reason"]
    assert graded[3]["term"] == "Anemia"
    assert graded[4]["reason"] == "no value, only the unit K/uL"
    assert told.err == ""


def test_a_file_is_written_and_counted(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = table.with_name("graded.csv")
    assert cli.main(["grade", str(table), "-o", str(target), "--ctcae", "6.0"]) == 0
    told = capsys.readouterr().out
    assert told == f"{target}: 4 of 5 rows graded by CTCAE v6.0\n"
    assert rows(target.read_text(encoding="utf-8"))[0]["term"] == "Thrombocytopenia"
    assert table.read_text(encoding="utf-8") == TABLE


def test_columns_written_anew_are_named(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("test,value,unit,grade\nPLT,40,K/uL,2\n", encoding="utf-8")
    assert cli.main(["grade", str(table)]) == 0
    assert capsys.readouterr().err == "boardapp: written anew: grade\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("name,result\nPLT,40\n", 'labs.csv has no column "test", "value" and "unit"'),
        ("", "labs.csv is empty"),
        ("\0\1", "labs.csv is no text"),
    ],
)
def test_what_is_no_table_ends_in_a_sentence(
    content: str, sentence: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(content, encoding="utf-8")
    assert cli.main(["grade", str(table)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"boardapp: {sentence}")
    assert told.out == ""


def test_the_table_itself_is_never_overwritten(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["grade", str(table), "-o", str(table)]) == 2
    assert "is the table itself" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("target", ["none/out.csv", "."])
def test_a_target_that_cant_be_written_is_said(
    target: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["grade", str(table), "-o", str(table.parent / target)]) == 2
    assert capsys.readouterr().err.startswith("boardapp: ")


def test_an_unknown_version_is_refused(table: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "boardapp", "grade", str(table), "--ctcae", "4.0"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "invalid choice" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_output_survives_a_console_without_unicode(table: Path) -> None:
    table.write_text("test,value,unit,high\nALT,90,U/L,40\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "boardapp", "grade", str(table)],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 0
    assert b",1,high," in done.stdout


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ("creatinine,44,mg/dL,0.3,0.7", "a value in µmol/L would fit"),
        ("creatinine,0.5,umol/L,,106", "0.5 µmol/L is less than any creatinine"),
        ("calcium,2.3,mg/dL,8.5,10.5", "a value in mmol/L would fit"),
        ("aPTT,1.3,s,25,35", "a ratio would fit"),
        ("platelets,45000,K/uL,150,400", "1000 times too large for its unit or its range"),
        ("creatinine,0.9,mg/dL,0.3,1.0", ""),
        ("aPTT,45,s,25,35", ""),
    ],
)  # fmt: skip
def test_the_reason_tells_what_check_doubts_of_the_value(
    row: str, doubt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The very sentence that `check` prints of a case with this result."""
    path = tmp_path / "labs.csv"
    path.write_text(f"test,value,unit,low,high\n{row}\n", encoding="utf-8")
    assert cli.main(["grade", str(path)]) == 0
    (graded,) = rows(capsys.readouterr().out)
    told = ("would fit", "too large", "any creatinine")
    assert doubt in graded["reason"]
    assert any(map(graded["reason"].count, told)) is bool(doubt)

    test, value, unit, low, high = row.split(",")
    result = {"test": test, "value": float(value), "unit": unit, "when": "2020-01-02"}
    result |= {name: float(text) for name, text in (("low", low), ("high", high)) if text}
    case = {
        "format": "boardapp-case", "version": 1, "title": "SYNTHETIC",
        "privacy": {"status": "synthetic"}, "meeting": {"question": {"text": "What?"}},
        "diagnosis": {"id": "dx", "when": "2020-01-01", "disease": {"text": "ALL"}},
        "labs": [result],
    }  # fmt: skip
    (tmp_path / "a.board.json").write_text(json.dumps(case), encoding="utf-8")
    cli.main(["check", str(tmp_path / "a.board.json")])
    checked = " ".join(capsys.readouterr().out.split())
    assert doubt in checked


def test_an_impossible_value_has_no_grade(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text("test,value,unit\nplatelets,45000,10*9/L\n", encoding="utf-8")
    assert cli.main(["grade", str(path)]) == 0
    (graded,) = rows(capsys.readouterr().out)
    assert graded["grade"] == ""
    assert "45 would fit" in graded["reason"]
