"""Titles of the course: how often something came back, on how many lines, what since."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.deck.course_titles import turns_title
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


def test_a_course_without_lines_has_no_such_title() -> None:
    assert turns_title(review_case(a_case(assessments=(_RELAPSE, _CR))).sequence) == ""
