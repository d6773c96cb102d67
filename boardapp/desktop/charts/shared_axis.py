"""One time axis for a chart and the timeline above it: what one shows, the other shows."""

import math

from PySide6.QtCore import QObject

from boardapp.desktop.charts.chart_view import ChartView
from boardapp.desktop.charts.scene_canvas import PIXELS_PER_POINT
from boardapp.desktop.charts.timeline_view import TimelineView
from boardapp.figures.axis import DAYS_PER_MONTH, months


class SharedAxis(QObject):
    """Holds the chart on the axis of the timeline, for as long as it lives.

    Both begin at the same left edge of the window. The timeline leads: it knows where its days
    stand; a zoom or a drag of the chart is asked of it.
    """

    def __init__(self, timeline: TimelineView, chart: ChartView) -> None:
        super().__init__(timeline)
        self._timeline, self._chart = timeline, chart
        self._is_on = False
        bar = timeline.horizontalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)
        timeline.laid_out.connect(self._follow)
        chart.range_wanted.connect(self._show)

    def begin(self) -> None:
        """Put the chart on the axis of the timeline."""
        self._is_on = True
        self._follow()

    def end(self) -> None:
        """Let the chart have an axis of its own again."""
        self._is_on = False
        self._chart.release()

    def _follow(self) -> None:
        """Show in the chart what the timeline shows, each day at the same place."""
        layout = self._timeline.placed if self._is_on else None
        if layout is None:
            return
        left, right = layout.gutter, self._right()
        offset = self._timeline.horizontalScrollBar().value()
        days = (layout.day_at(offset + x) for x in (left, right))
        sides = left / PIXELS_PER_POINT, right / PIXELS_PER_POINT
        self._chart.hold(sides, *map(months, days))

    def _show(self, low: float, high: float) -> None:
        """Show the months that are asked for in the chart; without bounds, all."""
        layout = self._timeline.placed if self._is_on else None
        if layout is None:
            return
        if math.isinf(low) or math.isinf(high):
            self._timeline.fit()
            return
        shown = layout.day_at(self._right()) - layout.day_at(layout.gutter)
        wanted = (high - low) * DAYS_PER_MONTH
        self._timeline.zoom_to(self._timeline.zoom * shown / wanted, layout.gutter)
        placed = self._timeline.placed
        if placed is not None:
            x = placed.x_of(low * DAYS_PER_MONTH) - placed.gutter
            self._timeline.horizontalScrollBar().setValue(round(x))

    def _right(self) -> float:
        """Where the lanes end, in pixels of the view: its bar always has its room."""
        return self._timeline.width() - self._timeline.verticalScrollBar().sizeHint().width()
