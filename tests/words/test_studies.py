"""Pathology and genetics in words."""

from typing import Any

import pytest

from boardapp.case.diagnosis import GeneticFinding
from boardapp.case.imaging import ImagingStudy
from boardapp.case.pathology import PathologyReport
from boardapp.case.value import Value
from boardapp.words.studies import (
    genetic_name,
    genetic_short,
    grade_text,
    modality_name,
    study_title,
)


@pytest.mark.parametrize(
    ("grade", "grading", "told"),
    [
        ("3", "FNCLCC", "grade 3 (FNCLCC)"),
        ("IV", "", "grade IV"),
        ("high", "", "high grade"),
        ("high grade", "WHO", "high grade (WHO)"),
        ("G2", "", "grade G2"),
        ("not reported", "WHO", ""),
    ],
)
def test_a_grade_reads_as_a_pathologist_writes_it(grade: str, grading: str, told: str) -> None:
    assert grade_text(PathologyReport(grade=grade, grading=grading)) == told


def finding(**more: Any) -> GeneticFinding:
    return GeneticFinding(**{"name": "EGFR"} | more)


def test_a_gene_alone_is_named_with_its_change() -> None:
    change = "p.Leu858Arg"
    assert genetic_name(finding(gene="EGFR", change=change)) == "EGFR p.Leu858Arg"
    assert genetic_name(finding(name="EGFR L858R", gene="EGFR", change=change)) == "EGFR L858R"
    assert genetic_name(finding()) == "EGFR"


def test_in_few_words_a_finding_tells_its_change_and_its_share() -> None:
    share = {"allele_fraction": Value(38), "unit": "%"}
    assert genetic_short(finding(change="p.Leu858Arg", specimen="plasma", **share)) == (
        "p.Leu858Arg, 38 %"
    )
    assert genetic_short(finding(result="not found", specimen="core")) == "not found"
    assert genetic_short(finding(specimen="core")) == "present"
    assert genetic_short(finding(method="FISH")) == "", "its value says it all"


@pytest.mark.parametrize(
    ("modality", "name"),
    [("MRI", "MRI"), ("echocardiography", "Echocardiography"), ("not reported", "Imaging")],
)
def test_an_examination_that_is_not_named_is_imaging(modality: str, name: str) -> None:
    assert modality_name(modality) == name
    assert study_title(ImagingStudy(modality=modality)) == name
