"""One window of the program: from a bare frame to one that has all it needs."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.geometry import restore_place
from boardapp.desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from boardapp.desktop.window.workbench import Workbench

START_PROBE = "BOARDAPP_START_PROBE"
"""Set in the environment, the program measures its start, prints it and ends."""


class OneWindow(QObject):
    """The steps to a window with its workbench.

    The bare window comes first; its first picture brings the workbench and the case.
    `about_to_fill` fires after the first picture, `filled` when the workbench stands in the window
    (with its `Files`), `finished` when its case is shown or there is none.
    """

    about_to_fill = Signal()
    filled = Signal(object)
    finished = Signal()

    def __init__(
        self,
        settings: Settings,
        errors: Errors,
        appearance: Appearance,
        path: Path | None,
        warning: str = "",
    ) -> None:
        super().__init__()
        self._settings, self._errors, self._appearance = settings, errors, appearance
        self._path, self._warning = path, warning
        self.window = MainWindow()
        self.workbench: Workbench | None = None
        self._is_finished = False

    def begin(self) -> None:
        """Show the bare window; everything else follows its first picture."""
        self.window.name_file(self._path)
        restore_place(self.window, self._settings)
        if START_PROBE in os.environ:
            from boardapp.desktop.start.probe import StartProbe

            probe = StartProbe(self.window)
            probe.watch()
            self.filled.connect(probe.note_filled)
        self.window.first_painted.connect(self._fill)
        self.window.show()

    def _fill(self) -> None:
        from boardapp.desktop.window.workbench import Workbench

        self.about_to_fill.emit()
        self.workbench = Workbench(self.window, self._settings, self._appearance, self._errors)
        self.filled.emit(self.workbench.files)
        if self._warning:
            self.workbench.messages.warn(self._warning)
        if self._path is None:
            self._load_the_rest()
            return
        self.workbench.files.settled.connect(self._load_the_rest)
        self.workbench.files.open(self._path)

    def _load_the_rest(self) -> None:
        if self._is_finished:
            return
        self._is_finished = True
        self.finished.emit()
