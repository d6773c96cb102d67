"""Blocks of text: height, splitting, shortening, labels."""

import pytest

from boardapp.deck.fitting.page import Sizes
from boardapp.deck.fitting.text_fit import clip_text, label_text, split_text, text_block_height
from boardapp.deck.slides import Paragraph, TextBlock
from tests.deck.sample_deck import text

SIZES = Sizes(body=20, sub=18, table=16)


def test_the_height_is_lines_and_the_space_before_them() -> None:
    # Two paragraphs of a line (24.4) with 6 before each, insets of 2 and 2 to spare.
    assert text_block_height(text("a", "b"), 400, SIZES) == pytest.approx(2 * 24.4 + 12 + 6)


def test_a_call_out_needs_room_for_its_padding() -> None:
    plain, call_out = text("a"), text("a", is_emphasised=True)
    more = text_block_height(call_out, 400, SIZES) - text_block_height(plain, 400, SIZES)
    assert more == pytest.approx(16)


def test_text_is_split_after_the_last_paragraph_that_fits() -> None:
    head, rest = split_text(text("a", "b", "c", heading="H"), 400, 95, SIZES)
    assert head == text("a", "b", heading="H")
    assert rest == text("c", heading="H")


def test_nothing_is_split_off_where_nothing_fits() -> None:
    assert split_text(text("a"), 400, 10, SIZES) == (None, text("a"))


def test_a_point_goes_with_its_sub_points() -> None:
    sub = Paragraph(text="sub", level=1)
    points = (Paragraph(text="a"), Paragraph(text="b"), sub)
    head, rest = split_text(TextBlock(paragraphs=points), 400, 70, SIZES)
    assert head == TextBlock(paragraphs=points[:1])
    assert rest == TextBlock(paragraphs=points[1:])


def test_a_paragraph_higher_than_a_slide_is_shortened() -> None:
    clipped, full = clip_text(text("word " * 2000), 864, 366, SIZES)
    assert clipped.paragraphs[0].text.endswith("word …")
    assert text_block_height(clipped, 864, SIZES) <= 366
    assert list(full) == [("word " * 2000).strip()]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Age", "Age:"), ("Age:", "Age:"), ("1.", "1."), ("Why?", "Why?"), ("", "")],
)
def test_a_label_ends_in_a_mark(label: str, expected: str) -> None:
    assert label_text(Paragraph(label=label, text="text")) == expected


def test_a_label_alone_stays_as_it_is() -> None:
    assert label_text(Paragraph(label="Heading", text="")) == "Heading"
