from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    return made


def test_the_first_picture_is_told_once(qtbot: QtBot, window: MainWindow) -> None:
    fired: list[None] = []
    window.first_painted.connect(lambda: fired.append(None))
    window.show()
    qtbot.waitUntil(lambda: bool(fired))
    window.repaint()
    qtbot.wait(1)
    assert fired == [None]


def test_the_title_names_the_file(window: MainWindow) -> None:
    window.name_file(Path("/x/case.board.json"))
    assert window.windowTitle() == "case.board.json[*] – boardapp"
    assert Path(window.windowFilePath()) == Path("/x/case.board.json")
    window.name_file(None)
    assert window.windowTitle() == "boardapp"


def test_it_closes_only_if_it_may(window: MainWindow) -> None:
    window.show()
    window.may_close = lambda: False
    assert not window.close()
    assert window.isVisible()
    window.may_close = lambda: True
    assert window.close()
