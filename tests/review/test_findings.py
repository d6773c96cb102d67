"""Doubts and faults together: order, places, and a doubt that a rule agrees with."""

from typing import Any

import pytest

from boardapp.case.case import Case, Doubt, Privacy
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.faults import Fault
from boardapp.review.findings import image_findings
from boardapp.review.model.findings import Finding
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result

QUIET: dict[str, Any] = {
    "privacy": Privacy(status="synthetic"),
    "meeting": Meeting(question=Statement(text="Which treatment?")),
}


def _findings(**parts: Any) -> tuple[Finding, ...]:
    return review_case(a_case(**QUIET | parts)).findings


def _radiation(*, unit: str) -> Therapy:
    field = Radiation(site="cranium", dose=Value(1200), unit=unit)
    return Therapy(id="rt", name="cranial radiation", radiation=(field,), source="letter ¶5")


def test_the_minimal_case_has_no_finding(minimal: Review) -> None:
    assert minimal.findings == ()


def test_the_synthetic_case_has_its_three_doubts_and_no_false_alarm(synthetic: Review) -> None:
    assert [(f.severity, f.place) for f in synthetic.findings] == [
        ("warning", "assessments[12].marrow.mrd[1].limit"),
        ("warning", "therapies[6].courses"),
        ("warning", "assessments[19].antigens"),
    ]


def test_the_letter_has_its_17_doubts_and_two_notes_and_nothing_twice(
    letter: Review,
) -> None:
    assert [(f.severity, f.place) for f in letter.findings] == [
        ("warning", "therapies[10].radiation[0].dose"),
        ("warning", "remarks[6].text"),
        ("warning", "assessments[7].marrow.mrd[0].assay"),
        ("warning", "remarks[1].text"),
        ("warning", "references[3].cited_for"),
        ("warning", "assessments[5].response"),
        ("warning", "labs[2].value"),
        ("warning", "labs[1].value"),
        ("warning", "therapies[8].cycles"),
        ("warning", "therapies[8].cycles"),
        ("warning", "assessments[4].when"),
        ("warning", "adverse_events[0].severity"),
        ("warning", "assessments[7].response"),
        ("warning", "therapies[0].start"),
        ("warning", "therapies[8]"),
        ("warning", "therapies[13].start"),
        ("warning", "references[5].citation"),
        ("note", "diagnosis.cns"),
        ("note", "assessments[2].cns"),
    ]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("therapies[10].radiation[0].dose", "the unit is very likely cGy"),
        ("remarks[6].text", "Vaso occlusive"),
        ("assessments[7].marrow.mrd[0].assay", "CloneSeq"),
        ("remarks[1].text", "whole Interfant-99 cohort"),
        ("references[3].cited_for", "Interfant-06"),
        ("assessments[5].response", "CRi, not CR"),
        ("labs[2].value", "1.29 times the upper limit"),
        ("labs[1].value", "below 50 is grade 3, exactly 50 is grade 2"),
        ("therapies[8].cycles", "more than the six that the label foresees"),
        ("assessments[4].when", "at diagnosis or at relapse 1 is not said"),
        ("adverse_events[0].severity", '"Moderate" is no grade'),
        ("assessments[7].response", "do not make this the fifth complete remission"),
    ],
)
def test_the_letter_raises_what_its_print_leaves_doubtful(
    letter: Review, place: str, words: str
) -> None:
    assert any(f.place == place and words in f.sentence for f in letter.findings)


def test_the_dose_of_the_letter_is_one_finding_that_names_doubt_and_rule(letter: Review) -> None:
    dose = letter.findings[0]

    assert dose.basis == (
        "radiation dose plausibility, version 4: 1 Gy = 100 cGy; contemporary cranial doses "
        "are 12 to 18 Gy; stated as a doubt in the case (letter ¶5)"
    )
    assert (dose.event, dose.source) == ("cranial-rt", "letter ¶5")


def test_a_doubt_leads_to_its_fact_and_says_what_to_do() -> None:
    (found,) = _findings(
        therapies=(Therapy(id="ino", name="inotuzumab ozogamicin"),),
        doubts=(Doubt(about="ino.cycles", text="How many?", source="letter ¶5"),),
    )

    assert found == Finding(
        severity="warning",
        title="Inotuzumab ozogamicin",
        sentence="How many?",
        basis="stated as a doubt in the case (letter ¶5)",
        to_do="Settle it with the source, or say it at the meeting.",
        place="therapies[0].cycles",
        source="letter ¶5",
        event="ino",
        rule="doubt",
    )


def test_a_suggestion_is_told_as_one_and_not_as_an_order() -> None:
    # "1200 cGy (12 Gy)" alone would read as if it were to be given.
    (found,) = _findings(doubts=(Doubt(about="dx", text="Is it cGy?", suggestion="1200 cGy"),))

    assert found.to_do == "Suggested: 1200 cGy. Settle it with the source."


@pytest.mark.parametrize(
    "about", ["rt.radiation[0].dose", "rt.radiation[0].unit", "rt.radiation[0]"]
)
def test_a_doubt_and_a_rule_about_one_dose_are_one_finding(about: str) -> None:
    (found,) = _findings(
        therapies=(_radiation(unit="Gy"),), doubts=(Doubt(about=about, text="Is it cGy?"),)
    )

    assert (found.severity, found.sentence) == ("warning", "Is it cGy?")
    assert found.basis.startswith("radiation dose plausibility, version 4: ")
    assert "; stated as a doubt in the case" in found.basis


def test_a_doubt_about_something_else_does_not_hide_the_rule() -> None:
    found = _findings(
        therapies=(_radiation(unit="Gy"),), doubts=(Doubt(about="rt.start", text="When?"),)
    )

    assert [(f.severity, f.place) for f in found] == [
        ("error", "therapies[0].radiation[0].dose"),
        ("warning", "therapies[0].start"),
    ]


@pytest.mark.parametrize("status", ["identified", "not stated"])
def test_a_case_that_may_not_be_shown_is_warned_of(status: str) -> None:
    (found,) = _findings(privacy=Privacy(status=status))  # type: ignore[arg-type]

    assert (found.severity, found.place) == ("warning", "privacy.status")
    assert status in found.sentence


@pytest.mark.parametrize("status", ["published", "synthetic", "de-identified"])
def test_a_case_that_may_be_shown_is_not(status: str) -> None:
    assert _findings(privacy=Privacy(status=status)) == ()  # type: ignore[arg-type]


def test_a_case_without_a_question_is_warned_of() -> None:
    (found,) = _findings(meeting=Meeting())

    assert (found.severity, found.place) == ("warning", "meeting.question")


def test_errors_come_first_then_warnings_then_notes() -> None:
    found = _findings(
        diagnosed="2020-02-07",
        meeting=Meeting(),
        labs=(result(1, "2020-03-01"), result(2, "2020-03-01"), result(5, low=9, high=1)),
    )

    assert [f.severity for f in found] == ["error", "warning", "note"]


def test_a_fault_of_an_image_is_an_error_with_its_place() -> None:
    faults = (Fault("images[0].file", '"a.png" is not there'), Fault("x", "is bad", "mend it"))

    first, second = image_findings(faults)

    assert (first.severity, first.place, first.sentence) == (
        "error",
        "images[0].file",
        '"a.png" is not there',
    )
    assert (first.to_do, second.to_do) == ("Put the picture where the case names it.", "mend it")


def test_every_finding_is_a_sentence_with_a_basis_and_something_to_do(letter: Review) -> None:
    for found in letter.findings:
        assert found.title
        assert found.sentence.endswith((".", "?"))
        assert found.basis
        assert found.to_do


def test_a_review_of_the_same_case_is_the_same() -> None:
    case: Case = a_case(therapies=(Therapy(name="x", start=When.parse("dx + 3 mo")),))

    assert review_case(case) == review_case(case)
