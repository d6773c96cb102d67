"""A system that belongs to another disease is asked about."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.imaging import ImagingStudy, TracerScore
from boardapp.case.pathology import Staging
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value

from .gate import found_by

RULE = "system of another disease"


def _dx(text: str) -> Diagnosis:
    return Diagnosis(disease=Coded(text=text))


def test_a_system_of_neuroblastoma_is_asked_about_in_a_sarcoma() -> None:
    look = Assessment(response="PR", response_system="INRC", source="letter ¶2")
    (found,) = found_by(RULE, diagnosis=_dx("osteosarcoma"), assessments=(look,))
    assert found.severity == "note"
    assert found.place == "assessments[0].response_system"
    assert found.sentence == (
        "INRC is a system for: neuroblastoma; the disease is read as sarcoma of bone or soft "
        "tissue."
    )
    assert found.source == "letter ¶2"


def test_each_place_that_names_a_system_is_looked_at() -> None:
    study = ImagingStudy(
        modality="PET",
        response_system="Lugano 2014",
        scores=(TracerScore(system="Deauville", value=Value(4)),),
    )
    found = found_by(
        RULE,
        diagnosis=_dx("Wilms tumor"),
        imaging=(study,),
        staging=(Staging(system="Ann Arbor", stage="II"),),
        therapies=(Therapy(name="A", best_response_system="RANO"),),
    )
    assert sorted(one.place for one in found) == [
        "imaging[0].response_system",
        "imaging[0].scores[0].system",
        "staging[0].system",
        "therapies[0].best_response_system",
    ]


@pytest.mark.parametrize(
    ("disease", "system"),
    [
        ("osteosarcoma", "RECIST 1.1"),
        ("osteosarcoma", "as stated"),
        ("osteosarcoma", "a system of our own"),
        ("osteosarcoma", ""),
        ("Hodgkin lymphoma", "Lugano 2014"),
        ("neuroblastoma", "INRC 2017"),
        ("glioblastoma", "RANO 2.0"),
        ("retinoblastoma", "INRC"),  # nothing is known of its systems
    ],
)
def test_a_system_of_the_disease_or_an_unknown_one_is_silent(disease: str, system: str) -> None:
    look = Assessment(response="PR", response_system=system)
    assert found_by(RULE, diagnosis=_dx(disease), assessments=(look,)) == []
