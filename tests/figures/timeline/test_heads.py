"""The heads of lines through all lanes: all are named, and no line crosses a name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.figures.text_width import arial_width
from boardapp.figures.timeline.heads import Head, place_heads
from boardapp.figures.timeline.timeline import Mark

BOUNDS = (100.0, 800.0)


def turn(label: str, short: str = "", weight: float = 1.0) -> Mark:
    return Mark(
        key=label, label=label, short=short, tip="", role="relapse", shape="circle", at=0.0,
        weight=weight,
    )  # fmt: skip


def placed(*marks: tuple[Mark, float]) -> tuple[tuple[Head, ...], int]:
    return place_heads(marks, BOUNDS, 16, arial_width)


def test_a_name_stands_right_of_its_line_in_one_row() -> None:
    heads, rows = placed((turn("R1 marrow", "R1"), 200), (turn("R2 CNS", "R2"), 500))
    assert rows == 1
    assert [head.text for head in heads] == ["R1 marrow", "R2 CNS"]
    assert all(head.box and head.box.left == head.x for head in heads)


def test_at_the_right_edge_a_name_stands_left_of_its_line() -> None:
    (head,), _ = placed((turn("R1 marrow"), 790))
    assert head.box is not None
    assert head.box.right == 790


def test_names_that_are_near_stand_in_rows_the_earlier_one_above() -> None:
    first, second, third = (turn(f"progression ({n})") for n in ("liver", "lung", "skin"))
    heads, rows = placed((first, 120), (second, 160), (third, 500))
    assert rows == 2
    assert [head.row for head in heads] == [0, 1, 0]


def test_a_name_is_shortened_before_it_is_lost() -> None:
    near = [(turn(f"R{n} lymph nodes and liver", f"R{n}"), 300.0 + 40 * n) for n in range(9)]
    heads, _ = placed(*near)
    assert all(head.box for head in heads)
    assert {len(head.text) for head in heads} == {2, 24}


def test_a_long_name_is_cut_before_only_its_short_wording_is_left() -> None:
    name = "progression (left cervical nodes + left axillary nodes + mediastinum + spleen)"
    mark = turn(name, "progression")  # 586 points wide in full, 271 cut at a word
    for width, text in (
        (600, name), (400, "progression (left cervical nodes +…"), (200, "progression"),
    ):  # fmt: skip
        (head,), _ = place_heads([(mark, 100.0)], (100.0, 100.0 + width), 16, arial_width)
        assert head.text == text


def test_the_diagnosis_costs_no_row_of_its_own() -> None:
    diagnosis = turn("Diagnosis", weight=0.03)
    heads, rows = placed((diagnosis, 110), (turn("refractory"), 130))
    assert rows == 1
    assert [head.text for head in heads if head.box] == ["refractory"]
    heads, _ = placed((diagnosis, 110), (turn("refractory"), 300))
    assert [head.text for head in heads if head.box] == ["Diagnosis", "refractory"]


places = st.floats(100, 800)
names = st.sampled_from(["R1", "R2 marrow", "progression (a site with a long name)", ""])


@settings(max_examples=80)
@given(st.lists(st.tuples(places, names), max_size=14))
def test_no_name_covers_another_or_is_crossed_by_a_line(drawn: list[tuple[float, str]]) -> None:
    heads, rows = placed(*((turn(name, name[:2]), x) for x, name in drawn))
    assert len(heads) == len(drawn)
    named = [(head, head.box) for head in heads if head.box is not None]
    assert all(head.row < rows for head, _ in named)
    for head, box in named:
        assert box.left >= BOUNDS[0]
        assert box.right <= BOUNDS[1]
        for other, its in named:
            if other is not head:
                assert not box.overlaps(its)
                passes = other.row <= head.row  # a line begins at its own name and goes down
                assert not (passes and box.left + 0.01 < other.x < box.right - 0.01)
