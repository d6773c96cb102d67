"""What the tests of the charts share: matplotlib loaded, and the reviews of two cases."""

from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from boardapp.casefile import read_case
from boardapp.desktop.preload import charts
from boardapp.resources import example_case
from boardapp.review import review_case
from boardapp.review.model import Review


@cache
def _review(name: str) -> Review:
    return review_case(read_case(example_case(name)))


@pytest.fixture
def letter() -> Review:
    """The published case: no dates, uncertain times."""
    return _review("letter")


@pytest.fixture
def synthetic() -> Review:
    """The invented case with dates and series."""
    return _review("synthetic")


@pytest.fixture
def charts_ready(qtbot: QtBot) -> None:
    """The chart library is loaded."""
    charts().start()
    qtbot.waitUntil(lambda: charts().is_ready, timeout=30_000)
