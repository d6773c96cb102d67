"""Tables: widths of columns, heights of rows, and where a table is split."""

import pytest

from boardapp.deck.fitting.table_fit import (
    clip_table,
    column_widths,
    form_heights,
    row_heights,
    split_table,
    stretch_form,
)
from boardapp.deck.slides import FormBlock, TableBlock
from tests.deck.sample_deck import table


def test_columns_fill_the_width() -> None:
    assert sum(column_widths(table(3), 864, 16)) == pytest.approx(864)


def test_stated_widths_are_followed() -> None:
    block = table(3, widths=(1, 1, 2))
    assert column_widths(block, 800, 16) == pytest.approx((200, 200, 400))


def test_a_short_column_keeps_its_line_beside_a_long_one() -> None:
    block = TableBlock(
        columns=("Start", "What"), rows=(("after relapse 1", "a long statement " * 20),)
    )
    heights = row_heights(block, 864, 16)
    widths = column_widths(block, 864, 16)
    assert widths[0] < 200
    # One line of 16 points is 19.5 high; with insets and spare 28.5.
    assert heights[0] == pytest.approx(16 * 1.22 + 9)


def test_a_column_is_widened_for_its_longest_word() -> None:
    block = TableBlock(columns=("a", "b"), rows=(("thrombocytopenia", "x"),), widths=(1, 9))
    assert column_widths(block, 400, 16)[0] > 120


def test_a_word_of_400_letters_leaves_room_for_the_others() -> None:
    block = TableBlock(columns=("a", "b", "c"), rows=(("x" * 400, "not reported", "2"),))
    assert min(column_widths(block, 864, 16)) > 20


def test_a_table_is_split_after_the_last_row_that_fits() -> None:
    head, rest = split_table(table(10), 864, 5 * 31, 16)
    assert head is not None
    assert rest is not None
    assert len(head.rows) == 4
    assert head.rows + rest.rows == table(10).rows
    assert head.columns == rest.columns
    assert column_widths(head, 864, 16) == pytest.approx(column_widths(rest, 864, 16))


def test_one_row_alone_is_not_left_behind() -> None:
    assert split_table(table(10), 864, 2 * 31, 16) == (None, table(10))


def test_a_table_without_rows_goes_on_where_its_header_has_no_room() -> None:
    assert split_table(table(0), 864, 20, 16) == (None, table(0))
    assert split_table(table(0), 864, 40, 16)[1] is None


def test_a_row_higher_than_a_slide_is_shortened() -> None:
    block = TableBlock(columns=("a", "b"), rows=(("long " * 900, "kept"), ("c", "d")))
    clipped, full = clip_table(block, 864, 366, 14)
    assert clipped.rows[0][0].endswith("long …")
    assert clipped.rows[0][1] == "kept"
    assert clipped.rows[1] == ("c", "d")
    assert full == {"long " * 900: clipped.rows[0][0]}
    assert max(row_heights(clipped, 864, 14)) < 366


def test_empty_rows_of_a_form_share_what_is_left() -> None:
    form = FormBlock(fields=(("Decision", ""), ("Owner", "Dr A")))
    least = form_heights(form, 864, 16)
    assert least[1:] == (34, 34)
    assert stretch_form(least, form, 20)[1:] == (54, 34)
    assert stretch_form(least, form, 500)[1:] == (84, 34)
    assert stretch_form(least, form, -5) == least
