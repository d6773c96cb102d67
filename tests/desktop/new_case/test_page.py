"""A case is begun on one page, by keys, and is a case at once."""

from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.new_case.answers import NEEDS_DISEASE
from boardapp.desktop.new_case.page import NewCasePage
from boardapp.desktop.panels.to_fill_in import ToFillInPanel
from boardapp.desktop.parts.dialogs import CaseChooser, Question
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def page(workbench: Workbench) -> NewCasePage:
    """The page, as Ctrl+N shows it."""
    workbench.actions["new"].trigger()
    return workbench.beginning.page


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def _key(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, *modifiers)


def _make_by_keys(qtbot: QtBot, workbench: Workbench) -> None:
    _type("Patient 7")
    _key(Qt.Key.Key_Tab)
    _type("Ewing sarcoma of the pelvis")
    _key(Qt.Key.Key_Tab)
    _type("2021-03")
    _key(Qt.Key.Key_Tab)
    _type("Radiotherapy or surgery of the primary tumor?")
    _key(Qt.Key.Key_Tab)
    _key(Qt.Key.Key_Tab)
    _key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    # Offscreen, the list of completions stays the active window when it closes.
    workbench.window.activateWindow()
    qtbot.waitUntil(workbench.window.isActiveWindow)


def test_a_case_is_made_with_keys_saved_and_opened_again(
    qtbot: QtBot,
    workbench: Workbench,
    page: NewCasePage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert page.isVisible()
    _make_by_keys(qtbot, workbench)
    assert workbench.panels.isVisible()
    assert workbench.panels.panel_id == "to-fill-in"
    assert workbench.window.isWindowModified()
    assert "Patient 7: Ewing sarcoma of the pelvis" in workbench.window.windowTitle()
    asked: list[Path] = []
    target = tmp_path / "new.board.json"
    monkeypatch.setattr(
        CaseChooser, "ask_save_as", lambda _, proposal: asked.append(proposal) or target
    )
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not workbench.window.isWindowModified())
    assert asked == [Path.home() / "Patient 7.board.json"]
    saved = read_case(target)
    assert saved.diagnosis.disease.text == "Ewing sarcoma of the pelvis"
    assert saved.meeting.question.text == "Radiotherapy or surgery of the primary tumor?"
    assert workbench.window.windowTitle().startswith("new.board.json")
    assert workbench.recent.paths == [target]


def test_it_already_makes_a_deck(
    qtbot: QtBot,
    workbench: Workbench,
    page: NewCasePage,
    tmp_path: Path,
) -> None:
    from boardapp.deck.export import export_deck

    _make_by_keys(qtbot, workbench)
    case = workbench.document.case
    assert case is not None
    report = export_deck(case, tmp_path / "none.board.json", tmp_path / "deck.pptx")
    texts = [
        shape.text_frame.text
        for slide in Presentation(str(report.path)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert any("Radiotherapy or surgery" in text for text in texts)


def test_what_is_to_be_filled_in_is_shown_with_what_the_question_asks_for_first(
    qtbot: QtBot, workbench: Workbench, page: NewCasePage
) -> None:
    _make_by_keys(qtbot, workbench)
    panel = workbench.panels.panel
    assert panel is not None
    first = panel.steps[0]  # type: ignore[attr-defined]
    assert first.why.startswith("the question touches on")
    assert "the question asks for" in panel.summary.text()  # type: ignore[attr-defined]


def test_without_a_disease_enter_leads_to_it_and_says_why(
    workbench: Workbench, page: NewCasePage
) -> None:
    _type("Patient 7")
    _key(Qt.Key.Key_Return)
    assert workbench.document.case is None
    assert page.disease.hasFocus()
    assert page.told("disease") == f"▲ {NEEDS_DISEASE}"
    _type("AML")
    assert page.told("disease") == "Read as: acute myeloid leukemia."


def test_a_time_is_read_as_it_is_typed(workbench: Workbench, page: NewCasePage) -> None:
    page.diagnosed.setFocus()
    _type("age 14 mo")
    assert page.told("diagnosed") == "Read as: at 14 mo of age."
    page.diagnosed.selectAll()
    _type("12/03/2021")
    assert "can be two days" in page.told("diagnosed")
    page.diagnosed.selectAll()
    _type("14 March 2021")
    assert page.told("diagnosed") == "Read as: on 14 Mar 2021."


def test_a_time_that_can_not_be_read_waits_in_its_field(
    qtbot: QtBot, workbench: Workbench, page: NewCasePage
) -> None:
    page.disease.setText("AML")
    page.diagnosed.setText("12/03/2021")
    page.make_button.click()
    qtbot.waitUntil(lambda: workbench.document.case is not None)
    assert workbench.document.drafts.all == (("diagnosis", "when", "12/03/2021"),)
    qtbot.waitUntil(lambda: workbench.facts.pane.is_editing)
    row = workbench.facts.pane.form.page.rows["when"]
    assert row.box.text_now() == "12/03/2021"
    assert "can be two days" in row.said.text()


def test_diseases_are_offered_by_any_part_of_their_names(
    workbench: Workbench, page: NewCasePage
) -> None:
    completer = page.disease.completer()
    completer.setCompletionPrefix("lymphoblastic")
    offered = [
        completer.completionModel().index(n, 0).data() for n in range(completer.completionCount())
    ]
    assert "acute lymphoblastic leukemia of T lineage" in offered
    assert "a disease without a profile of its own" not in offered


def test_escape_goes_back_and_keeps_what_was_typed(
    qtbot: QtBot, workbench: Workbench, letter_path: Path
) -> None:
    workbench.document.take(load(letter_path))
    before = workbench.document.case
    workbench.actions["new"].trigger()
    page = workbench.beginning.page
    _type("Patient 7")
    _key(Qt.Key.Key_Escape)
    assert workbench.panels.isVisible()
    assert workbench.document.case is before
    workbench.actions["new"].trigger()
    assert page.label.text() == "Patient 7"


@pytest.mark.parametrize("answer", ["keep", "discard"])
def test_unsaved_changes_of_the_open_case_are_asked_about_first(
    qtbot: QtBot,
    workbench: Workbench,
    minimal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    from msgspec.structs import replace

    workbench.document.take(load(minimal_path))
    old = workbench.document.case
    assert old is not None
    workbench.document.apply("Edit title", old, replace(old, title="mine"))
    monkeypatch.setattr(Question, "ask_save", lambda *_: answer)
    workbench.actions["new"].trigger()
    page = workbench.beginning.page
    page.disease.setText("AML")
    page.make_button.click()
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy())
    case = workbench.document.case
    assert case is not None
    assert (case.title == "AML") == (answer == "discard")


def test_every_field_has_a_name_for_screen_readers(workbench: Workbench, page: NewCasePage) -> None:
    for field in (page.label, page.disease, page.diagnosed, page.question, page.privacy):
        interface = QAccessible.queryAccessibleInterface(field)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name)
        assert interface.text(QAccessible.Text.Description)


def test_the_start_page_begins_a_case_too(workbench: Workbench) -> None:
    workbench.start_page.new_button.click()
    assert workbench.beginning.page.isVisible()
    assert not any(
        label.isVisible() and label.text() == "boardapp"
        for label in workbench.start_page.findChildren(QLabel)
    )


# Filling in


def _step(workbench: Workbench, item: str) -> None:
    """Follow the row of the panel by Enter."""
    panel = workbench.panels.panel
    assert isinstance(panel, ToFillInPanel)
    number = next(n for n, step in enumerate(panel.steps) if step.item == item)
    panel.table.choose(number)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)


def _wait_for_review(qtbot: QtBot, workbench: Workbench) -> None:
    document = workbench.document
    qtbot.waitUntil(lambda: document.reviewed_case is document.case)


def test_a_row_leads_to_its_field_and_leaves_once_it_is_filled_in(
    qtbot: QtBot, workbench: Workbench, page: NewCasePage
) -> None:
    _make_by_keys(qtbot, workbench)
    _step(workbench, "reason for presentation")
    _type("Local relapse")
    _key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _wait_for_review(qtbot, workbench)
    case = workbench.document.case
    assert case is not None
    assert case.meeting.reason.text == "Local relapse"
    panel = workbench.panels.panel
    assert isinstance(panel, ToFillInPanel)
    assert "reason for presentation" not in [step.item for step in panel.steps]


def test_a_suggested_record_is_named_and_enters_with_what_is_typed(
    qtbot: QtBot, workbench: Workbench, page: NewCasePage
) -> None:
    _make_by_keys(qtbot, workbench)
    _step(workbench, "hemoglobin")
    form = workbench.facts.pane.form
    assert form.is_new
    assert form.page.rows["test"].box.text_now() == "hemoglobin"
    form.page.focus("value")
    _type("92 g/L")
    _key(Qt.Key.Key_Return)
    case = workbench.document.case
    assert case is not None
    [result] = case.labs
    assert (result.test, str(result.value), result.unit) == ("hemoglobin", "92", "g/L")


def test_a_suggestion_that_is_only_looked_at_leaves_nothing_behind(
    qtbot: QtBot, workbench: Workbench, page: NewCasePage
) -> None:
    _make_by_keys(qtbot, workbench)
    before = workbench.document.case
    _step(workbench, "hemoglobin")
    for _ in range(4):
        _key(Qt.Key.Key_Tab)
    workbench.facts.pane.rest()
    assert workbench.document.case is before
    assert workbench.document.drafts.all == ()
    assert workbench.document.undo_stack.count() == 0
