import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boardapp.case.kinds import KINDS
from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.session.session import Session
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.panel_table import PANELS, PanelContext, PanelRow
from boardapp.desktop.window.placeholder import Placeholder
from boardapp.resources import asset


def test_the_panels_stand_in_the_order_of_a_board() -> None:
    assert [row.title for row in PANELS] == [
        "Overview",
        "History",
        "Timeline",
        "Labs",
        "Therapy response",
        "Toxicity",
        "Pictures",
        "Checks",
        "Deck",
        "All facts",
        "To fill in",
    ]


@pytest.mark.parametrize("row", PANELS, ids=lambda row: row.panel_id)
def test_each_panel_is_made_and_knows_its_name(
    qtbot: QtBot, settings: Settings, row: PanelRow
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    session = Session(settings, parent)
    exporter = Exporter(session.document, session.jobs, settings, parent)
    panel = row.within(PanelContext(session, exporter)).make(parent)
    assert isinstance(panel, Panel)
    assert not isinstance(panel, Placeholder)
    assert (panel.panel_id, panel.title) == (row.panel_id, row.title)


@pytest.mark.parametrize("row", PANELS, ids=lambda row: row.panel_id)
def test_each_panel_has_its_icon(row: PanelRow) -> None:
    assert asset(f"icons/{row.icon}").is_file()


@pytest.mark.parametrize("factory", ["boardapp.desktop.panels.none:None", "no.such.package:None"])
def test_a_missing_panel_has_a_placeholder_that_says_so(qtbot: QtBot, factory: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    panel = PanelRow("none", "Nothing", "", factory, "labs.svg").make(parent)
    assert isinstance(panel, Placeholder)
    assert "Nothing" in panel.sentence


def test_every_kind_of_record_has_one_panel_that_is_the_first_to_show_it() -> None:
    homes = {
        kind: [row.panel_id for row in PANELS if kind.startswith(row.holds or "none")]
        for kind in KINDS
    }
    assert {kind: len(panels) for kind, panels in homes.items()} == dict.fromkeys(KINDS, 1)
