"""What a look is called: what it states and its own words, neither without the other."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.interval import MONTH_D, Interval
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Remission
from boardapp.words.looks import look_name, look_title, remission_length, remission_length_told


@pytest.mark.parametrize(
    ("look", "name"),
    [
        ({"finding": "partial response", "response": "51 % decrease"},
         "partial response: 51 % decrease"),
        ({"finding": "partial response", "response": "PR"}, "PR"),
        ({"finding": "remission", "response": "second chronic phase", "sites": ("marrow",)},
         "remission: second chronic phase (marrow)"),
        ({"finding": "remission", "response": "CRi"}, "CRi"),
        ({"finding": "evaluation", "response": "51 % decrease"}, "51 % decrease"),
        ({"finding": "relapse", "response": "molecular relapse"}, "relapse: molecular relapse"),
        ({"finding": "relapse", "sites": ("marrow",), "response": "MRD only"},
         "relapse (marrow): MRD only"),
        ({"finding": "relapse", "response": "relapse"}, "relapse (site not reported)"),
        ({"finding": "relapse", "number": 2, "sites": ("CNS",)}, "relapse 2 (CNS)"),
    ],
)  # fmt: skip
def test_a_look_is_told_with_what_it_states_and_in_its_own_words(
    look: dict[str, Any], name: str
) -> None:
    assert look_name(Assessment(**look)) == name


def test_the_title_of_a_relapse_keeps_its_words() -> None:
    look = Assessment(finding="relapse", number=1, response="molecular relapse")
    assert look_title(look) == "Relapse 1: molecular relapse"
    there = Assessment(finding="relapse", isolated=True, sites=("CNS",), response="cytology only")
    assert look_title(there) == "Relapse: isolated CNS; cytology only"


def _remission(low: float | None, high: float | None, **more: Any) -> Remission:
    return Remission(
        label="after diagnosis", start=Moment(), end=Moment(), is_ongoing=False, ended_by="",
        evidence="", duration=Interval(low, high), **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "is_open", "text"),
    [
        (100.0, 100.0, False, "100 d"),
        (13.2 * MONTH_D, None, True, "at least 13 mo"),
        (None, 7.14 * MONTH_D, True, "at most 7.2 mo"),
        (None, 7.14 * MONTH_D, False, "at most 8 mo"),
        (0.0, 7.14 * MONTH_D, False, "at most 8 mo"),
        (None, None, True, ""),
    ],
)
def test_a_remission_has_the_length_that_is_known(
    low: float | None, high: float | None, is_open: bool, text: str
) -> None:
    assert remission_length(_remission(low, high, is_open=is_open)) == text
    assert remission_length_told(_remission(low, high, is_open=is_open)) == text


def test_a_remission_that_was_seen_once_is_told_so() -> None:
    assert remission_length_told(_remission(None, None, is_seen_once=True)) == "seen once"
