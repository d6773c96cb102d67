"""Completeness: each checklist whole, what is missing named, what matters first."""

import pytest

from boardapp.case.case import Case, Image
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.therapy import Agent, Therapy
from boardapp.review.checks.completeness import missing_first
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result


def _item(review: Review, name: str) -> tuple[str, str, str]:
    row = next(r for r in review.completeness if r.item == name)
    return row.state, row.detail, row.matters


def test_each_checklist_is_whole(minimal: Review) -> None:
    names = [row.checklist for row in minimal.completeness]
    assert (names.count("MDT-MODe"), names.count("CARE")) == (6, 13)
    assert names.count("minimum set") == 17


def test_the_letter_lacks_what_matters_for_its_question(letter: Review) -> None:
    assert _item(letter, "CD19 and CD22") == (
        "missing",
        "missing: CD19, CD22",
        "the question touches on drugs against an antigen: the target, and what was aimed at it",
    )
    assert _item(letter, "doses")[:2] == ("in part", "1 of 8 drugs have a dose")
    assert (
        _item(letter, "reference ranges")[2]
        == "the question touches on bleeding: how the counts explain it"
    )
    assert _item(letter, "CNS status with counts")[:2] == (
        "in part",
        "CNS2, counts of the CSF not reported",
    )
    assert _item(letter, "fusion or karyotype")[0] == "in part"
    assert _item(letter, "patient's views")[0] == "there"


def test_what_matters_for_the_question_comes_first(letter: Review) -> None:
    rows = list(missing_first(letter.completeness))
    matters = [bool(row.matters) for row in rows]
    assert matters == sorted(matters, reverse=True)
    assert matters[0]
    assert len({row.item for row in rows}) == len(rows)


def test_the_dense_case_lacks_little(synthetic: Review) -> None:
    assert {row.item for row in missing_first(synthetic.completeness)} == {
        "doses", "heart, kidney and liver", "genetics after the diagnosis",
        "comorbidity and performance",
    }  # fmt: skip


def test_consent_is_never_taken_for_granted(letter: Review, synthetic: Review) -> None:
    assert _item(letter, "13 informed consent")[0] == "missing"
    assert _item(synthetic, "13 informed consent")[0] == "there"


def test_a_question_of_another_kind_asks_for_other_things() -> None:
    meeting = Meeting(question=Statement(text="Is he fit for a transplant?"))
    review = review_case(a_case(meeting=meeting))
    assert (
        _item(review, "performance status")[2]
        == "the question touches on a transplant: fitness for it"
    )
    assert _item(review, "reference ranges")[2] == ""


def test_results_without_ranges_and_pictures_without_files_are_there_in_part() -> None:
    labs = (result(40, low=150, high=450), result(45))
    review = review_case(a_case(labs=labs, images=(Image(caption="MRI of the head"),)))
    assert _item(review, "reference ranges")[:2] == (
        "in part",
        "1 of 2 results have the laboratory's range",
    )
    assert _item(review, "radiology")[0] == "in part"


@pytest.mark.parametrize(
    ("genetics", "state"),
    [
        ((GeneticFinding(name="karyotype", kind="karyotype", result="46,XX[20]"),), "there"),
        ((GeneticFinding(name="karyotype", kind="karyotype", result="not done"),), "missing"),
        ((GeneticFinding(name="FLT3", kind="variant", result="ITD"),), "missing"),
        ((GeneticFinding(name="KMT2A", kind="fusion", partner="not reported"),), "in part"),
        ((GeneticFinding(name="PML::RARA", kind="fusion"),), "there"),
    ],
)
def test_a_fusion_or_a_karyotype_is_enough(
    genetics: tuple[GeneticFinding, ...], state: str
) -> None:
    review = review_case(a_case(diagnosis=Diagnosis(disease=Coded(text="AML"), genetics=genetics)))
    assert _item(review, "fusion or karyotype")[0] == state


@pytest.mark.parametrize(("disease", "is_asked"), [("AML", False), ("T-ALL", False), ("ALL", True)])
def test_only_a_leukemia_that_may_bear_them_is_asked_for_cd19_and_cd22(
    disease: str, is_asked: bool
) -> None:
    review = review_case(a_case(diagnosis=Diagnosis(disease=Coded(text=disease))))
    assert ("CD19 and CD22" in [row.item for row in review.completeness]) is is_asked


def test_one_drug_without_a_dose_is_told_in_the_singular() -> None:
    disease = Diagnosis(disease=Coded(text="lung cancer"))
    drug = Therapy(name="osimertinib", agents=(Agent(name="osimertinib"),))
    review = review_case(Case(title="x", diagnosis=disease, therapies=(drug,)))
    assert _item(review, "doses")[1] == "0 of 1 drug has a dose"
