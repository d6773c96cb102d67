"""Chronic GvHD by the NIH."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.chronic_gvhd import SITES, SOURCE, lung_score, nih_severity
from boardapp.clinical.part_grades import Steps


def _scores(**scores: int) -> dict[str, Steps | None]:
    return {site.replace("_", " "): Steps(one, one) for site, one in scores.items()}


def _all(**scores: int) -> dict[str, Steps | None]:
    return {site: Steps(0, 0) for site in SITES} | _scores(**scores)


@pytest.mark.parametrize(
    ("scores", "severity"),
    [
        ({"mouth": 1, "eyes": 1}, "mild"),
        ({"mouth": 1, "eyes": 1, "skin": 1}, "moderate"),
        ({"skin": 2}, "moderate"),
        ({"lungs": 1}, "moderate"),
        ({"lungs": 2}, "severe"),
        ({"eyes": 3}, "severe"),
        ({"mouth": 1}, "mild"),
        ({"skin": 2, "eyes": 2, "mouth": 1, "liver": 1}, "moderate"),
        ({"lungs": 1, "mouth": 1}, "moderate"),
        ({"lungs": 3}, "severe"),
        ({"genital_tract": 1, "joints_and_fascia": 1, "gut": 1, "liver": 1}, "moderate"),
    ],
)
def test_the_severity_by_the_scores(scores: dict[str, int], severity: str) -> None:
    known = nih_severity(_scores(**scores))
    assert known.name == severity
    whole = nih_severity(_all(**scores))
    assert whole.name == severity
    assert whole.is_certain


def test_sites_that_are_not_known_leave_the_severity_at_least() -> None:
    graded = nih_severity(_scores(mouth=1, eyes=1))
    assert (graded.lowest, graded.highest) == (1, 3)
    assert graded.decided_by == ("mouth", "eyes")
    assert graded.missing == ("skin", "gut", "liver", "lungs", "joints and fascia", "genital tract")
    assert nih_severity(_scores(eyes=3)).missing == ()
    three = nih_severity(_all(mouth=1, eyes=1, skin=1))
    assert three.decided_by == ("skin", "mouth", "eyes")
    assert nih_severity({}).reason == "none of its parts is reported"
    assert nih_severity(_all()).name == "none"


def test_where_it_was_read_stands_in_its_source() -> None:
    assert "read in an abstract and second-hand text" in SOURCE


@pytest.mark.parametrize(
    ("fev1", "low", "high"),
    [
        (80, 0, 0),
        (79.9, 1, 1),
        (60, 1, 1),
        (59.9, 2, 2),
        (40, 2, 2),
        (39, 3, 3),
        ("55..65", 1, 2),
        (">=80", 0, 0),
        ("<40", 3, 3),
    ],
)
def test_the_lungs_by_fev1(fev1: float | str, low: int, high: int) -> None:
    assert lung_score(Value(fev1)) == Steps(low, high)


@given(st.sampled_from(SITES), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_a_higher_score_never_lowers_the_severity(
    site: str, one: int, other: int, rest: int
) -> None:
    base: dict[str, Steps | None] = {each: Steps(rest, rest) for each in SITES}
    low, high = min(one, other), max(one, other)
    milder = nih_severity(base | {site: Steps(low, low)})
    graver = nih_severity(base | {site: Steps(high, high)})
    assert milder.lowest is not None
    assert graver.lowest is not None
    assert graver.lowest >= milder.lowest
