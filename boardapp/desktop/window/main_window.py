"""The window itself: bare at first, so that it is on screen before the rest is loaded."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from boardapp.desktop.parts.after_dialogs import is_dialog_open
from boardapp.desktop.parts.reading_order import next_stop
from boardapp.desktop.system.path_text import shown_name

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent

APP = "boardapp"


class MainWindow(QMainWindow):
    """A frame for the workbench, which fills it.

    `first_painted` fires once, after the first picture; `file_dropped` with a file let fall on
    the window; `state_changed` when it fills the screen, or does no more; `closed` when it goes.
    `may_close` is asked
    before the window closes.
    """

    first_painted = Signal()
    file_dropped = Signal(Path)
    closed = Signal()
    state_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self._is_painted = False
        self.setWindowTitle(APP)
        self.setAcceptDrops(True)

    def name_file(self, path: Path | None) -> None:
        """Put the name of a file that is about to be read into the title."""
        self.name_case(shown_name(path) if path else "", path)

    def name_case(self, name: str, path: Path | None) -> None:
        """Put the open case's name into the title, with the mark of what is not saved."""
        mark = "[*]" if path else "[*] (no file yet)"
        # Two of these marks would stand for a star of the name itself.
        self.setWindowTitle(f"{name.replace('[*]', '[*][*]')}{mark} – {APP}" if name else APP)
        self.setWindowFilePath(str(path or ""))

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Note the first picture."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # The children are painted after this; the next turn of the loop has them all.
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: "QEvent") -> None:
        """Tell that the window fills the screen, or does no more."""
        super().changeEvent(event)
        if event.type() == event.Type.WindowStateChange:
            self.state_changed.emit()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Lead Tab through the window as it is read; Qt asks here, whatever has the keyboard."""
        stop = next_stop(self, self.focusWidget(), 1 if is_forward else -1)
        if stop is None:
            return super().focusNextPrevChild(is_forward)
        reason = Qt.FocusReason
        stop.setFocus(reason.TabFocusReason if is_forward else reason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Leave the full screen by Esc, which nothing within has taken."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take a single file, but none behind an open dialog."""
        if _dropped_file(event) is not None and not is_dialog_open():
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        """Hand the file on."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Stay open if something would be lost."""
        event.setAccepted(self.may_close())
        if event.isAccepted():
            self.closed.emit()


def _dropped_file(event: "QDropEvent") -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
