"""The row of facts over a chart: as many as fit, none cut, open where nothing is reported."""

from boardapp.figures.charts.chart import Fact
from boardapp.figures.charts.fact_row import fact_boxes, fact_texts, facts_height, place_facts
from boardapp.figures.palette import LIGHT
from boardapp.figures.text_width import arial_width

FACTS = (
    Fact(label="CNS, month 28.5", text="CNS1"),
    Fact(label="CD22 since month 28.1", text="not reported", is_missing=True),
)


def test_facts_fill_the_width_side_by_side() -> None:
    first, second = place_facts(FACTS, 600, 16, arial_width)
    assert first.box.left == 0
    assert first.box.right < second.box.left
    assert round(second.box.right, 6) == 600
    assert first.label.bottom <= first.text.top


def test_no_fact_is_cut_and_what_finds_no_room_is_left_out_from_the_end() -> None:
    (only,) = place_facts(FACTS, 200, 16, arial_width)
    assert only.fact.label == "CNS, month 28.5"
    assert place_facts(FACTS, 20, 16, arial_width) == ()
    assert facts_height((), 16) == 0


def test_what_is_not_reported_is_open_and_dashed() -> None:
    places = place_facts(FACTS, 600, 16, arial_width)
    filled, dashed = fact_boxes(places, LIGHT, 1.0)
    assert filled.fill
    assert filled.stroke is None
    assert not dashed.fill
    assert dashed.stroke is not None
    assert dashed.stroke.is_dashed


def test_a_fact_is_told_in_bold_under_its_label() -> None:
    texts = list(fact_texts(place_facts(FACTS[:1], 600, 16, arial_width), LIGHT, 16))
    assert [(t.text, t.size, t.is_bold) for t in texts] == [
        ("CNS, month 28.5", 16, False), ("CNS1", 20, True),
    ]  # fmt: skip
