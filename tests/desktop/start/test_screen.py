import subprocess
import sys

import pytest
from PySide6.QtCore import QLibrary

from boardapp.desktop.start.screen import NO_CURSORS, NO_SCREEN, why_no_window

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize(
    ("environment", "loads", "expected"),
    [
        ({}, True, NO_SCREEN),
        ({"DISPLAY": ":0"}, True, ""),
        ({"DISPLAY": ":0"}, False, NO_CURSORS),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, False, NO_CURSORS),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, False, ""),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, False, NO_CURSORS),
        ({"QT_QPA_PLATFORM": "offscreen"}, False, ""),
    ],
)
def test_what_is_missing_is_told_before_qt_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], loads: bool, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(QLibrary, "load", lambda _: loads)
    assert why_no_window() == expected


def test_elsewhere_qt_needs_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QLibrary, "load", lambda _: False)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    assert why_no_window() == ""


def test_the_program_says_what_to_install_and_ends_quietly() -> None:
    """In a process whose system has no such library."""
    code = (
        "import sys; from PySide6.QtCore import QLibrary; QLibrary.load = lambda self: False;"
        "from boardapp.desktop.start.application import run; sys.exit(run(['boardapp']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"DISPLAY": ":0", "PATH": "", "PYTHONPATH": ":".join(sys.path)},
    )
    if sys.platform == "linux":
        assert (done.returncode, done.stderr) == (2, NO_CURSORS)
