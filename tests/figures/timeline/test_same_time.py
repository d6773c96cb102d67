"""Bars at one place of the axis: one bar that names them all."""

from typing import Any

from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.same_time import bars_at_one_time, named_together
from boardapp.figures.timeline.timeline import Bar


def bar(label: str, start: float = 10, **fields: Any) -> Bar:
    bounds = {"start_earliest": 5, "start_latest": None, "end_earliest": 5, "end_latest": None}
    texts = {"key": label, "label": label, "tip": f"tip of {label}"}
    return Bar(role="toxicity", start=start, end=40, **{**bounds, **texts, **fields})


def test_neighbours_that_end_alike_say_it_once() -> None:
    names = ["pancytopenia", "ALT increased G1", "AST increased G1", "platelets decreased G3"]
    assert named_together(names) == ("pancytopenia; ALT, AST increased G1; platelets decreased G3")


def test_bars_with_the_same_times_become_one_that_keeps_their_tips() -> None:
    one, other = bars_at_one_time(
        [bar("ALT increased G1"), bar("late", 20), bar("AST increased G1")]
    )
    assert one.label == "ALT, AST increased G1"
    assert one.tip == "tip of ALT increased G1\n\ntip of AST increased G1"
    assert other.label == "late"


def test_a_note_stays_with_its_bar() -> None:
    (one,) = bars_at_one_time([bar("ursodiol", note="prophylactic"), bar("aminocaproic acid")])
    assert (one.label, one.note) == ("ursodiol (prophylactic); aminocaproic acid", "")


def test_what_is_known_of_the_times_must_be_the_same() -> None:
    assert len(bars_at_one_time([bar("a"), bar("b", end_latest=60)])) == 2


def test_a_bar_names_no_more_than_finds_room_beside_it() -> None:
    names = ["a complication with a long name", "another one with a long name", "a third"]
    assert [one.label for one in bars_at_one_time(map(bar, names))] == [
        "a complication with a long name; another one with a long name", "a third",
    ]  # fmt: skip


def test_the_letters_liver_enzymes_are_all_named(read: Any) -> None:
    toxicity = next(la for la in course_timeline(read("letter")).lanes if la.name == "Toxicity")
    assert [one.label for one in toxicity.bars] == [
        "mucocutaneous bleeding", "pancytopenia; localised cellulitis",
    ]  # fmt: skip
    left_out = course_timeline(read("letter")).left_out
    assert "AST increased G1, ALT increased G1, GGT increased G1" in left_out


def test_the_panel_keeps_a_bar_for_each_fact(read: Any) -> None:
    lanes = course_timeline(read("letter"), detail="all").lanes
    assert len(next(lane for lane in lanes if lane.name == "Toxicity").bars) == 6
