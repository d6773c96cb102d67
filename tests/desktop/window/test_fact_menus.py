"""The context menus: the same actions as the menus, for the fact under the pointer or the keys."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.edit.boxes import SentenceBox
from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.panels.timeline import TimelinePanel
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.window.workbench import Workbench

_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _panel(workbench: Workbench, kind: type[Panel]) -> Panel:
    workbench.show_panel(kind.panel_id)
    panel = workbench.panels.panel
    assert isinstance(panel, kind)
    return panel


def _by_pointer(widget: QWidget, at: QPoint) -> QMenu:
    """What the window's system sends for a click with the right button."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    return _menu()


def _by_keys(qtbot: QtBot, widget: QWidget) -> QMenu:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, Qt.Key.Key_F10, _SHIFT)
    return _menu()


def _menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _texts(menu: QMenu) -> list[str]:
    return [a.text().replace("&", "") for a in menu.actions() if a.isVisible() and a.text()]


def _do(menu: QMenu, text: str) -> None:
    action = next(a for a in menu.actions() if a.text().replace("&", "") == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def _row_at(table: FactsTable, number: int) -> QPoint:
    return table.visualRect(table.facts.index(number, 0)).center()


def test_a_row_under_the_pointer_becomes_the_fact_that_the_menu_is_about(
    qtbot: QtBot, opened: Workbench
) -> None:
    table = _panel(opened, ToxicityPanel).complications.table  # type: ignore[attr-defined]
    here = _row_at(table, 2)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=here)
    menu = _by_pointer(table.viewport(), here)
    place = table.facts.row(2).place
    assert opened.facts.current.place == table.current_place() == place
    texts = _texts(menu)
    assert texts[:2] == ["Show the Fact", "Show Fact Elsewhere…"]
    assert {"Copy", "Copy Whole Table", "Filter the Table", "Fact at the Side"} <= set(texts)
    assert len(texts) == len(set(texts))
    shared = {action.text() for action in opened.actions.by_id.values()}
    own = {"Copy Whole &Table", "Share &Widths Anew", "&Sort by"}
    assert {a.text() for a in menu.actions() if a.text()} - shared <= own
    _do(menu, "Show the Fact")
    assert opened.panels.panel_id != "toxicity"


def test_where_no_row_is_no_fact_is_acted_on(opened: Workbench) -> None:
    table = _panel(opened, ToxicityPanel).complications.table  # type: ignore[attr-defined]
    table.order.show_only("no such row")
    menu = _by_pointer(table.viewport(), QPoint(20, table.viewport().height() - 4))
    assert not {"Show the Fact", "Show Fact Elsewhere…"} & set(_texts(menu))
    menu.close()


def test_by_the_keys_it_opens_at_the_chosen_row_and_sorts(qtbot: QtBot, opened: Workbench) -> None:
    table = _panel(opened, ToxicityPanel).complications.table  # type: ignore[attr-defined]
    table.choose(1)
    menu = _by_keys(qtbot, table)
    below = table.visualRect(table.facts.index(1, 0))
    assert below.adjusted(0, 0, 0, 4).contains(table.viewport().mapFromGlobal(menu.pos()))
    assert menu.activeAction() is not None
    sort = next(a.menu() for a in menu.actions() if a.text() == "&Sort by")
    assert isinstance(sort, QMenu)
    place = table.current_place()
    _do(sort, "Onset and end")
    menu.close()
    assert table.order.sort is not None
    assert table.horizontalHeader().isSortIndicatorShown()
    assert table.current_place() == place


def test_the_whole_table_is_copied_and_that_is_said(qtbot: QtBot, opened: Workbench) -> None:
    table = _panel(opened, ToxicityPanel).complications.table  # type: ignore[attr-defined]
    table.choose(1)
    _do(_by_keys(qtbot, table), "Copy Whole Table")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == table.facts.rowCount() + 1
    assert opened.window.statusBar().currentMessage() == "Copied."


def test_the_menu_key_opens_it_too(qtbot: QtBot, opened: Workbench) -> None:
    table = _panel(opened, ToxicityPanel).complications.table  # type: ignore[attr-defined]
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    middle = opened.window.rect().center()
    where = opened.window.mapToGlobal(middle)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, where)
    QApplication.sendEvent(table.viewport(), event)
    _menu().close()


def test_an_element_of_the_timeline_has_the_same_menu(qtbot: QtBot, opened: Workbench) -> None:
    view = _panel(opened, TimelinePanel).view  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.placed is not None and len(view.placed.elements) > 4)
    number = 3
    here = view.rect_of(number).center().toPoint()
    menu = _by_pointer(view.viewport(), here)
    assert opened.facts.current.place == view.current.element.place != ""
    assert {"Show the Fact", "Copy Picture", "Zoom In"} <= set(_texts(menu))
    menu.close()
    menu = _by_keys(qtbot, view)
    _do(menu, "Zoom In")
    assert view.zoom > 1


def test_a_mark_of_a_chart_has_the_menu_of_its_result(qtbot: QtBot, opened: Workbench) -> None:
    labs = _panel(opened, LabsPanel)
    assert isinstance(labs, LabsPanel)
    qtbot.wait(1)
    canvas = labs.chart.canvas
    here = QPointF(*canvas.place_at(0)).toPoint()
    menu = _by_pointer(canvas, here)
    assert opened.facts.current.place.startswith("labs[")
    assert {"Show the Fact", "Copy Picture"} <= set(_texts(menu))
    assert "Filter the Table" in _texts(menu)
    _do(menu, "Copy Picture")
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert opened.window.statusBar().currentMessage() == "Copied."


def test_a_finding_can_be_acknowledged_from_its_menu(qtbot: QtBot, opened: Workbench) -> None:
    checks = _panel(opened, ChecksPanel)
    assert isinstance(checks, ChecksPanel)
    _do(_by_keys(qtbot, checks.table), "Acknowledge…")
    line = QApplication.focusWidget()
    assert isinstance(line, SentenceBox)
    qtbot.keyClicks(line, "read in the letter")
    with qtbot.waitSignal(opened.document.changed, timeout=60_000):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    case = opened.document.case
    assert case is not None
    assert [one.reason for one in case.acknowledgements] == ["read in the letter"]


def test_where_no_fact_has_the_keyboard_it_says_what_to_choose(
    qtbot: QtBot, opened: Workbench
) -> None:
    opened.panels.list.setFocus()
    qtbot.waitUntil(opened.panels.list.hasFocus)
    qtbot.keyClick(opened.panels.list, Qt.Key.Key_F10, _SHIFT)
    assert QApplication.activePopupWidget() is None
    told = opened.window.statusBar().currentMessage()
    assert told == "Choose a fact in a table, the timeline or a chart first."
