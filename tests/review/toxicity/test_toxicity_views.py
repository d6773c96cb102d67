"""SOS/VOD checklist, ledgers of inotuzumab ozogamicin, antigens, bleeding and liver."""

from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.assessment import Antigen, Assessment
from boardapp.case.complications import Admission, AdverseEvent
from boardapp.case.patient import Condition, Measurement, Patient
from boardapp.case.therapy import Agent, Cycle, Dose, Therapy, Transplant
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
        Cycle(number=1, start=When.parse("2020-06-01"), dose=Value(1.8), unit="mg/m2"),
        Cycle(number=2, start=When.parse("2020-07-01"), dose=Value(1.5), unit="mg/m2"),
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
    assert sos.stated_keys == ("adverse_events[3]",)


@pytest.mark.parametrize(
    ("labs", "state", "basis"),
    [
        # Reached in the unit of another laboratory: 40 µmol/L are 2.34 mg/dL.
        ((("2020-09-12", 0.8, "mg/dL", ""), ("2020-09-13", 40, "umol/L", "")), "met",
         "2 dated results since the exposure, highest 2.34 mg/dL"),
        ((("2020-09-12", 0.8, "mg/dL", ""), ("2020-09-13", 34, "umol/L", "")), "not assessed",
         "2 dated results since the exposure, highest 1.99 mg/dL"),
        ((("2020-09-12", "normal", "", ""), ("2020-09-13", 0.8, "mg/dL", ""),
          ("2020-09-14", 2.0, "mg/dL", "")), "met",
         "2 dated results since the exposure, highest 2 mg/dL"),
        ((("2020-09-12", 0.8, "mg/dL", "urine"), ("2020-09-13", 4, "mg/dL", "urine")),
         "not assessed", "not reported"),
        ((("2020-05-30", 0.8, "mg/dL", ""), ("2020-06-01", 2.4, "mg/dL", "")),
         "met", "1 dated result since the exposure, highest 2.4 mg/dL; last before it 0.8"),
        ((("2020-05-28", 0.8, "mg/dL", ""), ("2020-06-01", 2.4, "mg/dL", "")), "not assessed",
         "1 dated result since the exposure, highest 2.4 mg/dL; last before it 0.8"),  # 4 days
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


VAC = Therapy(id="vac", name="VAC", line=1, start=When.parse("2020-03-01"),
              agents=(Agent(name="actinomycin D"),))  # fmt: skip
DEFIBROTIDE = Therapy(id="d", name="defibrotide", kind="supportive care",
                      start=When.parse("2020-04-03"))  # fmt: skip
STATED = AdverseEvent(
    term="sinusoidal obstruction syndrome", severity="severe", onset=When.parse("2020-04-02"),
    summary="Hepatomegaly 3.5 cm, weight +6.1 %, reversed portal flow. No ascites.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({"therapies": (VAC,)}, True),
        ({"therapies": (DEFIBROTIDE,)}, True),
        ({"adverse_events": (STATED,)}, True),
        ({"therapies": (INO,)}, True),
        ({"therapies": (Therapy(id="x", name="vincristine", line=1),)}, False),
        ({"therapies": (Therapy(id="x", name="defibrotide", status="planned"),)}, False),
        ({}, False),
    ],
)
def test_the_checklist_stands_wherever_sos_or_what_can_cause_it_is_stated(
    fields: dict[str, Any], is_shown: bool
) -> None:
    assert (_review(**fields).sos is not None) is is_shown


def test_sos_that_is_ruled_out_is_not_among_what_is_stated() -> None:
    events = (AdverseEvent(term="no SOS/VOD"), STATED)
    sos = _review(therapies=(VAC,), adverse_events=events).sos
    assert sos is not None
    assert sos.stated_keys == ("adverse_events[1]",)


def test_what_a_text_tells_of_a_sign_is_pointed_to_and_never_called_silence() -> None:
    sos = _review(therapies=(VAC,), adverse_events=(STATED,)).sos
    assert sos is not None
    where = "told in words only: see sinusoidal obstruction syndrome"
    assert [(one.state, one.basis) for one in sos.criteria] == [
        ("not assessed", "not reported"),
        ("not assessed", where),
        ("not assessed", where),
        ("not assessed", "not reported"),  # "No ascites."
        ("not assessed", "not reported"),
    ]
    assert sos.criteria[1].place == "adverse_events[0]"
    assert sos.stated == "sinusoidal obstruction syndrome, severe (no grade stated)"


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        ("Platelets refractory to transfusion.", True),
        ("Thrombocytopenia refractory to transfusions.", True),
        ("Platelet transfusion refractory.", True),
        ("No platelets refractory to transfusion.", False),
        ("Platelets low; refractory fever.", False),
    ],
)
def test_refractory_platelets_told_in_words_are_pointed_to(told: str, is_told: bool) -> None:
    event = AdverseEvent(term="sinusoidal obstruction syndrome", summary=told)
    sos = _review(therapies=(VAC,), adverse_events=(event,)).sos
    assert sos is not None
    where = "told in words only: see sinusoidal obstruction syndrome"
    assert sos.criteria[0].basis == (where if is_told else "not reported")


def _weights(*values: tuple[str, float]) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(name="weight", when=When.parse(when), value=Value(kg), unit="kg")
        for when, kg in values
    )


@pytest.mark.parametrize(
    ("weights", "state", "basis"),
    [
        ((("2020-02-28", 10.0), ("2020-03-03", 10.8)), "met",
         "highest 10.8 kg, 8 % above the last before the exposure (10 kg)"),
        ((("2020-02-28", 10.0), ("2020-03-03", 10.5)), "not assessed",
         ("highest 10.5 kg, 5 % above the last before the exposure (10 kg); "
         "not met by weight alone")),
        ((("2020-03-03", 41.0), ("2020-03-08", 48.6)), "not assessed",
         ("highest 48.6 kg since the exposure, 18.5 % above the first since it (41 kg); "
         "no weight before it is stated")),
        ((("2020-02-28", 10.0), ("2020-03-15", 12.0)), "not assessed",
         ("highest 12 kg since the exposure; the last weight before it is more than 14 d older")),
        ((("2020-02-28", 10.0), ("2020-03-03", 10.8), ("2021-03-03", 13.0)), "met",
         "highest 10.8 kg, 8 % above the last before the exposure (10 kg)"),
        ((("2020-02-28", 10.0),), "not assessed", "not reported"),
    ],
)  # fmt: skip
def test_weights_of_the_case_are_read(
    weights: tuple[tuple[str, float], ...], state: str, basis: str
) -> None:
    sos = _review(therapies=(VAC,), measurements=_weights(*weights)).sos
    assert sos is not None
    assert (sos.criteria[1].state, sos.criteria[1].basis) == (state, basis)


def test_a_sign_with_another_stated_cause_is_told_and_not_counted() -> None:
    events = (
        AdverseEvent(term="ascites", onset=When.parse("2020-04-01"), suspected="relapse"),
        AdverseEvent(term="weight gain", onset=When.parse("2020-04-02"), suspected="SOS"),
    )
    sos = _review(therapies=(VAC,), adverse_events=events).sos
    assert sos is not None
    assert (sos.criteria[3].state, sos.criteria[3].basis) == (
        "not assessed", "ascites, as stated; another cause is stated: relapse",
    )  # fmt: skip
    assert sos.criteria[1].state == "met"


def test_signs_of_different_times_do_not_fulfil_the_criteria() -> None:
    weight = AdverseEvent(
        term="weight gain", onset=When.parse("2020-03-20"), end=When.parse("2020-03-30")
    )
    labs = tuple(
        result(value, when, test="bilirubin", unit="mg/dL")
        for when, value in (("2021-02-10", 0.8), ("2021-02-11", 2.6))
    )
    sos = _review(therapies=(VAC,), adverse_events=(weight,), labs=labs).sos
    assert sos is not None
    assert [one.state for one in sos.criteria].count("met") == 2
    assert sos.conclusion == "not assessable: 2 signs, at different times"


def test_days_that_hang_on_one_uncertain_stay_are_exact_to_each_other() -> None:
    stay = Admission(id="hd", reason="fever", start=When.parse("dx + 2 mo"))
    labs = tuple(
        result(value, f"hd + {day} d", test="bilirubin", unit="mg/dL")
        for day, value in ((0, 1.5), (1, 4.8), (3, 8.1))
    )
    sos = _review(therapies=(VAC,), admissions=(stay,), labs=labs).sos
    assert sos is not None
    assert sos.criteria[4].state == "met"
    assert sos.criteria[4].basis == "3 dated results since the exposure, highest 8.1 mg/dL"


def test_a_stated_sos_is_graded_by_two_named_systems() -> None:
    labs = (
        result(8.1, "2020-04-04", test="bilirubin", unit="mg/dL"),
        result(1700, "2020-04-04", test="ALT", unit="U/L", high=40),
        result(30.0, "2020-02-10", test="bilirubin", unit="mg/dL"),  # long before
    )
    sos = _review(therapies=(VAC, DEFIBROTIDE), adverse_events=(STATED,), labs=labs).sos
    assert sos is not None
    ebmt, ctcae = sos.severity
    assert ebmt.value.startswith(
        "very severe: highest ALT or AST 42.5 × ULN, highest bilirubin 8.1 mg/dL; by these alone"
    )
    assert (ctcae.label, ctcae.value.startswith("grade 3: > 5 mg/dL")) == (
        "grade by CTCAE v5.0", True,
    )  # fmt: skip
    assert _review(therapies=(VAC,), labs=labs).sos.severity == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("labs", "expected"),
    [
        ((("2020-08-20", 0.9, "mg/dL", 1.0), ("2020-08-31", 25, "umol/L", 20)),
         "25 µmol/L (1.25 × ULN), 2020-08-31"),
        ((("2020-08-31", 0.9, "mg/dL", 1.0), ("2020-08-20", 25, "umol/L", 20)),
         "0.9 mg/dL (0.9 × ULN), 2020-08-31"),
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
    assert values[5] == "1.2 mg/dL (1.2 × ULN), 2020-08-30"


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
        Cycle(number=1, start=When.parse("2020-06-01"), doses=(dose(1, 0.8), dose(8, 0.5))),
        Cycle(number=2, start=When.parse("2020-07-01"), doses=(dose(1, 0.5), dose(8, "reduced"))),
    )
    ledger = _review(therapies=(replace(INO, courses=courses),)).inotuzumab
    assert ledger is not None
    assert ledger.cumulative_dose == "1.3 mg/m² in 1 of 2 cycles with a stated time"
