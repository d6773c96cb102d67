from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.timeline import EMPTY, TimelinePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]
ShowTimeline = Callable[[Review], TimelinePanel]


@pytest.fixture
def show_timeline(on_screen: ShowPanel) -> ShowTimeline:
    def show(review: Review) -> TimelinePanel:
        made = on_screen(TimelinePanel, review)
        assert isinstance(made, TimelinePanel)
        return made

    return show


def _rows(panel: TimelinePanel) -> list[tuple[str, ...]]:
    panel.as_table.setChecked(True)
    return [panel.table.facts.row(n).cells for n in range(panel.table.facts.rowCount())]


def test_the_table_tells_what_the_drawing_shows(
    show_timeline: ShowTimeline, any_review: Review
) -> None:
    panel = show_timeline(any_review)
    assert panel.view.placed is not None
    drawn = sorted(placed.element.place for placed in panel.view.placed.elements)
    assert panel.table.facts.rowCount() == 0  # what is not seen is not built
    panel.as_table.setChecked(True)
    facts = panel.table.facts
    told = sorted(p for n in range(facts.rowCount()) if (p := facts.row(n).place))
    assert told == drawn


def test_the_table_keeps_times_as_stated(show_timeline: ShowTimeline, letter: Review) -> None:
    rows = {(row[1], row[2]): row for row in _rows(show_timeline(letter))}
    relapse = [row for row in rows.values() if row[1] == "Turning points"][1]
    assert relapse[0] == "month 4.5–6.5"
    assert "5 mo" in relapse[3]
    ino = rows["Line 6", "inotuzumab ozogamicin (resumed)"]
    assert ino[3].startswith("Start: after relapse 4")
    assert ino[4].startswith("letter ¶5")


def test_the_table_is_copied_with_its_header(show_timeline: ShowTimeline, letter: Review) -> None:
    panel = show_timeline(letter)
    panel.as_table.click()
    panel.table.clearSelection()
    panel.copy.click()
    lines = QGuiApplication.clipboard().text()
    assert lines.startswith("When\tLane\tWhat\tStated time\tSource\n")
    assert "cranial radiation" in lines


def test_the_picture_is_copied(show_timeline: ShowTimeline, letter: Review) -> None:
    panel = show_timeline(letter)
    panel.copy.click()
    assert QGuiApplication.clipboard().image().width() > 1000


def test_what_is_chosen_stays_chosen_in_the_table_and_back(
    show_timeline: ShowTimeline, letter: Review
) -> None:
    panel = show_timeline(letter)
    assert panel.reveal("therapies[8]")
    panel.as_table.click()
    assert panel.table.isVisible()
    assert panel.table.current_place() == "therapies[8]"
    panel.reveal("therapies[10]")
    panel.as_table.click()
    assert panel.view.isVisible()
    assert panel.view.current is not None
    assert panel.view.current.element.place == "therapies[10]"


def test_the_buttons_zoom(show_timeline: ShowTimeline, letter: Review) -> None:
    panel = show_timeline(letter)
    fit, out, nearer = panel.zooms
    nearer.click()
    nearer.click()
    out.click()
    assert panel.view.zoom == pytest.approx(1.3)
    fit.click()
    assert panel.view.zoom == 1.0
    panel.as_table.click()
    assert not any(button.isEnabled() for button in panel.zooms)


def test_both_lead_to_facts(qtbot: QtBot, show_timeline: ShowTimeline, letter: Review) -> None:
    panel = show_timeline(letter)
    panel.reveal("therapies[10]")
    with qtbot.waitSignal(panel.fact_requested) as drawn:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    panel.as_table.click()
    with qtbot.waitSignal(panel.fact_requested) as told:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert drawn.args == told.args == ["therapies[10]"]


def test_a_case_with_a_diagnosis_only_says_what_is_missing(
    show_timeline: ShowTimeline, minimal: Review, letter: Review
) -> None:
    panel = show_timeline(minimal)
    assert panel.empty.isVisible()
    assert panel.empty.text() == EMPTY
    panel.show_review(letter)
    assert not panel.empty.isVisible()


def test_what_has_no_time_is_told(show_timeline: ShowTimeline, letter: Review) -> None:
    import msgspec

    from boardapp.review.model.base import Moment

    nowhere = Moment()
    first = msgspec.structs.replace(letter.complications[1], onset=nowhere, end=nowhere)
    panel = show_timeline(msgspec.structs.replace(letter, complications=(first,)))
    assert panel.note.isVisible()
    assert "mucocutaneous bleeding" in panel.note.text()
    assert ("no time that could be drawn", "", first.term, "not reported", "") in _rows(panel)
