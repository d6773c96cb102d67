"""Measures of the body over time: their grades, and the baseline that a change is judged from."""

from typing import Any

import pytest

from boardapp.case.patient import Measurement, Patient
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.labs.measures import measurement_series
from boardapp.review.model.labs import LabSeries
from boardapp.review.review_case import review_case
from tests.review.building import a_case, moments_of

THERAPY = Therapy(name="ADE", start=When.parse("dx + 3 d"))


def _measure(name: str, value: float | str, when: str, unit: str) -> Measurement:
    return Measurement(name=name, value=Value(value), when=When.parse(when), unit=unit)


def _series(*measures: Measurement, **parts: Any) -> LabSeries:
    case = a_case(**({"diagnosed": "2020-02-07", "therapies": (THERAPY,)} | parts))
    (series,) = measurement_series(measures, moments_of(case))
    return series


def _grades(series: LabSeries) -> list[int | None]:
    return [point.grade.number if point.grade else None for point in series.points]


@pytest.mark.parametrize(("value", "grade"), [(51, 0), (50, 2), (40, 2), (39, 3), (20, 3), (19, 4)])
def test_an_ejection_fraction_is_graded_by_its_value(value: float, grade: int) -> None:
    series = _series(_measure("LVEF", value, "dx + 60 d", "%"))
    assert _grades(series) == [grade]
    assert series.baseline is None


@pytest.mark.parametrize(("value", "grade"), [(60.5, 0), (60, 2), (51, 2), (50, 3)])
def test_and_by_its_fall_from_the_last_value_before_any_therapy(value: float, grade: int) -> None:
    series = _series(
        _measure("ejection fraction", 68, "dx - 10 d", "%"),
        _measure("ejection fraction", 70, "dx + 3 d", "%"),
        _measure("ejection fraction", value, "dx + 60 d", "%"),
    )
    assert _grades(series)[-1] == grade
    assert series.baseline_text == "70 %"


def test_a_value_that_may_be_from_under_a_therapy_is_no_baseline() -> None:
    later = _measure("ejection fraction", 70, "dx + 4 d", "%")
    open_time = _measure("ejection fraction", 70, "not reported", "%")
    last = _measure("ejection fraction", 55, "dx + 60 d", "%")
    for first in (later, open_time):
        series = _series(first, last)
        assert series.baseline is None
        assert 0 in _grades(series)


def test_what_was_only_planned_began_nothing() -> None:
    planned = Therapy(name="CAR-T", status="planned", start=When.parse("dx - 20 d"))
    measures = (
        _measure("QTc", 400, "dx", "ms"),
        _measure("QTc", 461, "dx + 60 d", "ms"),
    )
    assert _series(*measures, therapies=(planned, THERAPY)).baseline_text == "400 ms"
    assert _grades(_series(*measures, therapies=(planned, THERAPY))) == [0, 3]
    assert _series(*measures, therapies=(planned,)).baseline is None


@pytest.mark.parametrize(
    ("value", "grade"), [(449, 0), (450, 1), (480, 1), (481, 2), (500, 2), (501, 3)]
)
def test_a_qtc_is_graded_by_its_value(value: float, grade: int) -> None:
    assert _grades(_series(_measure("QTc", value, "dx + 60 d", "ms"))) == [grade]


@pytest.mark.parametrize(
    ("born", "value", "grade"),
    [
        ("1980-01-01", 73.4, 0),
        ("1980-01-01", 73.5, 1),
        ("1980-01-01", 77, 2),
        ("1980-01-01", 84, 3),
        ("2002-04-07", 84, 3),
        ("2002-04-09", 84, None),
        ("2011-01-01", 84, None),
        ("not reported", 84, None),
    ],
)
def test_a_weight_is_graded_in_adults_alone(born: str, value: float, grade: int | None) -> None:
    patient = Patient(born=When.parse(born))
    series = _series(
        _measure("weight", 70, "dx", "kg"),
        _measure("weight", value, "dx + 61 d", "kg"),
        patient=patient,
    )
    assert _grades(series)[-1] == grade


def test_what_the_criteria_do_not_grade_and_what_is_no_number_has_no_grade() -> None:
    for name, value, unit in (
        ("shortening fraction", 20, "%"),
        ("height", 120, "cm"),
        ("SpO2", 80, "%"),
        ("ejection fraction", "normal", "%"),
        ("ejection fraction", "not done", "%"),
    ):
        assert _grades(_series(_measure(name, value, "dx + 60 d", unit))) == [None]


def test_the_rule_is_printed_where_it_was_used() -> None:
    names = [
        [rule.name for rule in review_case(a_case(measurements=(one,))).definitions]
        for one in (_measure("LVEF", 48, "dx", "%"), _measure("height", 120, "dx", "cm"))
    ]
    assert "Measures of the body (CTCAE)" in names[0]
    assert "Measures of the body (CTCAE)" not in names[1]


def test_a_baseline_is_not_graded_by_its_change_from_itself() -> None:
    adult = Patient(born=When.parse("1960"))
    weight = _measure("weight", 68, "dx", "kg")
    (alone,) = review_case(
        a_case(diagnosed="2020-02-07", patient=adult, therapies=(THERAPY,), measurements=(weight,))
    ).measurements
    assert _grades(alone) == [None]
