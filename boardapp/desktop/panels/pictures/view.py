"""One picture large: as it fits or nearer, scrolled; a sentence where it can't be shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from boardapp.desktop.parts.accessible import tell_role
from boardapp.desktop.parts.clipboard import Copyable
from boardapp.desktop.parts.keys import KeyRow, act_on

STEP = 1.25
MOST = 16.0
"""Pixels of the screen for one of the picture, at most."""
MOST_FITTED = 4.0
"""The same where a small picture is made to fit: more would show nothing but blur."""
MARGIN = 12
_WHEEL_STEP = 120

KEYS = (
    KeyRow("Nearer", "+; =", lambda view: view.zoom(STEP)),
    KeyRow("Farther", "-", lambda view: view.zoom(1 / STEP)),
    KeyRow("The whole picture", "0; Home", lambda view: view.fit()),
    KeyRow("Real size: one pixel on one", "1", lambda view: view.show_real_size()),
    KeyRow("Scroll", "Left; Right; Up; Down"),
)


class PictureView(Copyable, QAbstractScrollArea):
    """Ctrl with the wheel zooms about the pointer, the wheel and a drag scroll; see `KEYS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: Sequence[QImage] = ()
        self._message = ""
        self._scale: float | None = None
        self._dragged_from: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(160, 120)
        tell_role(self, QAccessible.Role.Graphic)

    @property
    def message(self) -> str:
        """What stands in place of a picture; empty while one is shown."""
        return self._message

    @property
    def picture(self) -> QImage | None:
        """The picture as its file holds it."""
        return self._levels[0] if self._levels else None

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture; as it fits, unless it was zoomed."""
        return self._fitting() if self._scale is None else self._scale

    @property
    def is_fitted(self) -> bool:
        """Whether all of the picture is in view, whatever size the view takes."""
        return self._scale is None

    def show_levels(self, levels: Sequence[QImage]) -> None:
        """Show a picture whole; `levels` are it and its halvings."""
        self._show(levels, "")

    def say(self, message: str) -> None:
        """Say this in place of a picture."""
        self._show((), message)

    def _show(self, levels: Sequence[QImage], message: str) -> None:
        self._levels, self._message, self._scale = levels, message, None
        self.setAccessibleDescription(message)
        self._set_ranges()

    # Zoom

    def fit(self) -> None:
        """Show all of it, also when the view is resized."""
        self._scale = None
        self._set_ranges()

    def show_real_size(self) -> None:
        """Show each pixel of the picture as one of the screen."""
        self.zoom(1 / self.devicePixelRatioF() / self.scale)

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Show it larger by a factor; what is at `about` in the view, or its middle, stays."""
        if not self._levels:
            return
        about = about or QRectF(self.viewport().rect()).center()
        at = self._shown()
        share = QPointF((about.x() - at.left()) / at.width(), (about.y() - at.top()) / at.height())
        least = min(self._fitting(), 1.0)
        self._scale = min(max(self.scale * factor, least), MOST)
        self._set_ranges()
        now = self._size()
        self.horizontalScrollBar().setValue(round(share.x() * now.width() - about.x()) + MARGIN)
        self.verticalScrollBar().setValue(round(share.y() * now.height() - about.y()) + MARGIN)

    def copy(self) -> None:
        """Put the picture on the clipboard as its file holds it."""
        if self._levels:
            QGuiApplication.clipboard().setImage(self._levels[0])

    # Qt's own events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom; Qt scrolls by the arrow keys."""
        if not act_on(KEYS, self, event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (event.angleDelta().y() / _WHEEL_STEP), event.position())
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture along."""
        if self._dragged_from is None:
            return
        by = self._dragged_from - event.position()
        self._dragged_from = event.position()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(by.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(by.y()))

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        """Let go of it."""
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between the whole picture and its real size."""
        if self.is_fitted:
            self.zoom(1 / self.devicePixelRatioF() / self.scale, event.position())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it again, or keep its scale."""
        super().resizeEvent(event)
        self._set_ranges()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the level that is next above the size on screen, or say why there is none."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._levels:
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, self.scale * self.devicePixelRatioF() < 2
            )
            painter.drawImage(self._shown(), self._level())
        elif self._message:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, where, self._message)
        painter.end()

    # Where the picture stands

    def _fitting(self) -> float:
        if not self._levels:
            return 1.0
        room, size = self.viewport().size(), self._levels[0].size()
        across = (room.width() - 2 * MARGIN) / size.width()
        down = (room.height() - 2 * MARGIN) / size.height()
        return max(min(across, down, MOST_FITTED), 0.001)

    def _size(self) -> QSizeF:
        return QSizeF(self._levels[0].size()) * self.scale

    def _shown(self) -> QRectF:
        """Where the picture stands in the view: in its middle, or scrolled."""
        size, room = self._size(), self.viewport().size()
        left = max((room.width() - size.width()) / 2, MARGIN) - self.horizontalScrollBar().value()
        top = max((room.height() - size.height()) / 2, MARGIN) - self.verticalScrollBar().value()
        return QRectF(QPointF(left, top), size)

    def _level(self) -> QImage:
        wanted = self._size().width() * self.devicePixelRatioF()
        large_enough = [level for level in self._levels if level.width() >= wanted]
        return large_enough[-1] if large_enough else self._levels[0]

    def _set_ranges(self) -> None:
        size = self._size() if self._levels and self._scale is not None else QSizeF()
        room = self.viewport().size()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        sides = ((size.width(), room.width()), (size.height(), room.height()))
        for bar, (needed, there) in zip(bars, sides, strict=True):
            over = needed + 2 * MARGIN - there if needed else 0
            bar.setRange(0, max(round(over), 0))
            bar.setPageStep(max(there, 1))
            bar.setSingleStep(max(there // 10, 1))
        self.viewport().update()
