"""The backup slide of the checklists, and acknowledged findings on the slide of doubts."""

from msgspec.structs import replace

from boardapp.case.case import Acknowledgement
from boardapp.case.deck_settings import Preset
from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Slide, TableBlock
from boardapp.resources import example_case
from boardapp.review.review_case import review_case


def _slides(name: str, preset: Preset = "standard") -> dict[str, Slide]:
    review = review_case(read_case(example_case(name)))
    return {slide.key: slide for slide in build_deck(review, preset).slides}


def _table(slide: Slide) -> TableBlock:
    return next(block for block in slide.blocks if isinstance(block, TableBlock))


def test_what_matters_for_the_question_of_the_letter_stands_first() -> None:
    slide = _slides("letter")["completeness"]
    table = _table(slide)

    assert slide.section == "Backup"
    assert slide.title == "8 of 13 missing items matter for the question; 4 further gaps"
    assert (
        "CD19 and CD22",
        "missing",
        "missing: CD19, CD22",
        "the question touches on drugs against an antigen: the target, and what was aimed at it",
    ) in table.rows[:8]
    assert (
        table.caption == "MDT-MODe 2 of 6; CARE 9 of 13; minimum set 8 of 17; this question 1 of 2"
    )


def test_a_short_deck_and_a_bare_case_have_none() -> None:
    assert "completeness" not in _slides("letter", "short")
    assert "completeness" not in _slides("minimal")


def test_an_acknowledged_finding_still_stands_on_the_slide_of_doubts() -> None:
    case = read_case(example_case("letter"))
    seen = Acknowledgement(
        about="ino-2.cycles", rule="doubt", reason="pharmacy confirms nine", by="haematology"
    )
    review = review_case(replace(case, acknowledgements=(seen,)))

    slides = {slide.key: slide for slide in build_deck(review, "standard").slides}

    told = [row[3] for row in _table(slides["doubts"]).rows]
    assert told.count("Acknowledged: pharmacy confirms nine (haematology).") == 2
    assert len(told) == 19
