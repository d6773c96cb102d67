"""A finding with one sure mend offers it where it is read; it is one step to undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.value import Value
from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

RADIATION = "therapies[10].radiation[0].dose"


@pytest.fixture
def checks(workbench: Workbench, letter_path: Path) -> ChecksPanel:
    """The checks of the letter."""
    workbench.document.take(load(letter_path))
    workbench.show_panel("checks")
    panel = workbench.panels.panel
    assert isinstance(panel, ChecksPanel)
    return panel


def _dose(workbench: Workbench) -> object:
    case = workbench.document.case
    assert isinstance(case, Case)
    field = case.therapies[10].radiation[0]
    return field.dose


def test_the_impossible_dose_is_mended_by_its_button_and_brought_back_by_undo(
    qtbot: QtBot, workbench: Workbench, checks: ChecksPanel
) -> None:
    assert checks.reveal(RADIATION)
    assert checks.fix.isVisible()
    assert checks.fix.text() == "Read 1200 Gy as 12 Gy, keep what was printed as a doubt"
    before = _dose(workbench)
    checks.fix.click()
    assert _dose(workbench) == Value(12)
    qtbot.waitUntil(lambda: workbench.document.reviewed_case is workbench.document.case)
    assert "1200 Gy as 12 Gy" in workbench.document.undo_stack.undoText()
    assert checks.reveal(RADIATION)
    assert not checks.fix.isVisible()  # the doubt of the case stays, and asks for no other mend
    workbench.actions["undo"].trigger()
    assert _dose(workbench) == before


def test_a_finding_without_one_mend_offers_none(workbench: Workbench, checks: ChecksPanel) -> None:
    review = workbench.document.review
    assert review is not None
    plain = next(n for n, one in enumerate(review.findings) if one.fix is None)
    checks.table.choose(plain)
    assert not checks.fix.isVisible()
    assert "Read 1200" not in " ".join(row.text for row in checks.menu_rows(""))


def test_the_pane_offers_the_mend_beside_the_finding(
    qtbot: QtBot, workbench: Workbench, checks: ChecksPanel
) -> None:
    workbench.facts.choose(RADIATION)
    pane = workbench.facts.pane
    assert "Read 1200 Gy as 12 Gy" in pane.page.toPlainText()
    sheet = pane.sheet
    assert sheet is not None
    number = next(n for n, one in enumerate(sheet.findings) if one.fix is not None)
    pane.page.anchorClicked.emit(QUrl(f"fix:{number}"))
    assert _dose(workbench) == Value(12)
    assert "1200 Gy as 12 Gy" in workbench.document.undo_stack.undoText()
    qtbot.waitUntil(lambda: workbench.document.reviewed_case is workbench.document.case)
    assert "Read 1200 Gy" not in pane.page.toPlainText()
