"""The studies of a review: their order, their sums of diameters, and what judges them."""

from typing import Any

from boardapp.case.assessment import Assessment
from boardapp.case.imaging import ImagingStudy
from boardapp.case.meeting import Meeting
from boardapp.case.when import When
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import LINE_1, LINE_2, imaged, lesion, recist, study


def _review(*studies: ImagingStudy, **parts: Any) -> Review:
    return review_case(imaged(*studies, **parts))


def _sums(*studies: ImagingStudy, **parts: Any) -> list[tuple[float, float, bool, int] | None]:
    found = [s.sum for s in _review(*studies, **parts).studies]
    return [(s.low, s.high, s.is_stated, s.run) if s else None for s in found]


def test_studies_stand_in_the_order_of_the_clock_with_line_and_response() -> None:
    late, early = recist("dx + 60 d", "PR", lesion(30), source="letter"), study("dx")
    review = _review(late, early, meeting=Meeting(as_of=When.parse("dx + 30 d")))
    assert [(s.place, s.line, s.response, s.system, s.is_later) for s in review.studies] == [
        ("imaging[1]", None, "", "", False),
        ("imaging[0]", 1, "PR", "RECIST 1.1", True),
    ]


def test_a_study_has_the_response_of_an_assessment_of_its_time() -> None:
    look = Assessment(when=When.parse("dx + 60 d"), finding="remission", response_system="INRC")
    (entry,) = _review(study("dx + 60 d"), assessments=(look,)).studies
    assert (entry.response, entry.system) == ("remission", "INRC")
    assert entry.told == "remission by INRC (assessment of that time)"
    assert not entry.is_own


def test_a_sum_is_the_stated_one_else_that_of_all_target_lesions() -> None:
    assert _sums(
        study("dx", lesion(44), lesion("18..20", "L2")),
        study("dx + 40 d", lesion(30), lesion(1.1, "L2", unit="cm")),
        study("dx + 60 d", lesion(23), lesion(None, "L2", state="absent")),
        study("dx + 80 d", lesion(20), lesion(8, "L2"), sum_mm=31),
    ) == [(62, 64, False, 0), (41, 41, False, 0), (23, 23, False, 0), (31, 31, True, 0)]


def test_without_all_targets_there_is_no_sum() -> None:
    first = study("dx", lesion(44), lesion(18, "L2"))
    assert _sums(first, study("dx + 60 d", lesion(23)))[1] is None
    unsized = study("dx + 60 d", lesion(23), lesion(None, "L2"))
    assert _sums(first, unsized)[1] is None
    without_unit = study("dx + 60 d", lesion(23), lesion(9, "L2", unit=""))
    assert _sums(first, without_unit)[1] is None


def test_lesions_that_are_no_targets_are_not_summed() -> None:
    other = lesion(30, "L2", role="non-target")
    assert _sums(study("dx", lesion(44), other)) == [(44, 44, False, 0)]
    assert _sums(study("dx", lesion(44, role="not stated"))) == [None]


def test_other_targets_at_the_baseline_of_a_later_line_begin_a_run_of_their_own() -> None:
    studies = (
        study("dx", lesion(44)),
        study("dx + 60 d", lesion(20)),
        study("dx + 190 d", lesion(25), lesion(30, "L7")),
        study("dx + 250 d", lesion(10), lesion(12, "L7")),
    )
    both = {"therapies": (LINE_1, LINE_2)}
    assert [s[0::3] for s in _sums(*studies, **both) if s] == [(44, 0), (20, 0), (55, 1), (22, 1)]
    assert [s[0::3] for s in _sums(*studies) if s] == [(44, 0), (20, 0), (25, 0), (10, 0)]


def test_limits_come_from_the_baseline_of_the_last_line_and_the_least_sum_since() -> None:
    review = _review(
        study("dx", lesion(62)),
        recist("dx + 60 d", "PR", lesion(31)),
        recist("dx + 90 d", "SD", lesion(42)),
    )
    limits = review.size_limits
    assert limits is not None
    assert (limits.line, limits.baseline, limits.least) == (1, 62, 31)
    assert (limits.first, limits.lowest) == ("imaging[0]", "imaging[1]")


def test_there_are_no_limits_where_recist_judges_nothing() -> None:
    sizes = study("dx", lesion(62)), study("dx + 60 d", lesion(31), response="PR",
                                           response_system="RANO")  # fmt: skip
    assert _review(*sizes).size_limits is None
    no_baseline = study("dx + 20 d", lesion(62)), recist("dx + 60 d", "PR", lesion(31))
    assert _review(*no_baseline).size_limits is None
    ranges = study("dx", lesion("60..64")), recist("dx + 60 d", "PR", lesion(31))
    assert _review(*ranges).size_limits is None


def test_only_where_the_marrow_does_not_judge_is_a_disease_followed_by_imaging() -> None:
    assert _review(study("dx")).is_followed_by_imaging
    assert _review(study("dx"), disease="Hodgkin lymphoma").is_followed_by_imaging
    assert not _review(study("dx"), disease="B-ALL").is_followed_by_imaging


def test_the_status_has_the_sum_of_the_last_study_that_can_have_one() -> None:
    def told(*studies: ImagingStudy) -> list[str]:
        rows = _review(*studies).status.rows
        return [row.value for row in rows if row.domain == "lesions"]

    first = study("dx", lesion(62), sum_mm=62)
    assert told(first, study("dx + 60 d", lesion(31))) == [
        "sum of diameters 31 mm, summed from the sizes"
    ]
    assert told(first, study("dx + 60 d", lesion(31), sum_mm=32)) == ["sum of diameters 32 mm"]
    unsized = study("dx + 60 d", lesion(31), lesion(None, "L2"))
    assert told(first, unsized) == ["sum of diameters 62 mm"]
