"""The ticks of a timeline: months from diagnosis, each with the age."""

from collections.abc import Iterable, Sequence

from boardapp.case.ages import Ages
from boardapp.figures.axis import DAYS_PER_MONTH, month_step, months, ticks
from boardapp.figures.timeline.timeline import AxisBreak, Stretch, Tick
from boardapp.words.times import age_on_axis

_MOST_TICKS = 9
ORDER_ONLY = "order only"
"""What stands under the axis where no length is stated."""


def timeline_ticks(
    start: float,
    end: float,
    ages: Ages | None,
    breaks: Sequence[AxisBreak] = (),
    order_only: Sequence[Stretch] = (),
) -> tuple[Tick, ...]:
    """The ticks outside the breaks; a stretch that would have none has one in its middle.

    Where only order is known there is a word instead.
    """
    broken = sum(one.end - one.start for one in breaks)
    step = month_step(months(end - start - broken), _MOST_TICKS)
    edges = [start, *(edge for one in breaks for edge in (one.start, one.end)), end]
    found: list[float] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        middle = float(round(months(first + last) / 2))
        found += ticks(months(first), months(last), step) or (middle,)
    return with_words(found, ages, order_only)


def with_words(
    found: Iterable[float], ages: Ages | None, order_only: Sequence[Stretch]
) -> tuple[Tick, ...]:
    """Ticks at these months, with a word in their place where only order is known."""
    days = [month * DAYS_PER_MONTH for month in found]
    marks = [
        Tick(at=day, text=f"{months(day):.4g}", age=tick_age(months(day), ages))
        for day in days
        if not any(_is_within(day, one) for one in order_only)
    ]
    words = [Tick(at=(s.start + s.end) / 2, text=ORDER_ONLY, is_word=True) for s in order_only]
    return tuple(sorted((*marks, *words), key=lambda tick: tick.at))


def _is_within(day: float, stretch: Stretch) -> bool:
    """Whether a day lies in a stretch before or after all that is known."""
    return day > stretch.start if stretch.start >= 0 else day < stretch.end


def tick_age(month: float, ages: Ages | None) -> str:
    """The age at a tick; empty where it isn't known to a year."""
    return age_on_axis(ages.at(month * DAYS_PER_MONTH)) if ages is not None else ""
