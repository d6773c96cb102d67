"""Thousands of events, as an import brings them, are put on one axis in seconds."""

import time
from datetime import date, timedelta

import pytest

from boardapp.case.case import Case
from boardapp.case.complications import Transfusion
from boardapp.case.when import When
from boardapp.review.clock.clock import build_clock
from tests.review.building import a_case

TIMES = {
    "dated": lambda n: (date(2015, 1, 1) + timedelta(days=n // 2)).isoformat(),
    "dated to the month": lambda n: (date(2015, 1, 1) + timedelta(days=n)).isoformat()[:7],
    "each after the one before": lambda n: f"after e{n - 1}" if n else "after dx",
    "each a day after the one before": lambda n: f"e{n - 1} + 1 d" if n else "dx + 1 d",
    "all after the diagnosis": lambda n: "after dx",
}


def _case(kind: str, count: int) -> Case:
    return a_case(
        diagnosed="2015-01-01",
        transfusions=tuple(
            Transfusion(id=f"e{n}", product="platelets", when=When.parse(TIMES[kind](n)))
            for n in range(count)
        ),
    )


def _cost(case: Case) -> float:
    """Seconds of the processor for the clock, its places and its order."""
    begun = time.process_time()
    clock = build_clock(case)
    assert len(clock.order) == 1 + len(case.transfusions)
    assert len(clock.placement) == 2 * len(clock.order)
    return time.process_time() - begun


@pytest.mark.parametrize("kind", TIMES)
def test_four_times_as_many_events_cost_about_four_times_as_much(kind: str) -> None:
    few, many = _case(kind, 1_000), _case(kind, 4_000)
    # The least of three of each, since another program may take the memory's cache at one time.
    ratio = min(_cost(many) for _ in range(3)) / min(_cost(few) for _ in range(3))
    assert ratio < 8, "a square would cost sixteen times as much"


def test_the_order_and_the_bounds_of_a_long_chain_are_exact() -> None:
    clock = build_clock(_case("each a day after the one before", 3_000))

    assert clock.order == ("dx", *(f"e{n}" for n in range(3_000)))
    assert clock.start("e2999").earliest == clock.start("e2999").latest == 3_000
    assert clock.between("e10", "start", "e2010", "start").earliest == 2_000
    assert clock.calendar("e364") == date(2016, 1, 1)
