"""Imaging studies in the panel of the response: their table and their chart."""

from collections.abc import Callable

from boardapp.case.imaging import ImagingStudy
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import imaged, lesion, recist, study

ShowPanel = Callable[[type[Panel], Review | None], Panel]

_STUDIES = (
    study("2020-01-01", lesion(62), finding="a mass", sum_mm=62, source="letter"),
    recist("2020-03-01", "SD", lesion(31), region="chest"),
)


def _panel(on_screen: ShowPanel, *studies: ImagingStudy, **parts: str) -> ResponsePanel:
    made = on_screen(ResponsePanel, review_case(imaged(*studies, **parts)))
    assert isinstance(made, ResponsePanel)
    return made


def _cells(table: FactsTable) -> list[tuple[str, ...]]:
    return [table.facts.row(number).cells for number in range(table.facts.rowCount())]


def _is_tab(panel: ResponsePanel) -> bool:
    return panel._tabs.isTabVisible(panel._tabs.indexOf(panel.imaging))


def test_the_newest_study_stands_first_as_stated_and_as_computed(on_screen: ShowPanel) -> None:
    panel = _panel(on_screen, *_STUDIES)
    assert _cells(panel.imaging) == [
        (
            "2020-03-01",
            "CT: chest",
            "L1, right lung: 31 mm (target).",
            "sum 31 mm (summed)",
            "SD by RECIST 1.1",
            "PR (RECIST 1.1, version 1)",
        ),
        (
            "2020-01-01",
            "CT",
            "A mass. L1, right lung: 62 mm (target).",
            "sum 62 mm (stated)",
            "",
            "",
        ),
    ]
    assert panel.reveal("imaging[0].lesions[0].size")
    assert panel.imaging.isVisible()
    assert panel.imaging.current_place() == "imaging[0]"


def test_the_chart_of_sizes_stands_under_it_and_leads_to_its_studies(
    on_screen: ShowPanel,
) -> None:
    panel = _panel(on_screen, *_STUDIES)
    assert panel.chart.isVisible()
    assert panel.chart.accessibleName() == "Sizes and scores over time"
    chart = panel.chart.chart
    assert chart is not None
    assert chart.title == "Sum of diameters of target lesions"
    panel.chart.point_chosen.emit("imaging[1]")
    assert panel.imaging.current_place() == "imaging[1]"


def test_a_leukemia_without_studies_has_no_tab_of_them(on_screen: ShowPanel) -> None:
    assert not _is_tab(_panel(on_screen, disease="B-ALL"))
    assert _is_tab(_panel(on_screen, _STUDIES[0], disease="B-ALL"))
    bare = _panel(on_screen)
    assert _is_tab(bare)
    assert "No imaging study is stated" in bare.imaging.accessibleDescription()
