"""Which points of a chart bear a label, and which of a crowd a mark."""

from typing import Any

from boardapp.figures.charts.chart import Chart, Point, Series
from boardapp.figures.charts.labelled import emphasised, marked, told, worth_a_label


def point(x: float, y: float, **more: Any) -> Point:
    return Point(x=x, y=y, low=y, high=y, text=f"{y:g}", **more)


def chart(*series: Series, x_range: tuple[float, float] = (0.0, 30.0)) -> Chart:
    return Chart(title="t", y_title="", x_title="", x_range=x_range, y_range=(0.0, 100.0),
                 series=series)  # fmt: skip


LINE = Series(name="a", points=tuple(point(n, 10 + n) for n in range(20)))


def test_of_many_the_extremes_and_of_few_all_are_worth_a_label() -> None:
    assert worth_a_label(chart(LINE)) == [(0, 19), (0, 0)]
    few = Series(name="a", points=LINE.points[:12])
    assert len(worth_a_label(chart(few))) == 12
    one_more = Series(name="a", points=LINE.points[:13])
    assert len(worth_a_label(chart(one_more))) == 2


def test_what_decides_comes_last_first_also_beyond_a_limit() -> None:
    found = Series(name="a", points=(point(1, 5, is_emphasised=True),))
    negative = Series(name="b", points=(point(2, 1, is_emphasised=True),), is_open=True)
    one = chart(found, negative)
    assert emphasised(one) == [(1, 0), (0, 0)]
    assert told(one) == [(0, 0)]


def test_what_is_out_of_view_is_told_nowhere() -> None:
    assert told(chart(LINE, x_range=(3.0, 5.0))) == [(0, 3), (0, 4), (0, 5)]


def test_a_point_that_no_line_leads_to_keeps_its_mark_in_a_crowd() -> None:
    broken = Series(name="a", points=LINE.points, breaks=(7, 8))
    assert set(marked(chart(broken))) == {(0, 0), (0, 7), (0, 19)}
