"""The timeline above a chart of the laboratory: the course, as long as the results reach."""

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from boardapp.desktop.charts.chart_view import ChartView
from boardapp.desktop.charts.shared_axis import SharedAxis
from boardapp.desktop.charts.timeline_view import TimelineKept, TimelineView
from boardapp.desktop.parts.panel import Follow
from boardapp.figures.axis import is_near
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Timeline
from boardapp.review.model.review import Review

_HEIGHTS = (260, 240, 160)
"""Of the timeline, the chart and the table, in pixels, where there is as much room."""

_MARGIN_PX = 36
"""Left free right of the timeline: below, the labels of limits and of the last value have it."""


class LabTimeline:
    """Made when it is first wanted; stands above the chart, on one axis with it."""

    def __init__(self, splitter: QSplitter, chart: ChartView) -> None:
        self._splitter = splitter
        self._page = QWidget(splitter)
        self.view = TimelineView(self._page)
        self.view.setAccessibleName("Timeline above the chart")
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, _MARGIN_PX, 0)
        row.addWidget(self.view)
        splitter.insertWidget(0, self._page)
        self._axis = SharedAxis(self.view, chart)

    def show(self, review: Review | None) -> None:
        """Show the course of a review above the chart."""
        if review is None:
            self.view.show_timeline(None)
            return
        self.view.show_timeline(_as_long_as_results(review), review.ages)
        if self._page.isHidden() or not self._splitter.sizes()[0]:
            self._page.show()
            self._splitter.setSizes(_HEIGHTS)
        self._axis.begin()

    def hide(self) -> None:
        """Take the timeline away: the chart has its own axis again."""
        self._page.hide()
        self._axis.end()

    def restore(self, kept: TimelineKept | None, follow: Follow) -> None:
        """Show the same stretch again."""
        self.view.restore(kept, follow)


def _as_long_as_results(review: Review) -> Timeline:
    """The timeline from its first to its last day, or those of the results beyond them.

    Without its legend, which would take the room of the lanes: the tips tell what stands there.
    """
    timeline = course_timeline(review, detail="all")
    series = (*review.labs, *review.measurements)
    days = [p.day for one in series for p in one.points if p.day is not None and is_near(p.day)]
    start, end = min([timeline.start, *days]), max([timeline.end, *days])
    return replace(timeline, start=start, end=end, legend=(), undated=(), too_far=(), frame="")
