from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts.chart_view import ChartView
from boardapp.desktop.charts.cycle_view import CycleView
from boardapp.desktop.charts.timeline_view import TimelineView
from boardapp.desktop.panels.pictures.view import PictureView


@pytest.mark.parametrize(
    ("make", "role", "name"),
    [
        (TimelineView, QAccessible.Role.Graphic, "Timeline of the course"),
        (lambda: ChartView("MRD over time"), QAccessible.Role.Chart, "MRD over time"),
        (lambda: CycleView("By cycle"), QAccessible.Role.Chart, "By cycle"),
        (PictureView, QAccessible.Role.Graphic, ""),
    ],
    ids=["timeline", "chart", "cycles", "picture"],
)
def test_a_drawing_is_told_as_what_it_is(
    qtbot: QtBot, make: Callable[[], QWidget], role: QAccessible.Role, name: str
) -> None:
    for _ in range(3):  # another of the same class, once the first is gone
        widget = make()
        qtbot.addWidget(widget)
        widget.setAccessibleDescription("Three results")
        told = QAccessible.queryAccessibleInterface(widget)
        assert told.role() == role
        assert told.text(QAccessible.Text.Name) == name
        assert told.text(QAccessible.Text.Description) == "Three results"
        widget.deleteLater()


def test_other_widgets_are_told_by_qt(qtbot: QtBot) -> None:
    TimelineView().deleteLater()
    button = QPushButton("Open")
    qtbot.addWidget(button)
    assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.Button
