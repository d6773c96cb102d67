from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.tables import row_order
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.lazy_rows import LazyRows
from boardapp.desktop.parts.tables.row_order import RowOrder, Sort

VALUES = (100, None, 9, 40, None, 9)


def _row(number: int, value: int | None) -> FactRow:
    text = "not reported" if value is None else f"{value} g/L"
    rank = None if value is None else (float(value),)
    return FactRow((f"test {number}", text), f"labs[{number}]", ranks=(None, rank))


ROWS = [_row(number, value) for number, value in enumerate(VALUES)]


def _shown(order: RowOrder) -> list[str]:
    return [row.place.removeprefix("labs[").rstrip("]") for row in order.shown]


def _lazy(made: list[int]) -> LazyRows:
    def make(number: int) -> FactRow:
        made.append(number)
        return ROWS[number]

    return LazyRows(
        len(ROWS), make, {1: lambda n: ROWS[n].rank(1)}, lambda n: ROWS[n].place
    )  # fmt: skip


@pytest.mark.parametrize("is_lazy", [False, True])
def test_rows_are_sorted_both_ways_with_what_is_missing_last(qapp: object, is_lazy: bool) -> None:
    order, made = RowOrder(), list[int]()
    rows: Sequence[FactRow] = _lazy(made) if is_lazy else ROWS
    order.take(rows)
    assert (order.may_sort(0), order.may_sort(1)) == (False, True)
    order.sort_by(Sort(1))
    assert order.find("labs[2]") == 0
    assert made == []  # lazy rows are sorted and named without being made
    assert _shown(order) == ["2", "5", "3", "0", "1", "4"]
    order.sort_by(Sort(1, is_descending=True))
    assert _shown(order) == ["0", "3", "2", "5", "1", "4"]
    order.sort_by(None)
    assert _shown(order) == ["0", "1", "2", "3", "4", "5"]


def test_sort_and_filter_stay_when_rows_are_taken_and_go_with_the_case(qapp: object) -> None:
    order = RowOrder()
    order.take(ROWS)
    order.sort_by(Sort(1))
    order.show_only("  G/L ")
    assert _shown(order) == ["2", "5", "3", "0"]
    order.take(ROWS[:4])
    assert _shown(order) == ["2", "3", "0"]
    assert [order.number_of(n) for n in range(4)] == [2, -1, 0, 1]
    order.take(())
    order.take(ROWS)
    assert (order.filter, order.sort) == ("", None)
    assert _shown(order) == ["0", "1", "2", "3", "4", "5"]


def test_every_word_must_be_there(qapp: object) -> None:
    order = RowOrder()
    order.take(ROWS)
    order.show_only("test REPORTED")
    assert _shown(order) == ["1", "4"]
    order.show_only("test 4 reported")
    assert _shown(order) == ["4"]


def test_many_rows_are_looked_through_in_portions(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_order, "SLICE_S", 0.0)
    made: list[int] = []
    rows = LazyRows(1000, lambda n: made.append(n) or FactRow((f"result {n}",), f"labs[{n}]"))
    order = RowOrder()
    order.take(rows)
    order.show_only("999")
    assert order.is_looking
    assert len(made) < 100
    qtbot.waitUntil(lambda: not order.is_looking)
    assert _shown(order) == ["999"]
    order.show_only("")
    assert len(order.shown) == 1000


@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=12), st.booleans())
def test_no_row_is_lost_or_doubled_by_sorting(
    values: list[int | None], is_descending: bool
) -> None:
    order = RowOrder()
    rows = [_row(number, value) for number, value in enumerate(values)]
    order.take(rows)
    order.sort_by(Sort(1, is_descending))
    assert sorted(map(int, _shown(order))) == list(range(len(values)))
    stated = [rows[int(n)].rank(1) for n in _shown(order) if values[int(n)] is not None]
    assert stated == sorted(stated, reverse=is_descending)  # type: ignore[type-var]
