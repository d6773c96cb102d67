"""A page of tabs that is built when it is seen, and found in before."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.late_page import Columns, LateTable
from boardapp.review.model.review import Review


def _rows(review: Review | None) -> Iterator[FactRow]:
    for event in review.complications if review else ():
        yield FactRow((event.term,), event.place)


class _Tabs(QTabWidget):
    """A tab in front, and the page behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.addTab(QWidget(self), "In front")
        self.page = LateTable("Late", Columns(("What",), (1,)), _rows, self, empty="Nothing.")
        self.addTab(self.page, self.page.name)


@pytest.fixture
def tabs(qtbot: QtBot) -> _Tabs:
    made = _Tabs()
    qtbot.addWidget(made)
    made.resize(400, 150)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_is_built_when_it_is_seen(tabs: _Tabs, synthetic: Review) -> None:
    tabs.page.show_review(synthetic)
    assert tabs.page.rate("infections[1].organism") > 0
    assert tabs.page.rate("goals[0]") == 0
    assert not tabs.page.reveal("goals[0]")
    assert not tabs.page.is_built
    tabs.setCurrentWidget(tabs.page)
    assert tabs.page.is_built
    assert tabs.page.content.facts.rowCount() == len(synthetic.complications)


def test_what_leads_to_a_fact_builds_the_page(tabs: _Tabs, synthetic: Review) -> None:
    tabs.page.show_review(synthetic)
    assert tabs.page.reveal("infections[1]")
    assert tabs.page.content.current_place() == "infections[1]"


def test_a_hidden_page_holds_nothing_of_the_last_case(
    tabs: _Tabs, synthetic: Review, letter: Review
) -> None:
    tabs.page.show_review(synthetic)
    tabs.setCurrentWidget(tabs.page)
    table = tabs.page.content
    tabs.setCurrentIndex(0)
    tabs.page.show_review(letter)
    assert table.facts.rowCount() == 0
    assert tabs.page.rate("transfusions[3]") == 0
    tabs.setCurrentWidget(tabs.page)
    assert tabs.page.content is table
    assert table.facts.rowCount() == len(letter.complications)
    assert table.current_place() == ""


def test_what_was_in_view_waits_over_several_edits(tabs: _Tabs, synthetic: Review) -> None:
    tabs.page.show_review(synthetic)
    assert tabs.page.keep() is None
    tabs.setCurrentWidget(tabs.page)
    tabs.page.reveal("transfusions[5]")
    tabs.setCurrentIndex(0)
    for here, then in (
        ("transfusions[5]", "transfusions[6]"),
        ("transfusions[6]", "infections[2]"),
    ):
        kept = tabs.page.keep()
        tabs.page.show_review(synthetic)
        tabs.page.restore(
            kept, lambda place, here=here, then=then: then if place == here else place
        )
    tabs.setCurrentWidget(tabs.page)
    assert tabs.page.content.current_place() == "infections[2]"
    kept = tabs.page.keep()
    tabs.page.show_review(synthetic)
    tabs.page.restore(kept, lambda _: "infections[0]")
    assert tabs.page.content.current_place() == "infections[0]"


def test_another_case_forgets_what_waits(tabs: _Tabs, synthetic: Review) -> None:
    tabs.page.show_review(synthetic)
    tabs.setCurrentWidget(tabs.page)
    tabs.page.reveal("transfusions[5]")
    tabs.setCurrentIndex(0)
    kept = tabs.page.keep()
    tabs.page.show_review(synthetic)
    tabs.page.restore(kept, str)
    tabs.page.show_review(None)
    tabs.page.show_review(synthetic)
    tabs.setCurrentWidget(tabs.page)
    assert tabs.page.content.current_place() == ""
