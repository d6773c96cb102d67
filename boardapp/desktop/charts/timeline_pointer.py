"""The timeline under the pointer: hovered, dragged, zoomed with the wheel, clicked."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from boardapp.case.ages import Ages
from boardapp.desktop.charts.timeline_canvas import ZOOM_STEP, TimelineCanvas
from boardapp.desktop.charts.timeline_layout import PlacedElement
from boardapp.figures.timeline.timeline import Timeline

_WHEEL_STEP = 120


class TimelinePointer(TimelineCanvas):
    """A timeline that is pointed at: a drag pans, Ctrl with the wheel and a pinch zoom in time."""

    element_clicked = Signal(int)
    """The number of an element."""
    element_opened = Signal(int)
    """The number of what was clicked twice; −1: nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._pressed: QPointF | None = None
        self._is_panning = False
        self.viewport().setMouseTracking(True)

    def show_timeline(self, timeline: Timeline | None, ages: Ages | None = None) -> None:
        """Show another timeline from end to end, with nothing under the pointer."""
        self._hovered = -1
        super().show_timeline(timeline, ages)

    def _elements(self) -> Sequence[PlacedElement]:
        placed = self.placed
        return placed.elements if placed else ()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / _WHEEL_STEP
            self.ask_zoom(ZOOM_STEP**turns, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan by a drag; else ring what the pointer is on."""
        if self._pressed is not None:
            self._drag(self._pressed, event.position())
        else:
            self._hover(self.number_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless it was a drag."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.viewport().unsetCursor()
        number = -1 if self._is_panning else self.number_at(event.position())
        if number >= 0:
            self.element_clicked.emit(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which element was clicked twice."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.element_opened.emit(self.number_at(event.position()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what the pointer is on; zoom by a pinch."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        if isinstance(event, QNativeGestureEvent) and _is_pinch(event):
            self.ask_zoom(1.0 + event.value(), event.position().x())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, number: int) -> None:
        if number == self._hovered:
            return
        self._hovered = number
        if number >= 0:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        self.viewport().update()

    def _drag(self, start: QPointF, position: QPointF) -> None:
        moved = position - start
        if not self._is_panning and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._is_panning, self._pressed = True, position
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(moved.x()))
        down.setValue(down.value() - round(moved.y()))

    def _tell(self, event: QHelpEvent) -> None:
        number = self.number_at(QPointF(event.pos()))
        if number < 0:
            QToolTip.hideText()
            return
        tip = tip_html(self._elements()[number].element.tip)
        QToolTip.showText(event.globalPos(), tip, self.viewport(), self.rect_of(number).toRect())


def tip_html(tip: str) -> str:
    """A tip of several lines, the first strong; as rich text, because only that is wrapped."""
    first, *rest = escape(tip).split("\n")
    return "<br>".join((f"<b>{first}</b>", *rest))


def _is_pinch(event: QNativeGestureEvent) -> bool:
    return event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
