"""In a real window, by keys alone: each fact itself is seen, and its source, and the way back."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

WALK = """
import json, sys, traceback
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from boardapp.desktop.start import application
from boardapp.desktop.start.one_window import OneWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
begin = OneWindow.begin
told = {}


def press(key, modifiers=NONE):
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    QTest.keyClick(target, key, modifiers)
    QTest.qWait(60)


def pane(bench):
    return bench.facts.pane.page.toPlainText()


def open_panel(bench, panel_id):
    QTest.keyClick(bench.window, getattr(KEY, f"Key_{keys[panel_id]}"), CTRL)
    QTest.qWait(120)


def walk(bench):
    global keys
    for _ in range(300):
        if bench.document.review is not None:
            break
        QTest.qWait(100)
    bench.window.resize(1366, 740)
    QTest.qWait(300)
    keys = {row.panel_id: n for n, row in enumerate(bench.panels._rows, start=1)}
    # H2 b: the finding about 1200 Gy leads to the dose itself, and back.
    open_panel(bench, "checks")
    told["in the table at once"] = bench.panels.panel.table.hasFocus()
    table = bench.panels.panel.table
    wanted = [n for n in range(table.facts.rowCount())
              if table.facts.row(n).place == "therapies[10].radiation[0].dose"]
    for _ in range(wanted[0]):
        press(KEY.Key_Down)
    press(KEY.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    told["menu"] = [a.text().replace("&", "") for a in menu.actions() if a.text()]
    press(KEY.Key_Down)
    press(KEY.Key_Up)
    while menu.activeAction().text().replace("&", "") != "Show the Fact":
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    response = bench.panels.panel
    told["led to"] = bench.panels.panel_id
    row = response.doses.chosen_row()
    told["dose row"] = list(row.cells[2:4]) if row and response.doses.isVisible() else []
    told["in the pane"] = "1200 Gy" in pane(bench)
    press(KEY.Key_Left, ALT)
    told["way"] = [list(step) for step in bench.facts.current._steps]
    told["back in"] = bench.panels.panel_id
    told["back at"] = bench.panels.panel.table.current_place()
    # M5: its source by a key, and what else stands there.
    press(KEY.Key_G, CTRL | SHIFT)
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        press(KEY.Key_Return)
    told["source"] = "Prolonged remission in multiple relapsed" in pane(bench)
    told["read there"] = "Read from letter" in pane(bench)
    # H3: every infection by its stated name, in the timeline as a table.
    open_panel(bench, "timeline")
    timeline = bench.panels.panel
    timeline.as_table.setFocus()
    press(KEY.Key_Space)
    what = {r.place: r.cells[2] for r in timeline.table.order.rows}
    told["infection"] = what["infections[0]"]
    # H5, H7: complications sorted by the menu, filtered by typing, and so they stay.
    open_panel(bench, "toxicity")
    table = bench.panels.panel.complications.table
    table.setFocus()
    press(KEY.Key_F, CTRL | SHIFT)
    for letter in "increased":
        press(getattr(KEY, f"Key_{letter.upper()}"))
    press(KEY.Key_Down)
    told["filtered"] = [r.cells[0] for r in table.order.shown]
    open_panel(bench, "history")
    open_panel(bench, "toxicity")
    told["still filtered"] = [r.cells[0] for r in table.order.shown] == told["filtered"]
    press(KEY.Key_C, CTRL)
    told["said"] = bench.window.statusBar().currentMessage()
    told["copied"] = QApplication.clipboard().text().splitlines()[1].split("\\t")[0]


def look(start):
    try:
        walk(start.workbench)
    except Exception:
        told["failed"] = traceback.format_exc()
    print(json.dumps(told))
    start.workbench.window.close()


def remember(start):
    start.filled.connect(lambda: QTimer.singleShot(1500, lambda: look(start)))
    begin(start)


OneWindow.begin = remember
sys.exit(application.run(["boardapp", sys.argv[1]]))
"""


@pytest.fixture
def walked(screen: dict[str, str], letter_path: Path) -> dict[str, Any]:
    """What was seen on the way."""
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(letter_path)],
        env=screen,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert "failed" not in told, told["failed"]
    return told


def test_a_walk_by_keys_sees_each_fact_itself_its_source_and_the_way_back(
    walked: dict[str, Any],
) -> None:
    menu = walked.pop("menu")
    assert {"Show the Fact", "Show Fact Elsewhere…", "Show Its Source", "Copy"} <= set(menu)
    assert len(menu) == len(set(menu))
    assert walked == {
        "in the table at once": True,
        "led to": "response",
        "dose row": ["cranium", "1200 Gy"],
        "in the pane": True,
        "way": [
            ["checks", "therapies[10].radiation[0].dose", ""],
            ["response", "therapies[10].radiation[0].dose", ""],
        ],
        "back in": "checks",
        "back at": "therapies[10].radiation[0].dose",
        "source": True,
        "read there": True,
        "infection": "Localised cellulitis",
        "filtered": ["AST increased", "ALT increased", "GGT increased"],
        "still filtered": True,
        "said": "Copied.",
        "copied": "AST increased",
    }
