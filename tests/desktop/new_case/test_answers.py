"""A few answers make a case that can be saved; nothing is stated that was not typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.case import Case
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.saving import why_not_saved
from boardapp.casefile.typed import TypedError
from boardapp.desktop.new_case.answers import (
    NEEDS_DISEASE,
    Answers,
    case_of,
    drafts_of,
    faults,
    readings,
)

WHOLE = Answers("Patient 1", "B-ALL", "2021-03", "Transplant in second remission?", "de-identified")


def test_the_answers_stand_where_a_file_has_them() -> None:
    case = case_of(WHOLE)
    assert case.patient.label == "Patient 1"
    assert case.diagnosis.disease.text == "B-ALL"
    assert str(case.diagnosis.when) == "2021-03"
    assert case.meeting.question.text == "Transplant in second remission?"
    assert case.privacy.status == "de-identified"
    assert case.title == "Patient 1: B-ALL"
    assert faults(WHOLE) == {}


def test_the_disease_alone_is_enough_and_nothing_else_is_stated() -> None:
    case = case_of(Answers(disease=" Ewing sarcoma "))
    bare = Case(title="Ewing sarcoma", diagnosis=case.diagnosis)
    assert case == bare
    assert not case.diagnosis.when.is_reported


def test_without_a_disease_there_is_no_case() -> None:
    assert faults(Answers("Patient 1", " ")) == {"disease": NEEDS_DISEASE}
    with pytest.raises(TypedError):
        case_of(Answers("Patient 1", " "))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2021-03", "Read as: in Mar 2021."),
        ("age 14 mo", "Read as: at 14 mo of age."),
        ("~2020", "Read as: about 2020."),
    ],
)
def test_a_time_is_said_as_it_is_read(typed: str, told: str) -> None:
    assert readings(Answers(diagnosed=typed))["diagnosed"] == told


@pytest.mark.parametrize("typed", ["12/03/2021", "in spring", "2021-13", "dx + 3 d", "hsct"])
def test_a_time_that_can_not_be_read_is_told_and_kept_for_its_field(typed: str) -> None:
    answers = Answers(disease="AML", diagnosed=typed)
    assert faults(answers)["diagnosed"].endswith(".")
    assert "diagnosed" not in readings(answers)
    assert not case_of(answers).diagnosis.when.is_reported
    assert drafts_of(answers) == [("diagnosis", "when", typed)]


def test_the_disease_is_told_as_its_profile_reads_it() -> None:
    known = readings(Answers(disease="Hodgkin lymphoma"))["disease"]
    assert known == "Read as: Hodgkin lymphoma."
    assert "no list of its own" in readings(Answers(disease="xanthoma"))["disease"]


def test_a_label_that_looks_like_a_person_is_asked_about() -> None:
    assert "record number" in readings(Answers(label="MRN 1234567"))["label"]
    assert "label" not in readings(Answers(label="Patient 1"))


@given(st.builds(Answers, *[st.text(max_size=40)] * 4))
def test_whatever_is_typed_makes_a_case_that_can_be_saved_or_a_sentence(answers: Answers) -> None:
    wrong = faults(answers)
    if wrong.keys() - {"diagnosed"}:
        assert all(wrong.values())
        return
    case = case_of(answers)
    assert why_not_saved(case) == ""
    assert decode_case(encode_case(case), "x") == case
