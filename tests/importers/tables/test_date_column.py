"""Which order the dates of a column have is decided by all of them, or not at all."""

from datetime import date, datetime, time

import pytest

from boardapp.importers.tables.date_column import (
    DateOrder,
    ReadTime,
    is_date,
    order_of,
    read_clock,
    read_day,
    read_time,
)
from boardapp.importers.tables.result_cell import Cell

DAY, MONTH, STATED = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.STATED


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["05/05/2020", "12/01/2021"], DateOrder.OPEN),
        (["05/05/2020", "25/01/2021"], DAY),
        (["05/05/2020", "01/25/2021"], MONTH),
        (["25/05/2020", "01/25/2021"], DateOrder.CONTRADICTED),
        (["01.02.2020"], DAY),
        (["2020-02-01", date(2020, 2, 1), "", "12 March 2020"], STATED),
        ([], STATED),
    ],
)
def test_the_order_is_that_of_the_whole_column(cells: list[Cell], order: DateOrder) -> None:
    assert order_of(cells) is order


@pytest.mark.parametrize(
    ("cell", "iso", "clock"),
    [
        ("2164-09-24 20:21:00", "2164-09-24", "20:21"),
        ("2014-03-05T10:30", "2014-03-05", "10:30"),
        ("2019-01-01T10:00:00.000Z", "2019-01-01", "10:00"),
        ("2013-08", "2013-08", ""),
        ("2013", "2013", ""),
        ("20190416", "2019-04-16", ""),
        ("24.09.2164", "2164-09-24", ""),
        ("24.09.19 08:30", "2019-09-24", "08:30"),
        ("12/07/2021 3:05 PM", "2021-07-12", "15:05"),
        ("24-Sep-2164", "2164-09-24", ""),
        ("24SEP2019:13:05:00", "2019-09-24", "13:05"),
        ("24. März 2019", "2019-03-24", ""),
        ("Sep 24, 2019", "2019-09-24", ""),
        (date(2019, 4, 16), "2019-04-16", ""),
        (datetime(2019, 4, 16, 8, 5), "2019-04-16", "08:05"),  # noqa: DTZ001
        ("43571", "2019-04-16", ""),
        (43571.25, "2019-04-16", "06:00"),
    ],
)
def test_a_date_is_read_in_the_forms_of_exports(cell: Cell, iso: str, clock: str) -> None:
    assert read_time(cell, DAY) == ReadTime(iso, clock)


def test_the_month_stands_first_where_the_column_says_so() -> None:
    assert read_time("12/07/2021", MONTH) == ReadTime("2021-12-07")


@pytest.mark.parametrize("order", [DateOrder.OPEN, DateOrder.CONTRADICTED, STATED])
def test_without_an_order_such_a_date_is_never_guessed(order: DateOrder) -> None:
    assert read_time("12/07/2021", order) is None


@pytest.mark.parametrize("cell", ["", "2014-02-30", "31/02/2020", "5.2", "day 12", 12, "Hb"])
def test_what_is_no_date_is_none(cell: Cell) -> None:
    assert read_time(cell, DAY) is None


@pytest.mark.parametrize(
    ("cell", "day"), [("day 12", 12), ("D+28", 28), ("-3", -3), (14, 14), ("Tag 7", 7), ("7 d", 7)]
)
def test_a_day_counts_from_an_event(cell: Cell, day: int) -> None:
    assert read_day(cell) == ReadTime(day=day)


def test_a_bare_number_alone_is_no_date() -> None:
    assert [is_date(cell) for cell in ("43571", 43571, "2019", "2019-04-16")] == [
        *(False, False, False),
        True,
    ]


def test_a_time_of_day_may_have_a_column_of_its_own() -> None:
    cells: list[Cell] = [time(8, 5), "8:05", "08:05 Uhr", "1:30 PM", 0.5, "noon"]
    assert [read_clock(cell) for cell in cells] == [
        *("08:05", "08:05", "08:05", "13:30", "12:00", ""),
    ]
