"""A table of results comes into a case by keys alone, and the file says what the table says."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.casefile.files import read_case, write_case
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case
from tests.e2e.case_typist import focused, press, type_in

Program = Callable[..., int]
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TESTS = (("leukocytes", "10*9/L"), ("hemoglobin", "g/dL"), ("platelets", "10*9/L"), ("ALT", "U/L"))
TIMES = ("2019-03-14", "2019-03-21", "2019-04-02")
VALUES = (
    ("28.4", "3.1", "<0.1"),
    ("7.2", "8.9", "9.4"),
    ("18", "40–50", ""),
    ("31", "not done", "212"),
)
"""What a laboratory printed: tests down, dates across; one cell is empty."""
TABLE = "\n".join(
    "\t".join(row)
    for row in (
        ("Test", "Unit", *TIMES),
        *((*test, *values) for test, values in zip(TESTS, VALUES, strict=True)),
    )
)


def _expected(text: str) -> set[tuple[str, str, str, str]]:
    """Test, unit, time and value of every filled cell of the table, read by the csv module."""
    head, *rows = csv.reader(io.StringIO(text), delimiter="\t")
    return {
        (row[0], row[1], when, value.replace("–", ".."))
        for row in rows
        for when, value in zip(head[2:], row[2:], strict=True)
        if value
    }


def _found(case: Case) -> set[tuple[str, str, str, str]]:
    return {(one.test, one.unit, str(one.when), str(one.value.stated)) for one in case.labs}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case without a result."""
    made = tmp_path / "case.board.json"
    write_case(made, replace(read_case(example_case("minimal")), labs=()))
    return made


def _open_grid(qtbot: QtBot, workbench: Workbench) -> None:
    qtbot.waitUntil(lambda: workbench.document.review is not None)
    workbench.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_L, _CTRL | _SHIFT)
    qtbot.waitUntil(lambda: "grid" in focused().accessibleName())


def _save(qtbot: QtBot, workbench: Workbench) -> None:
    press(Qt.Key.Key_S, _CTRL)
    qtbot.waitUntil(lambda: not workbench.document.is_modified)


def test_a_table_typed_into_heads_and_pasted_into_cells_is_the_file(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        _open_grid(qtbot, workbench)
        for name, unit in TESTS:
            press(Qt.Key.Key_T, _CTRL)
            type_in(f"{name} ({unit})")
            press(Qt.Key.Key_Return)
        for time in TIMES:
            press(Qt.Key.Key_T, _CTRL | _SHIFT)
            type_in(time)
            press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Home, _CTRL)
        QApplication.clipboard().setText("\r\n".join("\t".join(row) for row in VALUES) + "\r\n")
        press(Qt.Key.Key_V, _CTRL)
        assert read_case(path).labs == ()
        press(Qt.Key.Key_Return)
        assert workbench.document.undo_stack.undoText() == "Paste 11 results"
        assert workbench.document.undo_stack.count() == 1
        _save(qtbot, workbench)

    assert program(path, story=story) == 0
    assert _found(read_case(path)) == _expected(TABLE)
    assert len(read_case(path).labs) == 11


def test_a_table_with_its_heads_goes_through_the_assistant_into_the_file(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    def story(workbench: Workbench) -> None:
        _open_grid(qtbot, workbench)
        QApplication.clipboard().setText(TABLE)
        press(Qt.Key.Key_V, _CTRL)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(focused(), QPushButton), timeout=20_000)
        page = workbench.importing.page
        qtbot.waitUntil(lambda: page.offer is not None and page.add_button.hasFocus())
        assert read_case(path).labs == ()
        press(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: workbench.document.is_modified)
        qtbot.waitUntil(workbench.panels.isVisible)
        _save(qtbot, workbench)

    assert program(path, story=story) == 0
    stated = {cell for cell in _expected(TABLE) if cell[3] != "not done"}
    assert {cell[:1] + cell[2:] for cell in _found(read_case(path))} == {
        cell[:1] + cell[2:] for cell in stated
    }
