"""Stages and grades that their own system does not have."""

import pytest

from boardapp.case.pathology import PathologyReport, Staging

from .gate import found_by


def test_a_stage_that_its_system_lacks_is_asked_about_with_its_rule() -> None:
    stage = Staging(system="TNM (8th)", stage="cT5 N1 M0", source="letter ¶2")
    (found,) = found_by("stage of its system", staging=(stage,))
    assert found.severity == "error"
    assert found.place == "staging[0].stage"
    assert found.sentence == (
        'TNM (8th) "cT5 N1 M0" is stated; T5 is none: T has 0 to 4, is, a and X.'
    )
    assert found.basis.startswith("stage of its system, version 1: UICC TNM")
    assert found.source == "letter ¶2"


@pytest.mark.parametrize(
    ("system", "stage"), [("TNM", "pT4 N3 M1"), ("Ann Arbor", "IVB"), ("Masaoka", "9")]
)
def test_a_stage_of_its_system_or_of_an_unknown_one_is_silent(system: str, stage: str) -> None:
    assert found_by("stage of its system", staging=(Staging(system=system, stage=stage),)) == []


def test_a_grade_that_its_grading_lacks_is_asked_about() -> None:
    reports = (
        PathologyReport(procedure="biopsy", grade="7", grading="WHO"),
        PathologyReport(procedure="resection", grade="3", grading="FNCLCC"),
    )
    (found,) = found_by("grade of its grading", pathology=reports)
    assert found.place == "pathology[0].grade"
    assert found.sentence == "Grade 7 (WHO) is stated; it has grades 1 to 4."
