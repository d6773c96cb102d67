"""Which system a stated grade is by, and where it stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.grade_systems import (
    grades_text,
    is_grave,
    is_off_scale,
    other_scale,
    stated_steps,
    system_of,
)
from boardapp.clinical.part_grades import Steps, System


@pytest.mark.parametrize(
    ("grading", "scale"),
    [
        ("ASTCT", "ASTCT"),
        ("astct consensus 2019", "ASTCT"),
        ("ASBMT consensus for GVHD", "ASTCT"),
        ("MAGIC criteria", "MAGIC"),
        ("NIH 2014", "NIH"),
        ("EBMT paediatric", "EBMT"),
        ("Glucksberg", "Glucksberg"),
        ("GVHD score of the centre", "GVHD score of the centre"),
        ("CTCAE v5.0", ""),
        ("Chang", "Chang"),
        ("Brock", "Brock"),
        ("WHO", "WHO"),
        ("NIH CTCAE v4", ""),
        ("NCI", ""),
        ("Common Toxicity Criteria 2.0", ""),
        ("v5.0", ""),
        ("As stated in the letter", ""),
        ("not named", ""),
        ("", ""),
        ("imaging", ""),
    ],
)
def test_a_system_beside_the_ctcae_is_named(grading: str, scale: str) -> None:
    assert other_scale(grading) == scale


@pytest.mark.parametrize(
    ("scale", "grade", "steps"),
    [
        ("ASTCT", 2, Steps(2, 2)),
        ("ASTCT", "II", Steps(2, 2)),
        ("ASTCT", "2..3", Steps(2, 3)),
        ("ASTCT", ">=3", Steps(3, 5)),
        ("ASTCT", 5, Steps(5, 5)),
        ("ASTCT", 7, None),
        ("ASTCT", 2.5, None),
        ("MAGIC", "II", Steps(2, 2)),
        ("MAGIC", "grade IV", Steps(4, 4)),
        ("MAGIC", 4, Steps(4, 4)),
        ("MAGIC", 5, None),
        ("MAGIC", "V", None),
        ("NIH", "moderate", Steps(2, 2)),
        ("NIH", 3, Steps(3, 3)),
        ("NIH", 4, None),
        ("NIH", "extensive", None),
        ("EBMT", "very severe", Steps(3, 3)),
        ("EBMT", 1, Steps(0, 0)),
        ("EBMT", 4, Steps(3, 3)),
        ("EBMT", 5, None),
        ("EBMT", 0, None),
        ("Glucksberg", "III", Steps(3, 3)),
        ("Glucksberg", 4, Steps(4, 4)),
    ],
)
def test_where_a_grade_stands(scale: str, grade: float | str, steps: Steps | None) -> None:
    assert stated_steps(scale, Value(grade)) == steps
    is_known = scale != "Glucksberg"
    assert is_off_scale(scale, Value(grade)) is (is_known and steps is None)


def test_the_words_of_a_severity_are_a_grade_where_grades_are_words() -> None:
    assert stated_steps("NIH", None, "severe") == Steps(3, 3)
    assert stated_steps("EBMT", None, "severe") == Steps(2, 2)
    assert stated_steps("ASTCT", None, "severe") is None
    assert not is_off_scale("ASTCT", None)
    assert not is_off_scale("MAGIC", Value("not reported"))


@pytest.mark.parametrize(
    ("scale", "grade", "expected"),
    [
        ("ASTCT", 2, False),
        ("ASTCT", 3, True),
        ("MAGIC", "II", False),
        ("MAGIC", "III", True),
        ("NIH", "moderate", False),
        ("NIH", "severe", True),
        ("EBMT", "moderate", False),
        ("EBMT", "severe", True),
        ("Glucksberg", "III", True),
    ],
)
def test_the_upper_grades_of_a_system(scale: str, grade: float | str, expected: bool) -> None:
    assert is_grave(scale, Value(grade)) is expected


def test_what_grades_a_system_has() -> None:
    assert grades_text("ASTCT") == "1 to 5"
    assert grades_text("MAGIC") == "I to IV"
    assert grades_text("NIH") == "mild to severe"
    assert grades_text("EBMT") == "mild to very severe"


@pytest.mark.parametrize(
    ("term", "grading", "system"),
    [
        ("CRS", "", "ASTCT CRS"),
        ("cytokine release syndrome", "CTCAE v5.0", "ASTCT CRS"),
        ("ICANS", "", "ASTCT ICANS"),
        ("neurotoxicity", "ASTCT", "ASTCT ICANS"),
        ("neurotoxicity", "CTCAE v5.0", None),
        ("acute GvHD", "", "MAGIC"),
        ("acute graft-versus-host disease, skin", "Glucksberg", "MAGIC"),
        ("aGVHD of the gut", "", "MAGIC"),
        ("chronic GvHD", "", "NIH"),
        ("GvHD", "NIH 2014", "NIH"),
        ("GvHD", "MAGIC", "MAGIC"),
        ("GvHD", "", None),
        ("veno-occlusive disease", "", "EBMT"),
        ("mucositis", "ASTCT", None),
    ],
)
def test_the_system_is_told_by_term_and_grading(
    term: str, grading: str, system: System | None
) -> None:
    assert system_of(term, grading) == system


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_higher_number_never_stands_lower(one: int, other: int) -> None:
    low, high = (stated_steps("ASTCT", Value(each)) for each in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low.low <= high.low
