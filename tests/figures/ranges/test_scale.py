"""Where a value stands on the track of its own range."""

import pytest

from boardapp.figures.ranges.ranges import Result
from boardapp.figures.ranges.scale import band, place


def result(low: float | None, high: float | None) -> Result:
    return Result(name="aPTT", text="", reference_low=low, reference_high=high)


@pytest.mark.parametrize(
    ("value", "at", "beyond"),
    [
        (25, 1 / 3, 0), (30, 0.5, 0), (35, 2 / 3, 0), (45, 1.0, 0), (45.1, 1.0, 1),
        (15, 0.0, 0), (14.9, 0.0, -1),
    ],
)  # fmt: skip
def test_the_range_is_the_middle_third_and_what_lies_further_says_so(
    value: float, at: float, beyond: int
) -> None:
    found = place(value, result(25, 35))
    assert found.at == pytest.approx(at)
    assert found.beyond == beyond
    assert band(result(25, 35)) == (1 / 3, 2 / 3)


def test_a_range_with_an_upper_bound_alone_begins_at_zero() -> None:
    assert band(result(None, 0.5)) == (0.0, 2 / 3)
    assert place(0.25, result(None, 0.5)).at == pytest.approx(1 / 3)
    assert place(26, result(None, 0.5)) == (1.0, 1)


def test_a_range_with_a_lower_bound_alone_reaches_to_the_end() -> None:
    assert band(result(60, None)) == (1 / 3, 1.0)
    assert place(30, result(60, None)).at == pytest.approx(1 / 6)
    assert place(60, result(60, None)).at == pytest.approx(1 / 3)


@pytest.mark.parametrize(("low", "high"), [(5, 5), (0, None), (None, 0)])
def test_a_range_that_gives_no_scale_puts_the_value_in_the_middle(
    low: float | None, high: float | None
) -> None:
    assert place(5, result(low, high)).at == 0.5
