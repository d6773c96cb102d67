"""Support of organs on the slides: when and why, and never a grade of its own."""

from typing import Any

from boardapp.case.complications import AdverseEvent, OrganSupport
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.deck.minute.contents import minute_of
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import FigureBlock, Slide, TableBlock
from boardapp.figures.grades.grades import Grades
from boardapp.figures.timeline.course import course_timeline
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case

HSCT = Therapy(id="hsct", name="HSCT", line=1, start=When.parse("dx + 120 d"))
VENTILATION = OrganSupport(
    name="invasive ventilation", organ="lung", reason="pneumonia",
    start=When.parse("hsct + 12 d"), end=When.parse("hsct + 19 d"),
)  # fmt: skip
DIALYSIS = OrganSupport(name="dialysis", start=When.parse("hsct + 13 d"))


def _case(*supports: OrganSupport, **parts: Any) -> Any:
    return a_case(therapies=(HSCT,), organ_support=supports, **parts)


def _slides(case: Any, preset: Any = "standard") -> dict[str, Slide]:
    return {slide.key: slide for slide in build_deck(deck_review(case), preset).slides}


def _graded(term: str, grade: int, onset: str = "hsct + 11 d") -> AdverseEvent:
    return AdverseEvent(term=term, grade=Value(grade), onset=When.parse(onset))


def _rows(slide: Slide) -> list[tuple[str, int, str, str]]:
    (block,) = slide.blocks
    assert isinstance(block, FigureBlock)
    assert isinstance(block.figure, Grades)
    return [(row.name, row.high, row.in_words, row.details) for row in block.figure.rows]


def test_support_stands_behind_the_grades_from_3_and_has_no_grade() -> None:
    events = (_graded("septic shock", 4), _graded("nausea", 1))
    slide = _slides(_case(VENTILATION, DIALYSIS, adverse_events=events))["toxicity"]
    assert _rows(slide) == [
        ("septic shock", 4, "no grade stated", ""),
        ("invasive ventilation", 0, "organ support", "12 to 19 d after HSCT; pneumonia; lung"),
        ("dialysis", 0, "organ support", "from 13 d after HSCT"),
        ("nausea", 1, "no grade stated", ""),
    ]
    assert slide.title == (
        "Complications: septic shock, nausea; organ support: invasive ventilation and dialysis"
    )
    assert "Organ support: invasive ventilation, 12 to 19 d after HSCT; " in " ".join(slide.say)


def test_support_alone_has_its_slide() -> None:
    slide = _slides(_case(VENTILATION))["toxicity"]
    assert slide.title == "Organ support: invasive ventilation"
    assert [row[0] for row in _rows(slide)] == ["invasive ventilation"]
    (table,) = (t for t in slide.blocks[0].otherwise if isinstance(t, TableBlock))
    assert table.rows == (
        ("invasive ventilation", "organ support (lung)", "12 to 19 d after HSCT; pneumonia"),
    )
    assert "grade" not in table.summary


def test_dates_are_told_as_days_from_the_diagnosis_from_first_to_last() -> None:
    dated = OrganSupport(
        name="invasive ventilation", start=When.parse("2020-03-10"), end=When.parse("2020-03-18")
    )
    one_day = OrganSupport(
        name="dialysis", start=When.parse("2020-03-10"), end=When.parse("2020-03-10")
    )
    slide = _slides(_case(dated, one_day))["toxicity"]
    assert [row[3] for row in _rows(slide)] == ["from day 32 to day 40", "day 32"]


def test_the_minute_records_when_which_organ_was_supported() -> None:
    deck = build_deck(deck_review(_case(VENTILATION, DIALYSIS)), "standard")
    assert minute_of(deck, "timeline").treated == (
        "Organ support: invasive ventilation, 12 to 19 d after HSCT; "
        "dialysis, from 13 d after HSCT."
    )
    assert not minute_of(build_deck(deck_review(_case()), "standard"), "timeline").treated


def test_of_many_none_of_the_support_is_left_out_of_the_backup() -> None:
    events = tuple(_graded(f"event {n}", 2, f"hsct + {n} d") for n in range(1, 12))
    made = _slides(_case(VENTILATION, adverse_events=events))
    assert "invasive ventilation" in [row[0] for row in _rows(made["toxicity"])]
    backup = made["complications"]
    assert backup.title == "Eleven complications and organ support in order of time"
    (table,) = backup.blocks
    assert isinstance(table, TableBlock)
    assert ("12 to 19 d after HSCT", "invasive ventilation", "organ support (lung)") in [
        row[:3] for row in table.rows
    ]


def test_the_full_deck_tells_it_once_and_not_among_the_stays() -> None:
    assert "stays" not in _slides(_case(VENTILATION), "full")


def test_it_has_a_lane_of_its_own_as_long_as_it_is_stated() -> None:
    review = review_case(_case(VENTILATION, DIALYSIS))
    for detail in ("slide", "all"):
        timeline = course_timeline(review, detail=detail)  # type: ignore[arg-type]
        (lane,) = (one for one in timeline.lanes if one.name == "Organ support")
        assert next((bar.label, bar.start, bar.end) for bar in lane.bars) == (
            "invasive ventilation", 132, 139,
        )  # fmt: skip
        dialysis = lane.bars[1]
        assert (dialysis.label, dialysis.start, dialysis.end_latest) == ("dialysis", 133, None)
        assert "organ support" not in timeline.left_out


def test_it_is_in_its_ledger_with_its_end_and_reason() -> None:
    review = review_case(_case(VENTILATION, DIALYSIS))
    (ledger,) = (one for one in review.ledgers if one.name == "Organ support")
    assert [(entry.term, entry.text) for entry in ledger.entries] == [
        ("invasive ventilation", "until 19 d after HSCT, pneumonia, lung"),
        ("dialysis", ""),
    ]


def test_support_that_ends_before_it_begins_is_found() -> None:
    wrong = OrganSupport(
        name="dialysis", start=When.parse("hsct + 24 d"), end=When.parse("hsct + 13 d")
    )
    found = [f for f in review_case(_case(wrong)).findings if f.place.collection == "organ_support"]
    assert [finding.severity for finding in found] == ["error"]
    right = review_case(_case(VENTILATION)).findings
    assert not [f for f in right if f.place.collection == "organ_support"]
