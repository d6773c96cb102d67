"""The one-liner: who, what, relapses, lines, status, question; nothing twice, nothing invented."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.patient import Patient
from boardapp.case.therapy import Therapy
from boardapp.case.when import CalendarDate, When
from boardapp.review.course.one_liner import as_of_text, since_text, sites_text
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Relapse
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _one_liner(**parts: Any) -> str:
    return review_case(a_case(**parts)).one_liner


def test_the_letter_in_four_sentences(letter: Review) -> None:
    assert letter.one_liner == (
        "Male, 9 mo at diagnosis, with pre-B acute lymphoblastic leukemia of infancy, "
        "KMT2A-rearranged. "
        "Four relapses (isolated marrow; marrow; CNS + extramedullary ×2). "
        "Seven lines of therapy (counted by us), the last haploidentical stem cell transplant "
        "(curative intent). "
        "Complete remission; MRD negative (< 1×10⁻⁶, NGS, marrow), "
        "14 mo after inotuzumab ozogamicin (resumed) ended. "
        "Bleeding under long inotuzumab: what explains it, and which place has the drug?"
    )
    assert letter.undated is not None
    assert len(letter.undated.about.split()) <= 60


def test_the_synthetic_case(synthetic: Review) -> None:
    assert synthetic.one_liner == (
        "Female, 4–5 mo at diagnosis, with B-cell precursor ALL of infancy, KMT2A::AFF1. "
        "Two relapses (isolated marrow; isolated CNS). "
        "Six lines of therapy, the last haploidentical stem cell transplant (curative intent). "
        "CR; MRD positive (5.1×10⁻⁶, NGS, marrow), 2023-06-26. "
        "MRD is back by NGS, flow negative, six months after haploidentical transplant: what first?"
    )


def test_the_minimal_case(minimal: Review) -> None:
    assert minimal.one_liner == (
        "Patient with B-cell precursor acute lymphoblastic leukemia: disease status not reported. "
        "Which treatment should follow?"
    )


@pytest.mark.parametrize(
    ("sex", "diagnosed", "who"),
    [
        ("male", "age 9 mo", "Male, 9 mo at diagnosis, with B-ALL: "),
        ("female", "age 5 y", "Female, 5 y at diagnosis, with B-ALL: "),
        ("male", "not reported", "Male patient with B-ALL: "),
        ("not reported", "age 9 mo", "Patient, 9 mo at diagnosis, with B-ALL: "),
        ("not reported", "2020", "Patient with B-ALL: "),
        ("other", "not reported", "Patient with B-ALL: "),
    ],
)
def test_who_it_is_is_told_as_far_as_it_is_stated(sex: str, diagnosed: str, who: str) -> None:
    told = _one_liner(diagnosed=diagnosed, patient=Patient(sex=sex))

    assert told == f"{who}disease status not reported."


@pytest.mark.parametrize(
    ("length", "is_told"), [(1, True), (160, True), (161, False), (4000, False)]
)
def test_a_short_question_ends_it_and_a_long_one_stands_by_itself(
    length: int, is_told: bool
) -> None:
    question = "x" * (length - 1) + "?"

    told = _one_liner(meeting=Meeting(question=Statement(text=question)))

    assert told.endswith(f" {question}") is is_told
    assert (question in told) is is_told


def test_one_line_is_not_the_last_of_several() -> None:
    told = _one_liner(therapies=(Therapy(name="AALL1732", line=1, intent="curative"),))

    assert told == (
        "Patient with B-ALL. One line of therapy, AALL1732 (curative intent). "
        "Disease status not reported."
    )


@pytest.mark.parametrize(
    ("when", "ending"),
    [
        ("dx + 28 d", "CR, 28 d after diagnosis."),
        ("2020-03-06", "CR, 2020-03-06."),
        ("2020-03", "CR, in Mar 2020."),
        ("during blina", "CR, during blinatumomab."),
        ("not reported", "CR."),
    ],
)
def test_the_status_says_when_it_was_found(when: str, ending: str) -> None:
    told = _one_liner(
        therapies=(Therapy(id="blina", name="blinatumomab"),),
        assessments=(Assessment(when=When.parse(when), response="CR"),),
    )

    assert told.endswith(ending)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("14 mo after CAR-T", "as of 14 mo after CAR-T"),
        ("about 1 y after CAR-T", "as of about 1 y after CAR-T"),
        ("2023-06-30", "as of 2023-06-30"),
        ("at diagnosis", "at diagnosis"),
        ("during CAR-T", "during CAR-T"),
        ("on the day of relapse 1", "on the day of relapse 1"),
    ],
)
def test_a_time_follows_a_status_without_two_prepositions(when: str, text: str) -> None:
    assert as_of_text(when) == text


@pytest.mark.parametrize(
    ("sites", "is_isolated", "text"),
    [
        (("bone marrow",), True, "isolated marrow"),
        (("CNS", "extramedullary"), False, "CNS + extramedullary"),
        ((), False, "site not reported"),
    ],
)
def test_sites_are_told_short(sites: tuple[str, ...], is_isolated: bool, text: str) -> None:
    relapse = Relapse(
        sites=sites,
        is_isolated=is_isolated,
        key="r",
        number=1,
        when=Moment(),
        line="",
        marrow="",
        cns="",
        confirmed_by="",
        summary="",
    )

    assert sites_text(relapse) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Moment(), ""),
        (Moment(when=When.parse("dx"), names=("diagnosis",)), "at diagnosis"),
        (
            Moment(
                when=When.parse("2023-06-30"), is_dated=True, calendar=CalendarDate(2023, 6, 30)
            ),
            "2023-06-30",
        ),
    ],
)
def test_a_moment_that_is_not_reported_says_nothing(moment: Moment, text: str) -> None:
    assert since_text(moment) == text


def test_each_progression_is_told_with_its_site_though_the_site_is_not_new() -> None:
    looks = tuple(
        Assessment(when=When.parse(f"dx + {n} mo"), finding="progression", sites=sites)
        for n, sites in ((3, ("liver",)), (6, ("liver", "bone")), (9, ("liver",)), (12, ()))
    )
    review = review_case(a_case(assessments=looks))
    assert "Four progressions (liver; liver + bone; liver; site not reported)." in review.one_liner
