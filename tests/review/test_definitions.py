"""The rules that a review prints beside what they give."""

from boardapp.case.assessment import Assessment, CnsStatus
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.when import When
from boardapp.clinical import radiation
from boardapp.review.clock.conventions import CONVENTION
from boardapp.review.definitions import DEFINITIONS
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

from .building import a_case


def test_each_rule_has_a_name_of_its_own_a_version_a_text_and_a_citation() -> None:
    names = [rule.name for rule in DEFINITIONS]

    assert names == [
        "Time on the clock",
        "Remissions",
        "MRD negative",
        "Reference range",
        "Radiation dose",
        "Laboratory grades (CTCAE)",
        "Measures of the body (CTCAE)",
        "State at death",
        "CNS status",
        "Marrow and response",
        "Marrow and response in AML",
        "MRD class",
        "Relapse",
        "Time class of a first relapse",
        "Number of a remission",
        "Chimerism",
        "SOS/VOD checklist",
        "SOS/VOD severity",
        "Complications by cycle",
        "Looks by imaging",
        "Sums of diameters",
        "RECIST 1.1",
        "Lugano metabolic response",
        "Cycles of inotuzumab ozogamicin",
    ]
    assert all(rule.version and rule.text and rule.citation for rule in DEFINITIONS)
    assert all(rule.text.endswith(".") for rule in DEFINITIONS)


def test_the_versions_are_those_that_the_rules_themselves_name() -> None:
    versions = {rule.name: rule.version for rule in DEFINITIONS}

    assert versions["Time on the clock"] == CONVENTION == "boardapp time conventions 1"
    assert versions["Radiation dose"] == radiation.RULE


def test_the_text_tells_what_about_means() -> None:
    assert '"About" is ± 20 %, at least one day, week or month or half a year.' in (
        DEFINITIONS[0].text
    )


def test_a_review_names_the_rules_that_it_used(letter: Review, minimal: Review) -> None:
    assert [rule.name for rule in minimal.definitions] == ["Time on the clock", "Disease profile"]
    used = {rule.name for rule in letter.definitions}
    assert used >= {"Remissions", "CNS status", "MRD class", "Cycles of inotuzumab ozogamicin"}


def test_no_rule_of_leukemia_is_named_for_another_disease() -> None:
    cns = CnsStatus(status="CNS1")
    looks = (
        Assessment(when=When.parse("dx + 1 mo"), finding="remission", cns=cns),
        Assessment(when=When.parse("dx + 9 mo"), finding="relapse", cns=cns),
    )
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text="osteosarcoma"))
    review = review_case(a_case(diagnosis=diagnosis, assessments=looks))
    names = [rule.name for rule in review.definitions]
    assert names == ["Time on the clock", "Remissions", "Disease profile"]


def test_aml_has_the_wording_of_its_own_criteria_and_not_that_of_all() -> None:
    look = Assessment(when=When.parse("2020-02"), finding="remission")
    told = {}
    for disease in ("AML", "B-ALL"):
        case = a_case(diagnosis=Diagnosis(disease=Coded(text=disease)), assessments=(look,))
        told[disease] = {d.name: d.citation for d in review_case(case).definitions}
    assert "Marrow and response" not in told["AML"]
    assert "Döhner" in told["AML"]["Marrow and response in AML"]
    assert "Marrow and response in AML" not in told["B-ALL"]
    assert "Gökbuget" in told["B-ALL"]["Marrow and response"]
    assert not any("Gökbuget" in citation for citation in told["AML"].values())
