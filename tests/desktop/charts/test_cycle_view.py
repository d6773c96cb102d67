"""The figure of toxicity along cycles as a widget."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts.cycle_view import CycleView
from boardapp.figures.cycles.cycles import CycleFigure, cycle_figure
from boardapp.review.model.review import Review

ShowFigure = Callable[[CycleFigure], CycleView]


@pytest.fixture
def reinduction(synthetic: Review) -> CycleFigure:
    one = next(t for t in synthetic.toxicity.therapies if t.key == "reinduction")
    figure = cycle_figure(one, synthetic.toxicity.grade_rule)
    assert figure is not None
    return figure


@pytest.fixture
def show_figure(qtbot: QtBot) -> ShowFigure:
    def show(figure: CycleFigure) -> CycleView:
        view = CycleView("Complications by cycle")
        qtbot.addWidget(view)
        view.resize(800, 220)
        with qtbot.waitExposed(view):
            view.show()
        view.show_figure(figure)
        qtbot.wait(1)
        return view

    return show


def _middle(view: CycleView, label: str) -> QPoint:
    """Where a mark is drawn, found as a user does: by the words under the pointer."""
    canvas = view.canvas
    for y in range(0, canvas.height(), 3):
        for x in range(0, canvas.width(), 3):
            mark = canvas.mark_under(x, y)
            if mark is not None and mark.label == label:
                return QPoint(x + 4, y + 4)
    raise AssertionError(f"{label} is not drawn")


def test_it_says_what_it_shows(show_figure: ShowFigure, reinduction: CycleFigure) -> None:
    view = show_figure(reinduction)
    assert view.accessibleName() == "Complications by cycle"
    assert view.accessibleDescription() == reinduction.summary
    assert view.message == ""


def test_the_whole_figure_is_there_though_the_view_is_lower(
    show_figure: ShowFigure, reinduction: CycleFigure
) -> None:
    view = show_figure(reinduction)
    assert view.canvas.height() > view.height()


def test_a_click_on_a_mark_leads_to_its_fact(
    qtbot: QtBot, show_figure: ShowFigure, reinduction: CycleFigure
) -> None:
    view = show_figure(reinduction)
    here = _middle(view, "urticaria, grade 2")
    with qtbot.waitSignal(view.mark_chosen) as heard:
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=here)
    (mark,) = [m for m in reinduction.lanes[0].marks if m.label == "urticaria, grade 2"]
    assert heard.args == [mark.key]


def test_the_pointer_over_a_mark_tells_it(
    qtbot: QtBot, show_figure: ShowFigure, reinduction: CycleFigure
) -> None:
    view = show_figure(reinduction)
    qtbot.mouseMove(view.canvas, _middle(view, "urticaria, grade 2"))
    qtbot.waitUntil(lambda: "0 d after day 15" in QToolTip.text())
    assert "also under triple intrathecal therapy" in QToolTip.text()
    QToolTip.hideText()


def test_copy_takes_the_whole_picture(
    qtbot: QtBot, show_figure: ShowFigure, reinduction: CycleFigure
) -> None:
    view = show_figure(reinduction)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().pixmap().height() >= view.canvas.height()


def test_another_width_draws_it_anew_and_no_higher_than_needed(
    qtbot: QtBot, show_figure: ShowFigure, reinduction: CycleFigure
) -> None:
    view = show_figure(reinduction)
    before = view.canvas.height()
    view.resize(420, 220)
    qtbot.wait(1)
    assert view.canvas.width() < 420
    assert view.canvas.height() >= before
