"""The slide of laboratory results: specimens, grades that need no range, and one test as one."""

from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Meeting
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.laboratory import by_interest
from boardapp.deck.slides import FigureBlock, Slide, TableBlock
from boardapp.figures.ranges.ranges import Ranges, Result
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _result(test: str, value: float | str, unit: str, when: str = "dx", **more: Any) -> LabResult:
    return LabResult(test=test, value=Value(value), unit=unit, when=When.parse(when), **more)


def _slide(*labs: LabResult) -> Slide:
    case: Case = a_case(diagnosed="2020-02-07", labs=labs)
    deck = build_deck(review_case(case), "full")
    return next(slide for slide in deck.slides if slide.key == "labs")


def _rows(slide: Slide) -> list[tuple[str, ...]]:
    (table,) = (block for block in slide.blocks if isinstance(block, TableBlock))
    return [tuple(row) for row in table.rows]


def _figure(slide: Slide) -> FigureBlock:
    (block,) = (block for block in slide.blocks if isinstance(block, FigureBlock))
    return block


def _results(slide: Slide) -> list[Result]:
    figure = _figure(slide).figure
    assert isinstance(figure, Ranges)
    return list(figure.results)


def test_the_specimen_stands_with_each_value_that_is_not_blood() -> None:
    slide = _slide(
        _result("leukocytes", 1, "/uL", specimen="CSF"),
        _result("leukocytes", 55, "10*9/L"),
        _result("glucose", 63, "mg/dL", specimen="CSF"),
    )
    assert {(one.name, one.text, one.has_track) for one in _results(slide)} == {
        ("CSF leukocytes", "1/µL", False),
        ("leukocytes", "55 ×10⁹/L", False),
        ("CSF glucose", "63 mg/dL", False),
    }


@pytest.mark.parametrize(
    ("value", "title", "text", "grade"),
    [
        (
            4,
            "No reference range given; platelets grade 4 (CTCAE v5.0)",
            "4 ×10⁹/L",
            "grade 4 (lab)",
        ),
        (
            "40..50",
            "No reference range; platelets grade 3, worst of range (CTCAE v5.0)",
            "40–50 ×10⁹/L",
            "grade 3 (lab, worst of range)",
        ),
    ],
)
def test_a_grade_that_needs_no_range_is_given_and_nothing_is_called_calm(
    value: float | str, title: str, text: str, grade: str
) -> None:
    slide = _slide(_result("platelets", value, "10*9/L"), _result("ALT", 2110, "U/L"))
    assert slide.title == title
    first, second = _results(slide)
    assert (first.text, first.details[0]) == (text, grade)
    assert (second.text, second.details) == ("2110 U/L", ())
    assert "Band" not in _figure(slide).caption


def test_one_test_in_several_spellings_has_its_latest_result_on_the_slide() -> None:
    ranges = {"low": 150, "high": 400}
    slide = _slide(
        _result("platelets", 45, "K/uL", "dx + 1 d", **ranges),
        _result("PLT", 80, "10*9/L", "dx + 15 d", **ranges),
        _result("platelets", 210, "/nl", "dx + 43 d", **ranges),
    )
    (result,) = _results(slide)
    assert (result.text, result.details) == (
        "210 ×10⁹/L", ("(150–400)", "43 d after diagnosis"),
    )  # fmt: skip
    assert (result.low, result.reference_low, result.reference_high) == (210, 150, 400)
    assert slide.title == "Latest result of the one test within its reference range"


def test_a_result_in_another_unit_keeps_its_unit_and_its_range() -> None:
    case: Case = a_case(
        diagnosed="2020-02-07",
        labs=(
            _result("creatinine", 177, "umol/L", "dx + 8 d", high=106),
            _result("creatinine", 0.5, "mg/dL", "dx + 15 d", high=1.2),
        ),
    )
    deck = build_deck(review_case(case), "full")
    rows = _rows(next(slide for slide in deck.slides if slide.key == "results-1"))
    assert [row[1:3] for row in rows] == [("177 µmol/L", "≤ 106"), ("0.5 mg/dL", "≤ 1.2")]


def test_the_title_says_when_an_old_result_was_found() -> None:
    old = _result("uric acid", 14.2, "mg/dL", "dx + 2 d", high=5.5)
    case: Case = a_case(
        diagnosed="2020-02-07", labs=(old,), meeting=Meeting(as_of=When.parse("2020-12-01"))
    )
    titles = {s.key: s.title for s in build_deck(review_case(case), "full").slides}
    assert titles["labs"] == (
        "Uric acid 14.2 mg/dL (high, reference ≤ 5.5 mg/dL), 2 d after diagnosis"
    )
    assert _slide(old).title == "Uric acid 14.2 mg/dL (high, reference ≤ 5.5 mg/dL)"


def test_a_number_stands_on_its_own_range_and_what_has_none_says_so_once() -> None:
    slide = _slide(
        _result("aPTT", 45, "s", low=25, high=35),
        _result("ALT", 55, "U/L"),
        _result("bilirubin", "normal", ""),
        _result("factor VIII", "normal", ""),
    )
    told = {one.name: one for one in _results(slide)}
    assert list(told) == ["aPTT", "bilirubin and factor VIII", "ALT"]
    assert (told["aPTT"].text, told["aPTT"].is_outside) == ("45 s ↑ high", True)
    assert [one.has_track for one in told.values()] == [True, False, False]
    assert _figure(slide).caption.endswith(
        "Band and brackets: the laboratory's own range. No band: no range reported."
    )


def test_a_result_in_another_unit_stands_on_its_range_as_it_would_in_that_of_the_series() -> None:
    slide = _slide(
        _result("creatinine", 177, "umol/L", "dx + 8 d", high=106),
        _result("creatinine", 0.5, "mg/dL", "dx + 15 d", high=1.2),
    )
    (result,) = _results(slide)
    assert (result.text, result.details[0]) == ("0.5 mg/dL", "(≤ 1.2)")
    assert result.low is not None
    assert result.reference_high is not None
    assert result.low / result.reference_high == pytest.approx(0.5 / 1.2)


def test_where_the_rows_find_no_room_their_table_stands_in_their_place() -> None:
    block = _figure(_slide(_result("aPTT", 45, "s", low=25, high=35)))
    (listed,) = block.otherwise
    assert isinstance(listed, TableBlock)
    assert listed.rows == (("aPTT", "45 s ↑ high – at diagnosis", "25–35"),)


def test_the_tests_that_matter_in_a_disease_come_first() -> None:
    labs = (
        _result("platelets", 200, "10*9/L"),
        _result("ferritin", 90, "ug/L"),
        _result("VMA (urine)", 12, "mg/g"),
    )

    def order(disease: str) -> list[str]:
        dx = Diagnosis(when=When.parse("2020-02-07"), disease=Coded(text=disease))
        review = review_case(a_case(diagnosis=dx, labs=labs))
        return [one.test for one in by_interest(review)]

    assert order("neuroblastoma") == ["VMA (urine)", "ferritin", "platelets"]
    assert order("B-ALL") == ["platelets", "ferritin", "VMA (urine)"]
