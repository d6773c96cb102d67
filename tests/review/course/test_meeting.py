"""What the board is asked and may choose."""

import pytest

from boardapp.case.case import Image, Reference, Source
from boardapp.case.meeting import Attendance, Goal, Meeting, Option, Recommendation, Statement
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.words.times import stated_time
from tests.review.building import a_case


def test_the_statements_of_the_meeting_name_what_is_missing() -> None:
    question = Statement(text="Which treatment?", source="chart", note="as asked")

    review = review_case(a_case(meeting=Meeting(question=question)))

    assert (review.question.value, review.question.is_missing) == ("Which treatment?", False)
    assert (review.question.source, review.question.note) == ("chart", "as asked")
    assert (review.reason.value, review.reason.is_missing) == ("not reported", True)
    assert (review.new_problem.label, review.new_problem.place) == (
        "New clinical problem",
        "meeting.new_problem",
    )


def test_goals_stand_in_order_of_time() -> None:
    case = a_case(
        goals=(
            Goal(text="quality of life", when=When.parse("dx + 20 mo"), intent="palliative"),
            Goal(text="cure", when=When.parse("dx"), by="parents"),
        )
    )

    goals = review_case(case).goals

    assert [(g.text, g.by, g.intent, g.place) for g in goals] == [
        ("cure", "parents", "", "goals[1]"),
        ("quality of life", "family", "palliative", "goals[0]"),
    ]


def test_the_goals_of_the_letter_turn_from_palliative_to_curative(letter: Review) -> None:
    assert [(g.by, g.intent) for g in letter.goals] == [
        ("family", "palliative"),
        ("parents", "curative"),
    ]


def test_the_papers_of_an_option_have_the_numbers_of_the_references() -> None:
    references = (
        Reference(id="ref-a", citation="A"),
        Reference(id="ref-b", citation="B", number=7),
        Reference(citation="C"),
    )
    cited = ("ref-b", "ref-a", "somewhere else")
    case = a_case(options=(Option(name="X", references=cited),), references=references)

    review = review_case(case)

    assert review.options[0].references == ("7", "1", "somewhere else")
    assert [row.label for row in review.references] == ["1", "7", "3"]


def test_options_keep_their_order_and_say_what_is_not_reported() -> None:
    case = a_case(options=(Option(name="B", evidence="trial"), Option(name="A", risks="SOS")))

    assert [(o.name, o.evidence, o.prior_exposure, o.risks) for o in review_case(case).options] == [
        ("B", "trial", "", ""),
        ("A", "", "", "SOS"),
    ]


@pytest.mark.parametrize(
    ("due", "text"),
    [
        ("2020-08-02", "2020-08-02"),
        ("dx + 3 mo", "3 mo after diagnosis"),
        ("not reported", ""),
    ],
)
def test_the_recommendation_is_a_form_with_empty_fields(due: str, text: str) -> None:
    given = Recommendation(decision="Repeat the marrow.", due=When.parse(due))

    rows = review_case(a_case(recommendation=given)).recommendation

    assert [(row.label, row.value, row.is_missing) for row in rows] == [
        ("Decision", "Repeat the marrow.", False),
        ("Rationale", "", True),
        ("Dissent", "", True),
        ("Conditions", "", True),
        ("Owner", "", True),
        ("Due", text, not text),
    ]


def test_attendance_is_by_specialty() -> None:
    came = (
        Attendance(specialty="radiology", name="Dr A"),
        Attendance(specialty="pathology", present=True),
        Attendance(specialty="surgery"),
    )

    rows = review_case(a_case(recommendation=Recommendation(attendance=came))).attendance

    assert [(row.label, row.value) for row in rows] == [
        ("radiology", "Dr A"),
        ("pathology", "present"),
        ("surgery", "not present"),
    ]


def test_images_say_what_they_show_and_which_are_shown_by_radiology() -> None:
    case = a_case(
        images=(
            Image(caption="skull", file="a.png", modality="CT", when=When.parse("dx + 3 d")),
            Image(caption="chest", description="clear lungs"),
        )
    )

    images = review_case(case).images

    assert [
        (i.caption, i.file, i.modality, i.description, stated_time(i.when)) for i in images
    ] == [
        ("skull", "a.png", "CT", "skull", "3 d after diagnosis"),
        ("chest", "", "", "clear lungs", "not reported"),
    ]


def test_references_and_sources_are_rows_with_their_numbers_and_names() -> None:
    case = a_case(
        references=(
            Reference(citation="Pieters 2019", number=4, cited_for="the study"),
            Reference(citation="Stock 2016"),
        ),
        sources=(Source(id="letter", citation="Lattupally", kind="letter to the editor"),),
    )

    review = review_case(case)

    assert [(row.label, row.value, row.note) for row in review.references] == [
        ("4", "Pieters 2019", "the study"),
        ("2", "Stock 2016", ""),
    ]
    assert [(row.label, row.value, row.note) for row in review.sources] == [
        ("letter", "Lattupally", "letter to the editor")
    ]
