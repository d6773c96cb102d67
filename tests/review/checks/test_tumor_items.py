"""What the checklists ask of tumors: by their profile, and never missing where words tell it."""

from typing import Any

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.imaging import ImagingStudy, TracerScore
from boardapp.case.pathology import PathologyReport, Staging
from boardapp.case.therapy import Surgery, Therapy
from boardapp.case.value import Value
from boardapp.review.checks.completeness import completeness
from tests.review.building import a_case, result

OWN = {
    "grade of the tumor",
    "MYCN",
    "tumor markers",
    "tracer score with its system",
    "extent of the resection",
}


def _asked(disease: str, summary: str = "", **parts: Any) -> dict[str, tuple[str, str]]:
    dx = Diagnosis(disease=Coded(text=disease), summary=summary, **parts.pop("dx", {}))
    rows = completeness(a_case(diagnosis=dx, **parts))
    return {row.item: (row.state, row.detail) for row in rows if row.item in OWN}


@pytest.mark.parametrize(
    ("disease", "items"),
    [
        ("B-ALL", set()),
        ("retinoblastoma", set()),
        ("osteosarcoma", set()),
        ("glioblastoma", {"grade of the tumor", "extent of the resection"}),
        ("neuroblastoma", {"MYCN", "tumor markers", "tracer score with its system"}),
        ("Hodgkin lymphoma", {"tracer score with its system"}),
        ("hepatoblastoma", {"tumor markers"}),
        ("yolk sac tumor", {"tumor markers"}),
    ],
)
def test_each_is_asked_of_its_own_diseases(disease: str, items: set[str]) -> None:
    assert set(_asked(disease)) == items


def test_markers_are_asked_for_by_name_and_found_under_any_of_theirs() -> None:
    assert _asked("yolk sac tumor")["tumor markers"] == ("missing", "missing: AFP, β-hCG")
    labs = (result(1000, test="alpha-fetoprotein", unit="ng/mL"),)
    assert _asked("yolk sac tumor", labs=labs)["tumor markers"] == ("in part", "missing: β-hCG")
    labs = (*labs, result(3, test="beta hCG", unit="U/L"))
    assert _asked("yolk sac tumor", labs=labs)["tumor markers"] == ("there", "all stated")
    labs = (result(3, test="HVA in urine", unit="mg/g"), result(3, test="VMA", unit="mg/g"))
    assert _asked("neuroblastoma", labs=labs)["tumor markers"] == ("there", "all stated")


def test_mycn_is_there_as_a_gene_or_told_in_words() -> None:
    assert _asked("neuroblastoma")["MYCN"] == ("missing", "not reported")
    told = _asked("neuroblastoma", "Without amplification of MYCN.")["MYCN"]
    assert told == ("in part", "told in words")
    for gene in (GeneticFinding(name="MYCN amplification"), GeneticFinding(name="x", gene="MYCN")):
        assert _asked("neuroblastoma", dx={"genetics": (gene,)})["MYCN"][0] == "there"


def test_a_grade_is_that_of_a_report_or_of_a_system_of_grades() -> None:
    item = "grade of the tumor"
    assert _asked("glioma")[item] == ("missing", "not reported")
    assert _asked("glioma", "A grade 2 tumor.")[item] == ("in part", "told in words")
    report = PathologyReport(histology="glioma", grade="2", grading="WHO")
    assert _asked("glioma", pathology=(report,))[item] == ("there", "grade 2 (WHO)")
    stage = Staging(system="WHO grade", stage="2")
    assert _asked("glioma", staging=(stage,))[item] == ("there", "WHO grade 2")
    stage = Staging(system="Chang", stage="M0")
    assert _asked("glioma", staging=(stage,))[item][0] == "missing"


def test_scores_are_counted_with_their_studies() -> None:
    item = "tracer score with its system"
    assert _asked("Hodgkin lymphoma")[item] == ("missing", "not reported")
    told = _asked("Hodgkin lymphoma", "Deauville 2 after two cycles.")[item]
    assert told == ("in part", "told in words")
    study = ImagingStudy(modality="PET", scores=(TracerScore(system="Deauville", value=Value(2)),))
    assert _asked("Hodgkin lymphoma", imaging=(study,))[item] == ("there", "1 score")


def test_the_extent_of_a_resection_is_that_of_an_operation_that_was_done() -> None:
    item = "extent of the resection"

    def asked(**surgery: str) -> tuple[str, str]:
        one = Therapy(name="craniotomy", kind="surgery", surgery=Surgery(**surgery))  # type: ignore[arg-type]
        return _asked("glioma", therapies=(one,))[item]

    assert asked() == ("missing", "not reported")
    assert asked(residual="none seen") == ("there", "stated with the operation")
    assert _asked("glioma", "Gross total resection.")[item] == ("in part", "told in words")
    planned = Therapy(
        name="operation", kind="surgery", status="planned", surgery=Surgery(residual="x")
    )
    assert _asked("glioma", therapies=(planned,))[item][0] != "there"
