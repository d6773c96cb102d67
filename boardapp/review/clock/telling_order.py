"""The order in which a reader expects events that the clock does not part.

Rule "order of what is told of one time, version 1" (ours). The file lists its therapies before
its looks, which says nothing of their order: of one day, a relapse or a progression is told
before the therapies, since they may answer it, save the one that the case names for it
(`after`). A plan without a time, to which no other time refers, is told last.
"""

from collections.abc import Iterator, Sequence

from boardapp.case.assessment import Assessment
from boardapp.case.events import Event
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.clinical.response_words import ACTIVE, state_of


def in_telling_order(events: Sequence[Event]) -> Iterator[str]:
    """The keys of all; a relapse or progression before the therapies, or behind its own."""
    turns = [event for event in events if _is_turn(event)]
    therapies = {event.key for event in events if isinstance(event.record, Therapy)}
    under: dict[str, list[str]] = {}
    free = []
    for turn in turns:
        if turn.record.after in therapies:
            under.setdefault(turn.record.after, []).append(turn.key)
        else:
            free.append(turn.key)
    moved = {turn.key for turn in turns}
    is_begun = False
    for event in events:
        if event.key in therapies and not is_begun:
            yield from free
            is_begun = True
        if event.key not in moved or not therapies:
            yield event.key
        yield from under.get(event.key, ())


def untold_plans(events: Sequence[Event]) -> frozenset[str]:
    """The keys of what was not given, of which no time is told and to which no time refers."""
    plans = {
        event.key
        for event in events
        if isinstance(event.record, Therapy)
        and event.record.status not in GIVEN
        and not event.start.is_reported
        and not (event.end is not None and event.end.is_reported)
    }
    if not plans:
        return frozenset()
    times = (when for event in events for when in (event.start, event.end) if when is not None)
    return frozenset(plans - {anchor.event for when in times for anchor in when.anchors})


def _is_turn(event: Event) -> bool:
    return isinstance(event.record, Assessment) and state_of(event.record) in ACTIVE
