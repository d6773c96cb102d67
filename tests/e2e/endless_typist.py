"""Runs the real program on a case and edits it until it is killed; started by a test.

Prints a line for each edit once it is made, "edit NUMBER SECONDS" by the clock that all processes
share, and saves now and then. The title of the case is the number of the edit.
"""

import random
import sys
import time

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from boardapp.desktop.start import application
from boardapp.desktop.start.one_window import OneWindow
from boardapp.desktop.window.workbench import Workbench

FASTEST_MS, SLOWEST_MS = 1, 400


class Typist(QObject):
    """Edits at random intervals, some of them in bursts."""

    def __init__(self, workbench: Workbench, seed: int) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._random = random.Random(seed)
        self._number = 0
        self._go_on()

    def _go_on(self) -> None:
        longest = self._random.choice((FASTEST_MS, 30, SLOWEST_MS))
        QTimer.singleShot(self._random.randint(0, longest), self, self._edit)

    def _edit(self) -> None:
        document = self._workbench.document
        if document.case is not None:
            self._number += 1
            title = f"{self._number}"
            document.apply("Edit title", document.case, replace(document.case, title=title))
            sys.stdout.write(f"edit {self._number} {time.monotonic()}\n")
            sys.stdout.flush()
            if self._random.random() < 0.05:
                self._workbench.actions["save"].trigger()
        self._go_on()


def main() -> None:
    """Start as a user does, then edit for ever. Arguments: the seed, the case file."""
    seed, path = int(sys.argv[1]), sys.argv[2]
    begin = OneWindow.begin

    def begin_and_type(start: OneWindow) -> None:
        start.filled.connect(
            lambda files: files.settled.connect(
                lambda: start.workbench and Typist(start.workbench, seed)
            )
        )
        begin(start)

    OneWindow.begin = begin_and_type  # type: ignore[method-assign]
    QApplication.setQuitOnLastWindowClosed(True)
    sys.exit(application.run(["boardapp", path]))


if __name__ == "__main__":
    main()
