"""The review of the published case."""

import pytest

from boardapp.casefile import read_case
from boardapp.resources import example_case
from boardapp.review import review_case
from boardapp.review.model import Review


@pytest.fixture(scope="session")
def letter() -> Review:
    """The published case with its doubts."""
    return review_case(read_case(example_case("letter")))
