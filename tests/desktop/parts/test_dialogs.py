from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.dialogs import CaseChooser, ProblemDialog, Question


def _answer(label: str) -> Callable[[], None]:
    """Click a button of the dialog that is open."""

    def click() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
        buttons[label].click()
        dialog.close()

    return click


def test_sentences_can_be_copied_whole(qtbot: QtBot) -> None:
    QTimer.singleShot(0, _answer("Copy"))
    ProblemDialog.tell(None, "a.board.json can't be opened.", ["labs[1]: no number.", "More."])
    expected = "a.board.json can't be opened.\n\nlabs[1]: no number.\n\nMore."
    assert QGuiApplication.clipboard().text() == expected


def test_details_of_a_fault_can_be_copied(qtbot: QtBot) -> None:
    QTimer.singleShot(0, _answer("Copy details"))
    ProblemDialog.tell_fault(None, "Something went wrong.", "KeyError in boardapp")
    assert QGuiApplication.clipboard().text() == "Something went wrong.\n\nKeyError in boardapp"


def test_what_a_file_says_is_never_read_as_markup(qtbot: QtBot) -> None:
    dialog = ProblemDialog("<i>x</i>.board.json can't be opened.", "<b>bold</b>", "", None)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "<b>bold</b>"
    assert dialog.heading.textFormat() == dialog.heading.textFormat().PlainText


def _ask_changed(parent: None) -> object:
    return Question.ask_changed_on_disk(parent, "a.board.json")


def _ask_save(parent: None) -> object:
    return Question.ask_save(parent, "a.board.json")


@pytest.mark.parametrize(
    ("ask", "label", "expected"),
    [
        (_ask_save, "Save", "save"),
        (_ask_save, "Discard changes", "discard"),
        (_ask_save, "Keep the case open", "keep"),
        (_ask_changed, "Save As…", "save as"),
        (_ask_changed, "Reload", "reload"),
        (_ask_changed, "Replace it", "replace"),
        (_ask_changed, "Do not save", "keep"),
        (Question.ask_stop_export, "Stop and quit", True),
        (Question.ask_stop_export, "Keep writing", False),
    ],
)
def test_a_question_returns_the_answer(
    qtbot: QtBot, ask: Callable[[None], object], label: str, expected: object
) -> None:
    QTimer.singleShot(0, _answer(label))
    assert ask(None) == expected


def test_the_question_names_the_case_that_is_not_saved(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.reject()

    QTimer.singleShot(0, look)
    Question.ask_save(None, "<b>a</b>.board.json")
    assert seen == ["<b>a</b>.board.json has changes that are not saved."]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_closes_what_was_told_and_copies_nothing(qtbot: QtBot, key: Qt.Key) -> None:
    QGuiApplication.clipboard().setText("mine")
    closed: list[bool] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProblemDialog)
        dialog.activateWindow()
        qtbot.keyClick(QApplication.focusWidget() or dialog, key)
        closed.append(not dialog.isVisible())
        dialog.reject()

    QTimer.singleShot(0, press)
    ProblemDialog.tell(None, "It can't be opened.", ["It is empty."])
    assert closed == [True]
    assert QGuiApplication.clipboard().text() == "mine"


def test_escape_and_return_lose_nothing(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.defaultButton().text())
        box.reject()

    QTimer.singleShot(0, look)
    assert Question.ask_save(None, "a.board.json") == "keep"
    QTimer.singleShot(0, look)
    assert Question.ask_changed_on_disk(None, "a.board.json") == "keep"
    assert seen == ["Save", "Save As…"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/x/mine", "/x/mine.board.json"),
        ("/x/mine.board", "/x/mine.board"),
        ("/x/mine.board.json", "/x/mine.board.json"),
        ("/x/Patient 1.2", "/x/Patient 1.2.board.json"),
    ],
)
def test_a_copy_gets_the_ending_of_a_case_file(
    monkeypatch: pytest.MonkeyPatch, typed: str, expected: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))
    assert CaseChooser.ask_copy(None, Path("a.board.json")) == Path(expected)


def test_no_choice_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert CaseChooser.ask_copy(None, Path("a.board.json")) is None
    assert CaseChooser.ask_open(None, "") is None


def test_a_chosen_file_is_opened_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/x/a.json", ""))
    assert CaseChooser.ask_open(None, "/x") == Path("/x/a.json")
