"""From a case to a file: images found or named, the default name, cancelling."""

import subprocess
import sys
from pathlib import Path

import pptx
import pytest
from msgspec.structs import replace

import boardapp.deck
from boardapp.case.case import Case, Image
from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.export import deck_of, default_output, export_deck, preset_of


@pytest.fixture
def minimal(minimal_path: Path) -> Case:
    return read_case(minimal_path)


@pytest.mark.parametrize(
    ("case", "deck"),
    [
        ("letter.board.json", "letter.pptx"),
        ("letter.board", "letter.pptx"),
        ("letter.json", "letter.pptx"),
        ("my.case.board.json", "my.case.pptx"),
    ],
)
def test_a_deck_is_named_after_its_case(case: str, deck: str) -> None:
    assert default_output(Path("folder") / case) == Path("folder") / deck


def test_an_export_writes_the_deck_and_reports_it(
    minimal: Case, minimal_path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "deck.pptx"
    done: list[tuple[int, int]] = []
    report = export_deck(
        minimal, minimal_path, target, "short", lambda number, total: done.append((number, total))
    )
    assert report.path == target
    assert target.read_bytes()[:2] == b"PK"
    assert done == [(number, report.slides) for number in range(report.slides + 1)]


def test_an_image_that_is_not_there_is_named_and_the_rest_written(
    minimal: Case, minimal_path: Path, tmp_path: Path
) -> None:
    case = replace(minimal, images=(Image(caption="Head", file="nowhere.png"),))
    report = export_deck(case, minimal_path, tmp_path / "deck.pptx")
    assert any(note.startswith("Head: left out.") for note in report.notes)
    assert report.path.exists()


def test_the_images_of_an_unsaved_case_are_named(minimal: Case, tmp_path: Path) -> None:
    case = replace(minimal, images=(Image(caption="Head", file="head.png"),))
    report = export_deck(case, None, tmp_path / "deck.pptx")
    assert "Head: left out, since the case was never saved." in report.notes


def test_the_images_of_a_case_reach_the_deck(synthetic_path: Path, tmp_path: Path) -> None:
    report = export_deck(read_case(synthetic_path), synthetic_path, tmp_path / "deck.pptx")
    assert not any("left out" in note for note in report.notes)


def test_a_cancelled_export_leaves_no_file(
    minimal: Case, minimal_path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "deck.pptx"
    with pytest.raises(ExportCancelled):
        export_deck(minimal, minimal_path, target, cancelled=lambda: True)
    assert not target.exists()


def test_a_folder_that_is_not_there_is_an_error_in_a_sentence(
    minimal: Case, minimal_path: Path, tmp_path: Path
) -> None:
    with pytest.raises(DeckError, match=r"deck\.pptx"):
        export_deck(minimal, minimal_path, tmp_path / "nowhere" / "deck.pptx")


def test_the_case_says_which_slides_and_how_long(
    minimal: Case, minimal_path: Path, tmp_path: Path
) -> None:
    slides = (
        SlideSetting(key="recommendation", title="We decide"),
        SlideSetting(key="question"),
        SlideSetting(key="diagnoses"),
    )
    case = replace(minimal, presentation=DeckSettings(preset="short", slides=slides))
    report = export_deck(case, minimal_path, tmp_path / "deck.pptx")
    written = pptx.Presentation(str(report.path))
    titles = [slide.shapes.title for slide in written.slides]
    assert [title.text_frame.text for title in titles if title] == [
        "We decide",
        "Which treatment should follow?",
    ]
    assert report.notes == (
        "The case's choice of slides names “diagnoses”, which is none. Did you mean “diagnosis”?",
    )


def test_the_length_asked_for_comes_before_that_of_the_case(minimal: Case) -> None:
    case = replace(minimal, presentation=DeckSettings(preset="short"))
    assert [preset_of(minimal), preset_of(case), preset_of(case, "full")] == [
        "standard",
        "short",
        "full",
    ]


def test_slides_can_be_named(minimal: Case, minimal_path: Path) -> None:
    deck, notes = deck_of(minimal, minimal_path, slides=["recommendation", "labs", "question"])
    assert [slide.key for slide in deck.slides] == ["recommendation", "question"]
    assert notes == ("No slide “labs”: the case has nothing for it.",)
    with pytest.raises(DeckError, match="Did you mean “question”"):
        deck_of(minimal, minimal_path, slides=["qestion"])


def test_the_room_loads_no_powerpoint_until_asked() -> None:
    code = "import sys, boardapp.deck; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"pptx", "lxml"}.isdisjoint(done.stdout.split())


def test_the_room_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = boardapp.deck.nothing
