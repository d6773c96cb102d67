"""Preferences are applied with each click, and outlive the session."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardapp.desktop.session import recovery
from boardapp.desktop.session.document import load
from boardapp.desktop.system.folders import recovery_place
from boardapp.desktop.system.settings import FACT_PANE, LAST_CASE, OFFER_LAST, RECOVERY, Settings
from boardapp.desktop.window.preferences import Preferences
from boardapp.desktop.window.workbench import Workbench


@pytest.fixture
def preferences(workbench: Workbench) -> Preferences:
    workbench.actions["preferences"].trigger()
    return workbench.preferences


def test_they_stand_beside_the_case_and_escape_closes_them(
    qtbot: QtBot, workbench: Workbench, preferences: Preferences
) -> None:
    assert preferences.isVisible()
    assert not preferences.isModal()
    qtbot.keyClick(preferences, Qt.Key.Key_Escape)
    assert not preferences.isVisible()


def test_colours_and_text_change_at_once(
    workbench: Workbench, preferences: Preferences, settings: Settings
) -> None:
    preferences.colours["dark"].click()
    assert workbench.appearance.is_dark
    before = QApplication.font().pointSizeF()
    preferences.text_size.setCurrentIndex(preferences.text_size.findText("150 %"))
    preferences.text_size.activated.emit(preferences.text_size.currentIndex())
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.5)
    assert workbench.actions["colours-dark"].isChecked() or workbench.appearance.colours == "dark"


def test_they_show_what_was_set_elsewhere(workbench: Workbench, preferences: Preferences) -> None:
    preferences.close()
    workbench.actions["colours-light"].trigger()
    workbench.actions["enlarge"].trigger()
    workbench.actions["preferences"].trigger()
    assert preferences.colours["light"].isChecked()
    assert preferences.text_size.currentText() == "110 %"


def test_the_fact_at_the_side_goes_and_comes(
    workbench: Workbench, preferences: Preferences, settings: Settings, minimal_path: Path
) -> None:
    workbench.document.take(load(minimal_path))
    assert workbench.facts.side.is_open
    preferences.switches[FACT_PANE].click()
    assert not workbench.facts.side.is_open
    assert settings.get(FACT_PANE) is False
    preferences.switches[FACT_PANE].click()
    assert workbench.facts.side.is_open


def test_without_recovery_the_copy_goes_at_once(
    qtbot: QtBot,
    workbench: Workbench,
    preferences: Preferences,
    minimal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recovery, "EVERY_MS", 20)
    own = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))
    workbench.document.take(load(own))
    old = workbench.document.case
    assert old is not None
    workbench.document.apply("Edit title", old, replace(old, title="mine"))
    qtbot.waitUntil(lambda: len(list(recovery_place().glob("*.json"))) == 1)
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy())
    preferences.switches[RECOVERY].click()
    assert list(recovery_place().iterdir()) == []
    told = preferences.switches[RECOVERY].accessibleDescription()
    assert "Patient data" in told
    assert str(recovery_place()) in told


def test_every_control_has_a_name(preferences: Preferences) -> None:
    for control in preferences.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name)


# The last case


def test_the_last_case_is_offered_and_opened(
    qtbot: QtBot, workbench: Workbench, settings: Settings, minimal_path: Path
) -> None:
    settings.put(LAST_CASE, str(minimal_path))
    workbench.offer_last()
    assert workbench.message_bar.text == "You last worked on minimal.board.json."
    workbench.message_bar.button("Open It").click()
    qtbot.waitUntil(lambda: workbench.document.path == minimal_path)
    assert not workbench.message_bar.isVisible()


@pytest.mark.parametrize("reason", ["preference", "gone", "open", "none"])
def test_it_is_not_offered_where_that_is_of_no_use(
    workbench: Workbench, settings: Settings, minimal_path: Path, tmp_path: Path, reason: str
) -> None:
    last = {"gone": tmp_path / "gone.board.json", "none": ""}.get(reason, minimal_path)
    settings.put(LAST_CASE, str(last))
    settings.put(OFFER_LAST, reason != "preference")
    if reason == "open":
        workbench.document.take(load(minimal_path))
    workbench.offer_last()
    assert not workbench.message_bar.isVisible()


def test_a_warning_of_the_start_is_not_written_over(
    workbench: Workbench, settings: Settings, minimal_path: Path
) -> None:
    settings.put(LAST_CASE, str(minimal_path))
    workbench.messages.warn("No log can be written.")
    workbench.offer_last()
    assert workbench.message_bar.text == "No log can be written."


def test_the_end_keeps_which_case_was_open(
    workbench: Workbench, settings: Settings, minimal_path: Path
) -> None:
    workbench.document.take(load(minimal_path))
    assert workbench.window.close()
    assert settings.get(LAST_CASE) == str(minimal_path)
