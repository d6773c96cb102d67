"""The list of panels tells what in each wants to be looked at, in signs and in words."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.desktop.window.badges import badge_of
from boardapp.desktop.window.panel_list import PanelList
from boardapp.desktop.window.panel_table import PANELS
from boardapp.review.model.review import Review


def test_the_checks_are_counted_by_severity(letter: Review) -> None:
    warnings = sum(finding.severity == "warning" for finding in letter.findings)
    assert badge_of("checks", letter) == (f"▲{warnings}", f"{warnings} warnings")
    grave = replace(letter.findings[0], severity="error")
    assert badge_of("checks", replace(letter, findings=(grave,))) == ("●1", "1 error")


def test_only_grades_of_the_ctcae_from_3_on_are_counted(synthetic: Review) -> None:
    severe = [c for c in synthetic.complications if c.grade and (c.grade.low or 0) >= 3]
    count = sum(c.kind == "adverse event" and not c.scale for c in severe)
    assert count
    assert badge_of("toxicity", synthetic).text == f"≥G3 {count}"
    of_others = tuple(replace(c, scale="ASTCT") for c in synthetic.complications)
    assert badge_of("toxicity", replace(synthetic, complications=of_others)) == ("", "")


@pytest.mark.parametrize("panel_id", [row.panel_id for row in PANELS])
def test_a_bare_case_calls_for_nothing_but_its_gaps(panel_id: str, minimal: Review) -> None:
    assert badge_of(panel_id, replace(minimal, findings=())) == ("", "")
    assert badge_of(panel_id, None) == ("", "")


def test_the_list_says_the_badges_aloud_and_forgets_them(qtbot: QtBot, letter: Review) -> None:
    panels = PanelList(PANELS, None)  # type: ignore[arg-type]
    qtbot.addWidget(panels)
    panels.show_review(letter)
    number = [row.panel_id for row in PANELS].index("checks")
    told = panels.item(number).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"Checks, {badge_of('checks', letter).words}"
    panels.show_review(None)
    assert panels.item(number).data(Qt.ItemDataRole.AccessibleTextRole) == "Checks"
    assert panels.item(number).data(Qt.ItemDataRole.UserRole) == ""
