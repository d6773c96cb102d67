"""Enter presses the button that has the keyboard, in the window as in a dialog.

Qt lets Enter press a button only within a dialog; elsewhere nothing happens, and nobody knows why.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid


class EnterPresses(QObject):
    """Sees to the buttons within `host`, each when it first has the keyboard."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QPushButton) or not isValid(self) or not isValid(self._host):
            return
        if self._host.isAncestorOf(now) and not isinstance(now.window(), QDialog):
            now.setAutoDefault(True)
