"""The ticks of a timeline: months from diagnosis, each with the age."""

from collections.abc import Sequence

from boardapp.figures.axis import DAYS_PER_MONTH, month_step, months, ticks
from boardapp.figures.timeline.timeline import AxisBreak, Tick
from boardapp.review.clock.ages import Ages
from boardapp.words.times import age_on_axis

_MOST_TICKS = 9


def timeline_ticks(
    start: float, end: float, ages: Ages | None, breaks: Sequence[AxisBreak] = ()
) -> tuple[Tick, ...]:
    """The ticks outside the breaks; a stretch that would have none has one in its middle."""
    broken = sum(one.end - one.start for one in breaks)
    step = month_step(months(end - start - broken), _MOST_TICKS)
    edges = [start, *(edge for one in breaks for edge in (one.start, one.end)), end]
    found: list[float] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        middle = float(round(months(first + last) / 2))
        found += ticks(months(first), months(last), step) or (middle,)
    return tuple(
        Tick(at=month * DAYS_PER_MONTH, text=f"{month:g}", age=tick_age(month, ages))
        for month in found
    )


def tick_age(month: float, ages: Ages | None) -> str:
    """The age at a tick; empty where it isn't known to a year."""
    return age_on_axis(ages.at(month * DAYS_PER_MONTH)) if ages is not None else ""
