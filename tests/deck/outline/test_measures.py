"""The slides of measures of the body: their values over time, and grades where there are any."""

from typing import Any

from boardapp.case.patient import Measurement
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import ChartBlock, Slide, TableBlock
from tests.review.plausibility.gate import a_case

THERAPY = Therapy(name="ADE", line=1, start=When.parse("dx + 3 d"))


def _measure(name: str, value: float | str, when: str, unit: str) -> Measurement:
    return Measurement(name=name, value=Value(value), when=When.parse(when), unit=unit)


EF = (
    _measure("ejection fraction", 62, "dx", "%"),
    _measure("ejection fraction", 48, "dx + 75 d", "%"),
)
HEIGHT = _measure("height", 134, "dx", "cm")


def _slides(*measures: Measurement, preset: Any = "standard") -> dict[str, Slide]:
    case = a_case(measurements=measures, therapies=(THERAPY,))
    return {slide.key: slide for slide in build_deck(deck_review(case), preset).slides}


def _table(slide: Slide) -> TableBlock:
    (block,) = slide.blocks
    assert isinstance(block, TableBlock)
    return block


def test_each_measure_has_its_values_in_order_of_time_and_its_grade() -> None:
    slide = _slides(*EF, HEIGHT)["measures"]
    assert slide.section == "Backup"
    assert slide.title == "Latest ejection fraction 48 % (grade 2)"
    assert _table(slide).rows == (
        ("ejection fraction", "62 % (at diagnosis); 48 % (75 d after diagnosis)", "2"),
        ("height", "134 cm (at diagnosis)", "not graded"),
    )
    assert _table(slide).caption == (
        "Ejection fraction: grade by the value and its baseline of 62 %."
    )


def test_without_a_grade_there_is_no_column_of_grades() -> None:
    slide = _slides(HEIGHT)["measures"]
    assert _table(slide).columns == ("Measure", "Values in order of time")
    assert slide.title == "Vital and body: one measure over time"


def test_a_graded_measure_is_drawn_over_the_therapies() -> None:
    made = _slides(HEIGHT, *EF)
    (block,) = made["measures-2"].blocks
    assert isinstance(block, ChartBlock)
    assert [point.y for point in block.chart.series[0].points] == [62, 48]
    assert [shade.label for shade in block.chart.shades] == ["ADE"]
    assert made["measures-2"].title == (
        "Ejection fraction: first 62 %, latest 48 %, grade 2 (CTCAE v5.0)"
    )
    assert "measures-1" not in made


def test_a_measure_without_a_grade_is_drawn_where_it_was_taken_often() -> None:
    taken = [_measure("height", 120 + n, f"dx + {n * 90} d", "cm") for n in range(4)]
    assert "measures-1" in _slides(*taken)
    assert "measures-1" not in _slides(*taken[:3])


def test_a_case_without_measures_has_no_such_slide_and_the_short_deck_neither() -> None:
    assert "measures" not in _slides()
    assert "measures" not in _slides(*EF, preset="short")
    assert "measures" in _slides(*EF, preset="full")
