"""Ages: one reading of them for texts, the axis of a timeline, and rules."""

import calendar
import math
from bisect import bisect_right
from datetime import date, timedelta

import msgspec

from boardapp.case.interval import MONTH_D, Age, Interval
from boardapp.case.when import Amount, Part

CALENDAR_SLACK_D = 3.0
"""Days by which calendar months and years may differ from as many mean ones."""
_BIRTHDAY_SLACK_D = 1.0
"""Days by which an age known to the day may miss the completed month."""
_MONTHS_COUNTED = 130 * 12
"""Months of life that are counted on the calendar: more than any life."""


class Ages(msgspec.Struct, frozen=True, kw_only=True):
    """How old the patient was at any time of the case.

    `born` are the bounds of the birth in days from diagnosis, `drawn` the day of it that agrees
    with all drawn days. `turns` are the ages in days on which each month of life is completed
    by the calendar; empty where the birth date is not known to the day. Months are then mean
    months, which miss birthdays by a little.
    """

    born: Interval
    drawn: float
    turns: tuple[int, ...] = ()

    def at(self, day: float) -> Age | None:
        """The age on a day from diagnosis; None before the birth."""
        if self.born.earliest is None or self.born.latest is None or day < self.born.earliest:
            return None
        return self.of(Interval(max(day - self.born.latest, 0.0), day - self.born.earliest))

    def of(self, days: Interval) -> Age:
        """An age of so many days, with the months of life that are completed."""
        low, high = days.earliest, days.latest
        if self.turns:
            return Age(low, high, *(None if d is None else self._completed(d) for d in (low, high)))
        slack = _BIRTHDAY_SLACK_D if days.is_exact else CALENDAR_SLACK_D
        first = None if low is None else max(math.floor((low + slack) / MONTH_D), 0)
        last = None if high is None else max(math.ceil((high - slack) / MONTH_D) - 1, first or 0)
        return Age(low, high, first, last)

    def _completed(self, days: float) -> int:
        return max(bisect_right(self.turns, days) - 1, 0)


def months_of_life(born: date) -> tuple[int, ...]:
    """The ages in days on which each month of life is completed, from 0 on."""
    turns: list[int] = []
    for month in range(_MONTHS_COUNTED):
        try:
            turns.append((day_after(born, (Part(month, "mo"),)) - born).days)
        except (ValueError, OverflowError):  # Beyond the years that a calendar counts.
            break
    return tuple(turns)


def day_after(day: date, amount: Amount) -> date:
    """The day of the calendar an amount later.

    A month without the day of the month gives its last day. Raises ValueError or OverflowError
    beyond the years that a calendar counts.
    """
    months = sum(int(part.number) * {"mo": 1, "y": 12}.get(part.unit, 0) for part in amount)
    days = sum(part.number * {"d": 1, "wk": 7}.get(part.unit, 0) for part in amount)
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last)) + timedelta(days=days)
