"""Acute GvHD by the MAGIC consortium: stages of organs, and the grade."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.acute_gvhd import (
    TOPS,
    LowerGut,
    liver_stage,
    lower_gut_stage,
    magic_grade,
    skin_stage,
    upper_gut_stage,
)
from boardapp.clinical.part_grades import Steps, stated_step


def _stages(**stages: int) -> dict[str, Steps | None]:
    return {organ.replace("_", " "): Steps(one, one) for organ, one in stages.items()}


def _all(skin: int = 0, liver: int = 0, lower: int = 0, upper: int = 0) -> dict[str, Steps | None]:
    return _stages(skin=skin, liver=liver, lower_gut=lower, upper_gut=upper)


def _gut(**stated: Any) -> LowerGut:
    words = ("is_mixed_with_urine", "is_grave")
    return LowerGut(**{name: v if name in words else Value(v) for name, v in stated.items()})


def _liver(bilirubin: float) -> Steps | None:
    return liver_stage(Value(bilirubin))


@pytest.mark.parametrize(
    ("stages", "grade"),
    [
        (_stages(skin=2), "I"),
        (_stages(skin=3), "II"),
        (_stages(skin=1) | {"liver": _liver(2.5)}, "II"),
        ({"liver": _liver(4)}, "III"),
        (_stages(skin=3) | {"liver": _liver(16)}, "IV"),
        ({}, None),
    ],
)
def test_the_vectors_of_the_definitions(stages: dict[str, Steps | None], grade: str | None) -> None:
    assert magic_grade(stages).name == grade


def test_the_vectors_of_the_gut_and_the_liver() -> None:
    child = lower_gut_stage(_gut(per_kg=22, weight_kg=12, is_grave="absent"))
    assert child == Steps(2, 2)
    assert magic_grade({"lower gut": child}).name == "III"
    adult = lower_gut_stage(_gut(per_kg=22, weight_kg=60, is_grave="absent"))
    assert adult == Steps(2, 2)  # 1320 mL a day
    assert _liver(1.9) == Steps(0, 0)
    assert magic_grade({}).reason == "none of its parts is reported"


@pytest.mark.parametrize(
    ("stages", "grade"),
    [
        (_all(), "0"),
        (_all(skin=1), "I"),
        (_all(skin=2), "I"),
        (_all(skin=3), "II"),
        (_all(upper=1), "II"),
        (_all(lower=1), "II"),
        (_all(liver=1), "II"),
        (_all(skin=1, upper=1), "II"),
        (_all(liver=2), "III"),
        (_all(liver=3), "III"),
        (_all(lower=2), "III"),
        (_all(lower=3), "III"),
        (_all(skin=3, lower=2), "III"),
        (_all(skin=4), "IV"),
        (_all(liver=4), "IV"),
        (_all(lower=4), "IV"),
        (_all(skin=4, lower=1), "IV"),
    ],
)
def test_the_grade_where_every_organ_is_known(stages: dict[str, Steps | None], grade: str) -> None:
    graded = magic_grade(stages)
    assert graded.name == grade
    assert graded.is_certain
    assert graded.missing == ()


def test_organs_that_are_not_known_leave_the_grade_at_least() -> None:
    graded = magic_grade(_stages(skin=2))
    assert (graded.name, graded.highest) == ("I", 4)
    assert graded.decided_by == ("skin",)
    assert graded.missing == ("liver", "lower gut", "upper gut")
    assert magic_grade(_stages(lower_gut=1)).missing == ("skin", "liver")
    only_zero = magic_grade({"liver": _liver(1.9)})
    assert only_zero.says_nothing
    assert (only_zero.lowest, only_zero.highest) == (0, 4)


@pytest.mark.parametrize(
    ("percent", "bullae", "low", "high"),
    [
        (0, "absent", 0, 0),
        (1, "absent", 1, 1),
        (24.9, "absent", 1, 1),
        (25, "absent", 2, 2),
        (50, "absent", 2, 2),
        (50, None, 2, 2),
        (50.1, "absent", 3, 3),
        (50.1, None, 3, 4),
        (80, "present", 4, 4),
        ("20..30", "absent", 1, 2),
        ("<25", "absent", 0, 1),
        ("<=25", "absent", 0, 2),
        (">50", "absent", 3, 3),
    ],
)
def test_the_skin(percent: float | str, bullae: Any, low: int, high: int) -> None:
    assert skin_stage(Value(percent), bullae) == Steps(low, high)


@pytest.mark.parametrize(
    ("bilirubin", "low", "high"),
    [
        (1.99, 0, 0),
        (2, 1, 1),
        (3, 1, 1),
        (3.05, 2, 2),
        (3.1, 2, 2),
        (6, 2, 2),
        (6.1, 3, 3),
        (15, 3, 3),
        (15.1, 4, 4),
        (">15", 4, 4),
        (">=15", 3, 4),
        ("<2", 0, 0),
        ("1.5..4", 0, 2),
    ],
)
def test_the_liver(bilirubin: float | str, low: int, high: int) -> None:
    assert liver_stage(Value(bilirubin)) == Steps(low, high)


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ({"per_kg": 9.9, "weight_kg": 12}, 0, 0),
        ({"per_kg": 10, "weight_kg": 12}, 1, 1),
        ({"per_kg": 19.9, "weight_kg": 12}, 1, 1),
        ({"per_kg": 20, "weight_kg": 12}, 2, 2),
        ({"per_kg": 30, "weight_kg": 12}, 2, 2),
        ({"per_kg": 30.1, "weight_kg": 12}, 3, 3),
        ({"per_kg": 30.1}, 3, 3),
        ({"volume": 499, "weight_kg": 60}, 0, 0),
        ({"volume": 500, "weight_kg": 60}, 1, 1),
        ({"volume": 999, "weight_kg": 60}, 1, 1),
        ({"volume": 1000, "weight_kg": 60}, 2, 2),
        ({"volume": 1500, "weight_kg": 60}, 2, 2),
        ({"volume": 1501, "weight_kg": 60}, 3, 3),
        ({"volume": 264, "weight_kg": 12}, 2, 2),  # 22 mL/kg
        ({"volume": 1001, "weight_kg": 50}, 2, 2),  # 20 mL/kg: still a child's
        ({"volume": 999, "weight_kg": 50}, 1, 1),
        ({"volume": 999, "weight_kg": 50.1}, 1, 1),
        ({"per_kg": 40, "weight_kg": 12, "is_mixed_with_urine": True}, 2, 2),
        ({"volume": 1320}, 2, 2),
        ({"per_kg": 22, "volume": 100, "weight_kg": 12}, 2, 2),
        ({"per_kg": 5, "volume": 1320, "weight_kg": 60}, 2, 2),
        ({"per_kg": "<10", "weight_kg": 12}, 0, 0),
        ({"per_kg": "15..25", "weight_kg": 12}, 1, 2),
        ({"episodes": 3, "weight_kg": 12}, 0, 0),
        ({"episodes": 4, "weight_kg": 12}, 1, 1),
        ({"episodes": 6, "weight_kg": 12}, 1, 1),
        ({"episodes": 7, "weight_kg": 12}, 2, 2),
        ({"episodes": 10, "weight_kg": 12}, 2, 2),
        ({"episodes": 11, "weight_kg": 12}, 3, 3),
        ({"episodes": 2, "weight_kg": 60}, 0, 0),
        ({"episodes": 3, "weight_kg": 60}, 1, 1),
        ({"episodes": 4, "weight_kg": 60}, 1, 1),
        ({"episodes": 5, "weight_kg": 60}, 2, 2),
        ({"episodes": 7, "weight_kg": 60}, 2, 2),
        ({"episodes": 8, "weight_kg": 60}, 3, 3),
        ({"episodes": 6}, 1, 2),
        ({"per_kg": 22, "episodes": 3, "weight_kg": 12}, 0, 2),
    ],
)
def test_the_lower_gut(stated: dict[str, Any], low: int, high: int) -> None:
    assert lower_gut_stage(_gut(**stated, is_grave="absent")) == Steps(low, high)


@pytest.mark.parametrize(
    "stated",
    [
        {"volume": 1320, "weight_kg": "45..55"},  # of a child or of an adult
        {"per_kg": 22, "weight_kg": "45..55"},
        {"volume": 264, "weight_kg": "10..12"},
        {"per_kg": 22, "weight_kg": ">60"},
        {},
    ],
)
def test_a_lower_gut_whose_volume_can_be_of_two_scales_is_open(stated: dict[str, Any]) -> None:
    assert lower_gut_stage(_gut(**stated, is_grave="absent")) is None


@pytest.mark.parametrize(
    ("organ", "highest"), [("skin", 4), ("liver", 4), ("lower gut", 4), ("upper gut", 2)]
)
def test_one_organ_that_is_not_known_may_raise_the_grade(organ: str, highest: int) -> None:
    known = {name: one for name, one in _all().items() if name != organ}
    graded = magic_grade(known)
    assert (graded.lowest, graded.highest, graded.missing) == (0, highest, (organ,))


def test_words_give_no_stage() -> None:
    assert skin_stage(Value("red")) is None
    assert liver_stage(Value("raised")) is None
    assert lower_gut_stage(_gut(per_kg="much", episodes="many")) is None


def test_pain_ileus_or_blood_is_stage_4_and_its_silence_leaves_it_open() -> None:
    assert lower_gut_stage(_gut(is_grave="present")) == Steps(4, 4)
    assert lower_gut_stage(_gut(per_kg=5, weight_kg=12)) == Steps(0, 4)
    assert lower_gut_stage(_gut(is_grave="absent")) is None
    assert lower_gut_stage(LowerGut()) is None


def test_the_upper_gut() -> None:
    assert upper_gut_stage("present") == Steps(1, 1)
    assert upper_gut_stage("absent") == Steps(0, 0)
    assert upper_gut_stage(None) is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [(3, Steps(3, 3)), ("1..2", Steps(1, 2)), (5, None), (2.5, None), (-1, None), (">=2", None)],
)
def test_a_stage_that_is_itself_stated(stated: float | str, expected: Steps | None) -> None:
    assert stated_step(Value(stated), TOPS["skin"]) == expected


_STAGE = st.integers(0, 4)


@given(_STAGE, _STAGE, _STAGE, _STAGE, st.integers(0, 1))
def test_a_higher_stage_never_lowers_the_grade(
    skin: int, other: int, liver: int, lower: int, upper: int
) -> None:
    milder = magic_grade(_all(min(skin, other), liver, lower, upper))
    graver = magic_grade(_all(max(skin, other), liver, lower, upper))
    assert milder.lowest is not None
    assert graver.lowest is not None
    assert graver.lowest >= milder.lowest


@given(_STAGE, _STAGE, st.integers(0, 1))
def test_what_is_found_later_lies_within_what_was_possible(
    liver: int, lower: int, upper: int
) -> None:
    part = magic_grade(_stages(liver=liver))
    whole = magic_grade(_all(2, liver, lower, upper))
    assert part.lowest is not None
    assert part.highest is not None
    assert part.lowest <= (whole.lowest or 0) <= part.highest
