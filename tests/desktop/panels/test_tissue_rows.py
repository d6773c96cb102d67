"""History and Response show what was found in tissue, each at its place."""

from collections.abc import Callable

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.pathology import PathologyReport, Staging, Stain
from boardapp.case.therapy import Surgery, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.unit_breaks import release_units
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@pytest.fixture
def sarcoma() -> Review:
    """A sarcoma with a biopsy, a stage, and a germline finding apart from the diagnosis."""
    when = When.parse("dx")
    tumor = GeneticFinding(name="FOXO1 rearrangement", kind="fusion", result="absent")
    dx = Diagnosis(
        when=When.parse("2020-01-10"), disease=Coded(text="rhabdomyosarcoma"), genetics=(tumor,)
    )
    germline = GeneticFinding(
        name="TP53", gene="TP53", change="p.(Arg175His)", allele_fraction=Value(50), unit="%",
        method="sequencing", specimen="blood", when=When.parse("dx + 20 d"),
    )  # fmt: skip
    stains = (Stain(name="desmin", result="positive"), Stain(name="myogenin", result="patchy"))
    reports = (
        PathologyReport(
            when=when, procedure="core biopsy", site="right calf", specimen="two cores",
            histology="embryonal rhabdomyosarcoma", stains=stains,
        ),
        PathologyReport(when=When.parse("dx + 90 d"), procedure="resection", conclusion="R1"),
    )  # fmt: skip
    stage = Staging(when=when, system="TNM", stage="cT2b N1 M0", basis="clinical")
    return review_case(
        a_case(diagnosis=dx, genetics=(germline,), pathology=reports, staging=(stage,))
    )


def test_the_history_tells_pathology_stages_and_genetics_over_time(
    on_screen: ShowPanel, sarcoma: Review
) -> None:
    panel = on_screen(HistoryPanel, sarcoma)
    assert isinstance(panel, HistoryPanel)
    text = release_units(panel.page.toPlainText())
    headings = ("Pathology", "Stages", "Genetics over time", "Course")
    order = [text.index(f"\n{name}\n") for name in headings]
    assert order == sorted(order)
    assert "Core biopsy: right calf. Two cores. Embryonal rhabdomyosarcoma." in text
    assert "Desmin positive; myogenin patchy." in text
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
    assert rows == [
        ("2020-01-10", "FOXO1 rearrangement", "", "", "absent", "", "", ""),
        ("20 d after diagnosis", "TP53", "TP53", "p.(Arg175His)", "present", "50 %", "blood",
         "sequencing"),
    ]  # fmt: skip


def test_fractions_measured_twice_are_the_chart_of_a_case_without_marrow(
    on_screen: ShowPanel,
) -> None:
    dx = Diagnosis(when=When.parse("2020-01-10"), disease=Coded(text="lung adenocarcinoma"))
    found = tuple(
        GeneticFinding(
            name="EGFR L858R", allele_fraction=Value(value), unit="%", when=When.parse(when)
        )
        for value, when in ((38, "dx"), (21, "dx + 300 d"))
    )
    operated = Therapy(
        name="lobectomy", kind="surgery", line=1, start=When.parse("dx + 30 d"),
        surgery=Surgery(procedure="right lower lobectomy", margins="R0", necrosis=Value(60)),
    )  # fmt: skip
    review = review_case(a_case(diagnosis=dx, genetics=found, therapies=(operated,)))
    panel = on_screen(ResponsePanel, review)
    assert isinstance(panel, ResponsePanel)
    assert panel.chart.isVisible()
    assert panel.chart.accessibleName() == "Allele fractions over time"
    assert panel.chart.chart is not None
    assert [len(series.points) for series in panel.chart.chart.series] == [2]
    line = panel.lines.facts.row(0).cells
    assert line[1] == (
        "lobectomy\nlobectomy, 30 d after diagnosis: right lower lobectomy; margins R0"
    )
    assert line[5] == "60 % necrosis"


def test_a_leukemia_without_such_records_has_none_of_it(
    on_screen: ShowPanel, synthetic: Review
) -> None:
    panel = on_screen(HistoryPanel, synthetic)
    assert isinstance(panel, HistoryPanel)
    text = panel.page.toPlainText()
    assert not any(name in text for name in ("Pathology", "Stages", "Genetics over time"))
