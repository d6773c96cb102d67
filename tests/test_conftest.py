"""The guards in conftest.py bark: a test that misbehaves fails, and says where."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MISBEHAVIOUR = """
import logging, threading
import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QMessageBox

KEPT = []

def test_timer(qapp):
    KEPT.append(QTimer())
    KEPT[-1].start(10_000)  # line 11

def test_thread():
    KEPT.append(threading.Event())
    threading.Thread(target=KEPT[-1].wait, daemon=True).start()  # line 15

def test_log():
    logging.getLogger("boardapp").warning("hm")

def test_announced_log(caplog):
    logging.getLogger("boardapp").warning("hm")

def test_skip():
    pytest.skip("no time today")

def test_allowed_skip():
    pytest.skip("needs LibreOffice")

def test_slot_raises(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(50)

def test_dialog(qtbot):
    dialog = QMessageBox(QMessageBox.Icon.Question, "boardapp", "Is this the end?")
    dialog.exec()  # line 35

def test_answered_dialog(qtbot):
    dialog = QMessageBox(QMessageBox.Icon.Question, "boardapp", "Is this the end?")
    QTimer.singleShot(0, dialog.accept)
    dialog.exec()

def test_window_is_cleared_away(qapp):
    KEPT.append(QMainWindow())
    KEPT[-1].show()
    QTimer(KEPT[-1]).start(10_000)
"""

AN_APPLICATION = """
from PySide6.QtGui import QGuiApplication

KEPT = []

def test_application():
    KEPT.append(QGuiApplication(["boardapp"]))

def test_after_it():
    assert KEPT
"""
SHORT_WAITS = {"BOARDAPP_TEST_ANSWER_MS": "300", "BOARDAPP_TEST_WAIT_MS": "300"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says about the misbehaving tests, run with our conftest and settings."""
    folder = tmp_path_factory.mktemp("misbehaviour")
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    return _run(folder / "test_misbehaviour.py", MISBEHAVIOUR)


def _run(tests: Path, text: str) -> str:
    tests.write_text(text)
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "-rA", "-n0", tests]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider"],
        cwd=tests.parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | SHORT_WAITS,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("test", "complaint"),
    [
        ("test_timer", "left behind: QTimer started at"),
        ("test_timer", "test_misbehaviour.py:11"),
        ("test_thread", "still running: Thread started at"),
        ("test_thread", "test_misbehaviour.py:15"),
        ("test_log", "logged without announcing it"),
        ("test_skip", "does not list: no time today"),
        ("test_slot_raises", "ZeroDivisionError"),
        ("test_dialog", "waited for an answer: Is this the end?"),
        ("test_dialog", "test_misbehaviour.py:35"),
    ],
)
def test_misbehaviour_fails_and_is_named(report: str, test: str, complaint: str) -> None:
    assert any(line.startswith(("ERROR", "FAILED")) and test in line for line in _lines(report))
    assert complaint in report


@pytest.mark.parametrize(
    "test", ["test_announced_log", "test_answered_dialog", "test_window_is_cleared_away"]
)
def test_good_behaviour_passes(report: str, test: str) -> None:
    verdicts = [line.split()[0] for line in _lines(report) if line.endswith(f"::{test}")]
    assert verdicts == ["PASSED"]


def test_an_allowed_skip_is_a_skip(report: str) -> None:
    assert any(line.startswith("SKIPPED") for line in _lines(report))


def test_an_application_without_windows_is_laid_to_the_test_that_made_it(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    told = _lines(_run(tmp_path / "test_application.py", AN_APPLICATION))
    assert [line.split("::")[1].split()[0] for line in told if line.startswith("ERROR")] == [
        "test_application"
    ]


def _lines(report: str) -> list[str]:
    _, _, summary = report.partition("short test summary info")
    assert summary, report
    return summary.splitlines()


def test_network_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(PermissionError, match="network"):
        sock.connect(("192.0.2.1", 80))


def test_home_is_not_the_users(tmp_path: Path) -> None:
    assert Path.home().is_relative_to(tmp_path.parent.parent)
    assert not any(tmp_path.iterdir())


def test_settings_land_in_the_tests_home(qapp: object) -> None:
    from PySide6.QtCore import QSettings

    assert Path(QSettings("boardapp", "boardapp").fileName()).is_relative_to(Path.home())
