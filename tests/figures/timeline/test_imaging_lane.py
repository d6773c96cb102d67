"""The lane of imaging studies."""

from typing import Any

from boardapp.case.imaging import ImagingStudy
from boardapp.case.meeting import Meeting
from boardapp.case.when import When
from boardapp.figures.timeline.course import Detail, course_timeline
from boardapp.figures.timeline.imaging_lane import imaging_lane
from boardapp.figures.timeline.timeline import Lane
from boardapp.review.model.base import Moment
from boardapp.review.model.imaging import StudyEntry
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import imaged, lesion, lugano, recist, study


def _lanes(*studies: ImagingStudy, detail: Detail = "slide", **parts: Any) -> dict[str, Lane]:
    timeline = course_timeline(review_case(imaged(*studies, **parts)), detail=detail)
    return {lane.name: lane for lane in timeline.lanes}


def test_each_study_is_a_mark_with_its_sum_or_score() -> None:
    lane = _lanes(
        study("dx", lesion(62), source="letter", finding="a mass"),
        recist("dx + 60 d", "PR", lesion("30..36")),
        study("dx + 90 d", modality="FDG PET/CT", deauville=2),
    )["Imaging"]
    assert [mark.label for mark in lane.marks] == [
        "CT 62 mm",
        "CT 30–36 mm",
        "FDG PET/CT Deauville 2",
    ]
    assert lane.marks[0].place == "imaging[0]"
    assert "A mass. L1, right lung: 62 mm (target)." in lane.marks[0].tip
    assert "Source: letter" in lane.marks[0].tip


def test_a_study_without_a_response_is_no_mark_of_the_disease() -> None:
    lanes = _lanes(study("dx + 30 d"), lugano("dx + 60 d", "CMR", 2))
    assert [mark.label for mark in lanes["Disease"].marks] == ["CMR by Lugano"]
    assert [mark.label for mark in lanes["Imaging"].marks] == ["CT", "PET/CT Deauville 2"]


def test_the_same_words_are_told_once_in_a_row() -> None:
    lane = _lanes(study("dx"), study("dx + 30 d"), study("dx + 60 d", modality="MRI"))["Imaging"]
    assert [mark.label for mark in lane.marks] == ["CT", "", "MRI"]


def test_there_is_no_lane_without_studies_and_in_leukemia_it_waits_for_room() -> None:
    assert "Imaging" not in _lanes()
    assert not _lanes(study("dx"))["Imaging"].is_optional
    assert _lanes(study("dx"), disease="B-ALL")["Imaging"].is_optional
    assert "Imaging" in _lanes(study("dx"), detail="all", disease="B-ALL")


def test_a_study_after_the_data_of_the_meeting_says_so() -> None:
    late = study("dx + 60 d")
    lane = _lanes(late, meeting=Meeting(as_of=When.parse("dx + 30 d")))["Imaging"]
    assert [mark.label for mark in lane.marks] == ["CT (after the data)"]


def test_a_study_that_has_no_place_is_named_beside_the_picture() -> None:
    record = study("not reported", modality="MRI", region="brain")
    undated: list[str] = []
    lane = imaging_lane([StudyEntry(key="mri", when=Moment(), record=record)], undated)
    assert (lane.marks, undated) == ((), ["MRI: brain"])
