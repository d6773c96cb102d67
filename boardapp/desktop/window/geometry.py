"""Where the window stands: kept between sessions, and never off screen."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from boardapp.desktop.system.settings import GEOMETRY, Settings

FIRST_SIZE = QSize(1280, 820)
SHARE_OF_SCREEN = 0.92
GRIP_PX = 80  # so much of the title bar must be in reach


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it stood, or in the middle if that place is off screen now."""
    if window.restoreGeometry(settings.get(GEOMETRY)) and _is_in_reach(window.frameGeometry()):
        return
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(FIRST_SIZE.boundedTo(screen.size() * SHARE_OF_SCREEN))
    place = window.frameGeometry()
    place.moveCenter(screen.center())
    window.move(place.topLeft())


def keep_place(window: QWidget, settings: Settings) -> None:
    """Remember where the window stands."""
    settings.put(GEOMETRY, window.saveGeometry())


def _is_in_reach(frame: QRect) -> bool:
    title_bar = QRect(frame.left(), frame.top(), frame.width(), GRIP_PX)
    return any(
        (shared := screen.availableGeometry().intersected(title_bar)).width() >= GRIP_PX
        and shared.height() > 0
        for screen in QGuiApplication.screens()
    )
