"""What must not happen behind an open dialog: it waits until the last dialog is closed.

Whoever sees a dialog takes what stands behind it for what the dialog is about. So no other case
comes into the window meanwhile.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


def is_dialog_open() -> bool:
    """Whether a dialog waits for an answer in any window of the program."""
    return QApplication.activeModalWidget() is not None


def close_menus() -> None:
    """Close every menu that is open: what it offers was of the case that was there."""
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
        if QApplication.activePopupWidget() is menu:
            break  # it will not be closed


class AfterDialogs(QObject):
    """Keeps at most one thing to do until no dialog is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: Callable[[], object] | None = None

    def run(self, act: Callable[[], object]) -> None:
        """Do it now, or once no dialog is open; what waited before is forgotten."""
        self._waiting = act
        self._go_on()

    def forget(self) -> None:
        """Let what waits come to nothing."""
        self._waiting = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: note that the dialog is closed."""
        if event.type() == QEvent.Type.Hide:
            watched.removeEventFilter(self)
            # After the code that asked has acted on the answer.
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.installEventFilter(self)
        elif self._waiting is not None:
            act, self._waiting = self._waiting, None
            act()
