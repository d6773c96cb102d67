"""Cases written to files on another thread: one at a time, and what waits for its turn."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from boardapp.desktop.system.jobs import Job, Jobs

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.casefile.album import Album

SAVE = "save"

Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and how many bytes it has."""


class Saved(NamedTuple):
    """A case that was written: the stamp of its file, and pictures that it does not show any more.

    `left_behind` are those that only a step to undo states.
    """

    stamp: Stamp | None
    left_behind: Mapping[str, bytes]


Done = Callable[[Saved], None]
Failed = Callable[[BaseException], None]


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none to be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Saving:
    """Writes one case at a time; whoever comes meanwhile waits, in the order of coming."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_acting = False

    @property
    def is_busy(self) -> bool:
        """Whether a case is being written."""
        return self._jobs.is_busy(SAVE)

    def when_free(self, act: Callable[[], None]) -> None:
        """Do it now; while a case is being written or others wait, once that is over."""
        self._waiting.append(act)
        if len(self._waiting) == 1:
            self._go_on()

    def write(
        self,
        path: Path,
        case: "Case",
        album: "Album",
        undone: Sequence[str],
        done: Done,
        failed: Failed,
    ) -> None:
        """Write `case` to `path`, at once or in its turn.

        `undone` are pictures that only a step to undo states. Calls `done`, or `failed`, on the GUI
        thread.
        """

        def start() -> None:
            self._start(path, case, album, undone, done, failed)

        if self.is_busy:
            self.when_free(start)
        else:
            start()

    def _start(
        self,
        path: Path,
        case: "Case",
        album: "Album",
        undone: Sequence[str],
        done: Done,
        failed: Failed,
    ) -> None:
        def work(_: Job) -> Saved:
            from boardapp.casefile.files import left_behind, write_case

            left = left_behind(path, album, undone)
            write_case(path, case, images_from=album)
            return Saved(stamp_of(path), left)

        def written(saved: Saved) -> None:
            try:
                done(saved)
            finally:
                self._go_on()

        def not_written(error: BaseException) -> None:
            try:
                failed(error)
            finally:
                self._go_on()

        title = f"Saving {path.name}"
        self._jobs.start(
            SAVE, work, written, not_written, title, is_cancellable=False, is_prompt=True
        )

    def _go_on(self) -> None:
        """Do what waits, until one of it writes; what asks the user lets nothing by meanwhile."""
        while self._waiting and not self.is_busy and not self._is_acting:
            self._is_acting = True
            try:
                self._waiting.popleft()()
            finally:
                self._is_acting = False
