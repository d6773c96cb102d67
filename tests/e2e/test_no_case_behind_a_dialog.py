"""One patient's data never reach another's file: what a dialog asks stays with its case."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.deck.export_dialog import ExportDialog
from boardapp.desktop.edit.boxes import SentenceBox
from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.parts.dialogs import ProblemDialog
from boardapp.desktop.session.document import Loaded, load
from boardapp.desktop.session.edits import Edit
from boardapp.desktop.start.one_window import START_PROBE
from boardapp.desktop.window.answering import Answering
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.workbench import Workbench

Program = Callable[..., int]
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def own(letter_path: Path, tmp_path: Path) -> Path:
    """The letter, in a file of its own."""
    return Path(shutil.copyfile(letter_path, tmp_path / "letter.board.json"))


@pytest.fixture
def other(minimal_path: Path, tmp_path: Path) -> Path:
    """Another patient."""
    return Path(shutil.copyfile(minimal_path, tmp_path / "other.board.json"))


class Seconds:
    """Further starts of the program; each that opens a window ends by itself."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot = qtbot
        self._asked: list[bool] = []
        self._started: list[subprocess.Popen[bytes]] = []
        may_answer = Answering.may_answer

        def asked(answering: Answering, path: Path) -> bool:
            self._asked.append(may_answer(answering, path))
            return self._asked[-1]

        monkeypatch.setattr(Answering, "may_answer", asked)

    def start(self, *arguments: Path) -> bool:
        """Start the program once more; whether the first window took its file."""
        count = len(self._asked)
        command = [sys.executable, "-m", "boardapp", *map(str, arguments)]
        environment = os.environ | {START_PROBE: "1"}
        self._started.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE))
        self._qtbot.waitUntil(lambda: len(self._asked) > count, timeout=60_000)
        return self._asked[-1]

    def printed(self) -> list[str]:
        """What each has printed in the end: where it opened a window, when its case was shown."""
        ended = [second.communicate(timeout=120)[0].decode() for second in self._started]
        assert [second.returncode for second in self._started] == [0] * len(ended)
        self._started = []
        return ended


@pytest.fixture
def seconds(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seconds]:
    made = Seconds(qtbot, monkeypatch)
    yield made
    made.printed()


def _in_dialog(qtbot: QtBot, kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Do something in the next dialog of this kind, once it is open."""
    timer = QTimer(QApplication.instance(), interval=5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            act(dialog)

    timer.timeout.connect(look)
    timer.start()


def _press(qtbot: QtBot, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(widget, key, held)


def _activate(qtbot: QtBot, workbench: Workbench) -> None:
    """Let shortcuts reach the window, as after a click on it."""
    workbench.window.activateWindow()
    qtbot.waitUntil(workbench.window.isActiveWindow)


def _checks(qtbot: QtBot, workbench: Workbench) -> ChecksPanel:
    _activate(qtbot, workbench)
    _press(qtbot, workbench.window, KEY.Key_8, CTRL)
    panel = workbench.panels.panel
    assert isinstance(panel, ChecksPanel)
    return panel


def _ask_why(qtbot: QtBot, workbench: Workbench) -> SentenceBox:
    """Begin to say why the first finding stands."""
    _checks(qtbot, workbench).judge.click()
    line = QApplication.focusWidget()
    assert isinstance(line, SentenceBox)
    return line


def _export(qtbot: QtBot, workbench: Workbench) -> None:
    _activate(qtbot, workbench)
    _press(qtbot, workbench.window, KEY.Key_E, CTRL)


def test_an_acknowledgement_stays_with_the_case_it_was_made_for(
    qtbot: QtBot, program: Program, seconds: Seconds, own: Path, other: Path
) -> None:
    before = other.read_bytes()

    def story(workbench: Workbench) -> None:
        line = _ask_why(qtbot, workbench)
        qtbot.keyClicks(line, "meant for the letter")
        assert seconds.start(other)
        qtbot.waitUntil(lambda: len(_windows()) == 2, timeout=20_000)  # in one of its own
        [second] = [one for one in _windows() if one is not workbench.window]
        qtbot.waitUntil(lambda: second.windowTitle().startswith("other.board.json"))
        assert workbench.document.path == own
        _press(qtbot, line, KEY.Key_Return)
        assert workbench.document.is_modified
        qtbot.waitUntil(second.close)
        _activate(qtbot, workbench)
        _press(qtbot, workbench.window, KEY.Key_S, CTRL)
        qtbot.waitUntil(lambda: not workbench.document.is_modified)

    assert program(own, story=story) == 0
    assert [a.reason for a in read_case(own).acknowledgements] == ["meant for the letter"]
    assert other.read_bytes() == before


def test_what_is_typed_for_a_finding_is_not_lost_when_another_case_is_opened(
    qtbot: QtBot, program: Program, own: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def keep(_: object, __: str, texts: tuple[str, ...]) -> bool:
        asked.extend(texts)
        return len(asked) > 1

    def story(workbench: Workbench) -> None:
        monkeypatch.setattr("boardapp.desktop.parts.dialogs.Question.ask_drafts", keep)
        line = _ask_why(qtbot, workbench)
        qtbot.keyClicks(line, "meant for the letter")
        workbench.files.open(other)
        assert asked == ["meant for the letter"]
        assert workbench.document.path == own
        assert line.text_now() == "meant for the letter"
        workbench.files.open(other)  # and now it may go
        qtbot.waitUntil(lambda: workbench.document.path == other)
        assert not workbench.facts.pane.is_editing
        assert len(workbench.document.drafts) == 0
        assert workbench.document.case == read_case(other)

    assert program(own, story=story) == 0


def test_another_start_without_a_file_leaves_an_open_dialog_as_it_is(
    qtbot: QtBot, program: Program, seconds: Seconds, own: Path
) -> None:
    def look(dialog: QDialog) -> None:
        assert seconds.start()
        assert seconds.start(own)  # the case that is open here already
        assert dialog.isVisible()
        dialog.reject()

    def story(workbench: Workbench) -> None:
        case = workbench.document.case
        _in_dialog(qtbot, ExportDialog, look)
        _export(qtbot, workbench)
        assert workbench.document.case is case
        assert workbench.window.statusBar().currentMessage() == "Finish the dialog first."

    assert program(own, story=story) == 0
    assert seconds.printed() == ["", ""]


def test_a_deck_is_exported_of_the_case_that_the_dialog_was_opened_on(
    qtbot: QtBot, program: Program, seconds: Seconds, own: Path, other: Path, tmp_path: Path
) -> None:
    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        assert not seconds.start(other)
        dialog.path_field.setText(str(tmp_path / "swap.pptx"))
        dialog.accept()

    def story(workbench: Workbench) -> None:
        _in_dialog(qtbot, ExportDialog, export)
        _export(qtbot, workbench)
        assert workbench.document.path == own
        qtbot.waitUntil(workbench.message_bar.isVisible, timeout=60_000)
        assert workbench.header.title.text() == read_case(own).title
        assert workbench.message_bar.text.startswith("swap.pptx is written: ")

    assert program(own, story=story) == 0


def test_a_case_that_is_read_while_a_dialog_is_open_waits_until_it_is_closed(
    qtbot: QtBot, program: Program, own: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(path: Path) -> Loaded:
        assert go_on.wait(20)
        return load(path)

    def story(workbench: Workbench) -> None:
        document = workbench.document

        def look(dialog: QDialog) -> None:
            go_on.set()
            qtbot.waitUntil(lambda: "is read; it opens when" in _said(workbench))
            assert document.path == own
            dialog.reject()

        monkeypatch.setattr("boardapp.desktop.session.files.load", slow)
        workbench.files.open(other)
        _in_dialog(qtbot, ExportDialog, look)
        _export(qtbot, workbench)
        qtbot.waitUntil(lambda: document.path == other)

    assert program(own, story=story) == 0


def test_edits_made_while_another_case_is_read_are_not_lost_unasked(
    qtbot: QtBot, program: Program, own: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(path: Path) -> Loaded:
        assert go_on.wait(20)
        return load(path)

    def story(workbench: Workbench) -> None:
        monkeypatch.setattr("boardapp.desktop.session.files.load", slow)
        monkeypatch.setattr("boardapp.desktop.parts.dialogs.Question.ask_save", lambda *_: "keep")
        workbench.files.open(other)
        line = _ask_why(qtbot, workbench)
        qtbot.keyClicks(line, "because")
        _press(qtbot, line, KEY.Key_Return)
        go_on.set()
        qtbot.waitUntil(lambda: _said(workbench) == "other.board.json was not opened.")
        assert workbench.document.path == own
        assert workbench.document.is_modified

    assert program(own, story=story) == 0


def test_a_refused_edit_gives_back_what_was_typed(
    qtbot: QtBot, program: Program, own: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a case come in between all the same, by a way that nobody thought of."""
    told: list[str] = []

    def story(workbench: Workbench) -> None:
        monkeypatch.setattr(ProblemDialog, "tell", lambda *words: told.extend(map(str, words[1:])))
        shown = workbench.document.review
        assert shown is not None
        words = "meant for the letter – the presenter"
        workbench.document.take(load(other))
        workbench.edit(Edit("Acknowledge it", lambda case: case, shown, words))
        assert workbench.document.case == read_case(other)
        assert not workbench.document.is_modified

    assert program(own, story=story) == 0
    said = " ".join(told)
    assert "meant for the letter – the presenter" in said
    assert read_case(own).title in said
    assert read_case(other).title in said


def test_what_was_written_names_its_case_when_another_is_open_by_then(
    qtbot: QtBot,
    program: Program,
    own: Path,
    other: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from boardapp.deck import export as deck_export

    go_on = Event()
    export_deck = deck_export.export_deck

    def slow(*arguments: object, **options: object) -> object:
        assert go_on.wait(30)
        return export_deck(*arguments, **options)  # type: ignore[arg-type]

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.path_field.setText(str(tmp_path / "late.pptx"))
        dialog.accept()

    def story(workbench: Workbench) -> None:
        monkeypatch.setattr(deck_export, "export_deck", slow)
        _in_dialog(qtbot, ExportDialog, export)
        _export(qtbot, workbench)
        workbench.files.open(other)
        qtbot.waitUntil(lambda: workbench.document.path == other, timeout=20_000)
        go_on.set()
        qtbot.waitUntil(workbench.message_bar.isVisible, timeout=60_000)
        named = f"for “{read_case(own).title}” (letter.board.json), which was open before"
        assert named in workbench.message_bar.text

    assert program(own, story=story) == 0


def _windows() -> list[MainWindow]:
    every = QApplication.topLevelWidgets()
    return [one for one in every if isinstance(one, MainWindow) and one.isVisible()]


def _said(workbench: Workbench) -> str:
    return workbench.window.statusBar().currentMessage()
