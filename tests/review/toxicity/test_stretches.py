"""Stretches of time are found by what they may share with another."""

from math import inf
from random import Random

import pytest

from boardapp.review.toxicity.stretches import Limit, Stretches


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ((3, 0), (4, 0), [0, 2]),  # the last day of 0 is day 3
        ((3, 1), (4, 0), [2]),  # later on that day
        ((5, 0), (8, 0), [1, 2]),  # the first day of 1 is day 8
        ((5, 0), (7, 0), [2]),
        ((-inf, 0), (inf, 0), [0, 1, 2]),
        ((-inf, 0), (0, 0), [2]),
    ],
)
def test_a_stretch_is_found_where_one_of_its_days_is_shared(
    first: Limit, last: Limit, found: list[int]
) -> None:
    stretches = Stretches([((1, 0), (3, 0)), ((8, 0), (9, 0)), ((-inf, 0), (inf, 0))])
    assert stretches.meeting(first, last) == found


def test_of_no_stretches_none_is_found() -> None:
    assert Stretches([]).meeting((-inf, 0), (inf, 0)) == []


def test_all_that_share_a_day_are_found_and_no_others() -> None:
    random = Random(7)
    limits = [((n := random.randrange(60), 0), (n + random.randrange(9), 1)) for _ in range(50)]
    stretches = Stretches(limits)
    for begin in range(-1, 70):
        asked = (begin, 1), (begin + 3, 0)
        found = [n for n, (first, last) in enumerate(limits)
                 if first <= asked[1] and last >= asked[0]]  # fmt: skip
        assert stretches.meeting(*asked) == found
