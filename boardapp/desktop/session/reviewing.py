"""Reviews of the open case, made on another thread: one at a time, and at most one that waits.

One that nobody asks for any more is given up between two of its parts.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.today import today

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.review.model.review import Review
    from boardapp.review.parts import Parts

REVIEW = "review"
TITLE = "Reviewing the case"

Done = Callable[["Case", "Review"], None]
Failed = Callable[["Case", BaseException], None]


class Reviewing:
    """Reviews the case that was asked for last; `done` or `failed` hears of that one only."""

    def __init__(self, jobs: Jobs, done: Done, failed: Failed) -> None:
        self._jobs = jobs
        self._done = done
        self._failed = failed
        self._waiting: Case | None = None
        self._running: Job | None = None
        self._parts: list[Parts] = []  # none before the first review, whose thread imports them

    @property
    def is_busy(self) -> bool:
        """Whether a review is being made or waits to be."""
        return self._running is not None

    def ask(self, case: "Case") -> None:
        """Review `case`, in place of what was asked for before."""
        if self._running is None:
            self._start(case)
        else:
            # Not beside it: many quick edits of a large case would review on all cores.
            self._running.cancel()
            self._waiting = case

    def stop(self) -> None:
        """Let what was asked for come to nothing."""
        self._waiting = self._running = None
        self._jobs.abandon(REVIEW)
        # The thread of the abandoned review may still be at its parts.
        self._parts = []

    def _start(self, case: "Case") -> None:
        kept = self._parts

        def work(job: Job) -> "Review":
            from boardapp.review.parts import Parts
            from boardapp.review.review_case import review_case

            if not kept:
                kept.append(Parts())
            return review_case(case, today(), parts=kept[0], cancelled=job.is_cancelled)

        def done(review: "Review") -> None:
            if not self._begin_waiting():
                self._done(case, review)

        def failed(error: BaseException) -> None:
            if not self._begin_waiting():
                self._failed(case, error)

        self._running = self._jobs.start(REVIEW, work, done, failed, TITLE, is_cancellable=False)

    def _begin_waiting(self) -> bool:
        """Go on with the case that waits, if one does: nobody asks for the last one any more."""
        case, self._waiting, self._running = self._waiting, None, None
        if case is not None:
            self._start(case)
        return case is not None
