"""Start the desktop program, in the order that puts a window on screen soonest."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.logs import note_crashes, start_log, stop_log
from boardapp.desktop.system.settings import ONE_WINDOW, Settings
from boardapp.desktop.system.single_window import SingleWindow
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.geometry import restore_place
from boardapp.desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from boardapp.desktop.window.workbench import Workbench

SEVERAL_WINDOWS = "BOARDAPP_SEVERAL_WINDOWS"
"""Set in the environment, each start opens a window of its own."""
START_PROBE = "BOARDAPP_START_PROBE"
"""Set in the environment, the program measures its start, prints it and ends."""
SWITCH_S = 0.0005
"""After how long a thread that reviews or paints gives way to the window. Each call into Qt lets
go of Python's lock and waits to have it back: with Python's own 5 ms a window of thirty such calls
stood still for up to 170 ms while a deck was made beside it, with this for 30, and the deck took no
longer."""
NO_SCREEN = (
    "boardapp: there is no screen to open the window on (DISPLAY and WAYLAND_DISPLAY are empty). "
    "The commands export, show and check work without one.\n"
)


def run(argv: Sequence[str]) -> int:
    """Open the window and return the exit code.

    `argv` is the program's name, then at most one case file. Before the first picture nothing
    is read and no library is loaded but Qt; then the case.
    """
    if not _has_screen():
        sys.stderr.write(NO_SCREEN)
        return 2
    sys.setswitchinterval(SWITCH_S)
    app = QApplication([*argv[:1], "-style", "fusion"])
    app.setApplicationName("boardapp")
    app.setDesktopFileName("boardapp")
    path = Path(argv[1]).absolute() if len(argv) > 1 else None
    settings = Settings()
    single = _single_window(settings)
    if single is not None and not _is_first(single):
        if single.call(path) == "taken":
            return 0
        single = None  # a window of our own, beside the first that keeps the claim
    no_log = start_log()
    note_crashes()
    errors = Errors(_tell_fault)
    errors.install()
    try:
        start = Start(settings, errors, single, path, no_log)
        start.begin()
        return app.exec()
    finally:
        if single is not None:
            single.release()
        stop_log()


class Start(QObject):
    """The steps from a bare window to one that has all it needs.

    The bare window comes first; its first picture brings the workbench and the case.
    """

    filled = Signal(object)
    """The workbench stands in the window; with its `Files`."""

    def __init__(
        self,
        settings: Settings,
        errors: Errors,
        single: SingleWindow | None,
        path: Path | None,
        warning: str = "",
    ) -> None:
        super().__init__()
        self._warning = warning
        self._settings = settings
        self._errors = errors
        self._single = single
        self._path = path
        self._appearance = Appearance(settings, self)
        self.window = MainWindow()
        self.workbench: Workbench | None = None
        self._is_finished = False

    def begin(self) -> None:
        """Show the bare window; everything else follows its first picture."""
        self._appearance.prepare()
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

        self._appearance.begin()
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
        if self.workbench is None or self._is_finished:
            return
        self._is_finished = True
        self.workbench.session.kept_copies.look()
        if self._single is not None:
            self._single.may_take = self.workbench.may_answer
            self._single.called.connect(self.workbench.answer)
            self._single.listen()


def _has_screen() -> bool:
    """Whether Qt will find a screen; without one it ends the process with a core dump."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def _single_window(settings: Settings) -> SingleWindow | None:
    if SEVERAL_WINDOWS in os.environ or not settings.get(ONE_WINDOW):
        return None
    try:
        return SingleWindow()
    except OSError:  # no folder to claim anything in: each start has a window of its own
        return None


def _is_first(single: SingleWindow) -> bool:
    try:
        return single.claim()
    except OSError:
        return True


def _tell_fault(sentence: str, details: str) -> None:
    from boardapp.desktop.parts.dialogs import ProblemDialog

    ProblemDialog.tell_fault(QApplication.activeWindow(), sentence, details)
