"""Times as a reader says them: stated times, days on the clock, ages and durations.

Bounds are rounded outwards, so that a text never claims more than is known.
"""

import math
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Protocol

from boardapp.case.interval import MONTH_D, Age
from boardapp.case.when import (
    Anchor,
    AtAge,
    CalendarDate,
    Clause,
    Offset,
    On,
    Order,
    Span,
    When,
)
from boardapp.words.inferred import marked_inferred

NOT_REPORTED = "not reported"
AT_DIAGNOSIS = "at diagnosis"
DATE_NOT_SHOWN = "date not shown"
"""Where only a date is stated, which is not to be told, and nothing ties it to the diagnosis."""
_Rounding = Callable[[float], int]
_DAYS_UP_TO = 100
"""Up to this day a time is told in days where it is known well enough."""
_WHOLE_MONTHS_FROM = 3
"""Bounds that are further apart, in months, are told in whole months."""
_AGE_TO_THE_MONTH_UP_TO = 24
"""Months of age up to which a month matters though it may be the next."""
_ADULT_MONTHS = 18 * 12
"""From this age on a range is told in years: months of it tell a board nothing."""
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Bounds(Protocol):
    """The earliest and the latest that something can be, in days; None: unbounded."""

    @property
    def earliest(self) -> float | None:
        """The least."""

    @property
    def latest(self) -> float | None:
        """The most."""


class Timed(Bounds, Protocol):
    """When something was, as data: what is stated of it, and what is known of it."""

    @property
    def when(self) -> When:
        """What is stated."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the events are called that it refers to, in its order."""

    @property
    def age(self) -> Age | None:
        """How old the patient was then, where that can be told."""

    @property
    def calendar(self) -> CalendarDate | None:
        """The date, where a date alone is stated."""

    @property
    def is_dated(self) -> bool:
        """Whether a date is stated, though it may have been dropped."""

    @property
    def is_inferred(self) -> bool:
        """Whether it was read from the source, which does not state it."""


def stated_time(time: Timed) -> str:
    """A time as its source states it; where its date was dropped, as `relative_text`."""
    has_date = any(isinstance(clause, On) for clause in time.when.clauses)
    if time.is_dated and not has_date:
        return relative_text(time)
    return _marked(_when_text(time.when, time), time)


def relative_text(time: Timed) -> str:
    """A time without its date: a date is told by its days from diagnosis, the rest as stated.

    Where nothing says how long after the diagnosis it may be at least, the age tells more.
    """
    is_unbound = time.earliest is None and time.age is not None
    if time.is_dated and is_unbound and (at := at_age_text(time.age)):
        return _marked(at, time)
    if time.is_dated and (time.earliest is not None or time.latest is not None):
        return _marked(day_text(time), time)
    told = When(clause for clause in time.when.clauses if not isinstance(clause, On))
    if time.is_dated and not told.is_reported:
        return DATE_NOT_SHOWN
    return _marked(_when_text(told, time), time)


def after_first_date_text(days: Bounds) -> str:
    """How long after the first date of its kind, for what nothing ties to the diagnosis."""
    low, high = days.earliest or 0.0, days.latest
    if high is None:
        return NOT_REPORTED
    if low == high == 0:
        return "on the first date"
    return f"{_range(_whole(low, math.floor), _whole(high, math.ceil))} d after the first date"


def short_text(time: Timed) -> str:
    """A time for a cell or a note: its calendar day ("2023-06-30"), else as stated."""
    day = time.calendar
    return str(day) if day is not None and day.day is not None else stated_time(time)


def derived_text(time: Timed) -> str:
    """What the clock makes of a time, "day 28"; empty where it makes nothing of it."""
    return "" if time.earliest is None and time.latest is None else day_text(time)


def calendar_day(time: Timed) -> date | None:
    """The day of the calendar on which it was; None where none is stated, or it is dropped."""
    match time.calendar:
        case CalendarDate(year, int(month), int(day)):
            return date(year, month, day)
    return None


def when_text(when: When, labels: Mapping[str, str], lasting: Collection[str] = ()) -> str:
    """A stated time with the labels of its events: "28 d after CAR-T", "at 9 mo of age".

    An event without a label keeps its id. An offset from one of the `lasting` events names
    the edge it counts from: "5 mo after AALL15P1 began".
    """
    clauses = (_clause_text(clause, labels, lasting) for clause in when.clauses)
    return ", ".join(clauses) or NOT_REPORTED


def length_in_words(clause: Offset) -> str:
    """The length of time that an offset states: "5 mo", "about 1 y", "within 15 mo"."""
    if clause.span is None:
        return ""
    return f"{'about ' if clause.about else ''}{_away_text(clause.span)}"


def day_text(interval: Bounds) -> str:
    """A time from diagnosis: "day 28", "month 5", "month 4.5–6.5", "after month 5".

    What may lie on either side of the diagnosis is told by how far from it it may be.
    """
    low, high = interval.earliest, interval.latest
    if low is not None and high is not None and low < 0 < high:
        month = round((low + high) / 2 / MONTH_D)
        if not (_is_told_in_days(low, high) or _is_within_month(low, high, month)):
            return _around_diagnosis(max(-low, high))
    return day_as_number(interval)


def day_as_number(interval: Bounds) -> str:
    """The same by its numbers alone, for where a preposition may stand before it.

    "month 5" alone stands for what "5 months" means, half a month either way. Bounds are
    told as finely as they are known: more than three months apart, in whole months.
    """
    low, high = interval.earliest, interval.latest
    if low is None and high is None:
        return NOT_REPORTED
    if high is None:
        return "after diagnosis" if low == 0 else f"after {_point_text(low or 0.0, math.floor)}"
    if low is None:
        return "before diagnosis" if high == 0 else f"before {_point_text(high, math.ceil)}"
    if low == high:
        return _point_text(low, _nearest) if low else AT_DIAGNOSIS
    if _is_told_in_days(low, high):
        return f"day {_range(_whole(low, math.floor), _whole(high, math.ceil))}"
    month = round((low + high) / 2 / MONTH_D)
    if _is_within_month(low, high, month):
        return f"month {_number(month)}"
    return f"month {_month_range(low, high)}"


def _around_diagnosis(days: float) -> str:
    """A time that may lie before the diagnosis or after it, so many days at most."""
    months = _whole(days / MONTH_D, math.ceil)
    return f"within {'a month' if months == 1 else f'{_number(months)} months'} of diagnosis"


def age_text(age: Age | None) -> str:
    """An age in completed months or years: "9 mo", "1 y 2 mo – 1 y 8 mo", "12 d"; or empty."""
    if age is None or (age.low_days is None and age.high_days is None):
        return ""
    low, high = age.low_months, age.high_months
    if high is None:
        # Nobody is younger than at birth: that says nothing.
        return f"at least {_age(low)}" if low and low > 0 else ""
    if low is None:
        return f"at most {_age(high)}"
    if age.high_days is not None and high == 0 and age.high_days < MONTH_D:
        least = _whole(max(age.low_days or 0.0, 0.0), math.floor)
        return f"{_range(least, _whole(age.high_days, math.ceil))} d"
    if high == low + 11 and low % 12 == 0 and low:
        return f"{low // 12} y"
    if low < high < 12:
        return f"{low}–{high} mo"
    if low < high and low >= _ADULT_MONTHS:
        first, last = low // 12, high // 12
        return f"{first} y" if first == last else f"{first}–{last} y"
    is_in_years = low % 12 == 0 and high % 12 == 11
    if high - low >= 12 and (is_in_years or low >= _AGE_TO_THE_MONTH_UP_TO):
        return f"{low // 12}–{high // 12} y"
    return _age(low) if low == high else f"{_age(low)} – {_age(high)}"


def at_age_text(age: Age | None) -> str:
    """When something was by an age: "at 9 mo of age", "at 2 y of age or later"; or empty."""
    if age is None or not age_text(age):
        return ""
    if age.low_months is not None and age.high_months is not None:
        return f"at {age_text(age)} of age"
    if age.high_months is None:
        return f"at {_age(age.low_months or 0)} of age or later"
    return f"at {_age(age.high_months)} of age or before"


def age_on_axis(age: Age | None) -> str:
    """An age under a tick, as in a text where that is short; else the year completed, or empty."""
    if age is None or age.low_months is None or age.high_months is None:
        return ""
    low, high = age.low_months, age.high_months
    if low == high or (high == low + 1 and high < 12):
        return age_text(age)
    if high == low + 1 and high < _AGE_TO_THE_MONTH_UP_TO and high % 12:
        return f"{low // 12} y {low % 12}–{high % 12} mo"
    return f"{age.completed_year} y" if age.completed_year else ""


def duration_text(interval: Bounds) -> str:
    """A length of time: "28 d", "13.5–14.5 mo", "at least 5 mo"; empty where it is not known."""
    low, high = interval.earliest, interval.latest
    if high is None:
        # That one follows the other is no length of time.
        return "" if low is None or low <= 0 else f"at least {_length(low, math.floor)}"
    if low is None or (low == 0 and high > 0):
        return f"at most {_length(high, math.ceil)}"
    if low == high:
        return _length(low, _nearest)
    if _is_told_in_days(low, high):
        return f"{_range(_whole(low, math.floor), _whole(high, math.ceil))} d"
    return f"{_month_range(low, high)} mo"


def _marked(text: str, time: Timed) -> str:
    return marked_inferred(text) if time.is_inferred else text


def _when_text(when: When, time: Timed) -> str:
    return when_text(when, dict(zip((a.event for a in when.anchors), time.names, strict=True)))


def _clause_text(clause: Clause, labels: Mapping[str, str], lasting: Collection[str]) -> str:
    match clause:
        case Order(relation, anchor):
            return f"{relation} {_anchor_text(anchor, labels)}"
        case AtAge(span, about):
            return f"at {'about ' if about else ''}{_span_text(span)} of age"
        case On():
            return _date_text(clause)
        case Offset(Anchor(event, ""), span, sign, about) if event in lasting:
            return _offset_text(Offset(Anchor(event, "start"), span, sign, about), labels)
        case Offset():
            return _offset_text(clause, labels)


def _offset_text(clause: Offset, labels: Mapping[str, str]) -> str:
    anchor = _anchor_text(clause.anchor, labels)
    about = "about " if clause.about else ""
    if clause.span is None:
        return _same_day_text(clause, anchor)
    side = "after" if clause.sign > 0 else "before"
    return f"{about}{_away_text(clause.span)} {side} {anchor}"


def _same_day_text(clause: Offset, anchor: str) -> str:
    if clause.anchor.edge:
        return f"about when {anchor}" if clause.about else f"on the day {anchor}"
    if clause.about:
        return f"about the time of {anchor}"
    return AT_DIAGNOSIS if anchor == "diagnosis" else f"on the day of {anchor}"


def _anchor_text(anchor: Anchor, labels: Mapping[str, str]) -> str:
    label = labels.get(anchor.event, anchor.event)
    return {"start": f"{label} began", "end": f"{label} ended"}.get(anchor.edge, label)


def _away_text(span: Span) -> str:
    is_within = span.high is not None and not any(part.number for part in span.low)
    return f"within {Span(span.high or span.low)}" if is_within else _span_text(span)


def _span_text(span: Span) -> str:
    return str(span).replace("..", "–")


def _date_text(clause: On) -> str:
    about = "about " if clause.about else ""
    first = _calendar_text(clause.date)
    if clause.until is not None:
        return f"between {about}{first} and {_calendar_text(clause.until)}"
    return f"{about or ('in ' if clause.date.day is None else 'on ')}{first}"


def _calendar_text(day: CalendarDate) -> str:
    parts = [str(day.year)]
    if day.month is not None:
        parts.insert(0, _MONTH_NAMES[day.month - 1])
    if day.day is not None:
        parts.insert(0, str(day.day))
    return " ".join(parts)


def _point_text(days: float, rounded: _Rounding) -> str:
    number, unit = _told(days, rounded)
    return f"{'day' if unit == 'd' else 'month'} {_number(number)}"


def _length(days: float, rounded: _Rounding) -> str:
    number, unit = _told(days, rounded)
    return f"{_number(number)} {unit}"


def _told(days: float, rounded: _Rounding) -> tuple[float, str]:
    """A time in days or in months; a single bound, of which the other is open, in whole ones."""
    is_early = abs(days) < MONTH_D if rounded is not _nearest else False
    if is_early or (abs(days) <= _DAYS_UP_TO and not _is_whole_month(days)):
        return _whole(days, rounded), "d"
    return _months(days, rounded, 10 if rounded is _nearest else 1), "mo"


def _is_whole_month(days: float) -> bool:
    """Whether days that are no whole number come from whole or half months."""
    halves = days / MONTH_D * 2
    return days % 1 != 0 and abs(halves - round(halves)) < 1e-3


def _is_told_in_days(low: float, high: float) -> bool:
    """Whether an interval is near enough and known well enough to be told in days."""
    return max(abs(low), abs(high)) <= _DAYS_UP_TO and high - low < MONTH_D / 2


def _is_within_month(low: float, high: float, month: int) -> bool:
    reach = MONTH_D / 2 + 0.01
    return low >= month * MONTH_D - reach and high <= month * MONTH_D + reach


def _whole(days: float, rounded: _Rounding) -> float:
    # Four decimals first: 28.0000001 is the 28 of a sum, not the 29th day.
    return rounded(round(days, 4))


def _months(days: float, rounded: _Rounding, steps: int = 10) -> float:
    """Months in so many steps a month: tenths, halves or whole ones."""
    return rounded(round(days / MONTH_D * steps, 4)) / steps


def _month_range(low: float, high: float) -> str:
    """Two bounds in months, no finer than the distance between them gives sense to."""
    apart = (high - low) / MONTH_D
    steps = 1 if apart > _WHOLE_MONTHS_FROM else 2 if apart >= 0.5 else 10
    return _range(_months(low, math.floor, steps), _months(high, math.ceil, steps))


def _nearest(number: float) -> int:
    return math.floor(number + 0.5)


def _range(low: float, high: float) -> str:
    if low == high:
        return _number(low)
    return f"{_number(low)}{' to ' if low < 0 else '–'}{_number(high)}"


def _number(number: float) -> str:
    return f"{number:.10g}".replace("-", "−")


def _age(months: int) -> str:
    years, rest = divmod(months, 12)
    return " ".join([f"{years} y"] * bool(years) + [f"{rest} mo"] * bool(rest or not years))
