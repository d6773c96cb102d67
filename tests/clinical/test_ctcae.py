"""Grades with their reasons: the vectors, both sides of a test, ranges, and what is missing."""

import re
from typing import Any

import pytest

from boardapp.case.value import Value
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import grade_result, terms_of
from boardapp.clinical.ctcae_grade import Grade, Ungradable

ANY = "any grade from 0 to 4 is possible"


def graded(test: str, value: Any, unit: str = "", **context: Any) -> Grade:
    result = grade_result(test, value, unit, **context)
    assert isinstance(result, Grade), result
    return result


def ungradable(test: str, value: Any, unit: str = "", **context: Any) -> Ungradable:
    result = grade_result(test, value, unit, **context)
    assert isinstance(result, Ungradable), result
    return result


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "grade"),
    [
        ("platelets", 40, "10*9/L", {"low": 150}, 3),
        ("platelets", 49.9, "10*9/L", {"low": 150}, 3),
        ("platelets", 50, "10*9/L", {"low": 150}, 2),
        ("platelets", 75, "10*9/L", {"low": 150}, 1),
        ("platelets", 24.9, "10*9/L", {"low": 150}, 4),
        ("aPTT", 45, "s", {"high": 35}, 1),
        ("aPTT", 52.5, "s", {"high": 35}, 1),
        ("aPTT", 52.6, "s", {"high": 35}, 2),
        ("aPTT", 87.6, "s", {"high": 35}, 3),
        ("ANC", 0.5, "10*9/L", {}, 3),
        ("ANC", 0.49, "10*9/L", {}, 4),
        ("ALT", 41, "U/L", {"high": 40}, 1),
        ("ALT", 120, "U/L", {"high": 40}, 1),
        ("ALT", 121, "U/L", {"high": 40}, 2),
        ("ALT", 200, "U/L", {"high": 40}, 2),
        ("ALT", 201, "U/L", {"high": 40}, 3),
        ("ALT", 801, "U/L", {"high": 40}, 4),
        ("bilirubin", 1.5, "mg/dL", {"high": 1}, 1),
        ("bilirubin", 1.6, "mg/dL", {"high": 1}, 2),
        ("bilirubin", 3.1, "mg/dL", {"high": 1}, 3),
        ("bilirubin", 10.1, "mg/dL", {"high": 1}, 4),
        ("Hb", 10.0, "g/dL", {"low": 10.5}, 1),
        ("Hb", 9.9, "g/dL", {"low": 10.5}, 2),
        ("Hb", 8.0, "g/dL", {"low": 10.5}, 2),
        ("Hb", 7.9, "g/dL", {"low": 10.5}, 3),
        ("INR", 1.2, "", {}, 0),
        ("INR", 1.3, "", {}, 1),
        ("INR", 1.6, "", {}, 2),
        ("INR", 2.6, "", {}, 3),
        ("fibrinogen", 149, "mg/dL", {"low": 150}, 1),
        ("fibrinogen", 112, "mg/dL", {"low": 150}, 2),
        ("fibrinogen", 74, "mg/dL", {"low": 150}, 3),
        ("fibrinogen", 49, "mg/dL", {"low": 150}, 4),
    ],
)
def test_the_vectors_of_the_definitions(
    test: str, value: float, unit: str, context: dict[str, Any], grade: int
) -> None:
    assert graded(test, value, unit, **context).grade == grade


def test_a_grade_tells_term_side_limit_and_si_value() -> None:
    assert graded("platelets", "40", "K/µL", low=150) == Grade(
        term="Platelet count decreased",
        grade=3,
        direction="low",
        reason="< 50.0 10*9/L",
        rule="CTCAE v5.0: Platelet count decreased",
        value_si=Value("40"),
        unit_si="10*9/L",
    )


@pytest.mark.parametrize(
    ("test", "value", "unit", "value_si", "unit_si"),
    [
        ("Hb", "8.0", "g/dL", "80", "g/L"),
        ("bilirubin", 1, "mg/dL", "17.104", "umol/L"),
        ("creatinine", 1, "mg/dL", "88.4017", "umol/L"),
        ("platelets", "40000", "/uL", "40", "10*9/L"),
        ("platelets", "40..50", "K/uL", "40..50", "10*9/L"),
        ("ANC", "<100", "/uL", "<0.1", "10*9/L"),
        ("ANC", "<=100", "/uL", "<=0.1", "10*9/L"),
        ("ALT", ">2000", "IU/L", ">2000", "U/L"),
        ("ALT", ">=2000", "U/L", ">=2000", "U/L"),
        ("Hb", "~8", "g/dL", "~80", "g/L"),
        ("fibrinogen", "0.125", "g/L", "0.125", "g/L"),
        ("INR", 1.25, "", "1.25", "1"),
        ("platelets", "1234567", "/uL", "1234.567", "10*9/L"),
        ("ANC", "0.0015625", "10*9/L", "0.0015625", "10*9/L"),
        ("glucose", 100, "mg/dL", "5.55074", "mmol/L"),
        ("marrow blasts", 4.5, "%", "4.5", "%"),
    ],
)
def test_the_value_is_told_in_si_units(
    test: str, value: Any, unit: str, value_si: str, unit_si: str
) -> None:
    result = grade_result(test, value, unit)
    assert (result.value_si, result.unit_si) == (Value(value_si), unit_si)


# Names, sides, versions


@pytest.mark.parametrize(
    "test", ["PLATELETS", "plt", "777-3", "platelet count decreased", "Thrombocytopenia"]
)
def test_a_test_goes_by_any_of_its_names_and_terms(test: str) -> None:
    assert graded(test, 20, "10^9/L").term == "Platelet count decreased"
    assert graded(test, 20, "10^9/L", version="6.0").term == "Thrombocytopenia"


def test_a_test_with_two_sides_is_graded_by_the_one_it_lies_on() -> None:
    low = graded("potassium", 2.9, "mmol/L", low=3.5, high=5)
    high = graded("potassium", 5.7, "mmol/L", low=3.5, high=5)
    assert (low.term, low.direction, low.grade) == ("Hypokalemia", "low", 3)
    assert (high.term, high.direction, high.grade) == ("Hyperkalemia", "high", 2)


def test_a_test_that_is_normal_on_both_sides_names_both() -> None:
    normal = graded("potassium", 4, "mmol/L", low=3.5, high=5)
    assert (normal.grade, normal.direction) == (0, None)
    assert normal.term == "Hyperkalemia; Hypokalemia"
    assert normal.rule == "CTCAE v5.0: Hyperkalemia; Hypokalemia"


def test_a_normal_side_doesnt_hide_that_the_other_cant_be_graded() -> None:
    anemia = graded("Hb", 11, "g/dL", low=10.5)
    assert (anemia.term, anemia.direction, anemia.grade) == ("Anemia", "low", 0)
    assert anemia.reason.startswith("Hemoglobin increased not graded: the laboratory's upper limit")


def test_two_sides_that_cant_be_graded_tell_both_reasons() -> None:
    result = ungradable("potassium", 4, "mmol/L")
    assert result.term == "Hyperkalemia; Hypokalemia"
    assert result.direction is None
    assert "upper limit is not given" in result.reason
    assert "lower limit is not given" in result.reason
    assert result.rule == "CTCAE v5.0: Hyperkalemia; Hypokalemia"
    assert (result.value_si, result.unit_si) == (Value("4"), "mmol/L")


def test_an_abnormal_value_is_never_grade_0_of_its_normal_side() -> None:
    result = ungradable("glucose", 300, "mg/dL", low=70, high=110)
    assert (result.term, result.direction) == ("Hyperglycemia", "high")
    assert "by the treatment it needs" in result.reason


def test_the_direction_chooses_the_side() -> None:
    assert graded("Hb", 20, "g/dL", low=11, high=16, direction="low").grade == 0
    assert graded("Hb", 20, "g/dL", low=11, high=16, direction="high").grade == 2


def test_a_term_keeps_to_its_side() -> None:
    assert graded("Hypokalemia", 7.5, "mmol/L", low=3.5).grade == 0
    wrong = ungradable("Hypokalemia", 3.1, "mmol/L", direction="high")
    assert wrong.reason == "Hypokalemia is no term of high values"


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("troponin", 'test not known: "troponin"'),
        ("", 'test not known: ""'),
        ("marrow blasts", "CTCAE v5.0, laboratory terms: none for marrow blasts"),
    ],
)
def test_a_test_without_a_term_is_said(test: str, reason: str) -> None:
    assert ungradable(test, 5, "%").reason == reason


def test_a_side_without_a_term_is_said() -> None:
    reason = ungradable("platelets", 900, "10*9/L", direction="high").reason
    assert reason == "CTCAE v5.0, laboratory terms: none for high platelets"


def test_a_term_that_6_0_lacks_here_is_not_graded_by_5_0() -> None:
    reason = ungradable("CPK increased", 900, "U/L", high=200, version="6.0").reason
    assert reason == "CTCAE v6.0, laboratory terms: none for CPK"


def test_a_test_knows_its_terms() -> None:
    potassium = find_analyte("K")
    assert potassium is not None
    assert [(c.term, c.direction) for c in terms_of(potassium)] == [
        ("Hyperkalemia", "high"),
        ("Hypokalemia", "low"),
    ]


# What is missing


@pytest.mark.parametrize(
    ("test", "value", "unit", "reason"),
    [
        ("platelets", 80, "10*9/L", "lower limit is not given: grade 0 or 1 is possible"),
        ("ALT", 80, "U/L", "upper limit is not given: any grade from 0 to 4 is possible"),
        ("fibrinogen", 100, "mg/dL", "lower limit is not given: any grade from 0 to 4"),
        ("platelets", 20, "", "the value has no unit: any grade from 0 to 4 is possible"),
        ("phosphate", 0.4, "mmol/L", "the criteria grade it by the treatment it needs"),
    ],
)
def test_what_would_decide_is_named(test: str, value: float, unit: str, reason: str) -> None:
    result = ungradable(test, value, unit)
    assert reason in result.reason
    assert result.grade is None


@pytest.mark.parametrize(
    ("test", "value", "unit", "grade"),
    [
        ("platelets", 74.9, "10*9/L", 2),
        ("Hb", 9.9, "g/dL", 2),
        ("potassium", 5.6, "mmol/L", 2),
        ("fibrinogen", 49, "mg/dL", 4),
        ("WBC", 101, "10*9/L", 3),
    ],
)
def test_an_absolute_limit_needs_no_range(test: str, value: float, unit: str, grade: int) -> None:
    assert graded(test, value, unit).grade == grade


def test_a_ratio_to_the_own_range_needs_no_unit_and_says_so() -> None:
    alt = graded("ALT", 201, high=40)
    assert alt.grade == 3
    assert "no unit given: compared with its own range only" in alt.reason
    assert (alt.value_si, alt.unit_si) == (None, "")


def test_a_term_without_numbers_is_grade_0_within_the_range_of_its_side() -> None:
    assert graded("phosphate", 1.2, "mmol/L", low=0.8).grade == 0
    high = ungradable("phosphate", 1.6, "mmol/L", low=0.8, high=1.5)
    assert (high.term, "treatment" in high.reason) == ("Hyperphosphatemia", True)


def test_glucose_needs_numbers_or_a_normal_range() -> None:
    assert graded("glucose", 90, "mg/dL", high=110, direction="high").grade == 0
    random = ungradable("glucose", 200, "mg/dL", high=110, version="6.0")
    assert "numbers only from grade 3: any grade from 0 to 2 is possible" in random.reason
    assert graded("glucose", 251, "mg/dL", version="6.0").grade == 3
    assert "from grade 3" in ungradable("glucose", 250, "mg/dL", version="6.0").reason
    assert graded("fasting glucose", 200, "mg/dL", version="6.0").grade == 2


# Baselines


def test_a_baseline_above_its_range_sets_the_scale() -> None:
    assert graded("ALT", 200, "U/L", high=40, baseline=80).reason == "≥ 1.5 × baseline"
    assert graded("ALT", 200, "U/L", high=40, baseline=40).grade == 2
    assert graded("ALT", 119, "U/L", high=40, baseline=80).grade == 0


@pytest.mark.parametrize(
    ("context", "grade"),
    [
        ({"baseline_flag": "HIGH"}, 1),
        ({"baseline_flag": "high high"}, 1),
        ({"baseline_flag": "NORMAL"}, 2),
        ({"baseline_flag": "LOW"}, 2),
        ({"baseline_high": 70}, 1),
        ({"baseline_high": 90}, 2),
        ({"baseline_high": 80}, 2),
        ({"baseline_low": 90, "baseline_high": 120}, 2),
        ({"baseline_high": 1.2, "baseline": 1.3, "baseline_unit": "ukat/L"}, 1),  # 78 U/L
        ({"baseline_high": 1.4, "baseline": 1.3, "baseline_unit": "ukat/L"}, 2),
    ],
)
def test_a_flag_or_its_own_range_says_whether_a_baseline_is_high(
    context: dict[str, Any], grade: int
) -> None:
    context = {"baseline": 80, **context}
    assert graded("ALT", 200, "U/L", high=40, **context).grade == grade


def test_a_high_flag_without_a_baseline_leaves_the_grade_open() -> None:
    reason = ungradable("ALT", 200, "U/L", high=40, baseline_flag="HIGH").reason
    assert reason.startswith("the baseline is not given")


def test_a_missing_baseline_is_said_where_it_could_matter() -> None:
    assert "no baseline" in graded("ALT", 200, "U/L", high=40).reason
    assert "no baseline" in graded("creatinine", 30, "umol/L", high=40).reason
    assert graded("ALT", 20, "U/L", high=40).reason == ""
    assert graded("INR", 1.3).reason == "> 1.2; bleeding: a clinician decides 3"


def test_creatinine_counts_from_any_baseline_in_5_0_and_a_low_one_in_6_0() -> None:
    context = {"high": 40, "baseline": 14}
    assert graded("creatinine", 42, "umol/L", **context).grade == 2
    assert graded("creatinine", 42.1, "umol/L", **context).grade == 3
    assert graded("creatinine", 42.1, "umol/L", version="6.0", **context).grade == 1
    assert graded("creatinine", 42.1, "umol/L", version="6.0", low=15, **context).grade == 3


def test_alkaline_phosphatase_of_6_0_needs_both_limits_unless_one_is_kept() -> None:
    def alp(value: float, **context: Any) -> int | None:
        return grade_result("ALP", value, "U/L", version="6.0", **context).grade

    assert alp(40, high=40) == 0
    assert alp(41, high=40) is None
    assert alp(41, high=40, baseline=41) == 0
    assert alp(41, high=40, baseline=40) == 1
    assert alp(40, baseline=40) == 0
    assert alp(100, baseline=40) is None


def test_a_very_high_baseline_is_beyond_the_wording_of_6_0() -> None:
    worded = "worded for a baseline of up to 5.0 × ULN"
    context = {"high": 40, "version": "6.0"}
    assert worded in graded("ALT", 500, "U/L", baseline=201, **context).reason
    assert worded not in graded("ALT", 500, "U/L", baseline=200, **context).reason
    assert worded not in graded("ALT", 500, "U/L", baseline=201, high=40).reason


def test_fibrinogen_falls_from_a_low_baseline() -> None:
    context = {"low": 1.5, "baseline": 1.4}
    assert graded("fibrinogen", 1.4, "g/L", **context).grade == 1
    assert graded("fibrinogen", 1.05, "g/L", **context).grade == 2
    assert graded("fibrinogen", 0.7, "g/L", **context).grade == 3
    assert graded("fibrinogen", 1.2, "g/L", low=1.5, baseline=3).grade == 1


def test_anticoagulation_sets_the_scale_of_the_inr() -> None:
    assert graded("INR", 2.6, baseline=2.5, anticoagulated=True).grade == 1
    assert graded("INR", 2.6, baseline=2.5, anticoagulated=False).grade == 3
    assert graded("INR", 2.6, baseline=2.5).grade == 3
    assert "baseline is not given" in ungradable("INR", 2.6, anticoagulated=True).reason


# Ranges, censored and approximate values


def test_a_range_has_its_worst_grade() -> None:
    platelets = graded("platelets", "40..50", "10*9/L", low=150)
    assert platelets.grade == 3
    assert platelets.reason == "< 50.0 10*9/L; grade 3 (worst of range)"
    assert graded("platelets", "40..49", "10*9/L").reason == "< 50.0 10*9/L"
    assert graded("ALT", "30..130", "U/L", high=40).grade == 2
    assert "worst of range" in graded("platelets", "70..80", "10*9/L").reason


def test_a_range_whose_worst_end_is_open_is_open() -> None:
    assert "grade 0 or 1" in ungradable("platelets", "80..90", "10*9/L").reason


@pytest.mark.parametrize(
    ("test", "value", "context", "grade"),
    [
        ("ANC", "<0.5", {}, 4),
        ("ANC", "<0.1", {"version": "6.0"}, 4),
        ("platelets", "<5", {"low": 150}, 4),
        ("platelets", ">150", {"low": 150}, 0),
        ("platelets", ">=150", {"low": 150}, 0),
        ("WBC", ">100", {"low": 4, "high": 11}, 3),
        ("lymphocytes", ">20", {"low": 1}, 3),
    ],
)
def test_a_censored_value_is_graded_by_what_is_certain(
    test: str, value: str, context: dict[str, Any], grade: int
) -> None:
    assert graded(test, value, "10*9/L", **context).grade == grade


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "possible"),
    [
        ("ANC", "<=0.5", "10*9/L", {}, "only known to be ≤ 0.5: grade 3 or 4 is possible"),
        ("ANC", "<1.2", "10*9/L", {}, "only known to be < 1.2: any grade from 2 to 4"),
        ("ALT", ">200", "U/L", {"high": 40}, "only known to be > 200: grade 3 or 4"),
        ("ALT", ">=200", "U/L", {"high": 40}, "only known to be ≥ 200: any grade from 2 to 4"),
        ("WBC", ">=100", "10*9/L", {"direction": "high"}, "any grade from 0 to 3"),
        ("platelets", "<200", "10*9/L", {"low": 150}, "any grade from 0 to 4"),
        ("platelets", ">60", "10*9/L", {"low": 150}, "any grade from 0 to 2"),
    ],
)
def test_a_censored_value_that_fits_several_grades_has_none(
    test: str, value: str, unit: str, context: dict[str, Any], possible: str
) -> None:
    assert possible in ungradable(test, value, unit, **context).reason


def test_an_unmeasurably_low_value_is_normal_where_high_is_the_harm() -> None:
    assert graded("bilirubin", "<0.2", "mg/dL", high=1).grade == 0


def test_an_approximate_value_is_said() -> None:
    assert graded("platelets", "~40", "10*9/L").reason == "< 50.0 10*9/L; the value is approximate"


# What a clinician decides


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "said"),
    [
        ("aPTT", 45, "s", {"high": 35}, "bleeding: a clinician decides 3"),
        ("Hb", 9, "g/dL", {}, "transfusion indicated: a clinician decides 3"),
        ("potassium", 3.2, "mmol/L", {"low": 3.5}, "a clinician decides 2"),
        ("sodium", 127, "mmol/L", {}, "symptoms: a clinician decides 3"),
        ("lipase", 201, "U/L", {"high": 100}, "signs or symptoms: a clinician decides 3"),
        ("lipase", 501, "U/L", {"high": 100}, "signs or symptoms: a clinician decides 4"),
        ("uric acid", 9, "mg/dL", {"high": 7}, "physiologic consequences: a clinician decides 3"),
        ("WBC", 120, "10*9/L", {}, "leukostasis"),
    ],
)
def test_what_no_number_shows_is_left_to_a_clinician(
    test: str, value: float, unit: str, context: dict[str, Any], said: str
) -> None:
    assert said in graded(test, value, unit, **context).reason


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "unsaid"),
    [
        ("aPTT", 88, "s", {"high": 35}, "bleeding"),  # already 3
        ("aPTT", 30, "s", {"high": 35}, "bleeding"),  # normal
        ("lipase", 200, "U/L", {"high": 100}, "symptoms"),  # 2 with and without
        ("lipase", 500, "U/L", {"high": 100}, "decides 4"),
        ("sodium", 132, "mmol/L", {"low": 135}, "symptoms"),
        ("Hb", 7, "g/dL", {}, "transfusion"),
    ],
)
def test_a_trigger_that_raises_nothing_is_not_mentioned(
    test: str, value: float, unit: str, context: dict[str, Any], unsaid: str
) -> None:
    assert unsaid not in graded(test, value, unit, **context).reason


def test_total_calcium_is_taken_as_it_stands_and_said() -> None:
    assert "corrected for albumin" in graded("calcium", 7.5, "mg/dL").reason
    assert "corrected for albumin" not in graded("corrected calcium", 7.5, "mg/dL").reason


def test_a_grade_within_the_laboratorys_range_is_pointed_out() -> None:
    said = "within the laboratory's range"
    assert said in graded("ANC", 1.2, "10*9/L", low=1.0).reason
    assert said in graded("ANC", 1.0, "10*9/L", low=1.0).reason
    assert said not in graded("ANC", 0.9, "10*9/L", low=1.0).reason
    assert said in graded("potassium", 5.8, "mmol/L", high=5.8).reason
    assert said not in graded("potassium", 5.9, "mmol/L", high=5.8).reason


# Units


@pytest.mark.parametrize(
    ("test", "value", "unit", "grade"),
    [
        # Judged by the criteria's figure of the same system, not by a conversion.
        ("Hb", 4.9, "mmol/L", 2),
        ("Hb", 4.89, "mmol/L", 3),
        ("glucose", 3.0, "mmol/L", None),
        ("glucose", 54, "mg/dL", 2),
        ("calcium", 1.75, "mmol/L", 2),
        ("calcium", 7.0, "mg/dL", 2),
        # A unit of the same kind that the criteria don't state is converted to the nearest.
        ("glucose", 540, "mg/L", 2),
        ("Hb", 79, "G/L", 3),
        # One of another kind by molar mass or charge.
        ("potassium", 11.5, "mg/dL", 3),
        ("ionised calcium", 1.7, "mEq/L", 3),
        ("ionised calcium", 6.5, "mg/dL", 3),
        ("ANC", 400, "cells/µL", 4),
    ],
)
def test_a_result_is_judged_in_the_unit_it_was_given_in(
    test: str, value: float, unit: str, grade: int | None
) -> None:
    assert grade_result(test, value, unit).grade == grade


# All that a result tells, field by field


def test_a_normal_result_tells_all_its_fields() -> None:
    assert graded("potassium", 4, "mmol/L", low=3.5, high=5, version="6.0") == Grade(
        "Hyperkalemia; Hypokalemia",
        0,
        None,
        "",
        "CTCAE v6.0: Hyperkalemia; Hypokalemia",
        Value("4"),
        "mmol/L",
    )
    assert graded("Hb", "~12", "g/dL", low=11, high=16).reason == "the value is approximate"


def test_a_half_graded_result_tells_all_its_fields() -> None:
    assert graded("Hb", "~11", "g/dL", low=10.5) == Grade(
        "Anemia",
        0,
        "low",
        "the value is approximate; Hemoglobin increased not graded: the laboratory's upper limit "
        "is not given: any grade from 0 to 3 is possible",
        "CTCAE v5.0: Anemia",
        Value("~110"),
        "g/L",
    )


def test_an_open_result_tells_all_its_fields() -> None:
    assert ungradable("ALT", 90, "U/L", baseline="x") == Ungradable(
        'baseline: "x" is no number',
        "Alanine aminotransferase increased",
        "high",
        "CTCAE v5.0: Alanine aminotransferase increased",
        Value("90"),
        "U/L",
    )
    assert ungradable("potassium", 4, "mmol/L").reason == (
        "Hyperkalemia: the laboratory's upper limit is not given: grade 0 or 1 is possible; "
        "Hypokalemia: the laboratory's lower limit is not given: grade 0 or 1 is possible"
    )


def test_an_unread_result_tells_its_term_where_there_is_one() -> None:
    assert ungradable("platelets", "x", "10*9/L") == Ungradable(
        '"x" is no number',
        "Platelet count decreased",
        "low",
        "CTCAE v5.0: Platelet count decreased",
    )
    assert ungradable("potassium", "x", "mmol/L") == Ungradable('"x" is no number')


def test_a_result_without_term_is_still_brought_into_si_units() -> None:
    result = ungradable("IgG", 700, "mg/dL")
    assert (result.value_si, result.unit_si) == (Value("7"), "g/L")
    assert ungradable("IgG", 700) == Ungradable("CTCAE v5.0, laboratory terms: none for IgG")


@pytest.mark.parametrize(
    ("test", "value", "unit", "version", "reason"),
    [
        (
            "creatinine clearance",
            25.5,
            "mL/min",
            "6.0",
            f"the criteria name no grade for this stretch of values: {ANY}",
        ),
        (
            "phosphate",
            0.4,
            "mmol/L",
            "5.0",
            (
                f"Hyperphosphatemia: the criteria grade it by the treatment it needs: {ANY}; "
                f"Hypophosphatemia: the criteria grade it by the treatment it needs: {ANY}"
            ),
        ),
        (
            "platelets",
            80,
            "10*9/L",
            "5.0",
            "the laboratory's lower limit is not given: grade 0 or 1 is possible",
        ),
    ],
)
def test_an_open_grade_is_told_in_full(
    test: str, value: Any, unit: str, version: Any, reason: str
) -> None:
    assert ungradable(test, value, unit, version=version).reason == reason


def test_a_note_is_told_in_full() -> None:
    assert graded("ALT", 90, "", high=40).reason == (
        "> ULN; no unit given: compared with its own range only; no baseline: × baseline not judged"
    )
    assert graded("ANC", 1.2, "10*9/L", low=1).reason == (
        "< 1.5 10*9/L; within the laboratory's range"
    )


def test_a_value_just_beyond_its_range_is_beyond_it() -> None:
    side = ungradable("glucose", ">110", "mg/dL", low=70, high=110)
    assert side.direction == "high"


def test_the_worse_end_of_a_high_range_counts() -> None:
    assert "worst of range" in graded("ALT", "100..130", "U/L", high=40).reason
    assert "worst of range" not in graded("ALT", "121..130", "U/L", high=40).reason
    assert "decides 3" in graded("lipase", "160..201", "U/L", high=100).reason
    assert "decides 3" not in graded("lipase", "160..200", "U/L", high=100).reason


def test_a_converted_unit_takes_the_ladder_of_its_kind() -> None:
    # 79.5 g/L is grade 3; as 4.93 mmol/L it would be grade 2.
    assert graded("Hb", 7950, "mg/dL").grade == 3


def test_a_baseline_without_a_high_flag_is_never_beyond_the_wording() -> None:
    result = graded("ALT", 500, "U/L", high=40, baseline_flag="NORMAL", baseline=300, version="6.0")
    assert "worded" not in result.reason


def test_a_limit_is_told_for_a_censored_value_too() -> None:
    found = grade_result("haemoglobin", "<8", "g/dL", 12, 16)
    assert (found.grade, found.reason.partition(";")[0]) == (3, "< 8.0 g/dL")


@pytest.mark.parametrize(
    ("test", "value", "unit", "low", "grade", "limit"),
    [
        ("haemoglobin", 95, "g/L", 120, 2, "< 100 g/L"),
        ("haemoglobin", 9.5, "g/dL", 12, 2, "< 10.0 g/dL"),
        ("haemoglobin", 6.0, "mmol/L", 7.4, 2, "< 6.2 mmol/L"),
        # 3.02 mmol/L is not < 3.0, though as 54.4 mg/dL it would be < 55.
        ("glucose", 3020, "umol/L", 3900, 1, "< LLN"),
        ("glucose", 3.02, "mmol/L", 3.9, 1, "< LLN"),
        ("glucose", 54.4, "mg/dL", 70, 2, "< 55 mg/dL"),
        ("glucose", 544, "mg/L", 700, 2, "< 55 mg/dL"),
        # Equivalents stand with the laboratories that report mg/dL.
        ("calcium", 3.995, "meq/L", 4.2, 1, "< LLN"),
    ],
)
def test_a_result_is_judged_by_the_system_that_it_was_reported_in(
    test: str, value: float, unit: str, low: float, grade: int, limit: str
) -> None:
    found = grade_result(test, value, unit, low, direction="low")
    assert (found.grade, found.reason.partition(";")[0]) == (grade, limit)


def test_a_baseline_that_is_only_flagged_high_gives_no_grade() -> None:
    found = grade_result("ALT", 200, "U/L", 5, 40, "6.0", baseline_flag="HIGH")
    assert found.grade is None
    assert found.reason.startswith("the baseline is not given")


def test_a_side_that_may_be_abnormal_is_never_called_normal() -> None:
    found = grade_result("glucose", ">100", "mg/dL", 70, 100)
    assert (found.term, found.grade) == ("Hyperglycemia", None)
    assert grade_result("glucose", 100, "mg/dL", 70, 100).grade == 0


def test_what_a_double_limit_lacks_is_named() -> None:
    found = grade_result("alkaline phosphatase", 200, "U/L", 40, 100, "6.0")
    assert found.reason == "the baseline is not given: grade 0 or 1 is possible"
    found = grade_result("alkaline phosphatase", 200, "U/L", version="6.0", baseline=90)
    assert found.reason == "the laboratory's upper limit is not given: grade 0 or 1 is possible"


@pytest.mark.parametrize("test", ["ALT", "AST"])
@pytest.mark.parametrize(("baseline", "is_said"), [(200, False), (200.1, True)])
def test_a_baseline_beyond_the_wording_of_the_criteria_is_said(
    test: str, baseline: float, is_said: bool
) -> None:
    found = grade_result(test, 500, "U/L", 5, 40, "6.0", baseline=baseline)
    assert found.grade == 3
    assert ("worded for a baseline of up to 5.0 × ULN" in found.reason) is is_said


@pytest.mark.parametrize(
    ("test", "value", "unit", "grade", "said"),
    [
        ("platelets", 60, "10*9/L", 2, ("transfusion indicated: a clinician decides 3",
                                        "urgent intervention indicated: a clinician decides 4")),
        ("platelets", 40, "10*9/L", 3, ("urgent intervention indicated: a clinician decides 4",)),
        ("platelets", 9, "10*9/L", 4, ()),
        ("INR", 2.0, "", 2, ("bleeding: a clinician decides 3",)),
        ("INR", 2.6, "", 3, ()),
        ("fasting glucose", 170, "mg/dL", 2, ("hospitalization indicated: a clinician decides 3",
                                              "life-threatening consequences: a clinician")),
        ("glucose", 260, "mg/dL", 3, ("life-threatening consequences: a clinician decides 4",)),
    ],
)  # fmt: skip
def test_what_a_clinician_decides_in_version_6(
    test: str, value: float, unit: str, grade: int, said: tuple[str, ...]
) -> None:
    found = graded(test, value, unit, version="6.0")
    assert found.grade == grade
    assert found.reason.count("a clinician decides") == len(said)
    assert all(words in found.reason for words in said)


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "grade", "decided"),
    [
        ("Hb", 9, "g/dL", {}, 2, "34"),
        ("Hb", 7.9, "g/dL", {}, 3, "4"),
        ("WBC", 101, "10*9/L", {}, 3, "4"),
        ("aPTT", 45, "s", {"high": 35}, 1, "3"),
        ("potassium", 5.2, "mmol/L", {"high": 5.1}, 1, "234"),
        ("potassium", 5.6, "mmol/L", {"high": 5.1}, 2, "34"),
        ("potassium", 6.1, "mmol/L", {"high": 5.1}, 3, "4"),
        ("potassium", 7.1, "mmol/L", {"high": 5.1}, 4, ""),
        ("potassium", 3.2, "mmol/L", {"low": 3.5}, 1, "234"),
        ("sodium", 148, "mmol/L", {"high": 145}, 1, "234"),
        ("sodium", 132, "mmol/L", {"low": 135}, 1, "4"),
        ("sodium", 127, "mmol/L", {"low": 135}, 2, "34"),
        ("magnesium", 2.8, "mg/dL", {"high": 2.6}, 1, "4"),
        ("magnesium", 1.3, "mg/dL", {"low": 1.6}, 1, "4"),
        ("corrected calcium", 11, "mg/dL", {"high": 10.5}, 1, "234"),
        ("corrected calcium", 8.2, "mg/dL", {"low": 8.5}, 1, "234"),
        ("ionised calcium", 1.4, "mmol/L", {"high": 1.3}, 1, "234"),
        ("ionised calcium", 1.05, "mmol/L", {"low": 1.1}, 1, "234"),
        ("triglycerides", 200, "mg/dL", {}, 1, "4"),
        ("uric acid", 9, "mg/dL", {"high": 7}, 1, "34"),
        ("albumin", 3.2, "g/dL", {"low": 3.5}, 1, "4"),
        ("glucose", 60, "mg/dL", {"low": 70}, 1, "4"),
        ("pH", 7.32, "", {"low": 7.35}, 1, "4"),
        ("pH", 7.48, "", {"high": 7.45}, 1, "4"),
        ("platelets", 60, "10*9/L", {}, 2, ""),
        ("INR", 2, "", {}, 2, "3"),
    ],
)
def test_the_grades_that_a_clinician_decides_in_version_5(
    test: str, value: float, unit: str, context: dict[str, Any], grade: int, decided: str
) -> None:
    direction = "low" if "low" in context else "high" if "high" in context else None
    found = graded(test, value, unit, direction=direction, **context)
    assert found.grade == grade
    assert "".join(re.findall(r"a clinician decides (\d)", found.reason)) == decided
