"""What the user can do to put the open case into a file: save, save as, copy."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from boardapp.desktop.session.document import Document
from boardapp.desktop.session.recent import RecentFiles
from boardapp.desktop.system.path_text import kept_text, path_of, shown_name
from boardapp.desktop.system.reach import first_folder
from boardapp.desktop.system.settings import CASE_FOLDER, Settings
from boardapp.endings import CASE
from boardapp.resources import is_example

NEW_CASE = "case"
"""What the file of a case without a label is proposed to be called."""
_UNFIT = '<>:"/\\|?*\0'
"""What some system does not take in the name of a file."""


class Writing(QObject):
    """Asks what must be asked, and writes on another thread.

    `said` tells the status bar; `copied` fires with a copy that was written; `refused` with the
    name of a file that the case did not get into; `reload_wanted` when the file is to be read
    again instead; `failed` hands on a fault of the program. `is_elsewhere` tells whether another
    window of the program has a file, and brings it to the front: a file is open in one at most.
    """

    said = Signal(str)
    copied = Signal(Path)
    refused = Signal(str)
    reload_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, document: Document, settings: Settings, recent: RecentFiles, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._settings = document, settings
        self._recent, self._window = recent, window
        self.is_elsewhere: Callable[[Path], bool] = _in_no_window

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the edits to the case's file, on another thread; call `then` once they are there.

        Waits for what is being written. Asks before what another program wrote is lost; an
        example, and a case that has no file yet, go to a file of the user's.
        """
        self._document.when_saved(partial(self._save, then or _nothing))

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and write the case to it; it becomes the file of the case."""
        if self._document.case is not None:
            self._document.when_saved(partial(self._save_elsewhere, then or _nothing))

    def save_copy(self) -> None:
        """Ask for a file and write the case to it; the open file stays the open one."""
        from boardapp.desktop.parts.dialogs import CaseChooser

        if self._document.case is None:
            return
        name = self._proposed()
        target = CaseChooser.ask_copy(self._window, name.with_name(f"copy of {name.name}"))
        if target is not None and not self._is_taken(target):
            failed = partial(self._tell_unsaved, "The copy", "The copy can't be saved.")
            self._document.save_copy(target, partial(self._copied, target), failed)

    def folder(self, otherwise: Path) -> Path:
        """The folder of the last case; another where there is none, or it does not answer."""
        kept = self._settings.get(CASE_FOLDER)
        return first_folder(*([path_of(kept)] if kept else []), otherwise)

    def _save(self, then: Callable[[], None]) -> None:
        path = self._document.path
        if path is None or is_example(path):
            self._save_elsewhere(then)
        elif not self._document.is_changed_on_disk:
            self._put(path, then)
        else:
            self._ask(path, then)

    def _ask(self, path: Path, then: Callable[[], None]) -> None:
        """Another program has written the file: let the user choose what becomes of it."""
        from boardapp.desktop.parts.dialogs import Question

        answer = Question.ask_changed_on_disk(self._window, path.name)
        if answer == "replace":
            self._put(path, then)
        elif answer == "save as":
            self._save_elsewhere(then)
        elif answer == "reload":
            self.reload_wanted.emit()

    def _save_elsewhere(self, then: Callable[[], None]) -> None:
        from boardapp.desktop.parts.dialogs import CaseChooser

        if self._document.case is None:
            return
        target = CaseChooser.ask_save_as(self._window, self._proposed())
        if target is None or self._is_taken(target):
            return

        def written() -> None:
            self._recent.add(target)
            self._settings.put(CASE_FOLDER, kept_text(target.parent))
            then()

        self._put(target, written)

    def _is_taken(self, target: Path) -> bool:
        """Whether another window has this file, which must not change beneath it; then say so."""
        if not self.is_elsewhere(target):
            return False
        from boardapp.desktop.parts.dialogs import ProblemDialog

        name = shown_name(target)
        sentence = (
            f"{name} is open in another window. Choose another name, or close it there first."
        )
        ProblemDialog.tell(self._window, "Nothing was saved.", [sentence])
        return True

    def _proposed(self) -> Path:
        """A file in the folder of the last case: the case's own name, else its patient's label."""
        path, case = self._document.path, self._document.case
        folder = self.folder(path.parent if path else Path.home())
        folder = Path.home() if is_example(folder) else folder
        if path is not None:
            return folder / path.name
        return folder / file_name(case.patient.label if case else "")

    def _put(self, path: Path, then: Callable[[], None]) -> None:
        def written() -> None:
            self.said.emit(f"Saved {path.name}.{self._left_out()}")
            then()

        def failed(error: BaseException) -> None:
            self._tell_unsaved(path.name, "The case can't be saved.", error)
            self.refused.emit(path.name)

        self._document.save_as(path, written, failed)

    def _left_out(self) -> str:
        """What is said of texts that can't be read: they stay in their fields, not in the file."""
        count = len(self._document.drafts)
        if not count:
            return ""
        what = "What was typed in 1 field is" if count == 1 else f"Texts in {count} fields are"
        return f" {what} not in it: what can't be read yet waits there."

    def _copied(self, target: Path) -> None:
        self._settings.put(CASE_FOLDER, kept_text(target.parent))
        self.copied.emit(target)

    def _tell_unsaved(self, name: str, heading: str, error: BaseException) -> None:
        """Say why a case or a copy is in no file; the edits stay, and what was to follow falls."""
        from boardapp.casefile.faults import CaseFileError
        from boardapp.desktop.parts.dialogs import ProblemDialog

        self.said.emit(f"{name} was not saved.")
        if not isinstance(error, CaseFileError):
            self.failed.emit(error)
            return
        ProblemDialog.tell(self._window, heading, str(error).splitlines())


def file_name(label: str) -> str:
    """A name for the file of a new case from the label of its patient, fit for every system."""
    clean = "".join(" " if letter in _UNFIT or ord(letter) < 32 else letter for letter in label)
    return f"{' '.join(clean.split()).strip(' .')[:80] or NEW_CASE}{CASE}"


def _in_no_window(_: Path) -> bool:
    """There is but one window."""
    return False


def _nothing() -> None:
    """What follows where nothing is to."""
