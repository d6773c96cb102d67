"""What to say: each sentence is stated or derived; what the data do not carry is not said."""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.doubts import Doubts
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.outline.speaking.speech import spoken
from boardapp.deck.outline.speaking.telling import Telling, first_of, named, sentence
from boardapp.deck.outline.times import Times
from boardapp.deck.slides import Deck
from boardapp.resources import example_case
from boardapp.review.model.base import Row
from boardapp.review.model.course import Look
from boardapp.review.model.labs import WorkUpRow, WorkUpTable
from boardapp.review.model.meeting import ImageEntry
from boardapp.review.model.review import Review
from tests.deck.conftest import (
    MakeReview,
    at,
    complication,
    finding,
    goal,
    lab_point,
    lab_series,
    line,
    missing,
    option,
    phase,
    relapse,
)
from tests.review.building import a_case


def said(key: str, review: Review) -> list[str]:
    return [*spoken(key, Telling(review, Doubts(review.findings), Times(), review.images))]


@pytest.fixture(scope="module")
def letter() -> Deck:
    return build_deck(deck_review(read_case(example_case("letter"))), "full")


def say_of(deck: Deck, key: str) -> tuple[str, ...]:
    return next(slide.say for slide in deck.slides if slide.key == key)


def test_a_sentence_has_its_capital_and_its_full_stop() -> None:
    assert sentence("relapse 1: marrow") == "Relapse 1: marrow."
    assert sentence("What next?") == "What next?"
    assert sentence(" ") == ""


def test_of_many_the_first_are_told_and_the_rest_is_counted() -> None:
    assert first_of(["a", "b", "c", "d"], "test") == "a; b; c; d"
    assert first_of(["a", "b", "c", "d", "e"], "test") == "a; b; c; d; one test more"
    assert named(list("abcdefgh")) == "a, b, c, d, e, f, g and h"
    assert named(list("abcdefghi")) == "a, b, c, d, e, f, g, h and one other"


def test_the_question_is_asked_and_a_missing_one_is_not_made_up(make_review: MakeReview) -> None:
    assert said("question", make_review())[-1] == "The board is asked: What next?"
    without = make_review(question=missing("Question for the board"))
    assert said("question", without) == [
        "Patient with B-ALL.",
        "No question to the board is stated.",
    ]


def test_reason_and_problem_are_told_by_their_first_sentence(make_review: MakeReview) -> None:
    review = make_review(
        reason=Row(label="Reason", value="A rare course. It is told at length."),
        new_problem=Row(label="Problem", value="Bleeding. For weeks."),
    )
    assert "Presented because: A rare course." in said("question", review)
    assert "The new problem: Bleeding." in said("question", review)


def test_the_letter_tells_its_course_and_no_more(letter: Deck) -> None:
    assert say_of(letter, "timeline") == (
        "Seven lines of therapy (counted by us).",
        "Relapse 1: isolated marrow, 5 mo after AALL15P1 began.",
        "Relapse 2: marrow, after AALL1331 began.",
        "Relapse 3: CNS + extramedullary, after blinatumomab began.",
        (
            "Relapse 4: CNS + extramedullary, 28 d after CAR-T therapy, within 15 mo after "
            "relapse 1 (doubt 11)."
        ),
        "Relapse came in or after lines 1, 2, 3 and 5.",
        (
            "Bone marrow transplant (planned): not given, during AALL1331; CAR-T therapy (first "
            "admission): postponed, on the day of relapse 3."
        ),
        (
            "No relapse is reported since InO course 2 began, up to the last look at the disease "
            "(14 mo after InO course 2 ended)."
        ),
        "MRD negative both times, last < 1×10⁻⁶ (NGS, marrow).",
    )


def look(state: str, day: float, **more: Any) -> Look:
    given = {"finding": "evaluation", "name": state or "evaluation"} | more
    return Look(key=f"look-{day}", when=at(f"dx + {day:.0f} d", day), state=state, **given)


def test_without_a_calm_nothing_is_said_to_have_stayed_away(make_review: MakeReview) -> None:
    review = make_review(lines=(line(1, "A"),), relapses=(relapse(1, "marrow"),))
    assert not [text for text in said("timeline", review) if text.startswith("No relapse")]
    unbroken = make_review(lines=(line(1, "A"),), looks=(look("remission", 30),))
    assert said("timeline", unbroken) == [
        "One line of therapy.",
        "No relapse is reported.",
        "The last look: remission, 30 d after dx.",
    ]


def test_turns_stand_in_the_order_of_time_and_later_ones_are_not_told(
    make_review: MakeReview,
) -> None:
    looks = (
        look("progression", 10, sites=("liver",)),
        look("refractory", 20),
        look("progression", 30, is_later=True),
    )
    told = said("timeline", make_review(looks=looks))
    assert told[:2] == ["Progression (liver), 10 d after dx.", "Refractory disease, 20 d after dx."]
    assert not any("30 d" in text for text in told)


def test_a_turn_is_told_of_the_line_that_its_look_judges(make_review: MakeReview) -> None:
    lines = (
        line(1, "A", looks=(look("relapse", 10),)),
        line(2, "B", looks=(look("relapse", 20, is_later=True),)),
        line(3, "C", looks=(look("progression", 30),)),
    )
    told = said("lines", make_review(lines=lines))
    assert "Relapse came in or after line 1." in told
    assert "Progression came in or after line 3." in told


@pytest.mark.parametrize(
    ("flag", "wanted"),
    [
        ("high", "AST 90 U/L, above its range of ≤ 40 U/L."),
        ("low", "AST 90 U/L, below its range of ≤ 40 U/L."),
        ("normal", "Within their range at the latest result: AST."),
        ("no range", "As stated, no range to judge them by: AST 90 U/L."),
    ],
)
def test_a_result_is_judged_by_its_own_range_alone(
    make_review: MakeReview, flag: str, wanted: str
) -> None:
    point = lab_point("90", 90.0, flag=flag, reference_high=40.0, when=at("not reported"))
    assert said("labs", make_review(labs=(lab_series("AST", "U/L", point),))) == [wanted]


def test_a_doubtful_result_bears_the_number_of_its_doubt(make_review: MakeReview) -> None:
    point = lab_point("90", 90.0, flag="no range", when=at("not reported"))
    review = make_review(
        labs=(lab_series("AST", "U/L", point),), findings=(finding("Too high?", "labs[0].value"),)
    )
    assert said("labs", review)[0].endswith("AST 90 U/L (doubt 1).")


@pytest.mark.parametrize(
    ("grade", "graded", "grave"),
    [(Value(3), "one", "one"), (Value(2), "one", "none"), (Value("2..3"), "", "")],
)
def test_grave_is_a_stated_grade_of_three_or_more(
    make_review: MakeReview, grade: Value, graded: str, grave: str
) -> None:
    told = said("toxicity", make_review(complications=(complication("mucositis", grade),)))
    counts = [text for text in told if text.startswith("One complication")]
    wanted = (
        f"One complication, of which {graded} with a stated grade and {grave} of grade 3 or more."
    )
    assert counts == ([wanted] if graded else [])


def test_admissions_are_no_complications(make_review: MakeReview) -> None:
    stay = complication("fever", None, kind="admission")
    assert said("toxicity", make_review(complications=(stay,))) == []


def test_mrd_is_counted_by_its_outcome_only_where_there_are_several() -> None:
    review = deck_review(read_case(example_case("synthetic")))
    assert said("mrd", review) == [
        "39 MRD results: 18 positive, 21 negative.",
        "The latest: MRD positive (5.1×10⁻⁶, NGS, marrow), month 28.5.",
    ]
    assert len(said("mrd", replace(review, mrd=review.mrd[-1:]))) == 1
    assert said("mrd", replace(review, mrd=())) == []


def test_what_all_options_depend_on_is_said_once(make_review: MakeReview) -> None:
    alike = (option("A", conditions="CD22 present"), option("B", conditions="CD22 present"))
    assert "For each of them: CD22 present." in said("options", make_review(options=alike))
    for others in (alike[:1], (alike[0], option("B", conditions="a donor"))):
        told = said("options", make_review(options=others))
        assert not any(text.startswith("For each") for text in told)


def test_goals_are_told_with_the_intent_that_is_stated(make_review: MakeReview) -> None:
    told = said("goals", make_review(goals=(goal("At home", "palliative"), goal("Cure", ""))))
    assert told == [
        "Parents, after relapse-1: At home; intent then: palliative.",
        "Parents, after relapse-1: Cure.",
    ]


def test_what_is_minuted_is_told_else_that_nothing_is(make_review: MakeReview) -> None:
    assert said("recommendation", make_review())[-1].startswith("Nothing is minuted yet.")
    decided = make_review(recommendation=(Row(label="Decision", value="Stop. For now."),))
    assert said("recommendation", decided) == ["As minuted: Decision: Stop."]


def test_a_picture_without_a_file_is_shown_by_radiology(make_review: MakeReview) -> None:
    images = [
        ImageEntry(
            caption="MRI", file=file, modality="MRI", when=at("not reported"), description=""
        )
        for file in ("", "mri.png")
    ]
    assert said("images", make_review(images=tuple(images[:1]))) == [
        "MRI, to be shown by radiology."
    ]
    assert said("images", make_review(images=tuple(images[1:]))) == ["MRI."]


@pytest.mark.parametrize(
    ("times", "is_told_as_last"),
    [
        (("2020-01-01",), False),
        (("2020-01-01", "2020-03-01"), True),
        (("2020-01-01", "not reported"), False),
        (("2020-02-01", "2020-02-01"), False),
    ],
)
def test_a_genetic_finding_is_the_last_where_it_surely_came_last(
    times: tuple[str, ...], is_told_as_last: bool
) -> None:
    found = tuple(GeneticFinding(name=f"{n}q", when=When.parse(t)) for n, t in enumerate(times))
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text="AML"))
    texts = said("genetics", deck_review(a_case(genetics=found, diagnosis=diagnosis)))
    assert texts[-1].startswith("The last: 1q") is is_told_as_last
    assert texts[-1].startswith("0q") is not is_told_as_last


def test_a_work_up_tells_what_was_not_done(make_review: MakeReview) -> None:
    rows = tuple(
        WorkUpRow(test=test, state=state, result=result, reference="", when=at("dx"), meaning="")
        for test, state, result in (
            ("aPTT", "done", "45 s"),
            ("mixing", "not done", ""),
            ("FVIII", "not reported", ""),
        )
    )
    table = WorkUpTable(question="Why does he bleed?", rows=rows, conclusion="")
    assert said("work-up-1", make_review(work_ups=(table,))) == [
        *("Why does he bleed?", "Found: aPTT: 45 s.", "Not done: mixing."),
    ]


def test_tables_that_are_looked_up_have_nothing_to_say(letter: Deck) -> None:
    for key in ("references", "definitions", "register", "sources", "remarks"):
        assert say_of(letter, key) == ()


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_the_notes_of_every_main_slide_open_with_what_to_say(name: str) -> None:
    deck = build_deck(deck_review(read_case(example_case(name))), "standard")
    seen = set()
    for page in paginate(deck).pages:
        if page.slide.section != "Backup" and page.slide.key not in seen:
            seen.add(page.slide.key)
            first = page.notes[0]
            assert page.slide.say, page.slide.key
            assert not first.is_heading
            assert first.text == page.slide.say[0] or page.slide.tail


def test_a_phase_that_was_not_given_is_told_with_its_state(make_review: MakeReview) -> None:
    planned = phase("CAR-T", 2, status="planned", is_given=False)
    assert "CAR-T: planned." in said("timeline", make_review(not_given=(planned,)))
    assert said("timeline", make_review()) == []


def test_each_slide_of_pictures_tells_its_own() -> None:
    deck = build_deck(deck_review(read_case(example_case("synthetic"))), "standard")
    told = {key: " ".join(say_of(deck, key)) for key in ("images", "images-2")}
    words = ("marrow", "MRI", "liver")
    assert [word in told["images"] for word in words] == [True, True, False]
    assert [word in told["images-2"] for word in words] == [False, False, True]
