"""How fast the results of a very long course are shown: 100,000 of them in Labs."""

import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.benchmarks.yardstick import best_seconds, processor_seconds, yardstick_seconds

pytestmark = pytest.mark.bench

RESULTS = 100_000
SHOWN_LIMIT, CHOSEN_LIMIT = 4.0, 1.4
"""Times the yardstick, which takes 70 ms where these are 0.3 and 0.1 s."""
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


def _draw(panel: LabsPanel) -> None:
    """Paint the chart that belongs to the chosen test, and the rest of the panel."""
    QApplication.processEvents()
    panel.repaint()
    assert panel.chart.canvas.scene


def test_all_results_are_shown_at_once_and_another_test_sooner(
    qtbot: QtBot, review: Review
) -> None:
    panel = LabsPanel()
    qtbot.addWidget(panel)
    panel.resize(1120, 700)

    def show() -> None:
        panel.show()
        panel.show_review(review)
        _draw(panel)

    plain = yardstick_seconds()
    shown = processor_seconds(show)
    rows = panel.results.facts.rowCount()
    assert rows == len(review.labs[0].points)

    numbers = cycle(range(1, len(review.labs)))

    def choose() -> None:
        panel.tests.choose(next(numbers))
        _draw(panel)

    chosen = best_seconds(choose, ROUNDS)
    print(f"\nshown {shown * 1000:.0f} ms ({shown / plain:.1f} × the yardstick), {rows} rows")  # noqa: T201
    print(f"chosen {chosen * 1000:.0f} ms ({chosen / plain:.1f} × the yardstick)")  # noqa: T201
    assert shown / plain < SHOWN_LIMIT
    assert chosen / plain < CHOSEN_LIMIT
