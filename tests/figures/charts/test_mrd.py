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
    drawn = [(s.is_joined, s.is_open, [p.y for p in s.points]) for s in chart.series]
    assert drawn == [
        (True, False, [1e-2, 1e-4]),
        (False, False, [1e-5]),
        (False, True, [1e-6]),
    ]
    assert chart.is_log


def test_each_negative_stands_at_its_own_limit(make: Any) -> None:
    results = (
        make.mrd(0, "negative", limit=1e-4, method="flow cytometry"),
        make.mrd(30, "negative", limit=1e-6),
    )
    chart = mrd_chart(make.review(mrd=results))
    assert chart is not None
    assert [[p.y for p in s.points] for s in chart.series] == [[1e-4], [1e-6]]
    assert [s.role for s in chart.series] == ["value", "second"]
    assert [(level.y, level.label) for level in chart.levels] == [
        (1e-6, "Limit 1×10⁻⁶ NGS"),
        (1e-4, "Limit 1×10⁻⁴ flow cytometry"),
    ]
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
    assert [(round(i.x, 6), i.label) for i in chart.instants] == [(5, "R1")]


def test_marrow_blasts_stand_beside_mrd_as_fractions(make: Any) -> None:
    blasts = make.series(
        make.number(0, 80), make.number(30, 2), test="blasts", specimen="marrow", unit="%"
    )
    chart = response_chart(make.review(labs=(blasts,), mrd=(make.mrd(30, "negative", limit=1e-4),)))
    assert chart is not None
    assert [s.name for s in chart.series] == [
        "MRD by NGS, not detected (at its limit)",
        "Marrow blasts",
    ]
    assert [p.y for p in chart.series[1].points] == [0.8, 0.02]


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
