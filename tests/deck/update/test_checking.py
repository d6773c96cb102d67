"""An updated deck is checked as a new one; what people brought in is told as theirs."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError
from boardapp.deck.export import export_deck
from boardapp.deck.update.checking import check_updated, notes_places
from boardapp.deck.update.update import update_deck
from boardapp.resources import example_case

PHONE = "Call 030 12345678"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("written") / "deck.pptx"
    export_deck(read_case(example_case("letter")), None, path, "short")
    return path.read_bytes()


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    presentation = Presentation(io.BytesIO(data))
    change(presentation)
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def add_slide(presentation: Any) -> None:
    """A slide as people make it: no title, a telephone number, a box half out of the slide."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    slide.shapes.add_textbox(Pt(900), Pt(200), Pt(200), Pt(40)).text_frame.text = PHONE


def double_an_id(presentation: Any) -> None:
    shapes = presentation.slides[0].shapes
    marked = shapes[1]._element.xpath(".//p:cNvPr")[0]
    marked.set("id", str(shapes[0].shape_id))


def test_a_sound_deck_has_nothing_to_tell(written: bytes) -> None:
    checked = check_updated(written, written, {}, {}, has_dates=True)
    assert checked.problems == checked.theirs == ()
    assert checked.lines == (f"Checked: all {checked.parts} parts of the file; nothing found.",)
    assert checked.parts > 50


def test_a_grave_fault_of_ours_stops_the_update(written: bytes) -> None:
    after = edited(written, double_an_id)
    with pytest.raises(DeckError, match="would not be sound: Slide 1: "):
        check_updated(written, after, {}, {}, has_dates=True)


@pytest.mark.parametrize("by_hand", [{1: True}, {1: False}, {}])
def test_a_grave_fault_that_was_there_is_theirs(written: bytes, by_hand: dict[int, bool]) -> None:
    after = edited(written, double_an_id)
    checked = check_updated(after, after, by_hand, {}, has_dates=True)
    assert len(checked.theirs) == 1
    assert checked.problems == ()


def test_a_new_grave_fault_on_a_slide_that_people_only_touched_is_ours(written: bytes) -> None:
    with pytest.raises(DeckError):
        check_updated(written, edited(written, double_an_id), {1: False}, {}, has_dates=True)


def test_a_slide_made_by_hand_is_checked_and_told_as_theirs(
    written: bytes, tmp_path: Path, letter_path: Path
) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(edited(written, add_slide))
    number = len(Presentation(str(deck)).slides)
    report = update_deck(read_case(letter_path), None, deck)
    told = [line for line in report.lines if line.startswith("Made by hand: ")]
    assert all(f"Slide {number}" in line for line in told)
    assert any("title" in line for line in told)
    assert any("12345678" in line for line in told)
    assert report.lines[-1].endswith(f"parts of the file; {len(told)} problems.")
    assert PHONE in {shape.text_frame.text for shape in Presentation(str(deck)).slides[-1].shapes}


def test_what_people_wrote_on_our_slide_is_theirs_and_does_not_stop_the_update(
    written: bytes, tmp_path: Path, letter_path: Path
) -> None:
    def write(presentation: Any) -> None:
        box = presentation.slides[0].shapes.add_textbox(Pt(60), Pt(400), Pt(300), Pt(30))
        box.text_frame.text = PHONE

    deck = tmp_path / "deck.pptx"
    deck.write_bytes(edited(written, write))
    lines = update_deck(read_case(letter_path), None, deck).lines
    assert any(line.startswith("Made by hand: Slide 1: ") and "12345678" in line for line in lines)


def test_notes_lead_to_their_slide(written: bytes) -> None:
    presentation = Presentation(io.BytesIO(written))
    places = notes_places(presentation)
    assert sorted(places.values()) == [
        number for number, slide in enumerate(presentation.slides, start=1) if slide.has_notes_slide
    ]
