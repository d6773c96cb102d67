"""What the tests of the panels share: each of the cases, and panels on screen."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.panel import Panel
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@pytest.fixture(params=["letter", "synthetic", "minimal"])
def any_review(request: pytest.FixtureRequest) -> Review:
    """Each of the three cases."""
    found: Review = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def on_screen(qtbot: QtBot) -> ShowPanel:
    """Make a panel, show it and a review in it."""
    # A blinking cursor would make two pictures of one panel differ.
    QApplication.setCursorFlashTime(0)

    def show(kind: type[Panel], review: Review | None) -> Panel:
        panel = kind()
        qtbot.addWidget(panel)
        panel.resize(1120, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.show_review(review)
        return panel

    return show
