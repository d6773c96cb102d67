"""Measures a start of the program for tests/benchmarks: prints one line of JSON and ends it."""

import json
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from boardapp.desktop.window.main_window import MainWindow

if TYPE_CHECKING:  # what the probe loads would count as the program's own start
    from boardapp.desktop.session.files import Files

BEAT_MS = 2
WATCHED_MS = 400
LATE_LIBRARIES = ("numpy", "openpyxl", "pptx", "PIL", "lxml")


class StartProbe(QObject):
    """Notes when the window was first painted and when its case was shown.

    Times are seconds of the system's monotonic clock, which all processes share. `stall_ms` is
    the longest time between two beats of a timer once the case is shown.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._found: dict[str, object] = {}
        self._stall_s = 0.0
        self._last_beat = 0.0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def watch(self) -> None:
        """Begin; the program ends by itself soon after the case is shown."""
        self._window.first_painted.connect(self._note_paint)

    def _note_paint(self) -> None:
        self._found["first_paint"] = time.monotonic()
        self._found["loaded"] = [name for name in LATE_LIBRARIES if name in sys.modules]

    def note_filled(self, files: "Files") -> None:
        """Take note that the window is filled; `files` tell when its case is shown."""
        files.settled.connect(self._note_case)

    def _note_case(self) -> None:
        self._found["case_shown"] = self._last_beat = time.monotonic()
        self._timer.start()
        QTimer.singleShot(WATCHED_MS, self, self._end)

    def _beat(self) -> None:
        now = time.monotonic()
        self._stall_s = max(self._stall_s, now - self._last_beat)
        self._last_beat = now

    def _end(self) -> None:
        self._beat()
        self._found["stall_ms"] = self._stall_s * 1000
        sys.stdout.write(json.dumps(self._found) + "\n")
        sys.stdout.flush()
        self._window.close()
        QApplication.quit()
