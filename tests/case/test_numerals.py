"""Numbers as they are written: all digits that are stated, powers of ten, and what is beyond."""

import math

import pytest

from boardapp.case.numerals import number_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.3, "0.3"),
        (-4.0, "−4"),
        (5e-5, "5×10⁻⁵"),
        (1e15, "1×10¹⁵"),
        (0.0, "0"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
    ],
)
def test_a_number_is_written_with_all_its_digits(number: float, text: str) -> None:
    assert number_text(number) == text
