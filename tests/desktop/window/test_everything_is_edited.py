"""Whatever a panel shows of the case leads by Enter to its form, or says why there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.charts.timeline_view import TimelineView
from boardapp.desktop.deck.panel import DeckPanel
from boardapp.desktop.edit.record_edits import record_and_field
from boardapp.desktop.panels.timeline import TimelinePanel
from boardapp.desktop.panels.to_fill_in import ToFillInPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.reading_panel import ReadingPanel
from boardapp.desktop.parts.tables.facts_table import NO_FACT, FactsTable
from boardapp.desktop.session.document import load
from boardapp.desktop.window.fact_side import ROOM
from boardapp.desktop.window.panel_table import PANELS
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case

MOST = 12
"""Rows of one table that are tried: the first, the last, and some between."""
_KEY = Qt.Key


@pytest.fixture(params=["letter", "synthetic", "minimal"])
def opened(qtbot: QtBot, workbench: Workbench, request: pytest.FixtureRequest) -> Workbench:
    """Each of the three cases in a window wide enough for the pane."""
    workbench.window.resize(1400, 800)
    workbench.window.activateWindow()
    workbench.document.take(load(Path(example_case(request.param))))
    qtbot.waitUntil(lambda: workbench.panels.width() >= ROOM)
    return workbench


def _bring(widget: QWidget, panel: Panel) -> None:
    """Turn the pages so that a widget of the panel is seen."""
    here: QWidget | None = widget
    while here is not None and here is not panel:
        above = here.parentWidget()
        if isinstance(above, QStackedWidget):
            tabs = above.parentWidget()
            (tabs if isinstance(tabs, QTabWidget) else above).setCurrentWidget(here)
        here = above
    QApplication.processEvents()


def _some(count: int) -> list[int]:
    step = max(1, -(-count // MOST))
    return sorted({*range(0, count, step), count - 1} if count else ())


def _expect_form(workbench: Workbench, place: str, what: str) -> None:
    """The form of the fact is open, at its field; then it is left."""
    pane = workbench.facts.pane
    assert pane.is_editing, f"{what}: {place} leads to no form"
    case = workbench.document.case
    assert case is not None
    record, field = record_and_field(case, workbench.facts.names.place_of(place))
    assert pane.form.place == record, what
    if field in (*pane.form.page.rows, *pane.form.page.parts):
        assert pane.form.page.field == field, what
    pane.rest()


def _tables(panel: Panel) -> Iterator[FactsTable]:
    for tabs in panel.findChildren(QTabWidget):
        for number in range(tabs.count()):  # pages are filled when they are first seen
            tabs.setCurrentIndex(number)
            QApplication.processEvents()
    yield from panel.findChildren(FactsTable)


@pytest.mark.parametrize("panel_id", [row.panel_id for row in PANELS])
def test_a_row_leads_to_its_form_or_says_why_not(
    qtbot: QtBot, opened: Workbench, panel_id: str
) -> None:
    opened.show_panel(panel_id)
    panel = opened.panels.panel
    assert panel is not None
    for table in _tables(panel):
        _bring(table, panel)
        if not table.isVisible():
            continue
        for number in _some(table.facts.rowCount()):
            table.setFocus()
            table.choose(number)
            row = table.chosen_row()
            assert row is not None
            what = f"{panel_id}, {table.accessibleName()}, {row.cells}"
            opened.say("")
            qtbot.keyClick(table, _KEY.Key_Return)
            if isinstance(panel, ToFillInPanel):
                assert opened.facts.pane.is_editing, what
                opened.facts.pane.rest()
            elif row.place:
                _expect_form(opened, opened.facts.current.place, what)
            else:
                assert opened.window.statusBar().currentMessage() == NO_FACT, what


@pytest.mark.parametrize("panel_id", ["overview", "history", "toxicity"])
def test_a_paragraph_that_is_read_leads_to_its_form(
    qtbot: QtBot, opened: Workbench, panel_id: str
) -> None:
    opened.show_panel(panel_id)
    found = opened.panels.panel
    assert found is not None
    pages = [found] if isinstance(found, ReadingPanel) else found.findChildren(ReadingPanel)
    for panel in pages:
        names = list(panel._anchors())
        for number in _some(len(names)):
            panel.page.setFocus()
            assert panel.reveal(names[number])
            panel.fact_selected.emit(names[number])
            qtbot.keyClick(panel.page, _KEY.Key_Return)
            _expect_form(opened, names[number], f"{panel_id}: {names[number]}")


def test_a_mark_of_the_timeline_leads_to_its_form(qtbot: QtBot, opened: Workbench) -> None:
    opened.show_panel("timeline")
    panel = opened.panels.panel
    assert isinstance(panel, TimelinePanel)
    view = panel.findChild(TimelineView)
    assert view is not None
    met: list[str] = []
    view.setFocus()
    for _ in range(200):
        qtbot.keyClick(view, _KEY.Key_Right)
        place = opened.facts.current.place
        if not place or (met and place == met[-1]):
            break
        met.append(place)
        qtbot.keyClick(view, _KEY.Key_Return)
        _expect_form(opened, place, f"timeline: {place}")
        view.setFocus()
    assert met or opened.document.case is not None


def test_a_fact_of_a_slide_leads_to_its_form(qtbot: QtBot, opened: Workbench) -> None:
    opened.show_panel("deck")
    panel = opened.panels.panel
    assert isinstance(panel, DeckPanel)
    slide = panel.page.slide
    opened.facts.choose("diagnosis")

    def is_shown() -> bool:
        opened.facts.show_in("deck")
        return slide.spot is not None

    qtbot.waitUntil(is_shown, timeout=60_000)
    slide.setFocus()
    qtbot.keyClick(slide, _KEY.Key_Return)
    assert slide.spot is not None
    _expect_form(opened, slide.spot.place, "deck: diagnosis")
