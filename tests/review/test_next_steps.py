"""What to fill in next: the question first, then what such a case begins with."""

from msgspec.structs import replace

from boardapp.case.case import Case, Source
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.imaging import ImagingStudy
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.value import Value
from boardapp.casefile.files import read_case
from boardapp.clinical.diseases.reading import profiles
from boardapp.resources import example_case
from boardapp.review.next_steps import NextStep, next_steps
from boardapp.review.review_case import review_case


def _case(disease: str, question: str = "") -> Case:
    return Case(
        title="x",
        diagnosis=Diagnosis(disease=Coded(text=disease)),
        meeting=Meeting(question=Statement(text=question)),
    )


def _steps(case: Case) -> list[NextStep]:
    return list(next_steps(review_case(case)))


def _suggested(case: Case) -> list[str]:
    return [step.item for step in _steps(case) if step.state == "suggested"]


def test_what_the_question_asks_for_comes_first_and_leads_to_its_field() -> None:
    first = _steps(_case("B-ALL", "Transplant in second remission?"))[0]
    assert first.why.startswith("the question")
    asked = [bool(step.why) for step in _steps(_case("B-ALL", "Transplant now?"))]
    assert asked == sorted(asked, reverse=True)
    performance = next(s for s in _steps(_case("B-ALL", "Transplant?")) if "performance" in s.item)
    assert performance.place == "patient.performance"


def test_each_disease_begins_with_what_its_profile_says() -> None:
    assert "platelets" in _suggested(_case("B-ALL"))
    assert "MYCN" in _suggested(_case("neuroblastoma"))
    assert "MYCN" not in _suggested(_case("B-ALL"))
    assert "MRI of the head" in _suggested(_case("medulloblastoma"))


def test_a_record_that_is_there_is_not_suggested_by_any_of_its_names() -> None:
    case = _case("B-ALL")
    haemoglobin = LabResult(test="Haemoglobin", value=Value(90), unit="g/L")
    assert "hemoglobin" in _suggested(case)
    assert "hemoglobin" not in _suggested(replace(case, labs=(haemoglobin,)))
    lymphoma = _case("Hodgkin lymphoma")
    scan = ImagingStudy(modality="FDG PET/CT")
    assert "PET-CT at diagnosis" in _suggested(lymphoma)
    assert "PET-CT at diagnosis" not in _suggested(replace(lymphoma, imaging=(scan,)))


def test_a_suggestion_names_the_record_and_nothing_clinical() -> None:
    names = {"test", "name", "modality", "region", "gene"}
    records = {"labs", "measurements", "imaging", "pathology", "staging", "therapies"}
    for profile in profiles().all():
        assert profile.begins_with
        for one in profile.begins_with:
            assert one.fields.keys() <= names
            assert one.record in records | {"assessments", "genetics"}
            assert not any(
                character.isdigit() for text in one.fields.values() for character in text
            )


def test_a_whole_case_asks_for_little() -> None:
    steps = _steps(read_case(example_case("synthetic")))
    assert len(steps) < 6


def test_a_case_without_a_source_is_asked_for_one_after_the_question() -> None:
    case = _case("B-ALL", "Transplant?")
    steps = _steps(case)
    asked = sum(bool(step.why) for step in steps)
    assert (steps[asked].item, steps[asked].place) == ("sources", "sources")
    with_source = replace(case, sources=(Source(id="letter", citation="The letter"),))
    assert all(step.place != "sources" for step in _steps(with_source))
