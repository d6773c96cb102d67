"""Terms with numbers that were said not to exist, and sides that have none: both by vectors."""

from typing import Any

import pytest

from boardapp.case.value import Value
from boardapp.clinical.ctcae import grade_result
from boardapp.clinical.ctcae_conditions import (
    febrile_neutropenia,
    sinusoidal_obstruction,
    tumor_lysis,
)
from boardapp.clinical.ctcae_criteria import BLEEDING, Version
from boardapp.clinical.ctcae_grade import Grade, Ungradable

LLN90 = {"low": 90}
PHOSPHATE = {"low": 3.5, "high": 6.5}
LYMPHOCYTES = {"low": 1.0}


def _number(test: str, value: Any, unit: str, version: Version, **context: Any) -> int | None:
    return grade_result(test, value, unit, version=version, **context).grade


@pytest.mark.parametrize("version", ["5.0", "6.0"])
@pytest.mark.parametrize(
    ("value", "grade"),
    [
        *((90, 0), (89, 1), (60, 1), (59.5, 2), (59, 2), (30, 2), (29, 3), (15, 3), (14, 4)),
        *((29.5, 3), ("<15", 4), (">60", None), (">90", 0)),
    ],
)
def test_chronic_kidney_disease_by_egfr(version: Version, value: Any, grade: int | None) -> None:
    assert _number("eGFR", value, "mL/min/1.73 m2", version, **LLN90) == grade


def test_kidney_disease_leaves_its_chronicity_to_the_clinician() -> None:
    found = grade_result("GFR", 45, "mL/min/1.73m2")
    assert isinstance(found, Grade)
    assert found.term == "Chronic kidney disease"
    assert "chronicity is the clinician's" in found.reason
    assert _number("eGFR", 70, "mL/min/1.73m2", "5.0") is None  # no LLN: 0 or 1


def test_a_clearance_counts_only_where_it_is_normalised_and_has_its_own_term_in_6_0() -> None:
    assert _number("CrCl", 29, "mL/min/1.73 m2", "5.0") == 3
    bare = grade_result("CrCl", 29, "mL/min")
    assert isinstance(bare, Ungradable)
    assert bare.why == ("not normalised",)
    own = grade_result("CrCl", 25, "mL/min", version="6.0")
    assert (own.term, own.grade) == ("Creatinine clearance decreased", 3)


@pytest.mark.parametrize("version", ["5.0", "6.0"])
@pytest.mark.parametrize(
    ("value", "baseline", "grade"),
    [
        *((449, None, 0), (450, None, 1), (480, None, 1), (481, None, 2), (500, None, 2)),
        *((501, None, 3), (480.5, None, 2), (455, 390, 3), (450, 390, 1), (451, 390, 3)),
        *((440, 379, 3), (440, 380, 0)),
    ],
)
def test_qtc(version: Version, value: float, baseline: float | None, grade: int) -> None:
    assert _number("QTc", value, "ms", version, baseline=baseline) == grade


def test_qtc_in_seconds_and_without_a_baseline() -> None:
    found = grade_result("QTcF", 0.49, "s")
    assert found.grade == 2
    assert "no baseline: change from it not judged" in found.reason
    assert "average" in found.reason
    assert "torsade" in found.reason


@pytest.mark.parametrize(
    ("value", "baseline", "grade"),
    [
        *((50, None, 2), (50.1, None, 0), (40, None, 2), (39, None, 3), (20, None, 3)),
        *((19, None, 4), (60, 70, 2), (61, 70, 0), (50, 70, 3), (51, 70, 2)),
    ],
)
def test_ejection_fraction_in_5_0(value: float, baseline: float | None, grade: int) -> None:
    assert _number("LVEF", value, "%", "5.0", baseline=baseline) == grade


def test_ejection_fraction_has_another_ladder_in_6_0() -> None:
    found = grade_result("LVEF", 39, "%", version="6.0")
    assert found.grade is None
    assert "Left ventricular dysfunction" in found.reason


@pytest.mark.parametrize("version", ["5.0", "6.0"])
@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "grade"),
    [
        ("HCO3", 22, "mmol/L", {"low": 22}, 0),
        ("HCO3", 21, "mmol/L", {"low": 22}, 1),
        ("HCO3", 8, "mmol/L", {"low": 22}, 1),
        ("HCO3", 21, "mmol/L", {}, None),
        ("eosinophils", 8.0, "10*9/L", {"low": 0, "high": 0.5, "baseline": 0.2}, 1),
        ("Eosinophilia", 8.0, "10*9/L", {"low": 0, "high": 0.5, "baseline": 0.2}, 1),
        ("eosinophils", 0.5, "10*9/L", {"high": 0.5, "baseline": 0.2}, 0),
        ("eosinophils", 0.8, "10*9/L", {"high": 0.5, "baseline": 0.9}, 0),
        ("eosinophils", 8.0, "10*9/L", {"high": 0.5}, None),
        ("weight", 41.9, "kg", {"baseline": 40}, 0),
        ("weight", 42, "kg", {"baseline": 40}, 1),
        ("weight", 43.9, "kg", {"baseline": 40}, 1),
        ("weight", 44, "kg", {"baseline": 40}, 2),
        ("weight", 48, "kg", {"baseline": 40}, 3),
        ("weight", 48000, "g", {"baseline": 40, "baseline_unit": "kg"}, 3),
        ("weight", 48, "kg", {}, None),
        ("UPCR", 0.4, "", {}, None),
        ("UPCR", 0.5, "", {}, 2),
        ("UPCR", 1.9, "mg/mg", {}, 2),
        ("UPCR", 2.0, "g/g", {}, 3),
        ("UPCR", 500, "mg/g", {}, 2),
    ],
)
def test_other_terms_with_numbers(
    version: Version, test: str, value: float, unit: str, context: dict[str, Any], grade: int | None
) -> None:
    assert _number(test, value, unit, version, **context) == grade


def test_a_baseline_that_decides_for_grade_0_is_told() -> None:
    said = grade_result("ALT", 80, "U/L", high=40, baseline=80)
    assert (said.grade, said.reason) == (0, "the baseline decided (80)")
    assert "baseline decided" not in grade_result("ALT", 30, "U/L", high=40, baseline=80).reason
    assert (
        "baseline decided (0.9)"
        in grade_result("eosinophils", 0.8, "10*9/L", high=0.5, baseline=0.9).reason
    )
    inr = grade_result("INR", 2.0, baseline=2.5, anticoagulated=True)
    assert (inr.grade, inr.reason) == (0, "the baseline decided (2.5)")


# INR in 5.0 reads "bleeding" too


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_the_inr_reads_bleeding(version: Version) -> None:
    found = grade_result("INR", 1.4, version=version)
    assert isinstance(found, Grade)
    assert (found.grade, found.decides) == (1, (BLEEDING,))
    assert "bleeding: a clinician decides 3" in found.reason
    assert _number("INR", 2.6, "", version) == 3
    assert _number("INR", 1.1, "", version) == 0
    assert _number("INR", 2.0, "", version, anticoagulated=True) is None


# Lymphocytes in 6.0


@pytest.mark.parametrize(
    ("value", "context", "term", "grade"),
    [
        (0.3, LYMPHOCYTES, "Lymphopenia", 1),
        (0.05, LYMPHOCYTES, "Lymphopenia", 1),
        (1.0, LYMPHOCYTES, "Lymphocyte count increased; Lymphopenia", 0),
        (0.3, {}, "Lymphopenia", None),
        (0.3, {"high": 4.0}, "Lymphopenia", None),
        (25, LYMPHOCYTES, "Lymphocyte count increased", 3),
        (5, {}, "Lymphocyte count increased", 2),
    ],
)
def test_lymphocytes_in_6_0(
    value: float, context: dict[str, float], term: str, grade: int | None
) -> None:
    found = grade_result("lymphocytes", value, "10*9/L", version="6.0", **context)  # type: ignore[arg-type]
    assert (found.term, found.grade) == (term, grade)


def test_the_old_term_of_lymphocytes_finds_its_heir() -> None:
    found = grade_result("Lymphocyte count decreased", 0.3, "10*9/L", 1.0, version="6.0")
    assert (found.term, found.grade) == ("Lymphopenia", 1)


def test_few_of_a_kind_is_no_normal_finding_beside_an_open_side() -> None:
    assert _number("leukocytes", 3.5, "10*9/L", "5.0") is None
    assert _number("leukocytes", 3.5, "10*9/L", "5.0", low=3.0) == 0
    assert _number("lymphocytes", 0.9, "10*9/L", "5.0") is None


# Sides without numbers


@pytest.mark.parametrize("version", ["5.0", "6.0"])
@pytest.mark.parametrize(
    ("value", "term", "grade"),
    [
        (9.8, "Hyperphosphatemia", None),
        (5.0, "Hyperphosphatemia; Hypophosphatemia", 0),
        (2.0, "Hypophosphatemia", None),
    ],
)
def test_phosphate_is_graded_by_its_treatment(
    version: Version, value: float, term: str, grade: int | None
) -> None:
    found = grade_result("phosphate", value, "mg/dL", version=version, **PHOSPHATE)  # type: ignore[arg-type]
    assert (found.term, found.grade) == (term, grade)
    assert grade == 0 or "treatment" in found.reason


@pytest.mark.parametrize(
    ("test", "value", "unit", "context", "side"),
    [
        ("platelets", 900, "10*9/L", {"low": 150, "high": 400}, "high"),
        ("platelets", "380..420", "10*9/L", {"low": 150, "high": 400}, "high"),
        ("neutrophils", 12, "10*9/L", {"low": 1.5, "high": 8}, "high"),
        ("ALT", 3, "U/L", {"low": 10, "high": 40}, "low"),
        ("uric acid", 0.2, "mg/dL", {"low": 2, "high": 7}, "low"),
        ("albumin", 6, "g/dL", {"low": 3.5, "high": 5}, "high"),
    ],
)
def test_a_value_outside_its_range_is_never_grade_0_of_the_other_side(
    test: str, value: Any, unit: str, context: dict[str, float], side: str
) -> None:
    found = grade_result(test, value, unit, **context)  # type: ignore[arg-type]
    assert isinstance(found, Ungradable)
    assert (found.why, found.direction) == (("no numbers on this side",), side)
    assert "the criteria have no numbers for" in found.reason


def test_a_side_that_is_asked_for_is_judged_alone() -> None:
    context = {"low": 150, "high": 400}
    assert _number("platelets", 900, "10*9/L", "5.0", direction="low", **context) == 0
    assert _number("Platelet count decreased", 900, "10*9/L", "5.0", **context) == 0
    assert _number("platelets", ">150", "10*9/L", "5.0", **context) == 0


# Terms that are graded only where they are named, and those that need two values


@pytest.mark.parametrize(
    ("bilirubin", "is_treated", "grade"),
    [
        *((1.9, False, None), (2.0, False, 2), (5.0, False, 2), (5.1, False, 3)),
        *((1.9, True, 3), (4.0, True, 3), (None, True, 3), (8.0, True, 3)),
    ],
)
def test_sinusoidal_obstruction_by_bilirubin_and_treatment(
    bilirubin: float | None, is_treated: bool, grade: int | None
) -> None:
    value = None if bilirubin is None else Value(bilirubin)
    assert sinusoidal_obstruction(value, is_defibrotide_given=is_treated).grade == grade


def test_a_bilirubin_is_no_sinusoidal_obstruction_unless_it_is_named() -> None:
    assert grade_result("bilirubin", 6, "mg/dL", high=1).term == "Blood bilirubin increased"
    assert grade_result("creatinine", 6, "mg/dL", high=1, version="6.0").term == (
        "Creatinine increased"
    )


@pytest.mark.parametrize(
    ("neutrophils", "temperature", "lasting", "grade"),
    [
        (0.9, 38.4, None, 3),
        (0.9, 38.2, None, None),
        (0.9, 38.3, None, None),
        (0.9, 38.2, False, 0),
        (0.9, 38.0, True, 3),
        (0.9, 37.9, True, 0),
        (1.0, 39.5, True, 0),
        ("<0.5", 38.4, None, 3),
        ("<1.0", 38.4, None, 3),
        ("<=1.0", 38.4, None, None),
        ("≤1.0", 38.4, None, None),
        (None, 38.4, None, None),
        (0.9, None, None, None),
    ],
)
def test_febrile_neutropenia(
    neutrophils: Any, temperature: float | None, lasting: bool | None, grade: int | None
) -> None:
    count, degrees = (None if at is None else Value(at) for at in (neutrophils, temperature))
    assert febrile_neutropenia(count, degrees, is_over_an_hour=lasting).grade == grade


@pytest.mark.parametrize(
    ("creatinine", "grade"), [(1.0, 0), (1.5, 1), (3.0, 2), (6.0, 3), (6.1, 4)]
)
def test_tumor_lysis(creatinine: float, grade: int) -> None:
    value = Value(creatinine)
    assert tumor_lysis("present", value, "mg/dL", 1.0, "6.0").grade == grade
    assert tumor_lysis("present", value, "mg/dL", 1.0, "5.0").grade == 3
    assert tumor_lysis("absent", value, "mg/dL", 1.0, "6.0").grade == 0
    assert tumor_lysis(None, value, "mg/dL", 1.0, "5.0").grade is None
