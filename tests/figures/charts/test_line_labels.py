"""Labels of lines and bands: in the plot where it is free, beside it, or left to the caller."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.charts.line_labels import (
    LineLabel,
    labels_in_margin,
    labels_in_plot,
    margin_width,
)
from boardapp.figures.lanes import Box
from boardapp.figures.obstacles import Obstacles, around

PLOT = Box(50, 40, 500, 200)
HEIGHT = 14 * 1.22


def six_a_letter(text: str, _size: float) -> float:
    return 6.0 * len(text)


def wish(text: str, y: float, index: int = 0) -> LineLabel:
    return LineLabel(index=index, text=text, y=y, short=text)


def test_a_line_is_labelled_above_its_right_end_where_that_is_free() -> None:
    (label,) = labels_in_plot([wish("Limit", 140)], PLOT, Obstacles(), 14, six_a_letter)
    assert label.box.right == PLOT.right
    assert label.box.bottom == 139


def test_a_label_keeps_off_marks_and_goes_below_or_to_the_left() -> None:
    taken = Obstacles([around((540, 130), 5), around((540, 150), 5)])
    (label,) = labels_in_plot([wish("Limit", 140)], PLOT, taken, 14, six_a_letter)
    assert label.box.right < 535
    assert label.box.bottom == 139


def test_a_label_without_a_free_place_is_left_to_the_caller() -> None:
    assert labels_in_plot([wish("Limit", 140)], PLOT, Obstacles([PLOT]), 14, six_a_letter) == ()


def test_labels_of_lines_that_lie_together_part_in_the_margin() -> None:
    upper, lower = labels_in_margin(
        [wish("G3", 140, 0), wish("G4", 144, 1)], PLOT, 14, six_a_letter
    )
    assert (upper.index, lower.index) == (0, 1)
    assert upper.box.left == lower.box.left == PLOT.right
    assert upper.box.bottom == lower.box.top
    assert (upper.box.top + lower.box.bottom) / 2 == 142


def test_the_margin_leaves_out_what_would_stand_far_from_its_line() -> None:
    wishes = [wish(f"G{n}", 140, n) for n in range(5)]
    labels = labels_in_margin(wishes, PLOT, 14, six_a_letter)
    assert [label.index for label in labels] == [0, 1, 2]
    assert all(abs(label.box.middle - 140) <= 1.25 * HEIGHT for label in labels)


def test_the_margin_is_as_wide_as_its_widest_label() -> None:
    assert margin_width([], 14, six_a_letter) == 0
    assert margin_width([wish("G3", 1), wish("G3 high", 2)], 14, six_a_letter) == 48


@settings(max_examples=80)
@given(st.lists(st.floats(40, 240), max_size=8))
def test_labels_in_the_margin_never_overlap_nor_leave_the_plots_height(ys: list[float]) -> None:
    labels = labels_in_margin([wish("G3", y, n) for n, y in enumerate(ys)], PLOT, 14, six_a_letter)
    boxes = [label.box for label in labels]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(box.top >= PLOT.top and box.bottom <= PLOT.bottom + 1e-6 for box in boxes)
