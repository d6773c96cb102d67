"""Thousands of events, as an import brings them, are put on one axis in seconds."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent, Transfusion
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.review.clock.clock import Clock, build_clock
from tests.review.building import a_case
from tests.steps import steps

FIRST = date(2015, 1, 1)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def _timed(time: Callable[[int], str]) -> Callable[[int], Case]:
    return lambda count: a_case(
        diagnosed="2015-01-01",
        transfusions=tuple(
            Transfusion(id=f"e{n}", product="platelets", when=When.parse(time(n)))
            for n in range(count)
        ),
    )


def _in_two_lines(count: int) -> Case:
    """Each therapy of the second line is not before any of the first."""
    return a_case(
        diagnosed="2015-01-01",
        therapies=tuple(
            Therapy(id=f"t{n}", name="A", line=1 + 2 * n // count, start=When.parse(_day(n)))
            for n in range(count)
        ),
    )


def _ended_too_early(count: int) -> Case:
    """Every fifth end is dated before its start."""
    return a_case(
        diagnosed="2015-01-01",
        adverse_events=tuple(
            AdverseEvent(
                id=f"e{n}",
                term="fever",
                onset=When.parse(_day(n + 2)),
                end=When.parse(_day(n + 3 if n % 5 else n)),
            )
            for n in range(count)
        ),
    )


CASES = {
    "dated": _timed(lambda n: _day(n // 2)),
    "dated to the month": _timed(lambda n: _day(n)[:7]),
    "each after the one before": _timed(lambda n: f"after e{n - 1}" if n else "after dx"),
    "each a day after the one before": _timed(lambda n: f"e{n - 1} + 1 d" if n else "dx + 1 d"),
    "all after the diagnosis": _timed(lambda n: "after dx"),
    "in two lines of therapy": _in_two_lines,
    "with ends before their starts": _ended_too_early,
}


def _whole(case: Case) -> Clock:
    """The clock with its places and its order."""
    clock = build_clock(case)
    assert len(clock.placement) == 2 * len(clock.order)
    return clock


@pytest.mark.parametrize("kind", CASES)
def test_four_times_as_many_events_cost_about_four_times_as_much(kind: str) -> None:
    few, many = (CASES[kind](count) for count in (100, 400))
    ratio = steps(lambda: _whole(many)) / steps(lambda: _whole(few))
    assert ratio < 5.5, "a square would cost sixteen times as much"


def test_each_of_many_contradictions_is_told() -> None:
    clock = _whole(_ended_too_early(1_000))
    assert [one.place for one in clock.contradictions] == [
        f"adverse_events[{n}].end" for n in range(0, 1_000, 5)
    ]


def test_the_order_and_the_bounds_of_a_long_chain_are_exact() -> None:
    clock = build_clock(CASES["each a day after the one before"](3_000))

    assert clock.order == ("dx", *(f"e{n}" for n in range(3_000)))
    assert clock.start("e2999").earliest == clock.start("e2999").latest == 3_000
    assert clock.between("e10", "start", "e2010", "start").earliest == 2_000
    assert clock.calendar("e364") == date(2016, 1, 1)
