"""Complications on slides: a grade of another system is told with it, and never counted."""

from msgspec.structs import replace

from boardapp.case.value import Value
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Deck, FigureBlock, Slide, TableBlock
from boardapp.figures.grades.grades import GradeRow, Grades
from boardapp.review.model.toxicity import Complication
from tests.deck.conftest import MakeReview, complication


def _of(term: str, grade: float | str, scale: str) -> Complication:
    return replace(complication(term, Value(grade), action="watched"), scale=scale)


def _slide(deck: Deck, key: str) -> Slide:
    return next(slide for slide in deck.slides if slide.key == key)


def _table(slide: Slide) -> TableBlock:
    """The table that stands for the bars where they find no room."""
    beside = (block for b in slide.blocks if isinstance(b, FigureBlock) for block in b.otherwise)
    return next(block for block in beside if isinstance(block, TableBlock))


def _bars(slide: Slide) -> tuple[GradeRow, ...]:
    figure = next(b.figure for b in slide.blocks if isinstance(b, FigureBlock))
    assert isinstance(figure, Grades)
    return figure.rows


def test_a_grade_of_another_system_has_no_bar_among_those_of_the_ctcae(
    make_review: MakeReview,
) -> None:
    events = (
        _of("mucositis", 3, ""),
        _of("CRS", 4, "ASTCT"),
        _of("acute GvHD", "II", "MAGIC"),
        _of("chronic GvHD", "severe", "NIH"),
    )
    slide = _slide(build_deck(make_review(complications=events), "standard"), "toxicity")
    assert slide.title == "Complications: mucositis, CRS, chronic GvHD, acute GvHD"
    bars = {bar.name: (bar.low, bar.high, bar.by_another) for bar in _bars(slide)}
    assert bars["mucositis"] == (3, 3, "")
    assert bars["CRS"] == (0, 0, "ASTCT grade 4")
    assert bars["acute GvHD"] == (0, 0, "MAGIC grade II")
    assert bars["chronic GvHD"] == (0, 0, "NIH severe")
    told = _table(slide)
    assert [row[1] for row in told.rows] == ["3", "ASTCT grade 4", "NIH severe", "MAGIC grade II"]
    assert "CRS, ASTCT grade 4: watched" in told.summary
    assert "mucositis, grade 3: watched" in told.summary


def test_the_highest_grade_of_a_title_is_none_of_another_system(make_review: MakeReview) -> None:
    events = (
        _of("mucositis", 3, ""),
        _of("CRS", 4, "ASTCT"),
        *(_of(f"a longer name of event {n}", 1, "") for n in range(9)),
    )
    slide = _slide(build_deck(make_review(complications=events), "standard"), "toxicity")
    assert slide.title == "Eleven complications reported; grade 3 as stated: mucositis"
    assert [row[0] for row in _table(slide).rows[:2]] == ["mucositis", "CRS"]


def test_what_is_said_counts_only_grades_that_are_not_by_another_system(
    make_review: MakeReview,
) -> None:
    events = (_of("mucositis", 2, ""), _of("CRS", 3, "ASTCT"))
    slide = _slide(build_deck(make_review(complications=events), "standard"), "toxicity")
    assert slide.say[0] == (
        "Two complications, of which one with a stated grade and none of grade 3 or more; one more "
        "by another system."
    )
    assert slide.say[1].startswith("CRS, ASTCT grade 3")


def test_the_title_never_leaves_out_that_a_complication_was_fatal(make_review: MakeReview) -> None:
    mild = [complication(f"event {n}", Value(3), action=f"drug {n}") for n in range(8)]
    fatal = replace(complication("pneumonia"), is_fatal=True)
    few = build_deck(make_review(complications=(mild[0], fatal)), "standard")
    assert _slide(few, "toxicity").title == "Complications: pneumonia (fatal), event 0"
    many = build_deck(make_review(complications=(*mild, fatal)), "standard")
    assert _slide(many, "toxicity").title == "Nine complications reported; fatal: pneumonia"
