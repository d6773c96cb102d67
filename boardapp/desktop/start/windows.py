"""All windows of the running program: one case in each, and nothing shared but the settings."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from boardapp.desktop.start.one_window import OneWindow
from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.path_text import shown_name
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.system.single_window import SingleWindow
from boardapp.desktop.window.appearance import Appearance

if TYPE_CHECKING:
    from boardapp.desktop.window.workbench import Workbench

STEP_PX = 32
"""How far a further window stands from the one before, so that both are seen."""


class Windows(QObject):
    """Opens and closes windows, and answers further starts of the program.

    A further start with a file gets a window of its own where a case is open here; the window
    that has the file already comes to the front.
    """

    def __init__(self, settings: Settings, errors: Errors, single: SingleWindow | None) -> None:
        super().__init__()
        self._settings, self._errors, self._single = settings, errors, single
        self._appearance = Appearance(settings, self)
        self._open: list[OneWindow] = []

    def open_first(self, path: Path | None, warning: str) -> OneWindow:
        """The window that the program starts with; what waited for it follows its first picture."""
        self._appearance.prepare()
        one = OneWindow(self._settings, self._errors, self._appearance, path, warning)
        one.about_to_fill.connect(self._appearance.begin)
        one.finished.connect(partial(self._attend, one))
        self._take(one)
        one.begin()
        return one

    def open(self, path: Path | None = None) -> OneWindow:
        """A further window, with a case or with the start page."""
        one = OneWindow(self._settings, self._errors, self._appearance, path)
        before = self._front()
        self._take(one)
        one.begin()
        if before is not None:
            one.window.move(before.window.pos() + QPoint(STEP_PX, STEP_PX))
        return one

    def quit(self) -> None:
        """Close every window, each with its question; who keeps one keeps those not asked yet."""
        for one in list(self._open):
            if not one.window.close():
                return

    def may_answer(self, path: Path) -> bool:
        """Whether another start's file can be shown here: not behind an open dialog."""
        return any(one.answering.may_answer(path) for one in self._workbenches())

    def answer(self, path: Path) -> None:
        """Come to the front for another start of the program, with its file if it has one."""
        benches = self._workbenches()
        has_it = (one for one in benches if path != Path() and one.answering.has(path))
        is_free = (one for one in benches if one.answering.is_free)
        chosen = next(has_it, None) or next(is_free, None)
        if path == Path():
            front = self._front()
            chosen = front.workbench if front else None
        if chosen is not None:
            chosen.answering.answer(path)
        elif path != Path():
            self.open(path)

    def _take(self, one: OneWindow) -> None:
        self._open.append(one)
        one.filled.connect(partial(self._fill, one))
        one.window.closed.connect(partial(self._forget, one))

    def _fill(self, one: OneWindow, _files: object) -> None:
        if one.workbench is not None:
            one.workbench.quit = self.quit
            one.workbench.open_window = self.open
            one.workbench.files.writing.is_elsewhere = partial(self._bring, one)

    def _bring(self, asking: OneWindow, path: Path) -> bool:
        """Bring the other window that has a file to the front; whether there is one."""
        others = (one.workbench for one in self._open if one is not asking)
        has_it = (one for one in others if one is not None and one.answering.has(path))
        found = next(has_it, None)
        if found is not None and found.answering.come_to_front():
            found.say(f"{shown_name(path)} is open here already.")
        return found is not None

    def _attend(self, one: OneWindow) -> None:
        """The first window is whole: offer what a crash left, and hear other starts."""
        if one.workbench is None:
            return
        one.workbench.offer_last()
        one.workbench.session.kept_copies.look()
        if self._single is not None:
            self._single.may_take = self.may_answer
            self._single.called.connect(self.answer)
            self._single.listen()

    def _forget(self, one: OneWindow) -> None:
        self._open.remove(one)
        if self._open:
            one.window.deleteLater()

    def _workbenches(self) -> "list[Workbench]":
        return [one.workbench for one in self._open if one.workbench is not None]

    def _front(self) -> OneWindow | None:
        """The window that the user is in, else the newest."""
        active = QApplication.activeWindow()
        found = (one for one in self._open if one.window is active)
        return next(found, self._open[-1] if self._open else None)
