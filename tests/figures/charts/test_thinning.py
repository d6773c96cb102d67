"""Thinning keeps what a board looks for."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.charts.thinning import thin
from boardapp.review.model.labs import LabPoint
from tests.figures.conftest import number


def test_a_short_series_stays_whole() -> None:
    points = tuple(number(day, day) for day in range(300))
    assert thin(points) is points


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1e4), st.floats(0, 1e3)), min_size=1, max_size=200),
       st.integers(4, 50))  # fmt: skip
def test_first_last_and_extremes_are_kept(values: list[tuple[float, float]], most: int) -> None:
    points = tuple(number(day, value) for day, value in sorted(values))
    kept = thin(points, most)
    assert len(kept) <= max(most, 4)
    assert kept[0] is points[0]
    assert kept[-1] is points[-1]
    assert min(p.low or 0 for p in kept) == min(p.low or 0 for p in points)
    assert max(p.high or 0 for p in kept) == max(p.high or 0 for p in points)
    assert sorted(kept, key=lambda p: p.day or 0) == list(kept)


def test_results_of_one_day_are_thinned_too() -> None:
    points: tuple[LabPoint, ...] = tuple(number(5, value) for value in range(1000))
    assert {0, 999} <= {point.low for point in thin(points)}


@pytest.mark.parametrize("bound", ["low", "high"])
def test_a_censored_extreme_is_kept(make: Any, bound: str) -> None:
    points = [make.number(day, 50) for day in range(1000)]
    points[500] = make.result(
        500, **{"low": None, "high": None, bound: {"low": 90.0, "high": 1.0}[bound]}, value="x"
    )
    assert points[500] in thin(tuple(points))
