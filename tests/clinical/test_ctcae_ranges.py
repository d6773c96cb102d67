"""Ranges that can't be those of a test in their unit are set aside, never graded by."""

import pytest

from boardapp.clinical.ctcae import grade_result
from boardapp.clinical.ctcae_criteria import Version


@pytest.mark.parametrize(
    ("test", "value", "unit", "low", "high", "words"),
    [
        ("glucose", 5.5, "mmol/L", 70, 100, "the lower limit 70 does not fit glucose in mmol/L"),
        ("calcium", 2.3, "mmol/L", 8.5, 10.5, "the upper limit 10.5 does not fit calcium"),
        ("calcium", 9.5, "mg/dL", 2.1, 2.6, "the upper limit 2.6 does not fit calcium in mg/dL"),
        ("magnesium", 0.9, "mmol/L", 1.6, 2.6, "the upper limit 2.6 does not fit magnesium"),
        ("platelets", 200, "10*9/L", 150_000, 450_000, "the lower limit 150000 does not fit"),
        ("platelets", 120, "10*9/L", 0.15, 0.45, "the lower limit 0.15 does not fit platelets"),
        ("albumin", 4.1, "g/dL", 35, 52, "the lower limit 35 does not fit albumin in g/dL"),
        ("haemoglobin", 12.1, "g/dL", 120, 160, "the lower limit 120 does not fit haemoglobin"),
        ("ALT", 41, "U/L", 0, 0, "the upper limit 0 is no limit of ALT"),
        ("creatinine", 1, "mg/dL", -2, -1, "the upper limit -1 is no limit of creatinine"),
    ],
)
def test_a_range_of_another_unit_gives_no_grade(
    test: str, value: float, unit: str, low: float, high: float, words: str
) -> None:
    found = grade_result(test, value, unit, low, high)
    assert found.grade is None
    assert f"range not used, since {words}" in found.reason


def test_what_the_value_alone_decides_stands_and_the_range_is_named() -> None:
    found = grade_result("platelets", 24, "10*9/L", 150_000, 450_000)
    assert found.grade == 4
    assert found.reason == (
        "< 25.0 10*9/L; range not used: the lower limit 150000 does not fit platelets in 10*9/L"
    )


@pytest.mark.parametrize(
    ("test", "value", "unit", "low", "high", "grade"),
    [
        # A third and twice (ten times for cells) of where grade 2 begins, and just beyond.
        ("albumin", 31, "g/L", 10, None, 0),
        ("albumin", 31, "g/L", 9.9, None, None),
        ("albumin", 31, "g/L", 60, None, 1),
        ("albumin", 31, "g/L", 60.1, None, None),
        ("platelets", 80, "10*9/L", 25, None, 0),
        ("platelets", 80, "10*9/L", 24.9, None, None),
        ("platelets", 80, "10*9/L", 750, None, 1),
        ("platelets", 80, "10*9/L", 751, None, None),
        # Half and one and a half times for upper limits.
        ("sodium", 149, "mmol/L", None, 75, 1),
        ("sodium", 149, "mmol/L", None, 74.9, None),
        ("sodium", 149, "mmol/L", None, 225, 0),
        ("sodium", 149, "mmol/L", None, 225.1, None),
    ],
)
def test_how_far_a_limit_may_be_from_the_criteria(
    test: str, value: float, unit: str, low: float | None, high: float | None, grade: int | None
) -> None:
    direction = "low" if low is not None else "high"
    found = grade_result(test, value, unit, low, high, direction=direction)
    assert found.grade == grade


def test_a_baseline_of_zero_has_no_multiples() -> None:
    found = grade_result("creatinine", 1.4, "mg/dL", 0.3, 1.0, baseline=0)
    assert found.grade is None
    assert found.reason == (
        "the baseline is 0, which has no multiples: any grade from 1 to 3 is possible"
    )
    assert grade_result("creatinine", 0.9, "mg/dL", 0.3, 1.0, baseline=0.6).grade == 0


@pytest.mark.parametrize(
    ("version", "test", "value", "is_asked"),
    [
        ("5.0", "lipase", 200, False),
        ("5.0", "lipase", 201, True),
        ("6.0", "lipase", 300, False),
        ("6.0", "lipase", 301, True),
        ("5.0", "amylase", 200, False),
        ("6.0", "amylase", 200, False),
        ("6.0", "amylase", 201, True),
    ],
)
def test_symptoms_are_asked_for_beyond_their_own_limit(
    version: Version, test: str, value: float, is_asked: bool
) -> None:
    found = grade_result(test, value, "U/L", 10, 100, version)
    assert found.grade == 2
    assert ("symptoms: a clinician decides 3" in found.reason) is is_asked


@pytest.mark.parametrize("version", ["5.0", "6.0"])
@pytest.mark.parametrize("test", ["lipase", "amylase"])
def test_symptoms_beyond_five_times_the_limit_are_for_a_clinician(
    version: Version, test: str
) -> None:
    at = grade_result(test, 500, "U/L", 10, 100, version)
    beyond = grade_result(test, 501, "U/L", 10, 100, version)
    assert (at.grade, at.reason.count("decides 4")) == (2, 0)
    assert (beyond.grade, beyond.reason.count("decides 4")) == (3, 1)


@pytest.mark.parametrize(
    ("version", "words"),
    [("5.0", "signs or symptoms: a clinician"), ("6.0", "moderate or severe signs or symptoms")],
)
def test_symptoms_of_a_raised_amylase(version: Version, words: str) -> None:
    found = grade_result("amylase", 201, "U/L", 10, 100, version)
    assert (found.grade, found.reason.count("moderate")) == (2, version == "6.0")
    assert words in found.reason


@pytest.mark.parametrize(
    ("test", "value", "unit", "low", "high"),
    [
        ("haemoglobin", 15.0, "g/dL", 14.5, 22.5),  # newborn
        ("haemoglobin", 9.8, "g/dL", 9.0, 14.0),  # two months old
        ("neutrophils", 7.0, "10*9/L", 6.0, 26.0),  # first day
        ("lymphocytes", 5.0, "10*9/L", 4.0, 10.5),  # infant
        ("CD4 lymphocytes", 2.0, "10*9/L", 1.4, 4.3),  # infant
        ("leukocytes", 10.0, "10*9/L", 9.0, 30.0),  # newborn
        ("potassium", 5.9, "mmol/L", 3.7, 6.0),  # newborn
        ("glucose", 45, "mg/dL", 40, 100),  # newborn
        ("cholesterol", 165, "mg/dL", 0, 170),  # child
        ("albumin", 25, "g/L", 18, 30),  # born early
        ("calcium", 8.0, "mg/dL", 7.6, 10.4),  # newborn
        ("pH", 7.31, "", 7.31, 7.41),  # venous
        ("ALT", 30, "U/L", 0, 40),
    ],
)
@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_ranges_of_all_ages_are_used(
    test: str, value: float, unit: str, low: float, high: float, version: Version
) -> None:
    found = grade_result(test, value, unit, low, high, version)
    assert "range not used" not in found.reason
