"""The disease at presentation and the patient, as rows."""

import pytest

from boardapp.case.assessment import Antigen, Assessment, CnsStatus
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis, Feature, GeneticFinding
from boardapp.case.patient import Condition, Patient, PerformanceStatus
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.base import FoundRow, Row
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case


def _review(dx: Diagnosis | None = None, **parts: object) -> Review:
    diagnosis = dx or Diagnosis(disease=Coded(text="B-ALL"))
    return review_case(Case(title="A case", diagnosis=diagnosis, **parts))  # type: ignore[arg-type]


def _told(rows: tuple[Row, ...]) -> list[tuple[str, str, bool]]:
    return [(row.label, row.value, row.is_missing) for row in rows]


def test_the_minimal_case_names_what_a_board_asks_for_as_not_reported(minimal: Review) -> None:
    assert _told(minimal.diagnosis) == [
        ("Disease", "B-cell precursor acute lymphoblastic leukemia", False),
        ("Diagnosed", "not reported", True),
        ("Leukocytes", "not reported", True),
        ("Marrow blasts", "not reported", True),
        ("Morphology", "not reported", True),
        ("Immunophenotype", "not reported", True),
        ("CNS status", "not reported", True),
        ("Extramedullary disease", "not reported", True),
        ("Risk group", "not reported", True),
    ]
    assert _told(minimal.patient) == [("Sex", "not reported", True)]
    assert minimal.antigens == ()


def test_the_letter_tells_what_it_has_and_what_it_has_not(letter: Review) -> None:
    assert _told(letter.diagnosis) == [
        ("Disease", "pre-B acute lymphoblastic leukemia of infancy, KMT2A-rearranged", False),
        ("Diagnosed", "at 9 mo of age", False),
        ("KMT2A rearrangement", "present, partner not reported", False),
        ("Karyotype", "not reported", True),
        ("Leukocytes", "not reported", True),
        ("Marrow blasts", "not reported", True),
        ("Morphology", "not reported", True),
        ("Immunophenotype", "CD19 not reported, CD22 not reported", True),
        ("CNS status", "CNS2", False),
        ("Extramedullary disease", "skin (leukemia cutis)", False),
        ("Leukemia cutis", "present", False),
        ("Leukocytosis", "present", False),
        ("Risk group", "not reported", True),
    ]
    assert _told(letter.patient) == [
        ("Sex", "male", False),
        ("Performance status", "not reported", True),
    ]
    assert all(row.source.startswith("letter") for row in letter.diagnosis)


def test_the_synthetic_case_tells_its_findings_with_their_units(synthetic: Review) -> None:
    rows = {row.label: row.value for row in synthetic.diagnosis}

    assert rows["Diagnosed"] == "2021-02-08 (4–5 mo)"  # born in September, on no stated day
    assert rows["Leukocytes"] == "412 ×10⁹/L"
    assert rows["Marrow blasts"] == "94 %"
    assert rows["KMT2A::AFF1"] == "present, partner AFF1, FISH, RNA sequencing"
    assert rows["Karyotype"] == "46,XX,t(4;11)(q21;q23)[18]/46,XX[2]"
    assert rows["Immunophenotype"].startswith("CD19 positive (98 %), CD22 positive (91 %)")


@pytest.mark.parametrize(
    ("dx", "label", "value", "is_missing"),
    [
        (
            Diagnosis(disease=Coded(text="x"), leukocytes=Value(">100"), leukocytes_unit="10*9/L"),
            "Leukocytes",
            "> 100 ×10⁹/L",
            False,
        ),
        (
            Diagnosis(disease=Coded(text="x"), leukocytes=Value("not done"), leukocytes_unit="/L"),
            "Leukocytes",
            "not done",
            True,
        ),
        (
            Diagnosis(disease=Coded(text="x"), marrow_blasts=Value("80..90")),
            "Marrow blasts",
            "80–90 %",
            False,
        ),
        (
            Diagnosis(disease=Coded(text="x"), cns=CnsStatus(status="CNS2a")),
            "CNS status",
            "CNS2a",
            False,
        ),
        (
            Diagnosis(disease=Coded(text="x"), features=(Feature(name="fever", state="not done"),)),
            "Fever",
            "not done",
            True,
        ),
        (
            Diagnosis(
                disease=Coded(text="x"),
                features=(Feature(name="spleen", value=Value(4), unit="cm"),),
            ),
            "Spleen",
            "4 cm",
            False,
        ),
        (
            Diagnosis(
                disease=Coded(text="x"),
                genetics=(GeneticFinding(name="TP53", result="not done", method="NGS"),),
            ),
            "TP53",
            "not done, NGS",
            True,
        ),
    ],
)
def test_a_row_tells_a_value_or_why_there_is_none(
    dx: Diagnosis, label: str, value: str, is_missing: bool
) -> None:
    told = {row.label: row for row in _review(dx).diagnosis}

    assert (told[label].value, told[label].is_missing) == (value, is_missing)


def test_antigens_are_told_at_diagnosis_and_at_each_look_with_its_time() -> None:
    cd19 = Antigen(name="CD19", state="positive", value=Value(98), unit="%")
    dx = Diagnosis(disease=Coded(text="B-ALL"), immunophenotype=(cd19,))
    look = Assessment(
        when=When.parse("dx + 28 d"),
        finding="relapse",
        number=1,
        antigens=(Antigen(name="CD19", state="not done"),),
    )

    rows = _review(dx, assessments=(look,)).antigens

    assert [(r.label, r.value, r.is_missing, r.note, r.place) for r in rows] == [
        ("CD19, at diagnosis", "positive (98 %)", False, "", "diagnosis.immunophenotype[0]"),
        (
            "CD19, relapse 1",
            "not done",
            True,
            "28 d after diagnosis",
            "assessments[0].antigens[0]",
        ),
    ]


def test_performance_and_conditions_are_told_with_their_times() -> None:
    patient = Patient(
        sex="female",
        performance=(
            PerformanceStatus(scale="Lansky", value=Value(90), when=When.parse("dx + 28 d")),
            PerformanceStatus(scale="Lansky", value=Value("not done")),
        ),
        conditions=(Condition(text="asthma"), Condition(text="pegaspargase", kind="allergy")),
    )

    rows = _review(patient=patient).patient

    assert [(r.label, r.value, r.note) for r in rows] == [
        ("Sex", "female", ""),
        ("Comorbidity", "asthma", ""),
        ("Allergy", "pegaspargase", ""),
        ("Performance status (Lansky)", "90", "28 d after diagnosis"),
        ("Performance status", "not done", ""),
    ]


def test_an_earlier_malignancy_and_a_syndrome_stand_before_other_conditions() -> None:
    conditions = (
        Condition(text="lives far away", kind="social"),
        Condition(text="latex", kind="allergy"),
        Condition(text="asthma"),
        Condition(text="Li-Fraumeni", kind="syndrome"),
        Condition(text="mother: breast cancer", kind="family history"),
        Condition(text="adrenocortical tumor", kind="earlier malignancy"),
        Condition(text="penicillin", kind="allergy"),
    )

    review = _review(patient=Patient(conditions=conditions))

    told = [(row.label, row.value, row.place) for row in review.conditions]
    assert told == [
        ("Earlier malignancy", "adrenocortical tumor", "patient.conditions[5]"),
        ("Syndrome", "Li-Fraumeni", "patient.conditions[3]"),
        ("Comorbidity", "asthma", "patient.conditions[2]"),
        ("Allergy", "latex", "patient.conditions[1]"),
        ("Allergy", "penicillin", "patient.conditions[6]"),
        ("Family history", "mother: breast cancer", "patient.conditions[4]"),
    ]
    assert [row.label for row in review.patient][-1] == "Social"


@pytest.mark.parametrize(
    ("when", "is_apart", "is_later"),
    [
        ("dx", False, False),
        ("not reported", False, False),
        ("during dx", False, False),
        ("2019-03", False, False),
        ("2019-04", True, True),
        ("dx - 2 mo", True, False),
        ("before B", True, False),
        ("after B", True, True),
    ],
)
def test_a_finding_that_is_not_from_the_diagnosis_stands_apart(
    when: str, is_apart: bool, is_later: bool
) -> None:
    """Also one of which only the order is told: "before vismodegib" may be years later."""
    found = GeneticFinding(name="PTCH1", kind="variant", result="W844C", when=When.parse(when))
    diagnosis = Diagnosis(
        when=When.parse("2019-03-10"), disease=Coded(text="medulloblastoma"), genetics=(found,)
    )
    therapy = Therapy(id="B", name="vismodegib", start=When.parse("2021-01-01"))
    review = _review(diagnosis, therapies=(therapy,))
    (row,) = [row for row in review.diagnosis if row.label == "PTCH1"]
    assert isinstance(row, FoundRow)
    assert (row.is_apart, row.is_later) == (is_apart, is_later)


@pytest.mark.parametrize(
    ("cns", "told", "is_missing"),
    [
        (CnsStatus(status="CNS2", blasts="present"), "CNS2", False),
        (CnsStatus(blasts="absent"), "CSF without blasts (class not reported)", False),
        (CnsStatus(blasts="present"), "blasts in the CSF (class not reported)", False),
        (CnsStatus(blasts="not done"), "not reported", True),
        (CnsStatus(leukocytes=Value(3)), "not reported", True),
    ],
)
def test_what_was_found_in_the_spinal_fluid_is_told_without_a_class(
    cns: CnsStatus, told: str, is_missing: bool
) -> None:
    (row,) = [
        row
        for row in _review(Diagnosis(disease=Coded(text="B-ALL"), cns=cns)).diagnosis
        if row.label == "CNS status"
    ]
    assert (row.value, row.is_missing) == (told, is_missing)
