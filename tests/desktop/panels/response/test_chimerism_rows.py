"""The donor's share and the antigens in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QTabWidget

from boardapp.casefile.files import read_case
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

ShowPanel = Callable[[type[Panel], Review | None], Panel]


def _review(name: str) -> Review:
    return review_case(read_case(example_case(name)))


def _response(on_screen: ShowPanel, name: str) -> tuple[ResponsePanel, QTabWidget]:
    panel = on_screen(ResponsePanel, _review(name))
    assert isinstance(panel, ResponsePanel)
    (tabs,) = panel.findChildren(QTabWidget)
    return panel, tabs


def test_the_tab_of_the_donor_share_brings_its_chart(on_screen: ShowPanel) -> None:
    panel, tabs = _response(on_screen, "aml")
    assert panel.chart.chart is not None
    assert panel.chart.chart.title != "Donor chimerism"
    tabs.setCurrentWidget(panel.donor)
    assert panel.chart.chart.title == "Donor chimerism"
    assert panel.chart.accessibleName() == "Donor share over time"
    tabs.setCurrentWidget(panel.lines)
    assert panel.chart.chart.title != "Donor chimerism"


def test_each_share_stands_with_its_transplant_and_the_last_with_the_rule(
    on_screen: ShowPanel,
) -> None:
    panel, _ = _response(on_screen, "aml")
    rows = [panel.donor.facts.row(n).cells for n in range(panel.donor.facts.rowCount())]
    assert len(rows) == 24
    assert rows[0] == (
        "2021-07-08",
        "transplant 1 (matched unrelated)",
        "marrow",
        "99 %",
        "",
    )
    assert rows[-1] == (
        "2023-06-08",
        "transplant 2 (mother, haploidentical)",
        "CD33",
        "88 %",
        "not full (chimerism, version 1)",
    )


@pytest.mark.parametrize(
    ("name", "is_shown"), [("aml", True), ("letter", True), ("sarcoma", False)]
)
def test_the_tab_is_there_where_a_transplant_is(
    on_screen: ShowPanel, name: str, is_shown: bool
) -> None:
    panel, tabs = _response(on_screen, name)
    assert tabs.isTabVisible(tabs.indexOf(panel.donor)) is is_shown


def test_a_share_is_led_to(on_screen: ShowPanel) -> None:
    panel, tabs = _response(on_screen, "aml")
    assert panel.reveal("assessments[4].chimerism[2]")
    assert tabs.currentWidget() is panel.donor
    assert panel.donor.current_place() == "assessments[4].chimerism[2]"


def test_the_history_says_what_became_of_the_antigens(on_screen: ShowPanel) -> None:
    panel = on_screen(HistoryPanel, _review("aml"))
    assert isinstance(panel, HistoryPanel)
    said = " ".join(panel.page.toPlainText().replace("\N{NO-BREAK SPACE}", " ").split())
    assert "CD33 kept; CD123 kept; CD7 lost at relapse 1" in said
    assert "course of an antigen, version 1" in said
