"""Labs tell derived values, Response the totals of doses and what rules give."""

from collections.abc import Callable

from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


def _rows(table: FactsTable) -> list[tuple[str, ...]]:
    return [table.facts.row(number).cells for number in range(table.facts.rowCount())]


def test_labs_show_derived_values_with_formula_and_rule(
    on_screen: ShowPanel, synthetic: Review
) -> None:
    panel = on_screen(LabsPanel, synthetic)
    assert isinstance(panel, LabsPanel)
    last = _rows(panel.derived)[-1]
    assert last[0] == "eGFR"
    assert last[2].startswith("158 mL/min/1.73 m²")
    assert "height 91 cm and creatinine 21 µmol/L (0.238 mg/dL)" in last[4]
    assert last[5] == "bedside Schwartz, version 1"


def test_labs_have_no_such_tab_where_nothing_can_be_derived(
    on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(LabsPanel, letter)
    assert isinstance(panel, LabsPanel)
    assert _rows(panel.derived) == []
    assert not panel._tabs.isTabVisible(panel._tabs.indexOf(panel.derived))


def test_a_derived_value_does_not_take_its_result_from_the_results(
    on_screen: ShowPanel, synthetic: Review
) -> None:
    """A place that both tables show leads to the result itself."""
    panel = on_screen(LabsPanel, synthetic)
    assert isinstance(panel, LabsPanel)
    place = synthetic.derived[-1].place
    assert panel.reveal(place)
    assert panel._tabs.currentIndex() == 0


def test_response_shows_totals_of_doses(on_screen: ShowPanel, synthetic: Review) -> None:
    panel = on_screen(ResponsePanel, synthetic)
    assert isinstance(panel, ResponsePanel)
    rows = {row[0]: row[1:] for row in _rows(panel.totals)}
    assert rows["daunorubicin"] == (
        "150 mg/m²", "sum of 5 stated doses", "dose totals, version 1",
    )  # fmt: skip
    assert rows["Anthracyclines as doxorubicin (IGHG panel (read in an abstract))"][0] == "90 mg/m²"
    assert rows["Alkylators as cyclophosphamide (CED)"] == (
        "at least 2500 mg/m²",
        "incomplete: factor of thiotepa not read",
        "cyclophosphamide equivalent dose, version 1 (read in an abstract)",
    )


def test_response_shows_the_risk_group_beside_the_stated_one(
    on_screen: ShowPanel, synthetic: Review
) -> None:
    panel = on_screen(ResponsePanel, synthetic)
    assert isinstance(panel, ResponsePanel)
    (row,) = [row for row in _rows(panel.judged) if row[0] == "Risk group (Interfant-06)"]
    assert row[2:5] == (
        "high (age under 6 months, leukocytes above 300 ×10⁹/L)", "high", "open",
    )  # fmt: skip
