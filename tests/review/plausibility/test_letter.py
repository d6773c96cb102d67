"""The gate alone, without the doubts of the case, finds what the letter leaves doubtful."""

import pytest
from msgspec.structs import replace

from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.model.findings import Finding
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    """What the rules find in the letter's case once its doubts are taken away."""
    return review_case(replace(read_case(example_case("letter")), doubts=())).findings


FAULTS = (
    ("radiation dose plausibility", "therapies[10].radiation[0].dose", "1200 cGy would be 12 Gy"),
    ("spelling of names", "remarks[6].text", '"veno-occlusive" is very likely meant'),
    ("spelling of names", "assessments[7].marrow.mrd[0].assay", '"clonoSEQ" is very likely meant'),
    ("survival and reference", "references[0].cited_for", "the whole Interfant-99 cohort"),
    ("study and reference", "references[3].cited_for", "cited to a paper on Interfant-06"),
    ("first author of a reference", "references[5].citation", "is known under Kantarjian"),
    ("stated and computed", "assessments[5].response", "CRi at most (platelets 40–50 ×10⁹/L)"),
    ("grade and bleeding", "labs[2].value", "grade 1 by the laboratory value (1.29 × ULN)"),
    ("grades of a range", "labs[1].value", "40 is grade 3, 50 is grade 2"),
    ("cycles and label", "therapies[8].cycles", "exceed the label"),
    ("total and sum of cycles", "therapies[8].cycles", "the phases hold 2 and 9 (11)"),
    ("window over a series", "assessments[4].when", "counted from the diagnosis it would fit"),
    ("severity in words", "adverse_events[0].severity", '"Moderate" is no grade of CTCAE'),
    ("number of a remission", "assessments[7].response", 'it is no "CR5"'),
)


@pytest.mark.parametrize(("rule", "place", "words"), FAULTS)
def test_each_fault_of_the_letter_is_found_by_a_rule(
    found: tuple[Finding, ...], rule: str, place: str, words: str
) -> None:
    (finding,) = [f for f in found if (f.rule, f.place) == (rule, place)]

    assert words in finding.sentence
    assert finding.basis
    assert finding.to_do.endswith(".")


COUNTS_OF_THE_CNS = {
    ("counts of a CNS status", "diagnosis.cns"),
    ("counts of a CNS status", "assessments[2].cns"),
}
"""Notes of a later rule: CNS2 and CNS3 stand in the letter without the counts of the fluid."""


def test_nothing_else_is_found(found: tuple[Finding, ...]) -> None:
    told = {(f.rule, f.place) for f in found}
    assert told - COUNTS_OF_THE_CNS == {(rule, place) for rule, place, _ in FAULTS}
    assert told >= COUNTS_OF_THE_CNS


def test_only_the_dose_is_an_error(found: tuple[Finding, ...]) -> None:
    assert [f.place for f in found if f.severity == "error"] == ["therapies[10].radiation[0].dose"]


def test_the_letter_says_that_the_last_counts_are_missing_too(found: tuple[Finding, ...]) -> None:
    (remission,) = [f for f in found if f.rule == "stated and computed"]
    assert "are not reported" in remission.sentence


def test_the_doubts_of_the_letter_know_all_of_it(letter: Review) -> None:
    assert {f.rule for f in letter.findings} == {"doubt", "counts of a CNS status"}
    for rule in {rule for rule, _, _ in FAULTS}:
        assert any(f.basis.startswith(f"{rule}, version") for f in letter.findings), rule


def test_each_doubt_about_the_cycles_is_known_by_its_own_rule(letter: Review) -> None:
    label, total = [f for f in letter.findings if f.place == "therapies[8].cycles"]
    assert label.basis.startswith("cycles and label")
    assert total.basis.startswith("total and sum of cycles")
