"""Moments: every time of a case with its statement, its bounds and its place on the axis."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.events import Event, events
from boardapp.case.interval import Interval
from boardapp.case.place import Place
from boardapp.case.when import Anchor, CalendarDate, Clause, Offset, On, When
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.review.clock.clock import Clock
from boardapp.review.clock.distances import Time
from boardapp.review.clock.facts import is_lasting
from boardapp.review.clock.short_labels import short_labels
from boardapp.review.model.base import Moment
from boardapp.review.model.course import ShortName
from boardapp.words.looks import relapse_name
from boardapp.words.times import short_text, stated_time


class Moments:
    """Answers when something was, for all other parts of the review.

    `events` are the case's events by key. Nothing here is stated: the clock derives it.
    `labels` tell them apart: of several relapses each bears its number (`relapse_numbers`), as
    stated, else counted on; of others with one name each its place among them ("(2 of 3)").
    `keeps_dates` False, as for a deck, which travels further than its case: calendar dates are
    dropped, times told from the diagnosis, and therapies called by their `short_names`.
    `disease_words` are those of the disease.
    """

    def __init__(self, case: Case, clock: Clock, *, keeps_dates: bool = True) -> None:
        self.clock = clock
        self.keeps_dates = keeps_dates
        self.events: Mapping[str, Event] = {event.key: event for event in events(case)}
        self.relapse_numbers = _relapse_numbers(self.events, clock.order)
        self.short_names: tuple[ShortName, ...] = ()
        if not keeps_dates:
            self.short_names = short_labels(self.events, clock.order, self.is_surely_before)
        self.disease_words = profile_of(case.diagnosis).words
        self.labels = _labels(
            self.events,
            clock.order,
            self.relapse_numbers,
            self.short_names,
            self.disease_words.turn,
        )
        self._lasting = frozenset(k for k, event in self.events.items() if is_lasting(event))
        self._by_place: dict[str, str] = {}
        for key, event in self.events.items():
            self._by_place.setdefault(event.place, key)
        self.at = lru_cache(maxsize=None)(self._at)

    def start(self, key: str) -> Moment:
        """When the event began, or simply was."""
        return self._edge(key, "start")

    def end(self, key: str) -> Moment:
        """When the event ended; its start where it happened at one time."""
        return self._edge(key, "end")

    def event_at(self, place: Place) -> str:
        """The key of the event at this place or around it; empty if there is none."""
        found = (self._by_place[holder] for holder in place.holders if holder in self._by_place)
        return next(found, "")

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

    def words(self, when: When) -> str:
        """A stated time in words; "not reported" where none is stated."""
        return stated_time(self.at(when))

    def short(self, when: When) -> str:
        """A stated time for a note: its calendar day, else in words; empty if not reported."""
        return short_text(self.at(when)) if when.is_reported else ""

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {key: rank for rank, key in enumerate(self.clock.order)}

    def _edge(self, key: str, edge: str) -> Moment:
        event = self.events[key]
        is_end = edge == "end" and event.end is not None
        when = event.end if is_end and event.end is not None else event.start
        return self._moment(
            when,
            self.clock.end(key) if is_end else self.clock.start(key),
            place=event.end_place if is_end else event.start_place,
            source=event.record.source,
            drawn=self.clock.placement.get((key, edge)),
            framed=self._framed((key, edge if is_end else "start")),
            age=self.clock.age(key, edge),
            is_inferred=_is_inferred(event, event.end_place if is_end else event.start_place),
        )

    def _at(self, when: When) -> Moment:
        place = self.clock.place(when)
        return self._moment(when, self.clock.locate(when), drawn=place, framed=self._framed(when))

    def _framed(self, time: Time) -> Interval | None:
        """What is known of a time from the frame of the course; None without such a frame."""
        return None if self.clock.frame is None else self.clock.framed(time)

    def _moment(self, when: When, bounds: Interval, **more: object) -> Moment:
        clauses = [self._clause(clause) for clause in when.clauses]
        is_dated = any(isinstance(clause, On) for clause in clauses)
        if is_dated and not self.keeps_dates:
            clauses = [clause for clause in clauses if not isinstance(clause, On)]
        told = When(clauses) if clauses else When.NOT_REPORTED
        if is_dated and bounds.earliest is None and not more.get("age"):
            # Without a diagnosis in time the date itself still tells the age.
            more["age"] = self.clock.age_at(when)
        return Moment(
            when=told,
            names=tuple(self.labels.get(a.event, a.event) for a in told.anchors),
            is_dated=is_dated,
            calendar=_calendar(told),
            earliest=bounds.earliest,
            latest=bounds.latest,
            **more,  # type: ignore[arg-type]
        )

    def _clause(self, clause: Clause) -> Clause:
        """The clause with the edge that it counts from, where the event lasted."""
        match clause:
            case Offset(Anchor(event, ""), span, sign, about) if event in self._lasting:
                return Offset(Anchor(event, "start"), span, sign, about)
        return clause


def _relapse_numbers(events: Mapping[str, Event], order: Iterable[str]) -> Mapping[str, int]:
    """The number of each relapse, as stated, else counted on; none where there is but one.

    A single relapse bears no number that its source does not give.
    """
    found = [key for key in order if _is_relapse(events[key])]
    if len(found) < 2:
        return {}
    numbers, number = {}, 0
    for key in found:
        number = events[key].record.number or number + 1
        numbers[key] = number
    return numbers


def _is_relapse(event: Event) -> bool:
    return isinstance(event.record, Assessment) and event.record.finding == "relapse"


def _labels(
    events: Mapping[str, Event],
    order: Iterable[str],
    relapses: Mapping[str, int],
    names: Iterable[ShortName],
    turn: str,
) -> dict[str, str]:
    """What each event is called, so that "after relapse" never means one of two."""
    labels = {key: event.label for key, event in events.items()}
    labels |= {name.key: name.short for name in names}
    turned = {key: event for key, event in events.items() if _is_relapse(event)}
    labels |= {
        key: relapse_name(relapses.get(key, event.record.number), turn)
        for key, event in turned.items()
    }
    alike: dict[str, list[str]] = {}
    for key in order:
        alike.setdefault(labels[key], []).append(key)
    for label, keys in alike.items():
        if len(keys) > 1 and len(keys) <= _MOST_ALIKE:
            labels |= {key: f"{label} ({n} of {len(keys)})" for n, key in enumerate(keys, 1)}
    return labels


_MOST_ALIKE = 99
"""Imports bring thousands of events of one name that nothing refers to (ours)."""


def _is_inferred(event: Event, place: Place) -> bool:
    return any(place == event.place / field for field in getattr(event.record, "inferred", ()))


def _calendar(when: When) -> CalendarDate | None:
    """The date as precisely as stated, where it alone is stated."""
    match when.clauses:
        case (On(day, None, False),):
            return day
    return None
