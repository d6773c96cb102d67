import sys

import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts import chart_canvas
from boardapp.desktop.charts.chart_canvas import ChartCanvas
from boardapp.desktop.charts.chart_view import NOTHING, ChartView
from boardapp.desktop.charts.drawn_view import BROKEN, PREPARING
from boardapp.desktop.system import preload
from boardapp.desktop.system.preload import Preload
from boardapp.desktop.window.appearance import palette
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.laboratory import lab_chart
from boardapp.figures.charts.layout import ChartLayout
from boardapp.figures.charts.mpl_chart import draw_chart
from boardapp.figures.charts.mrd import response_chart
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
def canvas(qtbot: QtBot, charts_ready: None, view: ChartView, chart: Chart) -> ChartCanvas:
    view.show_chart(chart)
    qtbot.waitUntil(lambda: view.canvas is not None and not view.message)
    assert view.canvas is not None
    _settle(qtbot)
    return view.canvas


def _settle(qtbot: QtBot) -> None:
    """Let what was put off to the next turns of the event loop happen."""
    for _ in range(3):
        qtbot.wait(1)


def _place_of(canvas: ChartCanvas, number: int) -> QPoint:
    """Where the point at this number of the chart stands, in pixels of the canvas."""
    x, y = canvas.place_at(number)
    return QPoint(round(x), round(y))


def _turn_wheel(canvas: ChartCanvas, turns: int, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_it_says_so_until_the_library_is_there_and_then_draws(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, view: ChartView, chart: Chart
) -> None:
    loader = Preload()
    monkeypatch.setattr(preload, "charts", lambda: loader)
    view.show_chart(chart)
    assert view.message == PREPARING
    assert view.accessibleDescription() == chart.summary
    qtbot.waitUntil(lambda: view.message == "", timeout=30_000)
    loader.wait(5)


def test_it_says_so_if_there_is_nothing_to_draw(view: ChartView) -> None:
    view.show_chart(None)
    assert (view.message, view.accessibleDescription()) == (NOTHING, NOTHING)


def test_a_broken_library_leaves_a_sentence_and_a_line_in_the_log(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    charts_ready: None,
    view: ChartView,
    chart: Chart,
) -> None:
    monkeypatch.setitem(sys.modules, "boardapp.desktop.charts.chart_canvas", None)
    view.show_chart(chart)
    qtbot.waitUntil(lambda: view.message == BROKEN)
    assert "could not draw a chart: ModuleNotFoundError" in caplog.text
    view.show_chart(None)
    assert view.message == NOTHING
    monkeypatch.undo()
    view.show_chart(chart)
    qtbot.waitUntil(lambda: view.message == "")


def test_the_drawing_shows_the_whole_chart_at_first(canvas: ChartCanvas, chart: Chart) -> None:
    assert canvas.range == chart.x_range
    (line,) = [one for one in canvas.figure.axes[0].lines if one.get_label() == chart.title]
    assert len(line.get_xydata()) == len(chart.series[0].points)


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
    width = canvas.plot.width * canvas.figure.dpi / 72 / canvas.device_pixel_ratio
    assert low - 6.0 == pytest.approx(80 / width * 6.0, rel=0.15)
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
    curves = [one for one in canvas.figure.axes[0].lines if one.get_label() == chart.title]
    places = [x for one in curves for x, _ in one.get_xydata()]
    assert min(places) >= canvas.plot.left - 0.01
    assert max(places) <= canvas.plot.right + 0.01
    assert canvas.range == pytest.approx((6.0, 8.0))


def test_the_first_picture_is_laid_out_once_and_for_the_room_there_is(
    qtbot: QtBot, charts_ready: None, view: ChartView, chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[float] = []

    def watched(figure: Figure, shown: Chart, *, dark: bool, points: float) -> ChartLayout:
        sizes.append(figure.get_size_inches()[0] * figure.dpi)
        return draw_chart(figure, shown, dark=dark, points=points)

    monkeypatch.setattr(chart_canvas, "draw_chart", watched)
    view.show_chart(chart)
    qtbot.waitUntil(lambda: view.canvas is not None and not view.message)
    _settle(qtbot)
    assert view.canvas is not None
    assert sizes == [pytest.approx(view.width() * view.canvas.device_pixel_ratio, abs=2)]


def test_it_is_laid_out_anew_for_another_size(
    qtbot: QtBot, view: ChartView, canvas: ChartCanvas
) -> None:
    before = canvas.plot.width
    view.resize(1200, 500)
    _settle(qtbot)
    assert canvas.plot.width > before
    assert canvas.figure.get_size_inches()[0] * canvas.figure.dpi == pytest.approx(
        1200 * canvas.device_pixel_ratio, abs=2
    )


def test_another_palette_gives_another_paper(
    qtbot: QtBot, qapp: QApplication, canvas: ChartCanvas
) -> None:
    qapp.setPalette(palette("light"))
    _settle(qtbot)
    light = sum(canvas.figure.get_facecolor()[:3])
    qapp.setPalette(palette("dark"))
    _settle(qtbot)
    dark = sum(canvas.figure.get_facecolor()[:3])
    assert (light > 2.5, dark < 0.6) == (True, True)


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
    assert len(canvas.figure.axes) == 1


def test_many_changes_are_drawn_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, view: ChartView, canvas: ChartCanvas
) -> None:
    drawn: list[tuple[float, float]] = []
    show_chart = ChartCanvas.show_chart

    def counted(self: ChartCanvas, chart: Chart, is_dark: bool, points: float) -> None:
        drawn.append(chart.x_range)
        show_chart(self, chart, is_dark, points)

    monkeypatch.setattr(ChartCanvas, "show_chart", counted)
    for month in range(5):
        view.show_range(month, month + 3.0)
    _settle(qtbot)
    assert drawn == [(4.0, 7.0)]
