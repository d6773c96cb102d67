"""How fast the results of a very long course are shown: 100,000 of them in Labs."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.casefile import read_case
from boardapp.desktop.panels.labs import LabsPanel
from boardapp.desktop.preload import charts
from boardapp.review import review_case
from boardapp.review.model import Review

pytestmark = pytest.mark.bench

RESULTS = 100_000
SHOWN_WITHIN_S = 1.0
CHOSEN_WITHIN_MS = 100
ROUNDS = 7


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """A made-up case with as many results, read and reviewed beforehand."""
    path = tmp_path_factory.mktemp("case") / "big.board.json"
    tool = Path("tools", "make_synthetic_case.py").absolute()
    arguments = [sys.executable, str(tool), "--results", str(RESULTS), "-o", str(path)]
    subprocess.run(arguments, check=True, capture_output=True)
    made = review_case(read_case(path))
    assert sum(len(series.points) for series in made.labs) >= RESULTS
    return made


def _until_drawn(qtbot: QtBot, panel: LabsPanel) -> None:
    """Until the chart that belongs to the chosen test stands on screen."""

    def is_drawn() -> bool:
        canvas = panel.chart.canvas
        return canvas is not None and not panel.chart.message and not panel.chart.is_pending

    qtbot.waitUntil(is_drawn)
    panel.repaint()


def _seconds(action: Callable[[], None]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def test_all_results_are_shown_within_a_second_and_another_test_in_a_tenth(
    qtbot: QtBot, review: Review
) -> None:
    charts().start()
    qtbot.waitUntil(lambda: charts().is_ready, timeout=30_000)
    panel = LabsPanel()
    qtbot.addWidget(panel)
    panel.resize(1120, 700)

    def show() -> None:
        panel.show()
        panel.show_review(review)
        _until_drawn(qtbot, panel)

    shown = _seconds(show)
    rows = panel.results.facts.rowCount()
    assert rows == len(review.labs[0].points)

    def choose(number: int) -> None:
        panel.tests.choose(number)
        _until_drawn(qtbot, panel)

    numbers = [n % len(review.labs) for n in range(1, ROUNDS + 1)]
    chosen = [_seconds(lambda n=n: choose(n)) for n in numbers]  # type: ignore[misc]
    print(f"\nshown {shown * 1000:.0f} ms, {rows} rows")  # noqa: T201
    print(f"chosen {statistics.median(chosen) * 1000:.0f} ms, at best {min(chosen) * 1000:.0f}")  # noqa: T201
    assert shown < SHOWN_WITHIN_S
    # The best of several: another program on the machine may hold up the others.
    assert min(chosen) * 1000 < CHOSEN_WITHIN_MS
