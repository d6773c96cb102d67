"""Start the desktop program, in the order that puts a window on screen soonest."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from boardapp.desktop.start.ending import end
from boardapp.desktop.start.screen import why_no_window
from boardapp.desktop.start.windows import Windows
from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.logs import note_crashes, start_log, stop_log
from boardapp.desktop.system.settings import ONE_WINDOW, Settings
from boardapp.desktop.system.single_window import SingleWindow

SEVERAL_WINDOWS = "BOARDAPP_SEVERAL_WINDOWS"
"""Set in the environment, each start opens a window of its own."""
SWITCH_S = 0.0005
"""After how long a thread that reviews or paints gives way to the window. Each call into Qt lets
go of Python's lock and waits to have it back: with Python's own 5 ms a window of thirty such calls
stood still for up to 170 ms while a deck was made beside it, with this for 30, and the deck took no
longer."""


def run(argv: Sequence[str]) -> int:
    """Open the window and return the exit code.

    `argv` is the program's name, then at most one case file. Before the first picture nothing
    is read and no library is loaded but Qt; then the case.
    """
    if fault := why_no_window():
        sys.stderr.write(fault)
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
        windows = Windows(settings, errors, single)
        windows.open_first(path, no_log)
        code = app.exec()
    finally:
        if single is not None:
            single.release()
        stop_log()
    return end(code)


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
