"""The time axis of a chart in dates: whole days, months or years, never more than fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.figures.axis import DAYS_PER_MONTH, months
from boardapp.figures.charts.dates import date_ticks, dated
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case, result

DAY = date(2021, 2, 8)


def test_months_stand_at_their_first_days_and_years_at_the_first_of_january() -> None:
    found = date_ticks(DAY, 0.0, 12.0, 8)
    assert [text for _, text in found] == [
        "2021-03", "2021-05", "2021-07", "2021-09", "2021-11", "2022-01",
    ]  # fmt: skip
    assert found[0][0] == pytest.approx(months((date(2021, 3, 1) - DAY).days))
    assert [text for _, text in date_ticks(DAY, 0.0, 120.0, 6)] == [
        "2022", "2024", "2026", "2028", "2030",
    ]  # fmt: skip


def test_a_short_stretch_is_told_in_days() -> None:
    found = date_ticks(DAY, 0.0, 10 / DAYS_PER_MONTH, 6)
    assert [text for _, text in found] == [
        "2021-02-08", "2021-02-10", "2021-02-12", "2021-02-14", "2021-02-16", "2021-02-18",
    ]  # fmt: skip


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.floats(-600, 1500),
    st.floats(0.05, 1500),
    st.integers(2, 12),
)
def test_ticks_are_where_their_dates_are_and_never_too_many(
    day: date, low: float, length: float, most: int
) -> None:
    found = date_ticks(day, low, low + length, most)
    assert len(found) <= most
    for month, text in found:
        assert low <= month <= low + length
        parts = [int(part) for part in text.split("-")]
        stated = date(*(*parts, 1, 1)[:3])
        assert day + timedelta(days=round(month * DAYS_PER_MONTH)) == stated


def test_a_chart_tells_dates_only_where_the_day_of_the_diagnosis_is_known() -> None:
    review = review_case(a_case(diagnosed="2021-02-08", labs=(result(40), result(90, "dx + 9 d"))))
    chart = dated(lab_chart(review.labs[0], review), review)
    assert chart is not None
    assert (chart.origin, chart.x_title) == (DAY, "Date")
    for known in ("2021-02", "2021"):
        vague = review_case(a_case(diagnosed=known, labs=(result(40),)))
        chart = dated(lab_chart(vague.labs[0], vague), vague)
        assert chart is not None
        assert (chart.origin, chart.x_title) == (None, "Months from diagnosis")


def test_a_review_without_dates_as_a_deck_has_it_tells_none() -> None:
    review = review_case(a_case(labs=(result(40),)), keeps_dates=False)
    chart = dated(lab_chart(review.labs[0], review), review)
    assert chart is not None
    assert chart.origin is None
