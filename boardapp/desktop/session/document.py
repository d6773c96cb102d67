"""The open case: what it is, where it is stored, how it reads, and how to undo."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.today import today

if TYPE_CHECKING:
    from boardapp.case.case import Case
    from boardapp.review.model.review import Review

UNDO_LIMIT = 200
# Up to this many results a review is made between two frames; above, on another thread.
RESULTS_REVIEWED_AT_ONCE = 2_000


Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and how many bytes it has."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case file read whole, ready to be shown; `stamp` is that of the file as it was read."""

    path: Path
    case: "Case"
    review: "Review"
    stamp: "Stamp | None" = None


def load(path: Path) -> Loaded:
    """Read and review the case at `path`; touches no document. Raises CaseFileError."""
    from boardapp.casefile.files import read_case
    from boardapp.review.review_case import review_case

    stamp = _stamp_of(path)
    case = read_case(path)
    return Loaded(path, case, review_case(case, today()), stamp)


class Document(QObject):
    """At most one open case.

    `changed` fires when another pair of case and review is to be shown: `review` always belongs
    to `reviewed_case`, which is `case` except while a big case is being reviewed.
    `review_failed` hands on what stopped a review.
    """

    changed = Signal()
    review_failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path: Path | None = None
        self._stamp: Stamp | None = None
        self._case: Case | None = None
        self._reviewed_case: Case | None = None
        self._review: Review | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def case(self) -> "Case | None":
        """The case as it stands after the last edit; None: no case is open."""
        return self._case

    @property
    def reviewed_case(self) -> "Case | None":
        """The case that `review` reads."""
        return self._reviewed_case

    @property
    def review(self) -> "Review | None":
        """The case read for a board."""
        return self._review

    @property
    def path(self) -> Path | None:
        """The file that `save` writes."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether there are edits that no file holds."""
        return not self.undo_stack.isClean()

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether another program has changed the file since it was read or saved here."""
        stamp = _stamp_of(self._path) if self._path else None
        return None not in (stamp, self._stamp) and stamp != self._stamp

    def take(self, loaded: Loaded) -> None:
        """Open a case that was read whole, in place of the open one."""
        self._jobs.abandon("review")
        self.undo_stack.clear()
        self._path = loaded.path
        self._stamp = loaded.stamp
        self._case = loaded.case
        self._show(loaded.case, loaded.review)

    def close(self) -> None:
        """Let the case go; edits that were not saved are lost."""
        self._jobs.abandon("review")
        self.undo_stack.clear()
        self._path = self._case = None
        self._show(None, None)

    def apply(self, text: str, case: "Case") -> bool:
        """Make `case` the open one, to be undone under the name `text`; False if it is equal."""
        if self._case is None:
            raise RuntimeError("no case is open")
        if case == self._case:
            return False
        self.undo_stack.push(_Edit(text, self, self._case, case))
        return True

    def save(self) -> None:
        """Write the case to its file. Raises CaseFileError, and then stays modified."""
        if self._path is None:
            raise RuntimeError("no case is open")
        self.save_as(self._path)

    def save_as(self, path: Path) -> None:
        """Write the case to `path`, which becomes its file. Raises CaseFileError."""
        self.save_copy(path)
        self._path = path
        self._stamp = _stamp_of(path)
        self.undo_stack.setClean()
        self.changed.emit()

    def save_copy(self, path: Path) -> None:
        """Write the case to `path` and go on with the file that is open. Raises CaseFileError."""
        if self._case is None:
            raise RuntimeError("no case is open")
        from boardapp.casefile.files import write_case

        write_case(path, self._case, images_from=self._path)

    def replace(self, case: "Case") -> None:
        """Make `case` the open one without a step to undo; for the undo stack only."""
        from boardapp.review.review_case import review_case

        self._case = case
        self._jobs.abandon("review")
        if len(case.labs) + len(case.measurements) <= RESULTS_REVIEWED_AT_ONCE:
            try:
                self._show(case, review_case(case, today()))
            except Exception as error:  # noqa: BLE001  a stale review must not stay on screen
                self._show_failure(case, error)
            return

        def work(_job: Job) -> "Review":
            return review_case(case, today())

        def done(review: "Review") -> None:
            self._show(case, review)

        def failed(error: BaseException) -> None:
            self._show_failure(case, error)

        title = "Reviewing the case"
        self._jobs.start("review", work, done, failed, title, is_cancellable=False)

    def _show_failure(self, case: "Case", error: BaseException) -> None:
        self._show(case, None)
        self.review_failed.emit(error)

    def _show(self, case: "Case | None", review: "Review | None") -> None:
        self._reviewed_case, self._review = case, review
        self.changed.emit()


def _stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none to be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class _Edit(QUndoCommand):
    """One edit as two whole cases; they share all that did not change."""

    def __init__(self, text: str, document: Document, old: "Case", new: "Case") -> None:
        super().__init__(text)
        self._document = document
        self._old = old
        self._new = new

    def redo(self) -> None:
        self._document.replace(self._new)

    def undo(self) -> None:
        self._document.replace(self._old)
