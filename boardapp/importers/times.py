"""Dates of a source as times of a case: ages, or days from the diagnosis, unless dates are kept.

A birth date is never taken over. With it the diagnosis has an age, and where the day of the
diagnosis is known, every other date becomes its distance from it in days: so the age at each event
follows, and all days add up. Where that day is not known, each date becomes an age. Where neither
is, nothing else can place the fact, so the date stays, and the report says so.
"""

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta

from boardapp.case.ages import day_after
from boardapp.case.interval import MONTH_D
from boardapp.case.when import Anchor, AtAge, CalendarDate, Clause, Offset, On, Part, Span, When
from boardapp.importers.ledger import Ledger
from boardapp.words.plurals import numbered

_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](?:(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?"
    r"(Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_DIAGNOSIS = Anchor("dx")
_LONG_STRETCH_D = 45
_MOST_DAYS = 100_000
"""Days that a time of a case may have: more than any life, as dates that were shifted are."""


def iso_date(text: str) -> CalendarDate | None:
    """The date of an ISO 8601 text of any precision; None where it is none or no day.

    The day is the one that is written: a time of day and a time zone don't change it.
    """
    match = _ISO.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return CalendarDate(year or 0, month, day)


def clock_of(text: str) -> str:
    """The time of day of an ISO 8601 text: "08:30", or "08:30 UTC" where it says so; else empty.

    Midnight is none: exports write it where they know the day alone.
    """
    match = _ISO.fullmatch(text.strip())
    if not match or match[4] in (None, "00:00"):
        return ""
    return f"{match[4]} UTC" if match[5] == "Z" else match[4]


def first_day(stated: CalendarDate) -> date:
    """The first day that a date of any precision may mean."""
    return date(stated.year, stated.month or 1, stated.day or 1)


def last_day(stated: CalendarDate) -> date:
    """The last day that a date of any precision may mean."""
    if stated.day is not None:
        return first_day(stated)
    if stated.month in (None, 12):
        return date(stated.year, 12, 31)
    return date(stated.year, (stated.month or 0) + 1, 1) - timedelta(days=1)


class Times:
    """Turns the dates of one patient's source into times of the case.

    `tell` reports once, at the end, what was left of the dates.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        born: CalendarDate | None = None,
        diagnosed: CalendarDate | None = None,
        keep_dates: bool = False,
    ) -> None:
        self._ledger = ledger
        self._born = born
        is_day = diagnosed is not None and diagnosed.day is not None
        self._diagnosed = diagnosed if is_day else None
        self._keep_dates = keep_dates
        self._known: dict[tuple[str, str], tuple[When, bool]] = {}
        self._changed = 0
        self._stayed = 0
        self._clocks = 0

    @property
    def are_kept(self) -> bool:
        """Whether dates stay dates: as asked, or since nothing is there to count from."""
        return self._keep_dates or (self._born is None and self._diagnosed is None)

    def when(self, text: str, where: str, until: str = "") -> When:
        """The time that an ISO 8601 date, or the stretch up to `until`, means in the case.

        What is no date is told with its place and is "not reported".
        """
        if not text and not until:
            return When.NOT_REPORTED
        try:
            when, is_early = self._known[text, until]
        except KeyError:
            when, is_early = self._read(text, until, where)
            self._known[text, until] = when, is_early
        if is_early:
            self._ledger.doubt(where, "is dated before the birth")
        return when

    def of_diagnosis(self, text: str, where: str) -> When:
        """The time of the diagnosis itself: an age, from which the rest is counted.

        Without a birth date it is "not reported": all else is told by its distance from it.
        """
        stated = iso_date(text) if text else None
        if stated is None or self._keep_dates:
            return self.when(text, where)
        if self._born is None:
            is_zero = self._diagnosed is not None
            return When.NOT_REPORTED if is_zero else self.when(text, where)
        if self.is_before_birth(stated):
            return self.when(text, where)
        self._changed += 1
        return When((AtAge(self._age(first_day(stated), last_day(stated), self._born)),))

    def of(self, stated: CalendarDate, until: CalendarDate | None = None) -> When:
        """The time that a date, or the stretch up to `until`, means in the case."""
        return When(self._clause(stated, until))

    def again(self, when: When) -> When:
        """A time of a case that was written before: its dates become what `of` makes of them."""
        match when.clauses:
            case (On(date, until, False),) if not self._keep_dates:
                return self.of(date, until)
        return when

    def kept(self, text: str) -> When:
        """A date as it is, for what is kept because it was asked for."""
        stated = iso_date(text) if text else None
        return When((On(stated),)) if stated else When.NOT_REPORTED

    def is_before_birth(self, stated: CalendarDate) -> bool:
        """Whether a date lies before the birth, however imprecise both are."""
        return self._born is not None and last_day(stated) < first_day(self._born)

    def clock(self, text: str) -> str:
        """The time of day of a date, counted: it stands beside the place where a fact was read."""
        found = clock_of(text) if "T" in text or " " in text else ""
        self._clocks += bool(found)
        return found

    def tell(self) -> None:
        """Report how many distinct dates became relative times, and how many stayed."""
        if self._clocks:
            have = "has a time" if self._clocks == 1 else "have a time"
            what = f"{numbered(self._clocks, 'record')} {have} of day, told with the source"
            self._ledger.warn("times of day", what)
        if self._changed:
            zero = "days from the diagnosis" if self._diagnosed else "ages"
            self._ledger.warn("dates", f"{numbered(self._changed, 'distinct date')} became {zero}")
        if self._stayed:
            have = "has" if self._stayed == 1 else "have"
            what = f"{have} neither a birth date nor a day of diagnosis to count from: kept"
            self._ledger.warn("dates", f"{numbered(self._stayed, 'distinct date')} {what}")

    def _read(self, text: str, until: str, where: str) -> tuple[When, bool]:
        start, end = iso_date(text or until), iso_date(until) if text and until else None
        if start is None or (until and text and end is None):
            wrong = text if start is None else until
            self._ledger.doubt(where, f'"{wrong[:60]}" is no date, and was not read')
            if start is None:
                return When.NOT_REPORTED, False
        if end is not None and last_day(end) < first_day(start):
            self._ledger.doubt(where, "ends before it begins; only its begin was read")
            end = None
        return self.of(start, None if end == start else end), self.is_before_birth(start)

    def _clause(self, stated: CalendarDate, until: CalendarDate | None) -> Iterable[Clause]:
        if self.are_kept:
            self._stayed += not self._keep_dates
            return (On(stated, until),)
        self._changed += 1
        first, last = first_day(stated), last_day(until or stated)
        zero = self._born or self._diagnosed
        if zero is not None and abs(last - first_day(zero)).days > _MOST_DAYS:
            self._ledger.doubt("dates", f'"{stated}" is no time of this life, and was not read')
            return ()
        if self._diagnosed is not None:
            found = _from_diagnosis(first, last, first_day(self._diagnosed))
            if found is not None:
                return (found,)
        if self._born is not None and not self.is_before_birth(stated):
            return (AtAge(self._age(first, last, self._born)),)
        return ()

    def _age(self, first: date, last: date, born: CalendarDate) -> Span:
        """An age: of the diagnosis, from which all else is counted, in years, months and days.

        Without a diagnosis all is counted from the birth, in days, which add up.
        """
        if first == last and born.day is not None and self._diagnosed is not None:
            return Span(_completed(first_day(born), first))
        low = max((first - last_day(born)).days, 0)
        return _span(low, (last - first_day(born)).days)


def _from_diagnosis(first: date, last: date, zero: date) -> Clause | None:
    low, high = (first - zero).days, (last - zero).days
    if low == high == 0:
        return Offset(_DIAGNOSIS)
    if low < 0 < high:  # A month or a year in which the diagnosis lies: on which side is not told.
        return None
    return Offset(_DIAGNOSIS, _span(*sorted((abs(low), abs(high)))), 1 if high > 0 else -1)


def _span(low: int, high: int) -> Span:
    """Days; a long stretch in months, which a reader can grasp, and no shorter than it is."""
    if high - low <= _LONG_STRETCH_D:
        shortest = (Part(float(low), "d"),)
        return Span(shortest) if low == high else Span(shortest, (Part(float(high), "d"),))
    months = (math.floor(low / MONTH_D), math.ceil(high / MONTH_D))
    return Span(*((Part(float(number), "mo"),) for number in months))


def _completed(born: date, day: date) -> tuple[Part, ...]:
    """The years, months and days that are completed on a day, by the calendar."""
    months = (day.year - born.year) * 12 + day.month - born.month
    if day_after(born, (Part(months, "mo"),)) > day:
        months -= 1
    years, rest = divmod(months, 12)
    days = (day - day_after(born, (Part(months, "mo"),))).days
    parts = (Part(float(years), "y"), Part(float(rest), "mo"), Part(float(days), "d"))
    return tuple(part for part in parts if part.number) or parts[2:]
