"""Rounding helps a reader, and never moves a number onto a limit or over it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.words.fractions import fraction_text
from boardapp.words.numbers import rounded, rounded_text

LIMITS = (1e-6, 1e-5, 1e-4, 1e-3, 5e-3, 1e-2, 5e-2, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 18.0, 25.0)


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (1.96, 2, "1.96"),
        (2.04, 2, "2.04"),
        (2.0, 2, "2"),
        (3.14159, 3, "3.14"),
        (0.1 + 0.2, 3, "0.3"),
        (-1.2345, 3, "−1.23"),
        (12345.6, 3, "12300"),
        (0, 3, "0"),
    ],
)
def test_a_number_keeps_the_digits_that_tell_it_from_a_limit(
    number: float, digits: int, text: str
) -> None:
    assert rounded_text(number, digits) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (1e-6, "1×10⁻⁶"),
        (9.96e-4, "9.96×10⁻⁴"),
        (9.996e-4, "9.996×10⁻⁴"),
        (0.00999999, "9.99999×10⁻³"),
        (1.0004e-4, "1.0004×10⁻⁴"),
        (0.049999, "4.9999×10⁻²"),
        (6.8e-2, "6.8×10⁻²"),
        (0.123456, "1.23×10⁻¹"),
        (1.0, "1×10⁰"),
        (2 * 1e-6, "2×10⁻⁶"),
        (3 * 1e-4 / 100, "3×10⁻⁶"),
    ],
)
def test_a_fraction_has_three_digits_and_stays_on_its_side(fraction: float, text: str) -> None:
    assert fraction_text(fraction) == text


@given(st.floats(1e-9, 1e6), st.integers(1, 4), st.sampled_from(LIMITS))
def test_rounding_crosses_no_limit(number: float, digits: int, limit: float) -> None:
    short, exact = rounded(number, digits), float(f"{number:.9g}")

    assert (short < limit, short > limit) == (exact < limit, exact > limit)


@given(st.floats(0.9, 1.1), st.integers(2, 4), st.sampled_from(LIMITS))
def test_rounding_near_a_limit_stays_on_its_side(share: float, digits: int, limit: float) -> None:
    short, exact = rounded(limit * share, digits), float(f"{limit * share:.9g}")

    assert (short < limit, short > limit) == (exact < limit, exact > limit)
