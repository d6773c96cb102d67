"""What the window says: in the status bar what happened, in the message bar what was made."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from boardapp.desktop.deck.written import Written
from boardapp.desktop.parts.open_file import open_file
from boardapp.desktop.session.files import Files
from boardapp.desktop.system.path_text import shown_name
from boardapp.desktop.window.message_bar import Choice, MessageBar
from boardapp.endings import DECK

MESSAGE_MS = 10_000


class Messages(QObject):
    """Words the messages of one window and shows them."""

    def __init__(self, window: QMainWindow, bar: MessageBar, files: Files) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._files = files
        self._is_of_case = True

    def warn(self, text: str) -> None:
        """Say what matters whatever case is open, until it is read."""
        self._show(text, is_of_case=False)

    def leave_case(self) -> None:
        """Take away what was said of a case that is not open any more."""
        if self._is_of_case:
            self._bar.hide()

    def say(self, text: str) -> None:
        """Say in the status bar what happened."""
        self._window.statusBar().showMessage(text, MESSAGE_MS)

    def tell_copied(self, path: Path) -> None:
        """Say that a copy of the case was saved."""
        self._show(
            f"A copy is saved as {path.name}.",
            ("Open the copy", partial(self._files.open, path)),
            ("Show in folder", partial(self.show_file, path.parent)),
        )

    def tell_unsaved(self, name: str) -> None:
        """Say that the case did not get into its file, and what else can be done."""
        writing, done = self._files.writing, self._bar.hide
        self._show(
            f"{name} was not saved. Your changes are still here.",
            ("Save As…", partial(writing.save_as, done)),
            ("Try Again", partial(writing.save, done)),
        )

    def offer_last(self, path: Path) -> None:
        """Offer the case that was open when the program ended."""
        self._show(
            f"You last worked on {shown_name(path)}.", ("Open It", partial(self._open_last, path))
        )

    def _open_last(self, path: Path) -> None:
        self._bar.hide()
        self._files.open(path)

    def tell_written(self, written: Written, of: str) -> None:
        """Say that a deck or a hand-out was written; `of` names its case where it is another."""
        path = written.path
        choices: list[Choice] = [
            ("Open", partial(self.show_file, path)),
            ("Show in folder", partial(self.show_file, path.parent)),
        ]
        if written.notes:
            label = f"Notes ({len(written.notes)})"
            lines = (*written.notes, *filter(None, (written.check,)))
            choices.append((label, partial(self._tell_notes, path, lines)))
        noun = "slide" if path.suffix.lower() == DECK else "page"
        count = f"{written.slides} {noun}{'' if written.slides == 1 else 's'}"
        self._show(f"{path.name} is written{of}: {count}.", *choices)

    def show_file(self, path: Path) -> None:
        """Open a file or a folder with the system's own program, or say that none does."""
        if fault := open_file(path):
            self.say(fault)

    def _show(self, text: str, *choices: Choice, is_of_case: bool = True) -> None:
        self._is_of_case = is_of_case
        self._bar.show_message(text, *choices)

    def _tell_notes(self, path: Path, notes: tuple[str, ...]) -> None:
        from boardapp.desktop.parts.dialogs import ProblemDialog

        ProblemDialog.tell(self._window, f"What to know about {path.name}", list(notes))
