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
