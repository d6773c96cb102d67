"""The end of a session: nothing is lost, and a disk that does not answer holds nobody for ever."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from boardapp.desktop.session.document import Document
from boardapp.desktop.session.files import Files
from boardapp.desktop.session.recovery import Recovery

PATIENCE_MS = 5000
"""How long the end waits for a file that is being written, before the user is asked."""


class Closing(QObject):
    """Asks what must be asked before a case and its window go.

    `is_given_up`: the user closes although a file was not written; a recovery copy has the work,
    and stays.
    """

    def __init__(
        self, document: Document, files: Files, recovery: Recovery, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._files, self._recovery = document, files, recovery
        self._window = window
        self._again: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self.is_given_up = False

    def may_close(self, again: Callable[[], object]) -> bool:
        """Whether nothing is lost by ending, or the user agrees to lose it.

        False too while something is being written: `again` is called once it is, or once the user
        gives up waiting for it.
        """
        if self.is_given_up or self._files.may_quit(again):
            self._timer.stop()
            return True
        if self._document.is_saving:
            self._again = again
            self._timer.start(PATIENCE_MS)
        return False

    def _ask(self) -> None:
        """The file is not written in time: let the user wait, or close with a recovery copy."""
        if not self._is_stuck():
            return
        from boardapp.desktop.parts.dialogs import Question

        is_waiting = Question.ask_stuck(self._window, self._document.name) == "wait"
        if not self._is_stuck():
            return  # it was written while the question stood there
        if is_waiting:
            self._timer.start(PATIENCE_MS)
        else:
            self._recovery.keep_for_good(self._give_up, self._tell)

    def _is_stuck(self) -> bool:
        return self._document.is_saving

    def _give_up(self) -> None:
        if self._again is not None:
            self.is_given_up = True
            self._again()

    def _tell(self, sentence: str) -> None:
        """Not even a recovery copy can be written: the window stays."""
        from boardapp.desktop.parts.dialogs import ProblemDialog

        ProblemDialog.tell(self._window, "The window stays open.", [sentence])
