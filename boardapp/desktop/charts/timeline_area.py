"""The scroll area that lays out a timeline: when it can be seen, and for the zoom it has."""

from PySide6.QtCore import QEvent, QPointF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from boardapp.case.ages import Ages
from boardapp.desktop.charts.timeline_layout import (
    MOST_ZOOM,
    TimelineLayout,
    lay_out_view,
    stretch_view,
)
from boardapp.desktop.charts.timeline_picture import Frame
from boardapp.figures.timeline.timeline import Timeline

MARGIN_PX = 24
LEAST_WIDTH_PX = 200
STILL_MS = 150
"""After so long without a movement all is laid out anew."""


class TimelineArea(QAbstractScrollArea):
    """Lays out a `Timeline` as wide as its zoom asks.

    While it is zoomed or resized the last layout is stretched; once it is still, all is laid out
    anew. Nothing is laid out while it can't be seen, or in the same turn in which it is shown.
    """

    laid_out = Signal()
    """All stands in its place: not fired for what is stretched only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline: Timeline | None = None
        self._ages: Ages | None = None
        self._layout: TimelineLayout | None = None
        self._whole: TimelineLayout | None = None
        """The last full layout, of which `_layout` is stretched; None: it is outdated."""
        self._wanted: tuple[float, int] | None = None
        """The day at the left edge and the pixels down to be shown with the next layout."""
        self._zoom = 1.0
        self._still_timer = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still_timer.timeout.connect(self._rest)
        self._layout_timer = QTimer(self, singleShot=True)
        self._layout_timer.timeout.connect(self._lay_out_if_seen)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(240)

    @property
    def zoom(self) -> float:
        """How many times wider than the view the plot is; 1: all is in view."""
        return self._zoom

    @property
    def is_laid_out(self) -> bool:
        """Whether all stands in its place without another layout."""
        return self._whole is not None

    @property
    def placed(self) -> TimelineLayout | None:
        """Where everything stands now; None: there is no timeline."""
        if self._whole is None:
            self._lay_out()
        return self._layout

    def show_timeline(self, timeline: Timeline | None, ages: Ages | None = None) -> None:
        """Show another timeline from end to end; `ages` for those under the ticks.

        The last one is painted until it is laid out: show None first where it is of another case.
        """
        self._timeline, self._ages, self._zoom = timeline, ages, 1.0
        self.setAccessibleDescription(timeline.summary if timeline else "")
        self._wanted = None
        self._outdate()
        if timeline is None:
            self._lay_out()  # nothing of it stays for another turn

    def zoom_to(self, zoom: float, x: float) -> None:
        """Set the zoom, 1 to 60; the day at `x` pixels of the viewport stays where it is."""
        wanted, layout = min(max(zoom, 1.0), MOST_ZOOM), self.placed
        if layout is None or wanted == self._zoom:
            return
        day = layout.day_at(x + self._offset().x())
        self._zoom = wanted
        self._stretch()
        self._scroll_day(day, x)

    def show_stretch(self, zoom: float, left_day: float, down: int) -> None:
        """Show the time from a day on at this zoom, scrolled so many pixels down."""
        self._zoom = min(max(zoom, 1.0), MOST_ZOOM)
        self._wanted = left_day, down
        self._outdate()

    @property
    def left_day(self) -> float:
        """The day at the left edge of the lanes, from diagnosis."""
        layout = self.placed
        return layout.day_at(self._offset().x() + layout.gutter) if layout else 0.0

    def _scroll_day(self, day: float, x: float) -> None:
        """Bring a day to `x` pixels of the viewport."""
        if self._layout is not None:
            self.horizontalScrollBar().setValue(round(self._layout.x_of(day) - x))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch to another size, and lay out for it once it is still."""
        super().resizeEvent(event)
        if self.isVisible() and self._whole is not None:
            self._stretch()
        else:
            self._outdate()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what was put off until it can be seen."""
        super().showEvent(event)
        self._layout_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put off what is to be done when it is still."""
        super().hideEvent(event)
        if self._still_timer.isActive():
            self._outdate()
        self._layout_timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out for another size of the text; draw in the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._outdate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

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

    def _outdate(self) -> None:
        """Lay out anew in the next turn, or as soon as somebody asks where things stand."""
        self._whole = None
        self._still_timer.stop()
        self._layout_timer.start()
        self.viewport().update()

    def _lay_out_if_seen(self) -> None:
        if self._whole is None and self.isVisible():
            self._lay_out()
            self.laid_out.emit()

    def _lay_out(self) -> None:
        """Lay out in full."""
        self._still_timer.stop()
        if self._timeline is None:
            self._layout = self._whole = None
        else:
            size = self._width(), self.viewport().height()
            font, ages = self.font(), self._ages
            self._layout = lay_out_view(self._timeline, size, self._zoom, font, ages)
            self._whole = self._layout
        self._set_ranges()
        if self._wanted is not None and self._layout is not None:
            self._scroll_day(self._wanted[0], self._layout.gutter)
            self.verticalScrollBar().setValue(self._wanted[1])
            self._wanted = None
        self.viewport().update()

    def _stretch(self) -> None:
        """Draw the last layout at the present size and zoom until all is still."""
        if self._timeline is None or self._whole is None:
            return
        self._layout = stretch_view(self._timeline, self._whole, self._width(), self._zoom)
        self._set_ranges()
        self.viewport().update()
        self._still_timer.start()

    def settle(self) -> None:
        """Lay out in full now what is only stretched, without waiting until it is still."""
        if self._still_timer.isActive():
            self._rest()

    def _rest(self) -> None:
        """Lay out in full what was stretched; the same days stay in view."""
        day = self.left_day
        self._lay_out()
        self._scroll_day(day, self._layout.gutter if self._layout else 0.0)
        self.laid_out.emit()

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
