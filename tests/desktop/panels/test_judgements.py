"""What is missing on the Overview, and stated beside computed in Therapy response."""

from collections.abc import Callable

from boardapp.desktop.panels.overview import OverviewPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


def test_the_overview_names_what_is_missing_and_why_it_matters(
    on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)
    text = panel.page.toPlainText()

    missing = text[text.index("What is missing") :]
    assert "CD19 and CD22" in missing
    assert "(the question touches on drugs against an antigen: the target" in missing
    assert missing.index("CD19 and CD22") < missing.index("Radiology")
    assert "MDT-MODe: 2 of 6" in missing


def test_a_disagreement_stands_first_and_leads_to_its_fact(
    on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(ResponsePanel, letter)
    assert isinstance(panel, ResponsePanel)
    rows = [panel.judged.facts.row(n) for n in range(panel.judged.facts.rowCount())]

    assert rows[0].cells[:5] == (
        "Response",
        "remission",
        "remission",
        "CRi at most (platelets 40–50 ×10⁹/L)",
        "disagree",
    )
    assert rows[0].place == "assessments[5].response"
    assert {row.cells[4] for row in rows[1:]} == {"agree", "open"}
