"""What every test gets: a home of its own, no network, and a look at what it left behind."""

import itertools
import logging
import os
import socket
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from boardapp.resources import example_case

ROOT = Path(__file__).resolve().parent.parent
SKIPS_ALLOWED = {
    "needs LibreOffice",
    "needs poppler",
    "needs Xvfb",
    "needs node and PptxGenJS",
    "root may write anywhere",
    "shared sample data absent",
    "only on Linux",
    "only on macOS",
    "only on Windows",
}
WAIT_MS = int(os.environ.get("BOARDAPP_TEST_WAIT_MS", "20000"))
"""How long what a test started may take to end: the chart library loads slowly on some."""
ANSWER_MS = int(os.environ.get("BOARDAPP_TEST_ANSWER_MS", "20000"))
"""How long a dialog may stand open in a test."""

# Nothing above imports Qt or matplotlib, which read these once. The font cache outlives the tests'
# homes, because it is slow to make.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLCONFIGDIR", str(ROOT / ".cache" / "matplotlib"))

settings.register_profile("boardapp", deadline=None)  # a shared machine has slow moments
if "CI" not in os.environ:  # where Hypothesis loads its own, repeatable profile
    settings.load_profile("boardapp")


# Example cases


@pytest.fixture
def letter_path() -> Path:
    """The published case: no dates, uncertain times, and errors in print."""
    return example_case("letter")


@pytest.fixture
def synthetic_path() -> Path:
    """The invented case with everything in it: dates, series, images."""
    return example_case("synthetic")


@pytest.fixture
def minimal_path() -> Path:
    """The smallest case that reads."""
    return example_case("minimal")


# Isolation


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Fresh, empty home folders, outside any test's tmp_path."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _isolated(request: pytest.FixtureRequest, _homes: Iterator[Path]) -> Iterator[None]:
    """Give the test its own home and settings, so that it neither reads nor writes the user's."""
    home = next(_homes)
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in _home_variables(home).items():
            patch.setenv(name, str(folder))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("LANGUAGE", "en")
        # Users have a buffered output, which meets a full disk later than an unbuffered one.
        patch.delenv("PYTHONUNBUFFERED", raising=False)
        if _uses_qt(request):
            _isolate_qt(home)
        yield


def _home_variables(home: Path) -> dict[str, Path]:
    return {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
    }


def _uses_qt(request: pytest.FixtureRequest) -> bool:
    return not {"qapp", "qtbot", "qtmodeltester"}.isdisjoint(request.fixturenames)


def _isolate_qt(home: Path) -> None:
    from PySide6.QtCore import QLocale, QSettings, QStandardPaths

    QLocale.setDefault(QLocale.c())
    # Only Linux reads the folders above from the environment.
    QStandardPaths.setTestModeEnabled(sys.platform != "linux")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Refuse every connection but those to a local (AF_UNIX) socket."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _local_only(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield


def _local_only(method: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(sock: socket.socket, *args: object) -> object:
        if sock.family != getattr(socket, "AF_UNIX", None):
            _refuse(*args)
        return method(sock, *args)

    return guarded


def _refuse(*args: object, **kwargs: object) -> NoReturn:
    raise PermissionError(f"a test reached for the network: {args}")


# Nothing left behind


@pytest.fixture(autouse=True)
def _hooks_restored() -> Iterator[None]:
    """Undo what main() sets for the whole process: exception hooks and log handlers."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks
    root.setLevel(level)
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it looks at the log itself (`caplog`)."""
    heard = _Heard(logging.WARNING)
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    if heard.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged without announcing it (take caplog):\n" + "\n".join(heard.lines))


class _Heard(logging.Handler):
    """Keeps what was logged, as text."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.levelname}: {record.getMessage()}")


class _Starts:
    """Remembers which line started each timer or thread, without keeping it alive."""

    def __init__(self) -> None:
        self._started: list[tuple[weakref.ref[Any], str]] = []

    def watch(self, patch: pytest.MonkeyPatch, kind: type) -> None:
        """Record each call of `kind.start`."""
        start = kind.start

        def recorded(this: object, *args: object) -> object:
            self._started.append((weakref.ref(this), _calling_line(sys._getframe(1))))
            return start(this, *args)

        patch.setattr(kind, "start", recorded)

    def still(self, is_running: Callable[[Any], bool]) -> list[str]:
        """Say what still runs and where it was started."""
        alive = ((ref(), line) for ref, line in self._started)
        return [
            f"{type(this).__name__} started at {line}"
            for this, line in alive
            if this is not None and is_running(this)
        ]


def _calling_line(frame: FrameType) -> str:
    """The nearest line of ours above `frame`, or `frame` itself if a library started it."""
    ours: FrameType | None = frame
    while ours and not _is_ours(ours.f_code.co_filename):
        ours = ours.f_back
    found = ours or frame
    return f"{found.f_code.co_filename}:{found.f_lineno}"


def _is_ours(filename: str) -> bool:
    return filename.startswith((str(ROOT / "boardapp"), str(ROOT / "tests")))


@pytest.fixture(autouse=True)
def _no_threads_left() -> Iterator[None]:
    """Fail a test whose threads outlive it."""
    starts = _Starts()
    before = set(threading.enumerate())
    with pytest.MonkeyPatch.context() as patch:
        starts.watch(patch, threading.Thread)
        yield
    for thread in set(threading.enumerate()) - before:
        thread.join(WAIT_MS / 1000)
    left = starts.still(threading.Thread.is_alive)
    if left:
        pytest.fail("still running: " + "; ".join(left))


@pytest.fixture(autouse=True)
def _no_qt_left(request: pytest.FixtureRequest, _isolated: None) -> Iterator[None]:
    """Delete the test's windows, then fail it for each pool job, timer and thread that runs on."""
    if not _uses_qt(request):
        stood = _small_application()
        yield
        if not stood and _small_application():
            pytest.fail("made an application without windows where theirs should stand: take qapp")
        return
    from PySide6.QtCore import QThread, QThreadPool, QTimer

    starts = _Starts()
    with pytest.MonkeyPatch.context() as patch:
        starts.watch(patch, QTimer)
        starts.watch(patch, QThread)
        yield
    done = all(pool.waitForDone(WAIT_MS) for pool in (QThreadPool.globalInstance(), *_own_pools()))
    widgets = _delete_widgets()
    left = starts.still(_runs_in_qt)
    if not done:
        left.append("a job in the thread pool")
    if left or widgets:
        pytest.fail("left behind: " + "; ".join(left + widgets))


def _own_pools() -> list[Any]:
    """The program's own pool of threads, where the program was loaded."""
    jobs = sys.modules.get("boardapp.desktop.system.jobs")
    return [jobs.prompt_threads()] if jobs else []


def _small_application() -> bool:
    """Whether Qt's application stands without windows, as the program makes it for a PDF.

    No later test could have its windows then, whichever that is.
    """
    gui = sys.modules.get("PySide6.QtGui")
    made = gui and gui.QGuiApplication.instance()
    return bool(made) and not made.inherits("QApplication")


def _runs_in_qt(this: Any) -> bool:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    if not isValid(this):
        return False
    return this.isActive() if isinstance(this, QTimer) else not this.wait(WAIT_MS)


def _delete_widgets() -> list[str]:
    """Delete all windows without asking them, and return those that would not go."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QCoreApplication.instance() is None:
        return []
    for widget in QApplication.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [repr(widget) for widget in QApplication.topLevelWidgets()]


@pytest.fixture(autouse=True)
def _no_dialog_unanswered(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close a dialog that nobody answers, which would hold the test for ever, and fail the test."""
    if not _uses_qt(request):
        yield
        return
    from PySide6.QtWidgets import QDialog

    unanswered: list[str] = []
    ask = QDialog.exec
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QDialog, "exec", lambda dialog: _ask(dialog, ask, unanswered))
        yield
    if unanswered:
        pytest.fail("\n".join(unanswered))


def _ask(dialog: Any, ask: Callable[[Any], int], unanswered: list[str]) -> int:
    """Open a dialog until it is answered, or until `ANSWER_MS` have passed."""
    from PySide6.QtCore import QTimer

    opened_at = _calling_line(sys._getframe(2))

    def close() -> None:
        unanswered.append(f"a dialog of {opened_at} waited for an answer: {_words(dialog)}")
        dialog.reject()

    timer = QTimer(dialog, interval=ANSWER_MS, singleShot=True)
    timer.timeout.connect(close)
    timer.start()
    try:
        return ask(dialog)
    finally:
        timer.stop()


def _words(dialog: Any) -> str:
    """What a dialog says, the way to a fault included."""
    from PySide6.QtWidgets import QLabel, QPlainTextEdit

    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [text.toPlainText() for text in dialog.findChildren(QPlainTextEdit)]
    return "\n".join(text for text in texts if text)


# No silent skips


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Fail a test that is skipped for a reason not in SKIPS_ALLOWED."""
    return _judge_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Do the same for a file that is skipped as a whole."""
    return _judge_skip((yield))


def _judge_skip(report: Any) -> Any:
    if not report.skipped or hasattr(report, "wasxfail"):
        return report
    reason = report.longrepr[2].removeprefix("Skipped: ")
    if reason not in SKIPS_ALLOWED:
        report.outcome = "failed"
        report.longrepr = f"skipped for a reason that tests/conftest.py does not list: {reason}"
    return report
