"""Scores of tracer uptake: names, and both sides of each limit."""

import pytest

from boardapp.case.value import Value
from boardapp.clinical.tracer_scores import is_possible, score_system


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deauville", "Deauville"),
        ("Deauville 5-point scale", "Deauville"),
        ("modified Curie", "Curie"),
        ("SIOPEN", "SIOPEN"),
        ("Krenning", None),
        ("", None),
    ],
)
def test_a_system_is_known_by_its_name(text: str, expected: str | None) -> None:
    found = score_system(text)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("system", "value", "expected"),
    [
        ("Deauville", 0, False),
        ("Deauville", 1, True),
        ("Deauville", 5, True),
        ("Deauville", 6, False),
        ("Deauville", 3.5, False),
        ("Deauville", "3..4", True),
        ("Deauville", "6..7", False),
        ("Deauville", ">5", True),
        ("Deauville", "<=3", True),
        ("Deauville", "5X", True),
        ("Deauville", "not reported", True),
        ("Curie", 0, True),
        ("Curie", 30, True),
        ("Curie", 31, False),
        ("Curie", -1, False),
        ("SIOPEN", 72, True),
        ("SIOPEN", 73, False),
        ("SIOPEN", ">72", True),
        ("SIOPEN", "<0", True),
    ],
)
def test_a_score_lies_in_its_range(system: str, value: float | str, expected: bool) -> None:
    found = score_system(system)
    assert found is not None
    assert is_possible(Value(value), found) is expected
