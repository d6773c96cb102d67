import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp import __version__
from boardapp.desktop.system import errors as errors_file
from boardapp.desktop.system.errors import Errors, details


@pytest.fixture
def shown() -> list[str]:
    """The details of each dialog."""
    return []


@pytest.fixture
def errors(
    qapp: QApplication, shown: list[str], caplog: pytest.LogCaptureFixture
) -> Iterator[Errors]:
    """The last net, spread over this test only."""
    made = Errors(lambda sentence, text: shown.append(text))
    hooks = sys.excepthook, threading.excepthook
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks


def _fail() -> None:
    raise ValueError("platelets of Ada")


def test_a_fault_in_a_slot_is_shown(qtbot: QtBot, errors: Errors, shown: list[str]) -> None:
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].startswith(f"ValueError in boardapp {__version__}\nPython 3.")
    assert "desktop/system/test_errors.py" in shown[0]
    assert "in _fail" in shown[0]


def test_a_fault_on_a_thread_is_shown_on_the_gui_thread(
    qtbot: QtBot, qapp: QApplication, errors: Errors, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[QThread] = []
    monkeypatch.setattr(errors, "_show", lambda *_: threads.append(QThread.currentThread()))
    threading.Thread(target=_fail).start()
    qtbot.waitUntil(lambda: threads == [qapp.thread()])


def test_a_fault_in_the_thread_pool_is_shown(
    qtbot: QtBot, errors: Errors, shown: list[str]
) -> None:
    class Run(QRunnable):
        def run(self) -> None:
            _fail()

    QThreadPool.globalInstance().start(Run())
    qtbot.waitUntil(lambda: len(shown) == 1)


def test_neither_details_nor_log_quote_what_was_said(
    qtbot: QtBot, errors: Errors, shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "Ada" not in shown[0]
    assert "ValueError at desktop/system/test_errors.py" in caplog.text
    assert "Ada" not in caplog.text


def test_the_same_fault_is_shown_once_in_a_while(
    qtbot: QtBot, errors: Errors, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(errors_file, "monotonic", lambda: now[0])
    for _ in range(5):
        QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(shown) == 1)
    qtbot.wait(1)
    assert len(shown) == 1
    now[0] += errors_file.QUIET_S + 1
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(shown) == 2)


def test_while_one_dialog_is_open_no_second_opens(
    qtbot: QtBot, errors: Errors, monkeypatch: pytest.MonkeyPatch
) -> None:
    depth: list[int] = []

    def show(sentence: str, text: str) -> None:
        depth.append(len(depth))
        errors.report(KeyError("other"))
        qtbot.wait(5)  # the loop of the dialog

    monkeypatch.setattr(errors, "_show", show)
    errors.report(ValueError("first"))
    qtbot.waitUntil(lambda: bool(depth))
    qtbot.wait(10)
    assert depth == [0]


def test_control_c_in_a_terminal_is_no_fault(
    errors: Errors, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_details_do_without_a_trace() -> None:
    assert details(ValueError("x")).startswith("ValueError in boardapp")
