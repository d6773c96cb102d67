"""`boardapp show` tells what was found in tissue."""

from pathlib import Path

import pytest

from boardapp.cli import main
from boardapp.resources import example_case


def shown(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["show", str(path)]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_show_tells_reports_stages_genetics_and_the_operation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(example_case("sarcoma"), capsys)
    assert "Core needle biopsy: right calf: core of the primary tumor; embryonal" in text
    assert "Ki-67 70 %" in text
    assert "specimen of wide resection" in text
    assert "at diagnosis: IRS group III, clinical." in text
    assert "allele fraction 93 %, panel sequencing" in text
    assert "pathological response: partial, 80 % necrosis" in text
    assert "R1, deep margin" in text


def test_show_leaves_out_what_a_leukemia_does_not_state(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(example_case("synthetic"), capsys)
    assert "Pathology =" not in text
    assert "Stages =" not in text
    assert "Genetics over time" not in text
