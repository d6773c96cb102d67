"""The ticks of the timeline on screen: the nearer one looks, the closer they stand."""

import msgspec

from boardapp.figures.axis import DAYS_PER_MONTH, month_step, months, ticks
from boardapp.figures.timeline.timeline import Tick, Timeline

TICKS_IN_VIEW = 9


def with_ticks(timeline: Timeline, zoom: float, birth_day: float | None) -> Timeline:
    """The timeline with at most nine ticks for each stretch that is in view at this zoom."""
    span = months(timeline.end - timeline.start)
    step = month_step(span, round(TICKS_IN_VIEW * zoom))
    marks = tuple(
        Tick(at=month * DAYS_PER_MONTH, text=f"{month:g}", age=_age(month, birth_day))
        for month in ticks(months(timeline.start), months(timeline.end), step)
    )
    return msgspec.structs.replace(timeline, ticks=marks)


def _age(month: float, birth_day: float | None) -> str:
    """The age in completed months, from two years on in years and months, as on the slide."""
    if birth_day is None or month * DAYS_PER_MONTH < birth_day:
        return ""
    whole = int(month - months(birth_day) + 1e-6)
    if whole < 24:
        return f"{whole} mo"
    years, rest = divmod(whole, 12)
    return f"{years} y {rest} mo" if rest else f"{years} y"
