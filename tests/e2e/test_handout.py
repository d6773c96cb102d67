"""Hand-outs from start to file: on the command line, and from the window."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from boardapp import cli
from boardapp.casefile.files import read_case
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.fit import paginate
from boardapp.desktop.deck.handout_dialog import HandoutChoice, HandoutDialog
from boardapp.desktop.handout import kinds
from boardapp.desktop.parts.dialogs import ProblemDialog
from boardapp.desktop.system.settings import DECK_TEMPLATE, Settings
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case

# The command line


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the smallest case, alone in its folder."""
    path = tmp_path / "one.board.json"
    path.write_bytes(example_case("minimal").read_bytes())
    return path


def _boardapp(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program as its users do: a process of its own, here without any screen."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [sys.executable, "-m", "boardapp", *map(str, arguments)],
        env=surroundings | {"SOURCE_DATE_EPOCH": "86400"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_a_pdf_needs_no_screen_and_is_the_same_each_time(letter_path: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    done = _boardapp("export", letter_path, "--pdf", "-o", first)
    assert (done.returncode, done.stderr) == (0, "")
    pages = len(paginate(deck_of(read_case(letter_path), letter_path, "standard")[0]).pages)
    assert done.stdout.splitlines()[0] == f"{first}: {pages} pages"
    assert len(PdfReader(first).pages) == pages
    assert _boardapp("export", letter_path, "--pdf", "-o", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_minute_for_word_needs_no_qt(letter_path: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from boardapp import cli\n"
        f"assert cli.main(['export', {str(letter_path)!r}, '--minute', '-o', 'm.docx']) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(Document(str(tmp_path / "m.docx")).tables) == 2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("options", "name", "size"),
    [
        (["--pdf"], "one.pdf", (960, 540)),
        (["--pdf", "--notes"], "one.pdf", (595, 842)),
        (["--minute"], "one-minute.pdf", (595, 842)),
    ],
)
def test_a_handout_lies_beside_its_case_by_default(
    options: list[str], name: str, size: tuple[int, int], case: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert cli.main(["export", str(case), *options]) == 0
    target = case.with_name(name)
    pages = PdfReader(target).pages
    assert tuple(round(float(side)) for side in pages[0].mediabox[2:]) == size
    count = f"{len(pages)} page{'' if len(pages) == 1 else 's'}"
    assert capsys.readouterr().out.startswith(f"{target}: {count}\n")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--pdf", "-o", "{folder}/a.pptx"], "a.pptx does not end in .pdf; choose another name."),
        (
            ["--pdf", "-o", "{folder}"],
            "is a folder; name the file too, such as -o {folder}/deck.pdf.",
        ),
        (["--pdf", "-o", "{folder}/none/a.pdf"], "The folder {folder}/none is not there"),
        (
            ["--minute", "-o", "{folder}/a.txt"],
            "does not end in .pdf or .docx; choose another name.",
        ),
        (["-o", "{folder}/a.pdf"], "choose another name, or add --pdf or --minute."),
        (["-o", "{folder}/a.docx"], "choose another name, or add --minute."),
        (["--notes"], "--notes goes with --pdf"),
        (["--pdf", "--minute"], "not allowed with argument --pdf"),
    ],
)
def test_a_target_that_can_hold_no_handout_is_refused(
    options: list[str], sentence: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [option.format(folder=case.parent) for option in options]
    assert cli.main(["export", str(case), *given]) == 2
    assert sentence.format(folder=case.parent) in capsys.readouterr().err
    assert list(case.parent.iterdir()) == [case]


@pytest.mark.usefixtures("qapp")
def test_a_template_is_told_to_be_for_slides(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(case), "--minute", "--template", "house.potx"]) == 0
    _, told = capsys.readouterr().out.splitlines()
    assert told.strip() == "The minute is in boardapp's own design: --template is for slides."


@pytest.mark.usefixtures("qapp")
def test_a_template_that_is_not_there_is_told_before_a_pdf_is_painted(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(case), "--pdf", "--template", "house.potx"]) == 2
    assert "house.potx" in capsys.readouterr().err
    assert list(case.parent.iterdir()) == [case]


def test_without_qt_a_sentence_says_what_is_missing(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    assert cli.main(["export", str(case), "--pdf"]) == 2
    assert "The PDF can't be painted: " in capsys.readouterr().err
    assert list(case.parent.iterdir()) == [case]


# The window


def _answer(monkeypatch: pytest.MonkeyPatch, choice: HandoutChoice) -> list[Any]:
    asked: list[Any] = []

    def ask(_: object, proposal: Path, preset: str, kind: str) -> HandoutChoice:
        asked.append((proposal, preset, kind))
        return choice

    monkeypatch.setattr(HandoutDialog, "ask_handout", ask)
    return asked


def test_a_handout_from_the_window(
    program: Any, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "letter.board.json"
    case.write_bytes(example_case("letter").read_bytes())
    target = tmp_path / "board.pdf"
    asked = _answer(monkeypatch, HandoutChoice(target, "short", "notes"))

    def story(workbench: Workbench) -> None:
        workbench.actions["export-handout"].trigger()
        qtbot.waitUntil(workbench.message_bar.isVisible, timeout=20_000)
        count = len(PdfReader(target).pages)
        assert workbench.message_bar.text == f"board.pdf is written: {count} pages."
        workbench.actions["export-handout"].trigger()
        qtbot.waitUntil(lambda: not workbench.exporter.is_busy, timeout=20_000)

    assert program(case, story=story) == 0
    assert asked == [
        (tmp_path / "letter.pdf", "standard", "slides"),
        (target, "short", "notes"),
    ]


def test_a_minute_from_the_window_says_that_it_takes_no_template(
    program: Any, qtbot: QtBot, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "board.pdf"
    _answer(monkeypatch, HandoutChoice(target, "short", "minute"))
    told: list[list[str]] = []
    monkeypatch.setattr(ProblemDialog, "tell", lambda parent, heading, lines: told.append(lines))
    Settings().put(DECK_TEMPLATE, str(tmp_path / "house.potx"))

    def story(workbench: Workbench) -> None:
        workbench.actions["export-handout"].trigger()
        qtbot.waitUntil(workbench.message_bar.isVisible, timeout=20_000)
        workbench.message_bar.button("Notes (1)").click()

    assert program(case, story=story) == 0
    assert told == [["The minute is in boardapp's own design; your template is for slides."]]


def test_a_handout_can_be_cancelled(
    program: Any, qtbot: QtBot, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*arguments: Any) -> None:
        progress, cancelled = arguments[-2:]
        progress(1, 4)
        for _ in range(5_000):  # ends by itself, so that a lost click fails and doesn't hang
            if cancelled():
                raise ExportCancelled
            QThread.msleep(1)

    monkeypatch.setattr(kinds, "write_handout", slow)
    target = case.with_name("a.pdf")
    _answer(monkeypatch, HandoutChoice(target, "short", "slides"))
    said: list[str] = []

    def story(workbench: Workbench) -> None:
        qtbot.waitUntil(lambda: not workbench.jobs.is_busy())  # Cancel is for the newest job
        workbench.exporter.said.connect(said.append)
        workbench.actions["export-handout"].trigger()
        workbench.job_bar.cancel_button.click()
        qtbot.waitUntil(lambda: not workbench.exporter.is_busy)

    assert program(case, story=story) == 0
    assert said[-1] == "The export was cancelled; nothing was written."
    assert not target.exists()
