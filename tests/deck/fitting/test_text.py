"""Text fit for a presentation."""

import pytest

from boardapp.deck.fitting.text import brief, clean, clean_text
from boardapp.figures.charts.chart import Series
from tests.deck.sample_deck import chart, deck, point, slide, text


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("plain", "plain"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("a\ud800b\ufffec\U0001fffed", "abcd"),
        ("🧬 ≥ 10⁻⁶ مرحبا", "🧬 ≥ 10⁻⁶ مرحبا"),
    ],
)
def test_what_no_file_may_hold_is_taken_out(stated: str, expected: str) -> None:
    assert clean_text(stated) == expected


def test_every_text_of_a_deck_is_cleaned() -> None:
    made = clean(deck(slide("a\x00", text("b\x00", heading="c\x00")), title="d\x00"))
    assert made == deck(slide("a", text("b", heading="c")), title="d")


def test_the_texts_of_a_chart_and_its_points_are_cleaned() -> None:
    points = (point(1, 2, text="a\x00"), point(2, 3, key="b\x00"))
    made = clean(chart(title="c\x00", series=(Series(name="d\x00", points=points),)))
    assert (made.title, made.series[0].name) == ("c", "d")
    assert [(p.text, p.key, p.y) for p in made.series[0].points] == [("a", "", 2), ("", "b", 3)]


def test_what_is_clean_stays_the_same_object() -> None:
    made = chart()
    assert clean(made) is made


def test_a_name_in_a_message_is_short() -> None:
    assert brief("a  b\nc") == "a b c"
    assert brief("word " * 40) == "word word word word word word word word word word word wor …"
