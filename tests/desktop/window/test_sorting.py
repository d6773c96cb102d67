"""Tables are sorted and filtered by keys and clicks, and stay so over edits and other panels."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

_FILTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: QtBot, workbench: Workbench, synthetic_path: Path, tmp_path: Path) -> Workbench:
    for file in synthetic_path.parent.glob("synthetic*"):
        copy = shutil.copytree if file.is_dir() else shutil.copyfile
        copy(file, tmp_path / file.name)
    workbench.window.activateWindow()
    workbench.document.take(load(tmp_path / synthetic_path.name))
    return workbench


def _click_header(qtbot: QtBot, table: FactsTable, column: int) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def _column(table: FactsTable, column: int) -> list[str]:
    return [table.facts.row(n).cells[column] for n in range(table.facts.rowCount())]


def _places(table: FactsTable) -> list[str]:
    return [table.facts.row(n).place for n in range(table.facts.rowCount())]


def _labs(workbench: Workbench) -> LabsPanel:
    workbench.show_panel("labs")
    panel = workbench.panels.panel
    assert isinstance(panel, LabsPanel)
    return panel


def _toxicity(workbench: Workbench) -> FactsTable:
    workbench.show_panel("toxicity")
    panel = workbench.panels.panel
    assert isinstance(panel, ToxicityPanel)
    return panel.complications.table


def _edit(qtbot: QtBot, workbench: Workbench) -> None:
    case = workbench.document.case
    assert case is not None
    with qtbot.waitSignal(workbench.document.changed, timeout=60_000):
        workbench.document.apply("edit", case, replace(case, title=f"{case.title}!"))


def test_results_are_sorted_by_value_and_by_time(qtbot: QtBot, opened: Workbench) -> None:
    labs = _labs(opened)
    points = next(s for s in opened.document.review.labs if s.test == "platelets").points
    assert labs.reveal(points[0].place)
    _click_header(qtbot, labs.results, 1)
    sure = sorted(points, key=lambda p: (p.low, p.high))
    assert _places(labs.results)[0] in {p.place for p in points if p.low == sure[0].low}
    lows = {p.place: p.low for p in points}
    assert [lows[place] for place in _places(labs.results)] == [p.low for p in sure]
    _click_header(qtbot, labs.results, 0)  # the oldest first
    days = {p.place: p.day for p in points}
    shown = [days[place] for place in _places(labs.results)]
    assert shown == sorted(shown)


def test_the_chart_stays_while_the_list_of_tests_is_sorted(qtbot: QtBot, opened: Workbench) -> None:
    labs = _labs(opened)
    labs.tests.choose(3)
    chart, name = labs.chart.chart, labs.tests.chosen_row()
    _click_header(qtbot, labs.tests, 0)
    names = [text.casefold() for text in _column(labs.tests, 0)]
    assert names == sorted(names)
    assert labs.chart.chart is chart
    labs.tests.choose(0)
    assert labs.chart.chart is not None
    assert labs.chart.chart.title.casefold() == names[0]
    assert name is not None


def test_sort_filter_and_choice_stay_over_an_edit_an_undo_a_reload_and_other_panels(
    qtbot: QtBot, opened: Workbench
) -> None:
    table = _toxicity(opened)
    _click_header(qtbot, table, 2)
    qtbot.keyClick(table, Qt.Key.Key_F, _FILTER)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "infection")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    table.choose(1)
    places, chosen = _places(table), table.current_place()
    assert 0 < len(places) < len(table.order.rows)
    _edit(qtbot, opened)
    assert (_places(table), table.current_place()) == (places, chosen)
    with qtbot.waitSignal(opened.document.changed, timeout=60_000):
        opened.document.undo_stack.undo()
    assert (_places(table), table.current_place()) == (places, chosen)
    opened.files.reload()
    qtbot.waitUntil(lambda: not opened.jobs.is_busy())
    assert (_places(table), table.current_place()) == (places, chosen)
    opened.show_panel("labs")
    _edit(qtbot, opened)
    assert _places(_toxicity(opened)) == places


def test_another_patient_is_shown_whole(qtbot: QtBot, opened: Workbench, letter_path: Path) -> None:
    table = _toxicity(opened)
    qtbot.keyClick(table, Qt.Key.Key_F, _FILTER)
    qtbot.keyClicks(QApplication.focusWidget(), "infection")
    opened.document.take(load(letter_path))
    table = _toxicity(opened)
    review = opened.document.review
    assert review is not None
    assert table.facts.rowCount() == len(review.complications)


def test_a_finding_is_judged_by_its_row_however_the_table_is_sorted(
    qtbot: QtBot, opened: Workbench
) -> None:
    opened.show_panel("checks")
    checks = opened.panels.panel
    assert isinstance(checks, ChecksPanel)
    _click_header(qtbot, checks.table, 1)
    for number in range(checks.table.facts.rowCount()):
        checks.table.choose(number)
        sentence = checks.table.facts.row(number).cells[2]
        shown = " ".join(checks.detail.toPlainText().split())
        assert " ".join(sentence.split()) in shown


def test_copied_is_said_for_tables_and_drawings(qtbot: QtBot, opened: Workbench) -> None:
    table = _toxicity(opened)
    table.choose(0)
    for widget in (table, _labs(opened).chart):
        opened.say("")
        if widget is table:
            opened.show_panel("toxicity")
        else:
            opened.show_panel("labs")
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert opened.window.statusBar().currentMessage() == "Copied."
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_a_panel_without_tables_says_so(qtbot: QtBot, opened: Workbench) -> None:
    opened.show_panel("history")
    qtbot.keyClick(opened.window, Qt.Key.Key_F, _FILTER)
    told = opened.window.statusBar().currentMessage()
    assert told == "This panel has no table with a filter."
