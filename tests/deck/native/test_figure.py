"""A figure on a slide: one group with an alt text, whose boxes keep their words as they are."""

from pptx import Presentation
from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.native.figure import add_figure
from boardapp.figures.cards.cards import Card, Cards, Row, Words

HEAD = 'CD19 < 5 % & "dim"'


def _slide() -> Slide:
    presentation = Presentation()
    return presentation.slides.add_slide(presentation.slide_layouts[6])


def _cards() -> Cards:
    words = (Words(text="Flow < 1×10⁻⁴"), Words(text="again & again", rank="bullet"))
    cards = (Card(head=HEAD, words=words), Card(head="1", head_at="left", words=words))
    return Cards(name="Status", summary='Antigens: CD19 "dim"', rows=(Row(cards=cards),))


def test_a_figure_is_one_group_with_an_alt_text() -> None:
    slide = _slide()
    add_figure(slide, _cards(), Frame(left=48, top=108, width=864, height=384))
    (group,) = slide.shapes
    assert group.name == "Status"
    properties = group._element.nvGrpSpPr.cNvPr
    assert properties.get("descr") == 'Antigens: CD19 "dim"'


def test_signs_of_markup_in_a_head_stay_words_in_name_and_text() -> None:
    slide = _slide()
    add_figure(slide, _cards(), Frame(left=48, top=108, width=864, height=384))
    (group,) = slide.shapes
    texts = [shape.text_frame.text for shape in group.shapes]
    assert HEAD in texts
    assert any(shape.name.startswith(HEAD) for shape in group.shapes)
    assert "Flow < 1×10⁻⁴\nagain & again" in texts
