"""What the user can do with case files: open, reload, save, copy, close."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.parts.after_dialogs import AfterDialogs, is_dialog_open
from boardapp.desktop.session.document import Document, Loaded, load
from boardapp.desktop.session.recent import RecentFiles
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.system.path_text import kept_text, path_of, shown_name
from boardapp.desktop.system.reach import first_folder
from boardapp.desktop.system.settings import CASE_FOLDER, Settings
from boardapp.resources import ResourceError, example_case, is_example

if TYPE_CHECKING:
    from boardapp.case.case import Case

log = logging.getLogger(__name__)

READ = "read"


class Files(QObject):
    """Reads cases in the background and swaps them into the document once they are whole.

    `reading` and `settled` frame each attempt to open; `said` tells the status bar; `copied`
    fires with a copy that was written; `failed` hands on a fault of the program.
    """

    reading = Signal(Path)
    settled = Signal()
    said = Signal(str)
    copied = Signal(Path)
    failed = Signal(object)

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        settings: Settings,
        recent: RecentFiles,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._jobs = jobs
        self._settings = settings
        self._recent = recent
        self._window = window
        self._after_dialogs, self._leaving = AfterDialogs(self), AfterDialogs(self)

    def choose(self) -> None:
        """Ask for a case file and open it."""
        from boardapp.desktop.parts.dialogs import CaseChooser

        path = CaseChooser.ask_open(self._window, str(self._folder(Path.home())))
        if path is not None:
            self.open(path)

    def open_example(self, name: str) -> None:
        """Open an example case by its short name."""
        try:
            self.open(example_case(name))
        except ResourceError as error:
            self._tell("The example case can't be opened.", error)

    def open(self, path: Path) -> None:
        """Read the case at `path` and show it; until then, and if it fails, nothing changes.

        A case that is read while a dialog is open waits until it is closed.
        """
        if not self._may_leave(partial(self.open, path)):
            return
        self._jobs.abandon(READ)  # whoever opens a second file no longer wants the first
        self._after_dialogs.forget()
        path = path.absolute()

        def work(job: Job) -> Loaded | None:
            loaded = load(path)
            return None if job.is_cancelled() else loaded

        left = self._document.case

        def done(loaded: Loaded | None) -> None:
            self._take_read(path, loaded, left)

        def failed(error: BaseException) -> None:
            self._tell_failure(path, error)

        self.reading.emit(path)
        self._jobs.start(READ, work, done, failed, f"Reading {path.name}")

    def reload(self) -> None:
        """Read the open case again, as another program may have changed it."""
        if self._document.path is not None:
            self.open(self._document.path)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the edits to the case's file, on another thread; call `then` once they are there.

        Waits for what is being written. Asks before what another program wrote is lost; an
        example goes to a file of the user's.
        """
        self._document.when_saved(partial(self._save, then or _nothing))

    def save_copy(self) -> None:
        """Ask for a file and write the case to it; the open file stays the open one."""
        from boardapp.desktop.parts.dialogs import CaseChooser

        path = self._document.path
        if path is None:
            return
        proposal = self._folder(path.parent) / f"copy of {path.name}"
        target = CaseChooser.ask_copy(self._window, proposal)
        if target is not None:
            failed = partial(self._tell_unsaved, "The copy", "The copy")
            self._document.save_copy(target, partial(self._copied, target), failed)

    def close(self) -> None:
        """Let the open case go, once all is written that is to be."""
        if self._document.case is not None and self._may_leave(self.close):
            self._document.close()
            self.said.emit("The case is closed.")

    def may_quit(self, again: Callable[[], object]) -> bool:
        """Whether nothing is lost by ending the program, or the user agrees to lose it.

        False too while something is being written: `again` is called once it is, to ask again.
        """
        return self._may_leave(again)

    def _take_read(self, path: Path, loaded: Loaded | None, left: "Case | None") -> None:
        """Show a case once nothing asks about the one that is open."""
        if loaded is None:
            self.settled.emit()
            self.said.emit("Reading was cancelled; nothing has changed.")
            return
        if is_dialog_open():
            self.said.emit(f"{path.name} is read; it opens when the dialog is closed.")
        self._after_dialogs.run(partial(self._opened, path, loaded, left))

    def _opened(self, path: Path, loaded: Loaded, left: "Case | None") -> None:
        """Swap a case in; `left` is the one that the user agreed to leave, as it stood then."""
        again = partial(self._opened, path, loaded, left)
        if self._document.case is not left and not self._may_leave(again):
            self.settled.emit()
            if not self._document.is_saving:
                self.said.emit(f"{path.name} was not opened.")
            return
        self._document.take(loaded)
        self._recent.add(path)
        self._settings.put(CASE_FOLDER, kept_text(path.parent))
        self.settled.emit()
        self.said.emit(f"Opened {shown_name(path)}.")
        log.info("opened a case with %d results", len(loaded.case.labs))

    def _tell_failure(self, path: Path, error: BaseException) -> None:
        from boardapp.casefile.faults import CaseFileError

        self.settled.emit()
        self.said.emit(f"{path.name} was not opened.")
        if isinstance(error, CaseFileError):
            self._tell(f"{path.name} can't be opened.", error)
        else:
            self.failed.emit(error)

    def _save(self, then: Callable[[], None]) -> None:
        path = self._document.path
        if path is None:
            return
        if is_example(path):
            self._save_elsewhere(path, then)
            return
        from boardapp.desktop.parts.dialogs import Question

        if not self._document.is_changed_on_disk or Question.ask_overwrite(self._window, path.name):
            self._put(path, then)

    def _save_elsewhere(self, example: Path, then: Callable[[], None]) -> None:
        from boardapp.desktop.parts.dialogs import CaseChooser

        folder = self._folder(Path.home())
        folder = Path.home() if is_example(folder) else folder
        target = CaseChooser.ask_copy(self._window, folder / example.name)
        if target is None:
            return

        def written() -> None:
            self._recent.add(target)
            self._settings.put(CASE_FOLDER, kept_text(target.parent))
            then()

        self._put(target, written)

    def _folder(self, otherwise: Path) -> Path:
        """The folder of the last case; another where there is none, or it does not answer."""
        kept = self._settings.get(CASE_FOLDER)
        return first_folder(*([path_of(kept)] if kept else []), otherwise)

    def _put(self, path: Path, then: Callable[[], None]) -> None:
        def written() -> None:
            self.said.emit(f"Saved {path.name}.")
            then()

        failed = partial(self._tell_unsaved, path.name, "The case")
        self._document.save_as(path, written, failed)

    def _copied(self, target: Path) -> None:
        self._settings.put(CASE_FOLDER, kept_text(target.parent))
        self.copied.emit(target)

    def _tell_unsaved(self, name: str, what: str, error: BaseException) -> None:
        """Say why a case or a copy is in no file; the edits stay, and what was to follow falls."""
        from boardapp.casefile.faults import CaseFileError

        self.said.emit(f"{name} was not saved.")
        if isinstance(error, CaseFileError):
            self._tell(f"{what} can't be saved.", error)
        else:
            self.failed.emit(error)

    def _may_leave(self, again: Callable[[], object]) -> bool:
        """Whether nothing is lost by letting the case go, or the user agrees to lose it.

        False too while something is being written: then `again` is called once it is written, not
        behind a dialog, to ask again; never if that fails.
        """
        go_on = partial(self._leaving.run, again)
        if self._document.is_saving:
            self.said.emit("This goes on once all is saved.")
            self._document.when_saved(go_on)
            return False
        from boardapp.desktop.parts.dialogs import Question

        name, drafts = self._document.name, self._document.drafts.all
        if not self._document.is_modified:
            texts = tuple(draft.text for draft in drafts)
            return not texts or Question.ask_drafts(self._window, name, texts)
        answer = Question.ask_save(self._window, name, len(drafts))
        if answer == "save":
            self.save(go_on)
        return answer == "discard"

    def _tell(self, heading: str, error: Exception) -> None:
        from boardapp.desktop.parts.dialogs import ProblemDialog

        ProblemDialog.tell(self._window, heading, str(error).splitlines())


def _nothing() -> None:
    """What follows where nothing is to."""
