"""Moments: every time of a case with its statement, its bounds and its place on the axis."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from boardapp.case.case import Case
from boardapp.case.events import Event, events
from boardapp.case.when import When
from boardapp.review.clock.clock import Clock
from boardapp.review.clock.facts import is_lasting
from boardapp.review.clock.time_text import age_text, day_text, duration_text, when_text
from boardapp.review.model.base import Moment


class Moments:
    """Answers when something was, for all other parts of the review.

    `events` are the case's events by key. Nothing here is stated: the clock derives it.
    """

    def __init__(self, case: Case, clock: Clock) -> None:
        self.clock = clock
        self.events: Mapping[str, Event] = {event.key: event for event in events(case)}
        self.labels = {key: event.label for key, event in self.events.items()}
        self._lasting = frozenset(k for k, event in self.events.items() if is_lasting(event))
        self.words = lru_cache(maxsize=None)(self._words)
        self.at = lru_cache(maxsize=None)(self._at)

    def start(self, key: str) -> Moment:
        """When the event began, or simply was."""
        return self._edge(key, "start")

    def end(self, key: str) -> Moment:
        """When the event ended; its start where it happened at one time."""
        return self._edge(key, "end")

    def between(self, first: tuple[str, str], last: tuple[str, str]) -> str:
        """The time from one edge of an event to another as text, with its uncertainty."""
        return duration_text(self.clock.between(*first, *last))

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """These keys in the order of the clock."""
        return sorted(keys, key=self._rank.__getitem__)

    def is_before(self, first: str, last: str) -> bool:
        """Whether the first event comes earlier in the order of the clock."""
        return self._rank[first] < self._rank[last]

    def is_surely_before(self, first: str, last: str) -> bool:
        """Whether the first event is known to begin on an earlier day."""
        earliest = self.clock.between(first, "start", last, "start").earliest
        return earliest is not None and earliest > 0

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {key: rank for rank, key in enumerate(self.clock.order)}

    def _edge(self, key: str, edge: str) -> Moment:
        event = self.events[key]
        is_end = edge == "end" and event.end is not None
        when = event.end if is_end and event.end is not None else event.start
        interval = self.clock.end(key) if is_end else self.clock.start(key)
        return Moment(
            place=event.end_place if is_end else event.start_place,
            source=event.record.source,
            stated=self.words(when),
            earliest=interval.earliest,
            latest=interval.latest,
            drawn=self.clock.placement.get((key, edge)),
            from_diagnosis=day_text(interval),
            age=age_text(age) if (age := self.clock.age(key, edge)) else "",
            calendar=self._calendar(when),
        )

    def _at(self, when: When) -> Moment:
        interval = self.clock.locate(when)
        return Moment(
            stated=self.words(when),
            earliest=interval.earliest,
            latest=interval.latest,
            drawn=self.clock.place(when),
            from_diagnosis=day_text(interval),
            calendar=self._calendar(when),
        )

    def short(self, when: When) -> str:
        """A stated time for a note: its calendar day, else in words; empty if not reported."""
        if not when.is_reported:
            return ""
        return self._calendar(when) or self.words(when)

    def _words(self, when: When) -> str:
        return when_text(when, self.labels, self._lasting)

    @staticmethod
    def _calendar(when: When) -> str:
        day = when.calendar_day
        return day.isoformat() if day else ""
