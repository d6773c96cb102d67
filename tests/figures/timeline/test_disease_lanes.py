"""Every look at the disease stands on the timeline, in its own words and at its own time."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.pathology import PathologyReport
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Lane
from boardapp.review.review_case import review_case


def _lanes(*looks: Assessment, therapies: tuple[Therapy, ...] = ()) -> dict[str, Lane]:
    case = Case(
        title="A case",
        diagnosis=Diagnosis(when=When.parse("2019-01-01"), disease=Coded(text="sarcoma")),
        assessments=looks,
        therapies=therapies,
    )
    return {lane.name: lane for lane in course_timeline(review_case(case), detail="all").lanes}


def _look(when: str, finding: str = "evaluation", **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("finding", "more", "label", "role"),
    [
        ("progression", {"sites": ("lung",)}, "Progression (lung)", "progression"),
        ("progression", {"response": "PD"}, "PD", "progression"),
        ("refractory", {}, "Refractory", "progression"),
        ("death", {"cause": "sepsis"}, "Death (sepsis)", "death"),
    ],
)
def test_what_goes_wrong_is_a_mark_in_the_lane_of_the_disease(
    finding: str, more: dict[str, Any], label: str, role: str
) -> None:
    _, mark = _lanes(_look("2019-06-05", finding, **more))["Turning points"].marks
    assert (mark.label, mark.role, mark.at) == (label, role, 155)


@pytest.mark.parametrize(
    ("finding", "response", "label", "is_open", "role"),
    [
        ("evaluation", "PR", "PR", True, "response"),
        ("stable disease", "", "Stable disease", True, "evaluation"),
        ("follow-up", "no evidence of disease", "No evidence of disease", False, "response"),
        ("evaluation", "dramatic response", "Dramatic response", True, "evaluation"),
        ("evaluation", "loss of MMR", "Loss of MMR", True, "evaluation"),
        ("evaluation", "marrow CR", "Marrow CR", True, "evaluation"),
    ],
)
def test_a_response_is_a_mark_that_is_filled_in_a_remission(
    finding: str, response: str, label: str, is_open: bool, role: str
) -> None:
    (mark,) = _lanes(_look("2019-06-05", finding, response=response))["Disease"].marks
    assert (mark.label, mark.is_open, mark.at, mark.role) == (label, is_open, 155, role)


def test_what_a_look_found_and_its_mrd_stand_in_their_lanes() -> None:
    found = Marrow(mrd=(Mrd(result="positive", value=Value(0.001), method="NGS"),))
    lanes = _lanes(_look("2019-06-05", response="PR", marrow=found))
    assert [mark.label for mark in lanes["Disease"].marks] == ["PR"]
    assert [mark.label for mark in lanes["MRD"].marks] == ["NGS 1×10⁻³"]


def _agreeing(count: int) -> list[Assessment]:
    """Looks in one remission, of which each has words of its own."""
    return [
        _look(f"2020-{month:02}-01", "remission", response=f"CR, look {month}")
        for month in range(1, count + 1)
    ]


@pytest.mark.parametrize(("count", "drawn"), [(6, 6), (7, 0)])
def test_many_looks_that_agree_with_a_remission_are_told_by_its_bar(count: int, drawn: int) -> None:
    case = Case(
        title="A case",
        diagnosis=Diagnosis(when=When.parse("2019-01-01"), disease=Coded(text="sarcoma")),
        assessments=tuple(_agreeing(count)),
    )
    lanes = {lane.name: lane for lane in course_timeline(review_case(case)).lanes}
    assert len(lanes["Disease"].bars) == 1
    assert len(lanes["Disease"].marks) == drawn


def test_words_that_repeat_are_said_once_and_each_look_has_its_mark() -> None:
    looks = [_look(f"2019-0{month}-01", response="SD") for month in (3, 4, 5)]
    marks = _lanes(*looks, _look("2019-06-01", response="PR"))["Disease"].marks
    assert [mark.label for mark in marks] == ["SD", "", "", "PR"]


def test_a_look_without_a_response_has_a_mark_that_tells_its_summary() -> None:
    (mark,) = _lanes(_look("2019-06-05", summary="Doppler: normal flow."))["Disease"].marks
    assert "Doppler: normal flow." in mark.tip


def test_a_remission_is_drawn_to_its_last_look_and_one_seen_once_is_a_mark() -> None:
    first = _look("2019-03-01", "remission", response="CR")
    (lane,) = (_lanes(first)["Disease"],)
    assert (len(lane.bars), len(lane.marks)) == (0, 1)
    lane = _lanes(first, _look("2019-09-01", "follow-up", response="no recurrence"))["Disease"]
    (bar,) = lane.bars
    assert (bar.start, bar.end, bar.is_ongoing, bar.note) == (59, 243, True, "at least 6 mo")


def test_a_surgery_of_no_line_has_a_lane_of_its_own() -> None:
    cut = Therapy(name="radical nephrectomy", kind="surgery", start=When.parse("2019-03-01"))
    lanes = _lanes(therapies=(cut,))
    assert [mark.therapy for mark in lanes["Surgery"].marks] == ["surgery"]
    assert "Supportive" not in lanes


def test_reports_of_tissue_have_a_lane_only_where_there_are_any() -> None:
    assert "Tissue" not in _lanes(_look("2019-02-01", response="CR"))
    report = PathologyReport(
        when=When.parse("2019-01-01"), procedure="core needle biopsy", histology="osteosarcoma"
    )
    case = Case(
        title="A case",
        diagnosis=Diagnosis(when=When.parse("2019-01-01"), disease=Coded(text="sarcoma")),
        pathology=(report, PathologyReport(procedure="second look")),
    )
    for detail in ("slide", "all"):
        timeline = course_timeline(review_case(case), detail=detail)  # type: ignore[arg-type]
        (lane,) = [lane for lane in timeline.lanes if lane.name == "Tissue"]
        assert timeline.undated == ("Second look",)
        (mark,) = lane.marks
        assert (mark.label, mark.at, mark.place) == ("Core needle biopsy", 0.0, "pathology[0]")
        assert "osteosarcoma" in mark.tip
        assert lane.is_optional is (detail == "slide")
