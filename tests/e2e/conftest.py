"""Runs the whole program in the test's process: `application.run` with its argv."""

import logging
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from boardapp.desktop.parts.dialogs import ProblemDialog, Question
from boardapp.desktop.start import application
from boardapp.desktop.start.one_window import OneWindow
from boardapp.desktop.system.errors import Errors
from boardapp.desktop.window.workbench import Workbench

Story = Callable[[Workbench], None]
Program = Callable[..., int]


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Program]:
    """Call it with arguments and a story: what a user does once the window is filled.

    The one QApplication stands in for the program's own, and the story for its event loop. The
    return value is the exit code. A fault of the program is raised, unless the test takes the
    dialog's place (`ProblemDialog.tell_fault`), which would wait for an answer for ever.
    """
    palette, font, name = qapp.palette(), qapp.font(), qapp.applicationName()
    started: list[OneWindow] = []
    faults: list[BaseException] = []
    begin = OneWindow.begin

    def remember(start: OneWindow) -> None:
        started.append(start)
        begin(start)

    class Running:
        """Takes the place of the class QApplication."""

        activeWindow = staticmethod(QApplication.activeWindow)  # noqa: N815  named as Qt names it

        def __new__(cls, argv: list[str]) -> Any:
            assert argv == ["boardapp", "-style", "fusion"]
            return qapp

    def run(*arguments: str | Path, story: Story) -> int:
        def loop(*_: object) -> int:
            start = started[-1]
            qtbot.waitUntil(lambda: start.workbench is not None)
            workbench = start.workbench
            assert workbench is not None
            qtbot.waitUntil(lambda: not workbench.jobs.is_busy("read"))
            story(workbench)
            qtbot.waitUntil(lambda: not workbench.document.is_saving)
            monkeypatch.setattr(Question, "ask_save", lambda *_: "discard")
            workbench.window.close()
            return 0

        monkeypatch.setattr(QApplication, "exec", loop)
        try:
            return application.run(["boardapp", *map(str, arguments)])
        finally:
            if faults and ProblemDialog.tell_fault is keep_silent:
                raise faults[0]

    def keep_silent(*_: object) -> None:
        """Takes the place of the dialog."""

    class Loud(Errors):
        """Keeps each fault with its traceback."""

        def report(self, error: BaseException) -> None:
            faults.append(error)
            super().report(error)

    monkeypatch.setattr(application, "Errors", Loud)
    monkeypatch.setattr(ProblemDialog, "tell_fault", keep_silent)
    monkeypatch.setattr(application, "QApplication", Running)
    monkeypatch.setattr(OneWindow, "begin", remember)
    yield run
    _delete(started)
    qapp.styleHints().unsetColorScheme()
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setApplicationName(name)
    logging.getLogger("boardapp").setLevel(logging.NOTSET)


def _delete(started: list[OneWindow]) -> None:
    """Take the windows away, but for those that the program has."""
    for start in started:
        if isValid(start.window):
            start.window.deleteLater()


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """An environment with a screen of the size of a small laptop."""
    if not (shutil.which("Xvfb") and shutil.which("openbox")):
        pytest.skip("needs Xvfb")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as number:
        display = f":{number.readline().strip()}"
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait()
