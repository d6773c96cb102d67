"""History and Response show what was found in tissue, each at its place."""

from collections.abc import Callable

import pytest

from boardapp.casefile.files import read_case
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.response import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.unit_breaks import release_units
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@pytest.fixture
def sarcoma() -> Review:
    return review_case(read_case(example_case("sarcoma")))


def test_the_history_tells_pathology_stages_and_genetics_over_time(
    on_screen: ShowPanel, sarcoma: Review
) -> None:
    panel = on_screen(HistoryPanel, sarcoma)
    assert isinstance(panel, HistoryPanel)
    text = release_units(panel.page.toPlainText())
    headings = ("Pathology", "Stages", "Genetics over time", "Course")
    order = [text.index(f"\n{name}\n") for name in headings]
    assert order == sorted(order)
    assert "Core needle biopsy: right calf. Core of the primary tumor." in text
    assert "desmin positive; myogenin positive in part" in text.replace("Desmin", "desmin")
    assert "TNM cT2b N1 M0, clinical" in text
    for place in ("pathology[1]", "staging[0]", "genetics[0]"):
        assert panel.reveal(place), place


def test_genetic_findings_have_a_table_by_time_and_specimen(
    on_screen: ShowPanel, sarcoma: Review
) -> None:
    panel = on_screen(ResponsePanel, sarcoma)
    assert isinstance(panel, ResponsePanel)
    facts = panel.genetics.facts
    rows = [facts.row(number).cells for number in range(facts.rowCount())]
    assert rows[0] == (
        "at 2 y of age", "TP53", "TP53", "c.524G>A p.(Arg175His)", "present", "50 %", "blood",
        "sequencing of the germline",
    )  # fmt: skip
    assert [row[1] for row in rows] == ["TP53", "FOXO1 rearrangement", "TP53"]


def test_a_leukemia_without_such_records_has_none_of_it(
    on_screen: ShowPanel, synthetic: Review
) -> None:
    panel = on_screen(HistoryPanel, synthetic)
    assert isinstance(panel, HistoryPanel)
    text = panel.page.toPlainText()
    assert not any(name in text for name in ("Pathology", "Stages", "Genetics over time"))
