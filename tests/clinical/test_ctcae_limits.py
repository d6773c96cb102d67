"""Where a grade begins is where the grading itself changes."""

import pytest

from boardapp.clinical.ctcae import grade_result
from boardapp.clinical.ctcae_grade import Grade
from boardapp.clinical.ctcae_limits import GradeLimit, grade_limits


def _values(*given: object) -> list[tuple[int, str, float]]:
    return [(at.grade, at.direction, at.value) for at in grade_limits(*given, grades=(3, 4))]  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("test", "unit", "low", "high", "expected"),
    [
        ("platelets", "10*9/L", None, None, [(3, "low", 50.0), (4, "low", 25.0)]),
        ("platelets", "K/uL", None, None, [(3, "low", 50.0), (4, "low", 25.0)]),
        ("haemoglobin", "g/dL", None, None, [(3, "low", 8.0)]),
        ("haemoglobin", "g/L", None, None, [(3, "low", 80.0)]),
        ("ALT", "U/L", 5.0, 40.0, [(3, "high", 200.0), (4, "high", 800.0)]),
        ("ALT", "U/L", 5.0, None, []),
        ("platelets", "", None, None, []),
        ("platelets", "mmol/L", None, None, []),
        ("a test of the next century", "g/L", None, None, []),
        ("CRP", "mg/L", None, 5.0, []),
    ],
)
def test_the_limits_follow_the_unit_and_the_range(
    test: str,
    unit: str,
    low: float | None,
    high: float | None,
    expected: list[tuple[int, str, float]],
) -> None:
    assert _values(test, unit, low, high) == expected


def test_of_two_ladders_the_first_that_a_value_meets_counts() -> None:
    # 0.25 × LLN would be 45 mg/dL; the criteria name 50 mg/dL too.
    assert _values("fibrinogen", "mg/dL", 180.0, None) == [(3, "low", 90.0), (4, "low", 50.0)]


def test_a_limit_joined_to_a_baseline_has_no_place() -> None:
    """v6.0 grades ALP by "> ULN and > baseline" alone; v5.0 has grade 1 above the ULN."""
    assert grade_limits("ALP", "U/L", 50.0, 100.0, (1,), "6.0") == ()
    (at,) = grade_limits("ALP", "U/L", 50.0, 100.0, (1,), "5.0")
    assert at.value == 100.0


@pytest.mark.parametrize(
    ("test", "unit", "low", "high"),
    [
        ("platelets", "10*9/L", 150.0, 450.0),
        ("neutrophils", "/uL", 1500.0, 8000.0),
        ("leukocytes", "10*9/L", 4.0, 10.0),
        ("ALT", "U/L", 5.0, 40.0),
        ("bilirubin", "umol/L", 3.0, 17.0),
        ("potassium", "mmol/L", 3.5, 5.0),
        ("sodium", "mmol/L", 135.0, 145.0),
        ("creatinine", "mg/dL", 0.2, 0.6),
        ("triglycerides", "mg/dL", 50.0, 150.0),
        ("albumin", "g/L", 35.0, 50.0),
    ],
)
def test_the_grade_changes_at_its_limit(test: str, unit: str, low: float, high: float) -> None:
    limits = grade_limits(test, unit, low, high, grades=(3, 4))
    assert limits
    for limit in limits:
        beyond = 0.999 if limit.direction == "low" else 1.001
        assert _grade(limit, test, beyond, unit, low, high) >= limit.grade
        assert _grade(limit, test, 2 - beyond, unit, low, high) < limit.grade


def _grade(limit: GradeLimit, test: str, factor: float, unit: str, low: float, high: float) -> int:
    value = limit.value * factor
    graded = grade_result(test, value, unit, low, high, direction=limit.direction)
    assert isinstance(graded, Grade), graded
    return graded.grade
