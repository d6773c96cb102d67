"""Numbers that their scale does not have."""

import pytest

from boardapp.case.case import Measurement
from boardapp.case.complications import AdverseEvent
from boardapp.case.value import Value

from .gate import found_by


@pytest.mark.parametrize(
    ("grade", "grading", "is_told"),
    [
        (5, "", False),
        (0, "", False),
        (6, "", True),
        (2.5, "", True),
        ("3..4", "", False),
        ("3..7", "CTCAE v5.0", True),
        (6, "NIH", False),
        ("II", "MAGIC", False),
    ],
)
def test_a_grade_is_one_of_the_ctcae(grade: float | str, grading: str, is_told: bool) -> None:
    event = AdverseEvent(term="mucositis", grade=Value(grade), grading=grading)
    assert bool(found_by("grade of the CTCAE", adverse_events=(event,))) is is_told


@pytest.mark.parametrize(
    ("value", "unit", "is_told"),
    [
        (39.1, "Cel", False),
        (45, "Cel", False),
        (45.1, "Cel", True),
        (25, "Cel", False),
        (24.9, "Cel", True),
        (101.3, "Cel", True),
        (101.3, "[degF]", False),
    ],
)
def test_a_temperature_is_one_of_a_body(value: float, unit: str, is_told: bool) -> None:
    one = Measurement(name="temperature", value=Value(value), unit=unit)
    assert bool(found_by("body temperature", measurements=(one,))) is is_told


def test_fahrenheit_called_celsius_is_named() -> None:
    one = Measurement(name="temperature", value=Value(101.3), unit="Cel")
    (found,) = found_by("body temperature", measurements=(one,))
    assert found.sentence.endswith("; 101.3 °F would be 38.5 °C.")
