"""One open case with all that belongs to it: its document, its files, the jobs for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from boardapp.desktop.session.closing import Closing
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.desktop.session.files import Files
from boardapp.desktop.session.kept_copies import KeptCopies
from boardapp.desktop.session.recent import RecentFiles
from boardapp.desktop.session.recovery import Recovery
from boardapp.desktop.system.jobs import Jobs
from boardapp.desktop.system.path_text import kept_text
from boardapp.desktop.system.settings import LAST_CASE, Settings


class Session(QObject):
    """What a window works on. Dialogs stand over `window`."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.settings = settings
        self.jobs = Jobs(self)
        self.document: Document = Document(self.jobs, self)
        self.recent = RecentFiles(settings, self)
        self.files: Files = Files(self.document, self.jobs, settings, self.recent, window)
        self.recovery = Recovery(self.document, self.jobs, settings, self)
        self.kept_copies = KeptCopies(self.document, self.files, self.jobs, self.recovery, self)
        self._closing = Closing(self.document, self.files, self.recovery, window)

    def edit(self, edit: Edit) -> bool:
        """Make an edit; whether anything has changed. A refusal is told, with what was typed."""
        try:
            return self.document.edit(edit)
        except EditRefusedError as error:
            from boardapp.desktop.parts.dialogs import ProblemDialog

            typed = (f"You typed: {edit.words}",) if edit.words else ()
            ProblemDialog.tell(self._window, "Nothing was changed.", [str(error), *typed])
            return False

    def stop(self, again: Callable[[], object]) -> bool:
        """Ask if something would be lost, then end all jobs; False: the user stays.

        False too while something is being written: `again` is called once it is, or the user gives
        up waiting for it.
        """
        if not self._closing.may_close(again):
            return False
        path = self.document.path
        self.settings.put(LAST_CASE, kept_text(path) if path else "")
        self.settings.write()
        if self._closing.is_given_up:
            self.jobs.stop(wait_ms=0)
            self.recovery.leave()
        else:
            self.jobs.stop()
            self.recovery.end()
        self.kept_copies.release()
        return True
