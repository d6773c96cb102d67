"""Bounds on a time or on a length, in days, and on an age."""

from typing import NamedTuple

import msgspec

MONTH_D = 30.436875
"""The mean month of the Gregorian calendar: a twelfth of `YEAR_D`."""
YEAR_D = 365.2425
"""The mean year of the Gregorian calendar."""


class Interval(msgspec.Struct, frozen=True):
    """The earliest and the latest it can be, in days; None where nothing bounds it."""

    earliest: float | None = None
    latest: float | None = None

    @property
    def is_exact(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def width(self) -> float | None:
        """Days between earliest and latest; None where one of them is not known."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest


class Age(NamedTuple):
    """The lowest and the highest age that is possible; None where nothing bounds it.

    `low_months` and `high_months` are completed months of life: those of the calendar where
    birth and event have dates, so that the third month is completed on the day of its date.
    """

    low_days: float | None = None
    high_days: float | None = None
    low_months: int | None = None
    high_months: int | None = None

    @property
    def completed_year(self) -> int | None:
        """The year of life that is completed; None where it isn't known to a year."""
        if self.low_months is None or self.high_months is None:
            return None
        year = self.low_months // 12
        return year if year == self.high_months // 12 else None
