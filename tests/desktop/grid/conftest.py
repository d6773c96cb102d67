"""What the tests of the grid share: a window with a case whose grid has the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case, Source
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case, write_case
from boardapp.desktop.grid.page import GridPage
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case

OpenGrid = Callable[..., GridPage]


def result(test: str, value: float | str, when: str, unit: str = "", **more: object) -> LabResult:
    """A result as a test states it in one line."""
    return LabResult(test=test, value=Value(value), when=When.parse(when), unit=unit, **more)  # type: ignore[arg-type]


LABS = (
    result("platelets", 45, "dx + 5 mo", "10*9/L", source="letter ¶7"),
    result("platelets", 180, "dx", "10*9/L", low=150.0, high=400.0),
    result("hemoglobin", 98, "dx", "g/L"),
    result("ALT", 30, "not reported", "U/L"),
)
"""Three tests at two times and one that is not reported."""


@pytest.fixture
def open_grid(workbench: Workbench, qtbot: QtBot, tmp_path: Path) -> OpenGrid:
    """Open the grid of a case with these results, by its keys."""

    def opened(labs: tuple[LabResult, ...] = LABS) -> GridPage:
        case = replace(
            read_case(example_case("minimal")),
            sources=(Source(id="letter", citation="A letter"),),
            labs=labs,
        )
        path = tmp_path / "case.board.json"
        write_case(path, case)
        workbench.document.take(load(path))
        workbench.actions.by_id["lab-grid"].trigger()
        panel = workbench.panels.panel
        assert isinstance(panel, LabsPanel)
        assert panel.grid is not None
        grid = panel.grid
        qtbot.waitUntil(grid.view.hasFocus)
        return grid

    return opened


@pytest.fixture
def case_now(workbench: Workbench) -> Callable[[], Case]:
    """The open case."""

    def case() -> Case:
        assert workbench.document.case is not None
        return workbench.document.case

    return case


def texts(page: GridPage) -> list[list[str]]:
    """What stands in the cells that have a test and a time."""
    model = page.model
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount() - 1)]
        for row in range(model.rowCount() - 1)
    ]


def heads(page: GridPage, way: Qt.Orientation) -> list[str]:
    """What stands in the heads of the rows or the columns."""
    model = page.model
    count = model.rowCount() if way == Qt.Orientation.Vertical else model.columnCount()
    return [str(model.headerData(number, way)) for number in range(count)]
