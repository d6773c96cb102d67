"""Breaks of the axis: only where nothing happens for long, and nothing is ever in one."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.gaps import axis_breaks
from boardapp.figures.timeline.timeline import AxisBreak, Bar, Lane, Mark


def mark(month: float, earliest: float | None = None, latest: float | None = None) -> Mark:
    day = month * DAYS_PER_MONTH
    bounds = {
        "earliest": day if earliest is None else earliest * DAYS_PER_MONTH,
        "latest": day if latest is None else latest * DAYS_PER_MONTH,
    }
    return Mark(key="m", label="", tip="", role="mrd negative", shape="circle", at=day, **bounds)


def bar(first: float, last: float, *cycles: float) -> Bar:
    start, end = first * DAYS_PER_MONTH, last * DAYS_PER_MONTH
    return Bar(
        key="b", label="", tip="", role="remission", start=start, end=end, start_earliest=start,
        start_latest=start, end_earliest=end, end_latest=end,
        cycles=tuple(month * DAYS_PER_MONTH for month in cycles),
    )  # fmt: skip


def breaks(*elements: Bar | Mark, until: float) -> list[tuple[int, int]]:
    found = found_breaks(*elements, until=until)
    return [(round(b.start / DAYS_PER_MONTH), round(b.end / DAYS_PER_MONTH)) for b in found]


def found_breaks(*elements: Bar | Mark, until: float) -> tuple[AxisBreak, ...]:
    lane = Lane(
        name="a",
        bars=tuple(e for e in elements if isinstance(e, Bar)),
        marks=tuple(e for e in elements if isinstance(e, Mark)),
    )
    return axis_breaks([lane], 0.0, until * DAYS_PER_MONTH)


def test_a_long_gap_is_broken_with_air_on_both_sides() -> None:
    assert breaks(mark(0), mark(14), mark(28), mark(60), until=60) == [(31, 57)]


def test_no_more_than_a_quarter_of_the_axis_is_no_gap() -> None:
    tens = [mark(month) for month in (0, 10, 20, 30)]
    assert breaks(*tens, mark(40), until=40) == []
    assert breaks(*tens, mark(40.5), until=40.5) == [(32, 38)]


def test_less_than_half_a_year_is_no_gap() -> None:
    assert breaks(mark(0), mark(6), until=6) == []
    assert breaks(mark(0), mark(7), until=7) == [(1, 6)]


def test_a_bar_goes_through_a_break_but_not_its_ends_or_cycles() -> None:
    assert breaks(bar(0, 60), until=60) == [(3, 57)]
    assert breaks(bar(0, 60, 20, 40), until=60) == [(3, 17), (23, 37), (43, 57)]
    assert breaks(bar(0, 60), bar(30, 40), until=60) == [(3, 27), (43, 57)]


def test_the_text_says_where_and_why() -> None:
    (one,) = found_breaks(mark(0), mark(60), until=60)
    assert one.text == "Axis broken from month 3 to 57: nothing drawn"


def test_an_uncertain_time_that_may_lie_in_it_is_told() -> None:
    (one,) = found_breaks(mark(0), mark(60, earliest=20, latest=80), until=60)
    assert one.text == (
        "Axis broken from month 3 to 57: nothing drawn, though uncertain times may lie in it"
    )


months = st.floats(0, 120)


@settings(max_examples=80)
@given(
    st.lists(months.map(mark), max_size=8),
    st.lists(st.tuples(months, months).map(lambda edges: bar(*sorted(edges))), max_size=5),
)
def test_everything_drawn_lies_outside_every_break(marks: list[Mark], bars: list[Bar]) -> None:
    found = found_breaks(*marks, *bars, until=120)
    days = [m.at for m in marks] + [day for b in bars for day in (b.start, b.end)]
    for one in found:
        assert 0 < one.start < one.end < 120 * DAYS_PER_MONTH
        assert not [day for day in days if one.start <= day <= one.end]
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)


@settings(max_examples=40)
@given(st.lists(st.floats(0, 14), min_size=20, max_size=20))
def test_a_course_without_gaps_has_no_break(gaps: list[float]) -> None:
    days, marks = 0.0, []
    for gap in gaps:
        days += gap
        marks.append(mark(days))
    until = max(days, 60)
    assert len(found_breaks(*marks, *map(mark, range(0, round(until) + 1, 6)), until=until)) == 0


def test_the_letters_axis_is_broken_and_the_synthetic_ones_is_not(read: Any) -> None:
    course = course_timeline(read("letter"))
    (one,) = course.breaks
    assert one.text == (
        "Axis broken where only order is known: nothing drawn, though uncertain times may lie in it"
    )
    assert [tick.text for tick in course.ticks] == ["0", "6", "order only"]
    assert course.summary.endswith("Axis broken where only order is known.")
    assert len(course.summary) <= 250
    assert course_timeline(read("synthetic")).breaks == ()


def test_the_panel_keeps_the_plain_axis(read: Any) -> None:
    assert course_timeline(read("letter"), detail="all").breaks == ()
