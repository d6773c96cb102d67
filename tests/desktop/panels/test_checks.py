from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.review.model.review import Review

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@pytest.fixture
def checks(on_screen: ShowPanel, letter: Review) -> ChecksPanel:
    made = on_screen(ChecksPanel, letter)
    assert isinstance(made, ChecksPanel)
    return made


def test_every_finding_is_a_row_and_the_gravest_come_first(
    checks: ChecksPanel, letter: Review
) -> None:
    rows = [checks.table.facts.row(n) for n in range(checks.table.facts.rowCount())]
    assert [row.cells[2] for row in rows] == [f.sentence for f in letter.findings]
    order = [["● Error", "▲ Warning", "○ Note"].index(row.cells[0]) for row in rows]
    assert order == sorted(order)


def test_the_summary_counts(checks: ChecksPanel, letter: Review) -> None:
    warnings = sum(finding.severity == "warning" for finding in letter.findings)
    assert f"No errors, {warnings} warnings" in checks.summary.text()


def test_the_chosen_finding_is_told_in_full(checks: ChecksPanel, letter: Review) -> None:
    checks.table.choose(1)
    finding, text = letter.findings[1], checks.detail.toPlainText()
    for part in (finding.sentence, finding.basis, finding.to_do, "Remark 7, text"):
        assert part in text


def test_a_finding_leads_to_its_fact_by_key_and_by_button(
    qtbot: QtBot, checks: ChecksPanel, letter: Review
) -> None:
    checks.table.choose(2)
    with qtbot.waitSignal(checks.fact_requested) as by_button:
        qtbot.mouseClick(checks.lead, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(checks.fact_requested) as by_key:
        qtbot.keyClick(checks.table, Qt.Key.Key_Return)
    assert by_button.args == by_key.args == [letter.findings[2].place]


def test_all_doubts_and_one_doubt_can_be_led_to(checks: ChecksPanel, letter: Review) -> None:
    place = letter.findings[-1].place
    assert checks.reveal(place)
    assert checks.table.current_place() == place
    assert checks.reveal("doubts")
    assert checks.table.selectionModel().selectedRows()[0].row() == 0
    assert not checks.reveal("labs[999]")


def test_a_case_without_doubts_says_so(checks: ChecksPanel, minimal: Review) -> None:
    checks.show_review(minimal)
    assert checks.summary.text() == "No doubts and no faults were found."
    assert checks.detail.toPlainText() == ""
    assert not checks.lead.isEnabled()
    assert not checks.reveal("doubts")
