"""The charts of sizes and tracer scores."""

from typing import Any

import pytest

from boardapp.case.imaging import ImagingStudy, TracerScore
from boardapp.case.value import Value
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.imaging import imaging_courses, score_courses, size_chart
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import LINE_1, LINE_2, imaged, lesion, lugano, recist, study


def _sizes(*studies: ImagingStudy, **parts: Any) -> Chart:
    chart = size_chart(review_case(imaged(*studies, **parts)))
    assert chart is not None
    return chart


def _texts(chart: Chart) -> list[list[str]]:
    return [[point.text for point in one.points] for one in chart.series]


_COURSE = (
    study("dx", lesion(44), lesion(18, "L2"), sum_mm=62),
    recist("dx + 60 d", "PR", lesion(20), lesion(11, "L2")),
    recist("dx + 90 d", "SD", lesion(33), lesion(9, "L2"), sum_mm=42),
)


def test_sums_are_one_line_with_a_ring_about_those_that_are_not_stated() -> None:
    chart = _sizes(*_COURSE)
    line, ring = chart.series
    assert _texts(chart) == [["62", "", "42"], ["31"]]  # the ring bears the label
    assert line.is_joined
    assert (line.breaks, line.meaning) == ((), "sum, as stated or summed")
    assert (ring.is_hollow, ring.is_joined, ring.points[0].y) == (True, False, 31.0)
    assert ring.meaning == "summed from the sizes of the targets"
    assert [point.is_emphasised for point in line.points] == [False, False, True]
    assert chart.y_title == "Sum of diameters, mm"
    assert chart.summary == (
        "Sum of diameters: 62 mm (at diagnosis), 31 mm (day 60), 42 mm (day 90)."
    )


@pytest.mark.parametrize(
    ("is_stated", "meaning"),
    [(True, "sum, as stated"), (False, "sum, summed from the sizes of the targets")],
)
def test_sums_of_one_kind_need_no_ring(is_stated: bool, meaning: str) -> None:
    more = [{"sum_mm": n} if is_stated else {} for n in (62, 31)]
    chart = _sizes(study("dx", lesion(62), **more[0]), study("dx + 60 d", lesion(31), **more[1]))
    assert [one.meaning for one in chart.series] == [meaning]


def test_where_recist_judges_its_two_limits_are_lines() -> None:
    levels = _sizes(*_COURSE).levels
    assert [(round(one.y, 4), one.label) for one in levels] == [
        (43.4, "PR ≤ 43.4 mm (−30 % of 62)"),
        (37.2, "PD ≥ 37.2 mm (+20 % of the least, 31)"),
    ]
    assert {one.rule for one in levels} == {"RECIST 1.1, version 1, of line 1"}


@pytest.mark.parametrize(
    ("least", "label"),
    [(25, "PD ≥ 30 mm (+20 % of the least, 25)"), (24, "PD ≥ 29 mm (+5 mm of the least, 24)")],
)
def test_progression_asks_for_five_millimetres_too(least: float, label: str) -> None:
    chart = _sizes(study("dx", lesion(62)), recist("dx + 60 d", "PR", lesion(least)))
    assert chart.levels[1].label == label


def test_without_recist_there_are_no_limits() -> None:
    chart = _sizes(study("dx", lesion(62)), study("dx + 60 d", lesion(31)), disease="B-ALL")
    assert chart.levels == ()


def test_no_line_joins_sums_of_other_lesions_nor_unsure_times() -> None:
    studies = (
        study("dx", lesion(44)),
        study("dx + 60 d", lesion(20)),
        study("dx + 190 d", lesion(25), lesion(30, "L7")),
    )
    chart = _sizes(*studies, therapies=(LINE_1, LINE_2))
    assert chart.series[0].breaks == (2,)
    unsure = _sizes(study("2020-02", lesion(44)), study("2020-02", lesion(20)))
    assert not unsure.series[0].is_joined


def test_a_range_is_a_bar_of_its_own() -> None:
    chart = _sizes(study("dx", lesion(62)), study("dx + 60 d", lesion("30..36")))
    assert [(one.is_range, len(one.points)) for one in chart.series] == [(False, 1), (True, 1)]
    assert chart.series[1].points[0].text == "30–36"


def test_one_value_is_no_course() -> None:
    assert size_chart(review_case(imaged(study("dx", lesion(62))))) is None
    assert score_courses(review_case(imaged(study("dx", deauville=5)))) == ()


def test_lesions_without_a_role_have_a_line_each() -> None:
    def one(when: str, first: float, second: float) -> ImagingStudy:
        role = {"role": "not stated"}
        return study(when, lesion(first, **role), lesion(second, "L2", **role))

    chart = _sizes(one("dx", 92, 24), one("dx + 60 d", 41, 9), disease="Hodgkin lymphoma")
    assert [one.name for one in chart.series] == ["L1", "L2"]
    assert _texts(chart) == [["92", "41"], ["24", "9"]]
    assert chart.title == "Sizes of lesions"


def test_lesions_of_one_site_that_nobody_can_tell_apart_are_not_followed() -> None:
    def one(when: str, *sizes: float, role: str = "not stated") -> ImagingStudy:
        return study(when, *(lesion(size, "", role=role) for size in sizes), lesion(20, role=role))

    two = _sizes(one("dx", 18, 35), one("dx + 60 d", 9), disease="Hodgkin lymphoma")
    assert [one.name for one in two.series] == ["L1"]
    new = study("dx + 60 d", lesion(35, "", role="new"), lesion(9, role="not stated"))
    assert [one.name for one in _sizes(one("dx", 18), new).series] == ["L1"]
    single = _sizes(one("dx", 18), one("dx + 60 d", 9), disease="Hodgkin lymphoma")
    assert [one.name for one in single.series] == ["right lung", "L1"]


def test_targets_of_one_site_without_names_have_no_sum() -> None:
    pair = lesion(18, ""), lesion(35, "")
    review = review_case(imaged(study("dx", *pair), study("dx + 60 d", *pair)))
    assert [study.sum for study in review.studies] == [None, None]
    assert size_chart(review) is None


def test_of_many_lesions_the_rest_is_told() -> None:
    names = [f"L{n}" for n in range(1, 7)]
    studies = [
        study(when, *(lesion(20, name, role="not stated") for name in names))
        for when in ("dx", "dx + 60 d")
    ]
    chart = _sizes(*studies)
    assert len(chart.series) == 4
    assert chart.thinned == "2 more lesions stand in the table"


def test_deauville_scores_have_their_own_axis_and_the_limit_of_lugano() -> None:
    studies = study("dx", deauville=5), lugano("dx + 60 d", "CMR", 2)
    ((_, chart),) = score_courses(review_case(imaged(*studies, disease="Hodgkin lymphoma")))
    assert (chart.title, chart.y_range) == ("Deauville score", (0.0, 5.0))
    assert _texts(chart) == [["5", "2"]]
    assert [(one.y, one.label, one.rule) for one in chart.levels] == [
        (3, "CMR up to 3", "Lugano metabolic response, version 1")
    ]


def test_scores_of_one_system_in_several_spellings_are_one_course() -> None:
    def curie(when: str, name: str, value: float | str) -> ImagingStudy:
        return study(when, scores=(TracerScore(system=name, value=Value(value)),))

    studies = (
        curie("dx", "Curie", 18),
        curie("dx + 60 d", "Curie score", 2),
        curie("dx + 90 d", "Curie", "not done"),
    )
    ((_, chart),) = score_courses(review_case(imaged(*studies, disease="neuroblastoma")))
    assert _texts(chart) == [["18", "2"]]
    assert chart.levels == ()


def test_sizes_come_before_scores_and_therapies_stand_above() -> None:
    studies = (
        study("dx", lesion(62), deauville=5),
        study("dx + 60 d", lesion(31), deauville=3),
    )
    charts = imaging_courses(review_case(imaged(*studies)))
    assert [(one.system, one.chart.title) for one in charts] == [
        ("", "Sum of diameters of target lesions"),
        ("Deauville", "Deauville score"),
    ]
    judged = imaging_courses(review_case(imaged(*studies, disease="Hodgkin lymphoma")))
    assert [one.system for one in judged] == ["Deauville", ""]


def test_a_study_without_a_time_has_no_place_on_the_axis() -> None:
    review = review_case(imaged(study("dx", lesion(62)), study("not reported", lesion(31))))
    assert size_chart(review) is None
