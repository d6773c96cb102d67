"""Several sources into one case: in order, a report for each, all or nothing."""

import json
from pathlib import Path

import pytest

from boardapp.casefile.files import read_case
from boardapp.cli import main

HEAD = "Date,Test,Result,Unit\n"


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    rows = {
        "first": "2021-03-05,Platelets,45,10*9/L\n",
        "second": "2021-03-05,Platelets,45,10*9/L\n2021-03-06,Platelets,60,10*9/L\n",
        "third": "2021-03-06,Platelets,61,10*9/L\n",
    }
    paths = [tmp_path / f"{name}.csv" for name in rows]
    for path, text in zip(paths, rows.values(), strict=True):
        path.write_text(HEAD + text, "utf-8")
    return paths


@pytest.fixture
def case(tmp_path: Path) -> Path:
    source, target = tmp_path / "empty.csv", tmp_path / "open.board.json"
    source.write_text(HEAD + "2021-03-04,Hemoglobin,8.1,g/dL\n", "utf-8")
    assert main(["import", str(source), "-o", str(target)]) == 0
    return target


def results(path: Path) -> list[str]:
    return [f"{one.test} {one.value.text}" for one in read_case(path).labs]


def test_each_source_is_added_to_what_the_ones_before_it_made(
    case: Path, sources: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    names = [str(path) for path in sources]
    assert main(["import", *names, "--into", str(case), "--report", str(report)]) == 0
    assert results(case) == ["Hemoglobin 8.1", "Platelets 45", "Platelets 60"]
    (doubt,) = read_case(case).doubts
    assert doubt.text.startswith("A source says otherwise: value: here 60")
    told = capsys.readouterr().out
    assert "1 fact added, 1 known already, 0 in conflict" in told
    assert "third.csv: 1 of 1 record taken" in told
    reports = [tmp_path / f"report-{path.stem}.json" for path in sources]
    assert [sum(json.loads(one.read_bytes())["kept"].values()) for one in reports] == [1, 2, 1]
    assert not report.exists()


def test_one_that_cannot_be_read_leaves_all_as_it_was(
    case: Path, sources: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = case.read_bytes()
    broken = tmp_path / "broken.json"
    broken.write_text('{"resourceType": "Bundle", "entry": [', "utf-8")
    names = [str(path) for path in (sources[0], broken, sources[1])]
    report = tmp_path / "report.json"
    assert main(["import", *names, "--into", str(case), "--report", str(report)]) == 2
    assert "broken.json" in capsys.readouterr().err
    assert case.read_bytes() == before
    assert not list(tmp_path.glob("report*"))


def test_sources_of_one_name_have_a_report_each(case: Path, tmp_path: Path) -> None:
    names = []
    for number in (1, 2):
        (tmp_path / f"{number}").mkdir()
        path = tmp_path / f"{number}" / "labs.csv"
        path.write_text(f"{HEAD}2021-03-0{number},Platelets,45,10*9/L\n", "utf-8")
        names.append(str(path))
    report = tmp_path / "report.json"
    assert main(["import", *names, "--into", str(case), "--report", str(report)]) == 0
    assert sorted(path.name for path in tmp_path.glob("report*")) == [
        "report-labs-2.json",
        "report-labs.json",
    ]


def test_what_is_named_with_o_gets_the_case_and_the_open_one_stays(
    case: Path, sources: list[Path], tmp_path: Path
) -> None:
    before, target = case.read_bytes(), tmp_path / "new.board.json"
    names = [str(path) for path in sources[:2]]
    assert main(["import", *names, "--into", str(case), "-o", str(target)]) == 0
    assert case.read_bytes() == before
    assert results(target) == ["Hemoglobin 8.1", "Platelets 45", "Platelets 60"]


@pytest.mark.parametrize(
    ("more", "told"),
    [(["--jobs", "2"], "leave out --jobs"), (["--save-mapping", "m.json"], "mapping of one table")],
)
def test_what_has_no_meaning_for_several_is_refused(
    case: Path,
    sources: list[Path],
    more: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [str(path) for path in sources]
    assert main(["import", *names, "--into", str(case), *more]) == 2
    assert told in capsys.readouterr().err
