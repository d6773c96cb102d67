"""What the grid of 100,000 results costs: made, typed into, emptied, pasted into, walked.

Ratios in one run: an edit beside that of a bare `QTableView` of as many rows, and the whole act
beside the yardstick.
"""

import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.casefile.files import read_case
from boardapp.desktop.edit.readings import Readings
from boardapp.desktop.grid.cell_texts import grades_of
from boardapp.desktop.grid.model import GridModel
from boardapp.desktop.grid.times import Times, moments_of
from boardapp.desktop.grid.view import GridView
from boardapp.review.labs.grid import LabGrid, lab_grid
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.benchmarks.yardstick import best_seconds, yardstick_seconds

pytestmark = pytest.mark.bench

RESULTS = 100_000
ROUNDS = 7
EDIT_LIMIT = 0.2
"""Times the yardstick. On two busy cores in November 2026: a value 0.07, a deletion 0.09."""


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[LabResult, ...], Review]:
    """A made-up case with as many results, with its review."""
    path = tmp_path_factory.mktemp("case") / "big.board.json"
    tool = Path("tools", "make_synthetic_case.py").absolute()
    arguments = [sys.executable, str(tool), "--results", str(RESULTS), "-o", str(path)]
    subprocess.run(arguments, check=True, capture_output=True)
    case = read_case(path)
    return case.labs, review_case(case)


@pytest.fixture
def grid(
    qtbot: QtBot, review: tuple[tuple[LabResult, ...], Review]
) -> tuple[GridModel, GridView, LabGrid]:
    """The grid of these results on screen, at its last column."""
    results, reviewed = review
    times = Times(Readings(), lambda: pytest.fail("a time was not known to the review"))
    times.take(moments_of(reviewed), reviewed)
    made = lab_grid(results, times)
    model = GridModel()
    model.texts.take(results, grades_of(results, reviewed))
    view = GridView(model)
    qtbot.addWidget(view)
    view.resize(1120, 600)
    with qtbot.waitExposed(view):
        view.show()
    model.show_grid(made)
    view.choose((0, len(made.times) - 1))
    view.viewport().repaint()
    return model, view, made


def _bare_edit(qtbot: QtBot, rows: int, columns: int) -> float:
    """What Qt's own table takes to show one text more among as many cells."""
    model = QStandardItemModel(rows, columns)
    for row in range(rows):
        for column in range(columns):
            model.setData(model.index(row, column), f"{row * columns + column}")
    view = QTableView()
    view.setModel(model)
    qtbot.addWidget(view)
    view.resize(1120, 600)
    with qtbot.waitExposed(view):
        view.show()
    numbers = count()

    def edit() -> None:
        model.setData(model.index(0, 0), str(next(numbers)))
        QApplication.processEvents()

    return best_seconds(edit, ROUNDS)


def test_an_edit_among_many_is_on_screen_in_a_frame(
    qtbot: QtBot, grid: tuple[GridModel, GridView, LabGrid]
) -> None:
    model, _, made = grid
    numbers = count(1)

    def state() -> None:
        results = list(made.results)
        number = next(numbers)
        results[number] = replace(results[number], value=Value(number))
        model.follow(tuple(results))
        QApplication.processEvents()

    def delete() -> None:
        results = list(made.results)
        del results[next(numbers) * 100]
        model.follow(tuple(results))
        QApplication.processEvents()

    plain, bare = yardstick_seconds(), _bare_edit(qtbot, len(made.tests) + 1, len(made.times) + 1)
    for name, act in (("a value", state), ("a deletion", delete)):
        taken = best_seconds(act, ROUNDS)
        print(  # noqa: T201
            f"\n{name} among {RESULTS} results in the grid: {taken / plain:.2f} × the yardstick, "
            f"{(taken - bare) / plain:.2f} beyond a bare table's edit ({bare * 1000:.0f} ms)"
        )
        assert taken - bare < EDIT_LIMIT * plain


def test_a_step_through_the_cells_is_within_a_frame(
    grid: tuple[GridModel, GridView, LabGrid],
) -> None:
    _, view, _ = grid

    def step() -> None:
        view.step(0, -1)
        QApplication.processEvents()

    ratio = best_seconds(step, ROUNDS) / yardstick_seconds()
    print(f"\na step among {RESULTS} results: {ratio:.2f} × the yardstick")  # noqa: T201
    assert ratio < EDIT_LIMIT
