"""Weight, height and body surface."""

import pytest

from boardapp.case.patient import Measurement, Patient
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by


def _measured(name: str, value: float, unit: str, when: str = "dx") -> Measurement:
    return Measurement(name=name, value=Value(value), unit=unit, when=When.parse(when))


@pytest.mark.parametrize(("surface", "count"), [(1.21, 1), (2.1, 0)])
def test_a_surface_beside_height_and_weight(surface: float, count: int) -> None:
    measures = (
        _measured("BSA", surface, "m2"),
        _measured("height", 178, "cm"),
        _measured("weight", 92, "kg"),
    )
    assert len(found_by("body surface", measurements=measures)) == count


def test_a_height_in_metres_is_read() -> None:
    measures = (
        _measured("BSA", 2.1, "m2"), _measured("height", 1.78, "m"), _measured("weight", 92, "kg"),
    )  # fmt: skip
    assert found_by("body surface", measurements=measures) == []


@pytest.mark.parametrize(
    ("born", "weight", "count"),
    [("2008-02-07", 7.2, 1), ("2019-02-07", 7.2, 0), ("2008-02-07", 30, 0), ("2016-02-07", 9.9, 1)],
)
def test_a_weight_that_nobody_of_that_age_has(born: str, weight: float, count: int) -> None:
    found = found_by(
        "body weight",
        patient=Patient(born=When.parse(born)),
        measurements=(_measured("weight", weight, "kg"),),
    )
    assert len(found) == count


@pytest.mark.parametrize(
    ("first", "second", "when", "count"),
    [(15, 30, "dx + 200 d", 1), (15, 29, "dx + 200 d", 0), (15, 30, "dx + 400 d", 0),
     (30, 15, "dx + 30 d", 1), (4, 9, "dx + 200 d", 0)],
)  # fmt: skip
def test_a_weight_that_doubles_within_a_year(
    first: float, second: float, when: str, count: int
) -> None:
    measures = (_measured("weight", first, "kg"), _measured("weight", second, "kg", when))
    assert len(found_by("body weight", measurements=measures)) == count


@pytest.mark.parametrize(("later", "count"), [(116, 0), (113, 0), (112.9, 1), (101, 1), (125, 0)])
def test_nobody_shrinks(later: float, count: int) -> None:
    measures = (
        _measured("height", 116, "cm", "dx"),
        _measured("height", later, "cm", "dx + 1 y"),
    )
    assert len(found_by("height", measurements=measures)) == count


@pytest.mark.parametrize(
    ("value", "found"), [(1.24, 1), (19.9, 1), (20, 0), (124, 0), (280, 0), (281, 1), (1240, 1)]
)
def test_a_height_that_nobody_has(value: float, found: int) -> None:
    one = Measurement(name="height", value=Value(value), unit="cm", when=When.parse("dx + 3 d"))
    assert len(found_by("height", measurements=(one,))) == found
