from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts import chart_canvas
from boardapp.desktop.charts.chart_canvas import ChartCanvas
from boardapp.desktop.charts.chart_view import NOTHING, ChartView
from boardapp.desktop.charts.drawn_view import BROKEN
from boardapp.desktop.charts.scene_canvas import PIXELS_PER_POINT
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.window.appearance import palette
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.charts.mrd import response_chart
from boardapp.figures.lanes import Box
from boardapp.figures.scene import Curve, Shape, Text
from boardapp.review.model.review import Review


@pytest.fixture
def chart(synthetic: Review) -> Chart:
    return lab_chart(synthetic.labs[0], synthetic)


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView("Chart of the chosen test")
    qtbot.addWidget(made)
    made.resize(700, 360)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def canvas(qtbot: QtBot, view: ChartView, chart: Chart) -> ChartCanvas:
    view.show_chart(chart)
    _settle(qtbot)
    return view.canvas


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float, float, float]]:
    """The first and last month and the size in pixels of each layout that is made."""
    made: list[tuple[float, float, float, float]] = []
    lay_out = chart_canvas.lay_out_chart

    def counted(chart: Chart, width: float, height: float, *rest: Any) -> ChartLayout:
        size = width * PIXELS_PER_POINT, height * PIXELS_PER_POINT
        made.append((*chart.x_range, *map(round, size)))
        return lay_out(chart, width, height, *rest)

    monkeypatch.setattr(chart_canvas, "lay_out_chart", counted)
    return made


def _settle(qtbot: QtBot) -> None:
    """Let what was put off to the next turns of the event loop happen."""
    for _ in range(3):
        qtbot.wait(1)


def _place_of(canvas: ChartCanvas, number: int) -> QPoint:
    """Where the point at this number of the chart stands, in pixels of the canvas."""
    x, y = canvas.place_at(number)
    return QPoint(round(x), round(y))


def _turn_wheel(
    canvas: ChartCanvas,
    turns: int,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_it_says_so_if_there_is_nothing_to_draw(view: ChartView) -> None:
    view.show_chart(None)
    assert (view.message, view.accessibleDescription()) == (NOTHING, NOTHING)


def test_a_chart_that_can_not_be_laid_out_leaves_a_sentence_and_a_line_in_the_log(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    view: ChartView,
    chart: Chart,
) -> None:
    def fail(*_: object) -> ChartLayout:
        raise ZeroDivisionError("platelets 45 of Ada")

    with monkeypatch.context() as broken:
        broken.setattr(chart_canvas, "lay_out_chart", fail)
        view.show_chart(chart)
        qtbot.waitUntil(lambda: view.message == BROKEN)
    assert "could not draw a chart: ZeroDivisionError" in caplog.text
    assert "Ada" not in caplog.text
    view.show_chart(None)
    assert view.message == NOTHING
    view.show_chart(chart)
    _settle(qtbot)
    assert view.message == ""


def test_the_drawing_shows_the_whole_chart_at_first(canvas: ChartCanvas, chart: Chart) -> None:
    assert canvas.range == chart.x_range
    curves = [one for one in canvas.scene if isinstance(one, Curve) and one.name == chart.title]
    assert sum(len(one.places) for one in curves) >= len(chart.series[0].points)


def test_the_wheel_zooms_about_the_pointer(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas
) -> None:
    at = _place_of(canvas, 40)
    month = canvas.month_at(at.x())
    _turn_wheel(canvas, 2, at)
    _settle(qtbot)
    low, high = canvas.range
    assert high - low == pytest.approx(30 / 1.25**2, rel=0.05)
    assert low < month < high
    assert canvas.month_at(at.x()) == pytest.approx(month, abs=0.3)


def test_the_wheel_alone_scrolls_in_time_as_on_the_timeline(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas
) -> None:
    view.show_range(6.0, 12.0)
    _settle(qtbot)
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    _turn_wheel(canvas, -1, middle, Qt.KeyboardModifier.NoModifier)
    _settle(qtbot)
    low, high = canvas.range
    assert low > 6.0
    assert high - low == pytest.approx(6.0)
    _turn_wheel(canvas, 1, middle, Qt.KeyboardModifier.NoModifier)
    _settle(qtbot)
    assert canvas.range == pytest.approx((6.0, 12.0))


def test_a_drag_pans_and_a_double_click_shows_all(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, chart: Chart
) -> None:
    view.show_range(6.0, 12.0)
    _settle(qtbot)
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    for step in (10, 40, 80):
        QTest.mouseMove(canvas, middle - QPoint(step, 0))
        _settle(qtbot)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle - QPoint(80, 0))
    low, high = view.range
    assert high - low == pytest.approx(6.0)
    assert low - 6.0 == pytest.approx(80 / canvas.plot.width * 6.0, rel=0.15)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert view.range == chart.x_range


def test_the_keyboard_zooms_pans_and_shows_all(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, chart: Chart
) -> None:
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    low, high = view.range
    assert (low, high) == pytest.approx((15 - 9.6, 15 + 9.6))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.range[0] > low
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.range == pytest.approx((low, high))
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.range == chart.x_range
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.range == chart.x_range


def test_the_pointer_over_a_mark_tells_its_result(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, chart: Chart
) -> None:
    QTest.mouseMove(canvas, _place_of(canvas, 40))
    qtbot.waitUntil(QToolTip.isVisible)
    assert chart.series[0].points[40].text.split("\n")[0] in QToolTip.text()
    QToolTip.hideText()


def test_a_click_on_a_mark_names_its_fact(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, chart: Chart
) -> None:
    with qtbot.waitSignal(view.point_chosen) as heard:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_place_of(canvas, 0))
    assert heard.args == [chart.series[0].points[0].key]


def test_a_click_beside_all_marks_names_none(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas
) -> None:
    with qtbot.assertNotEmitted(view.point_chosen):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_a_zoomed_chart_draws_nothing_beside_its_plot(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, chart: Chart
) -> None:
    view.show_range(6.0, 8.0)
    _settle(qtbot)
    curves = [one for one in canvas.scene if isinstance(one, Curve) and one.name == chart.title]
    places = [x * PIXELS_PER_POINT for one in curves for x, _ in one.places]
    assert min(places) >= canvas.plot.left - 0.01
    assert max(places) <= canvas.plot.right + 0.01
    assert canvas.range == pytest.approx((6.0, 8.0))


Layouts = list[tuple[float, float, float, float]]


def test_the_first_picture_is_laid_out_once_and_for_the_room_there_is(
    qtbot: QtBot, view: ChartView, chart: Chart, layouts: Layouts
) -> None:
    view.show_chart(chart)
    _settle(qtbot)
    assert layouts == [(*chart.x_range, view.width(), view.height())]


def test_a_chart_that_is_not_seen_is_not_laid_out(
    qtbot: QtBot, qapp: QApplication, view: ChartView, chart: Chart, layouts: Layouts
) -> None:
    view.hide()
    view.show_chart(chart)
    qapp.setPalette(palette("dark"))
    view.resize(900, 400)
    _settle(qtbot)
    assert layouts == []
    view.show()
    _settle(qtbot)
    assert [layout[2:] for layout in layouts] == [(900, 400)]


def test_a_picture_of_what_did_not_change_is_not_laid_out_anew(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, layouts: Layouts
) -> None:
    canvas.repaint()
    QTest.mouseMove(canvas, _place_of(canvas, 40))
    _settle(qtbot)
    assert layouts == []


def test_it_is_laid_out_anew_for_another_size(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas
) -> None:
    before = canvas.plot.width
    view.resize(1200, 500)
    _settle(qtbot)
    assert canvas.plot.width > before
    assert max(box.right for box in _boxes(canvas)) > 1000


def _boxes(canvas: ChartCanvas) -> Iterator[Box]:
    """Where shapes and texts stand, in pixels."""
    for one in canvas.scene:
        if isinstance(one, Shape | Text):
            sides = one.box.left, one.box.top, one.box.width, one.box.height
            yield Box(*(side * PIXELS_PER_POINT for side in sides))


def test_another_palette_gives_another_paper(
    qtbot: QtBot, qapp: QApplication, canvas: ChartCanvas
) -> None:
    qapp.setPalette(palette("light"))
    _settle(qtbot)
    light = _corner(canvas).lightness()
    qapp.setPalette(palette("dark"))
    _settle(qtbot)
    assert (light > 250, _corner(canvas).lightness() < 50) == (True, True)


def _corner(canvas: ChartCanvas) -> QColor:
    return canvas.grab().toImage().pixelColor(2, 2)


def test_the_picture_is_copied(qtbot: QtBot, view: ChartView, canvas: ChartCanvas) -> None:
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (
        round(view.width() * view.devicePixelRatio()),
        round(view.height() * view.devicePixelRatio()),
    )


def test_another_chart_takes_the_place_of_the_first(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, synthetic: Review
) -> None:
    view.show_range(6.0, 8.0)
    second = response_chart(synthetic)
    assert second is not None
    view.show_chart(second)
    _settle(qtbot)
    assert view.range == second.x_range
    assert view.accessibleDescription() == second.summary
    assert canvas.accessibleDescription() == second.summary
    assert canvas.range == second.x_range


def test_many_changes_are_laid_out_once(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, layouts: Layouts
) -> None:
    for month in range(5):
        view.show_range(month, month + 3.0)
    _settle(qtbot)
    assert [layout[:2] for layout in layouts] == [(4.0, 7.0)]


def test_a_result_is_ringed_where_it_stands_and_brought_into_view(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas, chart: Chart
) -> None:
    plain = canvas.grab().toImage()
    point = chart.series[0].points[0]
    view.mark(point)
    assert canvas.ring_place() == pytest.approx(canvas.place_at(0))
    assert canvas.grab().toImage() != plain
    low, high = chart.x_range
    view.show_range((low + high) / 2, high)
    assert canvas.ring_place() is None
    view.mark(point)
    assert view.range[0] <= point.x <= view.range[1]
    assert canvas.ring_place() is not None
    view.mark(None)
    assert canvas.ring_place() is None


class _Telling(Panel):
    """A panel that tells more of a mark than its label."""

    def mark_tip(self, key: str) -> str:
        return "haemoglobin: 71 g/L\n2021-02-08" if key else ""


def test_what_the_panel_tells_of_a_mark_stands_in_place_of_its_label(
    qtbot: QtBot, chart: Chart
) -> None:
    panel = _Telling()
    qtbot.addWidget(panel)
    view = ChartView("Chart of the chosen test", panel)
    view.resize(700, 360)
    panel.resize(700, 360)
    with qtbot.waitExposed(panel):
        panel.show()
    view.show_chart(chart)
    canvas = view.canvas
    _settle(qtbot)
    QTest.mouseMove(canvas, _place_of(canvas, 0))
    qtbot.waitUntil(lambda: "haemoglobin: 71 g/L<br>2021-02-08" in QToolTip.text())
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
