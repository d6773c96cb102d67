"""Organs, donors and chromosomes against the sex."""

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.patient import Condition, Patient
from boardapp.case.therapy import Therapy, Transplant
from boardapp.case.when import When

from .gate import found_by


@pytest.mark.parametrize(
    ("sex", "site", "count"),
    [("female", "left testis", 1), ("male", "left testis", 0), ("girl", "testicular", 1),
     ("male", "ovary", 1), ("not reported", "testis", 0), ("female", "CNS", 0)],
)  # fmt: skip
def test_an_organ_that_the_sex_does_not_have(sex: str, site: str, count: int) -> None:
    look = Assessment(finding="relapse", when=When.parse("dx + 9 mo"), sites=(site,))
    found = found_by("organ and sex", patient=Patient(sex=sex), assessments=(look,))
    assert len(found) == count


@pytest.mark.parametrize(
    ("donor", "match", "count"),
    [("mother", "paternal haplotype", 1), ("mother", "haploidentical", 0),
     ("father", "maternal", 1),
     ("father", "paternal", 0), ("paternal half-sister", "", 0), ("paternal sister", "", 1)],
)  # fmt: skip
def test_a_donor_and_the_side_of_the_family(donor: str, match: str, count: int) -> None:
    graft = Therapy(name="HSCT", transplant=Transplant(donor=donor, match=match))
    assert len(found_by("donor and side of the family", therapies=(graft,))) == count


@pytest.mark.parametrize(
    ("sex", "karyotype", "count"),
    [("female", "46,XY,t(4;11)(q21;q23)[18]", 1), ("male", "46,XY", 0), ("male", "46,XX[20]", 1),
     ("female", "46,XX", 0), ("female", "47,XX,t(1;2)", 1), ("female", "45,X,-X", 0),
     ("male", "45,X,-Y", 0), ("not reported", "46,XY", 0)],
)  # fmt: skip
def test_a_karyotype_at_diagnosis(sex: str, karyotype: str, count: int) -> None:
    diagnosis = Diagnosis(
        when=When.parse("2020-02-07"),
        disease=Coded(text="B-ALL"),
        genetics=(GeneticFinding(name="karyotype", kind="karyotype", result=karyotype),),
    )
    found = found_by("karyotype", diagnosis=diagnosis, patient=Patient(sex=sex))
    assert [f.place for f in found] == ["diagnosis.genetics[0].result"] * count


@pytest.mark.parametrize(
    ("text", "kind", "sex", "found"),
    [
        ("pregnant, 22 weeks", "comorbidity", "male", 1),
        ("22 weeks of gestation", "pregnancy", "male", 1),
        ("pregnant, 22 weeks", "pregnancy", "female", 0),
        ("pregnant, 22 weeks", "pregnancy", "not reported", 0),
        ("pregnancy of the mother without event", "family history", "male", 0),
        ("born after a pregnancy of 27 weeks", "history", "male", 0),
    ],
)
def test_no_man_is_pregnant(text: str, kind: str, sex: str, found: int) -> None:
    patient = Patient(sex=sex, conditions=(Condition(text=text, kind=kind),))
    assert len(found_by("pregnancy and sex", patient=patient)) == found
