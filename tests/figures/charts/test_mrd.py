"""MRD: detected results joined, negatives at their own limit, nothing read as a limit."""

from typing import Any

import pytest

from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.figures.charts.mrd import mrd_chart, response_chart


def test_without_any_result_there_is_no_chart(make: Any) -> None:
    assert mrd_chart(make.review()) is None
    assert response_chart(make.review()) is None
    assert mrd_chart(make.review(mrd=(make.mrd(10, "not done"),))) is None


def test_only_consecutive_detected_results_of_a_method_are_joined(make: Any) -> None:
    results = (
        make.mrd(0, "positive", value=1e-2, limit=1e-6),
        make.mrd(30, "positive", value=1e-4, limit=1e-6),
        make.mrd(60, "negative", limit=1e-6),
        make.mrd(90, "positive", value=1e-5, limit=1e-6),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    found, limits, negative = chart.series
    assert [p.y for p in found.points] == [1e-2, 1e-4, 1e-5]
    assert [list(stretch) for stretch in found.stretches] == [[0, 1], [2]]
    assert (negative.is_open, negative.is_joined, [p.y for p in negative.points]) == (
        True, False, [1e-6],
    )  # fmt: skip
    assert (limits.is_limit, limits.is_joined, [p.y for p in limits.points]) == (
        True, False, [1e-6] * 3,
    )  # fmt: skip
    assert chart.is_log


def test_a_limit_is_a_point_at_its_own_sample_and_no_line_over_the_course(make: Any) -> None:
    results = (
        make.mrd(0, "positive", value=1e-2, limit=1e-6),
        make.mrd(DAYS_PER_MONTH, "positive", value=1e-3, limit=8e-6),
        make.mrd(DAYS_PER_MONTH * 2, "positive", value=1e-3),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    assert chart.levels == ()
    (limits,) = [series for series in chart.series if series.is_limit]
    assert limits.name == "MRD by NGS, limit of detection"
    assert [(p.x, p.y) for p in limits.points] == [(0, 1e-6), (1, 8e-6)]


def test_results_of_different_specimens_are_never_joined(make: Any) -> None:
    results = (
        make.mrd(0, "positive", value=1e-2),
        make.mrd(30, "positive", value=1e-4, specimen="blood"),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    assert [(s.name, s.is_joined, len(s.points)) for s in chart.series] == [
        ("MRD by NGS (marrow)", False, 1),
        ("MRD by NGS (blood)", False, 1),
    ]


def test_methods_with_the_same_values_are_both_seen(make: Any) -> None:
    results = [
        make.mrd(day, "positive", value=value, limit=limit, method=method)
        for day, value in ((0, 1e-2), (30, 1e-3))
        for method, limit in (("flow cytometry", 1e-4), ("NGS", 1e-6))
    ] + [make.mrd(60, "positive", value=1e-5, limit=1e-6)]
    chart = mrd_chart(make.review(mrd=tuple(results)))
    assert chart is not None
    looks = {s.name: (s.is_hollow, s.weight > 1) for s in chart.series if not s.is_limit}
    assert looks == {"MRD by flow cytometry": (True, True), "MRD by NGS": (False, False)}


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (("positive", 5.1e-6), ["2.4", "NGS 5.1×10⁻⁶"]),
        (("negative", None), ["NGS < 1×10⁻⁶"]),
    ],
)
def test_the_last_values_of_each_method_decide(
    make: Any, last: tuple[str, float | None], told: list[str]
) -> None:
    results = (
        make.mrd(0, "positive", value=1e-3, limit=1e-6),
        make.mrd(0, "negative", limit=1e-4, method="flow cytometry"),
        make.mrd(30, "positive", value=2.4e-6, limit=1e-6),
        make.mrd(44, last[0], value=last[1], limit=1e-6),
        make.mrd(44, "negative", limit=1e-4, method="flow cytometry"),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    points = [p for s in chart.series for p in s.points if p.is_emphasised]
    assert {p.text for p in points} == {*told, "flow < 1×10⁻⁴"}


def test_each_negative_stands_at_its_own_limit(make: Any) -> None:
    results = (
        make.mrd(0, "negative", limit=1e-4, method="flow cytometry"),
        make.mrd(30, "negative", limit=1e-6),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    assert [[p.y for p in s.points] for s in chart.series] == [[1e-4], [1e-6]]
    assert [s.role for s in chart.series] == ["value", "second"]
    assert chart.y_range == (pytest.approx(1e-7), 1.0)


def test_a_negative_without_a_limit_is_a_word_and_no_mark(make: Any) -> None:
    chart = mrd_chart(make.review(mrd=(make.mrd(DAYS_PER_MONTH, "negative"),)))
    assert chart is not None
    assert chart.series == ()
    assert [(w.x, w.text) for w in chart.words] == [(1, "MRD negative, limit not stated")]


def test_an_untimed_result_is_a_word_without_a_place(make: Any) -> None:
    chart = mrd_chart(make.review(mrd=(make.mrd(None, "positive", value=1e-3),)))
    assert chart is not None
    assert chart.series == ()
    assert [(word.x, word.text) for word in chart.words] == [(None, "MRD positive")]


def test_a_relapse_is_a_line_across_the_chart(make: Any) -> None:
    review = make.review(
        mrd=(make.mrd(0, "positive", value=1e-2), make.mrd(300, "positive", value=1e-2)),
        relapses=(make.relapse(1, make.moment(DAYS_PER_MONTH * 5), "marrow"),),
    )
    chart = mrd_chart(review)
    assert chart is not None
    assert [(round(i.x, 6), i.label) for i in chart.instants] == [(5, "R1 marrow")]


def test_marrow_blasts_stand_beside_mrd_as_fractions(make: Any) -> None:
    blasts = make.series(
        make.number(0, 80), make.number(30, 2), test="blasts", specimen="marrow", unit="%"
    )
    chart = response_chart(make.review(labs=(blasts,), mrd=(make.mrd(30, "negative", limit=1e-4),)))
    assert chart is not None
    assert [s.name for s in chart.series] == [
        "Marrow blasts",
        "MRD by NGS, not detected (at its limit)",
    ]
    assert [p.y for p in chart.series[0].points] == [0.8, 0.02]


def test_the_letters_negatives_are_told_as_stated(read: Any) -> None:
    chart = mrd_chart(read("letter"))
    assert chart is not None
    assert [[p.y for p in s.points] for s in chart.series] == [[1e-6]]
    assert [word.text for word in chart.words] == [
        "MRD negative, limit not stated (time uncertain)"
    ] * 2
    assert chart.series[0].points[0].x_high is None


def test_a_look_in_99_999_years_is_told_under_the_chart(make: Any) -> None:
    far = make.mrd(99_999 * 365.0, "positive", value=1e-2)
    chart = mrd_chart(make.review(mrd=(make.mrd(28, "positive", value=1e-3), far)))
    assert chart is not None
    assert chart.x_range[1] < 12
    assert lay_out_chart(chart, 900, 400, 14).notes == (
        "Also in words: MRD positive, 1,199,191 mo",
    )
