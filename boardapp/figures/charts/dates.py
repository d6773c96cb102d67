"""The time axis of a chart in calendar dates, where the day of the diagnosis is known.

For the screen only: a deck is made of a review without dates, which has no such day.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from msgspec.structs import replace

from boardapp.figures.axis import DAYS_PER_MONTH, months
from boardapp.figures.charts.chart import Chart
from boardapp.review.model.review import Review

X_TITLE = "Date"
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_YEAR = 12

XTick = tuple[float, str]
"""Where a tick stands, in months from diagnosis, and what is written under it."""


def dated(chart: Chart | None, review: Review) -> Chart | None:
    """The chart with its time in dates; as it is where the day of x = 0 is not known."""
    if chart is not None and chart.first_date is not None:
        return replace(chart, origin=chart.first_date, x_title=X_TITLE)
    known = review.diagnosed.calendar
    if (
        chart is None
        or chart.zero != "diagnosis"
        or known is None
        or known.month is None
        or known.day is None
    ):
        return chart
    return replace(chart, origin=date(known.year, known.month, known.day), x_title=X_TITLE)


def date_ticks(origin: date, low: float, high: float, most: int) -> tuple[XTick, ...]:
    """At most `most` ticks from `low` to `high` months from `origin`.

    At whole days ("2023-06-30"), first days of months ("2023-06") or of years ("2023").
    """
    for step in _DAY_STEPS:
        if (high - low) * DAYS_PER_MONTH / step <= most - 1:
            return tuple(_days(origin, low, high, step))
    for step in _MONTH_STEPS:
        found = tuple(_months(origin, low, high, step))
        if len(found) <= most:
            return found
    return ()


def widest_tick(high_months: float) -> str:
    """A text as wide as any tick of an axis of this length."""
    return "0000-00-00" if high_months <= _DAY_STEPS[-1] else "0000-00"


def _days(origin: date, low: float, high: float, step: int) -> Iterator[XTick]:
    first = -int(-low * DAYS_PER_MONTH // step) * step
    for day in count(first, step):
        month = months(day)
        if month > high:
            return
        if month >= low and (here := _moved(origin, day)) is not None:
            yield month, here.isoformat()


def _months(origin: date, low: float, high: float, step: int) -> Iterator[XTick]:
    """Every `step`th month, counted from January; from a year on only the year is written."""
    begun = _moved(origin, int(low * DAYS_PER_MONTH))
    if begun is None:
        return
    month = (begun.year * _YEAR + begun.month - 1) // step * step
    while month < 9999 * _YEAR:
        here = date(max(month // _YEAR, 1), month % _YEAR + 1, 1)
        at = months((here - origin).days)
        if at > high:
            return
        if at >= low and month >= _YEAR:
            yield at, f"{here.year:04d}" if step >= _YEAR else f"{here.year:04d}-{here.month:02d}"
        month += step


def _moved(origin: date, days: int) -> date | None:
    """A day from the origin; None beyond the calendar."""
    try:
        return origin + timedelta(days=days)
    except OverflowError:
        return None
