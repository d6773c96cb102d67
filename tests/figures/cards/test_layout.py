"""Cards in place: all of it within the frame, no text over another, the largest type that fits."""

import pytest

from boardapp.deck.fitting.measure import text_width
from boardapp.figures.cards.cards import Card, Cards, Row, Words
from boardapp.figures.cards.layout import LaidCards
from boardapp.figures.drawing import draw, least_height
from boardapp.figures.palette import LIGHT
from boardapp.figures.scene import Shape, Text, TextBox
from boardapp.figures.text_width import wrapped

WIDTH, HEIGHT = 864.0, 384.0


def _tiles(*values: str) -> Cards:
    cards = tuple(
        Card(head=f"Domain {n}", head_at="within", words=(Words(text=text, rank="value"),))
        for n, text in enumerate(values)
    )
    return Cards(name="Status", summary="Status", rows=(Row(cards=cards),))


def _columns(text: str) -> Cards:
    words = (Words(text="Evidence", rank="heading"), Words(text=text, rank="detail"))
    cards = (Card(head="A long name of an option", words=words), Card(head="B", words=words))
    foot = Card(head="Both", head_at="left", words=(Words(text="CD22-positive leukemia."),))
    return Cards(name="Options", summary="", rows=(Row(cards=cards), Row(cards=(foot,))))


def _boxes(cards: Cards, width: float = WIDTH, height: float = HEIGHT) -> list[TextBox]:
    scene = draw(cards, width, height, text_width).scene
    return [part for part in scene if isinstance(part, TextBox)]


@pytest.mark.parametrize("cards", [_tiles("CR", "< 1×10⁻⁶"), _columns("It worked. " * 12)])
@pytest.mark.parametrize(("width", "height"), [(864.0, 384.0), (648.0, 384.0), (864.0, 288.0)])
def test_all_stands_within_its_box_and_no_box_over_another(
    cards: Cards, width: float, height: float
) -> None:
    boxes = _boxes(cards, width, height)
    for n, one in enumerate(boxes):
        assert one.box.right <= width + 0.01
        assert one.box.bottom <= height + 0.01
        assert one.text_height <= one.box.height + 0.01
        assert not any(one.box.overlaps(other.box) for other in boxes[:n])
        for passage in one.passages:
            assert all(
                text_width(line, passage.size, is_bold=passage.is_bold) <= one.box.width
                for line in passage.lines
            )


def test_type_is_as_large_as_the_room_allows_and_never_below_the_floor() -> None:
    few = max(p.size for box in _boxes(_tiles("CR")) for p in box.passages)
    many = [p.size for box in _boxes(_columns("It worked. " * 72)) for p in box.passages]
    assert few == 36
    assert min(many) == min(LaidCards.steps[-1]) == 16


def test_few_words_are_set_larger_than_words_beside_values() -> None:
    words = [p.size for box in _boxes(_columns("It worked.")) for p in box.passages]
    label, value = _boxes(_tiles("CR"))[0].passages
    assert max(words) == 26
    assert (label.size, value.size) == (20, 36)


def test_the_least_height_tells_what_finds_no_room() -> None:
    assert least_height(_columns("It worked. " * 20), WIDTH, text_width) < HEIGHT
    assert least_height(_columns("It worked. " * 200), WIDTH, text_width) > HEIGHT


def test_a_value_takes_one_line_before_it_takes_two() -> None:
    (box,) = _boxes(_tiles("complete remission"), width=260.0)
    value = box.passages[-1]
    assert len(value.lines) == 1
    assert value.size < 36


def test_what_is_not_known_is_open_and_dashed() -> None:
    words = (Words(text="not reported", rank="value", tone="muted"),)
    card = Card(head="CNS", head_at="within", words=words, tone="muted", is_dashed=True)
    (box,) = _boxes(Cards(name="Status", summary="", rows=(Row(cards=(card,)),)))
    assert box.fill == LIGHT.paper
    assert box.stroke is not None
    assert box.stroke.is_dashed


def test_the_bands_above_the_cards_of_a_row_are_equally_high() -> None:
    boxes = _boxes(_columns("It worked."), width=300.0)
    bands = [box for box in boxes if box.name in {"A long name of an option", "B"}][::2]
    assert len({box.box.height for box in bands}) == 1


def test_no_card_is_narrower_than_its_longest_word() -> None:
    texts = ["KMT2A-rearranged leukemia", "a b", "c d"]
    cards = tuple(
        Card(head="Who", words=(Words(text=text, rank="detail"),), share=share)
        for text, share in zip(texts, (1, 5, 5), strict=True)
    )
    boxes = _boxes(Cards(name="Question", summary="", rows=(Row(cards=cards),)))
    lines = [line for box in boxes for p in box.passages for line in p.lines]
    assert any(line.startswith("KMT2A-rearranged") for line in lines)


def test_parts_of_a_text_box_are_its_lines_from_the_top_with_bullets_before_them() -> None:
    words = (Words(text="one two three", rank="bullet"),)
    cards = Cards(name="x", summary="", rows=(Row(cards=(Card(words=words),)),))
    (box,) = _boxes(cards, width=110.0)
    parts = list(box.parts())
    assert isinstance(parts[0], Shape)
    texts = [part for part in parts if isinstance(part, Text)]
    assert texts[0].text == "•"
    assert " ".join(part.text for part in texts[1:]) == "one two three"
    assert texts[1].box.top == texts[0].box.top


def test_a_word_wider_than_its_line_is_broken_within_and_no_break_spaces_hold() -> None:
    lines = wrapped("acetylsalicylic acid", 18, 60.0, text_width)
    assert "".join(lines) == "acetylsalicylicacid"
    assert all(text_width(line, 18) <= 61 for line in lines)
    assert wrapped("about <\u00a01", 18, 50.0, text_width)[-1] == "<\u00a01"
