"""Values off by a power of ten and ranges of another test: both sides of each limit."""

from typing import Any

import pytest

from boardapp.case.laboratory import LabResult

from .gate import found_by, result

PLATELETS = {"low": 150, "high": 450}
WBC = {"test": "leukocytes", "low": 4, "high": 11}
HB = {"test": "haemoglobin", "unit": "g/L", "low": 105, "high": 135}


def _labs(*values: float | str, **more: Any) -> tuple[LabResult, ...]:
    return tuple(result(v, f"2020-03-{n:02d}", **more) for n, v in enumerate(values, start=1))


@pytest.mark.parametrize(
    ("value", "more", "words"),
    [
        (45_000, PLATELETS, "1000 times too large for its unit or its range (150–450); 45 would"),
        (9000, PLATELETS, "1000 times too large"),
        (9_000_000, PLATELETS, "1000 times too large"),
        (0.3, PLATELETS, "1000 times too small for its unit or its range (150–450); 300 would fit"),
        (0.0075, PLATELETS, "1000 times too small"),
        (405, HB, "10 times too large for its unit or its range (105–135); 40.5 would fit"),
        (2025, HB, "10 times too large"),
        (15, HB, "10 times too small for its unit or its range (105–135); 150 would fit"),
        (3.5, HB, "10 times too small"),
        (95, HB | {"unit": "g/dL", "low": 10.5, "high": 13.5}, "10 times too large"),
        (410, {"test": "albumin", "unit": "g/L", "low": 35, "high": 52}, "10 times too large"),
        (45, {"test": "potassium", "unit": "mmol/L", "low": 3.5, "high": 5.1}, "4.5 would fit"),
        (0.45, {"test": "potassium", "unit": "mmol/L", "low": 3.5, "high": 5.1}, "10 times too s"),
        (2200, WBC, "1000 times too large"),
        (1600, WBC | {"test": "neutrophils", "low": 1.5, "high": 8}, "1.6 would fit"),
        # Without a range: above what anybody has.
        (9001, {}, "1000 times too large for its unit; 9.001 would fit."),
        (9_000_000, {}, "1000 times too large for its unit; 9000 would fit."),
        (9_001_000, {"unit": "/uL"}, "1000 times too large for its unit; 9001 would fit."),
        (45_000, {"low": 150}, "1000 times too large for its unit or its range (≥ 150); 45"),
        (45_000, {"high": 450}, "1000 times too large"),
        (45_000, {"low": 450, "high": 150}, "1000 times too large"),
        (2501, WBC | {"low": None, "high": None}, "1000 times too large for its unit; 2.501"),
        (2001, {"test": "neutrophils"}, "1000 times too large"),
        (95, {"test": "haemoglobin", "unit": "g/dL"}, "10 times too large for its unit; 9.5"),
        (45, {"test": "potassium", "unit": "mmol/L"}, "10 times too large for its unit; 4.5"),
    ],
)
def test_a_value_that_fits_its_range_only_by_a_power_of_ten(
    value: float, more: dict[str, Any], words: str
) -> None:
    (found,) = found_by("power of ten", labs=(result(value, **more),))
    assert words in found.sentence
    assert (found.severity, found.place) == ("error", "labs[0].value")


@pytest.mark.parametrize(
    ("value", "more"),
    [
        (8999, PLATELETS),
        (9_000_001, PLATELETS),  # no thousand brings it near
        (0.301, PLATELETS),
        (0.0074, PLATELETS),
        (1, PLATELETS),
        (404, HB),
        (2026, HB),
        (15.1, HB),
        (3.4, HB),
        (20, HB),  # 2 g/dL may be real
        (0, HB),
        (0, PLATELETS),
        (1350, PLATELETS),  # factor 10 is asked for where values keep close to their range
        (20, PLATELETS),
        (2199, WBC),  # leukostasis
        (0.004, WBC),  # aplasia
        (9000, {}),  # no range, and nothing to compare with
        (9_000_001, {}),  # no thousand would fit
        (9_000_000, {"unit": "/uL"}),
        (45_000, {"unit": "furlong"}),
        (45_000, {"unit": ""}),
        (2500, WBC | {"low": None, "high": None}),
        (2000, {"test": "neutrophils"}),
        (300, {"test": "haemoglobin", "unit": "g/L"}),
        (3001, {"test": "haemoglobin", "unit": "g/L"}),
        (20, {"test": "potassium", "unit": "mmol/L"}),
        (9000, {"test": "aPTT", "unit": "s"}),
        (9.4, {"test": "magnesium", "unit": "mg/dL", "low": 1.6, "high": 2.6}),
        (700, {"test": "aPTT", "unit": "s", "low": 25, "high": 35.1}),
        ("40000..50000", PLATELETS),
        (">45000", PLATELETS),
        (20_000, {"test": "ferritin", "unit": "ug/L", "low": 10, "high": 150}),
        (9_000, {"test": "ALT", "unit": "U/L", "low": 5, "high": 45}),
        (45_000, {"test": "a test of no list", "low": 150, "high": 450}),
    ],
)
def test_a_value_that_may_be_right(value: float | str, more: dict[str, Any]) -> None:
    assert found_by("power of ten", labs=(result(value, **more),)) == []


def test_many_results_of_a_test_are_one_finding() -> None:
    (found,) = found_by("power of ten", labs=_labs(45_000, 200, 46_000, **PLATELETS))
    assert "(150–450) (2 results are so); 45 would fit" in found.sentence
    (alone,) = found_by("power of ten", labs=_labs(45_000, 200, **PLATELETS))
    assert "results are so" not in alone.sentence


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ((4, 5.5, 4800, 6.1), ["labs[2].value"]),
        ((4, 5.5, 6, 3000), ["labs[3].value"]),
        ((4, 5.5, 6, 2999), []),
        ((0.4, 0.5, 0.6, 1800), ["labs[3].value"]),
        ((0.4, 0.5, 0.6, 1801), []),
        ((4, 5.5, 4800), []),  # too few to compare with
        ((4, 5.5, 4800, "5..6"), []),
        ((4, 5.5, 4800, 0), []),
        ((1, 1, 1, 350), []),  # a recovery
    ],
)
def test_without_a_range_a_value_is_held_against_the_others(
    values: tuple[float | str, ...], places: list[str]
) -> None:
    found = found_by("power of ten", labs=_labs(*values))
    assert [f.place for f in found] == places
    assert all("1000 times too large for its unit; " in f.sentence for f in found)


def test_a_value_within_its_own_range_is_no_jump() -> None:
    labs = (*_labs(0.4, 0.4, 0.4), result(300, "2020-03-09", **PLATELETS))
    assert found_by("power of ten", labs=labs) == []


APTT = {"test": "aPTT", "unit": "s"}


@pytest.mark.parametrize(
    ("low", "high", "count"),
    [
        (150, 450, 1),
        (25, 35, 0),
        (35, 60, 0),  # begins where the usual one ends
        (35.1, 60, 1),
        (10, 25, 0),
        (10, 24.9, 1),
    ],
)
def test_the_range_of_another_test(low: float, high: float, count: int) -> None:
    labs = (
        *_labs(40, 41, low=low, high=high),
        *_labs(30, 30, **APTT, low=25, high=35),
        result(31, "2020-03-03", **APTT, low=low, high=high),
    )
    found = found_by("range of another test", labs=labs)
    assert [f.place for f in found] == ["labs[4].low"] * count
    for finding in found:
        assert "is the range of platelets in this case, not one of aPTT." in finding.sentence


@pytest.mark.parametrize(
    ("value", "count"),
    [(50, 0), (49.9, 1), (1350, 0), (1351, 1), (200, 0), ("<30", 0), (">2000", 0)],
)
def test_the_only_result_of_a_test_far_from_the_range_of_another(
    value: float | str, count: int
) -> None:
    labs = (*_labs(200, 210, **PLATELETS), result(value, "2020-03-01", **APTT, **PLATELETS))
    found = found_by("range of another test", labs=labs)
    assert [f.place for f in found] == ["labs[2].low"] * count


def test_two_results_with_one_range_are_not_doubted() -> None:
    labs = (*_labs(200, 210, **PLATELETS), *_labs(20, 21, **APTT, **PLATELETS))
    assert found_by("range of another test", labs=labs) == []


def test_tests_of_one_unit_may_share_a_range() -> None:
    leukocytes = result(9, "2020-03-01", test="leukocytes", **PLATELETS)
    labs = (*_labs(200, 210, **PLATELETS), leukocytes)
    assert found_by("range of another test", labs=labs) == []


def test_a_range_that_no_other_test_has_is_not_doubted() -> None:
    labs = (*_labs(30, 30, **APTT, low=25, high=35), result(31, **APTT, low=150, high=450))
    assert found_by("range of another test", labs=labs) == []


@pytest.mark.parametrize(
    ("test", "value", "unit", "found"),
    [
        ("creatinine", 20, "mg/dL", 0),  # dialysis
        ("creatinine", 113, "mg/dL", 0),
        ("creatinine", 114, "mg/dL", 1),
        ("creatinine", 240, "mg/dL", 1),
        ("bilirubin", 60, "mg/dL", 0),
        ("bilirubin", 116, "mg/dL", 0),
        ("bilirubin", 118, "mg/dL", 1),
    ],
)
def test_more_than_any_body_has_is_seen_though_disease_raises_it_far(
    test: str, value: float, unit: str, found: int
) -> None:
    one = result(value, test=test, unit=unit, low=0.2, high=1.2)
    assert len(found_by("power of ten", labs=(one,))) == found
