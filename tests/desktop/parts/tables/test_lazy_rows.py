import pytest

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.lazy_rows import LazyRows


def test_a_row_is_made_once_when_it_is_looked_at() -> None:
    made: list[int] = []

    def make(number: int) -> FactRow:
        made.append(number)
        return FactRow((str(number),))

    rows = LazyRows(1000, make)
    assert len(rows) == 1000
    assert made == []
    assert rows[7].cells == rows[7].cells == ("7",)
    assert rows[-1].cells == ("999",)
    assert [row.cells for row in rows[2:4]] == [("2",), ("3",)]
    assert made == [7, 999, 2, 3]


def test_there_is_no_row_beyond_the_last() -> None:
    rows = LazyRows(3, lambda number: FactRow((str(number),)))
    assert [row.cells[0] for row in rows] == ["0", "1", "2"]
    with pytest.raises(IndexError):
        rows[3]
