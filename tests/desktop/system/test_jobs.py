import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.system.jobs import Job, Jobs


def _never(outcome: Any) -> None:
    raise AssertionError(outcome)


def test_the_work_runs_elsewhere_and_its_result_arrives_on_the_gui_thread(
    qtbot: QtBot, qapp: QApplication, jobs: Jobs
) -> None:
    threads: list[Any] = []

    def work(_job: Job) -> int:
        threads.append(QThread.currentThread())
        return 7

    def done(result: int) -> None:
        threads.append(QThread.currentThread())
        threads.append(result)

    jobs.start("sum", work, done, _never)
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert threads[0] != qapp.thread()
    assert threads[1:] == [qapp.thread(), 7]


def test_an_error_arrives_on_the_gui_thread(qtbot: QtBot, qapp: QApplication, jobs: Jobs) -> None:
    heard: list[Any] = []

    def work(_job: Job) -> None:
        raise ValueError("no such unit")

    def failed(error: BaseException) -> None:
        heard.extend([QThread.currentThread(), str(error)])

    jobs.start("units", work, _never, failed)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [qapp.thread(), "no such unit"]


def test_only_one_job_of_a_kind_runs_at_a_time(qtbot: QtBot, jobs: Jobs, held: "Held") -> None:
    results: list[str] = []
    jobs.start("export", held, results.append, _never)
    with pytest.raises(RuntimeError, match="'export' is running"):
        jobs.start("export", held, results.append, _never)
    jobs.start("read", lambda _job: "read", results.append, _never)
    qtbot.waitUntil(lambda: results == ["read"])
    held.release.set()
    qtbot.waitUntil(lambda: results == ["read", "held"])


def test_the_kind_is_free_again_before_the_callback(qtbot: QtBot, jobs: Jobs) -> None:
    results: list[str] = []

    def first_done(result: str) -> None:
        results.append(result)
        jobs.start("read", lambda _job: "second", results.append, _never)

    jobs.start("read", lambda _job: "first", first_done, _never)
    qtbot.waitUntil(lambda: results == ["first", "second"])


def test_cancel_is_seen_by_the_work_and_its_end_is_reported(qtbot: QtBot, jobs: Jobs) -> None:
    results: list[str] = []

    def work(job: Job) -> str:
        while not job.is_cancelled():
            QThread.msleep(1)
        return "stopped"

    jobs.start("export", work, results.append, _never).cancel()
    qtbot.waitUntil(lambda: results == ["stopped"])


def test_an_abandoned_job_frees_its_kind_and_is_not_heard_of_again(
    qtbot: QtBot, jobs: Jobs, held: "Held"
) -> None:
    results: list[str] = []
    jobs.start("read", held, _never, _never)
    jobs.abandon("read")
    assert not jobs.is_busy()
    jobs.start("read", lambda _job: "newer", results.append, _never)
    held.release.set()
    qtbot.waitUntil(lambda: results == ["newer"])
    assert jobs.stop()
    qtbot.wait(1)  # one turn of the loop, in which the abandoned end would arrive
    assert results == ["newer"]


class _Listener(QObject):
    """Hears of progress where it lives: on the GUI thread."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.seen: list[tuple[int, int, bool]] = []
        jobs.started.connect(self.listen)

    def listen(self, job: Job) -> None:
        job.progressed.connect(self.hear)

    def hear(self, done: int, total: int) -> None:
        self.seen.append((done, total, QThread.currentThread() == self.thread()))


def test_progress_arrives_on_the_gui_thread_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    listener = _Listener(jobs)
    results: list[None] = []

    def work(job: Job) -> None:
        for number in range(3):
            job.report(number, 3)

    jobs.start("export", work, results.append, _never)
    qtbot.waitUntil(lambda: results == [None])
    assert listener.seen == [(0, 3, True), (1, 3, True), (2, 3, True)]


def test_stop_waits_for_the_threads(jobs: Jobs) -> None:
    ended = threading.Event()

    def work(job: Job) -> None:
        while not job.is_cancelled():
            QThread.msleep(1)
        ended.set()

    jobs.start("export", work, _never, _never)
    assert jobs.stop()
    assert ended.is_set()


class Held:
    """Work that waits until the test lets it go."""

    def __init__(self) -> None:
        self.release = threading.Event()

    def __call__(self, _job: Job) -> str:
        assert self.release.wait(5)
        return "held"


@pytest.fixture
def held() -> Iterator[Held]:
    work = Held()
    yield work
    work.release.set()
