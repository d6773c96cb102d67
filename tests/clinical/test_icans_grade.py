"""ICANS by the consensus of the ASTCT, with the ICE score from 12 years on and the CAPD below."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.icans_grade import IcansParts, Waking, icans_grade

_NUMBERS = ("ice", "capd", "seizure_minutes")
_AT_REST = {
    "waking": "spontaneously",
    "seizures": "absent",
    "motor_deficit": "absent",
    "oedema": "none",
}


def _years(years: float, to: float | None = None) -> Age:
    last = years if to is None else to
    return Age(years * 365.2425, last * 365.2425, int(years * 12), int(last * 12))


def _parts(age: float | None = 15, **stated: Any) -> IcansParts:
    values = {name: Value(one) if name in _NUMBERS else one for name, one in stated.items()}
    return IcansParts(age=None if age is None else _years(age), **values)


@pytest.mark.parametrize(
    ("found", "lowest"),
    [
        (_parts(ice=8), 1),
        (_parts(ice=0, waking="spontaneously"), 3),
        (_parts(ice=0, waking="unarousable"), 4),
        (_parts(4, capd=12), 3),
        (_parts(4, ice=8), None),
        (_parts(seizures="present", seizure_minutes=2), 3),
        (_parts(seizures="present", seizure_minutes=7), 4),
    ],
)
def test_the_vectors_of_the_definitions(found: IcansParts, lowest: int | None) -> None:
    assert icans_grade(found).lowest == lowest


def test_ice_is_not_for_those_under_12() -> None:
    graded = icans_grade(_parts(4, ice=8))
    assert graded.reason == "CAPD under 12 years, or where delayed: no ICE"
    with_a_seizure = icans_grade(_parts(4, ice=8, seizure_minutes=7))
    assert with_a_seizure.lowest == 4
    assert with_a_seizure.left_out == ("CAPD under 12 years, or where delayed: no ICE",)


@pytest.mark.parametrize(
    ("ice", "lowest", "highest"),
    [
        (10, 0, 0),
        (9, 1, 1),
        (7, 1, 1),
        (6, 2, 2),
        (3, 2, 2),
        (2, 3, 3),
        (0, 3, 3),
        ("6..7", 1, 2),
        ("<3", 3, 3),
        ("<=3", 2, 3),
        (">=7", 0, 1),
    ],
)
def test_ice_from_12_years_on(ice: float | str, lowest: int, highest: int) -> None:
    graded = icans_grade(_parts(12, ice=ice, **_AT_REST))
    assert (graded.lowest, graded.highest) == (lowest, highest)


@pytest.mark.parametrize(
    ("capd", "lowest", "highest"),
    [(0, 0, 0), (1, 1, 1), (8, 1, 1), (9, 3, 3), (32, 3, 3), ("8..9", 1, 3), ("<9", 0, 1)],
)
def test_capd_under_12_years(capd: float | str, lowest: int, highest: int) -> None:
    graded = icans_grade(_parts(11.9, capd=capd, **_AT_REST))
    assert (graded.lowest, graded.highest) == (lowest, highest)


@pytest.mark.parametrize(
    ("waking", "lowest"),
    [("spontaneously", 1), ("to voice", 2), ("to touch", 3), ("unarousable", 4)],
)
def test_waking_tells_grade_1_from_2_at_a_low_capd(waking: str, lowest: int) -> None:
    assert icans_grade(_parts(4, capd=8, waking=waking)).lowest == lowest


def test_a_capd_that_cannot_be_done_is_grade_4() -> None:
    assert icans_grade(_parts(4, can_do_capd=False)).lowest == 4
    assert icans_grade(_parts(15, can_do_capd=False)).lowest is None
    assert icans_grade(_parts(15, can_do_capd=False, is_delayed=True)).lowest == 4
    assert icans_grade(_parts(15, capd=12, is_delayed=True)).lowest == 3


def test_capd_is_not_for_those_from_12_years_on() -> None:
    assert icans_grade(_parts(12, capd=12)).reason == "ICE from 12 years on: no CAPD"
    assert icans_grade(_parts(11.9, capd=12)).lowest == 3


def test_an_age_that_is_not_known_is_a_condition() -> None:
    graded = icans_grade(_parts(None, ice=8))
    assert graded.name == "1"
    assert graded.only_if == ("12 years or older, and not delayed",)
    assert icans_grade(_parts(None, capd=12)).only_if == ("under 12 years, or delayed",)
    between = IcansParts(age=_years(11, 13), ice=Value(8))
    assert icans_grade(between).only_if == ("12 years or older, and not delayed",)
    both = icans_grade(_parts(None, ice=8, capd=12, **_AT_REST))
    assert (both.lowest, both.highest, both.only_if) == (1, 3, ())


@pytest.mark.parametrize(
    ("stated", "lowest", "highest"),
    [
        ({"seizures": "present"}, 3, 4),
        ({"seizure_minutes": 5}, 3, 3),
        ({"seizure_minutes": 5.1}, 4, 4),
        ({"seizure_minutes": "<5"}, 0, 3),
        ({"seizures": "present", "seizure_minutes": "<5"}, 3, 3),
        ({"seizures": "present", "seizure_minutes": "4..6"}, 3, 4),
        ({"oedema": "focal"}, 3, 3),
        ({"oedema": "diffuse"}, 4, 4),
        ({"oedema": "not named"}, 3, 4),
        ({"motor_deficit": "present"}, 4, 4),
    ],
)
def test_each_other_part_alone(stated: dict[str, Any], lowest: int, highest: int) -> None:
    at_rest = {name: one for name, one in _AT_REST.items() if name not in stated}
    if "seizure_minutes" in stated:
        at_rest.pop("seizures", None)
    graded = icans_grade(_parts(ice=10, **at_rest, **stated))
    assert (graded.lowest, graded.highest) == (lowest, highest)


def test_a_score_that_its_scale_does_not_have_is_left_out_and_told() -> None:
    graded = icans_grade(_parts(ice=12))
    assert graded.name is None
    assert graded.reason == "ICE 12: the score goes from 0 to 10"
    child = icans_grade(_parts(4, capd=33, waking="to voice"))
    assert child.name == "2"
    assert child.left_out == ("CAPD 33: the score goes from 0 to 32",)


def test_a_score_that_was_not_taken_is_no_fault_of_the_scale() -> None:
    graded = icans_grade(_parts(ice="not done", waking="to voice"))
    assert (graded.lowest, graded.left_out) == (2, ())


def test_what_is_not_known_is_missing() -> None:
    graded = icans_grade(_parts(ice=8))
    assert graded.missing == ("waking", "seizures", "motor deficit", "oedema")
    assert graded.highest == 4
    assert icans_grade(_parts(ice=8, **_AT_REST)).is_certain


@given(st.integers(0, 10), st.integers(0, 10), st.sampled_from(get_args(Waking)))
def test_a_lower_ice_never_lowers_the_grade(one: int, other: int, waking: Waking) -> None:
    milder = icans_grade(_parts(ice=max(one, other), waking=waking))
    graver = icans_grade(_parts(ice=min(one, other), waking=waking))
    assert milder.lowest is not None
    assert graver.lowest is not None
    assert graver.lowest >= milder.lowest
