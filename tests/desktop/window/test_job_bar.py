from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.window import job_bar
from boardapp.desktop.window.job_bar import JobBar


@pytest.fixture
def bar(qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> JobBar:
    """A bar that shows at once what it would show after its two delays."""
    monkeypatch.setattr(job_bar, "NAME_AFTER_MS", 5)
    monkeypatch.setattr(job_bar, "PROGRESS_AFTER_MS", 30)
    made = JobBar(jobs)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def release() -> Iterator[Event]:
    event = Event()
    yield event
    event.set()


def _ignore(outcome: object) -> None:
    """The test looks at the bar only."""


def test_the_delays_are_those_a_user_can_bear() -> None:
    assert (job_bar.NAME_AFTER_MS, job_bar.PROGRESS_AFTER_MS) == (500, 2000)


def test_a_job_is_named_first_and_can_be_cancelled_later(
    qtbot: QtBot, jobs: Jobs, bar: JobBar, release: Event
) -> None:
    jobs.start("export", lambda _job: release.wait(5), _ignore, _ignore, "Writing a deck")
    assert not bar.label.isVisible()
    qtbot.waitUntil(bar.label.isVisible)
    assert bar.label.text() == "Writing a deck …"
    assert not bar.cancel_button.isVisible()
    qtbot.waitUntil(bar.cancel_button.isVisible)
    assert bar.progress.isVisible()
    release.set()
    qtbot.waitUntil(lambda: not bar.label.isVisible())
    assert not bar.progress.isVisible()
    assert not bar.cancel_button.isVisible()


def test_a_quick_job_is_never_seen(qtbot: QtBot, jobs: Jobs, bar: JobBar) -> None:
    ended: list[object] = []
    jobs.start("read", lambda _job: 1, ended.append, _ignore, "Reading")
    qtbot.waitUntil(lambda: ended == [1])
    qtbot.wait(10)
    assert not bar.label.isVisible()


def test_progress_is_shown_in_parts_of_the_whole(
    qtbot: QtBot, jobs: Jobs, bar: JobBar, release: Event
) -> None:
    def work(job: Job) -> None:
        job.report(3, 12)
        release.wait(5)

    jobs.start("export", work, _ignore, _ignore, "Writing")
    qtbot.waitUntil(lambda: (bar.progress.value(), bar.progress.maximum()) == (3, 12))


def test_cancel_reaches_the_work(qtbot: QtBot, jobs: Jobs, bar: JobBar, release: Event) -> None:
    job = jobs.start("export", lambda _job: release.wait(5), _ignore, _ignore, "Writing")
    qtbot.waitUntil(bar.cancel_button.isVisible)
    bar.cancel_button.click()
    assert job.is_cancelled()
    assert bar.label.text() == "Stopping …"
    assert not bar.cancel_button.isEnabled()


def test_the_older_job_is_shown_again_when_the_newer_has_ended(
    qtbot: QtBot, jobs: Jobs, bar: JobBar, release: Event
) -> None:
    ended: list[object] = []
    jobs.start("export", lambda _job: release.wait(5), _ignore, _ignore, "Writing")
    jobs.start("read", lambda _job: 1, ended.append, _ignore, "Reading")
    qtbot.waitUntil(lambda: ended == [1])
    qtbot.waitUntil(bar.label.isVisible)
    assert bar.label.text() == "Writing …"


def test_what_can_not_be_cancelled_offers_no_cancel(
    qtbot: QtBot, jobs: Jobs, bar: JobBar, release: Event
) -> None:
    jobs.start(
        "review",
        lambda _job: release.wait(5),
        _ignore,
        _ignore,
        "Reviewing",
        is_cancellable=False,
    )
    qtbot.waitUntil(bar.progress.isVisible)
    assert not bar.cancel_button.isVisible()
