"""Allele fractions over time: each change and specimen by itself, nothing read as its limit."""

from typing import Any

from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.genetics import allele_fraction_chart
from boardapp.figures.charts.layout import lay_out_chart
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def found(value: Any, when: str, name: str = "EGFR L858R", **more: Any) -> GeneticFinding:
    given = {"unit": "%", "specimen": "plasma", "method": "NGS"} | more
    return GeneticFinding(
        name=name, allele_fraction=None if value is None else Value(value), when=When.parse(when),
        **given,
    )  # fmt: skip


def chart_of(*findings: GeneticFinding) -> Chart | None:
    dx = Diagnosis(when=When.parse("2020-01-10"), disease=Coded(text="adenocarcinoma of the lung"))
    return allele_fraction_chart(review_case(a_case(diagnosis=dx, genetics=findings)))


def made(*findings: GeneticFinding) -> Chart:
    chart = chart_of(*findings)
    assert chart is not None
    lay_out_chart(chart, 900, 400, 14)
    return chart


def test_one_change_measured_once_makes_no_chart() -> None:
    assert chart_of() is None
    assert chart_of(found(38, "dx")) is None
    assert chart_of(found(38, "dx"), found(12, "dx + 300 d", "EGFR T790M")) is None


def test_a_change_measured_twice_is_joined_and_in_per_cent() -> None:
    chart = made(found(38, "dx"), found(0.021, "dx + 90 d", unit="1"))
    (series,) = chart.series
    assert [point.y for point in series.points] == [38, 2.1]
    assert [point.text for point in series.points] == ["38 %", "0.021"]
    assert series.is_joined
    assert (chart.y_title, chart.y_range[0], chart.is_log) == ("Allele fraction, %", 0, False)
    assert "EGFR L858R: 38 % (at diagnosis), then 0.021 (day 90)" in chart.summary


def test_what_is_below_a_limit_is_an_open_mark_at_it_and_not_joined() -> None:
    chart = made(
        found("<0.1", "dx", "EGFR T790M"),
        found(12, "dx + 300 d", "EGFR T790M"),
        found(">50", "dx + 400 d", "EGFR T790M"),
    )
    number, below, above = chart.series
    assert not number.is_joined
    assert [(p.y, below.is_open, below.is_above) for p in below.points] == [(0.1, True, False)]
    assert [(p.y, above.is_open, above.is_above) for p in above.points] == [(50, True, True)]


def test_specimens_and_methods_are_never_joined_and_named_where_they_differ() -> None:
    chart = made(found(38, "dx", specimen="biopsy"), found(2, "dx + 90 d"), found(5, "dx + 200 d"))
    assert [(s.name, len(s.points)) for s in chart.series] == [
        ("EGFR L858R (plasma)", 2),
        ("EGFR L858R (biopsy)", 1),
    ]
    chart = made(found(38, "dx"), found(2, "dx + 90 d", method="ddPCR"))
    assert [s.name for s in chart.series] == ["EGFR L858R (NGS)", "EGFR L858R (ddPCR)"]


def test_a_fraction_without_a_number_or_unit_is_no_point() -> None:
    chart = made(
        found(38, "dx"),
        found(5, "dx + 90 d"),
        found("not detected", "dx + 120 d"),
        found(12, "dx + 150 d", "KRAS G12C", unit=""),
    )
    assert [len(series.points) for series in chart.series] == [2]
    assert [word.text for word in chart.words] == ["EGFR L858R: not detected"]
    assert chart.thinned == "1 fraction without a number or unit only in the table"


def test_a_germline_from_before_the_diagnosis_makes_no_course() -> None:
    germline = found(50, "dx - 3000 d", "TP53", specimen="blood")
    assert chart_of(germline, found(93, "dx", "TP53", specimen="tumor")) is None
    chart = made(germline, found(93, "dx", "TP53"), found(90, "dx + 50 d", "TP53"))
    assert chart.thinned == "1 result from before the diagnosis only in the table"
    assert chart.y_range[1] <= 100


def test_of_many_changes_those_measured_most_often_are_drawn() -> None:
    often = [found(n, f"dx + {30 * n} d", "A") for n in (1, 2, 3)]
    once = [found(n, "dx + 30 d", name) for n, name in enumerate("BCDE", start=5)]
    chart = made(*once, *often)
    assert [series.name for series in chart.series] == ["A", "B", "C", "D"]
    assert chart.thinned == "1 more series only in the table"


def test_values_far_apart_are_drawn_on_a_log_axis() -> None:
    chart = made(found(40, "dx"), found(0.05, "dx + 90 d"))
    assert chart.is_log
    assert chart.y_range == (0.01, 100)
