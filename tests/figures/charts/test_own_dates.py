"""Dated results have places among themselves, though nothing tells how far the diagnosis was."""

from datetime import date

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.figures.axis import DAYS_PER_MONTH
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.dates import dated
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

DAYS = ("2021-03-05", "2021-02-03", "2021-04")


def lab(when: str, value: object = 40) -> LabResult:
    return LabResult(test="platelets", when=When.parse(when), value=Value(value), unit="10*9/L")


def table(*labs: LabResult, diagnosed: str = "not reported", **fields: object) -> Case:
    dx = Diagnosis(disease=Coded(text="AML"), when=When.parse(diagnosed))
    return replace(Case(title="Invented", diagnosis=dx, labs=labs), **fields)


def chart_of(review: Review) -> Chart:
    chart = lab_chart(review.labs[0], review)
    assert chart is not None
    return chart


def places(chart: Chart) -> list[tuple[float, str]]:
    """The days of all points from the zero of the axis, and their values."""
    return [(round(p.x * DAYS_PER_MONTH, 1), p.text) for s in chart.series for p in s.points]


CASE = table(*(lab(when, value) for value, when in enumerate(DAYS, start=10)))


def test_results_stand_by_their_dates_in_their_order() -> None:
    chart = chart_of(review_case(CASE))
    # The month is all of its days: 57 to 86 days after the first date.
    assert places(chart) == [(0, "11"), (30, "10"), (71.5, "12")]
    (last,) = [point for series in chart.series for point in series.points if point.text == "12"]
    assert (last.x_low, last.x_high) == pytest.approx((57 / DAYS_PER_MONTH, 86 / DAYS_PER_MONTH))


def test_the_axis_never_counts_from_a_diagnosis_that_has_no_day() -> None:
    review = review_case(CASE)
    chart = chart_of(review)
    assert (chart.zero, chart.x_title) == ("first date", "Months from the first date")
    assert "from 0 to 2.35 mo after the first date" in chart.summary
    assert all(point.day is None for point in review.labs[0].points)
    shown = dated(chart, review)
    assert shown is not None
    assert (shown.x_title, shown.origin) == ("Date", date(2021, 2, 3))


def test_a_deck_tells_the_distances_and_no_date() -> None:
    review = review_case(CASE, keeps_dates=False)
    chart = chart_of(review)
    assert places(chart) == places(chart_of(review_case(CASE)))
    assert chart.first_date is None
    assert review.labs[0].first_date is None
    assert dated(chart, review) == chart
    assert "2021" not in str(chart)


def test_with_a_day_of_diagnosis_all_counts_from_it() -> None:
    chart = chart_of(review_case(table(*CASE.labs, diagnosed="2021-02-01")))
    assert (chart.zero, places(chart)[:2]) == ("diagnosis", [(2, "11"), (32, "10")])


def test_an_age_at_diagnosis_and_a_birth_date_tie_dates_too() -> None:
    born = replace(CASE.patient, born=When.parse("2020-01-01"))
    review = review_case(table(*CASE.labs, diagnosed="age 1 y", patient=born))
    assert chart_of(review).zero == "diagnosis"


def test_nothing_of_the_course_stands_on_such_an_axis() -> None:
    therapy = Therapy(name="Induction", line=1, start=When.parse("dx"), end=When.parse("dx + 30 d"))
    chart = chart_of(review_case(table(*CASE.labs, therapies=(therapy,))))
    assert (chart.shades, chart.instants) == ((), ())


def test_days_from_events_that_have_dates_count_too() -> None:
    therapy = Therapy(id="hsct", name="HSCT", line=1, start=When.parse("2021-03-01"))
    case = table(lab("2021-02-28", 1), lab("hsct + 3 d", 2), therapies=(therapy,))
    assert places(chart_of(review_case(case))) == [(0, "1"), (4, "2")]


def test_a_result_with_a_day_from_the_diagnosis_keeps_that_axis() -> None:
    review = review_case(table(lab("dx + 3 d", 1), lab("2021-02-28", 2)))
    chart = chart_of(review)
    assert (chart.zero, places(chart)) == ("diagnosis", [(3, "1")])
    assert [word.text for word in chart.words] == ["2"]


def test_measures_of_the_body_have_such_an_axis_too() -> None:
    weights = tuple(
        Measurement(name="weight", when=When.parse(when), value=Value(20), unit="kg")
        for when in ("2021-03-05", "2021-03-01")
    )
    review = review_case(table(measurements=weights))
    chart = lab_chart(review.measurements[0], review)
    assert chart is not None
    assert places(chart) == [(0, "20"), (4, "20")]
