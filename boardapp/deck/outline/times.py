"""Times on slides: relative to the diagnosis, since a deck travels further than its case.

An exact calendar day becomes "day 17" or "month 28.6"; what the source itself states
relative to other events stays as it says it.
"""

import re
from datetime import date

from boardapp.case.interval import Interval
from boardapp.review.model.base import Moment
from boardapp.review.model.review import Review
from boardapp.words.times import calendar_day, day_text, relative_text

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


class Times:
    """Tells the times of one review without calendar days."""

    def __init__(self, review: Review) -> None:
        self._diagnosed = _day_of_diagnosis(review)

    def of(self, moment: Moment) -> str:
        """A moment as the board reads it; "not reported" where nothing is known of it."""
        return relative_text(moment)

    def brief(self, moment: Moment) -> str:
        """As `of`, but of several statements only the first: for a narrow cell."""
        return self.of(moment).split(", ")[0]

    def relative(self, text: str) -> str:
        """The text with each calendar day (2023-06-30) told from diagnosis, where that is known."""
        return _ISO_DAY.sub(self._from_diagnosis, text) if self._diagnosed else text

    def _from_diagnosis(self, match: re.Match[str]) -> str:
        try:
            day = date(*map(int, match.groups()))
        except ValueError:
            return match[0]
        days = float((day - self._diagnosed).days) if self._diagnosed else 0.0
        return day_text(Interval(days, days))


def _day_of_diagnosis(review: Review) -> date | None:
    """The calendar day from which the days of the review count; None if none is stated."""
    for entry in review.course:
        if entry.kind == "diagnosis" and entry.when.calendar:
            return calendar_day(entry.when)
    return None
