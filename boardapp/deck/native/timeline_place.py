"""Where the timeline of a slide stands, and what found no room on it.

Writer, painter and notes ask the same function, so that they can't disagree.
"""

from collections import Counter
from functools import lru_cache

from boardapp.deck.fitting.measure import text_width
from boardapp.deck.fitting.page import Page
from boardapp.deck.slides import TimelineBlock
from boardapp.deck.wording import times
from boardapp.figures.geometry import TimelineGeometry, lay_out
from boardapp.figures.timeline import Timeline


@lru_cache(maxsize=8)
def placed_timeline(timeline: Timeline, width: float, height: float) -> TimelineGeometry:
    """The timeline in a frame of the slide, in points; laying it out takes a while, so once."""
    return lay_out(timeline, width, height, text_width)


def unlabelled(page: Page) -> str:
    """A sentence for the notes that names what the timeline draws without a label, or ""."""
    dropped = Counter(
        label
        for placed in page.placed
        if isinstance(placed.block, TimelineBlock)
        for label in placed_timeline(
            placed.block.timeline, placed.frame.width, placed.frame.height
        ).dropped
    )
    if not dropped:
        return ""
    named = "; ".join(f"{label} {times(count)}".strip() for label, count in dropped.items())
    return f"Drawn without a label for want of room: {named}. The table of the course names them."
