"""Shares of the standard dose that nobody gives."""

import pytest

from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value

from .gate import found_by


@pytest.mark.parametrize(
    ("share", "is_told"),
    [
        ("75", False),
        ("200", False),
        ("201", True),
        ("750", True),
        ("1", False),
        ("0.75", True),
        ("50..75", False),
        ("reduced", False),
        ("not reported", False),
    ],
)
def test_a_share_is_one_that_is_given(share: str, is_told: bool) -> None:
    agent = Agent(name="etoposide", share=Value(share))
    found = found_by(
        "share of the standard dose", therapies=(Therapy(name="ADE", agents=(agent,)),)
    )
    assert bool(found) is is_told


def test_the_finding_says_what_to_look_up_and_where() -> None:
    agent = Agent(name="etoposide", share=Value("750"))
    (found,) = found_by(
        "share of the standard dose", therapies=(Therapy(name="ADE", agents=(agent,)),)
    )
    assert found.place == "therapies[0].agents[0].share"
    assert found.sentence == (
        "Etoposide: 750 % of the standard dose is stated, more than is ever given."
    )
