import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.system.settings import GEOMETRY, Settings
from boardapp.desktop.window.geometry import keep_place, restore_place


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _screen() -> QRect:
    return QApplication.primaryScreen().availableGeometry()


def test_the_first_window_fits_the_screen(window: QWidget, settings: Settings) -> None:
    restore_place(window, settings)
    assert _screen().contains(window.geometry())


def test_the_window_comes_back_where_it_stood(
    qtbot: QtBot, window: QWidget, settings: Settings
) -> None:
    window.setGeometry(40, 60, 500, 400)
    keep_place(window, settings)
    again = QWidget()
    qtbot.addWidget(again)
    restore_place(again, settings)
    assert again.geometry() == QRect(40, 60, 500, 400)


@pytest.mark.parametrize(("x", "y"), [(5000, 60), (-2000, 60), (40, 3000), (40, -2000)])
def test_a_place_that_is_off_screen_now_is_forgotten(
    qtbot: QtBot, window: QWidget, settings: Settings, x: int, y: int
) -> None:
    window.setGeometry(x, y, 500, 400)
    keep_place(window, settings)
    again = QWidget()
    qtbot.addWidget(again)
    restore_place(again, settings)
    assert _screen().intersects(again.frameGeometry())


def test_bytes_that_are_no_place_are_forgotten(window: QWidget, settings: Settings) -> None:
    settings.put(GEOMETRY, QByteArray(b"nonsense"))
    restore_place(window, settings)
    assert _screen().contains(window.geometry())
