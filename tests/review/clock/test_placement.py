"""Where events are drawn: at the day that was meant, and evenly where only order is known."""

import time

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.clock.clock import Clock, build_clock

MONTH = 30.436875


def _clock(*times: tuple[str, str], dx: str = "not reported") -> Clock:
    """A clock of evaluations: key and stated time."""
    return build_clock(
        Case(
            title="A course",
            diagnosis=Diagnosis(when=When.parse(dx), disease=Coded(text="B-ALL")),
            assessments=tuple(Assessment(id=key, when=When.parse(when)) for key, when in times),
        )
    )


def _days(clock: Clock, *keys: str) -> list[float]:
    return [clock.placement[key, "start"] for key in keys]


def test_order_only_events_share_the_time_between_their_neighbours_evenly() -> None:
    clock = _clock(
        ("first", "dx + 100 d"),
        ("a", "after first"),
        ("b", "after a"),
        ("c", "after b, before last"),
        ("last", "dx + 200 d"),
    )

    assert _days(clock, "a", "b", "c") == [125, 150, 175]


def test_a_chain_told_backwards_is_spread_too() -> None:
    clock = _clock(
        ("c", "before last"), ("b", "before c"), ("a", "before b, after dx"), ("last", "dx + 40 d")
    )

    assert _days(clock, "a", "b", "c") == [10, 20, 30]


def test_events_of_which_no_order_is_known_stand_side_by_side() -> None:
    clock = _clock(
        ("end", "dx + 40 d"), ("a", "after dx, before end"), ("b", "after dx, before end")
    )

    assert _days(clock, "a", "b") == [20, 20]


def test_events_on_the_same_day_count_as_one_step() -> None:
    clock = _clock(
        ("end", "dx + 30 d"), ("a", "after dx"), ("also-a", "a"), ("b", "after a, before end")
    )

    assert _days(clock, "a", "also-a", "b") == [10, 10, 20]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("dx + 5 mo", 5 * MONTH),
        ("~ dx", 0),
        ("dx + 10..20 d", 15),
        ("~ dx + 28 d", 28),
        ("dx + 5 mo, before limit", 140),  # as near to what was meant as can be
    ],
)
def test_a_stated_length_is_drawn_as_it_was_meant(when: str, day: float) -> None:
    clock = _clock(("x", when), ("limit", "dx + 140 d"))

    assert clock.placement["x", "start"] == pytest.approx(day)


def test_an_event_keeps_its_stated_distance_from_one_that_floats() -> None:
    clock = _clock(
        ("car-t", "after dx, before end"), ("day-28", "car-t + 28 d"), ("end", "dx + 90 d")
    )

    car_t, day_28 = _days(clock, "car-t", "day-28")
    assert day_28 - car_t == 28


def test_beyond_the_last_bound_events_follow_month_by_month() -> None:
    clock = _clock(("last", "dx + 100 d"), ("a", "after last"), ("b", "after a"))

    assert _days(clock, "a", "b") == pytest.approx([100 + MONTH, 100 + 2 * MONTH])


def test_before_the_first_bound_events_precede_month_by_month() -> None:
    clock = _clock(("pallor", "before dx"), ("fever", "before pallor"))

    assert _days(clock, "pallor", "fever") == pytest.approx([-MONTH, -2 * MONTH])


def test_an_event_lies_within_a_therapy_that_floats() -> None:
    clock = build_clock(
        Case(
            title="A course",
            diagnosis=Diagnosis(disease=Coded(text="B-ALL")),
            therapies=(
                Therapy(
                    id="ino",
                    name="InO",
                    start=When.parse("after dx"),
                    end=When.parse("~ ino + 12 mo"),
                ),
            ),
            adverse_events=(
                AdverseEvent(id="ae", term="bleeding", onset=When.parse("during ino")),
            ),
        )
    )

    start, end = clock.placement["ino", "start"], clock.placement["ino", "end"]
    assert end - start == pytest.approx(12 * MONTH, abs=1e-3)
    assert clock.placement["ae", "start"] == pytest.approx((start + end) / 2, abs=1e-3)


def test_birth_is_drawn_where_an_age_is_stated() -> None:
    assert _clock(dx="age 9 mo").placement["birth", "start"] == pytest.approx(-9.5 * MONTH)
    assert ("birth", "start") not in _clock().placement


@pytest.mark.bench
def test_a_clock_of_200_events_takes_less_than_100_ms() -> None:
    times = [("a0", "after dx")]
    times += [(f"a{n}", f"after a{n - 1}" if n % 3 else f"a{n - 1} + 2 mo") for n in range(1, 200)]
    started = time.perf_counter()
    clock = _clock(*times, dx="age 9 mo")
    built = time.perf_counter()
    assert len(clock.order) == 201
    assert built - started < 0.1
