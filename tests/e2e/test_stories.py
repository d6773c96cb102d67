"""What users do, from the command line to the file that is left."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.deck.export_dialog import ExportChoice, ExportDialog
from boardapp.desktop.deck.panel import DeckPanel
from boardapp.desktop.edit.boxes import SentenceBox
from boardapp.desktop.panels.checks import ChecksPanel
from boardapp.desktop.parts.dialogs import CaseChooser, ProblemDialog, Question
from boardapp.desktop.system.folders import log_file
from boardapp.desktop.system.settings import (
    CASE_FOLDER,
    DECK_FOLDER,
    DECK_TEMPLATE,
    RECENT,
    Settings,
)
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.workbench import Workbench

Program = Callable[..., int]


def _key(qtbot: QtBot, workbench: Workbench, key: Qt.Key, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    workbench.window.activateWindow()
    qtbot.waitUntil(workbench.window.isActiveWindow)
    qtbot.keyClick(workbench.window, key, modifiers)


def test_a_case_named_on_the_command_line_is_shown(program: Program, letter_path: Path) -> None:
    def story(workbench: Workbench) -> None:
        assert workbench.document.path == letter_path
        assert workbench.window.windowTitle() == "letter.board.json[*] – boardapp"
        assert workbench.panels.panel is not None

    assert program(letter_path, story=story) == 0


def test_a_start_without_a_file_leads_to_the_example(qtbot: QtBot, program: Program) -> None:
    def story(workbench: Workbench) -> None:
        assert workbench.start_page.isVisible()
        qtbot.mouseClick(workbench.start_page.example_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: workbench.document.case is not None)

    assert program(story=story) == 0


def test_a_relative_path_is_found_also_after_the_folder_changed(
    program: Program, minimal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(minimal_path, tmp_path / "own.board.json")
    monkeypatch.chdir(tmp_path)

    def story(workbench: Workbench) -> None:
        assert workbench.document.path == tmp_path / "own.board.json"

    assert program("own.board.json", story=story) == 0
    assert Settings().get(RECENT) == [str(tmp_path / "own.board.json")]


def test_a_bad_file_on_the_command_line_is_explained(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(ProblemDialog, "tell", lambda parent, *text: told.append(text))
    (tmp_path / "bad.board.json").write_text("{}", encoding="utf-8")

    def story(workbench: Workbench) -> None:
        assert workbench.start_page.isVisible()

    assert program(tmp_path / "bad.board.json", story=story) == 0
    assert told[0][0] == "bad.board.json can't be opened."


def test_without_a_folder_for_data_the_window_works_and_says_so(
    program: Program, minimal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("only on Linux")
    (tmp_path / "a file").touch()
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "a file"))

    def story(workbench: Workbench) -> None:
        assert workbench.document.path == minimal_path
        assert workbench.message_bar.isVisible()
        assert workbench.message_bar.text.startswith(f"No log can be written in {tmp_path}")

    assert program(minimal_path, story=story) == 0


def test_recent_files_that_can_not_be_reached_are_skipped(
    program: Program, minimal_path: Path, tmp_path: Path
) -> None:
    settings = Settings()
    lost = [str(tmp_path / ("x" * 300)), "nul\0byte", str(tmp_path / "gone")]
    settings.put(RECENT, [*lost, str(minimal_path)])
    settings.put(CASE_FOLDER, lost[0])
    settings.put(DECK_FOLDER, lost[0])
    settings.put(DECK_TEMPLATE, lost[0])
    settings.write()

    def story(workbench: Workbench) -> None:
        buttons = workbench.start_page.recent_buttons
        assert [b.text() for b in buttons if b.isEnabled()] == [minimal_path.name]
        why = {b.text().removeprefix(Path(p).name) for b, p in zip(buttons, lost, strict=False)}
        assert why == {" can't be reached", " is missing"}
        workbench.recent_menu.fill()
        enabled = [action.isEnabled() for action in workbench.recent_menu.actions()]
        assert enabled == [False, False, False, True, True, True]

    assert program(story=story) == 0


def test_open_edit_undo_save_and_open_again(
    qtbot: QtBot, program: Program, minimal_path: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))

    def story(workbench: Workbench) -> None:
        document = workbench.document
        for title in ("first", "second"):
            assert document.case is not None
            document.apply("edit title", document.case, replace(document.case, title=title))
        assert workbench.window.isWindowModified()
        with qtbot.waitSignal(document.changed):
            pass
        _key(qtbot, workbench, Qt.Key.Key_Z)
        qtbot.waitUntil(lambda: workbench.header.title.text() == "first")
        _key(qtbot, workbench, Qt.Key.Key_Z, shift=True)
        qtbot.waitUntil(lambda: workbench.header.title.text() == "second")
        _key(qtbot, workbench, Qt.Key.Key_Z)
        _key(qtbot, workbench, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not workbench.window.isWindowModified())

    program(own, story=story)
    assert read_case(own).title == "first"

    def look(workbench: Workbench) -> None:
        assert workbench.header.title.text() == "first"

    program(own, story=look)


def test_a_file_dropped_on_the_window_opens(
    qtbot: QtBot, program: Program, minimal_path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        _drop(workbench.window, [minimal_path])
        qtbot.waitUntil(lambda: workbench.document.path == minimal_path)

    program(story=story)


def test_no_file_is_dropped_behind_a_dialog(
    qtbot: QtBot, program: Program, minimal_path: Path, letter_path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        dialog = QDialog(workbench.window)
        dialog.open()
        assert not _drop(workbench.window, [minimal_path])
        dialog.reject()
        assert workbench.document.path == letter_path

    program(letter_path, story=story)


def test_two_files_or_a_web_address_can_not_be_dropped(
    program: Program, minimal_path: Path, letter_path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        assert not _drop(workbench.window, [minimal_path, letter_path])
        assert not _drop_urls(workbench.window, [QUrl("https://example.org/case.board.json")])
        assert not workbench.jobs.is_busy()

    program(story=story)


def _drop(window: MainWindow, paths: list[Path]) -> bool:
    return _drop_urls(window, [QUrl.fromLocalFile(str(path)) for path in paths])


def _drop_urls(window: MainWindow, urls: list[QUrl]) -> bool:
    """Let fall, as Qt does: the drop follows only if the entering was accepted."""
    data = QMimeData()
    data.setUrls(urls)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, none))
    return enter.isAccepted()


def test_open_and_export_with_the_keyboard(
    qtbot: QtBot,
    program: Program,
    minimal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pptx import Presentation

    deck = tmp_path / "deck.pptx"
    monkeypatch.setattr(CaseChooser, "ask_open", lambda parent, folder: minimal_path)
    monkeypatch.setattr(ExportDialog, "ask", lambda *_, **__: ExportChoice(deck))

    def story(workbench: Workbench) -> None:
        _key(qtbot, workbench, Qt.Key.Key_O)
        qtbot.waitUntil(lambda: workbench.document.case is not None)
        _key(qtbot, workbench, Qt.Key.Key_E)
        qtbot.waitUntil(workbench.message_bar.isVisible, timeout=20_000)

    program(story=story)
    assert len(Presentation(str(deck)).slides) >= 1


def test_slides_are_chosen_exported_saved_and_found_again(
    qtbot: QtBot, program: Program, letter_path: Path, tmp_path: Path
) -> None:
    """Leave a slide out, move one, retitle one; the deck, the case and the next deck have it."""
    own = Path(shutil.copyfile(letter_path, tmp_path / "own.board.json"))

    def story(workbench: Workbench) -> None:
        view = _deck_panel(qtbot, workbench).view
        for _ in range(5):
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Space)  # no toxicity
        QTest.keyClick(view, Qt.Key.Key_Up)
        for _ in range(3):
            QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # labs second
        QTest.keyClick(view, Qt.Key.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, "Only the aPTT is long")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is view
        _export(qtbot, workbench)
        assert workbench.window.isWindowModified()
        _key(qtbot, workbench, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not workbench.window.isWindowModified())

    program(own, story=story)
    wanted = [
        "Bleeding under long inotuzumab: what explains it, and which place has the drug?",
        "Only the aPTT is long",
        (
            "Pre-B acute lymphoblastic leukemia of infancy, KMT2A-rearranged, "
            "diagnosed at 9 mo of age, CNS2"
        ),
        "Four relapses in five lines; none reported since InO course 2",
    ]
    assert _titles(tmp_path / "own.pptx")[:4] == wanted
    kept = read_case(own).presentation
    assert kept.preset == "standard"
    assert [(s.key, s.title, s.included) for s in kept.slides[:7]] == [
        ("question", "", True),
        ("labs", "Only the aPTT is long", True),
        ("diagnosis", "", True),
        ("timeline", "", True),
        ("status", "", True),
        ("toxicity", "", False),
        ("history", "", False),
    ]
    (tmp_path / "own.pptx").unlink()

    def again(workbench: Workbench) -> None:
        _export(qtbot, workbench)
        assert not workbench.window.isWindowModified()

    program(own, story=again)
    assert _titles(tmp_path / "own.pptx")[:4] == wanted


def test_each_change_of_the_slides_is_undone_by_itself(
    qtbot: QtBot, program: Program, letter_path: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copyfile(letter_path, tmp_path / "own.board.json"))

    def story(workbench: Workbench) -> None:
        before = workbench.document.case
        panel = _deck_panel(qtbot, workbench)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
            QTest.keyClick(panel.view, key)
        assert workbench.actions["undo"].text().startswith("&Undo leave out slide “Pre-B")
        for _ in range(2):
            _key(qtbot, workbench, Qt.Key.Key_Z)
        assert workbench.document.case == before
        assert not workbench.window.isWindowModified()
        _export(qtbot, workbench)

    program(own, story=story)
    assert len(_titles(tmp_path / "own.pptx")) > 4


def _deck_panel(qtbot: QtBot, workbench: Workbench) -> DeckPanel:
    """The panel of the deck, opened by its key, with the keyboard in its list."""
    _key(qtbot, workbench, Qt.Key.Key_9)
    panel = workbench.panels.panel
    assert isinstance(panel, DeckPanel)
    assert panel.view.hasFocus()
    qtbot.waitUntil(lambda: panel.plan is not None, timeout=30_000)
    return panel


def _export(qtbot: QtBot, workbench: Workbench) -> None:
    """Open the export dialog by its key, and press Export."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        [export] = [b for b in dialog.buttons.buttons() if b.text() == "Export"]
        export.click()

    QTimer.singleShot(20, answer)
    _key(qtbot, workbench, Qt.Key.Key_E)
    qtbot.waitUntil(workbench.message_bar.isVisible, timeout=20_000)


def _titles(deck: Path) -> list[str]:
    """The titles of a deck on disk, in order."""
    from pptx import Presentation

    slides = Presentation(str(deck)).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    return [" ".join(title.split()) for title in titles]


@pytest.mark.parametrize("answer", ["discard", "keep"])
def test_closing_with_edits_asks(
    program: Program, minimal_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(Question, "ask_save", lambda *_: answer)

    def story(workbench: Workbench) -> None:
        document = workbench.document
        assert document.case is not None
        document.apply("edit title", document.case, replace(document.case, title="new"))
        assert workbench.window.close() == (answer == "discard")

    before = minimal_path.read_bytes()
    program(minimal_path, story=story)
    assert minimal_path.read_bytes() == before


def test_a_fault_of_the_program_fails_its_test(
    qtbot: QtBot, program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    """A guard of ours: a fault in a slot used to open a dialog that no test answers."""

    def story(_: Workbench) -> None:
        QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.waitUntil(lambda: "ZeroDivisionError" in caplog.text)

    with pytest.raises(ZeroDivisionError):
        program(story=story)


def test_panel_size_and_recent_files_are_found_again(program: Program, letter_path: Path) -> None:
    def arrange(workbench: Workbench) -> None:
        workbench.actions["panel-checks"].trigger()
        workbench.window.resize(790, 701)

    def look(workbench: Workbench) -> None:
        assert workbench.panels.panel_id == "checks"
        assert (workbench.window.width(), workbench.window.height()) == (790, 701)
        assert workbench.recent.paths == [letter_path]

    program(letter_path, story=arrange)
    program(letter_path, story=look)


def test_the_log_names_no_case(
    program: Program, tmp_path: Path, synthetic_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = Path(shutil.copyfile(synthetic_path, tmp_path / "Ada Example.board.json"))
    bad = tmp_path / "Bert Example.board.json"
    bad.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(ProblemDialog, "tell", lambda *_: None)

    def story(workbench: Workbench) -> None:
        assert workbench.document.case is not None

    program(named, story=story)
    program(bad, story=lambda workbench: None)
    text = log_file().read_text(encoding="utf-8")
    assert "opened a case with" in text
    assert "job read ended: CaseFileError" in text
    assert "Example" not in text
    assert str(tmp_path) not in text


def test_a_fault_in_a_slot_becomes_a_sentence(
    qtbot: QtBot,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(ProblemDialog, "tell_fault", lambda parent, *text: told.append(text))

    def fail() -> None:
        raise ZeroDivisionError

    def story(workbench: Workbench) -> None:
        monkeypatch.setattr(workbench.files, "choose", fail)
        workbench.actions["open"].trigger()
        qtbot.waitUntil(lambda: bool(told))

    program(story=story)
    assert "ZeroDivisionError" in told[0][1]


def test_a_finding_is_acknowledged_saved_found_again_and_taken_back(
    qtbot: QtBot, program: Program, letter_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "own.board.json"
    shutil.copyfile(letter_path, path)
    told = ("the letter prints it so", "the presenter")

    def type_there(text: str, end: Qt.Key) -> None:
        line = QApplication.focusWidget()
        assert isinstance(line, SentenceBox)
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, end)

    def panel_of(workbench: Workbench) -> ChecksPanel:
        workbench.show_panel("checks")
        panel = workbench.panels.panel
        assert isinstance(panel, ChecksPanel)
        return panel

    def acknowledges(workbench: Workbench) -> None:
        checks = panel_of(workbench)
        assert checks.reveal("therapies[10].radiation[0].dose")
        qtbot.mouseClick(checks.judge, Qt.MouseButton.LeftButton)
        type_there(told[0], Qt.Key.Key_Tab)
        type_there(told[1], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "16 warnings, 3 notes" in checks.summary.text())
        assert not workbench.facts.pane.is_editing
        assert checks.table.current_place() == "therapies[10].radiation[0].dose"
        assert (
            "Acknowledged: the letter prints it so (the presenter)." in checks.detail.toPlainText()
        )
        assert workbench.document.undo_stack.undoText() == "Acknowledge “Cranial radiation”"
        _key(qtbot, workbench, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not workbench.document.is_modified)

    def takes_back(workbench: Workbench) -> None:
        checks = panel_of(workbench)
        assert checks.reveal("therapies[10].radiation[0].dose")
        assert checks.judge.text() == "Take &back the acknowledgement"
        qtbot.mouseClick(checks.judge, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "17 warnings, 2 notes" in checks.summary.text())
        _key(qtbot, workbench, Qt.Key.Key_Z)
        qtbot.waitUntil(lambda: "16 warnings, 3 notes" in checks.summary.text())

    assert program(path, story=acknowledges) == 0
    (kept,) = read_case(path).acknowledgements
    assert (kept.about, kept.rule) == ("cranial-rt-radiation-1.dose", "doubt")
    assert (kept.reason, kept.by) == told
    assert program(path, story=takes_back) == 0
    assert len(read_case(path).acknowledgements) == 1
