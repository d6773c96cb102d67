"""Rows and labels of a lane."""

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.lanes import Box, Extent, Wish, pack_rows, place_labels
from boardapp.figures.text_width import arial_width

BOUNDS = Box(0, 0, 400, 40)


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


def test_a_label_stands_in_its_bar_where_it_fits() -> None:
    bar = Box(10, 10, 200, 20)
    (label,), dropped = place_labels(
        [Wish(key="a", texts=("AALL15P1",), owner=bar, may_stand_inside=True)],
        [bar], BOUNDS, 14, arial_width,
    )  # fmt: skip
    assert label.is_inside
    assert bar.left <= label.box.left < label.box.right <= bar.right
    assert dropped == ()


def test_a_label_too_wide_for_its_bar_stands_right_of_it() -> None:
    bar = Box(10, 10, 20, 20)
    (label,), _ = place_labels(
        [Wish(key="a", texts=("AALL15P1",), owner=bar, may_stand_inside=True)],
        [bar], BOUNDS, 14, arial_width,
    )  # fmt: skip
    assert not label.is_inside
    assert label.box.left == bar.right


def test_at_the_right_edge_a_label_stands_left() -> None:
    mark = Box(380, 10, 12, 12)
    (label,), _ = place_labels(
        [Wish(key="a", texts=("R4 CNS",), owner=mark)], [mark], BOUNDS, 14, arial_width
    )
    assert label.box.right == mark.left


def test_a_shorter_wording_is_taken_before_a_label_is_dropped() -> None:
    first, second = Box(100, 10, 12, 12), Box(140, 10, 250, 12)
    (label,), dropped = place_labels(
        [Wish(key="a", texts=("R1 marrow and more than fits", "R1"), owner=first)],
        [first, second], BOUNDS, 14, arial_width,
    )  # fmt: skip
    assert label.text == "R1"
    assert dropped == ()


def test_a_label_without_any_room_is_named_as_dropped() -> None:
    owner = Box(100, 10, 12, 12)
    walls = [Box(0, 0, 100, 40), Box(112, 0, 288, 40)]
    labels, dropped = place_labels(
        [Wish(key="a", texts=("R1",), owner=owner)], [owner, *walls], BOUNDS, 14, arial_width
    )
    assert labels == ()
    assert [wish.key for wish in dropped] == ["a"]
