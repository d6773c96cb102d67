"""Where a time lies among cycles: said where it is certain, left open where it is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.complications import AdverseEvent
from boardapp.case.therapy import Cycle, Dose, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.toxicity.cycle_times import CyclePlace, CycleTimes
from tests.review.building import a_case, moments_of


def course(number: int, start: str, *days: int, end: str = "not reported") -> Cycle:
    doses = tuple(Dose(day=day, agent="drug", dose=Value(0.5), unit="mg/m2") for day in days)
    return Cycle(number=number, start=When.parse(start), end=When.parse(end), doses=doses)


def times(
    onset: str,
    *courses: Cycle,
    start: str = "2020-06-01",
    end: str = "2020-08-20",
    **fields: Any,
) -> tuple[CycleTimes, tuple[str, str]]:
    """A therapy from June to August, and the onset of one complication."""
    therapy = Therapy(
        id="ino",
        name="inotuzumab ozogamicin",
        line=1,
        start=When.parse(start),
        end=When.parse(end),
        courses=courses,
        **fields,
    )
    event = AdverseEvent(id="ae", term="fever", onset=When.parse(onset))
    case = a_case(diagnosed="2020-01-01", therapies=(therapy,), adverse_events=(event,))
    return CycleTimes("ino", therapy, moments_of(case).clock), ("ae", "start")


def place(onset: str, *courses: Cycle, **fields: Any) -> CyclePlace:
    made, time = times(onset, *courses, **fields)
    return made.place(time)


def told(onset: str, *courses: Cycle, **fields: Any) -> tuple[str, str]:
    found = place(onset, *courses, **fields)
    return found.cycle, found.day


def since(onset: str, *courses: Cycle, **fields: Any) -> str:
    made, time = times(onset, *courses, **fields)
    return made.since_dose(made.place(time), time)


FIRST, SECOND = course(1, "2020-06-01"), course(2, "2020-06-29")


@pytest.mark.parametrize(
    ("onset", "expected"),
    [
        ("2020-06-01", ("cycle 1", "day 1")),
        ("2020-06-08", ("cycle 1", "day 8")),
        ("2020-06-28", ("cycle 1", "day 28")),
        ("2020-06-29", ("cycle 2", "day 1")),
        ("2020-08-20", ("cycle 2", "day 53")),
    ],
)
def test_the_day_on_which_a_cycle_starts_is_its_day_1(
    onset: str, expected: tuple[str, str]
) -> None:
    assert told(onset, FIRST, SECOND) == expected


def test_an_uncertain_onset_within_one_cycle_has_a_range_of_days() -> None:
    assert told("2020-06-08..2020-06-15", FIRST, SECOND) == ("cycle 1", "day 8–15")
    assert place("2020-06-08..2020-06-15", FIRST, SECOND).number == 1


def test_an_onset_that_may_lie_in_two_cycles_is_placed_in_neither() -> None:
    found = place("2020-06-25..2020-07-02", FIRST, SECOND)
    assert (found.cycle, found.day) == ("cycle 1 or 2", "day 25–32 from cycle 1")
    assert (found.number, found.first_day, found.last_day) == (None, None, None)


def test_an_onset_somewhere_in_the_therapy_names_all_its_cycles_and_no_day() -> None:
    third = course(3, "2020-07-27")
    assert told("during ino", FIRST, SECOND, third) == ("cycle 1 to 3", "day not reported")


def test_days_from_an_uncertain_start_are_as_tight_as_the_statements_allow() -> None:
    """The start is known to the month only; the onset is stated from it."""
    relative = course(1, "ino"), course(2, "ino + 28 d")
    found = told("ino + 35 d", *relative, start="2020-06", end="ino + 60 d")
    assert found == ("cycle 2", "day 8")


def test_before_the_first_cycle_there_is_no_cycle() -> None:
    assert told("2020-06-01", course(1, "2020-06-05")) == ("before cycle 1", "")


def test_a_cycle_without_a_time_between_two_leaves_its_number_open() -> None:
    third = course(3, "2020-07-27")
    assert told("2020-07-10", FIRST, third) == ("cycle 1 or 2", "day 40 from cycle 1")
    assert told("2020-07-27", FIRST, third) == ("cycle 3", "day 1")


def test_cycles_given_after_the_last_with_a_time_are_possible() -> None:
    cycles = {"cycles": Value(4)}
    assert told("2020-07-10", FIRST, SECOND, **cycles) == ("cycle 2 to 4", "day 12 from cycle 2")


def test_where_the_number_of_cycles_is_not_known_a_later_one_is_possible() -> None:
    cycles = {"cycles": Value("not reported")}
    assert told("2020-07-10", FIRST, SECOND, **cycles) == (
        "cycle 2 or later",
        "day 12 from cycle 2",
    )


def test_cycles_before_the_first_with_a_time_are_possible() -> None:
    assert told("2020-06-10", course(3, "2020-07-27"))[0] == "cycle 1 or 2"


def test_without_a_time_of_any_cycle_only_the_therapys_own_start_is_told() -> None:
    assert told("2020-06-16") == ("during", "15 d after its start")
    assert told("2020-06-16", cycles=Value(9)) == (
        "during, cycle not reported",
        "15 d after its start",
    )
    assert told("during ino", cycles=Value(9)) == (
        "during, cycle not reported",
        "day not reported",
    )


def test_the_last_dose_before_the_onset_is_counted_from() -> None:
    cycle = course(1, "2020-06-01", 1, 8, 15)
    assert since("2020-06-12", cycle) == "4 d after day 8 (drug)"
    assert since("2020-06-15", cycle) == "0 d after day 15 (drug)"
    assert since("2020-06-14", cycle) == "6 d after day 8 (drug)"


def test_an_onset_about_the_day_of_a_dose_leaves_their_order_open() -> None:
    cycle = course(1, "2020-06-01", 1, 8, 15)
    assert since("2020-06-14..2020-06-16", cycle) == (
        "6–8 d after day 8 (drug); order to the dose of day 15 not known"
    )


def test_before_the_first_dose_of_a_cycle_the_last_of_the_one_before_counts() -> None:
    first, second = course(1, "2020-06-01", 1, 8), course(2, "2020-06-29", 3)
    assert since("2020-06-30", first, second) == "22 d after day 8 of cycle 1 (drug)"


def test_without_stated_doses_the_time_since_a_dose_is_not_reported() -> None:
    assert since("2020-06-12", FIRST, SECOND) == ""
    assert since("2020-06-30", FIRST, course(2, "2020-06-29", 8)) == ""


def test_without_a_certain_cycle_the_last_dose_is_not_known() -> None:
    first, second = course(1, "2020-06-01", 1, 8), course(2, "2020-06-29", 1)
    assert since("2020-06-25..2020-07-02", first, second) == "not known: cycle not certain"


def test_an_onset_before_all_doses_says_so() -> None:
    assert since("2020-06-02", course(1, "2020-06-01", 8)) == "no dose before it is stated"


@given(
    st.lists(st.integers(7, 40), min_size=1, max_size=5), st.integers(0, 120), st.integers(0, 40)
)
def test_a_cycle_is_named_only_where_every_possible_day_lies_in_it(
    lengths: list[int], first: int, width: int
) -> None:
    """The rule itself, checked day by day against the starts of the cycles."""
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    courses = [course(n, f"ino + {day} d") for n, day in enumerate(starts, 1)]
    last = first + width
    therapy = Therapy(
        id="ino", name="ino", line=1, start=When.parse("dx"), end=When.parse("dx + 400 d"),
        courses=tuple(courses),
    )  # fmt: skip
    marks = (
        AdverseEvent(id="mark", term="m", onset=When.parse(f"dx + {first} d")),
        AdverseEvent(id="other", term="o", onset=When.parse(f"dx + {last} d")),
        AdverseEvent(id="ae", term="fever", onset=When.parse("after mark, before other")),
    )
    case = a_case(diagnosed="2020-01-01", therapies=(therapy,), adverse_events=marks)
    found = CycleTimes("ino", therapy, moments_of(case).clock).place(("ae", "start"))
    cycles = {max(n for n, s in enumerate(starts, 1) if s <= day) for day in range(first, last + 1)}
    if found.number is not None:
        assert cycles == {found.number}
        start = starts[found.number - 1]
        assert (found.first_day, found.last_day) == (first - start + 1, last - start + 1)
    else:
        assert len(cycles) > 1
        assert all(str(number) in found.cycle for number in (min(cycles), max(cycles)))


def test_cycles_told_from_a_start_of_which_only_the_order_is_known_are_timed() -> None:
    """As in a published case: nothing has a date, yet the cycles follow each other by days."""
    relative = course(1, "ino", 1, 8), course(2, "ino + 28 d")
    fields = {"start": "after dx", "end": "not reported"}
    assert told("ino + 12 d", *relative, **fields) == ("cycle 1", "day 13")
    assert since("ino + 12 d", *relative, **fields) == "5 d after day 8 (drug)"
    assert told("ino + 35 d", *relative, **fields) == ("cycle 2", "day 8")


@pytest.mark.parametrize(
    ("courses", "count", "told"),
    [
        (
            (course(0, "2020-06-01"), course(2_147_483_648, "2020-08-01")),
            None,
            "cycle 0 to 2147483647",
        ),
        ((course(400_000_000, "2020-07-15"),), None, "cycle 1 to 399999999"),
        ((course(1, "2020-06-01"),), 400_000_000, "cycle 1 to 400000000"),
        ((course(0, "2020-07-15"),), None, "before cycle 0"),
    ],
)
def test_nothing_is_made_for_each_cycle_up_to_a_number_that_is_a_slip(
    courses: tuple[Cycle, ...], count: int | None, told: str
) -> None:
    cycles = {"cycles": Value(count)} if count else {}
    assert place("2020-07-01", *courses, **cycles).cycle == told
