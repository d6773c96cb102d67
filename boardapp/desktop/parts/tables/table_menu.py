"""What the context menu of a table of facts offers beside what can be done with the fact."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from boardapp.desktop.parts.fact_menu import MenuRow
from boardapp.desktop.parts.tables.column_widths import ColumnWidths
from boardapp.desktop.parts.tables.row_order import RowOrder, Sort

_SORT = "&Sort by"


def table_menu(
    columns: Sequence[str], order: RowOrder, widths: ColumnWidths, copy_all: Callable[[], None]
) -> Iterator[MenuRow]:
    """Copying the whole table, sorting it, and the widths of its columns."""
    if order.shown:
        yield MenuRow("Copy Whole &Table", copy_all, "Copied.")
    sortable = [column for column in widths.shown if order.may_sort(column)]
    for column in sortable:
        is_by_it = order.sort is not None and order.sort.column == column
        yield MenuRow(columns[column], partial(_sort, order, column), "", _SORT, is_by_it)
    if sortable:
        own = partial(order.sort_by, None)
        yield MenuRow("Order of the Panel", own, "", _SORT, order.sort is None)
    if widths.are_set:
        yield MenuRow("Share &Widths Anew", widths.reset)


def _sort(order: RowOrder, column: int) -> None:
    """Sort by a column; the other way where it is sorted by it already."""
    now = order.sort
    is_descending = now is not None and now.column == column and not now.is_descending
    order.sort_by(Sort(column, is_descending))
