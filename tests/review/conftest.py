"""The reviews of the three example cases."""

import pytest

from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case


@pytest.fixture(scope="session")
def letter() -> Review:
    """The published case: no dates, and errors in print."""
    return review_case(read_case(example_case("letter")))


@pytest.fixture(scope="session")
def synthetic() -> Review:
    """The invented case with everything in it."""
    return review_case(read_case(example_case("synthetic")))


@pytest.fixture(scope="session")
def minimal() -> Review:
    """A diagnosis and a question."""
    return review_case(read_case(example_case("minimal")))
