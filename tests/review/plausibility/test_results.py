"""Faults of doses and results as stated."""

from typing import Any

import pytest

from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.review.model.findings import Finding

from .gate import found_by, result

RULES = ("radiation dose plausibility", "range upside down", "two values on one day")


def _findings(**parts: Any) -> list[Finding]:
    return found_by(*RULES, **parts)


@pytest.mark.parametrize(
    ("site", "dose", "unit", "severities"),
    [
        ("cranium", 1200, "Gy", ["error"]),
        ("cranium", "1200..1800", "Gy", ["error"]),
        ("cranium", 1200, "cGy", []),
        ("cranium", 12, "Gy", []),
        ("cranium", 36, "Gy", ["warning"]),  # high, and possible
        ("testis", 100, "Gy", ["error"]),
        ("cranium", 99.9, "Gy", ["warning"]),
        ("testis", 36, "Gy", []),
        ("cranium", "not reported", "Gy", []),
    ],
)
def test_a_dose_that_can_not_be_is_an_error(
    site: str, dose: float | str, unit: str, severities: list[str]
) -> None:
    field = Radiation(site=site, dose=Value(dose), unit=unit)

    found = _findings(therapies=(Therapy(name="radiation", radiation=(field,)),))

    assert [(f.severity, f.event) for f in found] == [(s, "therapies[0]") for s in severities]


@pytest.mark.parametrize(
    ("low", "high", "count"),
    [(25, 35, 0), (35, 25, 1), (25, 25, 0), (None, 35, 0), (25, None, 0), (None, None, 0)],
)
def test_a_range_upside_down_is_an_error(low: float | None, high: float | None, count: int) -> None:
    found = _findings(labs=(result(30, low=low, high=high),))

    assert [(f.severity, f.place) for f in found] == [("error", "labs[0].low")] * count


@pytest.mark.parametrize(
    ("results", "count"),
    [
        ((result(40, "2020-03-01"), result(400, "2020-03-01")), 1),
        ((result(40, "dx + 9 d"), result(400, "2020-02-16")), 1),  # the same day
        ((result(40, "2020-03-01"), result(40, "2020-03-01")), 0),
        ((result(40, "2020-03-01"), result(400, "2020-03-02")), 0),
        ((result(40, "2020-03"), result(400, "2020-03")), 0),  # not the same day for sure
        ((result(40, "not reported"), result(400, "not reported")), 0),
        ((result(40, "2020-03-01"), result(40_000, "2020-03-01", unit="/uL")), 0),
        ((result(40, "2020-03-01"), result(3, "2020-03-01", specimen="CSF")), 0),
        ((), 0),
    ],
)
def test_two_values_on_one_day_are_noted(results: tuple[LabResult, ...], count: int) -> None:
    assert [f.severity for f in _findings(labs=results)] == ["note"] * count


def test_all_tests_with_two_values_on_a_day_are_one_note() -> None:
    tests = ("platelets", "ALT", "AST", "GGT", "CRP")
    labs = [result(v, "2020-03-01", test=test) for test in tests for v in (4, 5)]

    (found,) = _findings(labs=tuple(labs))

    assert found.sentence == (
        "The same test has different values on the same day: "
        "platelets 4 and 5 ×10⁹/L (2020-03-01); ALT 4 and 5 ×10⁹/L (2020-03-01); "
        "AST 4 and 5 ×10⁹/L (2020-03-01); and 2 further tests."
    )
    assert found.place == "labs[1]"


@pytest.mark.parametrize(
    ("results", "count"),
    [
        ((result(40, "2020-03-01"), result(40, "2020-03-01")), 1),
        ((result(40, "2020-03-01"), result(40, "dx + 23 d")), 1),
        ((result(40, "2020-03-01"), result(41, "2020-03-01")), 0),
        ((result(40, "2020-03-01"), result(40, "2020-03-02")), 0),
        ((result(40, "2020-03"), result(40, "2020-03")), 0),
        ((result("pending", "2020-03-01"), result("pending", "2020-03-01")), 0),
    ],
)
def test_a_result_that_stands_twice_is_noted(results: tuple[LabResult, ...], count: int) -> None:
    assert len(found_by("one result twice", labs=results)) == count


@pytest.mark.parametrize(
    ("test", "value", "unit", "low", "high", "told"),
    [
        ("creatinine", 44, "mg/dL", 0.3, 0.7, "a value in µmol/L"),
        ("creatinine", 4.4, "mg/dL", 0.3, 0.7, ""),
        ("creatinine", 66, "mg/dL", 0.3, 0.7, ""),
        ("calcium", 2.3, "mg/dL", 8.5, 10.5, "a value in mmol/L"),
        ("calcium", 6.9, "mg/dL", 8.5, 10.5, ""),
        ("calcium", 9.2, "mmol/L", 2.1, 2.6, "a value in mg/dL"),
        ("glucose", 5.2, "mg/dL", 70, 100, "a value in mmol/L"),
        ("glucose", 300, "mg/dL", 70, 100, ""),
        ("fibrinogen", 2.1, "mg/dL", 150, 400, "a value in g/L"),
        ("fibrinogen", 49, "mg/dL", 150, 400, ""),
        ("aPTT", 1.3, "s", 25, 35, "a ratio"),
        ("aPTT", 8.4, "s", 25, 35, ""),
        ("aPTT", 120, "s", 25, 35, ""),
        ("ALT", 4000, "U/L", 5, 40, ""),
        ("creatinine", 44, "mg/dL", None, 0.7, ""),
    ],
)
def test_a_value_that_fits_its_range_in_the_other_unit_only_is_asked_about(
    test: str, value: float, unit: str, low: float | None, high: float, told: str
) -> None:
    one = result(value, test=test, unit=unit, low=low, high=high)
    found = found_by("value in another unit", labs=(one,))
    assert [f.sentence.rpartition("; ")[2] for f in found] == (
        [f"{told} would fit."] if told else []
    )
