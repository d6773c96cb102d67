"""The calendar of a time is opened, walked, answered and left by keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.edit.calendar_popup import CalendarPopup
from boardapp.desktop.edit.field_row import FieldRow
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

_KEY, _HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def row(qtbot: QtBot, workbench: Workbench, letter_path: Path) -> FieldRow:
    """The time of a result, typed and not entered yet."""
    workbench.window.activateWindow()
    workbench.document.take(load(letter_path))
    workbench.facts.lead_to("labs[1].when")
    workbench.editing.edit_at("labs[1].when")
    found = workbench.facts.pane.form.page.rows["when"]
    qtbot.waitUntil(found.box.hasFocus)
    qtbot.keyClicks(found.box, "2020-02-29")
    return found


def _opened(qtbot: QtBot, row: FieldRow) -> CalendarPopup:
    qtbot.keyClick(row.box, _KEY.Key_Down, _HELD.ControlModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    return popup


def _day(popup: CalendarPopup) -> object:
    return popup.calendar.selectedDate().toPython()


def _stated(workbench: Workbench) -> str:
    assert workbench.document.case is not None
    return str(workbench.document.case.labs[1].when)


def test_it_opens_on_the_day_that_is_typed_and_enter_takes_another(
    qtbot: QtBot, workbench: Workbench, row: FieldRow
) -> None:
    popup = _opened(qtbot, row)
    assert _day(popup) == date(2020, 2, 29)
    assert QApplication.focusWidget() is popup.days
    for key, held, day in [
        (_KEY.Key_Right, _HELD.NoModifier, date(2020, 3, 1)),
        (_KEY.Key_Down, _HELD.NoModifier, date(2020, 3, 8)),
        (_KEY.Key_PageDown, _HELD.NoModifier, date(2020, 4, 8)),
        (_KEY.Key_PageUp, _HELD.ShiftModifier, date(2019, 4, 8)),
    ]:
        qtbot.keyClick(popup.days, key, held)
        assert _day(popup) == day
    qtbot.keyClick(popup.days, _KEY.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert _stated(workbench) == "2019-04-08"
    qtbot.waitUntil(row.box.hasFocus)
    assert len(workbench.document.drafts) == 0


def test_esc_leaves_it_with_what_was_typed_and_the_keyboard_in_the_field(
    qtbot: QtBot, workbench: Workbench, row: FieldRow
) -> None:
    popup = _opened(qtbot, row)
    qtbot.keyClick(popup.days, _KEY.Key_Right)
    qtbot.keyClick(popup.days, _KEY.Key_Escape)
    assert QApplication.activePopupWidget() is None
    qtbot.waitUntil(row.box.hasFocus)
    assert row.box.text_now() == "2020-02-29"
    assert _stated(workbench) == "during ino-2"
    assert workbench.facts.pane.is_editing


def test_the_pointer_opens_it_and_takes_a_day(
    qtbot: QtBot, workbench: Workbench, row: FieldRow
) -> None:
    assert row.calendar_button is not None
    qtbot.mouseClick(row.calendar_button, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    days = popup.days
    at = days.visualRect(days.model().index(2, 3)).center()
    qtbot.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert QApplication.activePopupWidget() is None
    assert _stated(workbench).startswith("2020-02-")


def test_each_part_has_a_name_and_the_day_is_told(qtbot: QtBot, row: FieldRow) -> None:
    popup = _opened(qtbot, row)
    assert popup.accessibleName() == "Calendar for When"
    assert popup.days.accessibleName() == "Saturday, 29 February 2020"
    qtbot.keyClick(popup.days, _KEY.Key_Right)
    told = QAccessible.queryAccessibleInterface(popup.days)
    assert told.text(QAccessible.Text.Name) == "Sunday, 1 March 2020"
    popup.close()


def test_it_stays_on_the_screen(qtbot: QtBot, workbench: Workbench, row: FieldRow) -> None:
    screen = row.box.screen().availableGeometry()
    workbench.window.move(screen.right() - 200, screen.bottom() - 120)
    popup = _opened(qtbot, row)
    assert screen.contains(popup.geometry())
    popup.close()
