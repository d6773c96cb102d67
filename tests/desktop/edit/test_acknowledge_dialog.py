from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from boardapp.desktop.edit.acknowledge_dialog import AcknowledgeDialog

OK = QDialogButtonBox.StandardButton.Ok


def _open() -> AcknowledgeDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AcknowledgeDialog)
    return dialog


def test_reason_and_who_says_so_are_asked_for(qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = _open()
        assert dialog.sentence.text() == "A cranial dose of 36 Gy."
        qtbot.keyClicks(dialog.reason, "two courses")
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Tab)
        qtbot.keyClicks(dialog.by, "radiation oncology")
        qtbot.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, fill)
    told = AcknowledgeDialog.ask(None, "A cranial dose of 36 Gy.")
    assert told == ("two courses", "radiation oncology")


def test_nothing_is_acknowledged_without_a_reason(qtbot: QtBot) -> None:
    dialog = AcknowledgeDialog("<b>36 Gy</b>")
    qtbot.addWidget(dialog)
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.reason.setPlainText(" \n ")
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.reason.setPlainText("seen")
    assert dialog.buttons.button(OK).isEnabled()


def test_escape_changes_nothing(qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: qtbot.keyClick(_open(), Qt.Key.Key_Escape))
    assert AcknowledgeDialog.ask(None, "A cranial dose of 36 Gy.") is None
