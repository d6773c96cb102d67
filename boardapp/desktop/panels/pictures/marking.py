"""A part of the large picture marked by a rectangle, to be cropped to or blacked out."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardapp.desktop.panels.pictures.view import PictureView

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEPS = 50
"""By how many steps of an arrow key the rectangle goes across the picture."""


class MarkablePicture(PictureView):
    """While marking, a drag draws the rectangle; arrows move it, with Shift they size it."""

    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_marking = False
        self._box = QRect()
        self._corner: QPoint | None = None

    @property
    def box(self) -> QRect:
        """What is marked, in pixels of the picture as its file holds it; empty: nothing."""
        return self._box

    def mark(self, is_on: bool) -> None:
        """Begin to mark with the middle of the picture, or leave that."""
        whole = self.picture.rect() if self.picture is not None else QRect()
        self.is_marking = is_on and not whole.isEmpty()
        self._corner = None
        middle = QRect(QPoint(), whole.size() / 2)
        middle.moveCenter(whole.center())
        self._set_box(middle if self.is_marking else QRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or size the rectangle, or leave it by Esc."""
        if self.is_marking and event.key() == Qt.Key.Key_Escape:
            self.mark(False)
        elif self.is_marking and event.key() in _ARROWS:
            is_sizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(*_ARROWS[Qt.Key(event.key())], is_sizing=is_sizing)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a rectangle."""
        if self.is_marking and event.button() == Qt.MouseButton.LeftButton:
            self._corner = self._pixel(event.position())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it as far as the pointer."""
        if self._corner is not None:
            self._set_box(QRect(self._corner, self._pixel(event.position())).normalized())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it stand."""
        self._corner = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rectangle over the picture, seen on light and dark."""
        super().paintEvent(event)
        if self._box.isEmpty():
            return
        at, scale = self._shown(), self.scale
        corner = QPointF(at.left() + self._box.left() * scale, at.top() + self._box.top() * scale)
        where = QRectF(corner, self._box.size().toSizeF() * scale)
        painter = QPainter(self.viewport())
        for colour, style in ((Qt.GlobalColor.black, Qt.PenStyle.SolidLine),
                              (Qt.GlobalColor.white, Qt.PenStyle.DashLine)):  # fmt: skip
            painter.setPen(QPen(QColor(colour), 2, style))
            painter.drawRect(where)
        painter.end()

    def _show(self, levels: Sequence[QImage], message: str) -> None:
        super()._show(levels, message)
        self.mark(False)

    def _step(self, across: int, down: int, *, is_sizing: bool) -> None:
        whole = self.picture.rect() if self.picture is not None else QRect()
        step = max(min(whole.width(), whole.height()) // _STEPS, 1)
        by = QPoint(across * step, down * step)
        box = QRect(self._box)
        if is_sizing:
            box.setBottomRight(box.bottomRight() + by)
        else:
            box.translate(by)
        if not box.intersected(whole).isEmpty():
            self._set_box(box.intersected(whole))

    def _pixel(self, where: QPointF) -> QPoint:
        whole = self.picture.rect() if self.picture is not None else QRect()
        at = (where - self._shown().topLeft()) / self.scale
        across = min(max(int(at.x()), 0), whole.right())
        return QPoint(across, min(max(int(at.y()), 0), whole.bottom()))

    def _set_box(self, box: QRect) -> None:
        self._box = box
        self.viewport().update()
        self.marked.emit()


class MarkBar(QWidget):
    """The buttons beneath the picture; `cut_wanted` has what is marked, and how it is cut."""

    cut_wanted = Signal(QRect, str)

    def __init__(self, view: MarkablePicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.mark = QPushButton("Mark a Part", self)
        self.mark.setCheckable(True)
        self.mark.setToolTip(
            "Drag a rectangle; arrows move it, Shift with arrows sizes it (Ctrl+M)"
        )
        self.crop = QPushButton("Crop to It", self)
        self.black = QPushButton("Black It Out", self)
        self.crop.setToolTip("Take away all of the picture around the rectangle (Ctrl+Shift+C)")
        self.black.setToolTip("Take the pixels in the rectangle away (Ctrl+Shift+B)")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        for button in (self.mark, self.crop, self.black):
            row.addWidget(button)
        row.addStretch(1)
        self.mark.clicked.connect(self._switch)
        self.crop.clicked.connect(lambda: self.cut_wanted.emit(view.box, "crop"))
        self.black.clicked.connect(lambda: self.cut_wanted.emit(view.box, "black out"))
        view.marked.connect(self._show)
        self._show()

    def _switch(self, is_on: bool) -> None:
        self._view.mark(is_on)
        if self._view.is_marking:
            self._view.setFocus()

    def _show(self) -> None:
        self.mark.setEnabled(self._view.picture is not None)
        self.mark.setChecked(self._view.is_marking)
        for button in (self.crop, self.black):
            button.setVisible(self._view.is_marking)
            button.setEnabled(not self._view.box.isEmpty())
