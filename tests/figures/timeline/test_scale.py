"""The axis of a timeline: even, never turning back, narrow at its breaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.figures.lanes import Extent
from boardapp.figures.timeline.scale import BREAK_WIDTH, Scale
from boardapp.figures.timeline.timeline import AxisBreak


def gap(start: float, end: float) -> AxisBreak:
    return AxisBreak(start=start, end=end, where="", reason="")


@st.composite
def broken(draw: st.DrawFn) -> tuple[AxisBreak, ...]:
    edges = sorted(draw(st.lists(st.integers(1, 999), min_size=0, max_size=6, unique=True)))
    return tuple(gap(first, last) for first, last in zip(edges[::2], edges[1::2], strict=False))


@given(broken(), st.lists(st.floats(0, 1000), min_size=2, max_size=30))
def test_a_later_day_never_stands_further_left(
    breaks: tuple[AxisBreak, ...], days: list[float]
) -> None:
    scale = Scale(0, 1000, 100, 800, breaks)
    places = [scale.x(day) for day in sorted(days)]
    assert all(first <= second + 1e-9 for first, second in pairwise(places))
    assert all(100 - 1e-9 <= place <= 800 + 1e-9 for place in places)


@given(broken())
def test_breaks_and_stretches_add_up_to_the_width(breaks: tuple[AxisBreak, ...]) -> None:
    scale = Scale(0, 1000, 100, 800, breaks)
    shown = 1000 - sum(one.end - one.start for one in breaks)
    bands = sum(place.width for place in scale.breaks())
    assert bands + shown * scale.points_per_day == pytest.approx(700)
    assert (scale.x(0), scale.x(1000)) == (100, pytest.approx(800))


@given(broken())
def test_a_day_is_as_wide_on_either_side_of_a_break(breaks: tuple[AxisBreak, ...]) -> None:
    scale = Scale(0, 1000, 100, 800, breaks)
    edges = [0.0, *(edge for one in breaks for edge in (one.start, one.end)), 1000.0]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        wide = scale.x(last) - scale.x(first)
        assert wide == pytest.approx((last - first) * scale.points_per_day, abs=1e-6)


def test_without_a_break_the_axis_is_even() -> None:
    scale = Scale(0, 1000, 0, 500)
    assert [scale.x(day) for day in (-5, 0, 250, 1000, 2000)] == [0, 0, 125, 500, 500]
    assert scale.breaks() == ()


def test_a_break_is_as_wide_as_it_is_drawn_whatever_it_leaves_out() -> None:
    (place,) = Scale(0, 1000, 0, 522, (gap(250, 750),)).breaks()
    assert place == Extent(250, 250 + BREAK_WIDTH)


def test_many_breaks_leave_most_of_the_width_to_the_days() -> None:
    breaks = tuple(gap(n * 100 + 10, n * 100 + 90) for n in range(10))
    assert sum(place.width for place in Scale(0, 1000, 0, 100, breaks).breaks()) == pytest.approx(
        30
    )


@given(broken(), st.floats(0, 1000))
def test_the_day_at_the_place_of_a_day_is_that_day(
    breaks: tuple[AxisBreak, ...], day: float
) -> None:
    scale = Scale(0, 1000, 100, 800, breaks)
    assert scale.x(scale.day(scale.x(day))) == pytest.approx(scale.x(day), abs=1e-6)
    if not any(one.start <= day <= one.end for one in breaks):
        assert scale.day(scale.x(day)) == pytest.approx(day, abs=1e-6)
