"""Where a finding, a link or a row leads: to what shows the fact, and never to its list."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.panels.overview import OverviewPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench


def test_the_dose_that_a_finding_doubts_is_shown(
    qtbot: QtBot, workbench: Workbench, letter_path: Path
) -> None:
    workbench.document.take(load(letter_path))
    workbench.show_panel("checks")
    checks = workbench.panels.panel
    assert isinstance(checks, ChecksPanel)
    assert checks.reveal("therapies[10].radiation[0].dose")
    qtbot.mouseClick(checks.lead, Qt.MouseButton.LeftButton)
    response = workbench.panels.panel
    assert isinstance(response, ResponsePanel)
    assert response.doses.isVisible()
    number = response.doses.selectionModel().selectedRows()[0].row()
    assert response.doses.facts.row(number).cells[2:4] == ("cranium", "1200 Gy")


@pytest.mark.parametrize("line", range(7))
def test_no_line_of_therapy_leads_to_the_list_of_what_is_missing(
    qtbot: QtBot, workbench: Workbench, letter_path: Path, line: int
) -> None:
    workbench.document.take(load(letter_path))
    workbench.show_panel("overview")  # it has been seen, and lists the doses that are missing
    workbench.show_panel("response")
    response = workbench.panels.panel
    assert isinstance(response, ResponsePanel)
    response.lines.choose(min(line, response.lines.facts.rowCount() - 1))
    place = response.lines.current_place()
    response.lines.setFocus()
    workbench.actions["follow"].trigger()
    shown = workbench.panels.panel
    if isinstance(shown, OverviewPanel):  # its status tells of the last therapy
        assert shown.keep().marked == place
    else:
        assert workbench.panels.panel_id in ("history", "timeline")


@pytest.mark.parametrize(
    ("place", "panel_id"),
    [
        ("images[0]", "pictures"),
        ("images[2]", "pictures"),
        ("images", "pictures"),
        ("privacy", "overview"),
        ("title", "overview"),
    ],
)
def test_pictures_and_privacy_have_a_place(
    workbench: Workbench, synthetic_path: Path, place: str, panel_id: str
) -> None:
    workbench.document.take(load(synthetic_path))
    workbench.facts.lead_to(place)
    assert workbench.panels.panel_id == panel_id
    panel = workbench.panels.panel
    assert panel is not None
    assert panel.rate(place) > 0


@pytest.mark.parametrize(
    ("place", "panel"),
    [
        ("therapies[2].agents[0]", "response"),
        ("labs[3].value", "labs"),
        ("transfusions[2]", "timeline"),
        ("adverse_events[8].grade", "toxicity"),
        ("assessments[12].marrow.mrd[1].limit", "response"),
        ("doubts", "checks"),
    ],
)
def test_each_fact_has_a_panel_that_shows_it(
    workbench: Workbench, synthetic_path: Path, place: str, panel: str
) -> None:
    workbench.document.take(load(synthetic_path))
    for number in range(workbench.panels.list.count()):
        workbench.panels.list.setCurrentRow(number)
    workbench.facts.lead_to(place)
    assert workbench.panels.panel_id == panel
