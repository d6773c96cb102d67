"""The choice of slides as a user makes it: with keys, clicks and the mouse."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.casefile.files import read_case
from boardapp.deck.outline import build
from boardapp.desktop.deck.export_dialog import ExportDialog
from boardapp.desktop.deck.picker.outlines import Outlines
from boardapp.desktop.deck.picker.picker import LISTING, NOT_LISTED, SlidePicker
from boardapp.desktop.deck.picker.remark import HINT
from boardapp.desktop.system.jobs import Jobs

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[..., ExportDialog]
LETTER = [
    "question", "diagnosis", "timeline", "status", "labs", "toxicity", "goals", "options",
    "recommendation",
]  # fmt: skip


@pytest.fixture
def case(letter_path: Path) -> Case:
    return read_case(letter_path)


@pytest.fixture
def opened(qtbot: QtBot, jobs: Jobs, case: Case, tmp_path: Path) -> Open:
    """Open the export dialog for the letter, or for it with a choice of slides."""

    def show(stored: DeckSettings | None = None, preset: str = "standard") -> ExportDialog:
        stored = stored or DeckSettings()
        outlines = Outlines(jobs, replace(case, presentation=stored), pytest.fail)
        dialog = ExportDialog(tmp_path / "a.pptx", preset, None, "", outlines)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(lambda: picker_of(dialog).is_listed, timeout=20_000)
        picker_of(dialog).view.setFocus()
        return dialog

    return show


def picker_of(dialog: ExportDialog) -> SlidePicker:
    assert dialog.picker is not None
    return dialog.picker


def shown(dialog: ExportDialog, part: str = "main") -> list[str]:
    """The slides that the choice shows, in order."""
    return [
        setting.key
        for setting in picker_of(dialog).choice.slides
        if setting.included and setting.part == part
    ]


def go_to(dialog: ExportDialog, key: str) -> None:
    """Move the keyboard to a slide, as a user does."""
    view = picker_of(dialog).view
    QTest.keyClick(view, Key.Key_Home)
    while (slide := picker_of(dialog).chosen) is None or slide.key != key:
        before = view.number
        QTest.keyClick(view, Key.Key_Down)
        assert view.number != before, f"no slide {key}"


def press(dialog: ExportDialog, action: str) -> None:
    buttons = {
        button.text().replace("&", ""): button for button in picker_of(dialog).commands.buttons
    }
    QTest.mouseClick(buttons[action], Qt.MouseButton.LeftButton)


def editor(dialog: ExportDialog) -> QLineEdit:
    [field] = picker_of(dialog).view.viewport().findChildren(QLineEdit)
    return field


def test_a_dialog_that_is_only_looked_at_changes_nothing(opened: Open) -> None:
    stored = DeckSettings(preset="standard", slides=(SlideSetting(key="labs", included=False),))
    dialog = opened(stored)
    assert dialog.choice.slides is stored
    assert picker_of(dialog).remark.text() == HINT


def test_space_leaves_a_slide_out(opened: Open) -> None:
    dialog = opened()
    go_to(dialog, "toxicity")
    QTest.keyClick(picker_of(dialog).view, Key.Key_Space)
    assert shown(dialog) == [key for key in LETTER if key != "toxicity"]
    QTest.keyClick(picker_of(dialog).view, Key.Key_Space)
    assert dialog.choice.slides == DeckSettings()


def test_a_click_into_the_box_leaves_a_slide_out(opened: Open) -> None:
    dialog = opened()
    view = picker_of(dialog).view
    box = view.visualRect(view.model().index(1, 0))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=box.topLeft() + QPoint(10, box.height() // 2),
    )
    assert shown(dialog) == [key for key in LETTER if key != "diagnosis"]


def test_alt_and_an_arrow_move_a_slide(opened: Open) -> None:
    dialog = opened()
    go_to(dialog, "labs")
    QTest.keyClick(picker_of(dialog).view, Key.Key_Up, ALT)
    QTest.keyClick(picker_of(dialog).view, Key.Key_Up, ALT)
    assert shown(dialog)[:5] == ["question", "diagnosis", "labs", "timeline", "status"]
    slide = picker_of(dialog).chosen
    assert slide is not None
    assert slide.key == "labs"
    QTest.keyClick(picker_of(dialog).view, Key.Key_Down, ALT)
    assert shown(dialog)[:5] == ["question", "diagnosis", "timeline", "labs", "status"]


def test_a_slide_goes_over_the_line_and_back(opened: Open) -> None:
    dialog = opened()
    go_to(dialog, "recommendation")
    QTest.keyClick(picker_of(dialog).view, Key.Key_Down, ALT)
    assert shown(dialog) == LETTER[:-1]
    assert shown(dialog, "backup")[0] == "recommendation"
    press(dialog, "Out of Backup")
    assert dialog.choice.slides == DeckSettings()
    press(dialog, "To the Backup")
    assert shown(dialog, "backup")[0] == "recommendation"


def test_the_buttons_are_grey_where_there_is_nothing_to_do(opened: Open) -> None:
    dialog = opened()
    buttons = picker_of(dialog).commands.buttons
    assert [b.isEnabled() for b in buttons] == [False, True, True, True, False]
    QTest.keyClick(picker_of(dialog).view, Key.Key_End)
    assert [b.isEnabled() for b in buttons] == [True, False, True, True, False]


def test_a_slide_is_dragged_to_its_place(opened: Open) -> None:
    dialog = opened()
    divider = picker_of(dialog).model.divider
    assert _drag(dialog, 4, 1)
    assert shown(dialog)[:3] == ["question", "labs", "diagnosis"]
    assert _drag(dialog, 0, divider + 1)
    assert shown(dialog, "backup")[0] == "question"
    assert _drag(dialog, divider, None)
    assert shown(dialog, "backup")[-1] == "question"


def test_what_is_no_slide_of_this_list_can_not_be_dropped(opened: Open) -> None:
    dialog, other = opened(), opened()
    foreign = picker_of(other).model.mimeData([picker_of(other).model.index(0)])
    text = QMimeData()
    text.setText("0")
    for data in (foreign, text):
        _drop(dialog, data, 3)
        assert dialog.choice.slides == DeckSettings()


def _drag(dialog: ExportDialog, row: int, before: int | None) -> bool:
    """Take a row and let it fall at the upper edge of another, or below the last."""
    model = picker_of(dialog).model
    return _drop(dialog, model.mimeData([model.index(row)]), before)


def _drop(dialog: ExportDialog, data: QMimeData, before: int | None) -> bool:
    # No drag can be made without a screen, so what a drag sends is sent.
    view, move = picker_of(dialog).view, Qt.DropAction.MoveAction
    if before is None:
        QTest.keyClick(view, Key.Key_End)
        place = view.visualRect(view.currentIndex()).bottomLeft() + QPoint(80, 0)
    else:
        place = view.visualRect(view.model().index(before, 0)).topLeft() + QPoint(80, 1)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, move, data, left, none)
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(place, move, data, left, none))
    drop = QDropEvent(QPointF(place), move, data, left, none)
    drop.ignore()
    QApplication.sendEvent(view.viewport(), drop)
    return drop.isAccepted()


def test_f2_gives_a_title_and_return_does_not_export(opened: Open) -> None:
    dialog = opened()
    go_to(dialog, "timeline")
    QTest.keyClick(picker_of(dialog).view, Key.Key_F2)
    field = editor(dialog)
    assert field.text() == ""
    assert (
        field.placeholderText() == "Four relapses in five lines; none reported since InO course 2"
    )
    QTest.keyClicks(field, "Four relapses, then quiet")
    QTest.keyClick(field, Key.Key_Return)
    assert dialog.isVisible()
    [titled] = [s for s in picker_of(dialog).choice.slides if s.title]
    assert (titled.key, titled.title) == ("timeline", "Four relapses, then quiet")
    said = picker_of(dialog).remark.text()
    assert said.startswith("Your title. Made from the data: “Four relapses in five lines")


def test_escape_leaves_the_title_alone_and_the_dialog_open(opened: Open) -> None:
    dialog = opened()
    press(dialog, "Change Title")
    QTest.keyClicks(editor(dialog), "Nothing")
    QTest.keyClick(editor(dialog), Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.choice.slides == DeckSettings()


def test_an_empty_title_is_the_made_one_again(opened: Open) -> None:
    settings = (SlideSetting(key="question", title="Mine"),)
    dialog = opened(DeckSettings(slides=settings))
    view = picker_of(dialog).view
    pane = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pane)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pane)
    field = editor(dialog)
    assert field.text() == "Mine"
    field.clear()
    QTest.keyClick(field, Key.Key_Return)
    assert dialog.choice.slides == DeckSettings()


def test_a_title_of_three_lines_is_noted(opened: Open) -> None:
    dialog = opened()
    QTest.keyClick(picker_of(dialog).view, Key.Key_F2)
    QTest.keyClicks(editor(dialog), "A title that goes on and on " * 8)
    QTest.keyClick(editor(dialog), Key.Key_Return)
    assert "more than two lines" in picker_of(dialog).remark.text()


def test_reset_goes_back_to_the_preset(opened: Open) -> None:
    settings = (SlideSetting(key="labs", title="Mine"), SlideSetting(key="question"))
    dialog = opened(DeckSettings(preset="standard", slides=settings))
    press(dialog, "Reset")
    assert dialog.choice.slides == DeckSettings(preset="standard")
    assert [row.key for row in picker_of(dialog).model.choices if row.included][:9] == LETTER


def test_another_length_keeps_titles_and_each_its_own_ticks(qtbot: QtBot, opened: Open) -> None:
    dialog = opened()
    picker = picker_of(dialog)
    go_to(dialog, "labs")
    QTest.keyClick(picker.view, Key.Key_Space)
    go_to(dialog, "timeline")
    QTest.keyClick(picker.view, Key.Key_F2)
    QTest.keyClicks(editor(dialog), "Mine")
    QTest.keyClick(editor(dialog), Key.Key_Return)
    before = picker.model.choices
    _choose_length(qtbot, dialog, "Short")
    assert [row.key for row in picker.model.choices if row.included][:4] == [
        "question", "timeline", "status", "recommendation",
    ]  # fmt: skip
    assert picker.model.own_titles() == {"timeline": "Mine"}
    assert dialog.choice.slides is not None
    assert dialog.choice.slides.preset == "short"
    _choose_length(qtbot, dialog, "Standard")
    assert picker.model.choices == before


def _choose_length(qtbot: QtBot, dialog: ExportDialog, name: str) -> None:
    [button] = [b for b in dialog._group.buttons() if b.text() == name]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    qtbot.waitUntil(lambda: picker_of(dialog).is_listed, timeout=20_000)


def test_replacing_the_order_of_another_length_is_said(opened: Open) -> None:
    settings = (SlideSetting(key="labs"), SlideSetting(key="question"))
    dialog = opened(DeckSettings(preset="full", slides=settings), "standard")
    assert picker_of(dialog).remark.text() == HINT
    QTest.keyClick(picker_of(dialog).view, Key.Key_Space)
    assert "It replaces the order kept for the full deck." in picker_of(dialog).remark.text()


def test_without_a_slide_there_is_no_export(opened: Open) -> None:
    dialog = opened()
    view = picker_of(dialog).view
    for number in range(view.model().rowCount()):
        slide = picker_of(dialog).model.row(number)
        if slide and slide.included:
            view.choose(number)
            QTest.keyClick(view, Key.Key_Space)
    assert dialog.warning == "No slide is ticked. Tick at least one."
    role = QDialogButtonBox.ButtonRole.AcceptRole
    [export] = [b for b in dialog.buttons.buttons() if dialog.buttons.buttonRole(b) == role]
    assert not export.isEnabled()


def test_slides_that_can_not_be_listed_do_not_stop_the_export(
    qtbot: QtBot, jobs: Jobs, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[BaseException] = []

    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(build, "outline_of", fail)
    dialog = ExportDialog(tmp_path / "a.pptx", "short", None, "", Outlines(jobs, case, told.append))
    qtbot.addWidget(dialog)
    picker = picker_of(dialog)
    assert picker._wait_label.text() == LISTING
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ValueError)
    assert picker._wait_label.text() == NOT_LISTED
    assert dialog.choice.slides is case.presentation
    assert dialog.warning == ""


def test_closing_the_dialog_ends_the_listing(
    qtbot: QtBot, jobs: Jobs, case: Case, tmp_path: Path
) -> None:
    dialog = ExportDialog(tmp_path / "a.pptx", "short", None, "", Outlines(jobs, case, pytest.fail))
    qtbot.addWidget(dialog)
    assert jobs.is_busy("outline")
    dialog.reject()
    assert not jobs.is_busy()


def test_tab_leads_through_the_dialog_as_it_is_read(opened: Open) -> None:
    dialog = opened()
    picker_of(dialog).view.setFocus()
    seen = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName() or focus.text().replace("&", ""))  # type: ignore[attr-defined]
        QTest.keyClick(focus, Key.Key_Tab)
    assert seen[:4] == ["Slides of the deck", "Move Down", "To the Backup", "Change Title"]


def test_a_small_laptop_has_room_for_the_dialog(opened: Open) -> None:
    dialog = opened()
    least = dialog.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 768 - 60


def test_no_step_holds_up_the_window(opened: Open) -> None:
    dialog = opened()
    took = []
    for key, modifier in ((Key.Key_Space, Qt.KeyboardModifier.NoModifier), (Key.Key_Down, ALT)) * 5:
        start = time.perf_counter()
        QTest.keyClick(picker_of(dialog).view, key, modifier)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.05
