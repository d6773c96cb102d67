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
    ("term", "grade", "grading", "sentence"),
    [
        ("acute GvHD", 5, "MAGIC", "MAGIC grade 5 is stated; the MAGIC has I to IV."),
        ("acute GvHD", "IV", "MAGIC", ""),
        ("ICANS", 7, "ASTCT", "ASTCT grade 7 is stated; the ASTCT has 1 to 5."),
        ("ICANS", 5, "ASTCT", ""),
        ("chronic GvHD", 4, "NIH 2014", "NIH grade 4 is stated; the NIH has mild to severe."),
        ("SOS/VOD", "very severe", "EBMT", ""),
        ("mucositis", 7, "CTCAE v5.0", ""),
    ],
)
def test_a_grade_is_one_of_its_own_system(
    term: str, grade: float | str, grading: str, sentence: str
) -> None:
    event = AdverseEvent(term=term, grade=Value(grade), grading=grading)
    found = found_by("grade of its system", adverse_events=(event,))
    assert [one.sentence for one in found] == ([sentence] if sentence else [])
    assert all(one.severity == "error" for one in found)


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
