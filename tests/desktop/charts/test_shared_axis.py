"""A chart on the axis of the timeline above it: the same day stands at the same place in both."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts.chart_view import ChartView
from boardapp.desktop.charts.shared_axis import SharedAxis
from boardapp.desktop.charts.timeline_view import TimelineView
from boardapp.figures.axis import months
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.timeline.course import course_timeline
from boardapp.review.model.review import Review


class _Both(QWidget):
    def __init__(self, review: Review) -> None:
        super().__init__()
        self.timeline, self.chart = TimelineView(self), ChartView("chart", self)
        column = QVBoxLayout(self)
        column.addWidget(self.timeline)
        column.addWidget(self.chart)
        self.timeline.show_timeline(course_timeline(review, detail="all"), review.ages)
        self.chart.show_chart(lab_chart(review.labs[0], review))
        self.axis = SharedAxis(self.timeline, self.chart)


@pytest.fixture
def both(qtbot: QtBot, synthetic: Review) -> _Both:
    made = _Both(synthetic)
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.axis.begin()
    return made


def _apart(both: _Both) -> list[float]:
    """How far apart days that both show stand in the two, in pixels."""
    layout = both.timeline.placed
    assert layout is not None
    canvas = both.chart.canvas
    low, high = both.chart.range
    offset = both.timeline.horizontalScrollBar().value()
    found = []
    for share in (0.1, 0.5, 0.9):
        month = low + share * (high - low)
        above = layout.x_of(month * 30.436875) - offset
        plot = canvas.plot
        below = plot.left + plot.width * (month - low) / (high - low)
        found.append(abs(above - below))
    return found


def test_the_same_day_stands_at_the_same_place_however_it_is_zoomed(
    qtbot: QtBot, both: _Both
) -> None:
    assert max(_apart(both)) < 1
    both.timeline.zoom_to(5.0, 400.0)
    assert max(_apart(both)) < 1
    both.timeline.pan(0.5, 0.0)
    assert max(_apart(both)) < 1
    both.resize(1100, 640)
    qtbot.waitUntil(lambda: max(_apart(both)) < 1)


def test_keys_in_the_chart_move_both(qtbot: QtBot, both: _Both) -> None:
    whole = both.chart.range
    both.chart.setFocus()
    for _ in range(4):
        qtbot.keyClick(both.chart, Qt.Key.Key_Plus)
    low, high = both.chart.range
    assert high - low == pytest.approx((whole[1] - whole[0]) / 1.25**4, rel=0.1)
    assert both.timeline.zoom > 2
    qtbot.keyClick(both.chart, Qt.Key.Key_Right)
    assert both.chart.range[0] > low
    assert max(_apart(both)) < 1
    qtbot.keyClick(both.chart, Qt.Key.Key_Home)
    assert both.timeline.zoom == 1
    assert both.chart.range == pytest.approx(whole)


def test_on_its_own_axis_again_the_chart_shows_all_and_its_therapies(both: _Both) -> None:
    held = both.chart.canvas.range
    both.axis.end()
    chart = both.chart.chart
    assert chart is not None
    assert both.chart.range == chart.x_range != held
    both.timeline.zoom_to(5.0, 400.0)
    assert both.chart.range == chart.x_range
    both.axis.begin()
    assert max(_apart(both)) < 1
    assert months(both.timeline.left_day) == pytest.approx(both.chart.range[0])
