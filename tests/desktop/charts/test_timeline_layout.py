import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from boardapp.desktop.charts.timeline_layout import TimelineLayout, lay_out_view
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Bar, Timeline
from boardapp.review.model.review import Review

SIZE = 1000.0, 600.0


@pytest.fixture
def timeline(synthetic: Review) -> Timeline:
    return course_timeline(synthetic, detail="all")


def _lay_out(timeline: Timeline, zoom: float = 1.0, points: float = 10.0) -> TimelineLayout:
    font = QApplication.font()
    font.setPointSizeF(points)
    return lay_out_view(timeline, SIZE, zoom, font)


def test_every_element_stands_where_its_day_is(qapp: QApplication, timeline: Timeline) -> None:
    for zoom in (1.0, 4.0):
        layout = _lay_out(timeline, zoom)
        assert len(layout.elements) == sum(len(n.bars) + len(n.marks) for n in timeline.lanes)
        for placed in layout.elements:
            box, element = layout.rect(placed.box), placed.element
            if isinstance(element, Bar):
                assert box.left() == pytest.approx(layout.x_of(element.start), abs=6)
            else:
                assert box.center().x() == pytest.approx(layout.x_of(element.at), abs=1)


def test_days_and_pixels_are_each_others_inverse(qapp: QApplication, timeline: Timeline) -> None:
    layout = _lay_out(timeline, 3.0)
    for day in (0.0, 100.0, 500.5):
        assert layout.day_at(layout.x_of(day)) == pytest.approx(day)


def test_elements_are_in_reading_order_whatever_the_zoom(
    qapp: QApplication, timeline: Timeline
) -> None:
    near, far = _lay_out(timeline, 1.0), _lay_out(timeline, 20.0)
    assert [e.element for e in near.elements] == [e.element for e in far.elements]
    lanes = [e.lane for e in near.elements]
    assert lanes == sorted(lanes)


def test_zoom_widens_the_plot_and_not_the_names(qapp: QApplication, timeline: Timeline) -> None:
    near, far = _lay_out(timeline, 1.0), _lay_out(timeline, 5.0)
    assert near.width == pytest.approx(SIZE[0])
    assert far.gutter == pytest.approx(near.gutter)
    assert far.width - far.gutter == pytest.approx(5 * (near.width - near.gutter))
    assert far.legend == near.legend


def test_no_label_is_dropped_for_want_of_height(qapp: QApplication, timeline: Timeline) -> None:
    for zoom in (1.0, 2.5, 10.0):
        assert _lay_out(timeline, zoom).lanes.dropped == ()


def test_all_grows_with_the_size_of_the_text(qapp: QApplication, timeline: Timeline) -> None:
    small, large = _lay_out(timeline, points=10.0), _lay_out(timeline, points=20.0)
    assert large.scale == pytest.approx(2 * small.scale, rel=0.1)
    assert large.axis_height > 1.8 * small.axis_height
    assert QFontInfo(QFont()).pixelSize() > 0


def test_a_point_on_an_element_or_on_its_label_finds_it(
    qapp: QApplication, timeline: Timeline
) -> None:
    layout = _lay_out(timeline)
    for number, placed in enumerate(layout.elements):
        assert layout.at(layout.rect(placed.box).center()) >= 0
        if placed.label is not None:
            found = layout.at(layout.rect(placed.label).center())
            assert layout.elements[found].box.width <= placed.box.width, number
    assert layout.at(QPointF(layout.gutter + 1, layout.lanes_height - 1)) == -1
