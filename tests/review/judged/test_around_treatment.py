"""Risk group, tumor lysis, engraftment and chimerism beside what the source states."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Chimerism
from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent, Transfusion
from boardapp.case.diagnosis import Coded, Diagnosis, Feature, GeneticFinding
from boardapp.case.patient import Patient
from boardapp.case.therapy import Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.interfant_risk import Kmt2a
from boardapp.clinical.kmt2a import kmt2a_status
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result

Cells = tuple[str, str, str]


def _rows(case: Case, subject: str) -> list[StatedAndComputed]:
    rows = review_case(case).stated_and_computed
    return [row for row in rows if row.subject.startswith(subject)]


def _cells(case: Case, subject: str) -> list[Cells]:
    return [(row.stated, row.computed, row.agreement) for row in _rows(case, subject)]


def _at_diagnosis(disease: str = "B-ALL", born: str = "2016-01-01", **more: Any) -> Case:
    """A diagnosis on 1 January 2020, at 4 years of age unless born at another time."""
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text=disease), **more)
    return a_case(diagnosis=diagnosis, patient=Patient(born=When.parse(born)))


def _count(value: float | str, unit: str = "10*9/L") -> dict[str, Any]:
    return {"leukocytes": Value(value), "leukocytes_unit": unit}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (_at_diagnosis(**_count(8)), ("not reported", "standard", "open")),
        (_at_diagnosis(**_count(50)), ("not reported", "high", "open")),
        (_at_diagnosis(**_count(50_000, "/uL")), ("not reported", "high", "open")),
        (_at_diagnosis(born="2010-01-01", **_count(5)), ("not reported", "high", "open")),
        (_at_diagnosis(), ("not reported", "standard or high", "open")),
        (_at_diagnosis(risk_group="NCI standard risk", **_count(8)),
         ("NCI standard risk", "standard", "agrees")),
        (_at_diagnosis(risk_group="NCI standard risk", **_count(80)),
         ("NCI standard risk", "high", "disagrees")),
        (_at_diagnosis(risk_group="NCI high risk"), ("NCI high risk", "standard or high", "open")),
        (_at_diagnosis(risk_group="standard risk (AIEOP-BFM)", **_count(80)),
         ("standard risk (AIEOP-BFM)", "high", "open")),
    ],
)  # fmt: skip
def test_the_nci_group_of_a_b_all(case: Case, expected: Cells) -> None:
    assert _cells(case, "Risk group (NCI)") == [expected]


@pytest.mark.parametrize(
    "case",
    [
        _at_diagnosis("T-ALL", **_count(80)),
        _at_diagnosis("AML", **_count(80)),
        _at_diagnosis("osteosarcoma", **_count(80)),
        _at_diagnosis(born="1980-01-01", **_count(80)),  # an adult
        a_case(diagnosis=Diagnosis(disease=Coded(text="B-ALL"), **_count(80))),  # age unknown
    ],
)
def test_no_group_is_told_of_whom_it_is_not_made_for(case: Case) -> None:
    assert _rows(case, "Risk group") == []


def _infant(risk_group: str = "", kmt2a: str = "present", **more: Any) -> Case:
    finding = GeneticFinding(name="KMT2A::AFF1", kind="fusion", result=kmt2a)
    return _at_diagnosis("B-ALL", "2019-08-10", genetics=(finding,), risk_group=risk_group, **more)


def _steroid(response: str) -> Feature:
    return Feature(name="prednisone response", value=Value(response))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (_infant(**_count(412)), ("not reported", "high", "open")),
        (_infant(**_count(80)), ("not reported", "medium or high", "open")),
        (_infant(features=(_steroid("good"),), **_count(80)), ("not reported", "medium", "open")),
        (_infant(features=(_steroid("poor"),), **_count(80)), ("not reported", "high", "open")),
        (_infant(kmt2a="absent", **_count(412)), ("not reported", "low", "open")),
        (_infant("Interfant-06 medium risk", **_count(412)),
         ("Interfant-06 medium risk", "high", "disagrees")),
        (_infant("Interfant-06 HR (high)", **_count(412)),
         ("Interfant-06 HR (high)", "high", "agrees")),
        (_infant("high", **_count(412)), ("high", "high", "open")),  # of which system, unsaid
    ],
)  # fmt: skip
def test_the_group_of_an_infant_is_that_of_interfant(case: Case, expected: Cells) -> None:
    assert _cells(case, "Risk group") == [expected]


@pytest.mark.parametrize(
    ("finding", "disease", "expected"),
    [
        (GeneticFinding(name="KMT2A::AFF1", kind="fusion"), "ALL", "rearranged"),
        (GeneticFinding(name="MLL rearrangement", kind="fusion"), "ALL", "rearranged"),
        (GeneticFinding(name="KMT2A rearrangement", kind="fusion", result="negative"), "ALL",
         "germline"),
        (GeneticFinding(name="KMT2A", result="germline"), "ALL", "germline"),
        (GeneticFinding(name="KMT2A", kind="fusion", result="not done"), "ALL", None),
        (GeneticFinding(name="KMT2A::AFF1", kind="fusion", result="not reported"), "ALL", None),
        (GeneticFinding(name="ETV6::RUNX1", kind="fusion"), "ALL", None),
        (GeneticFinding(name="karyotype", kind="karyotype"), "KMT2A-r ALL", "rearranged"),
        (GeneticFinding(name="karyotype", kind="karyotype"), "KMT2A-germline ALL", "germline"),
    ],
)  # fmt: skip
def test_kmt2a_by_findings_and_by_the_name_of_the_disease(
    finding: GeneticFinding, disease: str, expected: Kmt2a | None
) -> None:
    assert kmt2a_status((finding,), disease) == expected


def test_the_letter_has_the_group_that_its_age_alone_decides(letter: Review) -> None:
    (row,) = [one for one in letter.stated_and_computed if one.subject.startswith("Risk")]
    assert (row.subject, row.stated, row.computed) == (
        "Risk group (Interfant-06)", "not reported", "medium",
    )  # fmt: skip


def test_a_group_that_disagrees_with_its_own_system_is_a_finding() -> None:
    found = review_case(_at_diagnosis(risk_group="NCI standard risk", **_count(80))).findings
    (finding,) = [one for one in found if one.place == "diagnosis.risk_group"]
    assert finding.sentence == "Stated is NCI standard risk; by the findings it is high."
    assert "NCI risk group, version 1" in finding.basis


_INDUCTION = Therapy(id="ind", name="induction", line=1, start=When.parse("2020-01-03"))


def _lysis(*labs: tuple[str, float, str, str], uln: float | None = 5.5, **more: Any) -> Case:
    """Results by test, value, unit and day from the start of the induction."""
    found = tuple(
        result(value, f"ind {day} d", test=test, unit=unit,
               high=uln if test == "uric acid" else None)
        for test, value, unit, day in labs
    )  # fmt: skip
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text="B-ALL"))
    born = Patient(born=When.parse("2016-01-01"))
    return a_case(diagnosis=diagnosis, patient=born, therapies=(_INDUCTION,), labs=found, **more)


_URATE, _PHOSPHATE = ("uric acid", 14.8, "mg/dL", "+ 1"), ("phosphate", 9.1, "mg/dL", "+ 1")
_MET = "uric acid 14.8 mg/dL, day 1 and phosphate 9.1 mg/dL, day 1"


@pytest.mark.parametrize(
    ("labs", "computed"),
    [
        ((_URATE, _PHOSPHATE), f"laboratory tumor lysis: {_MET}"),
        ((_URATE, _PHOSPHATE, ("creatinine", 0.4, "mg/dL", "- 1"),
          ("creatinine", 0.7, "mg/dL", "+ 2")),
         f"clinical tumor lysis (creatinine raised): {_MET}"),
        ((_URATE, _PHOSPHATE, ("creatinine", 0.4, "mg/dL", "- 1"),
          ("creatinine", 0.69, "mg/dL", "+ 2")),
         f"laboratory tumor lysis: {_MET}"),
        ((_URATE, ("phosphate", 3.0, "mmol/L", "+ 1")),
         "laboratory tumor lysis: uric acid 14.8 mg/dL, day 1 and phosphate 3 mmol/L, day 1"),
        ((_URATE, ("phosphate", 5.0, "mg/dL", "+ 1")),
         "not assessable: 1 of 2 met, 2 of 4 tests not assessed (uric acid 14.8 mg/dL, day 1)"),
        ((_URATE, ("phosphate", 9.1, "mg/dL", "+ 4")),
         ("two tests met, not within 24 h: none by the version of 2011, one by 2004: uric acid "
         "14.8 mg/dL, day 1 and phosphate 9.1 mg/dL, day 4")),
    ],
)  # fmt: skip
def test_tumor_lysis_around_the_start_of_a_line(
    labs: tuple[tuple[str, float, str, str], ...], computed: str
) -> None:
    assert _cells(_lysis(*labs), "Tumor lysis") == [("not reported", computed, "open")]


@pytest.mark.parametrize(
    "labs",
    [
        (_URATE,),  # one test
        (("uric acid", 14.8, "mg/dL", "+ 9"), ("phosphate", 9.1, "mg/dL", "+ 9")),
        (("platelets", 20, "10*9/L", "+ 1"), ("creatinine", 0.4, "mg/dL", "+ 1")),
    ],
)
def test_without_two_tests_around_it_nothing_is_told(
    labs: tuple[tuple[str, float, str, str], ...],
) -> None:
    assert _rows(_lysis(*labs), "Tumor lysis") == []


def test_a_stated_tumor_lysis_agrees_with_its_results() -> None:
    event = AdverseEvent(term="tumour lysis syndrome", onset=When.parse("ind + 2 d"))
    case = _lysis(_URATE, _PHOSPHATE, adverse_events=(event,))
    assert _cells(case, "Tumor lysis") == [
        ("tumour lysis syndrome", f"laboratory tumor lysis: {_MET}", "agrees")
    ]


@pytest.mark.parametrize(
    ("term", "onset", "head"),
    [
        ("seizure", "ind + 2 d", "clinical tumor lysis (seizure)"),
        ("cardiac arrhythmia", "ind + 7 d", "clinical tumor lysis (arrhythmia)"),
        ("oliguria", "ind - 3 d", "clinical tumor lysis (oliguria)"),
        ("symptomatic hypocalcemia", "ind + 1 d",
         "clinical tumor lysis (symptomatic hypocalcemia)"),
        ("seizure", "ind + 8 d", "laboratory tumor lysis"),
        ("seizure", "not reported", "laboratory tumor lysis"),
        ("hypocalcemia", "ind + 2 d", "laboratory tumor lysis"),
    ],
)  # fmt: skip
def test_stated_signs_make_it_a_clinical_one(term: str, onset: str, head: str) -> None:
    event = AdverseEvent(term=term, onset=When.parse(onset))
    case = _lysis(_URATE, _PHOSPHATE, adverse_events=(event,))
    assert _cells(case, "Tumor lysis") == [("not reported", f"{head}: {_MET}", "open")]


def test_without_a_limit_for_uric_acid_it_is_not_assessed() -> None:
    (row,) = _rows(_lysis(_URATE, _PHOSPHATE, uln=None), "Tumor lysis")
    assert not row.is_computed
    assert "uric acid" in row.missing


def _graft(
    neutrophils: dict[int, float],
    platelets: dict[int, float] | None = None,
    *looks: Assessment,
    transplant: Transplant | None = None,
    **more: Any,
) -> Case:
    therapy = Therapy(
        id="hsct",
        name="allogeneic transplant",
        line=2,
        start=When.parse("2020-06-01"),
        transplant=transplant or Transplant(kind="allogeneic", cell_source="marrow"),
    )
    labs = tuple(
        result(value, f"hsct + {day} d", test=test)
        for test, counts in (("neutrophils", neutrophils), ("platelets", platelets or {}))
        for day, value in counts.items()
    )
    return a_case(
        diagnosed="2020-01-01", therapies=(therapy,), labs=labs, assessments=looks, **more
    )


_THREE = {17: 0.2, 18: 0.5, 19: 0.6, 20: 0.7}


def test_neutrophils_engraft_by_the_counts_after_the_transplant() -> None:
    assert _cells(_graft(_THREE), "Neutrophil engraftment") == [
        (
            "not reported",
            "day +18: 0.5 on day +18, 0.6 on day +19, 0.7 on day +20 ×10⁹/L",
            "open",
        )
    ]


@pytest.mark.parametrize(("day", "agreement"), [(18, "agrees"), (17, "disagrees"), (19, "open")])
def test_a_stated_engraftment_before_the_counts_disagrees(day: int, agreement: str) -> None:
    look = Assessment(when=When.parse(f"hsct + {day} d"), finding="engraftment")
    (row,) = _rows(_graft(_THREE, None, look), "Neutrophil engraftment")
    assert row.agreement == agreement
    assert row.stated == f"engraftment, {day} d after allogeneic transplant"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("2020-06-16", [("hsct-2", "day +3")]),  # counted from the second alone
        ("2020-06-22", [("hsct", "day +18")]),
        ("after hsct", []),  # nobody knows of which the counts are
    ],
)
def test_counts_after_another_transplant_are_none_of_the_first(
    second: str, expected: list[tuple[str, str]]
) -> None:
    first = _graft(_THREE)
    again = Therapy(
        id="hsct-2", name="second transplant", line=3, start=When.parse(second),
        transplant=Transplant(kind="allogeneic"),
    )  # fmt: skip
    case = a_case(diagnosed="2020-01-01", therapies=(*first.therapies, again), labs=first.labs)
    rows = _rows(case, "Neutrophil engraftment")
    told = [(row.key, row.computed.partition(":")[0]) for row in rows if row.is_computed]
    assert told == expected


def test_a_start_that_may_be_that_of_the_conditioning_is_no_day_of_a_graft() -> None:
    case = _graft(_THREE)
    longer = case.therapies[0].__class__(
        **{f: getattr(case.therapies[0], f) for f in case.therapies[0].__struct_fields__}
        | {"end": When.parse("2020-06-20")}
    )
    again = a_case(diagnosed="2020-01-01", therapies=(longer,), labs=case.labs)
    assert _rows(again, "Neutrophil engraftment") == []


@pytest.mark.parametrize(
    ("given", "computed"),
    [
        ((), "not assessable: days of transfusions not reported"),
        (("platelets, hsct + 10 d",),
         "by day +20: 25 on day +20, 26 on day +21, 27 on day +22 ×10⁹/L"),
        (("platelets, hsct + 17 d",), "not assessable: transfused within 7 days"),
        (("red cells, hsct + 17 d",), "not assessable: days of transfusions not reported"),
        (("platelets, not reported",), "not assessable: days of transfusions not reported"),
    ],
)  # fmt: skip
def test_platelets_engraft_without_transfusion(given: tuple[str, ...], computed: str) -> None:
    transfusions = tuple(
        Transfusion(product=one.partition(", ")[0], when=When.parse(one.partition(", ")[2]))
        for one in given
    )
    case = _graft({}, {20: 25, 21: 26, 22: 27}, transfusions=transfusions)
    assert _cells(case, "Platelet engraftment") == [("not reported", computed, "open")]


@pytest.mark.parametrize(
    ("source", "day", "is_told"),
    [("marrow", 31, True), ("marrow", 29, False), ("cord blood", 31, False),
     ("cord blood", 42, True), ("", 31, False)],
)  # fmt: skip
def test_a_primary_failure_is_told_from_its_day_on(source: str, day: int, *, is_told: bool) -> None:
    graft = Transplant(kind="allogeneic", cell_source=source)
    rows = _cells(_graft({day: 0.2}, transplant=graft), "Primary graft failure")
    told = f"definition met if there is pancytopenia (neutrophils 0.2 on day +{day} ×10⁹/L)"
    assert rows == ([("not reported", told, "open")] if is_told else [])


def _chimerism(*shares: tuple[str, float, str], kind: str = "allogeneic") -> list[Cells]:
    look = Assessment(
        when=When.parse("hsct + 30 d"),
        chimerism=tuple(
            Chimerism(donor=Value(donor), specimen=specimen, text=text)
            for specimen, donor, text in shares
        ),
    )
    case = _graft({}, None, look, transplant=Transplant(kind=kind))
    return _cells(case, "Chimerism")


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([("CD33", 96, ""), ("CD3", 97, "")],
         ("donor 96 % (CD33) and donor 97 % (CD3)",
          "full: > 95 % in myeloid and lymphoid cells", "open")),
        ([("CD33", 95, ""), ("CD3", 97, "")],
         ("donor 95 % (CD33) and donor 97 % (CD3)",
          "not full (≤ 95 %): myeloid cells 95 %", "open")),
        ([("marrow", 100, "")],
         ("donor 100 % (marrow)",
          "not assessable: donor 100 %, myeloid cells and lymphoid cells not reported", "open")),
        ([("CD3", 90, "full donor chimerism")],
         ("donor 90 % (CD3); full donor chimerism",
          "not full (≤ 95 %): lymphoid cells 90 %", "disagrees")),
        ([("CD33", 99, "complete chimerism"), ("CD3", 99, "")],
         ("donor 99 % (CD33); complete chimerism and donor 99 % (CD3)",
          "full: > 95 % in myeloid and lymphoid cells", "agrees")),
        ([("CD33", 99, "mixed chimerism"), ("CD3", 99, "")],
         ("donor 99 % (CD33); mixed chimerism and donor 99 % (CD3)",
          "full: > 95 % in myeloid and lymphoid cells", "disagrees")),
    ],
)  # fmt: skip
def test_the_chimerism_of_a_look_by_lineage(
    shares: list[tuple[str, float, str]], expected: Cells
) -> None:
    assert _chimerism(*shares) == [expected]


def test_an_autologous_graft_has_no_donor_and_no_chimerism() -> None:
    assert _chimerism(("CD33", 100, ""), kind="autologous") == []


def test_words_alone_are_no_share_of_a_donor(letter: Review) -> None:
    rows = letter.stated_and_computed
    assert not [row for row in rows if row.subject in ("Chimerism", "Neutrophil engraftment")]
