"""Another case comes into the window while something of the last one is open in it.

Nothing of one patient may enter another's file, title or message. What stands behind a dialog is
told in tests/e2e/test_no_case_behind_a_dialog.py.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case, write_case
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

TYPED = "Meant for the letter"
Swap = Callable[[Workbench], None]


@pytest.fixture
def second(synthetic_path: Path, tmp_path: Path) -> Path:
    """The file of another patient."""
    return Path(shutil.copyfile(synthetic_path, tmp_path / "second.board.json"))


@pytest.fixture
def opened(qtbot: QtBot, workbench: Workbench, letter_path: Path, tmp_path: Path) -> Workbench:
    """The letter open in a window that has the keyboard, with room for the pane."""
    workbench.window.resize(1400, 800)
    workbench.window.activateWindow()
    own = Path(shutil.copyfile(letter_path, tmp_path / "first.board.json"))
    workbench.document.take(load(own))
    return workbench


def _another_start(qtbot: QtBot, workbench: Workbench, path: Path) -> None:
    """Open a second case as the file manager does."""
    workbench.answering.answer(path)
    qtbot.waitUntil(lambda: workbench.document.path == path)
    QApplication.processEvents()


def _texts(workbench: Workbench) -> str:
    """All that the window says, in whatever kind of widget."""
    window = workbench.window
    said = [window.windowTitle(), window.statusBar().currentMessage()]
    for kind in (QLabel, QLineEdit):
        said += [widget.text() for widget in window.findChildren(kind) if widget.isVisible()]
    for kind in (QTextEdit, QPlainTextEdit):
        said += [w.toPlainText() for w in window.findChildren(kind) if w.isVisible()]
    return "\n".join(said)


def _is_untouched(workbench: Workbench, path: Path, before: bytes) -> bool:
    """Whether the second case is in the window and on disk as its file had it."""
    is_same = workbench.document.case == read_case(path)
    return is_same and not workbench.document.is_modified and path.read_bytes() == before


def test_what_is_typed_into_a_form_never_enters_the_next_case(
    qtbot: QtBot, opened: Workbench, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from boardapp.desktop.parts.dialogs import Question

    monkeypatch.setattr(Question, "ask_save", lambda *_: "discard")
    monkeypatch.setattr(Question, "ask_drafts", lambda *_: True)
    before = second.read_bytes()
    opened.facts.lead_to("therapies[1]")
    opened.actions["edit-fact"].trigger()
    assert opened.facts.pane.is_editing
    focused = QApplication.focusWidget()
    assert opened.facts.pane.form.isAncestorOf(focused)
    qtbot.keyClicks(focused, TYPED)  # and no Enter
    assert TYPED in _texts(opened)
    _another_start(qtbot, opened, second)
    assert not opened.facts.pane.is_editing
    assert _is_untouched(opened, second, before)
    assert TYPED not in _texts(opened)
    opened.window.setFocus()
    opened.panels.list.setFocus()  # leaving a field applies what was typed
    opened.actions["undo"].trigger()
    opened.actions["redo"].trigger()
    assert _is_untouched(opened, second, before)
    assert TYPED not in _texts(opened)


@pytest.mark.parametrize("leave", ["close", "open"])
def test_the_pane_forgets_the_fact_of_the_last_case(
    qtbot: QtBot, opened: Workbench, second: Path, leave: str
) -> None:
    opened.facts.lead_to("therapies[1]")
    sheet = opened.facts.pane.sheet
    assert sheet is not None
    if leave == "close":
        opened.actions["close"].trigger()
    else:
        _another_start(qtbot, opened, second)
    assert opened.facts.pane.sheet is None
    assert sheet.label not in opened.facts.pane.page.toPlainText()
    assert not opened.facts.current.place
    assert not opened.actions["back"].isEnabled()


def test_the_pane_follows_its_fact_over_a_reload(qtbot: QtBot, opened: Workbench) -> None:
    opened.facts.lead_to("therapies[1]")
    sheet = opened.facts.pane.sheet
    assert sheet is not None
    path = opened.document.path
    assert path is not None
    case = read_case(path)
    another = replace(case.therapies[0], id="another")
    write_case(path, replace(case, therapies=(another, *case.therapies)))
    opened.actions["reload"].trigger()
    qtbot.waitUntil(lambda: opened.facts.current.place == "therapies[2]")
    now = opened.facts.pane.sheet
    assert now is not None
    assert now.label == sheet.label


def test_the_finder_of_the_last_case_is_closed_with_it(
    qtbot: QtBot, opened: Workbench, second: Path
) -> None:
    opened.actions["find"].trigger()
    finder = opened.finding.finder
    qtbot.keyClicks(finder.line, "inotuzumab")
    qtbot.waitUntil(lambda: finder.list.count() > 0)
    _another_start(qtbot, opened, second)
    assert not finder.isVisible()
    opened.actions["find"].trigger()
    qtbot.keyClicks(finder.line, "hemoperitoneum")
    qtbot.wait(50)
    assert "letter ¶" not in " ".join(
        finder.list.item(n).text() for n in range(finder.list.count())
    )


def test_a_menu_of_the_last_case_is_closed_with_it(
    qtbot: QtBot, opened: Workbench, second: Path
) -> None:
    opened.facts.lead_to("therapies[1]")
    opened.facts.ask_where()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    _another_start(qtbot, opened, second)
    assert QApplication.activePopupWidget() is None
    assert not opened.facts.current.place


def test_the_message_of_the_last_case_does_not_stay(
    qtbot: QtBot, opened: Workbench, second: Path, tmp_path: Path
) -> None:
    opened.messages.tell_copied(tmp_path / "copy of first.board.json")
    assert opened.message_bar.isVisible()
    _another_start(qtbot, opened, second)
    assert not opened.message_bar.isVisible()
    assert "first.board.json" not in _texts(opened)


def test_the_title_and_the_question_name_the_case_that_is_open(
    qtbot: QtBot, opened: Workbench, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from boardapp.desktop.parts.dialogs import Question

    asked: list[str] = []
    monkeypatch.setattr(Question, "ask_save", lambda _, name, *__: asked.append(name) or "discard")
    _another_start(qtbot, opened, second)
    assert opened.window.windowTitle().startswith("second.board.json")
    case = opened.document.case
    assert case is not None
    opened.document.apply("edit", case, replace(case, title="Another"))
    opened.actions["close"].trigger()
    assert asked == ["second.board.json"]
