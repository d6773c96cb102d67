"""All facts: every record of the file in one table."""

from collections.abc import Callable

from boardapp.desktop.panels.facts import FactsPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


def test_each_record_has_a_row_that_leads_to_it(letter: Review, on_screen: ShowPanel) -> None:
    panel = on_screen(FactsPanel, letter)
    assert isinstance(panel, FactsPanel)
    assert panel.table.facts.rowCount() == len(letter.register)
    place = next(e.place for e in letter.register if e.kind == "admissions")
    assert panel.reveal(f"{place}.reason")
    assert panel.table.current_place() == place


def test_what_is_stated_stands_in_its_row(letter: Review, on_screen: ShowPanel) -> None:
    panel = on_screen(FactsPanel, letter)
    assert isinstance(panel, FactsPanel)
    assert panel.reveal("labs[1]")
    record, told, source = panel.table.facts.row(panel.table.currentIndex().row()).cells
    assert record == "Laboratory result"
    assert told.startswith("test: platelets; ")
    assert source == "letter ¶7"
