"""Labels of a chart: placed where they hide nothing."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.charts.label_places import (
    PointLabel,
    TopLabel,
    deciding_labels,
    labels_beside,
    labels_under,
    point_labels,
    top_labels,
)
from boardapp.figures.lanes import Box, Extent
from boardapp.figures.obstacles import Obstacles, around
from boardapp.figures.text_width import arial_width

PLOT = Box(50, 40, 500, 200)


def _top(text: str, left: float, right: float) -> TopLabel:
    return TopLabel(text=text, left=left, right=right, short=text.partition(" ")[0])


def _marks(places: list[tuple[float, float]]) -> Obstacles:
    return Obstacles(around(place, 5.0) for place in places)


def test_a_wide_label_over_a_narrow_stretch_keeps_its_words() -> None:
    (label,), rows = top_labels([_top("L2 AALL1331", 200, 210)], Extent(0, 600), 14, arial_width)
    assert label.text == "L2 AALL1331"
    assert rows == 1
    assert label.box.left < 200
    assert label.box.right > 210


def test_crowded_labels_take_short_wordings_before_they_vanish() -> None:
    wishes = [_top(f"L{n} AALL1331", 100 + 30 * n, 120 + 30 * n) for n in range(4)]
    labels, rows = top_labels(wishes, Extent(0, 600), 14, arial_width)
    assert rows == 2
    assert {label.index for label in labels} == {0, 1, 2, 3}
    assert {label.text for label in labels} >= {"L0 AALL1331", "L2"}
    assert all(label.text.startswith(f"L{label.index}") for label in labels)


def test_no_label_is_left_out_for_the_whole_wording_of_another() -> None:
    wishes = [
        TopLabel(text="consolidation and reintensification", left=40, right=60, short="cons."),
        TopLabel(text="blinatumomab", left=120, right=140),
    ]
    labels, rows = top_labels(wishes, Extent(0, 200), 14, arial_width, most_rows=1)
    assert [label.text for label in labels] == ["cons.", "blinatumomab"]
    assert rows == 1


def test_the_name_of_an_upright_line_stands_right_of_it_and_left_where_the_figure_ends() -> None:
    wishes = [TopLabel(text="R1 marrow", left=x, right=x, short="R1") for x in (100, 590)]
    labels, rows = labels_beside(wishes, Extent(0, 600), 14, arial_width)
    assert rows == 1
    assert labels[0].box.left > 100
    assert labels[1].box.right < 590


def test_no_name_of_a_line_is_crossed_by_another_line() -> None:
    lines = (100, 140, 300)
    wishes = [TopLabel(text=f"R{x} marrow", left=x, right=x, short="R1") for x in lines]
    labels, rows = labels_beside(wishes, Extent(90, 600), 14, arial_width)
    assert rows == 1
    assert [label.text for label in labels] == ["R1", "R140 marrow", "R300 marrow"]
    assert not [x for x in lines for b in labels if b.box.left < x < b.box.right]


def test_names_of_lines_at_one_time_part_into_rows() -> None:
    wishes = [TopLabel(text="R1 marrow", left=x, right=x, short="R1") for x in (100, 102)]
    labels, rows = labels_beside(wishes, Extent(90, 600), 14, arial_width)
    assert rows == 2
    assert [label.index for label in labels] == [0, 1]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 580), st.floats(0, 200)), max_size=15))
def test_labels_above_a_plot_never_overlap(stretches: list[tuple[float, float]]) -> None:
    wishes = [_top("L4 inotuzumab", left, left + width) for left, width in stretches]
    labels, rows = top_labels(wishes, Extent(0, 800), 14, arial_width)
    assert rows <= 3
    boxes = [label.box for label in labels]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(50, 550), st.floats(40, 240)), max_size=20))
def test_labels_of_points_cover_no_point(places: list[tuple[float, float]]) -> None:
    wishes = [PointLabel(text="45", x=x, y=y) for x, y in places]
    labels = point_labels(wishes, PLOT, 14, arial_width, _marks(places))
    boxes = [label.box for label in labels]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    for box in boxes:
        assert not any(box.left < x < box.right and box.top < y < box.bottom for x, y in places)


def test_a_lone_point_has_its_label_above() -> None:
    wish = [PointLabel(text="45", x=300, y=140)]
    (label,) = point_labels(wish, PLOT, 14, arial_width, _marks([(300, 140)]))
    assert label.side == "above"
    assert label.box.bottom < 140


def test_a_value_stands_on_a_line_only_where_nothing_else_is_free() -> None:
    wish = [PointLabel(text="45", x=300, y=140)]
    above = Obstacles([Box(50, 125, 500, 2)])
    (moved,) = point_labels(wish, PLOT, 14, arial_width, Obstacles(), above)
    assert moved.side == "right"
    everywhere = Obstacles([PLOT])
    (crossing,) = point_labels(wish, PLOT, 14, arial_width, Obstacles(), everywhere)
    assert crossing.side == "above"
    assert point_labels(wish, PLOT, 14, arial_width, everywhere) == ()


def test_words_under_a_plot_point_up_to_their_time() -> None:
    wishes = [("normal", 100.0), ("prolonged", 110.0), ("low", 590.0)]
    words, rows = labels_under(wishes, Extent(50, 600), 14, arial_width)
    assert [word.text for word in words] == ["↑ normal", "↑ prolonged", "low ↑"]
    assert rows == 2
    assert words[1].box.top == words[0].box.bottom
    assert words[0].box.left < 100 < words[0].box.right
    assert words[2].box.right <= 600


def test_words_without_a_row_are_left_to_the_caller() -> None:
    words, rows = labels_under([("normal", 100.0)] * 6, Extent(50, 600), 14, arial_width)
    assert [word.index for word in words] == [0, 1, 2, 3]
    assert rows == 4


def test_a_word_wider_than_its_room_is_left_to_the_caller() -> None:
    words, rows = labels_under([("mildly elevated", 100.0)], Extent(50, 150), 14, arial_width)
    assert (words, rows) == ((), 0)


def _decided(*wishes: PointLabel, taken: Obstacles | None = None) -> dict[str, str]:
    labels = deciding_labels(wishes, PLOT, 20, arial_width, taken or Obstacles(), Obstacles())
    return {label.text: label.side for label in labels}


def test_what_decides_is_told_beside_its_point() -> None:
    assert _decided(PointLabel(text="5.1", x=200, y=100)) == {"5.1": "right"}
    assert _decided(PointLabel(text="5.1", x=545, y=100)) == {"5.1": "left"}


def test_what_decides_is_told_though_no_place_is_free() -> None:
    everything = Obstacles([PLOT])
    wishes = PointLabel(text="5.1", x=200, y=100), PointLabel(text="2.4", x=200, y=100)
    assert _decided(*wishes, taken=everything) == {"5.1": "right", "2.4": "left"}
