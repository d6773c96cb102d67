"""Results whose dates nothing ties to the diagnosis: how far each is from the first of them.

Such dates have no day from the diagnosis, and yet their order and the time between them are known.
"""

from collections.abc import Iterable
from datetime import date

from boardapp.case.interval import Interval
from boardapp.case.when import CalendarDate, On, When
from boardapp.review.clock.moments import Moments


class OwnDates:
    """The days of the results of one test from the first date among them.

    `first` is None where no result has a date, or dates are tied to the diagnosis.
    """

    def __init__(self, whens: Iterable[When], moments: Moments) -> None:
        self._clock = moments.clock
        is_tied = self._clock.is_calendar_tied
        dates = () if is_tied else (_first(when) for when in dict.fromkeys(whens))
        self.first = min(filter(None, dates), default=None)
        self._zero = None if self.first is None else When((On(_calendar(self.first)),))

    def days(self, when: When) -> Interval | None:
        """How many days a time lies after the first date; None where that is not known."""
        if self.first is None or self._zero is None:
            return None
        if (day := when.calendar_day) is not None:
            exact = float((day - self.first).days)
            return Interval(exact, exact)
        found = self._clock.apart(self._zero, when)
        return None if found.width is None else found


def _first(when: When) -> date | None:
    """The first day that a date may mean; None where none is stated."""
    days = (
        date(clause.date.year, clause.date.month or 1, clause.date.day or 1)
        for clause in when.clauses
        if isinstance(clause, On)
    )
    return min(days, default=None)


def _calendar(day: date) -> CalendarDate:
    return CalendarDate(day.year, day.month, day.day)
