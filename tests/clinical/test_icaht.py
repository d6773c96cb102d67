"""Low platelets after CAR-T cells, early and late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.icaht import Phase, Platelets, icaht_grade


def _on(days: range | tuple[int, ...], count: float | str) -> list[Platelets]:
    return [Platelets(day, Value(count)) for day in days]


@pytest.mark.parametrize(
    ("results", "phase", "lowest"),
    [
        (_on(range(5), 45), "early", 1),
        (_on(range(8), 45), "early", 2),
        (_on(range(3), 15), "early", 3),
        (_on(range(14), 15), "early", 4),
        (_on((60, 64), 80), "late", 1),
        (_on((60,), 80), "late", None),
    ],
)
def test_the_vectors_of_the_definitions(
    results: list[Platelets], phase: Phase, lowest: int | None
) -> None:
    graded = icaht_grade(results, phase)
    assert graded.lowest == lowest
    assert graded.name == (None if lowest is None else str(lowest))


def test_from_a_relapse_on_nothing_counts() -> None:
    results = _on(range(15, 26), 45)
    assert icaht_grade(results, "early").lowest == 2
    assert icaht_grade(results, "early", counted_until=20).lowest == 1  # days 15 to 19
    whole = _on(range(20), 45) + _on(range(20, 31), 15)
    assert icaht_grade(whole, "early", counted_until=20).lowest == 2
    assert icaht_grade(whole, "early", counted_until=21).lowest == 3
    assert icaht_grade(_on((31, 32), 80), "late", counted_until=32).lowest is None
    assert icaht_grade(_on((31, 32), 80), "late", counted_until=33).lowest == 1
    late = icaht_grade(_on((60, 64), 80), "late", counted_until=20)
    assert late.name is None
    assert late.reason == "nothing counts: it relapsed, or was treated, before"


@pytest.mark.parametrize(
    ("low_days", "count", "expected"),
    [
        (6, 49.9, 1),
        (7, 49.9, 2),
        (6, 50, 0),
        (31, 20, 2),
        (1, 19.9, 3),
        (13, 19.9, 3),
        (14, 19.9, 4),
        (1, "<50", 1),
        (1, "<=50", 0),
    ],
)
def test_early_with_a_count_on_every_day(low_days: int, count: float | str, expected: int) -> None:
    results = _on(range(low_days), count) + _on(range(low_days, 31), 200)
    graded = icaht_grade(results, "early")
    assert graded.lowest == expected
    assert graded.missing == ()


def test_days_are_added_up_whether_or_not_they_follow_each_other() -> None:
    low = _on((1, 3, 5, 7, 9, 11, 13), 45)
    assert icaht_grade(low + _on((2, 4, 6, 8, 10, 12), 80), "early").lowest == 2


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (_on((31, 100), 99.9), 1),
        (_on((31, 100), 100), 0),
        (_on((30, 31), 80), None),
        (_on((100, 101), 80), None),
        (_on((40, 50), 49.9), 2),
        (_on((40, 50), 50), 1),
        (_on((40,), 15) + _on((50,), 80), 1),
        (_on((40, 50), 19.9), 3),
        (_on(range(40, 53), 19.9), 3),
        (_on(range(40, 54), 19.9), 4),
        (_on((60, 60), 80), None),  # twice on one day may be passing
    ],
)
def test_late(results: list[Platelets], expected: int | None) -> None:
    assert icaht_grade(results, "late").lowest == expected


def test_days_without_a_count_leave_the_grade_at_least() -> None:
    graded = icaht_grade(_on(range(5), 45), "early")
    assert (graded.lowest, graded.highest) == (1, 4)
    assert graded.missing == ("platelets on 26 days",)
    known = icaht_grade(_on(range(31), 45), "early")
    assert known.is_certain
    assert icaht_grade([], "early").reason == "no platelet count"
    assert icaht_grade(_on((60,), 80), "late").missing == ("a second platelet count",)
    assert icaht_grade(_on((1,), "not done"), "early").reason == "no platelet count"


@given(st.lists(st.integers(1, 150), min_size=31, max_size=31), st.integers(0, 30))
def test_a_lower_count_never_lowers_the_grade(counts: list[int], day: int) -> None:
    def grade(values: list[int]) -> int:
        lowest = icaht_grade(
            [Platelets(n, Value(count)) for n, count in enumerate(values)], "early"
        ).lowest
        assert lowest is not None
        return lowest

    lower = [count // 2 if n == day else count for n, count in enumerate(counts)]
    assert grade(lower) >= grade(counts)
