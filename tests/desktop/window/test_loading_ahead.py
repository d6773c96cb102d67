"""What a window will show next is loaded bit by bit, so that no turn of its loop takes long."""

import subprocess
import sys

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from boardapp.desktop.window import loading_ahead
from boardapp.desktop.window.loading_ahead import LoadingAhead


class _Row:
    """A panel that notes when it is loaded."""

    def __init__(self, name: str, loaded: list[str]) -> None:
        self._name, self._loaded = name, loaded

    def load(self) -> None:
        self._loaded.append(self._name)


def test_one_panel_is_loaded_in_a_turn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    rows = [_Row(name, loaded) for name in ("labs", "deck")]
    monkeypatch.setattr(loading_ahead, "PANELS", rows)
    monkeypatch.setattr(loading_ahead, "_BELOW_PANELS", ())
    parent = QObject()
    LoadingAhead(parent).load_panels()
    seen = []
    for _ in range(3):
        QApplication.processEvents()
        seen.append(tuple(loaded))
    assert seen == [("labs",), ("labs", "deck"), ("labs", "deck")]


def test_nothing_is_loaded_for_a_window_that_is_gone(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(loading_ahead, "PANELS", [_Row("labs", loaded)])
    monkeypatch.setattr(loading_ahead, "_BELOW_PANELS", ())
    parent = QObject()
    LoadingAhead(parent).load_panels()
    shiboken6.delete(parent)
    QApplication.processEvents()
    assert loaded == []


def test_every_panel_and_the_fact_pane_are_there_after_it() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from boardapp.desktop.window.loading_ahead import LoadingAhead\n"
        "from boardapp.desktop.window.panel_table import PANELS\n"
        "app, parent = QApplication([]), QObject()\n"
        "modules = [row.factory.partition(':')[0] for row in PANELS]\n"
        "before = [name for name in modules if name in sys.modules]\n"
        "ahead = LoadingAhead(parent)\n"
        "ahead.load_first(PANELS[0])\n"
        "ahead.load_panels()\n"
        "for _ in range(100): app.processEvents()\n"
        "late = [name for name in modules if name not in sys.modules]\n"
        "print(before, late, 'boardapp.desktop.facts.pane' in sys.modules, 'pptx' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[0] == "[] [] True False"
