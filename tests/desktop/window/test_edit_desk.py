"""Facts are changed where they are seen: by keys, in the pane, in one step each to undo."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardapp.case.fields import fields_of
from boardapp.case.place import Place
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.desktop.edit.kind_chooser import KindChooser
from boardapp.desktop.edit.record_form import RecordForm
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.response.panel import ResponsePanel
from boardapp.desktop.panels.timeline import TimelinePanel
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.opened import case_of

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def _form(workbench: Workbench, place: str) -> RecordForm:
    workbench.facts.lead_to(place)
    workbench.actions["edit-fact"].trigger()
    return workbench.facts.pane.form


def _key(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, held or Qt.KeyboardModifier.NoModifier)


def _type(qtbot: QtBot, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over what is selected where the keyboard is, and press a key."""
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)
    _key(qtbot, end)


def _steps(workbench: Workbench) -> list[str]:
    stack = workbench.document.undo_stack
    return [stack.text(number) for number in range(stack.index())]


def test_enter_on_a_row_edits_the_fact_and_esc_leaves(qtbot: QtBot, opened: Workbench) -> None:
    opened.show_panel("response")
    panel = opened.panels.panel
    assert isinstance(panel, ResponsePanel)
    panel.lines.setFocus()
    qtbot.waitUntil(panel.lines.hasFocus)
    panel.lines.choose(2)
    _key(qtbot, Qt.Key.Key_Return)
    pane = opened.facts.pane
    assert pane.is_editing
    assert pane.form.place == panel.lines.current_place()
    assert opened.panels.panel is panel
    _key(qtbot, Qt.Key.Key_Escape)
    assert not pane.is_editing
    assert panel.lines.hasFocus()  # where it was asked for
    panel.lines.setFocus()
    _key(qtbot, Qt.Key.Key_F2)
    assert pane.is_editing


def test_a_paragraph_is_edited_by_its_keys(qtbot: QtBot, opened: Workbench) -> None:
    opened.show_panel("history")
    panel = opened.panels.panel
    assert isinstance(panel, HistoryPanel)
    panel.page.setFocus()
    qtbot.waitUntil(panel.page.hasFocus)
    _key(qtbot, Qt.Key.Key_Down, _CTRL)
    chosen = opened.facts.current.place
    assert chosen
    _key(qtbot, Qt.Key.Key_F2)
    assert Place(chosen).record.contains(opened.facts.pane.form.place)
    _key(qtbot, Qt.Key.Key_Escape)
    panel.page.setFocus()
    _key(qtbot, Qt.Key.Key_Return)
    assert opened.facts.pane.is_editing


def test_a_mark_of_the_timeline_is_edited_by_its_keys(qtbot: QtBot, opened: Workbench) -> None:
    opened.show_panel("timeline")
    panel = opened.panels.panel
    assert isinstance(panel, TimelinePanel)
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    _key(qtbot, Qt.Key.Key_Right)
    chosen = opened.facts.current.place
    assert chosen
    _key(qtbot, Qt.Key.Key_Return)
    assert opened.facts.pane.form.place == opened.facts.names.place_of(chosen).record


def test_a_value_with_its_unit_is_one_step_named_after_the_field(
    qtbot: QtBot, opened: Workbench
) -> None:
    before = case_of(opened).labs[1]
    _form(opened, "labs[1].value")
    _type(qtbot, "30-35 K/uL")
    assert case_of(opened).labs[1].value == Value("30..35")
    assert opened.document.undo_stack.undoText() == "Edit platelets, value"
    assert "Undo edit platelets, value" in opened.actions["undo"].text().replace("&", "")
    opened.actions["undo"].trigger()
    assert case_of(opened).labs[1] == before
    form = opened.facts.pane.form
    assert form.page.rows["value"].box.text_now() == str(before.value.stated)
    opened.actions["redo"].trigger()
    assert case_of(opened).labs[1].value == Value("30..35")


def test_tab_goes_through_the_fields_and_applies_each(qtbot: QtBot, opened: Workbench) -> None:
    form = _form(opened, "labs[1].test")
    _type(qtbot, "thrombocytes", Qt.Key.Key_Tab)
    assert form.page.field == "when"
    _type(qtbot, "dx + 5 mo", Qt.Key.Key_Tab)
    assert form.page.field == "value"
    assert case_of(opened).labs[1].test == "thrombocytes"
    assert str(case_of(opened).labs[1].when) == "dx + 5 mo"
    assert _steps(opened) == ["Edit platelets, test", "Edit thrombocytes, when"]


def test_tab_reaches_every_field_in_order_also_out_of_sight(
    qtbot: QtBot, opened: Workbench
) -> None:
    form = _form(opened, "therapies[10].name")
    names = [field.name for field in fields_of(Therapy)]
    met = [form.page.field]
    while form.page.field != names[-1] and len(met) < 99:
        _key(qtbot, Qt.Key.Key_Tab)
        met.append(form.page.field)
    assert list(dict.fromkeys(met)) == names


def test_typing_in_one_stay_is_one_step(qtbot: QtBot, opened: Workbench) -> None:
    _form(opened, "labs[1].value")
    _type(qtbot, "30")
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    _type(qtbot, "31")
    assert _steps(opened) == ["Edit platelets, value"]
    assert case_of(opened).labs[1].value == Value(31)


def test_a_time_is_told_in_words_and_on_the_clock_while_it_is_typed(
    qtbot: QtBot, opened: Workbench
) -> None:
    form = _form(opened, "labs[1].when")
    qtbot.keyClicks(form.page.rows["when"].box, "dx + 5 mo")
    assert form.page.rows["when"].said.text() == (
        "5 mo after diagnosis: month 5; age 1 y 1 mo – 1 y 3 mo"
    )


def test_a_result_is_told_with_its_range_and_grade_while_it_is_typed(
    qtbot: QtBot, opened: Workbench
) -> None:
    form = _form(opened, "labs[2].value")
    qtbot.keyClicks(form.page.rows["value"].box, "90")
    assert form.page.rows["value"].said.text() == (
        "90 s; ↑ high; range 25–35 s; "
        "grade 3 (CTCAE v5.0: Activated partial thromboplastin time prolonged)"
    )


def test_a_wrong_text_stays_in_its_field_and_the_case_as_it_was(
    qtbot: QtBot, opened: Workbench
) -> None:
    before = case_of(opened)
    form = _form(opened, "labs[1].when")
    _type(qtbot, "dx + five mo")
    row = form.page.rows["when"]
    assert row.has_fault
    assert '"five mo" is no length of time' in row.said.text()
    assert case_of(opened) is before
    assert [draft.text for draft in opened.document.drafts.all] == ["dx + five mo"]
    opened.facts.lead_to("labs[2]")
    assert not opened.facts.pane.is_editing
    opened.facts.lead_to("labs[1]")
    told = opened.facts.pane.page.toPlainText()
    assert "Typed in “when” and not in the case yet: dx + five mo" in told
    form = _form(opened, "labs[1].when")
    row = form.page.rows["when"]
    assert row.box.text_now() == "dx + five mo"
    assert row.has_fault
    _key(qtbot, Qt.Key.Key_Escape)  # takes the text back
    assert row.box.text_now() == "during ino-2"
    assert len(opened.document.drafts) == 0
    assert opened.facts.pane.is_editing


def test_a_wrong_text_follows_its_record(qtbot: QtBot, opened: Workbench) -> None:
    _form(opened, "labs[2].when")
    _type(qtbot, "long ago")
    opened.facts.lead_to("labs[0]")
    with qtbot.waitSignal(opened.document.changed):
        opened.actions["delete"].trigger()
    form = _form(opened, "labs[1].when")
    assert form.page.rows["test"].box.text_now() == "aPTT"
    assert form.page.rows["when"].box.text_now() == "long ago"


def test_a_long_text_is_applied_by_ctrl_enter(qtbot: QtBot, opened: Workbench) -> None:
    form = _form(opened, "labs[1].note")
    qtbot.keyClicks(form.page.rows["note"].box, " More.")
    _key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(form.page.rows["note"].box, "Below.")
    _key(qtbot, Qt.Key.Key_Return, _CTRL)
    assert case_of(opened).labs[1].note.endswith(" More.\nBelow.")


def test_a_record_is_added_by_typing_its_kind_and_enters_once_it_is_whole(
    qtbot: QtBot, opened: Workbench
) -> None:
    count = len(case_of(opened).sources)
    qtbot.keyClick(opened.window, Qt.Key.Key_N, _CTRL_SHIFT)
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, KindChooser)
    qtbot.keyClicks(chooser.line, "sour")
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    form = opened.facts.pane.form
    assert form.is_new
    _type(qtbot, "chart")
    assert len(case_of(opened).sources) == count
    assert "it still needs its citation" in form.page.rows["id"].said.text()
    form.page.focus("citation")
    qtbot.keyClicks(form.page.rows["citation"].box, "The chart")
    _key(qtbot, Qt.Key.Key_Return, _CTRL)
    assert [source.id for source in case_of(opened).sources][count:] == ["chart"]
    assert opened.document.undo_stack.undoText() == "Add source chart"
    assert len(opened.document.drafts) == 0
    assert not form.is_new
    opened.actions["undo"].trigger()
    assert len(case_of(opened).sources) == count


def test_a_new_record_stays_in_its_form_after_its_first_field(
    qtbot: QtBot, opened: Workbench
) -> None:
    count = len(case_of(opened).assessments)
    opened.facts.side.open()
    opened.facts.pane.add(Place("assessments"))
    form = opened.facts.pane.form
    form.page.focus("when")
    with qtbot.waitSignal(opened.document.changed):
        _type(qtbot, "dx + 40 mo", end=Qt.Key.Key_Tab)
    assert len(case_of(opened).assessments) == count + 1
    assert opened.facts.current.place == f"assessments[{count}]"
    assert opened.facts.pane.is_editing
    assert form.place == f"assessments[{count}]"


def test_a_copy_stands_behind_and_a_move_and_a_deletion_are_steps(
    qtbot: QtBot, opened: Workbench
) -> None:
    tests = [result.test for result in case_of(opened).labs]
    opened.facts.lead_to("labs[1]")
    opened.facts.pane.page.setFocus()
    _key(qtbot, Qt.Key.Key_D, _CTRL_SHIFT)
    assert [result.test for result in case_of(opened).labs] == [*tests[:2], *tests[1:]]
    _key(qtbot, Qt.Key.Key_Down, _ALT)
    found = [result.test for result in case_of(opened).labs]
    assert found == [*tests[:3], tests[1], *tests[3:]]
    with qtbot.waitSignal(opened.document.changed):
        pass
    assert opened.facts.current.place == "labs[3]"
    _key(qtbot, Qt.Key.Key_Delete)
    assert [result.test for result in case_of(opened).labs] == tests
    assert _steps(opened) == ["Duplicate platelets", "Move platelets down", "Delete platelets"]


def test_an_event_that_times_are_told_by_is_not_deleted(qtbot: QtBot, opened: Workbench) -> None:
    before = case_of(opened)
    opened.facts.lead_to("assessments[1]")
    opened.actions["delete"].trigger()
    assert case_of(opened) is before
    told = opened.facts.pane.notice.text()
    assert "stays, since the time of" in told
    assert "Tell those times by another event first" in told


def test_parts_are_opened_added_moved_and_deleted_in_place(qtbot: QtBot, opened: Workbench) -> None:
    form = _form(opened, "therapies[10].radiation")
    assert form.page.field == "radiation"
    _key(qtbot, Qt.Key.Key_Return)
    assert form.place == "therapies[10].radiation[0]"
    assert "Cranial radiation" in opened.facts.pane.crumbs.text()
    form.page.focus("dose")
    _type(qtbot, "12 Gy")
    assert case_of(opened).therapies[10].radiation[0].dose == Value(12)
    assert opened.document.undo_stack.undoText() == "Edit cranial radiation, field 1, dose"
    _key(qtbot, Qt.Key.Key_Escape)
    assert form.place == "therapies[10]"
    assert form.page.field == "radiation"
    _key(qtbot, Qt.Key.Key_Insert)
    assert form.is_new
    _type(qtbot, "spine")
    assert [one.site for one in case_of(opened).therapies[10].radiation] == ["cranium", "spine"]
    _key(qtbot, Qt.Key.Key_Escape)
    form.page.parts["radiation"].choose(1)
    _key(qtbot, Qt.Key.Key_Up, _ALT)
    assert [one.site for one in case_of(opened).therapies[10].radiation] == ["spine", "cranium"]
    _key(qtbot, Qt.Key.Key_Delete)
    assert [one.site for one in case_of(opened).therapies[10].radiation] == ["cranium"]


def test_a_part_that_was_not_there_is_stated_and_left_out_again(
    qtbot: QtBot, opened: Workbench
) -> None:
    look = next(n for n, one in enumerate(case_of(opened).assessments) if one.cns is None)
    form = _form(opened, f"assessments[{look}]")
    form.page.parts["cns"].add_button.click()
    assert form.place == f"assessments[{look}].cns"
    _type(qtbot, "CNS1")
    stated = case_of(opened).assessments[look].cns
    assert stated is not None
    assert stated.status == "CNS1"
    form.page.focus("status")
    form.page.rows["status"].box.show_text("")
    _key(qtbot, Qt.Key.Key_Return)
    assert case_of(opened).assessments[look].cns is None


def test_a_doubt_about_a_field_is_written_beneath_it_and_taken_back(
    qtbot: QtBot, opened: Workbench
) -> None:
    count = len(case_of(opened).doubts)
    form = _form(opened, "labs[1].unit")
    qtbot.keyClick(opened.window, Qt.Key.Key_D, _CTRL)
    _type(qtbot, "printed without its power of ten")
    doubt = case_of(opened).doubts[-1]
    assert doubt.text == "printed without its power of ten"
    assert doubt.about == f"{case_of(opened).labs[1].id}.unit"
    assert opened.document.undo_stack.undoText() == "Add doubt about platelets, unit"
    form.show_record(form.place, "unit")
    remarks, row = form.page.remarks("unit"), form.page.rows["unit"]
    assert remarks.box(0).isVisible()
    assert remarks.box(0).text_now() == "printed without its power of ten"
    assert row.box.geometry().bottom() < remarks.geometry().top()
    assert remarks.geometry().bottom() < form.page.rows["low"].box.geometry().top()
    remarks.box(0).setFocus()
    remarks.box(0).selectAll()
    _key(qtbot, Qt.Key.Key_Delete)
    _key(qtbot, Qt.Key.Key_Return)
    assert len(case_of(opened).doubts) == count
    assert _steps(opened)[-1] == "Delete doubt about platelets, unit"


def test_a_key_repeats_the_last_source(qtbot: QtBot, opened: Workbench) -> None:
    _form(opened, "labs[1].source")
    _type(qtbot, "letter ¶5")
    _form(opened, "labs[2].value")
    qtbot.keyClick(opened.window, Qt.Key.Key_Apostrophe, _CTRL)
    assert case_of(opened).labs[2].source == "letter ¶5"
    assert opened.document.undo_stack.undoText() == "Edit aPTT, source"


def test_an_event_is_found_by_its_name(qtbot: QtBot, opened: Workbench) -> None:
    form = _form(opened, "labs[1].when")
    box = form.page.rows["when"].box
    qtbot.keyClicks(box, "after blinat")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert box.text_now() == "after blina"
    _key(qtbot, Qt.Key.Key_Return)
    assert str(case_of(opened).labs[1].when) == "after blina"


def test_a_name_is_completed_and_one_that_is_not_listed_is_kept(
    qtbot: QtBot, opened: Workbench
) -> None:
    form = _form(opened, "labs[1].test")
    box = form.page.rows["test"].box
    qtbot.keyClicks(box, "fibrinog")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert box.text_now() == "fibrinogen"
    box.select_all()
    _type(qtbot, "a test of our own")
    assert case_of(opened).labs[1].test == "a test of our own"


def test_another_id_is_followed_by_all_that_point_at_it(qtbot: QtBot, opened: Workbench) -> None:
    _form(opened, "assessments[1].id")
    old = case_of(opened).assessments[1].id
    _type(qtbot, "first-relapse")
    case = case_of(opened)
    assert case.assessments[1].id == "first-relapse"
    anchors = {anchor.event for therapy in case.therapies for anchor in therapy.start.anchors}
    assert old not in anchors
    assert "first-relapse" in anchors


def test_what_is_typed_for_one_patient_never_enters_another(
    qtbot: QtBot, opened: Workbench, minimal_path: Path
) -> None:
    form = _form(opened, "diagnosis.risk_group")
    qtbot.keyClicks(form.page.rows["risk_group"].box, "meant for the letter")
    other = load(minimal_path)
    opened.document.take(other)
    assert case_of(opened) is other.case
    assert not opened.facts.pane.is_editing
    assert not opened.document.is_modified
    assert len(opened.document.drafts) == 0
