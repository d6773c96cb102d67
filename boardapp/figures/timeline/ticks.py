"""The ticks of a timeline: months from diagnosis, each with the age."""

from collections.abc import Sequence

from boardapp.figures.axis import DAYS_PER_MONTH, age_text, month_step, months, ticks
from boardapp.figures.timeline.timeline import AxisBreak, Tick

_MOST_TICKS = 9


def timeline_ticks(
    start: float, end: float, birth_day: float | None, breaks: Sequence[AxisBreak] = ()
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
        Tick(at=month * DAYS_PER_MONTH, text=f"{month:g}", age=_age_at(month, birth_day))
        for month in found
    )


def _age_at(month: float, birth_day: float | None) -> str:
    if birth_day is None or month * DAYS_PER_MONTH < birth_day:
        return ""
    return age_text(month * DAYS_PER_MONTH - birth_day)
