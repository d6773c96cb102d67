"""How fast the panel of the deck follows an edit of the letter's case, and the window with it.

A case is edited beside the open deck: until the slide that shows the fact is renewed, the case is
read anew, all slides are planned, and those that changed are painted.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.deck.exporter import Exporter
from boardapp.desktop.deck.panel import DeckPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.session.document import load
from boardapp.desktop.session.session import Session
from boardapp.desktop.system.settings import Settings
from tests.benchmarks.yardstick import processor_seconds, yardstick_seconds

pytestmark = pytest.mark.bench

RENEWED_LIMIT = 4.3
"""Times the yardstick: 300 ms where that takes 70 ms, as the founder asks."""
STEP_LIMIT = 0.7
"""Times the yardstick: 50 ms of the window's own thread, likewise."""
ROUNDS = 7


@pytest.fixture
def panel(qtbot: QtBot, letter_path: Path, tmp_path: Path) -> Iterator[DeckPanel]:
    """The panel of the letter's deck in a window of a laptop's size, all slides painted."""
    host, settings = Panel(), Settings()
    qtbot.addWidget(host)
    session = Session(settings, host)
    exporter = Exporter(session.document, session.jobs, settings, host)
    made = DeckPanel(session, exporter, host)
    host.resize(1126, 640)
    made.resize(host.size())
    host.show()
    own = Path(shutil.copyfile(letter_path, tmp_path / "own.board.json"))
    session.document.take(load(own))
    session.document.changed.connect(lambda: made.show_review(session.document.review))
    made.show_review(session.document.review)
    _wait(lambda: made.plan is not None and not made.following.is_busy)
    yield made
    assert session.jobs.stop()


def _is_painted(panel: DeckPanel, key: str) -> bool:
    return panel.deck is not None and all(one.painted for one in panel.deck.pages(key))


def _wait(holds: Callable[[], bool]) -> None:
    """Let the window work until it is so; threads of the review and the painter go on."""
    loop = QEventLoop()
    until = time.monotonic() + 60
    while not holds():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        assert time.monotonic() < until


def test_an_edit_renews_its_slide_at_once(panel: DeckPanel) -> None:
    document, words = panel._document, count()

    def edit() -> None:
        case = document.case
        assert case is not None
        goal = replace(case.goals[0], text=f"To be at home, {next(words)}")
        panel.changed = frozenset()
        document.apply("edit a goal", case, replace(case, goals=(goal, *case.goals[1:])))
        _wait(lambda: "goals" in panel.changed and _is_painted(panel, "goals"))

    plain = yardstick_seconds()
    took = []
    for _ in range(ROUNDS):
        took.append(processor_seconds(edit))
        _wait(lambda: not panel.following.is_busy)
    best = min(took)
    print(f"\nrenewed {best * 1000:.0f} ms ({best / plain:.1f} × the yardstick)")  # noqa: T201
    assert best / plain < RENEWED_LIMIT


def test_no_slide_holds_up_the_window(panel: DeckPanel) -> None:
    """To walk through the deck takes the window's own thread less than it may be held."""
    plain = yardstick_seconds()
    took = []
    for _ in range(12):
        began = time.thread_time()
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
        QApplication.processEvents()
        panel.repaint()
        took.append(time.thread_time() - began)
    middle = sorted(took)[len(took) // 2]
    print(f"\na step {middle * 1000:.0f} ms, at most {max(took) * 1000:.0f} ms")  # noqa: T201
    assert max(took) / plain < STEP_LIMIT
