"""Reviews of the open case: the last that was asked for is made, and at most one waits."""

import logging
import threading
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.casefile.files import read_case
from boardapp.desktop.session import reviewing
from boardapp.desktop.session.reviewing import Reviewing
from boardapp.desktop.system.jobs import Jobs


class Calendar:
    """Asked at the beginning of each review; it holds the first until it is released."""

    def __init__(self) -> None:
        self.asked = 0
        self.begun, self.release = threading.Event(), threading.Event()

    def today(self) -> date:
        self.asked += 1
        self.begun.set()
        assert self.release.wait(30)
        return date(2026, 1, 1)


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    calendar = Calendar()
    monkeypatch.setattr(reviewing, "today", calendar.today)
    return calendar


@pytest.fixture
def case(minimal_path: Path) -> Case:
    return read_case(minimal_path)


def _ended(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [message for message in caplog.messages if message.startswith("job review ended")]


def test_a_further_ask_ends_the_review_under_way_and_only_the_last_one_waits(
    qtbot: QtBot, jobs: Jobs, case: Case, calendar: Calendar, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    heard: list[str] = []
    reviews = Reviewing(
        jobs, lambda _, review: heard.append(review.title), lambda *_: heard.append("failed")
    )
    reviews.ask(replace(case, title="First"))
    assert calendar.begun.wait(30)
    reviews.ask(replace(case, title="Second"))
    reviews.ask(replace(case, title="Third"))
    assert reviews.is_busy
    assert heard == []

    calendar.release.set()
    with qtbot.waitSignals([jobs.ended, jobs.ended]):
        pass
    qtbot.waitUntil(lambda: not reviews.is_busy)

    assert heard == ["Third"]
    assert calendar.asked == 2, "the second was never begun"
    assert _ended(caplog) == ["job review ended: ReviewCancelled", "job review ended: done"]


def test_what_was_stopped_is_never_heard_of(
    qtbot: QtBot, jobs: Jobs, case: Case, calendar: Calendar
) -> None:
    heard: list[str] = []
    reviews = Reviewing(
        jobs, lambda _, review: heard.append(review.title), lambda *_: heard.append("failed")
    )
    reviews.ask(replace(case, title="First"))
    assert calendar.begun.wait(30)
    reviews.ask(replace(case, title="Second"))
    reviews.stop()
    assert not reviews.is_busy
    reviews.ask(replace(case, title="Third"))
    calendar.release.set()
    qtbot.waitUntil(lambda: not reviews.is_busy)
    assert heard == ["Third"]
    assert calendar.asked == 2
