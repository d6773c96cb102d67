"""Sources are doors: a click or a key leads to the citation, and to what else was read there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextBlock, QTextCursor, QTextFragment
from PySide6.QtWidgets import QApplication, QMenu, QTextBrowser, QToolTip
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.overview import OverviewPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.parts.tables.facts_model import SOURCE
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.window.workbench import Workbench

_SOURCE_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CITATION = "Prolonged remission in multiple relapsed"


def _text(workbench: Workbench) -> str:
    return workbench.facts.pane.page.toPlainText()


def _complications(workbench: Workbench) -> FactsTable:
    workbench.show_panel("toxicity")
    panel = workbench.panels.panel
    assert isinstance(panel, ToxicityPanel)
    return panel.complications.table


def _door_at(table: FactsTable, row: int) -> QPoint:
    columns = [
        str(table.facts.headerData(n, Qt.Orientation.Horizontal))
        for n in range(table.facts.columnCount())
    ]
    return table.visualRect(table.facts.index(row, columns.index(SOURCE))).center()


def test_a_click_on_the_source_of_a_row_shows_the_citation_and_what_else_stands_there(
    qtbot: QtBot, opened: Workbench
) -> None:
    table = _complications(opened)
    row = next(n for n in range(8) if table.facts.row(n).source == "letter ¶9")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_door_at(table, row))
    assert opened.facts.current.place == "sources[0]"
    assert opened.panels.panel_id == "toxicity"
    told = _text(opened)
    assert _CITATION in told
    assert "Read from letter ¶9" in told
    read = told.partition("Read from letter ¶9")[2].partition("Read from other places")[0]
    assert all(name in read for name in ("AST increased", "ALT increased", "GGT increased"))
    assert "letter ¶6: " in told.partition("Read from other places")[2]


def test_back_leads_from_the_source_to_the_fact_and_forward_to_the_same_place_of_it(
    qtbot: QtBot, opened: Workbench
) -> None:
    table = _complications(opened)
    table.setFocus()
    table.choose(0)
    place = table.current_place()
    qtbot.keyClick(table, Qt.Key.Key_G, _SOURCE_KEYS)
    assert opened.facts.current.place == "sources[0]"
    assert "Read from letter ¶9" in _text(opened)
    qtbot.keyClick(opened.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opened.facts.current.place == place
    qtbot.keyClick(opened.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert opened.facts.current.place == "sources[0]"
    assert "Read from letter ¶9" in _text(opened)


def test_a_fact_with_several_sources_offers_each(qtbot: QtBot, opened: Workbench) -> None:
    table = _complications(opened)
    row = next(n for n in range(8) if ";" in table.facts.row(n).source)
    table.setFocus()
    table.choose(row)
    qtbot.keyClick(table, Qt.Key.Key_G, _SOURCE_KEYS)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == ["letter ¶6", "letter ¶7", "letter ¶8"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert "Read from letter ¶7" in _text(opened)


def test_the_other_records_of_a_place_are_ways_to_them(qtbot: QtBot, opened: Workbench) -> None:
    opened.facts.sources.show("letter ¶7")
    page = opened.facts.pane.page
    _follow_by_keys(qtbot, page, "labs[")
    assert opened.facts.current.place.startswith("labs[")
    assert opened.panels.panel_id == "labs"


@pytest.mark.parametrize("kind", [OverviewPanel, HistoryPanel])
def test_on_a_page_the_keys_walk_from_fact_to_fact_and_to_the_source_of_each(
    qtbot: QtBot, opened: Workbench, kind: type[OverviewPanel | HistoryPanel]
) -> None:
    opened.show_panel(kind.panel_id)
    panel = opened.panels.panel
    assert isinstance(panel, kind)
    panel.page.setFocus()
    qtbot.waitUntil(panel.page.hasFocus)
    seen: list[str] = []
    for _ in range(4):
        qtbot.keyClick(panel.page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert opened.facts.current.place == panel.keep().marked
        seen.append(opened.facts.current.place)
    assert len(set(seen)) == 4
    qtbot.keyClick(panel.page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert opened.facts.current.place == seen[2]
    while ";" in opened.facts.pane.sheet.source:  # one that stands in several places offers each
        qtbot.keyClick(panel.page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.page, Qt.Key.Key_G, _SOURCE_KEYS)
    assert opened.facts.current.place == "sources[0]"
    assert _CITATION in _text(opened)


@pytest.mark.parametrize("kind", [OverviewPanel, HistoryPanel])
def test_a_click_on_the_source_of_a_paragraph_opens_it(
    qtbot: QtBot, opened: Workbench, kind: type[OverviewPanel | HistoryPanel]
) -> None:
    opened.show_panel(kind.panel_id)
    panel = opened.panels.panel
    assert isinstance(panel, kind)
    here = _link_at(panel.page, "source:letter")
    qtbot.mouseClick(panel.page.viewport(), Qt.MouseButton.LeftButton, pos=here)
    assert opened.facts.current.place == "sources[0]"
    assert _CITATION in _text(opened)


def test_the_source_of_a_finding_is_a_door_and_its_text_stays(
    qtbot: QtBot, opened: Workbench
) -> None:
    opened.show_panel("checks")
    checks = opened.panels.panel
    assert isinstance(checks, ChecksPanel)
    number = next(n for n in range(17) if checks.table.facts.row(n).source)
    checks.table.choose(number)
    before = checks.detail.toPlainText()
    _follow_by_keys(qtbot, checks.detail, "source:letter")
    assert opened.facts.current.place == "sources[0]"
    assert checks.detail.toPlainText() == before


def test_the_pointer_tells_the_citation(qtbot: QtBot, opened: Workbench) -> None:
    table = _complications(opened)
    tip = table.facts.data(table.facts.index(0, 7), Qt.ItemDataRole.ToolTipRole)
    assert "letter ¶9: Lattupally" in str(tip)
    opened.show_panel("response")
    response = opened.panels.panel
    assert isinstance(response, ResponsePanel)
    tip = response.lines.facts.data(response.lines.facts.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert _CITATION in str(tip)
    opened.show_panel("history")
    history = opened.panels.panel
    assert isinstance(history, HistoryPanel)
    here = _link_at(history.page, "source:letter")
    where = QPointF(history.page.viewport().mapToGlobal(here))
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(here), where, Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(history.page.viewport(), move)
    assert _CITATION in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_source_that_the_case_does_not_list_is_said_so(opened: Workbench) -> None:
    opened.facts.lead_to("labs[0]")
    opened.facts.sources.show("chart p. 2")
    assert opened.window.statusBar().currentMessage() == "The case lists no source “chart”."
    assert opened.facts.current.place == "labs[0]"


def test_ctrl_g_works_for_the_first_fact_that_is_chosen(qtbot: QtBot, opened: Workbench) -> None:
    table = _complications(opened)
    table.setFocus()
    table.choose(0)
    qtbot.keyClick(table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_without_a_fact_or_a_source_that_is_said(qtbot: QtBot, opened: Workbench) -> None:
    opened.facts.sources.show_own()
    assert opened.window.statusBar().currentMessage() == "No fact is chosen."
    opened.facts.lead_to("title")
    opened.facts.sources.show_own()
    assert opened.window.statusBar().currentMessage() == "No source is stated for this fact."


def _follow_by_keys(qtbot: QtBot, page: QTextBrowser, target: str) -> None:
    """Go from link to link with Tab until one leads to the target, and press Enter."""
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    page.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(80):
        qtbot.keyClick(page, Qt.Key.Key_Tab)
        cursor = page.textCursor()
        if target in cursor.charFormat().anchorHref():
            qtbot.keyClick(page, Qt.Key.Key_Return)
            return
    pytest.fail(f"no link to {target} is reached")


def _link_at(page: QTextBrowser, target: str) -> QPoint:
    """Where the first link to a target stands in the viewport."""
    block = page.document().begin()
    while block.isValid():
        for fragment in _fragments(block):
            if fragment.charFormat().anchorHref().startswith(target):
                cursor = QTextCursor(page.document())
                cursor.setPosition(fragment.position() + 2)
                return page.cursorRect(cursor).center()
        block = block.next()
    pytest.fail(f"no link to {target}")


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1
