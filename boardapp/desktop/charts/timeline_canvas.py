"""The timeline drawn in a scroll area, as wide as its zoom asks; the axis stays in view."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from boardapp.case.ages import Ages
from boardapp.desktop.charts.timeline_layout import MOST_ZOOM, TimelineLayout, lay_out_view
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
MARGIN_PX = 24
PICTURE_RATIO = 2.0
"""Pixels of a copied picture for each pixel of the screen."""
LEAST_WIDTH_PX = 200


class TimelineCanvas(Copyable, QAbstractScrollArea):
    """Draws a `Timeline`, zooms it in time and scrolls it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline: Timeline | None = None
        self._ages: Ages | None = None
        self._layout: TimelineLayout | None = None
        self._drawn: tuple[TimelineLayout, Page, TimelineScene] | None = None
        self._zoom = 1.0
        self._asked_zoom, self._asked_x = 1.0, 0.0
        self._zoom_timer = QTimer(self)
        self._zoom_timer.setSingleShot(True)
        self._zoom_timer.timeout.connect(self._zoom_as_asked)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(240)

    @property
    def zoom(self) -> float:
        """How many times wider than the view the plot is; 1: all is in view."""
        return self._zoom

    @property
    def placed(self) -> TimelineLayout | None:
        """Where everything stands now; None: there is no timeline."""
        return self._layout

    def show_timeline(self, timeline: Timeline | None, ages: Ages | None = None) -> None:
        """Show another timeline from end to end; `ages` for those under the ticks."""
        self._timeline, self._ages, self._zoom = timeline, ages, 1.0
        self.setAccessibleDescription(timeline.summary if timeline else "")
        self._lay_out()

    def rect_of(self, number: int) -> QRectF:
        """Where the element at this number stands in the viewport, in pixels."""
        if self._layout is None:
            return QRectF()
        return self._layout.rect(self._layout.elements[number].box).translated(-self._offset())

    def number_at(self, position: QPointF) -> int:
        """The number of the element at these pixels of the viewport; −1: none."""
        frame = self._frame()
        if self._layout is None or position.y() > frame.body:
            return -1
        if position.x() < self._layout.gutter:
            return -1
        return self._layout.at(position + self._offset())

    # Zoom and scroll

    def fit(self) -> None:
        """Show all from end to end."""
        self.zoom_to(1.0, 0.0)

    def zoom_to(self, zoom: float, x: float) -> None:
        """Set the zoom, 1 to 60; the day at `x` pixels of the viewport stays where it is."""
        wanted = min(max(zoom, 1.0), MOST_ZOOM)
        if self._layout is None or wanted == self._zoom:
            return
        day = self._layout.day_at(x + self._offset().x())
        self._zoom = wanted
        self._lay_out()
        self.horizontalScrollBar().setValue(round(self._layout.x_of(day) - x))

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
        if self._layout is None:
            return
        rect = self._layout.rect(self._layout.elements[number].box)
        rect.translate(-self._layout.gutter, 0)
        _scroll_to(self.horizontalScrollBar(), rect.left(), rect.right())
        _scroll_to(self.verticalScrollBar(), rect.top(), rect.bottom())

    # Picture

    def picture(self) -> QImage:
        """All lanes, in the stretch of time that is in view."""
        layout, frame = self._layout, self._frame()
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

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another size."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out for another size of the text; draw in the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
        elif event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _scene_of(self, layout: TimelineLayout) -> TimelineScene:
        """The scene of a layout in the palette's colours, made once for many pictures."""
        page = page_of(self.palette())
        if self._drawn is None or self._drawn[0] is not layout or self._drawn[1] != page:
            self._drawn = layout, page, scene_of(layout, page)
        return self._drawn[2]

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _width(self) -> int:
        """The width to lay out for.

        The room of the vertical bar is always left free: else its coming would change the
        layout, which would change whether it is needed.
        """
        return max(self.width() - self.verticalScrollBar().sizeHint().width(), LEAST_WIDTH_PX)

    def _frame(self) -> Frame:
        if self._layout is None:
            return Frame(self._width(), 0)
        room = self.viewport().height() - self._layout.foot
        offset = self._offset()
        body = max(min(self._layout.lanes_height, room), 0)
        return Frame(self._width(), body, offset.x(), offset.y())

    def _lay_out(self) -> None:
        if self._timeline is None:
            self._layout = None
        else:
            size = self._width(), self.viewport().height()
            font, ages = self.font(), self._ages
            self._layout = lay_out_view(self._timeline, size, self._zoom, font, ages)
        self._set_ranges()
        self.viewport().update()

    def _set_ranges(self) -> None:
        layout, frame = self._layout, self._frame()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        width, height = (layout.width, layout.lanes_height) if layout else (0.0, 0.0)
        gutter = layout.gutter if layout else 0.0
        across.setRange(0, max(round(width - frame.width), 0))
        across.setPageStep(max(round(frame.width - gutter), 1))
        down.setRange(0, max(round(height - frame.body), 0))
        down.setPageStep(max(round(frame.body), 1))
        for bar in (across, down):
            bar.setSingleStep(MARGIN_PX)


def _scroll_to(bar: QScrollBar, first: float, last: float) -> None:
    """Scroll as little as brings a stretch into view, or its beginning where it is too long."""
    if last + MARGIN_PX > bar.value() + bar.pageStep():
        bar.setValue(round(last + MARGIN_PX - bar.pageStep()))
    if first - MARGIN_PX < bar.value():
        bar.setValue(round(first - MARGIN_PX))
