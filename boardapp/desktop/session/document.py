"""The open case: what it is, where it is stored, how it reads, and how to undo."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from boardapp.desktop.session.drafts import Drafts
from boardapp.desktop.session.edits import Edit, EditRefusedError, Step, not_its_case
from boardapp.desktop.session.following import followed, place_now
from boardapp.desktop.session.reviewing import Reviewing
from boardapp.desktop.session.saving import Saved, Saving, Stamp, stamp_of
from boardapp.desktop.session.waiting_pictures import WaitingPictures
from boardapp.desktop.system.jobs import Jobs
from boardapp.desktop.system.path_text import shown_name
from boardapp.today import today

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from boardapp.case.case import Case
    from boardapp.casefile.album import Album
    from boardapp.review.model.review import Review

    Done = Callable[[], None]
    Failed = Callable[[BaseException], None]

UNDO_LIMIT = 200
RELOAD = "Reload from disk"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case read whole, ready to be shown; `stamp` is that of the file as it was read.

    `path` None: the case has no file yet. `pictures` are those that a recovery copy kept, since no
    file holds them.
    """

    path: Path | None
    case: "Case"
    review: "Review"
    stamp: Stamp | None = None
    pictures: "Mapping[str, bytes]" = field(default_factory=dict)


def load(path: Path) -> Loaded:
    """Read and review the case at `path`; touches no document. Raises CaseFileError."""
    from boardapp.casefile.files import read_case
    from boardapp.casefile.leftovers import sweep_leftovers
    from boardapp.review.review_case import review_case

    stamp = stamp_of(path)
    case = read_case(path)
    sweep_leftovers(path.parent)
    return Loaded(path, case, review_case(case, today()), stamp)


class Document(QObject):
    """At most one open case.

    `changed` fires when another pair of case and review is to be shown: `review` always belongs
    to `reviewed_case`, which is `case` except while an edit is being reviewed. `stepped` fires at
    once with each edit, undo and redo, before its review is made. `drafts` are texts in fields
    that are not in the case. `review_failed` hands on what stopped a review. `filed` fires when
    the case has another file, or whether that holds all edits has changed. `sitting` counts the
    cases that were opened: what is asked for in one is never done in another.
    """

    changed = Signal()
    review_failed = Signal(object)
    stepped = Signal()
    filed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._stamp: Stamp | None = None
        self._case: Case | None = None
        self._saved_case: Case | None = None
        self._reviewed_case: Case | None = None
        self._review: Review | None = None
        self._shown_before: Case | None = None
        self._sitting = self._saves = 0
        self.drafts: Drafts = Drafts(self)
        self.pictures = WaitingPictures()
        self._saving = Saving(jobs)
        self._reviewing = Reviewing(jobs, self._show, self._show_failure)
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
        """The file that `save` writes; None: no case is open, or it has no file yet."""
        return self._path

    @property
    def album(self) -> "Album":
        """Where the pictures of the case are: by its file, or waiting for it to be saved."""
        return self.pictures.album(self._path)

    @property
    def stamp(self) -> Stamp | None:
        """The stamp of the file as it was read or saved here last."""
        return self._stamp

    @property
    def name(self) -> str:
        """What the user knows the open case by: its file, else its title."""
        if self._path is not None:
            return shown_name(self._path)
        return self._case.title if self._case is not None else ""

    @property
    def sitting(self) -> int:
        """The number of the case among those opened so far; another after each opening."""
        return self._sitting

    @property
    def is_modified(self) -> bool:
        """Whether there are edits that no file holds."""
        return self._case is not self._saved_case

    @property
    def is_saving(self) -> bool:
        """Whether the case or a copy of it is being written."""
        return self._saving.is_busy

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether another program has changed the file since it was read or saved here."""
        stamp = stamp_of(self._path) if self._path else None
        return None not in (stamp, self._stamp) and stamp != self._stamp

    @property
    def follow(self) -> "Callable[[str], str] | None":
        """From a place in the review that was shown before to the same fact's place in this one.

        None: there was none, or it was of another file.
        """
        old, new = self._shown_before, self._reviewed_case
        if old is None or new is None:
            return None
        return lambda place: followed(place, old, new)

    def take(self, loaded: Loaded) -> None:
        """Open a case that was read whole, in place of the open one."""
        is_reload = loaded.path is not None and loaded.path == self._path
        self._leave()
        self._path = loaded.path
        self._stamp = loaded.stamp
        self._case = self._saved_case = loaded.case
        self.pictures.put(loaded.pictures)
        self.pictures.note(loaded.case)
        self._show(loaded.case, loaded.review, is_same=is_reload)

    def take_unsaved(self, loaded: Loaded) -> None:
        """Open a case that no file holds as it is: a new one, or what a recovery copy kept."""
        self.take(loaded)
        self.mark_unsaved()

    def reload(self, case: "Case", stamp: Stamp | None) -> bool:
        """Put what the file holds now in place of the open case, as a step to undo.

        False if they are equal. Texts in fields that are not in the case stay.
        """
        old, self._stamp = self._case, stamp
        if old is None or case == old:
            self._saved_case = old
            self.filed.emit()
            return False
        self._saved_case = case
        self._saves += 1
        self.undo_stack.push(Step(RELOAD, self._replace, old, case))
        return True

    def mark_unsaved(self) -> None:
        """No file holds the case as it was opened; undoing leads to nothing that one holds."""
        self._saved_case = None
        self.filed.emit()

    def close(self) -> None:
        """Let the case go; edits that were not saved are lost."""
        self._leave()
        self._path = self._case = self._saved_case = None
        self._show(None, None, is_same=False)

    def edit(self, edit: Edit) -> bool:
        """Make an edit; False if it changes nothing.

        Raises EditRefusedError if it was made on another review than the one that is shown, or on
        another case than the open one, or would leave a case that can't be saved.
        """
        case = self._case
        is_reviewed = edit.made_on is self._review and case is self._reviewed_case
        if case is None or not (is_reviewed or edit.made_on is case):
            raise not_its_case(edit.text, edit.made_on, self._review)
        return self.apply(edit.text, case, edit.change(case), edit.key)

    def apply(self, text: str, old: "Case", new: "Case", key: str = "") -> bool:
        """Put `new` in the place of `old`, to be undone under the name `text`.

        Steps with the same `key` that follow each other are one.

        False if they are equal. Raises EditRefusedError if `old` is not the open case, or if
        `new` can't be saved.
        """
        if old is not self._case:
            raise EditRefusedError(
                f"“{text}” was not done: another case is open than the one it was made for."
            )
        if new == old:
            return False
        from boardapp.casefile.saving import why_not_saved

        if reason := why_not_saved(new, old):
            raise EditRefusedError(
                f"“{text}” was not done: the case could not be saved after it. {reason}"
            )
        step_key = f"{key} {self._saves}" if key else ""  # no step goes across the saved point
        self.undo_stack.push(Step(text, self._replace, old, new, step_key))
        return True

    def when_saved(self, act: "Callable[[], None]") -> None:
        """Do it now, or once nothing is being written and what asked before has had its turn."""
        self._saving.when_free(act)

    def save(self, done: "Done", failed: "Failed") -> None:
        """Write the case as it stands now to its file, as `save_as` does."""
        if self._path is None:
            raise RuntimeError("no case is open")
        self.save_as(self._path, done, failed)

    def save_as(self, path: Path, done: "Done", failed: "Failed") -> None:
        """Write the case as it stands now to `path`, on another thread.

        Calls `done` once that is the case's file, or `failed` with what stopped it: a
        CaseFileError where the user can mend it. Until then, and then, the edits are not saved.
        """
        case, sitting = self._case, self._sitting
        self._saves += 1

        def written(saved: Saved) -> None:
            if sitting == self._sitting and case is not None:
                self._path, self._stamp, self._saved_case = path, saved.stamp, case
                self.pictures.take_saved(case, saved.left_behind)
                self.filed.emit()
            done()

        self._write(path, written, failed)

    def save_copy(self, path: Path, done: "Done", failed: "Failed") -> None:
        """Write the case as it stands now to `path` and go on with the file that is open."""
        self._write(path, lambda _: done(), failed)

    def _write(self, path: Path, written: "Callable[[Saved], None]", failed: "Failed") -> None:
        if self._case is None:
            raise RuntimeError("no case is open")
        undone = self.pictures.only_undone(self._case)
        self._saving.write(path, self._case, self.album, undone, written, failed)

    def _leave(self) -> None:
        """End the sitting: nothing that was asked for in it comes into the next."""
        self._sitting += 1
        self._reviewing.stop()
        self.undo_stack.clear()
        self.drafts.clear()
        self.pictures.clear()

    def _replace(self, case: "Case") -> None:
        """Make `case` the open one without a step to undo; for the undo stack only."""
        old, was_modified, self._case = self._case, self.is_modified, case
        self.pictures.note(case)
        if old is not None:
            self.drafts.follow(lambda place: place_now(place, old, case))
        if self.is_modified != was_modified:
            self.filed.emit()
        self.stepped.emit()
        self._reviewing.ask(case)

    def _show_failure(self, case: "Case", error: BaseException) -> None:
        self._show(case, None)  # a stale review must not stay on screen
        self.review_failed.emit(error)

    def _show(self, case: "Case | None", review: "Review | None", *, is_same: bool = True) -> None:
        self._shown_before = self._reviewed_case if is_same else None
        self._reviewed_case, self._review = case, review
        self.changed.emit()
