"""On a real X server with a window manager: what the offscreen platform can't show."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

FULL_SCREEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from boardapp.desktop.start import application
from boardapp.desktop.start.one_window import OneWindow

begin = OneWindow.begin


def remember(start):
    start.filled.connect(lambda: QTimer.singleShot(500, lambda: look(start)))
    begin(start)


def look(start):
    bench = start.workbench
    bench.actions["full-screen"].trigger()
    QTimer.singleShot(500, lambda: report(bench))


def report(bench):
    screen = QApplication.primaryScreen().size()
    window = bench.window.size()
    print((screen.width(), screen.height()) == (window.width(), window.height()))
    bench.window.close()


OneWindow.begin = remember
sys.exit(application.run(["boardapp", sys.argv[1]]))
"""


def _python(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_program_starts_shows_a_case_and_ends_without_a_word(
    screen: dict[str, str], letter_path: Path
) -> None:
    environment = screen | {"BOARDAPP_START_PROBE": "1"}
    done = _python(environment, "-m", "boardapp", str(letter_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert '"case_shown"' in done.stdout


def test_full_screen_takes_the_whole_screen(screen: dict[str, str], letter_path: Path) -> None:
    done = _python(screen, "-c", FULL_SCREEN, str(letter_path))
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "True", "")
