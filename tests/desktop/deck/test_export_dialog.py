from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.deck.export import export_deck
from boardapp.desktop.deck.export_dialog import ExportChoice, ExportDialog
from boardapp.desktop.deck.file_dialog import FileDialog
from boardapp.desktop.deck.handout_dialog import HandoutDialog
from boardapp.desktop.deck.slide_count import COUNTING, SlideCount
from boardapp.desktop.system import reach
from boardapp.desktop.system.jobs import Jobs


def _dialog(qtbot: QtBot, proposal: Path, template: str = "") -> ExportDialog:
    dialog = ExportDialog(proposal, template)
    qtbot.addWidget(dialog)
    return dialog


def _export_button(dialog: FileDialog) -> QPushButton:
    [button] = [
        button
        for button in dialog.buttons.buttons()
        if dialog.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    ]
    assert isinstance(button, QPushButton)
    return button


def test_the_proposal_can_be_written_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.pptx")
    assert dialog.choice == ExportChoice(tmp_path / "a.pptx")
    assert _export_button(dialog).isEnabled()


def test_the_dialog_says_how_many_slides_will_be_written(
    qtbot: QtBot, jobs: Jobs, letter_path: Path, tmp_path: Path
) -> None:
    case = read_case(letter_path)
    count = SlideCount(jobs, case, letter_path, "standard")
    dialog = ExportDialog(tmp_path / "a.pptx", count=count)
    qtbot.addWidget(dialog)
    assert dialog.count_label.text() == COUNTING
    qtbot.waitUntil(lambda: dialog.count_label.text() != COUNTING, timeout=30_000)
    written = export_deck(case, letter_path, tmp_path / "a.pptx", "standard")
    told = dialog.count_label.text()
    assert told.startswith("Standard deck: 9 to show, ")
    assert told.endswith(f" in the backup: {written.slides} slides.")


def test_a_template_that_is_no_presentation_is_told_by_the_count(
    qtbot: QtBot, jobs: Jobs, letter_path: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house.potx"
    house.write_bytes(b"none")
    count = SlideCount(jobs, read_case(letter_path), letter_path, "short")
    dialog = ExportDialog(tmp_path / "a.pptx", str(house), count=count)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "house.potx" in dialog.count_label.text(), timeout=30_000)


def test_closing_the_dialog_ends_the_count(
    qtbot: QtBot, jobs: Jobs, letter_path: Path, tmp_path: Path
) -> None:
    count = SlideCount(jobs, read_case(letter_path), letter_path, "full")
    dialog = ExportDialog(tmp_path / "a.pptx", count=count)
    qtbot.addWidget(dialog)
    assert jobs.is_busy()
    dialog.reject()
    assert not jobs.is_busy()


def test_the_slides_are_chosen_elsewhere(qtbot: QtBot, tmp_path: Path) -> None:
    led: list[bool] = []
    dialog = ExportDialog(tmp_path / "a.pptx", show_slides=lambda: led.append(True))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.slides_button.click()
    assert led == [True]
    assert not dialog.isVisible()


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
    choice = ExportDialog.ask(None, tmp_path / "a.pptx")
    assert choice == (ExportChoice(tmp_path / "a.pptx") if accepts else None)


def test_a_template_is_named_and_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    house = tmp_path / "house.potx"
    house.write_bytes(b"")
    dialog = ExportDialog(tmp_path / "a.pptx", str(house))
    qtbot.addWidget(dialog)
    row = dialog.template_row
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
    dialog = ExportDialog(tmp_path / "a.pptx", str(tmp_path / name))
    qtbot.addWidget(dialog)
    assert fault in dialog.warning
    assert not _export_button(dialog).isEnabled()


def test_browsing_names_the_template(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = str(tmp_path / "house.potx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (house, ""))
    dialog = ExportDialog(tmp_path / "a.pptx", "")
    qtbot.addWidget(dialog)
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
    qtbot: QtBot, tmp_path: Path, typed: str, kind: type[ExportDialog | HandoutDialog]
) -> None:
    (tmp_path / "file.txt").touch()
    dialog = kind(tmp_path / "a.pptx", "")
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
    dialog = ExportDialog(tmp_path / "a.pptx", "")
    qtbot.addWidget(dialog)
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
