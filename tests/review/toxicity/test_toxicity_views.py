"""SOS/VOD checklist, ledgers of inotuzumab ozogamicin, antigens, bleeding and liver."""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.assessment import Antigen, Assessment
from boardapp.case.complications import AdverseEvent
from boardapp.case.patient import Condition, Patient
from boardapp.case.therapy import Course, Dose, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import Ledger
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result

INO = Therapy(
    id="ino",
    name="inotuzumab ozogamicin",
    line=3,
    cycles=Value(2),
    start=When.parse("2020-06-01"),
    end=When.parse("2020-07-15"),
    courses=(
        Course(number=1, start=When.parse("2020-06-01"), dose=Value(1.8), unit="mg/m2"),
        Course(number=2, start=When.parse("2020-07-01"), dose=Value(1.5), unit="mg/m2"),
    ),
)
HSCT = Therapy(
    id="hsct",
    name="transplant",
    kind="transplant",
    start=When.parse("2020-09-01"),
    transplant=Transplant(conditioning=("busulfan", "thiotepa", "fludarabine")),
)


def _review(**parts: Any) -> Review:
    return review_case(a_case(**{"diagnosed": "2020-02-07"} | parts))


def _ledger(review: Review, name: str) -> Ledger:
    return next(ledger for ledger in review.ledgers if ledger.name == name)


def test_the_letter_meets_no_criterion_and_cannot_be_assessed(letter: Review) -> None:
    assert letter.sos is not None
    assert letter.sos.conclusion == (
        "not assessable: no reported criterion met, 5 of 5 not assessed"
    )
    assert {criterion.state for criterion in letter.sos.criteria} == {"not assessed"}
    assert letter.sos.criteria[4].basis == "stated as normal; no daily values"
    assert letter.sos.stated == ""


def test_the_risk_factors_of_the_letter_are_facts(letter: Review) -> None:
    assert letter.sos is not None
    assert {row.label: (row.value, row.is_missing) for row in letter.sos.risk_factors} == {
        "liver disease": ("not reported", True),
        "prior transplant": ("none stated before inotuzumab ozogamicin", False),
        "later salvage line": ("given in line 4 and 6", False),
        "more cycles": ("2 and 9 cycles", False),
        "two alkylators in the conditioning": ("one stated: cyclophosphamide", False),
        "bilirubin at or above ULN before transplant": (
            "normal, as stated (during inotuzumab ozogamicin (resumed)); value not reported",
            True,
        ),
    }


def test_criteria_are_met_by_what_is_stated_after_the_exposure() -> None:
    events = (
        AdverseEvent(term="ascites", onset=When.parse("2020-09-14")),
        AdverseEvent(term="hepatomegaly", onset=When.parse("2020-02-07")),  # of the leukemia
        AdverseEvent(term="no weight gain", onset=When.parse("2020-09-14")),
        AdverseEvent(term="SOS/VOD", grade=Value(3), onset=When.parse("2020-09-16")),
    )
    labs = tuple(
        result(v, f"2020-09-1{n}", test="bilirubin", unit="mg/dL", low=0.1, high=1.0)
        for n, v in enumerate((0.8, 1.1, 2.3), start=2)
    )

    sos = _review(therapies=(INO, HSCT), adverse_events=events, labs=labs).sos

    assert sos is not None
    assert [criterion.state for criterion in sos.criteria] == [
        "not assessed",
        "not assessed",
        "not assessed",
        "met",
        "met",
    ]
    assert sos.conclusion == "criteria fulfilled: 2 of 5 met"
    assert sos.stated == "SOS/VOD, grade 3"


@pytest.mark.parametrize(
    ("labs", "state", "basis"),
    [
        # Reached in the unit of another laboratory: 40 µmol/L are 2.3 mg/dL.
        ((("2020-09-12", 0.8, "mg/dL", ""), ("2020-09-13", 40, "umol/L", "")), "met",
         "2 dated results since the exposure, highest 2.3 mg/dL"),
        ((("2020-09-12", 0.8, "mg/dL", ""), ("2020-09-13", 34, "umol/L", "")), "not assessed",
         "2 dated results since the exposure, highest 2.0 mg/dL"),  # 1.99
        ((("2020-09-12", "normal", "", ""), ("2020-09-13", 0.8, "mg/dL", ""),
          ("2020-09-14", 2.0, "mg/dL", "")), "met",
         "2 dated results since the exposure, highest 2.0 mg/dL"),
        ((("2020-09-12", 0.8, "mg/dL", "urine"), ("2020-09-13", 4, "mg/dL", "urine")),
         "not assessed", "not reported"),
        ((("2020-05-30", 0.8, "mg/dL", ""), ("2020-06-01", 2.4, "mg/dL", "")),
         "not assessed", "1 dated result since the exposure, highest 2.4 mg/dL"),
        ((("2020-05-31", 0.8, "mg/dL", ""),), "not assessed", "not reported"),  # before it
        ((("2020-09", 0.8, "mg/dL", ""), ("2020-09", 4, "mg/dL", "")),
         "not assessed", "stated as 4 mg/dL; no daily values"),  # no exact days
    ],
)  # fmt: skip
def test_bilirubin_since_the_exposure(
    labs: tuple[tuple[str, float | str, str, str], ...], state: str, basis: str
) -> None:
    results = tuple(
        result(value, when, test="bilirubin", unit=unit, specimen=specimen)
        for when, value, unit, specimen in labs
    )
    sos = _review(therapies=(INO,), labs=results).sos
    assert sos is not None
    criterion = sos.criteria[4]
    assert (criterion.state, criterion.basis) == (state, basis)


@pytest.mark.parametrize(
    ("labs", "expected"),
    [
        ((("2020-08-20", 0.9, "mg/dL", 1.0), ("2020-08-31", 25, "umol/L", 20)),
         "25 µmol/L (1.25 × ULN), 2020-08-31"),
        ((("2020-08-31", 0.9, "mg/dL", 1.0), ("2020-08-20", 25, "umol/L", 20)),
         "0.9 mg/dL (0.90 × ULN), 2020-08-31"),
        ((("2020-09-01", 0.9, "mg/dL", 1.0),), "not reported"),  # the day of the transplant
        ((("2020-08-31", 0.9, "mg/dL", None),), "0.9 mg/dL, 2020-08-31"),
    ],
)  # fmt: skip
def test_the_last_bilirubin_before_the_transplant(
    labs: tuple[tuple[str, float, str, float | None], ...], expected: str
) -> None:
    results = tuple(
        result(value, when, test="bilirubin", unit=unit, high=high)
        for when, value, unit, high in labs
    )
    sos = _review(therapies=(INO, HSCT), labs=results).sos
    assert sos is not None
    assert sos.risk_factors[-1].value == expected


def test_a_rise_within_the_laboratorys_range_is_left_to_a_clinician() -> None:
    labs = tuple(
        result(v, f"2020-09-1{n}", test="bilirubin", unit="mg/dL", low=0.1, high=1.0)
        for n, v in enumerate((0.3, 0.4, 0.5), start=2)
    )
    sos = _review(therapies=(HSCT,), labs=labs).sos
    assert sos is not None
    assert sos.criteria[4].state == "not assessed"
    assert sos.criteria[4].basis.endswith("all within the laboratory's range")


def test_the_risk_of_a_later_transplant_and_of_an_earlier_one() -> None:
    labs = (result(1.2, "2020-08-30", test="bilirubin", unit="mg/dL", low=0.1, high=1.0),)
    earlier = Therapy(id="t1", name="first transplant", kind="transplant",
                      start=When.parse("2020-04-01"))  # fmt: skip

    sos = _review(therapies=(earlier, INO, HSCT), labs=labs).sos

    assert sos is not None
    values = [row.value for row in sos.risk_factors]
    assert values[1] == "first transplant"
    assert values[4] == "two stated: busulfan, thiotepa"
    assert values[5] == "1.2 mg/dL (1.20 × ULN), 2020-08-30"


def test_another_test_is_not_taken_for_bilirubin() -> None:
    labs = (result(5.0, "2020-09-12", test="creatinine", unit="mg/dL"),)
    sos = _review(therapies=(INO,), labs=labs).sos
    assert sos is not None
    assert (sos.criteria[4].state, sos.criteria[4].basis) == ("not assessed", "not reported")


def test_a_range_of_bilirubin_is_told_and_judges_nothing() -> None:
    labs = (result("0.8..4", "2020-09-13", test="bilirubin", unit="mg/dL"),)
    sos = _review(therapies=(INO,), labs=labs).sos
    assert sos is not None
    assert sos.criteria[4].state == "not assessed"
    assert sos.criteria[4].basis == "stated as 0.8–4 mg/dL; no daily values"


@pytest.mark.parametrize(
    ("therapies", "number", "expected", "is_missing"),
    [
        ((replace(INO, line=None),), 2, "not reported", True),
        ((INO, replace(INO, id="again", line=1)), 2, "given in line 1 and 3", False),
        ((INO,), 4, "no transplant after inotuzumab ozogamicin is stated", False),
        ((INO, replace(HSCT, transplant=None)), 4, "conditioning not reported", True),
        ((INO, replace(HSCT, transplant=Transplant(conditioning=("fludarabine",)))), 4,
         "none among the stated drugs", False),
        ((INO,), 5, "no transplant after inotuzumab ozogamicin is stated", False),
        ((INO, HSCT), 5, "not reported", True),
    ],
)  # fmt: skip
def test_what_is_not_stated_of_a_risk_factor_is_said(
    therapies: tuple[Therapy, ...], number: int, expected: str, is_missing: bool
) -> None:
    sos = _review(therapies=therapies).sos
    assert sos is not None
    row = sos.risk_factors[number]
    assert (row.value, row.is_missing) == (expected, is_missing)


def test_of_the_patients_conditions_those_of_the_liver_are_named() -> None:
    patient = Patient(conditions=(Condition(text="asthma"), Condition(text="hepatitis B, treated")))
    sos = _review(therapies=(INO,), patient=patient).sos
    assert sos is not None
    assert sos.risk_factors[0].value == "hepatitis B, treated"


def test_the_last_word_of_bilirubin_stands_where_there_is_no_number() -> None:
    labs = (
        result("normal", "2020-09-12", test="bilirubin", unit="mg/dL"),
        result("not reported", "2020-09-13", test="bilirubin", unit="mg/dL"),
    )
    sos = _review(therapies=(INO,), labs=labs).sos
    assert sos is not None
    assert sos.criteria[4].basis == "stated as normal; no daily values"


def test_without_the_drug_and_a_transplant_there_is_no_checklist() -> None:
    planned = Therapy(name="transplant", kind="transplant", status="planned")
    assert _review(therapies=(planned,)).sos is None
    assert _review().inotuzumab is None


def test_the_drug_of_the_letter_exceeds_its_label_and_has_no_dose(letter: Review) -> None:
    ledger = letter.inotuzumab
    assert ledger is not None
    assert [course.cycles for course in ledger.courses] == ["2", "9"]
    assert ledger.cycles == "2 and 9 by phase, 11 if none counts another"
    assert ledger.cumulative_dose == "dose not reported"
    assert ledger.against_label == "exceeds label: more than 6 cycles"


@pytest.mark.parametrize(
    ("cycles", "expected"),
    [
        (6, "within the label's 6 cycles without a transplant"),
        (7, "exceeds label: more than 6 cycles"),
        ("not reported", "not assessable: cycles not reported"),
    ],
)
def test_cycles_against_the_label(cycles: float | str, expected: str) -> None:
    ino = Therapy(name="inotuzumab ozogamicin", cycles=Value(cycles))
    ledger = _review(therapies=(ino,)).inotuzumab
    assert ledger is not None
    assert ledger.against_label == expected


def test_known_doses_are_added_up() -> None:
    ledger = _review(therapies=(INO,)).inotuzumab
    assert ledger is not None
    assert ledger.cumulative_dose == "3.3 mg/m² in 2 of 2 cycles with a stated time"


def test_the_antigens_of_the_letter_were_never_reported(letter: Review) -> None:
    told = [(e.antigen, e.kind, e.at, e.text) for e in letter.antigen_ledger]
    assert told[3] == ("CD19", "exposure", "blinatumomab", "cycles not reported")
    assert told[-1] == ("CD22", "exposure", "inotuzumab ozogamicin (resumed)", "9 cycles")
    assert {text for _, kind, _, text in told if kind == "expression"} == {"not reported"}
    assert len([1 for e in letter.antigen_ledger if e.at.startswith("relapse")]) == 8


def test_expression_and_exposure_stand_in_order_of_time() -> None:
    relapse = Assessment(
        id="r1",
        finding="relapse",
        number=1,
        when=When.parse("2020-05-01"),
        antigens=(Antigen(name="CD22", state="dim", value=Value(30), unit="%"),),
    )
    ledger = _review(assessments=(relapse,), therapies=(INO,)).antigen_ledger
    assert [(e.at, e.text) for e in ledger if e.antigen == "CD22"] == [
        ("at diagnosis", "not reported"),
        ("relapse 1", "dim (30 %)"),
        ("inotuzumab ozogamicin", "2 cycles"),
    ]


def test_a_case_without_these_antigens_has_no_ledger(minimal: Review) -> None:
    assert minimal.antigen_ledger == ()
    assert minimal.ledgers == ()


def test_the_ledgers_of_the_letter_gather_what_bears_on_bleeding_and_liver(letter: Review) -> None:
    bleeding = [entry.term for entry in _ledger(letter, "Bleeding").entries]
    assert {"mucocutaneous bleeding", "platelets", "aPTT", "aminocaproic acid"} <= set(bleeding)
    assert {"factor VIII", "platelet aggregation"} <= set(bleeding)
    liver = [(e.kind, e.term) for e in _ledger(letter, "Liver").entries]
    assert ("adverse event", "GGT increased") in liver
    assert ("result", "bilirubin") in liver
    assert ("therapy", "ursodiol (Actigall)") in liver
    assert [ledger.name for ledger in letter.ledgers] == [
        "Bleeding",
        "Liver",
        "Infections",
        "Admissions",
    ]


def test_a_series_is_one_entry_with_bounds_and_worst_grade(synthetic: Review) -> None:
    (alt,) = [e for e in _ledger(synthetic, "Liver").entries if e.term == "ALT"]
    assert alt.text == (
        "125 results, 19 to 267 U/L, latest 20 U/L, worst grade by the laboratory value 3"
    )


def test_every_entry_leads_to_its_fact(letter: Review, synthetic: Review) -> None:
    for review in (letter, synthetic):
        assert all(entry.place for ledger in review.ledgers for entry in ledger.entries)
        assert all(entry.place for entry in review.antigen_ledger)


def test_without_a_total_the_doses_of_a_cycle_are_added_up() -> None:
    def dose(day: int, amount: float | str) -> Dose:
        return Dose(day=day, agent="inotuzumab ozogamicin", dose=Value(amount), unit="mg/m2")

    courses = (
        Course(number=1, start=When.parse("2020-06-01"), doses=(dose(1, 0.8), dose(8, 0.5))),
        Course(number=2, start=When.parse("2020-07-01"), doses=(dose(1, 0.5), dose(8, "reduced"))),
    )
    ledger = _review(therapies=(replace(INO, courses=courses),)).inotuzumab
    assert ledger is not None
    assert ledger.cumulative_dose == "1.3 mg/m² in 1 of 2 cycles with a stated time"
