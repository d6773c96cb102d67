"""The ticks of the timeline on screen: the nearer one looks, the closer they stand."""

import msgspec

from boardapp.figures.axis import DAYS_PER_MONTH, month_step, months, ticks
from boardapp.figures.timeline.ticks import tick_age
from boardapp.figures.timeline.timeline import Tick, Timeline
from boardapp.review.clock.ages import Ages

TICKS_IN_VIEW = 9


def with_ticks(timeline: Timeline, zoom: float, ages: Ages | None) -> Timeline:
    """The timeline with at most nine ticks for each stretch that is in view at this zoom."""
    span = months(timeline.end - timeline.start)
    step = month_step(span, round(TICKS_IN_VIEW * zoom))
    marks = tuple(
        Tick(at=month * DAYS_PER_MONTH, text=f"{month:g}", age=tick_age(month, ages))
        for month in ticks(months(timeline.start), months(timeline.end), step)
    )
    return msgspec.structs.replace(timeline, ticks=marks)
