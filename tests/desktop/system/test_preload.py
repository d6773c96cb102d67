import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boardapp.desktop.system.preload import QT_MODULES, Preload, charts


class _Panel(QObject):
    """Counts how often it is called."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def draw(self) -> None:
        self.calls += 1


def test_modules_are_there_when_it_is_ready(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)
    preload = Preload(("colorsys", "stringprep"))
    with qtbot.waitSignal(preload.ready):
        preload.start()
    assert preload.is_ready
    assert {"colorsys", "stringprep"} <= set(sys.modules)


def test_what_is_made_of_qt_is_imported_on_the_gui_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another one it ended the program, now and then, with a segmentation fault."""
    for name in ("off_the_window", "of_qt"):
        source = "import threading\nis_main = threading.current_thread() is threading.main_thread()"
        (tmp_path / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    preload = Preload(("off_the_window",), qt_modules=("of_qt",))
    with qtbot.waitSignal(preload.ready):
        preload.start()
    modules = [sys.modules.pop(name) for name in ("off_the_window", "of_qt")]
    assert [module.is_main for module in modules] == [False, True]
    assert QT_MODULES == ("matplotlib.backends.backend_qtagg",)


def test_who_waits_is_called_once_and_who_comes_late_at_once(qtbot: QtBot) -> None:
    preload = Preload(("colorsys",))
    early, late = _Panel(), _Panel()
    preload.when_ready(early.draw)
    assert early.calls == 0
    qtbot.waitUntil(lambda: preload.is_ready)
    assert early.calls == 1
    preload.when_ready(late.draw)
    assert (early.calls, late.calls) == (1, 1)


def test_a_module_that_is_missing_keeps_nobody_waiting(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    preload = Preload(("no_such_module",))
    with qtbot.waitSignal(preload.ready):
        preload.start()
    assert "could not import no_such_module" in caplog.text


def test_starting_twice_imports_once(qtbot: QtBot) -> None:
    preload = Preload(("colorsys",))
    fired: list[None] = []
    preload.ready.connect(lambda: fired.append(None))
    preload.start()
    preload.start()
    qtbot.waitUntil(lambda: bool(fired))
    preload.wait(2)
    qtbot.wait(1)
    assert fired == [None]


def test_the_process_has_one_loader_of_charts() -> None:
    assert charts() is charts()
