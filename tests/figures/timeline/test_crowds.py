"""Crowded lanes, drawn with fewer elements that say how many they stand for."""

from boardapp.figures.timeline.crowds import MOST_APART, drawn_together
from boardapp.figures.timeline.geometry import lay_out
from boardapp.figures.timeline.ticks import timeline_ticks
from boardapp.figures.timeline.timeline import Bar, Lane, Mark, Timeline
from tests.steps import steps


def _mark(number: int, day: float, weight: float = 1.0) -> Mark:
    return Mark(
        key=f"event-{number}", label=f"event {number}", tip="tip", role="toxicity", shape="square",
        at=day, earliest=day, latest=day, weight=weight,
    )  # fmt: skip


def _bar(number: int, day: float) -> Bar:
    return Bar(
        key=f"block-{number}", label=f"block {number}", tip="tip", role="chemotherapy", start=day,
        end=day + 20, start_earliest=day, start_latest=day, end_earliest=day + 20,
        end_latest=day + 20,
    )  # fmt: skip


def _timeline(count: int) -> tuple[Timeline, str]:
    days = [3650 * n / count for n in range(count)]
    bars = tuple(map(_bar, range(count), days))
    marks = tuple(map(_mark, range(count), days))
    lanes, told = drawn_together(
        (Lane(name="Line 1", bars=bars, weight=4.0), Lane(name="Toxicity", marks=marks))
    )
    ticks = timeline_ticks(0, 3670, None)
    return Timeline(
        start=0, end=3670, lanes=lanes, ticks=ticks, legend=(), axis_title="", summary=""
    ), told  # fmt: skip


def test_a_lane_that_can_be_read_stays_as_it_is() -> None:
    lane = Lane(name="Toxicity", marks=tuple(_mark(n, n / 10) for n in range(MOST_APART)))
    assert drawn_together((lane,)) == ((lane,), "")


def test_what_stands_one_upon_another_is_one_mark_that_says_for_how_many() -> None:
    near = tuple(_mark(n, 10 + n / 1000, weight=2.0 if n == 7 else 1.0) for n in range(200))
    (lane,), told = drawn_together((Lane(name="Toxicity", marks=(*near, _mark(999, 400))),))
    assert [(mark.label, mark.tip) for mark in lane.marks] == [
        ("event 7 + 199 more", "tip\nand 199 more near it"),
        ("event 999", "tip"),
    ]
    assert told == "Drawn together where they stand close: Toxicity: 201 entries drawn as 2"


def test_marks_of_another_look_are_not_swallowed() -> None:
    near = tuple(_mark(n, 10.0) for n in range(200))
    other = Mark(key="r1", label="R1", tip="", role="relapse", shape="star", at=10.0)
    (lane,), _ = drawn_together((Lane(name="Disease", marks=(*near, other, _mark(999, 400))),))
    assert other in lane.marks


def test_a_bar_for_many_reaches_over_all_of_them() -> None:
    bars = (*(_bar(n, n / 1000) for n in range(200)), _bar(999, 3650))
    (lane,), _ = drawn_together((Lane(name="Line 1", bars=bars, weight=4.0),))
    first = lane.bars[0]
    assert (first.label, first.start, first.end) == ("block 0 + 199 more", 0.0, 20.199)


def test_the_picture_of_thousands_costs_little_more_than_that_of_hundreds() -> None:
    def cost(count: int) -> int:
        timeline, _ = _timeline(count)
        return steps(lambda: lay_out(timeline, 1200, 560))

    assert cost(2_000) < 2 * cost(200)
