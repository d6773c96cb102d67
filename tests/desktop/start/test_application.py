import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from boardapp.desktop.start.application import SEVERAL_WINDOWS
from boardapp.desktop.start.one_window import START_PROBE


def _start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "boardapp", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_first_picture_comes_before_any_heavy_library(letter_path: Path) -> None:
    done = _start(str(letter_path), **{START_PROBE: "1", SEVERAL_WINDOWS: "1"})
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["loaded"] == []
    assert found["first_paint"] < found["case_shown"]


def test_the_end_leaves_no_lock_and_nothing_on_standard_error(letter_path: Path) -> None:
    for _ in range(2):
        done = _start(str(letter_path), **{START_PROBE: "1"})
        said = done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")
        assert (done.returncode, said) == (0, "")


def test_without_a_screen_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("only on Linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = _start()
    assert done.returncode == 2
    assert "there is no screen" in done.stderr
