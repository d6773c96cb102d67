"""The timeline as it is drawn in its scroll area, with the axis in view, and as a picture."""

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollBar, QWidget

from boardapp.desktop.charts.pictured import HasPicture
from boardapp.desktop.charts.timeline_area import MARGIN_PX, TimelineArea
from boardapp.desktop.charts.timeline_layout import TimelineLayout
from boardapp.desktop.charts.timeline_picture import (
    NO_RINGS,
    Frame,
    Rings,
    TimelinePicture,
    page_of,
    scene_of,
)
from boardapp.desktop.parts.clipboard import Copyable
from boardapp.figures.palette import Page
from boardapp.figures.timeline.scene import TimelineScene
from boardapp.figures.timeline.timeline import Timeline

ZOOM_STEP = 1.3
PICTURE_RATIO = 2.0
"""Pixels of a copied picture for each pixel of the screen."""


class TimelineCanvas(HasPicture, Copyable, TimelineArea):
    """Draws a `Timeline`, zooms it in time, scrolls it, and gives its picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: tuple[TimelineLayout, Page, TimelineScene] | None = None
        self._asked_zoom, self._asked_x = 1.0, 0.0
        self._zoom_timer = QTimer(self, singleShot=True)
        self._zoom_timer.timeout.connect(self._zoom_as_asked)

    def rect_of(self, number: int) -> QRectF:
        """Where the element at this number stands in the viewport, in pixels."""
        layout = self.placed
        if layout is None:
            return QRectF()
        return layout.rect(layout.elements[number].box).translated(-self._offset())

    def number_at(self, position: QPointF) -> int:
        """The number of the element at these pixels of the viewport; −1: none."""
        layout = self.placed
        if layout is None or position.y() > self._frame().body:
            return -1
        if position.x() < layout.gutter:
            return -1
        return layout.at(position + self._offset())

    # Zoom and scroll

    def fit(self) -> None:
        """Show all from end to end."""
        self.zoom_to(1.0, 0.0)

    def ask_zoom(self, factor: float, x: float) -> None:
        """Zoom soon: once for all turns of a wheel that come before the next picture."""
        self._asked_zoom, self._asked_x = self._asked_zoom * factor, x
        self._zoom_timer.start()

    def _zoom_as_asked(self) -> None:
        factor, self._asked_zoom = self._asked_zoom, 1.0
        self.zoom_to(self._zoom * factor, self._asked_x)

    def pan(self, across: float, down: float) -> None:
        """Pan by shares of the view, to the right and downwards."""
        for bar, share in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + round(share * bar.pageStep()))

    def bring_into_view(self, number: int) -> None:
        """Scroll as little as shows the element at this number."""
        layout = self.placed
        if layout is None:
            return
        rect = layout.rect(layout.elements[number].box)
        rect.translate(-layout.gutter, 0)
        _scroll_to(self.horizontalScrollBar(), rect.left(), rect.right())
        _scroll_to(self.verticalScrollBar(), rect.top(), rect.bottom())

    # Picture

    def picture(self) -> QImage:
        """All lanes, in the stretch of time that is in view."""
        self.settle()
        layout, frame = self.placed, self._frame()
        if layout is None:
            return QImage()
        height = layout.lanes_height + layout.foot
        size = round(frame.width * PICTURE_RATIO), round(height * PICTURE_RATIO)
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(self.palette().color(QPalette.ColorRole.Base))
        painter = QPainter(image)
        whole = Frame(frame.width, layout.lanes_height, frame.across)
        TimelinePicture(painter, layout, whole, self.palette(), self._scene_of(layout)).draw()
        painter.end()
        return image

    @property
    def pictured(self) -> Timeline | None:
        """The whole timeline."""
        return self._timeline

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self.picture())

    def rings(self) -> Rings:
        """Which elements are ringed."""
        return NO_RINGS

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Base))
        layout, palette = self._layout, self.palette()
        if layout is not None:
            scene = self._scene_of(layout)
            TimelinePicture(painter, layout, self._frame(), palette, scene).draw(self.rings())
        painter.end()

    def _scene_of(self, layout: TimelineLayout) -> TimelineScene:
        """The scene of a layout in the palette's colours, made once for many pictures."""
        page = page_of(self.palette())
        if self._drawn is None or self._drawn[0] is not layout or self._drawn[1] != page:
            self._drawn = layout, page, scene_of(layout, page)
        return self._drawn[2]


def _scroll_to(bar: QScrollBar, first: float, last: float) -> None:
    """Scroll as little as brings a stretch into view, or its beginning where it is too long."""
    if last + MARGIN_PX > bar.value() + bar.pageStep():
        bar.setValue(round(last + MARGIN_PX - bar.pageStep()))
    if first - MARGIN_PX < bar.value():
        bar.setValue(round(first - MARGIN_PX))
