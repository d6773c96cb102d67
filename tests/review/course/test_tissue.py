"""What was found in tissue: dated, as stated, and of the diagnosis only where that is sure."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.pathology import PathologyReport, Staging, Stain
from boardapp.case.therapy import Surgery, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case

SARCOMA = Diagnosis(when=When.parse("2020-01-10"), disease=Coded(text="osteosarcoma"))
CHEMO = Therapy(id="map", name="MAP", kind="chemotherapy", line=1, start=When.parse("dx + 10 d"))


def review_of(**parts: Any) -> Review:
    return review_case(a_case(**{"diagnosis": SARCOMA} | parts))


def report(when: str, **more: Any) -> PathologyReport:
    return PathologyReport(when=When.parse(when), procedure="biopsy", **more)


@pytest.mark.parametrize(
    ("when", "is_of_diagnosis"),
    [
        ("dx - 3 d", True),
        ("dx", True),
        ("dx + 10 d", True),
        ("dx + 11 d", False),
        ("after map", False),
        ("not reported", False),
    ],
)
def test_a_report_is_of_the_diagnosis_where_nothing_was_given_before(
    when: str, is_of_diagnosis: bool
) -> None:
    review = review_of(pathology=(report(when, histology="osteosarcoma"),), therapies=(CHEMO,))
    assert review.tissue.reports[0].is_of_diagnosis is is_of_diagnosis
    rows = [row for row in review.diagnosis if row.label == "Pathology"]
    assert bool(rows) is is_of_diagnosis


@pytest.mark.parametrize(("when", "is_of_diagnosis"), [("dx", True), ("dx + 1 d", False)])
def test_without_a_therapy_only_the_day_of_the_diagnosis_is_sure(
    when: str, is_of_diagnosis: bool
) -> None:
    review = review_of(pathology=(report(when),))
    assert review.tissue.reports[0].is_of_diagnosis is is_of_diagnosis


def test_a_report_has_its_stains_with_a_sign_where_they_are_plain() -> None:
    stains = (
        Stain(name="SATB2", result="positive"),
        Stain(name="myogenin", result="positive in part"),
        Stain(name="CD45", result="negative"),
        Stain(name="Ki-67", value=Value(70), unit="%"),
    )
    found = review_of(pathology=(report("dx", stains=stains),)).tissue.reports[0]
    assert [(stain.text, stain.sign) for stain in found.stains] == [
        ("SATB2 positive", "+"),
        ("myogenin positive in part", ""),
        ("CD45 negative", "−"),
        ("Ki-67 70 %", ""),
    ]


def test_reports_and_findings_stand_in_the_order_of_the_clock_with_the_undated_last() -> None:
    reports = (report("not reported"), report("dx + 100 d"), report("dx"))
    review = review_of(pathology=reports, therapies=(CHEMO,))
    assert [str(one.place) for one in review.tissue.reports] == [
        "pathology[2]",
        "pathology[1]",
        "pathology[0]",
    ]


def test_a_report_without_a_time_stands_last_though_a_birth_bounds_it() -> None:
    dx = Diagnosis(when=When.parse("age 14 y"), disease=Coded(text="osteosarcoma"))
    review = review_of(diagnosis=dx, pathology=(report("not reported"), report("dx")))
    assert [str(one.place) for one in review.tissue.reports] == ["pathology[1]", "pathology[0]"]


def finding(value: Any, unit: str = "%", when: str = "dx + 300 d", **more: Any) -> GeneticFinding:
    given = {"name": "EGFR", "gene": "EGFR", "change": "p.Thr790Met"} | more
    return GeneticFinding(allele_fraction=Value(value), unit=unit, when=When.parse(when), **given)


@pytest.mark.parametrize(
    ("value", "unit", "share", "bound", "told"),
    [
        (12, "%", 0.12, "", "12 %"),
        (0.12, "1", 0.12, "", "0.12"),
        ("10..14", "%", 0.12, "", "10–14 %"),
        ("<0.1", "%", 0.001, "below", "< 0.1 %"),
        (">50", "%", 0.5, "above", "> 50 %"),
        (12, "", None, "", "12 (unit not reported)"),
        (120, "%", None, "", "120 %"),
        (3, "copies/mL", None, "", "3 copies/mL"),
        ("not detected", "%", None, "", "not detected"),
    ],
)
def test_an_allele_fraction_is_a_share_only_where_its_unit_says_so(
    value: Any, unit: str, share: float | None, bound: str, told: str
) -> None:
    found = review_of(genetics=(finding(value, unit),)).tissue.genetics[0]
    assert found.share == pytest.approx(share)
    assert (found.bound, found.fraction) == (bound, told)
    assert found.called == "EGFR p.Thr790Met"


def test_a_finding_of_the_diagnosis_without_a_time_has_that_of_the_diagnosis() -> None:
    dx = Diagnosis(disease=Coded(text="adenocarcinoma"), genetics=(GeneticFinding(name="ALK"),))
    later = GeneticFinding(name="MET amplification", kind="copy number")
    genetics = review_case(a_case(diagnosis=dx, genetics=(later,))).tissue.genetics
    assert [(one.called, one.when.earliest, one.is_of_diagnosis) for one in genetics] == [
        ("ALK", 0.0, True),
        ("MET amplification", None, False),
    ]


def test_the_pathological_response_is_one_of_the_line_in_its_own_words() -> None:
    operated = Therapy(
        id="op", name="resection", kind="surgery", line=1, start=When.parse("dx + 90 d"),
        surgery=Surgery(margins="R0", residual="none", necrosis=Value(92)),
    )  # fmt: skip
    look = Assessment(when=When.parse("dx + 80 d"), finding="evaluation", response="SD")
    (line,) = review_of(therapies=(CHEMO, operated), assessments=(look,)).lines
    assert line.best_responses == ("SD",)
    assert line.best_response == "SD; 92 % necrosis"
    done = line.phases[1].operation
    assert done is not None
    assert done.text == "margins R0; residual tumor: none; 92 % necrosis"
    assert line.phases[1].details == done.text


def test_a_response_that_is_stated_twice_is_told_once() -> None:
    operated = Therapy(
        name="resection", kind="surgery", line=1, best_response="pCR",
        surgery=Surgery(pathological_response="pCR"),
    )  # fmt: skip
    (line,) = review_of(therapies=(operated,)).lines
    assert line.best_response == "pCR"


def stage(text: str, when: str, **more: Any) -> Staging:
    return Staging(**{"system": "TNM", "stage": text, "when": When.parse(when)} | more)


def test_every_stage_is_told_with_its_basis_and_its_time() -> None:
    stages = (
        stage("cT2 N0 M0", "dx", basis="clinical"),
        stage("ypT0", "dx + 90 d", basis="after therapy"),
        stage("pT2", "not reported", basis="pathological"),
    )
    rows = [row for row in review_of(staging=stages).diagnosis if row.label == "Stage"]
    assert [(row.value, row.note) for row in rows] == [
        ("TNM cT2 N0 M0, clinical", ""),
        ("TNM ypT0, after therapy", "90 d after diagnosis"),
        ("TNM pT2, pathological", "not reported"),
    ]


def stage_status(*stages: Staging, **parts: Any) -> list[tuple[str, str, bool]]:
    rows = review_of(staging=stages, **parts).status.rows
    return [(row.value, row.note, row.is_overtaken) for row in rows if row.domain == "stage"]


def test_the_status_tells_the_last_stage_where_a_later_one_is_stated() -> None:
    first, later = stage("cT2 N0 M0", "dx"), stage("ypT0", "dx + 90 d")
    assert stage_status(first) == []
    assert stage_status(first, stage("pT2", "not reported")) == []
    chemo = (CHEMO, Therapy(name="IE", start=When.parse("dx + 100 d")))
    assert stage_status(later, first, therapies=chemo) == [
        ("TNM ypT0", "90 d after diagnosis", False)
    ]


def test_a_stage_from_before_a_relapse_says_so_and_one_after_the_data_is_not_told() -> None:
    relapse = Assessment(when=When.parse("dx + 300 d"), finding="relapse", number=1)
    first, later = stage("cT2 N0 M0", "dx"), stage("ypT0", "dx + 90 d")
    assert stage_status(first, later, assessments=(relapse,)) == [
        ("TNM ypT0; before relapse 1", "90 d after diagnosis", True)
    ]
    beyond = stage("rT2", "dx + 400 d")
    assert stage_status(first, later, beyond, assessments=(relapse,))[0][0].startswith("TNM ypT0")
