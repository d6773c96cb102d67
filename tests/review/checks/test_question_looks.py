"""What a question asks for beside the checklists of every case, by its subject and disease."""

from typing import Any

import pytest

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.imaging import ImagingStudy, Lesion
from boardapp.case.meeting import Meeting, Statement, Subject
from boardapp.case.pathology import PathologyReport, Staging
from boardapp.case.patient import Measurement
from boardapp.case.therapy import Radiation, Surgery, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.checks.completeness import completeness
from tests.review.building import a_case, result

SARCOMA = Diagnosis(disease=Coded(text="osteosarcoma"))


def _asked(case: Case) -> dict[str, tuple[str, str]]:
    return {
        r.item: (r.state, r.detail) for r in completeness(case) if r.checklist == "this question"
    }


def _about(subject: Subject, **more: Any) -> dict[str, tuple[str, str]]:
    given = {"diagnosis": SARCOMA, "meeting": Meeting(subjects=(subject,)), **more}
    return _asked(a_case(**given))


def test_a_question_without_a_subject_asks_for_nothing_more() -> None:
    assert _asked(a_case(diagnosis=SARCOMA)) == {}


def test_the_subject_that_the_case_states_is_told_as_stated_not_as_read() -> None:
    stated = a_case(meeting=Meeting(subjects=("surgery",), question=Statement(text="Transplant?")))
    read = a_case(meeting=Meeting(question=Statement(text="Transplant?")))
    told = {row.matters for case in (stated, read) for row in completeness(case) if row.matters}
    assert "the question is about an operation: fitness for it" in told
    assert "the question touches on a transplant: fitness for it" in told


def test_a_leukemia_is_asked_for_no_sizes_and_no_stage() -> None:
    asked = _about("surgery", diagnosis=Diagnosis(disease=Coded(text="B-ALL")))
    assert set(asked) == {"platelets and clotting"}


def test_an_operation_asks_for_size_stage_tissue_and_clotting() -> None:
    assert _about("surgery") == {
        "imaging with sizes": ("missing", "not reported"),
        "stage": ("missing", "not reported"),
        "pathology report": ("missing", "not reported"),
        "platelets and clotting": ("missing", "missing: platelets, clotting"),
    }
    told = Diagnosis(disease=Coded(text="osteosarcoma"), summary="Stage IIB.")
    assert _about("surgery", diagnosis=told)["stage"] == ("in part", "told in words")
    whole = _about(
        "surgery",
        imaging=(ImagingStudy(modality="MRI", lesions=(Lesion(site="femur", size=Value(40)),)),),
        staging=(Staging(system="TNM", stage="T2"),),
        pathology=(PathologyReport(histology="osteosarcoma"),),
        labs=(result(200), result(1.1, test="INR")),
    )
    assert {state for state, _ in whole.values()} == {"there"}
    assert whole["stage"][1] == "TNM T2"


@pytest.mark.parametrize(
    ("study", "found"),
    [
        (ImagingStudy(modality="MRI"), ("in part", "1 imaging study, none with a size")),
        (ImagingStudy(modality="CT", sum_of_diameters=Value(30)),
         ("there", "1 of 1 imaging study with a size")),
        (ImagingStudy(modality="CT", lesions=(Lesion(site="lung", state="absent"),)),
         ("there", "1 of 1 imaging study with a size")),
    ],
)  # fmt: skip
def test_a_study_without_a_size_is_there_in_part(
    study: ImagingStudy, found: tuple[str, str]
) -> None:
    assert _about("surgery", imaging=(study,))["imaging with sizes"] == found


def _operation(margins: str) -> Therapy:
    return Therapy(name="excision", kind="surgery", surgery=Surgery(margins=margins))


def test_margins_are_asked_of_operations_that_were_done() -> None:
    assert "margins" not in _about("radiotherapy")
    told = _about("radiotherapy", therapies=(_operation("R1"), _operation("")))
    assert told["margins"] == ("in part", "1 of 2 operations tell them")
    planned = Therapy(name="excision", kind="surgery", status="planned")
    assert "margins" not in _about("radiotherapy", therapies=(planned,))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ((), ("missing", "fields and doses not reported")),
        ((Radiation(site="brain"),), ("in part", "0 of 1 fields have dose and fractions")),
        ((Radiation(site="brain", dose=Value(54), fractions=Value(30)),),
         ("there", "1 of 1 fields have dose and fractions")),
    ],
)  # fmt: skip
def test_earlier_fields_are_asked_with_their_doses(
    fields: tuple[Radiation, ...], found: tuple[str, str]
) -> None:
    therapy = Therapy(name="radiotherapy", kind="radiation", radiation=fields)
    told = _about("radiotherapy", therapies=(therapy,))
    assert told["fields and doses of earlier radiation"] == found
    without = _about("radiotherapy")["fields and doses of earlier radiation"]
    assert without == ("missing", "none stated, nor ruled out")


def test_a_transplant_asks_for_organs_and_an_allogeneic_one_for_a_donor() -> None:
    graft = Therapy(name="HSCT", status="planned", transplant=Transplant(donor="mother"))
    labs = (result(0.4, test="creatinine"),)
    heart = Measurement(name="LVEF", value=Value(62), unit="%")
    question = Meeting(question=Statement(text="A second transplant?"))
    told = _asked(a_case(meeting=question, therapies=(graft,), labs=labs, measurements=(heart,)))
    assert told["donor and match"] == ("in part", "missing: match")
    assert told["heart, kidney and liver"] == ("in part", "missing: liver")
    auto = Meeting(question=Statement(text="An autologous transplant?"))
    assert "donor and match" not in _asked(a_case(meeting=auto))


def test_a_relapse_asks_for_what_came_back() -> None:
    assert _about("relapse therapy")["genetics after the diagnosis"][0] == "missing"
    found = _about("relapse therapy", genetics=(GeneticFinding(name="TP53"),))
    assert found["genetics after the diagnosis"] == ("there", "1 later finding")


@pytest.mark.parametrize(
    ("therapy", "found"),
    [
        (Therapy(name="VAC", line=1, status="ongoing"), ("there", "VAC goes on")),
        (Therapy(name="VAC", line=1), ("missing", "VAC: end not reported")),
        (Therapy(name="VAC", line=1, end=When.parse("dx + 9 mo")), ("there", "VAC: end stated")),
        (Therapy(name="excision", kind="surgery", start=When.parse("dx + 9 mo")),
         ("there", "excision: end stated")),
        (Therapy(name="vitamins", kind="supportive"), None),
        (Therapy(name="VAC", line=1, status="planned"), None),
    ],
)  # fmt: skip
def test_the_end_of_treatment_asks_since_when(
    therapy: Therapy, found: tuple[str, str] | None
) -> None:
    assert (
        _about("end of treatment", therapies=(therapy,)).get("end of the latest therapy") == found
    )
