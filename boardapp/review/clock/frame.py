"""The event from which the days of a course are exact, where they are not from the diagnosis.

Rule "frame of a course, version 1" (ours). Where times are stated from one event ("day 5 of the
stay") whose own distance from the diagnosis is known to the month only, they are exact to each
other. Such a course is drawn from that event: what hangs on it stands as exact as it is, and the
diagnosis bears the doubt. The frame is the edge that times are stated from, from which more
of all stated times are known to the day than from the diagnosis, and more than half of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from boardapp.case.events import Event
from boardapp.case.interval import Interval
from boardapp.case.when import Offset

RULE = "frame of a course, version 1"
_MOST_TRIED = 3
_MOST_DOUBT_D = 62.0
"""A frame that is in more doubt than two months gives no axis from the diagnosis (ours)."""
_MOST_EVENTS = 1_000
"""Of larger cases, which come from imports with dates, no frame is sought (limits of ours)."""

Edge = tuple[str, str]
Between = Callable[[Edge, Edge], Interval]


class Frame(NamedTuple):
    """An edge of an event: its key, and "start" or "end"."""

    key: str
    edge: str


def frame_of(events: Sequence[Event], diagnosis: str, between: Between) -> Frame | None:
    """The frame of a course; None where the diagnosis serves as well.

    `between` tells how far one edge is from another.
    """
    if len(events) > _MOST_EVENTS:
        return None
    keys = {event.key: event for event in events}
    edges = list(_stated_edges(events, diagnosis))
    counts = Counter(anchor for event in events for anchor in _anchors(event, keys))
    tried = [frame for frame, _ in counts.most_common(_MOST_TRIED) if frame.key != diagnosis]
    if not tried:
        return None
    exact = {
        frame: sum(between(frame, edge).is_exact for edge in edges)
        for frame in (*tried, Frame(diagnosis, "start"))
    }
    best = max(tried, key=exact.__getitem__)
    is_better = exact[best] > exact[Frame(diagnosis, "start")]
    is_near = (between(Frame(diagnosis, "start"), best).width or _MOST_DOUBT_D + 1) <= _MOST_DOUBT_D
    return best if is_better and is_near and exact[best] * 2 > len(edges) else None


def _stated_edges(events: Iterable[Event], diagnosis: str) -> Iterable[Edge]:
    for event in events:
        if event.start.is_reported or event.key == diagnosis:
            yield event.key, "start"
        if event.end is not None and event.end.is_reported:
            yield event.key, "end"


def _anchors(event: Event, keys: Mapping[str, Event]) -> Iterable[Frame]:
    """The edges from which the times of an event are counted."""
    for when in (event.start, event.end):
        for clause in when.clauses if when is not None else ():
            if isinstance(clause, Offset) and clause.anchor.event in keys:
                yield Frame(clause.anchor.event, clause.anchor.edge or "start")
