from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from boardapp.desktop.deck.export_dialog import ExportChoice, ExportDialog
from boardapp.desktop.deck.handout_dialog import HandoutDialog
from boardapp.desktop.system import reach


def _dialog(qtbot: QtBot, proposal: Path, preset: str = "standard") -> ExportDialog:
    dialog = ExportDialog(proposal, preset)
    qtbot.addWidget(dialog)
    return dialog


def _export_button(dialog: ExportDialog) -> QPushButton:
    [button] = [
        button
        for button in dialog.buttons.buttons()
        if dialog.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    ]
    assert isinstance(button, QPushButton)
    return button


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_the_last_choice_stands_first(qtbot: QtBot, tmp_path: Path, preset: str) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pptx", preset)
    assert dialog.choice == ExportChoice(tmp_path / "a.pptx", preset)  # type: ignore[arg-type]
    assert _export_button(dialog).isEnabled()


def test_a_choice_that_is_not_known_becomes_the_standard(qtbot: QtBot, tmp_path: Path) -> None:
    assert _dialog(qtbot, tmp_path / "a.pptx", "endless").choice.preset == "standard"


def test_each_length_says_what_it_means(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pptx")
    meanings = {
        button.text(): button.accessibleDescription()
        for button in dialog.findChildren(QRadioButton)
    }
    assert meanings["Short"].startswith("4 slides")
    assert meanings["Standard"].startswith("Up to 10 slides")
    assert "whole case" in meanings["Full"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("b.pptx", "b.pptx"),
        ("b", "b.pptx"),
        ("b.PPTX", "b.PPTX"),
        ("b.2024", "b.2024.pptx"),
        ("  b.pptx ", "b.pptx"),
    ],
)
def test_a_name_alone_stays_in_the_folder_and_gets_the_ending(
    qtbot: QtBot, tmp_path: Path, typed: str, expected: str
) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pptx")
    dialog.path_field.setText(typed)
    assert dialog.choice.path == tmp_path / expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Name the file to write."),
        ("nowhere/a.pptx", "There is no folder"),
        ("folder.pptx", "folder.pptx is a folder."),
    ],
)
def test_what_can_not_work_is_said_before_the_export(
    qtbot: QtBot, tmp_path: Path, typed: str, said: str
) -> None:
    (tmp_path / "folder.pptx").mkdir()
    dialog = _dialog(qtbot, tmp_path / "a.pptx")
    dialog.path_field.setText(typed)
    assert said in dialog.warning
    assert not _export_button(dialog).isEnabled()


def test_replacing_a_file_is_announced_but_allowed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.pptx").touch()
    dialog = _dialog(qtbot, tmp_path / "a.pptx")
    assert dialog.warning == "a.pptx exists and will be replaced."
    assert _export_button(dialog).isEnabled()


def test_browsing_fills_in_the_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pptx")
    chosen = str(tmp_path / "c.pptx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen, ""))
    dialog.browse_button.click()
    assert dialog.choice.path == tmp_path / "c.pptx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    dialog.browse_button.click()
    assert dialog.choice.path == tmp_path / "c.pptx"


@pytest.mark.parametrize("accepts", [True, False])
def test_the_dialog_returns_what_was_chosen(qtbot: QtBot, tmp_path: Path, accepts: bool) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        if accepts:
            _export_button(dialog).click()
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
    choice = ExportDialog.ask(None, tmp_path / "a.pptx", "full")
    assert choice == (ExportChoice(tmp_path / "a.pptx", "full") if accepts else None)


def test_no_template_is_asked_for_where_none_can_be_used(qtbot: QtBot, tmp_path: Path) -> None:
    assert _dialog(qtbot, tmp_path / "a.pptx").template_row is None


def test_a_template_is_named_and_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    house = tmp_path / "house.potx"
    house.write_bytes(b"")
    dialog = ExportDialog(tmp_path / "a.pptx", "short", template=str(house))
    qtbot.addWidget(dialog)
    row = dialog.template_row
    assert row is not None
    assert dialog.choice.template == house
    row.field.clear()
    assert dialog.choice.template is None
    assert _export_button(dialog).isEnabled()


@pytest.mark.parametrize(
    ("name", "fault"), [("gone.potx", "There is no template"), ("note.txt", "is no template")]
)
def test_a_template_that_is_none_keeps_export_grey(
    qtbot: QtBot, tmp_path: Path, name: str, fault: str
) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    dialog = ExportDialog(tmp_path / "a.pptx", "short", template=str(tmp_path / name))
    qtbot.addWidget(dialog)
    assert fault in dialog.warning
    assert not _export_button(dialog).isEnabled()


def test_browsing_names_the_template(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = str(tmp_path / "house.potx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (house, ""))
    dialog = ExportDialog(tmp_path / "a.pptx", "short", template="")
    qtbot.addWidget(dialog)
    assert dialog.template_row is not None
    dialog.template_row.browse_button.click()
    assert dialog.template_row.field.text() == house


TYPED_BY_CHANCE = {
    "the root": "/",
    "a folder": "/x/",
    "home": "~",
    "a user that is not there": "~x",
    "two drives": "C:\\",
    "a share": "\\\\server\\share",
    "too long": "/" + "x" * 300,
    "a file as a folder": "{}/file.txt/a.pptx",
}


@pytest.mark.parametrize("typed", TYPED_BY_CHANCE.values(), ids=TYPED_BY_CHANCE.keys())
@pytest.mark.parametrize("kind", [ExportDialog, HandoutDialog])
def test_whatever_is_typed_as_a_file_gets_a_sentence(
    qtbot: QtBot, tmp_path: Path, typed: str, kind: type[ExportDialog]
) -> None:
    (tmp_path / "file.txt").touch()
    dialog = kind(tmp_path / "a.pptx", "standard")
    qtbot.addWidget(dialog)
    dialog.path_field.clear()
    qtbot.keyClicks(dialog.path_field, typed.format(tmp_path))
    assert dialog.warning.endswith(".")
    assert not _export_button(dialog).isEnabled()
    dialog.path_field.setText(str(tmp_path / "b"))
    assert dialog.warning == ""
    assert _export_button(dialog).isEnabled()


@pytest.mark.parametrize("typed", TYPED_BY_CHANCE.values(), ids=TYPED_BY_CHANCE.keys())
def test_whatever_is_typed_as_a_template_gets_a_sentence(
    qtbot: QtBot, tmp_path: Path, typed: str
) -> None:
    (tmp_path / "file.txt").touch()
    dialog = ExportDialog(tmp_path / "a.pptx", "standard", template="")
    qtbot.addWidget(dialog)
    assert dialog.template_row is not None
    qtbot.keyClicks(dialog.template_row.field, typed.format(tmp_path))
    assert dialog.warning.endswith(".")
    assert not _export_button(dialog).isEnabled()
    dialog.template_row.field.clear()
    assert _export_button(dialog).isEnabled()


def test_a_disk_that_does_not_answer_holds_up_no_typing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()
    look = reach._kind
    monkeypatch.setattr(reach, "PATIENCE_S", 0)
    monkeypatch.setattr(reach, "_kind", lambda path: answers.wait(20) and look(path))
    dialog = _dialog(qtbot, tmp_path / "share" / "a.pptx")
    assert dialog.warning == f"Waiting for the disk of {tmp_path / 'share'} to answer …"
    assert not _export_button(dialog).isEnabled()
    answers.set()
    qtbot.waitUntil(lambda: dialog.warning.startswith("There is no folder"))
