"""How fast the window is there, against an empty window of the same library."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench

ROUNDS = 7
RATIO_LIMIT = 1.3
STALL_LIMIT_MS = 50

EMPTY_WINDOW = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.report)

    def report(self):
        print('{"first_paint": %r}' % time.monotonic(), flush=True)
        app.quit()


app = QApplication(["empty"])
window = Window()
window.resize(1280, 820)
window.show()
app.exec()
"""


def _start(home: Path, *arguments: str) -> dict[str, float]:
    """Run one start in a fresh process; times are seconds from its beginning."""
    environment = os.environ | {
        "HOME": str(home),
        "BOARDAPP_START_PROBE": "1",
        "BOARDAPP_SEVERAL_WINDOWS": "1",
        "PYTHONPYCACHEPREFIX": str(home / "pycache"),  # compiled once, as when installed
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    times = ("first_paint", "case_shown")
    return {key: value - began if key in times else value for key, value in found.items()}


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, float]]]:
    """Starts of an empty window and of the program with the letter's case, taking turns."""
    home = tmp_path_factory.mktemp("home")
    letter = str(Path("cases", "letter.board.json").absolute())
    programs = {"empty": ["-c", EMPTY_WINDOW], "boardapp": ["-m", "boardapp", letter]}
    for arguments in programs.values():  # fills the disk cache
        _start(home, *arguments)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, arguments in programs.items():
            found[name].append(_start(home, *arguments))
    return found


def _table(starts: dict[str, list[dict[str, float]]]) -> str:
    lines = ["", f"{'ms':>10}{'empty':>10}{'boardapp':>10}"]
    for name in ("first_paint", "case_shown", "stall_ms"):
        factor = 1 if name == "stall_ms" else 1000
        cells = [
            f"{statistics.median(run[name] for run in runs) * factor:10.0f}"
            if name in runs[0]
            else f"{'–':>10}"
            for runs in starts.values()
        ]
        lines.append(f"{name.removesuffix('_ms'):>12}" + "".join(cells))
    return "\n".join(lines)


def test_the_first_picture_comes_nearly_as_soon_as_an_empty_window(
    starts: dict[str, list[dict[str, float]]],
) -> None:
    sys.stdout.write(_table(starts))
    empty, ours = ([run["first_paint"] for run in starts[name]] for name in ("empty", "boardapp"))
    ratio = min(statistics.median(ours) / statistics.median(empty), min(ours) / min(empty))
    sys.stdout.write(f"\nratio {ratio:.2f}\n")
    assert ratio <= RATIO_LIMIT


def test_no_heavy_library_is_loaded_before_the_first_picture(
    starts: dict[str, list[dict[str, float]]],
) -> None:
    assert [run["loaded"] for run in starts["boardapp"]] == [[]] * ROUNDS


def test_the_window_answers_once_the_case_is_shown(
    starts: dict[str, list[dict[str, float]]],
) -> None:
    """The best of several starts: another program on the machine may hold up the others."""
    assert min(run["stall_ms"] for run in starts["boardapp"]) <= STALL_LIMIT_MS
