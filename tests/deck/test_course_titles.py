"""Titles of the course: how often something came back, on how many lines, what since."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.deck.course_titles import title_of_course, turns_title
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _therapy(name: str, line: int, start: str) -> Therapy:
    return Therapy(id=f"l{line}", name=name, line=line, start=When.parse(start))


def _look(when: str, finding: str, **more: Any) -> Assessment:
    return Assessment(when=When.parse(when), finding=finding, **more)  # type: ignore[arg-type]


_LINES = (
    _therapy("induction", 1, "dx + 1 d"),
    _therapy("inotuzumab ozogamicin", 2, "dx + 13 mo"),
)
_RELAPSE = _look("dx + 12 mo", "relapse")
_CR = _look("dx + 20 mo", "remission")
_POSITIVE = Marrow(mrd=(Mrd(result="positive", method="NGS", specimen="marrow"),))


@pytest.mark.parametrize(
    ("looks", "title"),
    [
        ((_RELAPSE, _CR), "One relapse; none reported since InO"),
        (
            (_RELAPSE, _look("dx + 12 mo", "progression"), _CR),
            "One relapse and one progression; none reported since InO",
        ),
        (
            (_RELAPSE, _look("dx + 20 mo", "remission", marrow=_POSITIVE)),
            "One relapse; none reported since InO; last MRD positive",
        ),
        ((_RELAPSE,), ""),
        ((_RELAPSE, _CR, _look("dx + 22 mo", "death")), ""),
        ((_CR,), ""),
    ],
)
def test_none_reported_since_is_said_only_where_it_is_so(
    looks: tuple[Assessment, ...], title: str
) -> None:
    review = review_case(a_case(therapies=_LINES, assessments=looks))
    assert turns_title(review.sequence) == title


def _title(*looks: Assessment) -> str:
    return title_of_course(review_case(a_case(therapies=_LINES, assessments=looks)))


def test_a_remission_that_goes_on_has_its_length_in_the_title() -> None:
    looks = _look("dx + 2 mo", "remission"), _look("dx + 20 mo", "remission")
    assert _title(*looks) == (
        "Two lines of therapy, no relapse reported; in remission at least 17 mo at the last look"
    )


def test_every_other_last_look_has_its_time() -> None:
    response = _look("dx + 3 mo", "evaluation", response="PR")
    assert _title(response) == (
        "Two lines of therapy, no relapse reported; at the last look (month 3): PR"
    )


def test_a_death_is_never_left_out() -> None:
    assert _title(_look("dx + 3 mo", "death", cause="sepsis")) == (
        "Two lines of therapy, no relapse reported; death (sepsis)"
    )


@pytest.mark.parametrize(("when", "is_sure"), [("dx + 14 mo", True), ("dx + 10..14 mo", False)])
def test_the_latest_turn_is_named_only_where_it_surely_came_last(when: str, is_sure: bool) -> None:
    title = _title(_RELAPSE, _look(when, "progression", sites=("liver",)))
    assert title.startswith("One relapse and one progression in two lines of therapy")
    assert title.endswith("; the latest: progression (liver)") is is_sure


def test_a_course_without_lines_has_no_such_title() -> None:
    assert turns_title(review_case(a_case(assessments=(_RELAPSE, _CR))).sequence) == ""
