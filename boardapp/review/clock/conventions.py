"""What a stated time means in days: "boardapp time conventions 1".

All lengths are days. One month is 30.436875 d and one year 365.2425 d, the means of the
Gregorian calendar. A statement means everything that a careful writer may have meant by it:

- A length counts to its finest stated unit, rounded to the nearest: "28 d" is exact,
  "3 wk" is ± 3.5 d, "5 mo" ± half a month, "2 y" and "1 y 0 mo" ± half a year and half a
  month. A decimal narrows it: "1.5 y" is ± a quarter year, "1.2 y" ± 0.05 y. Days named
  beside months or years ("1 y 3 d") are ± 3 d, since months and years differ in length.
- A range "12..18 mo" runs from half a unit below to half a unit above.
- An age counts completed units: "age 9 mo" is from 9 up to 10 months. With a birth date
  stated to the day the calendar itself is counted; with other dates in the case an age is
  3 d wider on each side, since calendar months differ from the mean.
- "about" ("~") gives a length a tolerance of 20 %, at least one unit (d, wk, mo) or half a
  year, in place of the rounding: "~ 15 mo" is 12 to 18 months, "~ 5 mo" 4 to 6, "~ 1 y" half
  a year to a year and a half. An age may also be all of its last completed unit: "~ age 9 mo"
  is 7.2 to 10.8 months, "~ age 1 y" half a year to 2 years. A date gets one day, month (31 d)
  or year (366 d) more, as stated. "~ X" without a length is within a month of X.
- A positive offset is never negative: "dx + 0 mo" begins on the day of X.
- A calendar month or year is all of its days; the time between two calendar days is exact.
- "X" is the day on which X starts, "X + 5 mo" counts from X's start, unless ".end" stands.
- "after X" is on or after the day X ends, "before X" on or before the day X starts,
  "during X" from its start to its end. No order is strict: a relapse may be found on the
  day of an admission and still be before it.
"""

import calendar
from datetime import date, timedelta
from enum import Enum

import msgspec

from boardapp.case.ages import CALENDAR_SLACK_D, day_after
from boardapp.case.interval import MONTH_D, YEAR_D, Interval
from boardapp.case.when import (
    Amount,
    Anchor,
    AtAge,
    CalendarDate,
    Clause,
    Offset,
    On,
    Order,
    Part,
    Span,
)

CONVENTION = "boardapp time conventions 1"

_UNIT_D = {"d": 1.0, "wk": 7.0, "mo": MONTH_D, "y": YEAR_D}
_ABOUT_SHARE = 0.2
# Half a year: a whole one would let "about a year" be none at all.
_LEAST_TOLERANCE_D = {"d": 1.0, "wk": 7.0, "mo": MONTH_D, "y": YEAR_D / 2}


class Origin(Enum):
    """What an absolute time counts from."""

    BIRTH = "birth"
    CALENDAR = "calendar"
    """Day 0 of `date.toordinal`."""


class Reading(msgspec.Struct, frozen=True):
    """A time lies `earliest` to `latest` days after its reference (None: no bound).

    An anchor that is a reference always names its edge. `aim` is the day that was meant
    before doubt was added, for drawing; None where only an order is stated.
    """

    reference: Anchor | Origin
    earliest: float | None
    latest: float | None
    aim: float | None = None


def read_clause(
    clause: Clause, *, born: date | None = None, age_slack: float = 0.0
) -> tuple[Reading, ...]:
    """What one clause of a `When` means; all readings hold.

    `born` is the birth date where stated to the day: ages are then counted on the
    calendar. `age_slack` (days) widens other ages, for cases with calendar dates, where
    an average month would contradict a February.
    """
    match clause:
        case Offset():
            return (_read_offset(clause),)
        case AtAge(span, about):
            age = age_days(span, about=about, born=born, slack=age_slack)
            return (_centred(Origin.BIRTH, age),)
        case On():
            return (_centred(Origin.CALENDAR, calendar_days(clause)),)
        case Order(relation, Anchor(event, edge)):
            return _read_order(relation, event, edge)


def span_days(span: Span, *, about: bool = False) -> Interval:
    """The shortest and the longest that a stated length may be; never below 0."""
    low, high = span.low, span.high or span.low
    tolerance = _tolerance if about else _rounding
    return _never_negative(amount_days(low) - tolerance(low), amount_days(high) + tolerance(high))


def age_days(
    span: Span, *, about: bool = False, born: date | None = None, slack: float = 0.0
) -> Interval:
    """The lowest and the highest age in days that a stated age may be; never below 0."""
    low, high = span.low, span.high or span.low
    counted = _age_on_calendar(born, low, high) if born else None
    if counted is None:
        lowest = amount_days(low) - _calendar_slack(low, slack)
        highest = amount_days(high) + _completed_step(high) + _calendar_slack(high, slack)
    else:
        lowest, highest = counted
    if about:
        lowest -= _tolerance(low)
        highest = max(highest, amount_days(high) + _tolerance(high))
    return _never_negative(lowest, highest)


def calendar_days(on: On) -> Interval:
    """The first and the last day of a date or a stretch, as `date.toordinal` counts."""
    last = on.until or on.date
    first_day, last_day = _first_day(on.date), _last_day(last)
    if on.about:
        first_day -= _date_margin(on.date)
        last_day += _date_margin(last)
    return Interval(float(first_day), float(last_day))


def amount_days(amount: Amount) -> float:
    """A stated length in days, read as if it were exact."""
    return sum(part.number * _UNIT_D[part.unit] for part in amount)


def calendar_months(first: date, last: date) -> float:
    """The months of the calendar from one day to a later one, the last as a share of its days."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    if day_after(first, (Part(whole, "mo"),)) > last:
        whole -= 1
    begun = day_after(first, (Part(whole, "mo"),))
    over = day_after(first, (Part(whole + 1, "mo"),))
    return whole + (last - begun).days / (over - begun).days


def _read_offset(clause: Offset) -> Reading:
    anchor = Anchor(clause.anchor.event, clause.anchor.edge or "start")
    if clause.span is None:
        doubt = MONTH_D if clause.about else 0.0
        return Reading(anchor, -doubt, doubt, 0.0)
    low, high = clause.span.low, clause.span.high or clause.span.low
    aim = (amount_days(low) + amount_days(high)) / 2
    length = span_days(clause.span, about=clause.about)
    if clause.sign > 0:
        return Reading(anchor, length.earliest, length.latest, aim)
    return Reading(anchor, -(length.latest or 0.0), -(length.earliest or 0.0), -aim)


def _read_order(relation: str, event: str, edge: str) -> tuple[Reading, ...]:
    start, end = Anchor(event, "start"), Anchor(event, "end")
    if relation == "after":
        return (Reading(start if edge == "start" else end, 0.0, None),)
    if relation == "before":
        return (Reading(end if edge == "end" else start, None, 0.0),)
    return (Reading(start, 0.0, None), Reading(end, None, 0.0))


def _centred(origin: Origin, days: Interval) -> Reading:
    earliest, latest = days.earliest or 0.0, days.latest or 0.0
    return Reading(origin, earliest, latest, (earliest + latest) / 2)


def _never_negative(one: float, other: float) -> Interval:
    """Both ends, the shorter first: "1 mo..30 d" may be written either way round."""
    return Interval(max(0.0, min(one, other)), max(one, other))


def _finest(amount: Amount) -> Part:
    return min(amount, key=lambda part: _UNIT_D[part.unit])


def _rounding(amount: Amount) -> float:
    """Half of the step to which a length was rounded, in days."""
    if _finest(amount).unit == "d":
        return _calendar_slack(amount, 0.0)
    return _step(_finest(amount)) / 2


def _step(part: Part) -> float:
    """The step to which a number was rounded, in days: halves, or its last decimal."""
    _, _, decimals = f"{part.number:g}".partition(".")
    share = 0.5 if decimals == "5" else 10.0 ** -len(decimals)
    return share * _UNIT_D[part.unit]


def _completed_step(amount: Amount) -> float:
    """What may have passed since the last completed unit of an age, in days."""
    finest = _finest(amount)
    return 0.0 if finest.unit == "d" else _step(finest)


def _calendar_slack(amount: Amount, asked: float) -> float:
    units = {part.unit for part in amount}
    if not units & {"mo", "y"}:
        return 0.0
    return max(asked, CALENDAR_SLACK_D) if "d" in units else asked


def _tolerance(amount: Amount) -> float:
    """How far from the stated length "about" may lie on either side, in days."""
    return max(_LEAST_TOLERANCE_D[_finest(amount).unit], _ABOUT_SHARE * amount_days(amount))


def _age_on_calendar(born: date, low: Amount, high: Amount) -> tuple[float, float] | None:
    """The days of age from the first to the last day at which the age is held.

    None where the calendar can't count it: a fraction, or a year out of its reach.
    """
    if any(part.number % 1 for part in (*low, *high)):
        return None
    finest = _finest(high)
    next_unit = (*high, Part(1, finest.unit))
    try:
        first = day_after(born, low)
        last = day_after(born, next_unit) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return float((first - born).days), float((last - born).days)


def _first_day(day: CalendarDate) -> int:
    return date(day.year, day.month or 1, day.day or 1).toordinal()


def _last_day(day: CalendarDate) -> int:
    month = day.month or 12
    last = day.day or calendar.monthrange(day.year, month)[1]
    return date(day.year, month, last).toordinal()


def _date_margin(day: CalendarDate) -> int:
    """Days that "about" adds to a date: a unit of its precision."""
    if day.month is None:
        return 366
    return 31 if day.day is None else 1
