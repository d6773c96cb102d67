from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.desktop.charts.chart_window import LEAST_MONTHS, in_window, moved
from boardapp.figures.charts.chart import Chart, Instant, Point, Series, Shade, Word


def _point(x: float) -> Point:
    return Point(x=x, y=x, low=x, high=x)


CHART = Chart(
    title="platelets",
    y_title="×10⁹/L",
    x_title="Months from diagnosis",
    x_range=(0.0, 24.0),
    y_range=(0.0, 30.0),
    series=(
        Series(name="joined", points=tuple(_point(x) for x in range(0, 25, 4))),
        Series(name="alone", points=(_point(3), _point(9)), is_joined=False),
    ),
    shades=(Shade(start=0, end=10, label="L1"), Shade(start=20, end=24, label="L2")),
    instants=(Instant(x=6, label="R1"), Instant(x=18, label="R2")),
    words=(Word(x=7, text="normal"), Word(x=23, text="low"), Word(x=None, text="untimed")),
)


def _xs(chart: Chart, number: int) -> list[float]:
    return [point.x for point in chart.series[number].points]


def test_the_whole_range_is_the_chart_itself() -> None:
    assert in_window(CHART, 0.0, 24.0) is CHART


def test_a_line_keeps_the_next_point_on_either_side() -> None:
    assert _xs(in_window(CHART, 5.0, 10.0), 0) == [4, 8, 12]
    assert _xs(in_window(CHART, 9.0, 11.0), 0) == [8, 12]
    assert _xs(in_window(CHART, 0.0, 3.0), 0) == [0, 4]
    assert _xs(in_window(CHART, 21.0, 24.0), 0) == [20, 24]


def test_single_marks_shades_instants_and_words_are_cut_to_the_window() -> None:
    shown = in_window(CHART, 5.0, 10.0)
    assert shown.x_range == (5.0, 10.0)
    assert _xs(shown, 1) == [9]
    assert [(shade.start, shade.end) for shade in shown.shades] == [(5.0, 10)]
    assert [instant.label for instant in shown.instants] == ["R1"]
    assert [word.text for word in shown.words] == ["normal", "untimed"]


@settings(max_examples=60)
@given(st.floats(-100, 100), st.floats(-100, 100))
def test_a_window_never_leaves_the_chart_nor_shrinks_to_nothing(first: float, last: float) -> None:
    low, high = moved(CHART, first, last)
    assert low >= 0.0
    assert high <= 24.0 + 1e-9
    assert high - low >= LEAST_MONTHS - 1e-9


def test_a_window_that_would_leave_keeps_its_length() -> None:
    assert moved(CHART, -4.0, 2.0) == (0.0, 6.0)
    assert moved(CHART, 22.0, 28.0) == (18.0, 24.0)
    assert moved(CHART, -10.0, 90.0) == (0.0, 24.0)
