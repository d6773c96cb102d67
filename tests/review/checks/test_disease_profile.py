"""A profile that nobody knows, and two diseases in one diagnosis, are findings."""

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.record import Code
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case


def _findings(dx: Diagnosis) -> list[Finding]:
    found = review_case(Case(title="x", diagnosis=dx)).findings
    return [finding for finding in found if finding.rule == "disease profile"]


def test_a_disease_that_is_known_by_its_name_is_no_finding() -> None:
    assert _findings(Diagnosis(disease=Coded(text="T-ALL"))) == []


def test_an_unknown_profile_is_told_with_those_that_are_known() -> None:
    (finding,) = _findings(Diagnosis(disease=Coded(text="T-ALL"), profile="T ALL"))
    assert finding.severity == "warning"
    assert str(finding.place) == "diagnosis.profile"
    assert finding.sentence == (
        "“T ALL” is no profile that boardapp knows; the disease is read as acute lymphoblastic "
        "leukemia of T lineage."
    )
    for name in ("T-ALL", "neuroblastoma", "Hodgkin lymphoma", "other"):
        assert name in finding.to_do


def test_a_code_against_the_name_is_a_warning() -> None:
    coded = Coded(text="Hodgkin lymphoma", codes=(Code(system="ICD-O-3", code="9500/3"),))
    (finding,) = _findings(Diagnosis(disease=coded))
    assert finding.severity == "warning"
    assert finding.sentence == (
        "The disease is read as neuroblastoma, by its code ICD-O-3 9500/3; its name speaks of: "
        "lymphoma."
    )


def test_a_code_with_the_name_is_no_finding() -> None:
    coded = Coded(text="Hodgkin lymphoma", codes=(Code(system="ICD-O-3", code="9663/3"),))
    assert _findings(Diagnosis(disease=coded)) == []


def test_two_diseases_in_one_name_are_a_note_until_the_case_sets_one() -> None:
    text = "therapy-related AML after Ewing sarcoma"
    (finding,) = _findings(Diagnosis(disease=Coded(text=text)))
    assert finding.severity == "note"
    assert finding.sentence == (
        "The disease is read as acute myeloid leukemia, which its name says first; its name "
        "speaks of this too: sarcoma of bone or soft tissue."
    )
    assert _findings(Diagnosis(disease=Coded(text=text), profile="AML")) == []


def test_what_a_disease_is_read_as_is_told_with_what_decided() -> None:
    def told(dx: Diagnosis) -> tuple[str, str]:
        row = review_case(Case(title="x", diagnosis=dx)).read_as
        return row.value, row.note

    coded = Coded(text="tumour", codes=(Code(system="ICD-O-3", code="9500/3"),))
    assert told(Diagnosis(disease=coded)) == ("neuroblastoma", "by its code ICD-O-3 9500/3")
    title = "acute lymphoblastic leukemia"
    assert told(Diagnosis(disease=Coded(text="ALL"))) == (title, "by its name")
    assert told(Diagnosis(disease=Coded(text="x"), profile="all")) == (title, "as the case sets it")
    assert told(Diagnosis(disease=Coded(text="x"))) == (
        "a disease without a profile of its own",
        "since no profile knows its name",
    )
