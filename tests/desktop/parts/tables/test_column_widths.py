from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.tables.column_widths import shared_widths
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.system.settings import COLUMN_WIDTHS, Settings

ROWS = (FactRow(("platelets", "43"), "labs[0]"),)


def _table(qtbot: QtBot, name: str = "Results") -> FactsTable:
    made = FactsTable(name, ("Test", "Value"))
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(ROWS, (60, 40))
    return made


def _set_width(table: QTableView, column: int, width: int) -> None:
    table.horizontalHeader().resizeSection(column, width)


def test_no_cell_is_cut_where_all_fit_in_one_line(qtbot: QtBot) -> None:
    table = FactsTable("Results", ("When", "Value"))
    qtbot.addWidget(table)
    table.resize(400, 300)
    with qtbot.waitExposed(table):
        table.show()
    day = "2023-06-30, after the second cycle"
    table.show_rows((FactRow((day, "43"), "labs[0]"),), (10, 90))
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(day)
    table.show_rows((FactRow((day, "43 " * 200), "labs[0]"),), (10, 90))
    assert table.columnWidth(0) < table.fontMetrics().horizontalAdvance(day)


def test_a_width_that_was_set_stays_over_other_rows_sizes_and_sessions(qtbot: QtBot) -> None:
    table = _table(qtbot)
    _set_width(table, 0, 97)
    table.show_rows(ROWS * 3, (60, 40))
    table.resize(700, 300)
    assert table.columnWidth(0) == 97
    Settings().write()
    again = _table(qtbot)
    again.resize(600, 300)
    assert again.columnWidth(0) == 97
    assert _table(qtbot, "Others").columnWidth(0) != 97


def test_widths_can_be_shared_anew(qtbot: QtBot) -> None:
    table = _table(qtbot)
    shared = table.columnWidth(0)
    _set_width(table, 0, 97)
    table.widths.reset()
    assert table.columnWidth(0) == shared
    assert Settings().get(COLUMN_WIDTHS) == []
    assert _table(qtbot).columnWidth(0) == shared


@pytest.mark.parametrize(
    "stored", ["Results|Test|0", "Results|Test|wide", "Results|97", "|||", "x"]
)
def test_a_settings_file_that_was_spoilt_changes_no_width(qtbot: QtBot, stored: str) -> None:
    shared = _table(qtbot).columnWidth(0)
    Settings().put(COLUMN_WIDTHS, [stored])
    assert _table(qtbot).columnWidth(0) == shared


@pytest.mark.parametrize(
    ("room", "shares", "least", "widths"),
    [
        (100, (1, 3), (10, 10), [25, 75]),
        (100, (1, 3), (40, 10), [40, 60]),
        (100, (1, 1, 8), (30, 30, 10), [30, 30, 40]),
        (50, (1, 3), (40, 40), [12, 38]),
        (100, (), (), []),
    ],
)
def test_columns_share_the_room_but_keep_their_names(
    room: int, shares: Sequence[int], least: Sequence[int], widths: list[int]
) -> None:
    assert shared_widths(room, shares, least) == widths


@settings(max_examples=60)
@given(
    st.integers(0, 2000),
    st.lists(st.tuples(st.integers(1, 50), st.integers(1, 120)), min_size=1, max_size=8),
)
def test_columns_fill_the_room_exactly(room: int, columns: list[tuple[int, int]]) -> None:
    shares, least = zip(*columns, strict=True)
    widths = shared_widths(room, shares, least)
    assert sum(widths) == room
    if sum(least) < room:
        assert all(width >= low for width, low in zip(widths, least, strict=True))
