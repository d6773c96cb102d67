"""The ticks of the timeline on screen: the nearer one looks, the closer they stand."""

import msgspec

from boardapp.case.ages import Ages
from boardapp.figures.axis import month_step, months, ticks
from boardapp.figures.timeline.ticks import with_words
from boardapp.figures.timeline.timeline import Timeline

TICKS_IN_VIEW = 9


def with_ticks(timeline: Timeline, zoom: float, ages: Ages | None) -> Timeline:
    """The timeline with at most nine ticks for each stretch that is in view at this zoom."""
    span = months(timeline.end - timeline.start)
    step = month_step(span, round(TICKS_IN_VIEW * zoom))
    found = ticks(months(timeline.start), months(timeline.end), step)
    marks = with_words(found, ages, timeline.order_only)
    return msgspec.structs.replace(timeline, ticks=marks)
