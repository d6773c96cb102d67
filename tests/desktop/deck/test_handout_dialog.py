from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from boardapp.desktop.deck.handout_dialog import HandoutChoice, HandoutDialog


def _dialog(qtbot: QtBot, proposal: Path, kind: str = "slides") -> HandoutDialog:
    dialog = HandoutDialog(proposal, "standard", kind)
    qtbot.addWidget(dialog)
    return dialog


def _choose(dialog: HandoutDialog, name: str) -> None:
    [button] = [b for b in dialog.findChildren(QRadioButton) if b.text() == name]
    button.click()


def test_slides_stand_first(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pdf")
    assert dialog.choice == HandoutChoice(tmp_path / "a.pdf", "standard", "slides")
    assert dialog.windowTitle() == "Export Hand-out"


def test_a_content_that_is_not_known_becomes_slides(qtbot: QtBot, tmp_path: Path) -> None:
    assert _dialog(qtbot, tmp_path / "a.pdf", "poster").kind == "slides"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("slides", "a.pdf"),
        ("notes", "a.pdf"),
        ("minute", "a-minute.pdf"),
        ("minute-word", "a-minute.docx"),
    ],
)
def test_the_last_content_stands_first_and_names_the_file(
    qtbot: QtBot, tmp_path: Path, kind: str, name: str
) -> None:
    choice = _dialog(qtbot, tmp_path / "a.pdf", kind).choice
    assert (choice.kind, choice.path) == (kind, tmp_path / name)


def test_the_file_follows_the_content_there_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pdf")
    _choose(dialog, "Minute for Word")
    assert dialog.choice.path == tmp_path / "a-minute.docx"
    _choose(dialog, "Slides with notes")
    assert dialog.choice.path == tmp_path / "a.pdf"


def test_only_slides_have_a_length(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pdf")
    assert dialog.length_box.isEnabled()
    _choose(dialog, "Minute")
    assert not dialog.length_box.isEnabled()


def test_a_name_without_its_ending_gets_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pdf", "minute-word")
    dialog.path_field.setText("minute")
    assert dialog.choice.path == tmp_path / "minute.docx"


def test_browsing_asks_for_files_of_the_kind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def choose(*arguments: object, **_: object) -> tuple[str, str]:
        asked.extend(arguments[1:])
        return str(tmp_path / "b.docx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = _dialog(qtbot, tmp_path / "a.pdf", "minute-word")
    dialog.browse_button.click()
    assert asked == ["Export Hand-out", str(tmp_path / "a-minute.docx"), "Word documents (*.docx)"]
    assert dialog.choice.path == tmp_path / "b.docx"


def test_the_dialog_opens_and_answers(qtbot: QtBot, tmp_path: Path) -> None:
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandoutDialog)
        dialog.accept()

    QTimer.singleShot(0, accept)
    choice = HandoutDialog.ask_handout(None, tmp_path / "a.pdf", "short", "notes")
    assert choice == HandoutChoice(tmp_path / "a.pdf", "short", "notes")


def test_a_cancelled_dialog_answers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    assert HandoutDialog.ask_handout(None, tmp_path / "a.pdf", "short", "notes") is None


def test_each_length_says_what_it_means(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pdf")
    meanings = {
        button.text(): button.accessibleDescription()
        for button in dialog.length_box.findChildren(QRadioButton)
    }
    assert meanings["Short"].startswith("4 slides")
    assert meanings["Standard"].startswith("Up to 10 slides")
    assert "whole case" in meanings["Full"]


def test_a_length_that_is_not_known_becomes_the_standard(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = HandoutDialog(tmp_path / "a.pdf", "endless")
    qtbot.addWidget(dialog)
    assert dialog.choice.preset == "standard"
