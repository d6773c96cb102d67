"""Imaging studies as `boardapp show` prints them."""

from pathlib import Path

import pytest

from boardapp.casefile.files import write_case
from boardapp.cli import main
from tests.review.imaging.studies import imaged, lesion, recist, study


def test_each_study_is_printed_with_what_is_stated_and_computed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = imaged(
        study("dx", lesion(62), finding="a mass", sum_mm=62),
        recist("dx + 60 d", "SD", lesion(31), region="chest"),
    )
    path = tmp_path / "sarcoma.board.json"
    write_case(path, case)
    assert main(["show", str(path)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Imaging ======= at diagnosis" in out
    assert "CT: A mass. L1, right lung: 62 mm (target); sum 62 mm (stated)." in out
    assert (
        "CT: chest: L1, right lung: 31 mm (target); sum 31 mm (summed); SD by RECIST 1.1; "
        "computed: PR: sum 31 mm, −50 % from baseline"
    ) in out


def test_without_studies_nothing_is_printed_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.board.json"
    write_case(path, imaged())
    assert main(["show", str(path)]) == 0
    assert "Imaging" not in capsys.readouterr().out
