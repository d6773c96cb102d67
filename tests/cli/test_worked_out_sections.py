"""`boardapp show` tells derived values, totals of doses and what rules give."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from boardapp.case.case import Reference
from boardapp.casefile.files import read_case, write_case
from boardapp.cli import main
from boardapp.resources import example_case


def _shown(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["show", str(example_case(name))]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_show_tells_what_was_worked_out(capsys: pytest.CaptureFixture[str]) -> None:
    text = _shown("synthetic", capsys)
    assert "daunorubicin: 150 mg/m²; sum of 5 stated doses." in text
    assert "Anthracyclines as doxorubicin (PanCare 2023): 90 mg/m²; band < 100 mg/m²" in text
    assert "Alkylators as cyclophosphamide (CED, read in an abstract): at least 2500 mg/m²" in text
    assert "eGFR, 2023-06-26: 158 mL/min/1.73 m²; for a steady creatinine" in text
    assert "rule: bedside Schwartz, version 1" in text
    assert "MRD log fall (NGS), 2022-02-07: > 0.8; log₁₀(before / limit of detection)" in text
    assert "computed: high; open; rule: Interfant-06 risk group, version 1" in text


def test_show_leaves_out_what_can_not_be_worked_out(capsys: pytest.CaptureFixture[str]) -> None:
    text = _shown("letter", capsys)
    assert "Dose totals =" not in text
    assert "Derived values =" not in text
    assert "computed: medium; open; rule: Interfant-06 risk group, version 1" in text


def test_show_tells_the_cohorts_of_cited_papers_as_no_forecast(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = read_case(example_case("minimal"))
    paper = Reference(citation="Conter V. Blood. 2010;115:3206-3214.", number=1)
    path = tmp_path / "a.board.json"
    write_case(path, replace(case, references=(paper,)))
    assert main(["show", str(path)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Figures of a cohort of other patients: no forecast for this one." in text
    assert "[1] AIEOP-BFM ALL 2000, MRD-HR, 5-year EFS: 50.1 % (SE 4.1);" in text
    assert "n 189; counted from: not stated in the abstract" in text
