"""`boardapp export CASE --update DECK.pptx`: what it prints, where it writes, what it refuses."""

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from boardapp.cli import DONE, FAILED, main
from boardapp.deck.marking.marker import read_mark


@pytest.fixture
def case(minimal_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(minimal_path, tmp_path))


@pytest.fixture
def deck(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "deck.pptx"
    assert main(["export", str(case), "--preset", "short", "-o", str(path)]) == DONE
    capsys.readouterr()
    return path


def test_the_report_is_printed_and_the_deck_replaced(
    case: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    presentation = Presentation(str(deck))
    title = presentation.slides[0].shapes.title
    assert title is not None
    title.text_frame.text = "My own title"
    presentation.save(str(deck))
    assert main(["export", str(case), "--update", str(deck)]) == DONE
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == f"{deck}: {len(presentation.slides)} slides"
    assert printed[1:4] == [
        "  Updated: slide 1, “My own title”.",  # the question, which the title said, in a block
        "  Kept as edited: slide 1, “My own title”.",
        "    Title: as edited.",
    ]
    assert printed[4].startswith("  Checked: all ")
    assert printed[4].endswith("; nothing found.")


def test_another_file_can_be_written(case: Path, deck: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.pptx"
    before = deck.read_bytes()
    assert main(["export", str(case), "--update", str(deck), "-o", str(target)]) == DONE
    assert deck.read_bytes() == before
    assert read_mark(Presentation(str(target)).slides[0]) is not None


def test_a_longer_deck_can_be_asked_for(
    case: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = len(Presentation(str(deck)).slides)
    assert main(["export", str(case), "--update", str(deck), "--preset", "full"]) == DONE
    assert "Added: slide" in capsys.readouterr().out
    assert len(Presentation(str(deck)).slides) > count


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--template", "any.pptx"], "--template goes with a new deck"),
        (["-o", "deck.txt"], "does not end in .pptx"),
    ],
)
def test_what_does_not_go_together_is_refused(
    more: list[str], sentence: str, case: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = deck.read_bytes()
    assert main(["export", str(case), "--update", str(deck), *more]) == FAILED
    assert sentence in capsys.readouterr().err
    assert deck.read_bytes() == before


def test_the_deck_of_another_case_is_refused_in_a_sentence(
    letter_path: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = deck.read_bytes()
    assert main(["export", str(letter_path), "--update", str(deck)]) == FAILED
    assert "was made from another case than" in capsys.readouterr().err
    assert deck.read_bytes() == before
