"""The values of the scales of performance status, and their ages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.performance import (
    LANSKY_UNDER_MONTHS,
    Fault,
    performance_fault,
    scale_of,
)


def _age(months: int) -> Age:
    return Age(months * 30.44, months * 30.44, months, months)


@pytest.mark.parametrize(
    ("scale", "value", "years", "fault"),
    [
        ("Lansky", 75, 8, "between steps"),
        ("Lansky", 80, 17, "too old"),
        ("ECOG", 3, 40, None),
        ("Lansky", 110, 8, "out of range"),
        ("", 80, 8, "no scale"),
        ("Lansky", 75, 17, "between steps"),
        ("Lansky", 0, 8, None),
        ("Lansky", 100, 8, None),
        ("Lansky", -10, 8, "out of range"),
        ("Karnofsky", 80, 8, None),
        ("Karnofsky", 85, 40, "between steps"),
        ("ECOG", 5, 40, None),
        ("ECOG", 6, 40, "out of range"),
        ("ECOG", "1..2", 40, None),
        ("Karnofsky", "70..80", 40, None),
        ("Karnofsky", "70..75", 40, "between steps"),
        ("Lansky", "unknown", 17, None),
        ("own scale", 12, 8, None),
        ("", "not done", 8, None),
        ("Karnofsky/Lansky", 75, 8, "between steps"),
        ("Karnofsky/Lansky", 110, 8, "out of range"),
        ("Karnofsky/Lansky", 80, 17, None),
    ],
)
def test_the_vectors_and_both_sides_of_each_limit(
    scale: str, value: float | str, years: int, fault: Fault | None
) -> None:
    assert performance_fault(scale, Value(value), _age(years * 12)) == fault


def test_lansky_is_for_those_under_16_years() -> None:
    assert performance_fault("Lansky", Value(80), _age(LANSKY_UNDER_MONTHS - 1)) is None
    assert performance_fault("Lansky", Value(80), _age(LANSKY_UNDER_MONTHS)) == "too old"
    may_be = Age(None, None, LANSKY_UNDER_MONTHS - 3, LANSKY_UNDER_MONTHS + 3)
    assert performance_fault("Lansky", Value(80), may_be) is None
    assert performance_fault("Lansky", Value(80), None) is None


@pytest.mark.parametrize(
    ("stated", "scale"),
    [
        ("Lansky play performance", "Lansky"),
        ("KPS", "Karnofsky"),
        ("Karnofsky/Lansky", "Karnofsky or Lansky"),
        ("WHO", "ECOG"),
        ("our own", None),
        ("", None),
    ],
)
def test_a_scale_is_known_by_its_names(stated: str, scale: str | None) -> None:
    assert scale_of(stated) == scale


@given(st.integers(0, 10), st.sampled_from(["Lansky", "Karnofsky"]))
def test_every_ten_of_a_scale_is_silent(tens: int, scale: str) -> None:
    assert performance_fault(scale, Value(tens * 10), _age(60)) is None
