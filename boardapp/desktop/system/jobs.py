"""Work outside the GUI thread: one job of a kind at a time, with progress and cancel."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)

Work = Callable[["Job"], Any]
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Job(QObject):
    """One piece of work under way.

    The work gets the job as its argument, polls `is_cancelled` and calls `report`; everything
    else belongs to the GUI thread.
    """

    progressed = Signal(int, int)
    ended = Signal(object, object, object)
    """The job, its result, its error; delivered to the receiver's thread."""

    def __init__(
        self, kind: str, title: str, done: Done, failed: Failed, *, is_cancellable: bool
    ) -> None:
        super().__init__()
        self.kind = kind
        self.title = title
        self.is_cancellable = is_cancellable
        self.done = done
        self.failed = failed
        self.is_abandoned = False
        self._cancelled = False

    def is_cancelled(self) -> bool:
        """Whether the work should stop as soon as it can."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop; its end is still reported."""
        self._cancelled = True

    def abandon(self) -> None:
        """Ask the work to stop, and let nobody hear of its end."""
        self._cancelled = True
        self.is_abandoned = True

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; may be called from its thread."""
        self.progressed.emit(done, total)

    def end(self, result: object, error: BaseException | None) -> None:
        """Hand over the outcome; called once, from the work's thread."""
        self.ended.emit(self, result, error)


@cache
def prompt_threads() -> QThreadPool:
    """The threads of what must not wait behind other work: saving, and keeping unsaved work.

    The pool of all else has a thread for each core, which a long export and a review may hold. It
    is never taken down: that would wait for its threads while they wait for Python.
    """
    return QThreadPool()


def are_threads_done() -> bool:
    """Whether no thread of any window has work any more."""
    is_done = QThreadPool.globalInstance().waitForDone(0)
    return prompt_threads().waitForDone(0) and is_done


class _Run(QRunnable):
    """Runs the work on a thread of the pool."""

    def __init__(self, job: Job, work: Work) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        try:
            result = self._work(self._job)
        except BaseException as error:  # noqa: BLE001  the edge of a thread: handed over, not lost
            self._job.end(None, error)
        else:
            self._job.end(result, None)


class Jobs(QObject):
    """Starts jobs and hands back their outcome on the GUI thread."""

    started = Signal(Job)
    ended = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, Job] = {}
        self._abandoned: set[Job] = set()
        self._pool = QThreadPool.globalInstance()

    def start(
        self,
        kind: str,
        work: Work,
        done: Done,
        failed: Failed,
        title: str = "",
        *,
        is_cancellable: bool = True,
        is_prompt: bool = False,
    ) -> Job:
        """Start `work` on another thread; `title` says in the status bar what is done.

        `is_cancellable`: whether the user may stop it. `is_prompt`: it begins at once, however much
        else is under way; for what keeps the user's work, and for nothing long. Calls
        `done(result)` or `failed(error)` on the GUI thread. Raises RuntimeError while another job
        of this kind runs.
        """
        if kind in self._running:
            raise RuntimeError(f"a job of the kind {kind!r} is running")
        job = Job(kind, title, done, failed, is_cancellable=is_cancellable)
        job.ended.connect(self._finish)
        self._running[kind] = job
        self.started.emit(job)
        (prompt_threads() if is_prompt else self._pool).start(_Run(job, work))
        return job

    def is_busy(self, kind: str = "") -> bool:
        """Whether a job of this kind runs, or any at all."""
        return kind in self._running if kind else bool(self._running)

    def abandon(self, kind: str) -> None:
        """Free the kind at once: the running job, if any, comes to nothing."""
        job = self._running.pop(kind, None)
        if job is None:
            return
        job.abandon()
        self._abandoned.add(job)  # its thread still needs it
        self.ended.emit(job)

    def stop(self, wait_ms: int = 5000) -> bool:
        """Abandon all jobs and wait for their threads; False if one does not end in time."""
        for kind in list(self._running):
            self.abandon(kind)
        is_done = self._pool.waitForDone(wait_ms)
        return prompt_threads().waitForDone(wait_ms) and is_done

    @Slot(object, object, object)
    def _finish(self, job: Job, result: object, error: BaseException | None) -> None:
        if job.is_abandoned:
            self._abandoned.discard(job)
            return
        # Free before the callback, so that the callback may start the next job.
        self._running.pop(job.kind, None)
        log.info("job %s ended: %s", job.kind, type(error).__name__ if error else "done")
        self.ended.emit(job)
        if error is None:
            job.done(result)
        else:
            job.failed(error)
