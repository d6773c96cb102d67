"""What the tests of the window share: a case open in it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.session.document import load
from boardapp.desktop.window.fact_side import ROOM
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def opened(qtbot: QtBot, workbench: Workbench, letter_path: Path) -> Workbench:
    """The letter's case in a window that has the keyboard, wide enough for the pane."""
    workbench.window.resize(1400, 800)
    workbench.window.activateWindow()
    workbench.document.take(load(letter_path))
    qtbot.waitUntil(lambda: workbench.panels.width() >= ROOM)
    return workbench
