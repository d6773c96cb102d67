"""What the tests of the panels share: the three cases as reviews, and panels on screen."""

from collections.abc import Callable
from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from boardapp.casefile import read_case
from boardapp.desktop.panel import Panel
from boardapp.desktop.preload import charts
from boardapp.resources import example_case
from boardapp.review import review_case
from boardapp.review.model import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@cache
def _review(name: str) -> Review:
    return review_case(read_case(example_case(name)))


@pytest.fixture
def letter() -> Review:
    """The published case: no dates, many doubts."""
    return _review("letter")


@pytest.fixture
def synthetic() -> Review:
    """The invented case with dates and series."""
    return _review("synthetic")


@pytest.fixture
def minimal() -> Review:
    """A diagnosis and a question."""
    return _review("minimal")


@pytest.fixture(params=["letter", "synthetic", "minimal"])
def any_review(request: pytest.FixtureRequest) -> Review:
    """Each of the three cases."""
    return _review(request.param)


@pytest.fixture
def charts_ready(qtbot: QtBot) -> None:
    """The chart library is loaded."""
    charts().start()
    qtbot.waitUntil(lambda: charts().is_ready, timeout=30_000)


@pytest.fixture
def on_screen(qtbot: QtBot) -> ShowPanel:
    """Make a panel, show it and a review in it."""

    def show(kind: type[Panel], review: Review | None) -> Panel:
        panel = kind()
        qtbot.addWidget(panel)
        panel.resize(1120, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.show_review(review)
        return panel

    return show
