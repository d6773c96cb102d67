from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts import timeline_area
from boardapp.desktop.charts.timeline_pointer import tip_html
from boardapp.desktop.charts.timeline_view import TimelineView
from boardapp.desktop.window.appearance import palette
from boardapp.figures.palette import BARS, tint
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.scene import PALE
from boardapp.figures.timeline.timeline import Bar, Mark
from boardapp.review.model.review import Review

ShowTimeline = Callable[[Review], TimelineView]


@pytest.fixture
def show_timeline(qtbot: QtBot) -> ShowTimeline:
    def show(review: Review) -> TimelineView:
        made = TimelineView()
        qtbot.addWidget(made)
        made.resize(1000, 640)
        with qtbot.waitExposed(made):
            made.show()
        made.show_timeline(course_timeline(review, detail="all"), review.ages)
        qtbot.wait(1)
        return made

    return show


@pytest.fixture
def view(show_timeline: ShowTimeline, synthetic: Review) -> TimelineView:
    return show_timeline(synthetic)


def _number(view: TimelineView, place: str) -> int:
    assert view.placed is not None
    return [placed.element.place for placed in view.placed.elements].index(place)


def _centre(view: TimelineView, place: str) -> QPoint:
    return view.rect_of(_number(view, place)).center().toPoint()


def _element(view: TimelineView) -> Bar | Mark:
    assert view.current is not None
    return view.current.element


def _turn_wheel(view: TimelineView, turns: int, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


# Drawing


def test_a_bar_has_its_clinical_colour_where_it_stands(
    qtbot: QtBot, qapp: QApplication, view: TimelineView
) -> None:
    for shade in ("light", "dark"):
        qapp.setPalette(palette(shade))  # type: ignore[arg-type]
        qtbot.wait(1)
        image = view.viewport().grab().toImage()
        blinatumomab = view.rect_of(_number(view, "therapies[2]"))
        at = blinatumomab.topLeft().toPoint() + QPoint(6, 6)
        assert image.pixelColor(at).name() == f"#{BARS['immunotherapy'].fill.lower()}"


def test_the_page_follows_the_palette(qtbot: QtBot, qapp: QApplication, view: TimelineView) -> None:
    corner = QPoint(view.viewport().width() - 3, view.viewport().height() - 3)
    for shade, colour in (("light", "#ffffff"), ("dark", "#161d22")):
        qapp.setPalette(palette(shade))  # type: ignore[arg-type]
        qtbot.wait(1)
        assert view.viewport().grab().toImage().pixelColor(corner).name() == colour


def test_an_unsure_bar_is_pale(show_timeline: ShowTimeline, letter: Review) -> None:
    view = show_timeline(letter)
    number = _number(view, "therapies[0]")
    assert view.placed is not None
    bar = view.placed.elements[number].element
    assert isinstance(bar, Bar)
    image = view.viewport().grab().toImage()
    rect = view.rect_of(number).toRect().adjusted(3, 3, -3, -3)
    colours = {image.pixelColor(x, rect.top()).name() for x in range(rect.left(), rect.right())}
    assert f"#{tint(BARS[bar.role].fill, PALE).lower()}" in colours


def test_the_axis_stays_in_view_when_a_tall_course_is_scrolled(view: TimelineView) -> None:
    view.resize(1000, 320)
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    before = _foot(view)
    bar.setValue(bar.maximum())
    assert _foot(view) == before


def _foot(view: TimelineView) -> QImage:
    assert view.placed is not None
    image = view.viewport().grab().toImage()
    height = round(view.placed.foot) - 2
    return image.copy(0, image.height() - height, image.width(), height)


def test_it_names_and_describes_itself(view: TimelineView, synthetic: Review) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Timeline of the course"
    summary = course_timeline(synthetic).summary
    assert interface.text(QAccessible.Text.Description) == summary


def test_without_a_timeline_it_is_blank_and_leads_nowhere(view: TimelineView) -> None:
    view.show_timeline(None)
    assert view.placed is None
    assert not view.reveal("therapies[0]")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    assert view.current is None
    assert view.picture().isNull()


# Zoom and pan


def test_the_day_under_the_pointer_stays_there_when_zoomed(
    qtbot: QtBot, view: TimelineView
) -> None:
    at = _centre(view, "therapies[3]")
    for turns in (1, 1, 1):
        _turn_wheel(view, turns, at)
    qtbot.waitUntil(lambda: view.zoom > 2.0)
    assert view.zoom == pytest.approx(1.3**3)
    assert _centre(view, "therapies[3]").x() == pytest.approx(at.x(), abs=3)


def test_keys_zoom_and_fit(qtbot: QtBot, view: TimelineView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(1.69)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(1.3)
    for key in (Qt.Key.Key_0, Qt.Key.Key_Home):
        view.zoom_to(5.0, 300.0)
        qtbot.keyClick(view, key)
        assert (view.zoom, view.horizontalScrollBar().maximum()) == (1.0, 0)


def test_zoom_has_its_limits(view: TimelineView) -> None:
    view.zoom_to(1e9, 500.0)
    assert view.zoom == 60.0
    view.zoom_to(0.0, 500.0)
    assert view.zoom == 1.0


def _ticks(view: TimelineView) -> int:
    assert view.placed is not None
    return len(view.placed.lanes.ticks)


def test_a_zoomed_view_has_more_ticks_once_it_is_still(qtbot: QtBot, view: TimelineView) -> None:
    before = _ticks(view)
    view.zoom_to(6.0, 500.0)
    assert _ticks(view) == before
    qtbot.waitUntil(lambda: _ticks(view) > 2 * before)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The zoom of each full layout that is made."""
    made: list[float] = []
    lay_out = timeline_area.lay_out_view

    def counted(timeline: Any, size: Any, zoom: float, *rest: Any) -> Any:
        made.append(zoom)
        return lay_out(timeline, size, zoom, *rest)

    monkeypatch.setattr(timeline_area, "lay_out_view", counted)
    return made


def test_a_movement_is_laid_out_once_when_it_is_still(
    qtbot: QtBot, view: TimelineView, layouts: list[float]
) -> None:
    for zoom in (2.0, 3.0, 4.0):
        view.zoom_to(zoom, 400.0)
        view.viewport().repaint()
    view.resize(900, 500)
    view.viewport().repaint()
    assert layouts == []
    before = view.left_day
    qtbot.waitUntil(lambda: layouts == [4.0])
    assert view.left_day == pytest.approx(before, abs=1)


def test_what_is_not_seen_is_not_laid_out(
    qtbot: QtBot, view: TimelineView, synthetic: Review, layouts: list[float]
) -> None:
    view.hide()
    view.show_timeline(course_timeline(synthetic, detail="all"), synthetic.ages)
    view.resize(900, 500)
    qtbot.wait(1)
    assert layouts == []
    view.show()
    qtbot.waitUntil(lambda: layouts == [1.0])
    qtbot.wait(1)
    assert layouts == [1.0]


def test_a_stretched_bar_stands_where_it_will_stand(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom_to(3.0, 400.0)
    moving = [view.rect_of(_number(view, f"therapies[{n}]")) for n in range(5)]
    qtbot.waitUntil(lambda: _ticks(view) > 8)
    still = [view.rect_of(_number(view, f"therapies[{n}]")) for n in range(5)]
    assert [rect.left() for rect in moving] == pytest.approx([r.left() for r in still], abs=3)
    assert [rect.right() for rect in moving] == pytest.approx([r.right() for r in still], abs=3)


def test_a_drag_pans_and_asks_for_nothing(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom_to(4.0, 500.0)
    bar, start = view.horizontalScrollBar(), _centre(view, "therapies[2]")
    before = bar.value()
    with qtbot.assertNotEmitted(view.fact_requested):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        for step in (20, 60, 100):
            QTest.mouseMove(view.viewport(), start - QPoint(step, 0))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(100, 0))
    assert bar.value() - before == 100


def test_arrows_with_ctrl_pan(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom_to(4.0, 500.0)
    bar = view.horizontalScrollBar()
    before = bar.value()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() - before == round(0.15 * bar.pageStep())
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == before
    assert view.current is None


# From element to element


def test_the_arrows_walk_through_every_element_in_reading_order(
    qtbot: QtBot, view: TimelineView
) -> None:
    assert view.placed is not None
    seen = []
    for _ in view.placed.elements:
        qtbot.keyClick(view, Qt.Key.Key_Right)
        seen.append(_element(view))
    assert seen == [placed.element for placed in view.placed.elements]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert _element(view) == seen[-1]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert _element(view) == seen[-2]


def test_up_and_down_go_to_the_nearest_in_time_of_the_next_lane(
    qtbot: QtBot, view: TimelineView
) -> None:
    view.reveal("therapies[2]")
    assert view.current is not None
    lane = view.current.lane
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current.lane == lane + 1
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current.lane == lane


def test_the_keyboard_starts_at_the_first_element(qtbot: QtBot, view: TimelineView) -> None:
    view.clearFocus()
    view.activateWindow()
    qtbot.waitActive(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert _element(view).place == "diagnosis"


def test_the_current_element_is_ringed_and_in_view(
    qtbot: QtBot, qapp: QApplication, view: TimelineView
) -> None:
    qapp.setPalette(palette("light"))
    qtbot.wait(1)
    view.zoom_to(20.0, 500.0)
    view.setFocus()
    for place in ("therapies[0]", "therapies[5]"):
        view.reveal(place)
        rect = view.rect_of(_number(view, place))
        assert view.viewport().rect().contains(rect.topLeft().toPoint())
        image = view.viewport().grab().toImage()
        x, bottom = round(rect.left()) + 6, round(rect.bottom())
        colours = {image.pixelColor(x, bottom + dy).name() for dy in range(7)}
        assert palette("light").accent().color().name() in colours


def test_enter_and_a_double_click_ask_for_the_fact(qtbot: QtBot, view: TimelineView) -> None:
    view.reveal("therapies[4]")
    with qtbot.waitSignal(view.fact_requested) as by_key:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.fact_requested) as by_click:
        QTest.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=_centre(view, "therapies[2]")
        )
    assert (by_key.args, by_click.args) == (["therapies[4]"], ["therapies[2]"])


def test_a_click_and_the_arrows_choose_a_fact_and_lead_nowhere(
    qtbot: QtBot, view: TimelineView
) -> None:
    chosen: list[str] = []
    asked: list[str] = []
    view.fact_selected.connect(chosen.append)
    view.fact_requested.connect(asked.append)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_centre(view, "therapies[2]"))
    assert _element(view).place == "therapies[2]"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen == ["therapies[2]", _element(view).place]
    assert chosen[1] != "therapies[2]"
    assert asked == []


def test_every_element_leads_to_a_fact(view: TimelineView) -> None:
    assert view.placed is not None
    assert all(placed.element.place for placed in view.placed.elements)


def test_a_fact_is_led_to_by_place_by_key_and_by_what_lies_within(view: TimelineView) -> None:
    assert view.reveal("relapse-2")
    by_key = _element(view)
    assert view.reveal(by_key.place)
    assert _element(view) == by_key
    assert view.reveal("therapies[3].cycles")
    assert _element(view).place == "therapies[3]"
    assert not view.reveal("labs[3]")


def test_the_current_element_outlives_zoom_and_size(view: TimelineView) -> None:
    view.reveal("therapies[5]")
    before = _element(view)
    view.zoom_to(7.0, 300.0)
    view.resize(700, 400)
    assert _element(view) == before


# What is told


def test_a_tooltip_tells_what_the_pointer_is_on(qtbot: QtBot, view: TimelineView) -> None:
    at = _centre(view, "therapies[2]")
    ask = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), ask)
    qtbot.waitUntil(QToolTip.isVisible)
    for part in ("<b>blinatumomab</b>", "Intent: curative", "Start: on 27 Sep 2021", "Source:"):
        assert part in QToolTip.text()
    QToolTip.hideText()


def test_a_tip_is_text_and_no_html() -> None:
    assert tip_html("a < b\nSource: <x>") == "<b>a &lt; b</b><br>Source: &lt;x&gt;"


def test_the_whole_picture_is_copied(qtbot: QtBot, view: TimelineView) -> None:
    view.resize(1000, 320)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert view.placed is not None
    assert image.height() == round((view.placed.lanes_height + view.placed.foot) * 2)
    assert image.height() > 2 * view.viewport().height()
