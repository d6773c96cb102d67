from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from boardapp.case.assessment import Assessment, CnsStatus, Marrow, Mrd
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case

ShowPanel = Callable[[type[Panel], Review | None], Panel]
ShowResponse = Callable[[Review], ResponsePanel]


@pytest.fixture
def show_response(on_screen: ShowPanel) -> ShowResponse:
    def show(review: Review) -> ResponsePanel:
        made = on_screen(ResponsePanel, review)
        assert isinstance(made, ResponsePanel)
        return made

    return show


def _cells(table: FactsTable) -> list[tuple[str, ...]]:
    return [table.facts.row(number).cells for number in range(table.facts.rowCount())]


def test_the_letter_shows_seven_lines_and_four_relapses(
    show_response: ShowResponse, letter: Review
) -> None:
    panel = show_response(letter)
    assert [row[0] for row in _cells(panel.lines)] == ["1", "2", "3", "4", "5", "6", "7"]
    assert _cells(panel.lines)[0][3] == (
        "Start: about the time of diagnosis\nEnd: after relapse 1, before AALL1331"
    )
    sites = [row[1] for row in _cells(panel.relapses)]
    assert sites == [
        "marrow (isolated)",
        "marrow",
        "CNS + extramedullary",
        "CNS + extramedullary",
    ]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("therapies[8].cycles", "Lines of therapy"),
        ("assessments[1]", "Relapses"),
    ],
)
def test_a_fact_is_led_to_in_its_tab(
    show_response: ShowResponse, letter: Review, place: str, name: str
) -> None:
    panel = show_response(letter)
    assert panel.reveal(place)
    shown = [t for t in panel.findChildren(FactsTable) if t.isVisible()]
    assert [table.accessibleName() for table in shown] == [name]
    assert place.startswith(shown[0].current_place())
    assert shown[0].current_place()


def test_every_phase_of_a_line_leads_to_the_line(
    show_response: ShowResponse, letter: Review
) -> None:
    panel = show_response(letter)
    for phase in letter.phases:
        assert panel.reveal(phase.place), phase.place


def test_a_mark_of_the_chart_leads_to_its_result(
    show_response: ShowResponse, synthetic: Review
) -> None:
    panel = show_response(synthetic)
    result = synthetic.mrd[3]
    panel.chart.point_chosen.emit(result.key)
    assert panel.mrd.isVisible()
    assert panel.mrd.current_place() == result.place


def test_empty_tables_say_how_to_add_to_them(show_response: ShowResponse, minimal: Review) -> None:
    panel = show_response(minimal)
    for table in panel.findChildren(FactsTable):
        told = table.accessibleDescription()
        assert "Insert adds" in told or "stand in" in told
    assert not panel.chart.isVisible()


def test_a_table_leads_to_its_facts(
    qtbot: QtBot, show_response: ShowResponse, letter: Review
) -> None:
    panel = show_response(letter)
    with qtbot.waitSignal(panel.fact_requested) as heard:
        panel.relapses.activated.emit(panel.relapses.facts.index(2, 0))
    assert heard.args == [letter.relapses[2].place]


def _case(disease: str, **parts: Any) -> Review:
    dx = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text=disease))
    return review_case(a_case(diagnosis=dx, **parts))


def _columns(table: FactsTable) -> list[str]:
    shown = [n for n in range(table.facts.columnCount()) if not table.isColumnHidden(n)]
    return [str(table.facts.headerData(n, Qt.Orientation.Horizontal)) for n in shown]


def _tabs(panel: ResponsePanel) -> list[str]:
    (tabs,) = panel.findChildren(QTabWidget)
    return [tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n)]


def test_a_disease_has_its_own_columns_tabs_and_words(show_response: ShowResponse) -> None:
    panel = show_response(_case("B-ALL"))
    assert {"Marrow", "CNS"} <= set(_columns(panel.relapses))
    assert "MRD" in _columns(panel.lines)
    assert {"MRD results", "Relapses"} <= set(_tabs(panel))
    panel.show_review(_case("adenocarcinoma of the lung"))
    assert {"Marrow", "CNS"}.isdisjoint(_columns(panel.relapses))
    assert "MRD" not in _columns(panel.lines)
    assert "MRD results" not in _tabs(panel)
    assert "Recurrences" in _tabs(panel)
    assert "No recurrence is reported." in panel.relapses.accessibleDescription()
    panel.show_review(_case("neuroblastoma"))
    assert "Marrow" in _columns(panel.relapses)
    assert "CNS" not in _columns(panel.relapses)


def test_what_a_case_states_is_shown_whatever_its_disease(show_response: ShowResponse) -> None:
    look = Assessment(
        when=When.parse("2020-06-01"),
        finding="relapse",
        cns=CnsStatus(status="CNS3"),
        marrow=Marrow(mrd=(Mrd(result="positive"),)),
    )
    line = Therapy(name="A", line=1, best_mrd="negative")
    panel = show_response(_case("osteosarcoma", assessments=(look,), therapies=(line,)))
    assert {"Marrow", "CNS"} <= set(_columns(panel.relapses))
    assert "MRD" in _columns(panel.lines)
    assert "MRD results" in _tabs(panel)


def test_every_mark_of_the_chart_has_a_tip_with_its_time(
    show_response: ShowResponse, synthetic: Review
) -> None:
    panel = show_response(synthetic)
    panel.documents = {"chart": "Made-up chart."}
    chart = panel.chart.chart
    assert chart is not None
    keys = {point.key for series in chart.series for point in series.points if point.key}
    mrd = {point.key: point for point in synthetic.mrd}
    assert keys & set(mrd)
    for key in keys & set(mrd):
        told = panel.mark_tip(key)
        assert mrd[key].text in told or key in told
        assert any(str(year) in told for year in (2021, 2022, 2023))
        assert "Source: chart" in told
    assert panel.mark_tip("nothing") == ""
