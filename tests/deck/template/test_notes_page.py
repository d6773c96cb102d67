"""The notes of a deck in a template are measured by the page of notes of that template."""

import io

import pytest
from pptx import Presentation
from pptx.util import Pt

from boardapp.casefile.files import read_case
from boardapp.deck.fitting.design import NOTES, NOTES_POINTS
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.measure import LINE_PITCH, wrap
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.template.file import opened_template
from boardapp.deck.template.notes_page import notes_room
from boardapp.deck.template.style import template_style
from boardapp.deck.writing.notes import list_master
from boardapp.resources import asset, example_case
from tests.deck.templates import wide


def with_notes_master(width: float, height: float) -> bytes:
    """A template whose page of notes has a text of this size, in points, without insets."""
    presentation = wide()
    for shape in presentation.notes_master.placeholders:
        if shape.placeholder_format.type is not None and shape.has_text_frame:
            shape.left, shape.top, shape.width, shape.height = map(Pt, (54, 400, width, height))
            frame = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    list_master(presentation)
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def test_our_own_page_of_notes_is_the_one_we_measure_by() -> None:
    assert notes_room(Presentation(str(asset("template.pptx")))) == NOTES


def test_a_template_without_one_gets_the_room_of_the_one_that_it_will_be_given() -> None:
    room = notes_room(wide())
    made = wide()
    (body,) = [shape for shape in made.notes_master.placeholders if "Notes" in shape.name]
    assert room.width == pytest.approx(body.width / 12700 - 14.4)
    assert room.height == pytest.approx(body.height / 12700 - 7.2)


@pytest.mark.parametrize(("size", "is_used"), [((300, 100), True), ((300, 99), False)])
def test_a_text_that_holds_nothing_is_not_measured_by(
    size: tuple[float, float], is_used: bool
) -> None:
    room = notes_room(Presentation(io.BytesIO(with_notes_master(*size))))
    assert (room.width == 300) is is_used


def test_no_notes_are_longer_than_the_page_of_the_template() -> None:
    data = with_notes_master(300, 180)
    presentation = opened_template(data)
    style, _ = template_style(presentation, "small.pptx", has_banner=False)
    assert (style.notes_room.width, style.notes_room.height) == (300, 180)
    deck = build_deck(deck_review(read_case(example_case("letter"))), "standard", style=style)
    lines = int(180 / (NOTES_POINTS * LINE_PITCH))
    width = 300 / style.wideness
    for page in paginate(deck, style=style).pages:
        told = sum(
            len(wrap(line.text, NOTES_POINTS, width, is_bold=line.is_heading))
            for line in page.notes
        )
        assert told <= lines, page.slide.title
