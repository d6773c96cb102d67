"""The titles of sizes and scores: only what is stated, or follows by a named rule."""

from typing import Any

import pytest

from boardapp.case.imaging import ImagingStudy
from boardapp.case.meeting import Meeting
from boardapp.case.when import When
from boardapp.deck.imaging_titles import lesions_title, scores_title, sizes_title
from boardapp.figures.charts.imaging import score_courses, size_chart
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import imaged, lesion, lugano, recist, study


def _sizes(*studies: ImagingStudy, **parts: Any) -> str:
    review = review_case(imaged(*studies, **parts))
    chart = size_chart(review)
    assert chart is not None
    return sizes_title(review, chart)


def _scores(*studies: ImagingStudy, **parts: Any) -> str:
    review = review_case(imaged(*studies, **{"disease": "Hodgkin lymphoma"} | parts))
    ((name, chart),) = score_courses(review)
    return scores_title(review, name, chart)


def test_a_fall_is_told_with_its_share_its_time_and_the_stated_response() -> None:
    title = _sizes(study("dx", lesion(62)), recist("dx + 122 d", "PR", lesion(31)))
    assert title == ("Sum of diameters 62 → 31 mm (−50 %) in 4 months; PR by RECIST 1.1 as stated")


def test_a_sum_above_the_least_one_is_told_with_it() -> None:
    title = _sizes(
        study("dx", lesion(62)),
        recist("dx + 60 d", "PR", lesion(31)),
        recist("dx + 90 d", "PR", lesion(33)),
    )
    assert title == (
        "Sum of diameters 62 → 31 → 33 mm (+6.45 % from the least); PR by RECIST 1.1 as stated"
    )


def test_what_a_rule_says_else_stands_beside_the_stated_response() -> None:
    title = _sizes(study("dx", lesion(62)), recist("dx + 122 d", "SD", lesion(31)))
    assert title.endswith("; SD by RECIST 1.1 as stated, PR by its sizes")


def test_without_a_stated_response_none_is_told() -> None:
    title = _sizes(study("dx", lesion(62)), study("dx + 14 d", lesion(62)), disease="B-ALL")
    assert title == "Sum of diameters 62 → 62 mm (±0 %) in two weeks"


def test_a_system_that_only_says_as_stated_is_not_named() -> None:
    last = study("2020-03", lesion(31), response="PR", response_system="as stated")
    title = _sizes(study("dx", lesion(62)), last)
    assert title == "Sum of diameters 62 → 31 mm (−50 %); PR as stated"


def test_sums_whose_order_is_not_sure_are_not_compared() -> None:
    title = _sizes(study("2020-02", lesion(62)), study("2020-02", lesion(31)))
    assert "→" not in title


def test_a_range_has_no_share_of_a_number() -> None:
    title = _sizes(study("dx", lesion(62)), study("dx + 60 d", lesion("30..36")))
    assert title == "Sum of diameters 62 → 30–36 mm"


def test_what_came_after_the_data_of_the_meeting_is_not_told() -> None:
    studies = (
        study("dx", lesion(62)),
        recist("dx + 60 d", "PR", lesion(31)),
        recist("dx + 90 d", "PD", lesion(80)),
    )
    title = _sizes(*studies, meeting=Meeting(as_of=When.parse("dx + 70 d")))
    assert title.startswith("Sum of diameters 62 → 31 mm (−50 %)")
    assert "80" not in title


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((5, 4, 2), "Deauville 5 → 4 → 2; CMR by Lugano as stated"),
        ((5, 4, 4, 3, 3, 2, 2), "Deauville 5 → … → 3 → 3 → 2 → 2; CMR by Lugano as stated"),
    ],
)
def test_scores_are_told_in_their_order(scores: tuple[int, ...], expected: str) -> None:
    first = [study(f"dx + {30 * n} d", deauville=score) for n, score in enumerate(scores[:-1])]
    assert _scores(*first, lugano("dx + 300 d", "CMR", scores[-1])) == expected


def test_a_score_that_contradicts_the_stated_response_is_told() -> None:
    title = _scores(study("dx", deauville=5), lugano("dx + 60 d", "CMR", 4))
    assert title == "Deauville 5 → 4; CMR by Lugano as stated, PMR by its scores"


def test_lesions_without_a_role_are_told_each_by_its_name() -> None:
    role = {"role": "not stated"}
    review = review_case(
        imaged(
            study("dx", lesion(92, **role), lesion(24, "L2", **role)),
            study("dx + 60 d", lesion(41, **role), lesion(9, "L2", **role)),
        )
    )
    chart = size_chart(review)
    assert chart is not None
    assert lesions_title(review, chart) == "L1 92 → 41 mm, L2 24 → 9 mm"


def _one_lesion(*studies: ImagingStudy) -> str:
    review = review_case(imaged(*studies, disease="glioblastoma"))
    chart = size_chart(review)
    assert chart is not None
    return lesions_title(review, chart)


def test_a_new_lesion_and_the_stated_response_stand_behind_the_sizes() -> None:
    role = {"role": "not stated"}
    new = lesion(9, "L2", role="new")
    title = _one_lesion(
        study("dx", lesion(44, **role)),
        study("dx + 60 d", lesion(30, **role)),
        study("dx + 90 d", lesion(32, **role), new, response="PD", response_system="RANO"),
    )
    assert title == "L1 44 → 30 → 32 mm; new lesion; PD by RANO as stated"


def test_what_a_later_look_stated_stands_behind_it() -> None:
    title = _sizes(
        study("dx", lesion(62)),
        recist("dx + 60 d", "PR", lesion(31)),
        recist("dx + 90 d", "PD"),
    )
    assert title == (
        "Sum of diameters 62 → 31 mm (−50 %); PR by RECIST 1.1 as stated; later PD by RECIST 1.1"
    )


def test_a_title_that_is_too_long_keeps_what_is_stated() -> None:
    words = "progression of the disease in several places that the report names one by one"
    role = {"role": "not stated"}
    title = _one_lesion(
        study("dx", lesion(44, "the lesion of the right temporal lobe", **role)),
        study("dx + 60 d", lesion(30, "the lesion of the right temporal lobe", **role),
              response=words),
    )  # fmt: skip
    assert (
        title
        == "Progression of the disease in several places that the report names one by one as stated"
    )
