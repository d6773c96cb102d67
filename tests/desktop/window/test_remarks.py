"""What is said about a field stands beneath it: every doubt, every finding, and why one stands."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from boardapp.case.case import Doubt
from boardapp.case.place import Place
from boardapp.case.therapy import Therapy
from boardapp.casefile.files import read_case, write_case
from boardapp.desktop.edit.boxes import SentenceBox
from boardapp.desktop.edit.record_form import RecordForm
from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.opened import case_of

_KEY = Qt.Key
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CRANIAL = "therapies[10].radiation[0].dose"


def _form(workbench: Workbench, place: str) -> RecordForm:
    workbench.facts.lead_to(place)
    workbench.editing.edit_at(place)
    return workbench.facts.pane.form


def _line() -> SentenceBox:
    """The line that has the keyboard."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, SentenceBox)
    return focused


def _say(qtbot: QtBot, text: str, end: Qt.Key = _KEY.Key_Return) -> None:
    line = _line()
    line.selectAll()
    if text:
        qtbot.keyClicks(line, text)
    else:
        qtbot.keyClick(line, _KEY.Key_Delete)
    qtbot.keyClick(line, end)


def _checks(workbench: Workbench, place: str) -> ChecksPanel:
    workbench.show_panel("checks")
    panel = workbench.panels.panel
    assert isinstance(panel, ChecksPanel)
    assert panel.reveal(place)
    panel.table.setFocus()
    return panel


def test_every_doubt_about_a_field_stands_beneath_it_and_each_is_changed_or_taken_back(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, tmp_path: Path
) -> None:
    case = read_case(minimal_path)
    first, second = (Doubt(about="diagnosis.risk_group", text=text) for text in ("one", "two"))
    whole = Doubt(about="diagnosis", text="whose is it?")
    path = tmp_path / "doubted.board.json"
    write_case(path, replace(case, doubts=(first, second, whole)))
    workbench.window.resize(1400, 800)
    workbench.window.activateWindow()
    workbench.document.take(load(path))
    form = _form(workbench, "diagnosis.risk_group")
    beneath, above = form.page.remarks("risk_group"), form.page.remarks("")
    assert [box.text_now() for box in beneath.open_boxes()] == ["one", "two"]
    assert [box.text_now() for box in above.open_boxes()] == ["whose is it?"]
    beneath.open_boxes()[1].setFocus()
    _say(qtbot, "two, as printed")
    workbench.actions["doubt"].trigger()
    _say(qtbot, "three")
    assert [doubt.text for doubt in case_of(workbench).doubts] == [
        *("one", "two, as printed", "whose is it?", "three")
    ]
    beneath.open_boxes()[0].setFocus()
    _say(qtbot, "")
    assert [box.text_now() for box in beneath.open_boxes()] == ["two, as printed", "three"]
    stack = workbench.document.undo_stack
    assert [stack.text(n) for n in range(stack.index())] == [
        "Edit doubt about diagnosis, risk group",
        "Add doubt about diagnosis, risk group",
        "Delete doubt about diagnosis, risk group",
    ]
    workbench.actions["undo"].trigger()
    assert [box.text_now() for box in beneath.open_boxes()] == ["one", "two, as printed", "three"]


def test_a_finding_stands_beneath_its_field_and_is_acknowledged_there_by_keys(
    qtbot: QtBot, opened: Workbench
) -> None:
    review = opened.document.review
    assert review is not None
    finding = next(one for one in review.findings if one.place == "diagnosis.cns")
    form = _form(opened, finding.place)
    told = [line.told for line in form.page.remarks("").lines]
    assert any(finding.sentence in one for one in told)
    assert not form.page.remarks("").open_boxes()
    qtbot.keyClick(opened.window, _KEY.Key_A, _CTRL_SHIFT)
    _say(qtbot, "seen by the pharmacist", _KEY.Key_Tab)
    _say(qtbot, "pharmacy")
    (stated,) = case_of(opened).acknowledgements
    assert (stated.reason, stated.by, stated.rule) == (
        *("seen by the pharmacist", "pharmacy", finding.rule),
    )
    stack = opened.document.undo_stack
    assert [stack.text(n) for n in range(stack.index())] == [f"Acknowledge “{finding.title}”"]
    qtbot.waitUntil(lambda: opened.document.reviewed_case is opened.document.case)
    form.page.remarks("").focus(f"{finding.rule}! reason")
    _say(qtbot, "")
    assert not case_of(opened).acknowledgements
    assert stack.undoText() == f"Take back “{finding.title}”"


def test_from_the_checks_the_reason_is_typed_in_the_pane_and_enter_leads_back(
    qtbot: QtBot, opened: Workbench
) -> None:
    panel = _checks(opened, _CRANIAL)
    qtbot.mouseClick(panel.judge, Qt.MouseButton.LeftButton)
    assert opened.facts.pane.is_editing
    assert QApplication.activeModalWidget() is None
    _say(qtbot, "the letter prints it so")
    assert not opened.facts.pane.is_editing
    assert panel.isAncestorOf(QApplication.focusWidget())
    assert [one.reason for one in case_of(opened).acknowledgements] == ["the letter prints it so"]


def test_esc_takes_the_reason_back_and_then_leads_back(qtbot: QtBot, opened: Workbench) -> None:
    panel = _checks(opened, _CRANIAL)
    qtbot.mouseClick(panel.judge, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(_line(), "no")
    assert len(opened.document.drafts) == 1
    qtbot.keyClick(_line(), _KEY.Key_Escape)
    assert len(opened.document.drafts) == 0
    assert _line().text_now() == ""
    qtbot.keyClick(_line(), _KEY.Key_Escape)
    assert not opened.facts.pane.is_editing
    assert panel.isAncestorOf(QApplication.focusWidget())
    assert not opened.document.is_modified


def test_who_says_so_waits_for_a_reason_and_nothing_typed_is_lost(
    qtbot: QtBot, opened: Workbench
) -> None:
    opened.facts.choose(_CRANIAL)
    opened.actions["acknowledge"].trigger()
    form = opened.facts.pane.form
    remarks = form.page.remarks("dose")
    remarks.focus("doubt! by")
    _say(qtbot, "radiology")
    assert not opened.document.is_modified
    told = [label.text() for label in remarks.findChildren(QLabel) if label.isVisible()]
    assert "▲ First say why it stands: who says so belongs to a reason." in told
    remarks.focus("doubt! reason")
    qtbot.keyClicks(_line(), "two courses")
    typed = {draft.text for draft in opened.document.drafts.all}
    assert typed == {"radiology", "two courses"}
    opened.facts.pane.rest()
    assert [(a.reason, a.by) for a in case_of(opened).acknowledgements] == [
        ("two courses", "radiology")
    ]
    assert len(opened.document.drafts) == 0


def test_a_draft_of_a_reason_follows_its_record(qtbot: QtBot, opened: Workbench) -> None:
    opened.facts.choose(_CRANIAL)
    opened.actions["acknowledge"].trigger()
    qtbot.keyClicks(_line(), "half a reason")
    case = case_of(opened)
    another = Therapy(name="another")
    more = replace(case, therapies=(another, *case.therapies))
    opened.document.apply("Add a therapy", case, more)
    (draft,) = opened.document.drafts.all
    assert draft.place == "therapies[11].radiation[0].dose"
    form = opened.facts.pane.form
    assert form.place == Place("therapies[11].radiation[0]")
    assert "half a reason" in [box.text_now() for box in form.page.remarks("dose").open_boxes()]


def test_the_key_says_where_the_checks_say_nothing(opened: Workbench) -> None:
    review = opened.document.review
    assert review is not None
    found = {str(Place(finding.place).record) for finding in review.findings}
    quiet = next(f"labs[{n}]" for n in range(9) if f"labs[{n}]" not in found)
    opened.facts.lead_to(quiet)
    opened.actions["acknowledge"].trigger()
    said = opened.window.statusBar().currentMessage()
    assert said == "The checks say nothing of the chosen fact."
