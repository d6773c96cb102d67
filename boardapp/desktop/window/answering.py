"""What a window answers to further starts of the program, and to its other windows."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from boardapp.desktop.parts.after_dialogs import is_dialog_open
from boardapp.desktop.session.files import READ
from boardapp.desktop.session.session import Session
from boardapp.desktop.window.beginning import Beginning
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.messages import Messages


class Answering:
    """Comes to the front when it is called; an empty path stands for no file."""

    def __init__(
        self, window: MainWindow, session: Session, beginning: Beginning, messages: Messages
    ) -> None:
        self._window, self._files, self._jobs = window, session.files, session.jobs
        self._document, self._beginning, self._messages = session.document, beginning, messages

    @property
    def is_free(self) -> bool:
        """Whether a case can be opened here without another one giving way."""
        is_begun = self._beginning.is_open or self._jobs.is_busy(READ)
        return self._document.case is None and not is_begun

    def has(self, path: Path) -> bool:
        """Whether this file is the one that is open here, or is about to be."""
        return self._files.holds(path)

    def may_answer(self, path: Path) -> bool:
        """Whether another start's file can be opened here: not behind an open dialog."""
        return path == Path() or self.has(path) or not is_dialog_open()

    def answer(self, path: Path) -> None:
        """Come to the front for another start of the program, and open its file if it has one."""
        is_here = path == Path() or self.has(path)
        if self.come_to_front() and not is_here:
            self._files.open(path)

    def come_to_front(self) -> bool:
        """Let the user see this window; whether no dialog stands over it."""
        window = QApplication.activeModalWidget() or self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if window is not self._window:
            self._messages.say("Finish the dialog first.")
        return window is self._window
