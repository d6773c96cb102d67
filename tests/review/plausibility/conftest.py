"""The review of the published case."""

import pytest

from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case


@pytest.fixture(scope="session")
def letter() -> Review:
    """The published case with its doubts."""
    return review_case(read_case(example_case("letter")))
