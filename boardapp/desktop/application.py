"""Start the desktop program, in the order that puts a window on screen soonest."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from boardapp.desktop.dialogs import ProblemDialog
from boardapp.desktop.errors import Errors
from boardapp.desktop.logs import note_crashes, start_log, stop_log
from boardapp.desktop.main_window import MainWindow
from boardapp.desktop.places import use_cache_for_charts
from boardapp.desktop.preload import charts
from boardapp.desktop.settings import ONE_WINDOW, Settings
from boardapp.desktop.single_window import SingleWindow

SEVERAL_WINDOWS = "BOARDAPP_SEVERAL_WINDOWS"
"""Set in the environment, each start opens a window of its own."""
START_PROBE = "BOARDAPP_START_PROBE"
"""Set in the environment, the program measures its start, prints it and ends."""
PRELOAD_WAIT_S = 5.0


def run(argv: Sequence[str]) -> int:
    """Open the window and return the exit code.

    `argv` is the program's name, then at most one case file. Before the first picture nothing
    is read and no library is loaded but Qt; then the case, then the chart library.
    """
    app = QApplication(list(argv[:1]))
    app.setApplicationName("boardapp")
    app.setDesktopFileName("boardapp")
    path = Path(argv[1]).absolute() if len(argv) > 1 else None
    settings = Settings()
    single = _single_window(settings)
    if single is not None and not single.claim() and single.call(path):
        return 0
    start_log()
    note_crashes()
    use_cache_for_charts()
    errors = Errors(_tell_fault)
    errors.install()
    try:
        window = MainWindow(settings, errors)
        start = Start(window, single, path)
        start.begin()
        return app.exec()
    finally:
        charts().wait(PRELOAD_WAIT_S)
        if single is not None:
            single.release()
        stop_log()


class Start(QObject):
    """The steps from the first picture to a window that has all it needs."""

    def __init__(self, window: MainWindow, single: SingleWindow | None, path: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._single = single
        self._path = path

    def begin(self) -> None:
        """Show the window, empty; everything else follows its first picture."""
        self._window.first_painted.connect(self._read_case)
        if self._path is not None:
            self._window.expect(self._path)
        if START_PROBE in os.environ:
            from boardapp.desktop.start_probe import StartProbe

            StartProbe(self._window).watch()
        self._window.show()

    def _read_case(self) -> None:
        if self._path is None:
            self._load_the_rest()
            return
        self._window.files.settled.connect(
            self._load_the_rest, Qt.ConnectionType.SingleShotConnection
        )
        self._window.files.open(self._path)

    def _load_the_rest(self) -> None:
        charts().start()
        if self._single is not None:
            self._single.called.connect(self._window.answer)
            self._single.listen()


def _single_window(settings: Settings) -> SingleWindow | None:
    if SEVERAL_WINDOWS in os.environ or not settings.get(ONE_WINDOW):
        return None
    return SingleWindow()


def _tell_fault(sentence: str, details: str) -> None:
    ProblemDialog.tell_fault(QApplication.activeWindow(), sentence, details)
