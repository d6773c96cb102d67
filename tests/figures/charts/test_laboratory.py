"""A laboratory chart shows what was stated, and nothing between."""

import time
from typing import Any

import pytest

from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.places import y_ticks


def _chart(make: Any, *points: Any, **fields: Any) -> Chart:
    chart = lab_chart(make.series(*points, **fields), make.review())
    assert chart is not None
    return chart


def test_a_series_without_any_result_has_no_chart(make: Any) -> None:
    missing = make.result(10, None, None, "not reported")
    assert lab_chart(make.series(missing), make.review()) is None


def test_a_single_value_is_a_point_and_no_line(make: Any) -> None:
    chart = _chart(make, make.number(30, 45))
    (series,) = chart.series
    assert not series.is_joined
    assert [(point.y, point.text) for point in series.points] == [(45, "45")]


def test_numbers_at_known_times_are_joined_in_months(make: Any) -> None:
    chart = _chart(make, make.number(0, 10), make.number(DAYS_PER_MONTH * 2, 20))
    (series,) = chart.series
    assert series.is_joined
    assert [(point.x, point.y) for point in series.points] == [(0, 10), (2, 20)]


def test_a_range_keeps_both_bounds_and_interrupts_the_line(make: Any) -> None:
    points = (make.number(0, 10), make.result(10, 40, 50, "40–50"), make.number(20, 30))
    chart = _chart(make, *points)
    assert [series.is_joined for series in chart.series] == [False, False]
    ranges = chart.series[1]
    assert [(p.low, p.high, p.text) for p in ranges.points] == [(40, 50, "40–50")]


@pytest.mark.parametrize(
    ("low", "high", "is_above", "limit"), [(None, 5.0, False, 5.0), (2000.0, None, True, 2000.0)]
)
def test_a_censored_value_is_an_open_mark_at_its_limit(
    make: Any, low: float | None, high: float | None, is_above: bool, limit: float
) -> None:
    chart = _chart(make, make.result(10, low, high, "censored"))
    (series,) = chart.series
    assert series.is_open
    assert series.is_above is is_above
    assert not series.is_joined
    assert [point.y for point in series.points] == [limit]


def test_results_whose_order_is_open_are_not_joined(make: Any) -> None:
    points = (
        make.result(10, 1, 1, "1", bounds=(0, 100)),
        make.result(20, 2, 2, "2", bounds=(0, 100)),
    )
    chart = _chart(make, *points)
    (series,) = chart.series
    assert not series.is_joined
    assert series.points[0].x_low == 0
    assert series.points[0].x_high == pytest.approx(100 / DAYS_PER_MONTH)


def test_words_stand_at_their_time_and_untimed_ones_without(make: Any) -> None:
    timed = make.result(DAYS_PER_MONTH, None, None, "normal")
    untimed = make.result(None, None, None, "prolonged")
    chart = _chart(make, timed, untimed)
    assert [(word.x, word.text) for word in chart.words] == [(1, "normal"), (None, "prolonged")]
    assert chart.series == ()
    assert chart.summary == "platelets: normal, prolonged (in words only). No reference range."


def test_a_number_without_a_time_is_not_lost(make: Any) -> None:
    chart = _chart(make, make.result(None, 45, 45, "45"), make.number(10, 40))
    assert [(word.x, word.text) for word in chart.words] == [(None, "45")]


def test_the_reference_is_a_band_that_the_axis_shows(make: Any) -> None:
    chart = _chart(
        make, make.number(10, 45), unit="s", reference="25–35", reference_low=25, reference_high=35
    )
    (band,) = chart.bands
    assert (band.low, band.high, band.label) == (25, 35, "Reference 25–35")
    assert chart.y_range == (20, 50)


def test_the_summary_tells_finding_number_time_and_reference(make: Any) -> None:
    chart = _chart(
        make,
        make.number(0, 45),
        make.number(DAYS_PER_MONTH * 3, 30),
        test="aPTT",
        unit="s",
        reference="25–35",
        reference_low=25,
        reference_high=35,
    )
    assert chart.summary == (
        "aPTT: 30 s (at 3 mo); 2 results from 0 to 3 mo, lowest 30, highest 45. Reference 25–35."
    )


def test_a_summary_is_never_longer_than_an_alt_text_may_be(make: Any) -> None:
    chart = _chart(make, make.number(0, 45), test="x" * 400)
    assert len(chart.summary) == 250


def test_values_that_spread_over_500_fold_get_a_log_axis(make: Any) -> None:
    points = (make.number(0, 400), make.number(10, 0.2))
    assert _chart(make, *points).is_log
    assert not _chart(make, make.number(0, 400), make.number(10, 1)).is_log


def test_zero_forbids_a_log_axis(make: Any) -> None:
    points = (make.number(0, 400), make.number(10, 0))
    assert not _chart(make, *points).is_log


def test_therapies_are_bars_over_the_months_they_lasted(make: Any) -> None:
    given = make.phase("AALL15P1", make.moment(0), make.moment(DAYS_PER_MONTH * 4))
    review = make.review(lines=(make.line(1, given),))
    chart = lab_chart(make.series(make.number(0, 5), make.number(300, 9)), review)
    assert chart is not None
    (shade,) = chart.shades
    assert (shade.start, shade.end, shade.label) == (0, 4, "AALL15P1")
    assert shade.role == "chemotherapy"
    assert not shade.is_uncertain


def test_therapies_have_their_short_names_and_say_where_an_edge_is_not_known(make: Any) -> None:
    end = make.open_moment(50, 60)
    given = make.phase("inotuzumab ozogamicin", make.moment(30), end, kind="immunotherapy")
    planned = make.phase("CAR-T cells", make.moment(90), make.moment(99), status="planned")
    review = make.review(lines=(make.line(3, given, planned),))
    chart = lab_chart(make.series(make.number(0, 5), make.number(300, 9)), review)
    assert chart is not None
    assert [(s.label, s.role, s.is_uncertain) for s in chart.shades] == [("InO", "antibody", True)]


@pytest.mark.parametrize(
    ("kind", "end", "length"),
    [("transplant", None, 0), ("transplant", 90, 30), ("chemotherapy", 90, 30)],
)
def test_what_takes_place_on_one_day_has_no_length_unless_an_end_is_stated(
    make: Any, kind: str, end: float | None, length: int
) -> None:
    last = make.open_moment(60, 90) if end is None else make.moment(end)
    given = make.phase("haplo", make.moment(60), last, kind=kind, has_end=end is not None)
    review = make.review(lines=(make.line(1, given),))
    chart = lab_chart(make.series(make.number(0, 5), make.number(300, 9)), review)
    assert chart is not None
    (shade,) = chart.shades
    assert shade.end - shade.start == pytest.approx(length / DAYS_PER_MONTH)
    assert shade.is_on_one_day == (length == 0)


def test_what_goes_on_reaches_to_the_day_of_the_data(make: Any) -> None:
    given = make.phase("imatinib", make.moment(0), make.open_moment(1, 30), is_ongoing=True)
    review = make.review(lines=(make.line(1, given),), as_of=make.moment(DAYS_PER_MONTH * 9))
    chart = lab_chart(make.series(make.number(0, 5), make.number(300, 9)), review)
    assert chart is not None
    (shade,) = chart.shades
    assert (shade.end, shade.is_uncertain) == (9, False)


def test_the_last_result_decides_and_no_other(make: Any) -> None:
    chart = _chart(make, make.number(60, 7), make.number(0, 5), make.number(30, 6))
    told = [(p.text, p.is_emphasised) for s in chart.series for p in s.points]
    assert told == [("5", False), ("6", False), ("7", True)]


def test_a_long_series_is_thinned_with_its_nadir_and_peak_kept(make: Any) -> None:
    points = [make.number(day / 10, 100) for day in range(5000)]
    points[1234] = make.number(123.4, 1)
    points[4321] = make.number(432.1, 999)
    chart = _chart(make, *points)
    values = [point.y for series in chart.series for point in series.points]
    assert len(values) <= 300
    assert {1, 999} <= set(values)
    assert " of 5000 results drawn" in chart.thinned


def test_a_hundred_thousand_results_make_a_chart_at_once(make: Any) -> None:
    points = tuple(make.number(n / 100, 50 + n % 17) for n in range(100_000))
    series = make.series(*points)
    start = time.process_time()
    assert lab_chart(series, make.review()) is not None
    assert time.process_time() - start < 1.0  # 0.1 to 0.2 s where nothing else runs


def test_few_results_are_shown_within_the_whole_course(make: Any) -> None:
    review = make.review(as_of=make.moment(DAYS_PER_MONTH * 36))
    chart = lab_chart(make.series(make.number(DAYS_PER_MONTH * 30, 45)), review)
    assert chart is not None
    assert chart.x_range[0] == 0
    assert chart.x_range[1] >= 36


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_every_series_of_the_examples_has_a_chart_with_its_numbers(read: Any, name: str) -> None:
    review = read(name)
    for series in review.labs:
        chart = lab_chart(series, review)
        if chart is None:
            assert all(point.value.startswith("not ") for point in series.points)
            continue
        assert 0 < len(chart.summary) <= 250
        assert chart.x_range[0] < chart.x_range[1]
        for drawn in chart.series:
            assert all(
                chart.y_range[0] <= p.low <= p.high <= chart.y_range[1] for p in drawn.points
            )
            assert all(chart.x_range[0] <= p.x <= chart.x_range[1] for p in drawn.points)


def test_what_no_axis_can_show_is_told_instead_of_drawn(make: Any) -> None:
    extremes = [
        make.number(day, value) for day, value in ((1, 1.7e308), (2, -1.7e308), (3, 5e-324))
    ]
    chart = _chart(make, make.number(0, 45), *extremes, reference_high=1e300)
    assert [point.text for series in chart.series for point in series.points] == ["45"]
    assert chart.thinned == "3 too large or too small to draw stand only in the table"
    assert chart.bands == ()
    assert 45 <= chart.y_range[1] <= 100


def test_a_result_of_a_mistyped_year_stays_in_the_table(make: Any) -> None:
    far = make.number(-1800 * 365.0, 60)
    chart = lab_chart(make.series(make.number(1, 40), far), make.review())
    assert chart is not None
    assert [point.y for series in chart.series for point in series.points] == [40]
    assert chart.x_range[0] >= -1
    assert chart.thinned == "1 too far from the diagnosis to draw stand only in the table"


@pytest.mark.parametrize("values", [(-3, 3), (-1.2, 1.3), (-0.4, 7.9), (-90, 12), (-5, 0.1)])
def test_zero_is_a_tick_of_an_axis_that_begins_below_it(
    make: Any, values: tuple[float, float]
) -> None:
    results = (make.number(10, value) for value in values)
    chart = lab_chart(make.series(*results), make.review())
    assert chart is not None
    low, _ = chart.y_range
    step = y_ticks(chart)[1] - y_ticks(chart)[0]
    assert 0 in y_ticks(chart)
    assert low / step == pytest.approx(round(low / step))
