"""The made-up case comes out the same each time, and larger where asked."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from boardapp.casefile.files import read_case

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / "tools"
CASES = ROOT / "cases"


def _make(path: Path, *options: str) -> Path:
    subprocess.run(
        [sys.executable, TOOLS / "make_synthetic_case.py", "-o", path, *options], check=True
    )
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _make(tmp_path_factory.mktemp("made") / "synthetic.board.json")


def test_the_committed_case_is_what_the_script_writes(made: Path) -> None:
    assert made.read_bytes() == (CASES / "synthetic.board.json").read_bytes()


@pytest.mark.parametrize("name", ["synthetic-marrow", "synthetic-mri", "synthetic-liver"])
def test_the_committed_pictures_are_what_the_script_draws(made: Path, name: str) -> None:
    drawn, committed = (
        Image.open(folder / "images" / f"{name}.png").convert("RGB")
        for folder in (made.parent, CASES)
    )
    assert drawn.size == committed.size
    assert drawn.tobytes() == committed.tobytes()


def test_a_case_of_any_number_of_results_can_be_made(tmp_path: Path) -> None:
    case = read_case(_make(tmp_path / "large.board.json", "--results", "12345"))
    assert len(case.labs) == 12345
    assert case.is_synthetic


def test_a_dip_falls_holds_and_recovers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    from synthetic_case.blood import Dip

    dip = Dip(date(2021, 3, 1), 10, 5, 20, 1.0, 1.0, 1.0, 1.0)
    shares = {
        date(2021, 3, 1): 0.0,
        date(2021, 3, 6): 0.5,
        date(2021, 3, 11): 1.0,
        date(2021, 3, 16): 1.0,
        date(2021, 3, 26): 0.5,
        date(2021, 4, 5): 0.0,
    }
    assert {day: pytest.approx(dip.share(day)) for day in shares} == shares
