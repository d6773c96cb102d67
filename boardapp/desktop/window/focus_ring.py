"""The ring about what has the keyboard, drawn alike about tables, pages, charts and lists."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

WIDTH = 2
"""Device-independent pixels."""
_DRAWN = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
_MOVES = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)


class FocusRing(QWidget):
    """Lies over `host` and takes no part in it.

    The style draws the focus of buttons and fields (`_DRAWN`); whatever else takes keys, a table,
    a page, a chart, shows none of its own. The ring is cut out like a frame, so that nothing
    beneath is painted again for it.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._ringed: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def ringed(self) -> QWidget | None:
        """What the ring is about; None: nothing that needs one has the keyboard."""
        return self._ringed

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Accent))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay about a widget that moves with the window."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._host):
            return  # a window that is taken down loses the keyboard last
        for widget in self._watched:
            if isValid(widget):  # a list that has closed is gone before the keyboard has moved
                widget.removeEventFilter(self)
        self._watched, self._ringed = [], None
        if now is not None and self._host.isAncestorOf(now) and not isinstance(now, _DRAWN):
            self._ringed = now
            self._watched = _up_to(now, self._host)
            for widget in self._watched:
                widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        ringed = self._ringed
        if ringed is None or not isValid(ringed) or not ringed.isVisible():
            self.hide()
            return
        self.setGeometry(QRect(ringed.mapTo(self._host, QPoint(0, 0)), ringed.size()))
        inside = self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.show()
        self.raise_()


def _up_to(widget: QWidget, host: QWidget) -> list[QWidget]:
    found = [widget]
    while (above := found[-1].parentWidget()) is not None and above is not host:
        found.append(above)
    return [*found, host]
