"""What the timelines of a page leave out, in sentences for its notes."""

from collections import Counter
from collections.abc import Iterable

from boardapp.deck.fitting.page import Placed
from boardapp.deck.fitting.periods import placed_timeline
from boardapp.deck.slides import TimelineBlock


def picture_notes(placed: Iterable[Placed]) -> tuple[str, ...]:
    """What the timelines among some blocks leave out; empty where all is there.

    They name the labels that found no room, the full wording of those that found too little, and
    where the axis is broken.
    """
    found = []
    for item in placed:
        if isinstance(item.block, TimelineBlock):
            timeline, frame = item.block.timeline, item.frame
            geometry = placed_timeline(timeline, frame.width, frame.height)
            if geometry.dropped:
                named = _listed(geometry.dropped)
                found.append(f"Drawn without a label for want of room: {named}. {_TABLE}")
            if geometry.shortened:
                found.append(f"Labels in full: {_listed(geometry.shortened)}.")
            found += [f"{one.text}." for one in timeline.breaks]
            found += [f"{timeline.left_out}."] if timeline.left_out else []
    return tuple(found)


_TABLE = "The table of the course names them."


def _listed(labels: Iterable[str]) -> str:
    from boardapp.words.plurals import times  # loads the structs of a review, 5 ms

    counts = Counter(labels)
    return "; ".join(f"{label} {times(count)}".strip() for label, count in counts.items())
