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
from boardapp.desktop.session.saving import Stamp, stamp_of
from boardapp.desktop.session.writing import Writing
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.desktop.system.path_text import kept_text, plain, shown_name
from boardapp.desktop.system.reach import is_same_file
from boardapp.desktop.system.settings import CASE_FOLDER, Settings
from boardapp.resources import ResourceError, example_case

if TYPE_CHECKING:
    from boardapp.case.case import Case

log = logging.getLogger(__name__)

READ = "read"


class Files(QObject):
    """Reads cases in the background and swaps them into the document once they are whole.

    `reading` and `settled` frame each attempt to open; `reread` fires when the open case's file was
    read again; `said` tells the status bar; `failed` hands on a fault of the program.
    `writing` puts the open case into files.
    """

    reading = Signal(Path)
    settled = Signal()
    reread = Signal()
    said = Signal(str)
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
        self.writing = Writing(document, settings, recent, window)
        self.writing.reload_wanted.connect(self.reload)
        self.writing.said.connect(self.said)
        self.writing.failed.connect(self.failed)
        self._after_dialogs, self._leaving = AfterDialogs(self), AfterDialogs(self)
        self._opening: Path | None = None
        self.settled.connect(self._forget_opening)

    def choose(self) -> None:
        """Ask for a case file and open it."""
        from boardapp.desktop.parts.dialogs import CaseChooser

        path = CaseChooser.ask_open(self._window, str(self.writing.folder(Path.home())))
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

        A case that is read while a dialog is open waits until it is closed. A file that another
        window has comes to the front there.
        """
        if self.writing.is_elsewhere(path):
            self.said.emit(f"{shown_name(path)} is open in another window, which is in front now.")
            return
        if not self._may_leave(partial(self.open, path)):
            return
        self._jobs.abandon(READ)  # whoever opens a second file no longer wants the first
        self._after_dialogs.forget()
        path = plain(path)

        def work(job: Job) -> Loaded | None:
            loaded = load(path)
            return None if job.is_cancelled() else loaded

        left = self._document.case

        def done(loaded: Loaded | None) -> None:
            self._take_read(path, loaded, left)

        def failed(error: BaseException) -> None:
            self._tell_failure(path, error)

        self._opening = path
        self.reading.emit(path)
        self._jobs.start(READ, work, done, failed, f"Reading {path.name}")

    def holds(self, path: Path) -> bool:
        """Whether this file is the one of the open case, or is being read to be."""
        held = (self._document.path, self._opening)
        return any(one is not None and is_same_file(plain(path), one) for one in held)

    def _forget_opening(self) -> None:
        self._opening = None

    def reload(self) -> None:
        """Read the open case's file again, as one step: undoing brings back what was here."""
        path, before = self._document.path, self._document.case
        if path is None or before is None:
            return
        self._jobs.abandon(READ)
        self._after_dialogs.forget()

        def work(_: Job) -> "tuple[Case, Stamp | None]":
            from boardapp.casefile.files import read_case

            stamp = stamp_of(path)
            return read_case(path), stamp

        def done(read: "tuple[Case, Stamp | None]") -> None:
            self._after_dialogs.run(partial(self._reloaded, path, before, *read))

        def failed(error: BaseException) -> None:
            self._tell_failure(path, error)

        self._jobs.start(READ, work, done, failed, f"Reading {path.name}")

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

    def _reloaded(self, path: Path, before: "Case", case: "Case", stamp: Stamp | None) -> None:
        if self._document.case is not before or self._document.path != path:
            self.said.emit(f"{path.name} was not read again, since the case has changed meanwhile.")
            return
        if self._document.reload(case, stamp):
            self.said.emit(f"Read {path.name} again. Undo brings back what was here.")
        else:
            self.said.emit(f"{path.name} says what is shown.")
        self.reread.emit()

    def _tell_failure(self, path: Path, error: BaseException) -> None:
        from boardapp.casefile.faults import CaseFileError

        self.settled.emit()
        self.said.emit(f"{path.name} was not opened.")
        if isinstance(error, CaseFileError):
            self._tell(f"{path.name} can't be opened.", error)
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
            self.writing.save(go_on)
        return answer == "discard"

    def _tell(self, heading: str, error: Exception) -> None:
        from boardapp.desktop.parts.dialogs import ProblemDialog

        ProblemDialog.tell(self._window, heading, str(error).splitlines())
