"""Toxicity along cycles as a figure: what is placed, what it says, where it stands."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.figures.cycles.cycles import (
    CycleFigure,
    CycleLane,
    CycleMark,
    cycle_figure,
    doses_text,
    key_texts,
)
from boardapp.figures.cycles.layout import CycleLayout, day_x, lay_out_cycles, mark_at
from boardapp.figures.text_width import arial_width
from boardapp.review.model.base import Moment
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import (
    CycleGrade,
    DoseGiven,
    PlacedComplication,
    TherapyCycle,
    TherapyToxicity,
)
from boardapp.words.grades import named_grade_text


def complication(
    term: str, number: int | None, first: int | None, last: int | None, **fields: Any
) -> PlacedComplication:
    defaults: dict[str, Any] = {
        "key": term, "kind": "adverse event", "grade": Value(3), "cycle": "cycle 1",
        "day": f"day {first}", "onset": Moment(), "place": f"adverse_events[{term}]",
    }  # fmt: skip
    return PlacedComplication(
        term=term, number=number, first_day=first, last_day=last, **{**defaults, **fields}
    )


def cycle(number: int, last_day: int | None = 28, **fields: Any) -> TherapyCycle:
    return TherapyCycle(number=number, start=Moment(), end=Moment(), last_day=last_day, **fields)


def toxicity(*cycles: TherapyCycle, complications: tuple[Any, ...] = ()) -> TherapyToxicity:
    return TherapyToxicity(
        key="ino", name="inotuzumab ozogamicin", line=3, start=Moment(), end=Moment(),
        cycles_text="2", cycles=cycles, complications=complications,
    )  # fmt: skip


def made(*cycles: TherapyCycle, complications: tuple[Any, ...] = ()) -> CycleFigure:
    figure = cycle_figure(toxicity(*cycles, complications=complications), "CTCAE v5.0")
    assert figure is not None
    return figure


def test_each_complication_with_a_certain_cycle_is_a_mark_with_its_grade_in_words() -> None:
    figure = made(cycle(1), cycle(2), complications=(complication("fever", 2, 8, 8),))
    assert [[mark.label for mark in lane.marks] for lane in figure.lanes] == [
        [],
        ["fever, grade 3"],
    ]
    (mark,) = figure.lanes[1].marks
    assert (mark.first_day, mark.last_day, mark.key) == (8, 8, "adverse_events[fever]")


def test_what_has_no_certain_cycle_or_day_has_no_mark() -> None:
    unsure = (complication("fever", None, None, None), complication("rash", 1, 3, None))
    assert made(cycle(1), complications=unsure).lanes[0].marks == ()


def test_results_of_grade_3_and_more_are_marks_of_another_kind() -> None:
    grades = (
        CycleGrade(test="platelets", grade=LabGrade(4), value="8 ×10⁹/L", day=12),
        CycleGrade(test="ALT", grade=LabGrade(2), value="130 U/L", day=9),
        CycleGrade(test="AST", grade=LabGrade(3), value="300 U/L", day=None),
    )
    (mark,) = made(cycle(1, grades=grades)).lanes[0].marks
    assert (mark.kind, mark.label) == ("laboratory", "platelets grade 4 (lab)")
    assert mark.text.endswith("CTCAE v5.0")


def test_doses_are_told_by_drug_with_their_days() -> None:
    vincristine = "vincristine 1.5 mg/m²"
    given = ((1, vincristine), (3, "asparaginase"), (8, vincristine))
    doses = tuple(DoseGiven(day=day, text=text) for day, text in given)
    told = cycle(1, doses=doses)
    assert doses_text(told) == "vincristine 1.5 mg/m² day 1, 8; asparaginase day 3"
    assert made(told).lanes[0].doses == (1, 3, 8)
    assert doses_text(cycle(2)) == "doses not reported"


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ((Value(3), ""), "grade 3"),
        ((None, "moderate"), "moderate (no grade stated)"),
        ((None, "not reported"), "grade not reported"),
        ((None, ""), "grade not reported"),
    ],
)
def test_a_word_is_never_made_a_grade(grade: tuple[Value | None, str], words: str) -> None:
    assert named_grade_text(*grade) == words


def test_the_summary_says_what_began_in_which_cycle() -> None:
    figure = made(cycle(1), cycle(2), complications=(complication("fever", 2, 8, 8),))
    assert figure.summary == (
        "inotuzumab ozogamicin. Cycle 1: no complication, no laboratory grade of 3 or more. "
        "Cycle 2: fever, grade 3."
    )


def test_without_a_timed_cycle_there_is_no_figure() -> None:
    assert cycle_figure(toxicity(), "CTCAE v5.0") is None


def test_the_key_names_only_what_is_drawn() -> None:
    plain = made(cycle(1), complications=(complication("fever", 1, 8, 8),))
    assert [kind for kind, _ in key_texts(plain)] == ["complication"]
    unsure = made(cycle(1, None), complications=(complication("fever", 1, 8, 15),))
    assert [kind for kind, _ in key_texts(unsure)] == ["complication", "unsure", "open"]


def test_the_axis_reaches_to_the_last_day_of_any_cycle_or_mark() -> None:
    assert made(cycle(1, 21), cycle(2, 35)).days == 35
    assert made(cycle(1, None), complications=(complication("fever", 1, 40, 44),)).days == 44
    assert made(cycle(1, 1)).days == 7


def laid(figure: CycleFigure, width: float = 600) -> CycleLayout:
    return lay_out_cycles(figure, width, 10, arial_width)


def test_a_mark_stands_on_its_day_and_a_stretch_on_all_of_its_days() -> None:
    events = (complication("fever", 1, 8, 8), complication("rash", 1, 15, 22))
    figure = made(cycle(1), complications=events)
    layout = laid(figure)
    fever, rash = layout.lanes[0].marks
    assert fever.box.left + fever.box.width / 2 == pytest.approx(day_x(figure, layout.plot, 8))
    reach = day_x(figure, layout.plot, 22) - day_x(figure, layout.plot, 15)
    assert rash.box.width == pytest.approx(reach + fever.box.width)


def test_a_cycle_is_as_long_as_its_days_and_an_open_one_goes_on() -> None:
    layout = laid(made(cycle(1, 14), cycle(2, None), cycle(3, 28)))
    first, second, third = layout.lanes
    assert first.bar.width == pytest.approx(third.bar.width / 2)
    assert (second.is_open, second.bar.width) == (True, pytest.approx(layout.plot.width))


def test_the_mark_under_a_place_is_found_by_mark_and_label() -> None:
    layout = laid(made(cycle(1), complications=(complication("fever", 1, 8, 8),)))
    (placed,) = layout.lanes[0].marks
    assert mark_at(layout, placed.box.left + 1, placed.box.middle) is placed.mark
    assert mark_at(layout, placed.label_box.right - 1, placed.label_box.middle) is placed.mark
    assert mark_at(layout, placed.label_box.right + 90, placed.box.middle) is None


marks = st.lists(
    st.tuples(st.integers(1, 28), st.integers(0, 12), st.sampled_from(["fever", "a" * 90, "sos"])),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(marks, st.sampled_from([280.0, 600.0, 1400.0]))
def test_no_label_of_a_lane_overlaps_another_or_leaves_the_figure(
    found: list[tuple[int, int, str]], width: float
) -> None:
    made_marks = tuple(
        CycleMark(kind="complication", first_day=day, last_day=min(day + more, 28), label=text,
                  text=text, key="")
        for day, more, text in sorted(found)
    )  # fmt: skip
    lane = CycleLane(
        name="Cycle 1", last_day=28, doses=(1, 8), doses_text="x" * 200, marks=made_marks
    )
    figure = CycleFigure(title="t", days=28, lanes=(lane, lane), summary="", grade_rule="")
    layout = laid(figure, width)
    for placed in layout.lanes:
        boxes = [box for mark in placed.marks for box in (mark.box, mark.label_box)]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
        assert all(box.left >= -1e-6 and box.right <= width + 1e-6 for box in boxes)
        assert all(box.bottom <= placed.bar.top for box in boxes)
    first, second = layout.lanes
    assert first.box.bottom <= second.box.top
    assert max(entry.y for entry in layout.key) < layout.height


def test_the_invented_case_is_drawn_with_its_doses_and_grades(read: Any) -> None:
    review: Review = read("synthetic")
    one = next(t for t in review.toxicity.therapies if t.key == "reinduction")
    figure = cycle_figure(one, review.toxicity.grade_rule)
    assert figure is not None
    first = figure.lanes[0]
    assert first.doses == (1, 3, 8, 15)
    told = {(mark.label, mark.first_day) for mark in first.marks if mark.kind == "complication"}
    assert told == {("urticaria, grade 2", 15), ("peripheral motor neuropathy, grade 2", 22)}
