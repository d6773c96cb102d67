"""The tab of toxicity by cycle: a therapy is chosen, its figure and tables follow."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.toxicity.by_cycle import ByCycle
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]
ShowByCycle = Callable[[Review], ByCycle]


@pytest.fixture
def show_by_cycle(on_screen: ShowPanel) -> ShowByCycle:
    panels = []

    def show(review: Review) -> ByCycle:
        panel = on_screen(ToxicityPanel, review)
        assert isinstance(panel, ToxicityPanel)
        panels.append(panel)  # the tab lives as long as its panel does
        tabs = panel.findChild(QTabWidget)
        assert isinstance(tabs, QTabWidget)
        tabs.setCurrentWidget(panel.by_cycle)
        return panel.by_cycle.content

    return show


def _cells(table: FactsTable) -> list[tuple[str, ...]]:
    return [table.facts.row(number).cells for number in range(table.facts.rowCount())]


def _choose(shown: ByCycle, name: str) -> None:
    names = [shown.therapies.itemText(n) for n in range(shown.therapies.count())]
    shown.therapies.setCurrentIndex(next(n for n, text in enumerate(names) if name in text))


def test_the_therapies_are_listed_with_their_lines_and_complications(
    show_by_cycle: ShowByCycle, synthetic: Review
) -> None:
    shown = show_by_cycle(synthetic)
    names = [shown.therapies.itemText(n) for n in range(shown.therapies.count())]
    assert names[0] == "Line 1: induction – 3 complications"
    assert names[3] == "Line 3: inotuzumab ozogamicin – no complications"
    assert len(names) == 8


def test_the_table_is_the_twin_of_the_figure(show_by_cycle: ShowByCycle, synthetic: Review) -> None:
    shown = show_by_cycle(synthetic)
    _choose(shown, "CNS-directed reinduction")
    assert shown.view.figure is not None
    assert shown.view.figure.title == "Complications by cycle of CNS-directed reinduction"
    assert _cells(shown.complications) == [
        (
            "Urticaria", "grade 2", "cycle 1", "day 15",
            "0 d after day 15 (vincristine, pegaspargase)", "0 d", "triple intrathecal therapy",
            "pegaspargase", "chart complications",
        ),
        (
            "Peripheral motor neuropathy", "grade 2", "cycle 1", "day 22",
            "7 d after day 15 (vincristine, pegaspargase)", "66 d", "triple intrathecal therapy",
            "vincristine", "chart complications",
        ),
    ]  # fmt: skip


def test_the_worst_grades_stand_cycle_by_cycle_with_the_version(
    show_by_cycle: ShowByCycle, synthetic: Review
) -> None:
    shown = show_by_cycle(synthetic)
    _choose(shown, "inotuzumab")
    rows = _cells(shown.grades)
    assert rows[0] == (
        "Cycle 1, from 2021-12-13", "platelets", "3 (lab)", "43 ×10⁹/L", "day 19",
        "not within the cycle", "12", "lab",
    )  # fmt: skip
    assert ("Cycle 2, from 2022-01-10", "bilirubin", "0 (lab)") in [row[:3] for row in rows]
    tabs = shown.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(1) == "Worst grades, CTCAE v5.0 (lab)"


def test_the_letter_says_why_nothing_is_aligned_and_lists_what_began_during(
    show_by_cycle: ShowByCycle, letter: Review
) -> None:
    shown = show_by_cycle(letter)
    _choose(shown, "inotuzumab ozogamicin (resumed)")
    assert shown.note.text().startswith(
        "Nothing can be laid along the cycles of inotuzumab ozogamicin (resumed): of its 9 cycles "
        "none has a stated day on which it began."
    )
    assert not shown.view.isVisible()
    assert {row[2:5] for row in _cells(shown.complications)} == {
        ("during, cycle not reported", "day not reported", "not reported")
    }
    assert shown.complications.isVisible()


def test_an_order_that_is_not_known_is_said_under_the_therapy(
    show_by_cycle: ShowByCycle, letter: Review
) -> None:
    shown = show_by_cycle(letter)
    _choose(shown, "cranial radiation")
    rows = _cells(shown.complications)
    assert {row[2] for row in rows} == {"before, during or after: order not known"}
    assert "Pancytopenia" in {row[0] for row in rows}


def test_nothing_is_called_a_cause(show_by_cycle: ShowByCycle, synthetic: Review) -> None:
    shown = show_by_cycle(synthetic)
    assert "nothing here says that a therapy caused a complication" in shown.note.text()


def test_the_first_therapy_shown_has_most_to_show(on_screen: ShowPanel, synthetic: Review) -> None:
    panel = on_screen(ToxicityPanel, synthetic)
    assert isinstance(panel, ToxicityPanel)
    assert panel.by_cycle.content.shown is not None
    assert panel.by_cycle.content.shown.key == "reinduction"


def test_the_chosen_therapy_stays_chosen_when_the_case_changes(
    show_by_cycle: ShowByCycle, synthetic: Review
) -> None:
    shown = show_by_cycle(synthetic)
    _choose(shown, "blinatumomab")
    shown.show_review(synthetic)
    assert shown.shown is not None
    assert shown.shown.key == "blina"


def test_without_a_therapy_it_says_how_one_is_added(on_screen: ShowPanel, minimal: Review) -> None:
    panel = on_screen(ToxicityPanel, minimal)
    assert isinstance(panel, ToxicityPanel)
    shown = panel.by_cycle.content
    assert "Insert adds a therapy" in shown.note.text()
    assert not shown.therapies.isEnabled()
    assert shown.view.figure is None


def test_a_click_on_a_mark_selects_its_row(
    qtbot: QtBot, show_by_cycle: ShowByCycle, synthetic: Review
) -> None:
    shown = show_by_cycle(synthetic)
    _choose(shown, "CNS-directed reinduction")
    (event,) = [c for c in synthetic.complications if c.term == "urticaria"]
    shown.view.mark_chosen.emit(event.place)
    assert shown.complications.current_place() == event.place
    grade = synthetic.toxicity.therapies[5].cycles[0].grades[0]
    shown.view.mark_chosen.emit(grade.place)
    assert shown.grades.isVisible()
    assert shown.grades.current_place() == grade.place


def test_a_cycle_is_led_to(on_screen: ShowPanel, synthetic: Review) -> None:
    panel = on_screen(ToxicityPanel, synthetic)
    assert panel.reveal("therapies[2].courses[1]")
    assert isinstance(panel, ToxicityPanel)
    assert panel.by_cycle.isVisible()
    shown = panel.by_cycle.content.shown
    assert shown is not None
    assert shown.key == "blina"


def test_rows_lead_to_their_facts(
    qtbot: QtBot, show_by_cycle: ShowByCycle, synthetic: Review
) -> None:
    shown = show_by_cycle(synthetic)
    panel = shown.window()
    assert isinstance(panel, ToxicityPanel)
    shown.complications.choose(0)
    with qtbot.waitSignal(panel.fact_requested) as heard:
        qtbot.keyClick(shown.complications, Qt.Key.Key_Return)
    assert heard.args == [shown.complications.current_place()]
