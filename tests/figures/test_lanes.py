"""Rows for what overlaps in a lane."""

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.lanes import Extent, pack_choices, pack_rows, pack_some, spread_rows


def test_what_does_not_overlap_shares_a_row() -> None:
    assert pack_rows([Extent(0, 10), Extent(10, 20), Extent(5, 15)]) == (0, 0, 1)


def test_a_gap_keeps_neighbours_apart() -> None:
    assert pack_rows([Extent(0, 10), Extent(11, 20)], gap=2) == (0, 1)


extents = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 100)).map(lambda e: Extent(e[0], e[0] + e[1])),
    max_size=30,
)


@settings(max_examples=60)
@given(extents)
def test_no_two_in_a_row_overlap_and_no_row_is_wasted(items: list[Extent]) -> None:
    rows = pack_rows(items)
    for n, first in enumerate(items):
        for m, second in enumerate(items[:n]):
            if rows[n] == rows[m]:
                assert first.right <= second.left or second.right <= first.left
    at_once = max((sum(e.left <= item.left < e.right for e in items) for item in items), default=0)
    assert max(rows, default=-1) + 1 <= max(at_once, 1) + sum(e.left == e.right for e in items)


def test_an_item_takes_the_side_that_is_free_in_a_row_before_a_new_row() -> None:
    right_or_left = [(Extent(0, 10),), (Extent(40, 60),), (Extent(70, 90), Extent(20, 39))]
    assert pack_choices(right_or_left) == ((0, 0, 0), (0, 0, 0))
    blocked = [(Extent(0, 30),), (Extent(20, 40), Extent(31, 36))]
    assert pack_choices(blocked) == ((0, 0), (0, 1))


@settings(max_examples=60)
@given(extents, st.integers(1, 6))
def test_rows_are_spread_without_an_overlap(items: list[Extent], count: int) -> None:
    rows = spread_rows(items, count, 2.0)
    for n, first in enumerate(items):
        for m, second in enumerate(items[:n]):
            if rows[n] == rows[m]:
                assert first.right <= second.left or second.right <= first.left


def test_neighbours_are_spread_over_the_rows_there_are() -> None:
    assert spread_rows([Extent(0, 1), Extent(10, 11), Extent(20, 21)], 2) == (0, 1, 0)


def test_with_few_rows_the_earlier_have_room_for_their_labels_and_the_rest_stand_below() -> None:
    wide = [(Extent(n * 20, n * 20 + 50),) for n in range(4)]
    bare = [Extent(n * 20, n * 20 + 5) for n in range(4)]
    assert pack_some(wide, bare, 1) == ((0, 1, 1, 0), (0, -1, 0, 0))
    assert pack_some(wide[::-1], bare[::-1], 1) == ((0, 1, 1, 0), (0, 0, -1, 0))


def test_of_two_that_begin_together_the_right_one_is_given_free() -> None:
    items = [Extent(0, 0), Extent(0, 1), Extent(0, 1)]
    bare = [Extent(0, 0), Extent(0, 1 / 3), Extent(0, 1 / 3)]
    rows, _ = pack_some([(item,) for item in items], bare, 0)
    assert rows[1] != rows[2]


@settings(max_examples=60)
@given(extents, st.integers(0, 4))
def test_what_is_packed_with_few_rows_never_overlaps(items: list[Extent], count: int) -> None:
    bare = [Extent(e.left, e.left + e.width / 3) for e in items]
    rows, taken = pack_some([(e,) for e in items], bare, count)
    shown = [bare[n] if taken[n] < 0 else e for n, e in enumerate(items)]
    for n, first in enumerate(shown):
        for m, second in enumerate(shown[:n]):
            if rows[n] == rows[m]:
                assert first.right <= second.left or second.right <= first.left
