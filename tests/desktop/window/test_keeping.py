"""Each panel keeps what the user had in view over an edit, its undoing, and a reload."""

import shutil
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.panels.timeline import TimelinePanel
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

Change = Callable[[Case], Case]


@pytest.fixture
def opened(workbench: Workbench, synthetic_path: Path, tmp_path: Path) -> Workbench:
    """The case with everything in it, in a file of the user's."""
    for file in synthetic_path.parent.glob("synthetic*"):
        copy = shutil.copytree if file.is_dir() else shutil.copyfile
        copy(file, tmp_path / file.name)
    workbench.document.take(load(tmp_path / synthetic_path.name))
    return workbench


def _retitle(case: Case) -> Case:
    return replace(case, title=case.title + "!")


def _drop_first(name: str) -> Change:
    """Delete the first record of a list: all that follow move up by one."""
    return lambda case: replace(case, **{name: getattr(case, name)[1:]})


def _edit(qtbot: QtBot, workbench: Workbench, change: Change) -> None:
    case = workbench.document.case
    assert case is not None
    with qtbot.waitSignal(workbench.document.changed, timeout=60_000):
        assert workbench.document.apply("edit", case, change(case))


def _save(qtbot: QtBot, workbench: Workbench) -> None:
    workbench.files.writing.save()
    qtbot.waitUntil(lambda: not workbench.document.is_saving)
    assert not workbench.document.is_modified


def _undo(qtbot: QtBot, workbench: Workbench) -> None:
    with qtbot.waitSignal(workbench.document.changed, timeout=60_000):
        workbench.document.undo_stack.undo()


def _reload(qtbot: QtBot, workbench: Workbench) -> None:
    workbench.files.reload()
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy())


def _panel(workbench: Workbench, kind: type[Panel]) -> Panel:
    workbench.show_panel(kind.panel_id)
    panel = workbench.panels.panel
    assert isinstance(panel, kind)
    return panel


def _chosen(table: FactsTable) -> tuple[str, ...]:
    rows = table.selectionModel().selectedRows()
    return table.facts.row(rows[0].row()).cells if rows else ()


def _top(table: FactsTable) -> tuple[str, ...]:
    return table.facts.row(table.rowAt(0)).cells


def test_labs_keep_the_test_its_zoom_and_the_result(qtbot: QtBot, opened: Workbench) -> None:
    labs = _panel(opened, LabsPanel)
    assert isinstance(labs, LabsPanel)
    labs.tests.choose(6)
    low, high = labs.chart.range
    months = low + (high - low) / 4, low + (high - low) / 2
    labs.results.choose(20)  # which brings its mark into view
    labs.chart.show_range(*months)
    before = _chosen(labs.tests)[0], _chosen(labs.results), labs.chart.range, _top(labs.results)
    assert before[2] == pytest.approx(months)
    ring = labs.chart.canvas.ringed
    assert ring is not None
    # Where the first result is of the chosen test, it would be another chart.
    other = next(n for n in range(9) if opened.document.case.labs[n].test != before[0][:4])
    drop = lambda case: replace(case, labs=case.labs[:other] + case.labs[other + 1 :])  # noqa: E731
    for act in (
        lambda: _edit(qtbot, opened, _retitle),
        lambda: _edit(qtbot, opened, drop),
        lambda: _undo(qtbot, opened),
        lambda: _save(qtbot, opened),
        lambda: _reload(qtbot, opened),
    ):
        act()
        now = _chosen(labs.tests)[0], _chosen(labs.results), labs.chart.range, _top(labs.results)
        assert now == before
        assert labs.chart.canvas.ringed is not None
        assert (labs.chart.canvas.ringed.x, labs.chart.canvas.ringed.y) == (ring.x, ring.y)


def test_the_timeline_keeps_its_zoom_the_stretch_in_view_and_the_element(
    qtbot: QtBot, opened: Workbench
) -> None:
    view = _panel(opened, TimelinePanel).view  # type: ignore[attr-defined]
    view.go_to(12)
    view.zoom_to(5.0, 300.0)
    ticks = len(view.placed.lanes.ticks)
    qtbot.waitUntil(lambda: len(view.placed.lanes.ticks) > ticks)  # it is still, and laid out
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    chosen = view.current.element.tip
    place = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    for act in (
        lambda: _edit(qtbot, opened, _retitle),
        lambda: _undo(qtbot, opened),
        lambda: _reload(qtbot, opened),
    ):
        act()
        assert view.zoom == 5.0
        assert view.current.element.tip == chosen
        assert view.horizontalScrollBar().value() == pytest.approx(place[0], abs=2)
        assert view.verticalScrollBar().value() == place[1] > 0


@pytest.mark.parametrize(
    ("kind", "table", "row", "drop"),
    [
        (ResponsePanel, "mrd", 3, "assessments"),
        (ResponsePanel, "lines", 1, "labs"),
        (ToxicityPanel, "complications.table", 9, "infections"),
        (ChecksPanel, "table", 2, "remarks"),
    ],
)
def test_a_table_keeps_its_row_what_is_in_view_and_its_columns(
    qtbot: QtBot, opened: Workbench, kind: type[Panel], table: str, row: int, drop: str
) -> None:
    shown: FactsTable = attrgetter(table)(_panel(opened, kind))
    row = min(row, shown.facts.rowCount() - 1)
    shown.choose(row)
    bar = shown.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    shown.horizontalHeader().resizeSection(0, 222)
    chosen, top, width = _chosen(shown), _top(shown), shown.columnWidth(0)
    for change in (_retitle, _drop_first(drop)):
        _edit(qtbot, opened, change)
        assert _chosen(shown) == chosen
        assert _top(shown) == top
        assert shown.columnWidth(0) == width == 222
        _undo(qtbot, opened)
        assert _chosen(shown) == chosen


def test_a_page_keeps_the_paragraph_at_its_top_and_the_mark(
    qtbot: QtBot, opened: Workbench
) -> None:
    history = _panel(opened, HistoryPanel)
    assert isinstance(history, HistoryPanel)
    assert history.reveal("assessments[7]")
    before = history.keep()
    assert before.marked == "assessments[7]"
    assert history.page.verticalScrollBar().value() > 0
    _edit(qtbot, opened, _retitle)
    assert history.keep() == before
    assert history.page.extraSelections()
    _edit(qtbot, opened, _drop_first("assessments"))
    after = history.keep()
    assert after.marked == "assessments[6]"
    assert after.offset == pytest.approx(before.offset, abs=2)


def test_a_panel_that_was_not_open_keeps_its_place_too(qtbot: QtBot, opened: Workbench) -> None:
    response = _panel(opened, ResponsePanel)
    assert isinstance(response, ResponsePanel)
    response.mrd.choose(3)
    chosen = _chosen(response.mrd)
    _panel(opened, ChecksPanel)
    _edit(qtbot, opened, _drop_first("assessments"))
    _edit(qtbot, opened, _retitle)
    _panel(opened, ResponsePanel)
    assert _chosen(response.mrd) == chosen


def test_nothing_of_one_patient_stays_chosen_for_the_next(
    opened: Workbench, letter_path: Path
) -> None:
    labs = _panel(opened, LabsPanel)
    assert isinstance(labs, LabsPanel)
    labs.filter.setText("plate")
    history = _panel(opened, HistoryPanel)
    assert isinstance(history, HistoryPanel)
    history.reveal("assessments[7]")
    response = _panel(opened, ResponsePanel)
    assert isinstance(response, ResponsePanel)
    response.lines.choose(1)
    opened.document.take(load(letter_path))
    assert _chosen(response.lines) == ()
    _panel(opened, LabsPanel)
    assert labs.filter.text() == ""
    _panel(opened, HistoryPanel)
    assert history.page.verticalScrollBar().value() == 0
    assert not history.page.extraSelections()


def test_toxicity_keeps_its_chip_and_what_stood_in_tabs_that_are_hidden(
    qtbot: QtBot, opened: Workbench, letter_path: Path
) -> None:
    toxicity = _panel(opened, ToxicityPanel)
    assert isinstance(toxicity, ToxicityPanel)
    table, chips = toxicity.complications.table, toxicity.complications.chips
    toxicity.reveal("therapies[2].courses[1]")
    by_cycle = toxicity.by_cycle.content
    assert by_cycle.shown is not None
    therapy = by_cycle.shown.key
    toxicity.reveal("adverse_events[8]")
    chips.choose("Liver")
    for change in (_retitle, _drop_first("transfusions"), _drop_first("labs")):
        _edit(qtbot, opened, change)
        assert chips.current == "Liver"
        assert table.current_place() == "adverse_events[8]"
    assert by_cycle.shown is None
    assert toxicity.by_cycle.content is by_cycle
    assert by_cycle.shown.key == therapy
    opened.document.take(load(letter_path))
    assert chips.current == "all"
    assert table.current_place() == ""
