"""Labels of a lane: inside, right of, left of or under what they name, and never on anything."""

from boardapp.figures.lanes import Box, Extent
from boardapp.figures.text_width import arial_width
from boardapp.figures.timeline.lane_labels import Ground, Placed, Wish, place_labels

BOUNDS = Box(0, 0, 400, 40)


def place(wishes: list[Wish], *taken: Box, crossable: tuple[Box, ...] = ()) -> list[Placed]:
    ground = Ground(bounds=BOUNDS, obstacles=taken, crossable=crossable)
    return list(place_labels(wishes, ground, 14, arial_width)[0])


def test_a_label_stands_in_its_bar_where_it_fits() -> None:
    bar = Box(10, 10, 200, 20)
    wish = Wish(key="a", texts=("AALL15P1",), owner=bar, inside=(Extent(10, 210),))
    (label,) = place([wish], bar)
    assert label.is_inside
    assert bar.left <= label.box.left < label.box.right <= bar.right


def test_a_label_stands_on_the_widest_stretch_that_no_break_interrupts() -> None:
    bar = Box(10, 10, 300, 20)
    pieces = (Extent(10, 90), Extent(110, 310))
    (label,) = place([Wish(key="a", texts=("AALL15P1",), owner=bar, inside=pieces)], bar)
    assert label.is_inside
    assert label.box.left + label.box.width / 2 == 210


def test_a_label_too_wide_for_its_bar_stands_right_of_it() -> None:
    bar = Box(10, 10, 20, 20)
    wish = Wish(key="a", texts=("AALL15P1",), owner=bar, inside=(Extent(10, 30),))
    (label,) = place([wish], bar)
    assert not label.is_inside
    assert label.box.left == bar.right


def test_at_the_right_edge_a_label_stands_left() -> None:
    mark = Box(380, 10, 12, 12)
    (label,) = place([Wish(key="a", texts=("R4 CNS",), owner=mark)], mark)
    assert label.box.right == mark.left


def test_a_label_that_is_meant_to_stand_left_does() -> None:
    mark = Box(200, 10, 12, 12)
    (label,) = place([Wish(key="a", texts=("R4 CNS",), owner=mark, prefers_left=True)], mark)
    assert label.box.right == mark.left


def test_a_label_keeps_off_a_break_where_another_place_is_free() -> None:
    mark, band = Box(200, 10, 12, 12), Box(220, 0, 22, 40)
    wish = Wish(key="a", texts=("R4 CNS",), owner=mark)
    (label,) = place([wish], mark, crossable=(band,))
    assert label.box.right == mark.left
    (crossing,) = place([wish], mark, Box(0, 0, 195, 40), crossable=(band,))
    assert crossing.box.left == mark.right


def test_a_mark_between_marks_has_its_label_under_it() -> None:
    left, mark, right = Box(180, 0, 12, 12), Box(200, 0, 12, 12), Box(220, 0, 12, 12)
    wish = Wish(key="a", texts=("NGS",), owner=mark, may_stand_under=True)
    (label,) = place([wish], left, mark, right)
    assert label.box.top == 12
    assert label.box.left + label.box.width / 2 == 206


def test_a_shorter_wording_is_taken_before_a_label_is_dropped() -> None:
    first, second = Box(100, 10, 12, 12), Box(140, 10, 250, 12)
    wish = Wish(key="a", texts=("R1 marrow and more than fits", "R1"), owner=first)
    (label,) = place([wish], first, second)
    assert label.text == "R1"


def test_no_long_wording_takes_the_only_room_of_another_label() -> None:
    first, second = Box(40, 10, 12, 12), Box(180, 10, 200, 12)
    wishes = [
        Wish(key="a", texts=("a wording that is long", "R1"), owner=first),
        Wish(key="b", texts=("R2",), owner=second),
    ]
    assert [label.text for label in place(wishes, first, second)] == ["R1", "R2"]


def test_a_label_without_any_room_is_named_as_dropped() -> None:
    owner = Box(100, 10, 12, 12)
    walls = (Box(0, 0, 100, 40), Box(112, 0, 288, 40))
    ground = Ground(bounds=BOUNDS, obstacles=(owner, *walls))
    wishes = [Wish(key="a", texts=("R1",), owner=owner)]
    labels, dropped = place_labels(wishes, ground, 14, arial_width)
    assert labels == ()
    assert [wish.key for wish in dropped] == ["a"]
