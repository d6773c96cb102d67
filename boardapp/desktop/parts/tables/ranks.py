"""What the rows of a table are sorted by: times, numbers, steps and names, never their texts.

A rank is compared with those of the same column only; None: nothing is stated that could be
compared, which stands last whichever way a column is sorted.
"""

import math
import re

from boardapp.case.value import Value
from boardapp.review.model.base import Moment

Rank = tuple[float, ...] | tuple[tuple[float, str], ...] | None

_DIGITS = re.compile(r"(\d+)")


def by_bounds(low: float | None, high: float | None) -> Rank:
    """By the least that something can be, then by the most; an open side is without end."""
    if low is None and high is None:
        return None
    return -math.inf if low is None else low, math.inf if high is None else high


def by_time(when: Moment) -> Rank:
    """By the earliest day that the clock allows, then by the latest."""
    return by_bounds(*when.drawn_bounds)


def by_value(value: Value | None) -> Rank:
    """By the bounds of a stated value; words and what is missing have none."""
    return None if value is None else by_bounds(value.low, value.high)


def by_step(step: float | None) -> Rank:
    """By a step of a scale, or a number that stands alone."""
    return None if step is None else (step,)


def by_name(name: str) -> Rank:
    """By a name: capitals do not count, and "day 9" stands before "day 10"."""
    parts = [part for part in _DIGITS.split(name.casefold()) if part]
    return tuple((float(p), "") if p.isdecimal() else (math.inf, p) for p in parts) or None
