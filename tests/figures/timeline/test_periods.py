"""A course in periods: cut where it means something, and nothing lost on the way."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from boardapp.case.ages import Ages
from boardapp.case.interval import Interval
from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.cuts import best_cuts
from boardapp.figures.timeline.periods import in_periods
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline

MONTH = DAYS_PER_MONTH


BORN = Ages(born=Interval(-9 * MONTH, -9 * MONTH), drawn=-9 * MONTH)


def bar(first: float, last: float, **fields: Any) -> Bar:
    start, end = first * MONTH, last * MONTH
    bounds = {"start_earliest": start, "start_latest": start, "end_earliest": end,
              "end_latest": end}  # fmt: skip
    texts = {"key": f"bar {first:g}", "label": f"drug {first:g}", "tip": ""}
    return Bar(role="chemotherapy", start=start, end=end, **{**bounds, **texts, **fields})


def relapse(number: int, month: float) -> Mark:
    day = month * MONTH
    return Mark(
        key=f"R{number}", label=f"R{number} marrow", tip="", role="relapse", shape="circle",
        at=day, earliest=day, latest=day, short=f"R{number}",
    )  # fmt: skip


def sampling(month: float) -> Mark:
    return replace(relapse(0, month), key=f"MRD {month}", role="mrd negative", label="", short="")


def course(*lanes: Lane, until: float = 40) -> Timeline:
    return Timeline(
        start=0, end=until * MONTH, lanes=lanes, ticks=(), legend=(), summary="One line.",
        axis_title="Months from diagnosis", ages=BORN,
    )  # fmt: skip


LINE_1 = Lane(name="Line 1", bars=(bar(0, 1), bar(2, 3), bar(4, 5)), weight=4)
LINE_2 = Lane(name="Line 2", bars=(bar(18, 24), bar(30, 36)), weight=4)
DISEASE = Lane(name="Disease", marks=(relapse(1, 16), relapse(2, 28)), weight=12)
SUPPORT = Lane(name="Supportive", bars=(bar(10, 40, note="prophylactic", is_ongoing=True),))


def test_a_course_is_cut_at_a_relapse_and_named_by_it() -> None:
    first, second = in_periods(course(LINE_1, LINE_2, SUPPORT, DISEASE), 2)
    assert first.period == "1 of 2: diagnosis to relapse 1 (months 0–16)"
    assert second.period == "2 of 2: relapse 1 to last report (months 16–40)"
    assert (first.end, second.start) == (16 * MONTH, 16 * MONTH)
    assert second.summary.startswith("Timeline 2 of 2: relapse 1 to last report")


def test_lanes_keep_their_order_and_stand_in_all_periods() -> None:
    for period in in_periods(course(LINE_1, LINE_2, SUPPORT, DISEASE), 2):
        names = [lane.name for lane in period.lanes]
        assert names == ["Line 1", "Line 2", "Supportive", "Disease"]


def test_a_bar_that_crosses_the_cut_is_open_on_both_and_says_so_on_the_second() -> None:
    first, second = in_periods(course(LINE_1, LINE_2, SUPPORT, DISEASE), 2)
    (before,), (after,) = first.lanes[2].bars, second.lanes[2].bars
    assert (before.start, before.end) == (10 * MONTH, 16 * MONTH)
    assert (before.goes_on_after, before.comes_from_before) == (True, False)
    assert not before.is_ongoing
    assert (after.start, after.end) == (16 * MONTH, 40 * MONTH)
    assert (after.goes_on_after, after.comes_from_before) == (False, True)
    assert after.is_ongoing
    assert (before.note, after.note) == ("prophylactic", "prophylactic, continued")
    assert "goes on" in [entry.text for entry in first.legend]


def test_the_relapse_that_ends_a_period_stands_in_both() -> None:
    first, second = in_periods(course(LINE_1, LINE_2, DISEASE), 2)
    assert [mark.label for mark in first.lanes[-1].marks] == ["R1 marrow"]
    assert [mark.label for mark in second.lanes[-1].marks] == ["R1 marrow", "R2 marrow"]


def test_each_period_has_an_axis_of_its_own_with_months_and_ages() -> None:
    _, second = in_periods(course(LINE_1, LINE_2, DISEASE), 2)
    then, later = second.ticks[:2]
    assert (then.text, then.age) == ("18", "2 y 3 mo")
    assert (later.text, later.age) == ("21", "2 y 6 mo")
    assert second.span == 40 * MONTH


def test_without_a_moment_that_means_something_whole_months_part_it() -> None:
    marks = Lane(name="Response, MRD", marks=tuple(sampling(month) for month in range(0, 40, 2)))
    first, _ = in_periods(course(marks), 2)
    assert first.period == "1 of 2: diagnosis to month 20 (months 0–20)"


def test_a_line_is_a_moment_too_but_a_relapse_is_liked_better() -> None:
    lines = Lane(name="Therapy", bars=(bar(17, 24, line=2), bar(20, 22, line=2)), weight=4)
    near = Lane(name="Disease", marks=(relapse(1, 16),))
    others = Lane(name="Response, MRD", marks=tuple(sampling(m + 0.5) for m in range(34)))
    (cut,) = best_cuts(course(lines, near, others), 1)
    assert cut.name == "relapse 1"
    (cut,) = best_cuts(course(lines, others), 1)
    assert cut.name == "start of line 2"


@pytest.mark.parametrize("count", [2, 3])
def test_a_course_with_one_event_is_not_parted(count: int) -> None:
    lone = course(Lane(name="Disease", marks=(relapse(1, 0),)), until=1)
    assert len(in_periods(lone, count)) <= 2


months = st.floats(0, 40)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(months, months).map(sorted), max_size=8),
    st.lists(months, max_size=12),
    st.integers(2, 5),
)
def test_nothing_is_lost_and_periods_join(
    bars: list[list[float]], marks: list[float], count: int
) -> None:
    lines = Lane(name="Line 1", bars=tuple(bar(*edges) for edges in bars), weight=4)
    disease = Lane(name="Disease", marks=tuple(relapse(n, m) for n, m in enumerate(marks, 1)))
    whole = course(lines, disease)
    parts = in_periods(whole, count)
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    shown = [bar.label for part in parts for lane in part.lanes for bar in lane.bars]
    assert set(shown) == {bar.label for bar in lines.bars}
    for one in lines.bars:
        pieces = [b for p in parts for la in p.lanes for b in la.bars if b.key == one.key]
        if bars.count([one.start / MONTH, one.end / MONTH]) == 1 and len(pieces) == len(
            {piece.start for piece in pieces}
        ):
            assert sum(p.end - p.start for p in pieces) <= one.end - one.start + 1e-6
    found = {mark.key for part in parts for lane in part.lanes for mark in lane.marks}
    assert found == {mark.key for mark in disease.marks}


def test_the_examples_part_at_their_relapses(read: Any) -> None:
    names = [part.period for part in in_periods(course_timeline(read("synthetic")), 2)]
    assert names == [
        "1 of 2: diagnosis to relapse 2 (months 0–19)",
        "2 of 2: relapse 2 to last report (months 19–29)",
    ]
