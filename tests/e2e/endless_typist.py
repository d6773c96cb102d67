"""Runs the real program on a case and edits it until it is killed; started by a test.

Prints a line for each edit once it is made, "edit NUMBER SECONDS" by the clock that all processes
share, and saves now and then. The number of the edit is the title of the case, or it is typed by
keys into the patient's label, where it may stay as a draft.
"""

import random
import sys
import time

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boardapp.case.case import Case
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
            (self._type if self._random.random() < 0.5 else self._retitle)(document.case)
            sys.stdout.write(f"edit {self._number} {time.monotonic()}\n")
            sys.stdout.flush()
            if self._random.random() < 0.05:
                self._workbench.actions["save"].trigger()
        self._go_on()

    def _retitle(self, case: Case) -> None:
        new = replace(case, title=f"{self._number}")
        self._workbench.document.apply("Edit title", case, new)

    def _type(self, _: Case) -> None:
        """Type the number into the form, and press Enter behind it now and then."""
        pane = self._workbench.facts.pane
        if not (pane.is_editing and pane.form.place == "patient"):
            self._workbench.editing.edit_at("patient")
        box = pane.form.page.rows["label"].box
        box.select_all()
        QTest.keyClicks(box, f"{self._number}")
        if self._random.random() < 0.3:
            QTest.keyClick(box, Qt.Key.Key_Return)


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
