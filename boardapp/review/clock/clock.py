"""The clock: when each event of a case can have been, from everything the case says of time.

Every stated time bounds differences between events: a simple temporal network (Dechter,
Meiri and Pearl 1991). Shortest paths give the tightest bounds. What a statement means in
days is written in `boardapp.review.clock.conventions` ("boardapp time conventions 1").
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from boardapp.case.ages import Ages, months_of_life
from boardapp.case.case import Case
from boardapp.case.interval import MONTH_D, Age, Interval
from boardapp.case.when import On, When
from boardapp.review.clock.bounds import TICKS_PER_DAY
from boardapp.review.clock.contradictions import Contradiction, solve
from boardapp.review.clock.conventions import Reading, calendar_months
from boardapp.review.clock.distances import Distances, Time, added, days_of, shared, shifted
from boardapp.review.clock.drawn_order import drawn_order
from boardapp.review.clock.facts import (
    BIRTH,
    BIRTH_NODE,
    CALENDAR_NODE,
    DIAGNOSIS_NODE,
    Facts,
    collect_facts,
)
from boardapp.review.clock.frame import Frame, frame_of
from boardapp.review.clock.network import Network
from boardapp.review.clock.placement import place_nodes
from boardapp.review.clock.telling_order import in_telling_order, untold_plans


def build_clock(case: Case) -> "Clock":
    """The clock of a case. Contradictory times don't stop it: see `Clock.contradictions`."""
    facts = collect_facts(case)
    network, contradictions = solve(facts)
    return Clock(facts, network, contradictions)


class Clock:
    """Bounds on every time of a case, in days from diagnosis.

    Keys are those of `boardapp.case.events`; an unknown key raises `KeyError`.
    `contradictions` tells which statements were set aside so that the rest can hold.
    `unknown_anchors` are times that refer to no event; `labels` names the events.
    """

    def __init__(
        self, facts: Facts, network: Network, contradictions: tuple[Contradiction, ...]
    ) -> None:
        self.contradictions = contradictions
        self.unknown_anchors = tuple(facts.unknown)
        self.labels: Mapping[str, str] = facts.labels
        self._facts = facts
        self._network = network
        self._distances = Distances(facts, network)
        self._located: dict[When, Interval] = {}
        earliest = network.least_after(DIAGNOSIS_NODE)
        latest = network.most_after(DIAGNOSIS_NODE)
        self._intervals = [
            Interval(days_of(low), days_of(high))
            for low, high in zip(earliest, latest, strict=True)
        ]

    def start(self, key: str) -> Interval:
        """When an event started, or simply was."""
        return self._intervals[self._facts.nodes[key, "start"]]

    def end(self, key: str) -> Interval:
        """When an event ended; its start where it happened at one time."""
        return self._intervals[self._facts.nodes[key, "end"]]

    def age(self, key: str, edge: str = "start") -> Age | None:
        """The age at an event; None where neither birth nor an age is stated."""
        if self.ages is None:
            return None
        return self.ages.of(self._distances.between(BIRTH_NODE, self._facts.nodes[key, edge]))

    def age_at(self, when: When) -> Age | None:
        """The age at any stated time, unbounded where it is not reported; None as for `age`.

        A time that is itself an age, or a date beside that of the birth, needs no diagnosis.
        """
        days = self._distances.since(BIRTH_NODE, when)
        if self.ages is not None:
            return self.ages.of(days)
        if days == Interval():
            return None
        born = self._distances.calendar_day(BIRTH_NODE)
        turns = months_of_life(born) if born else ()
        return Ages(born=Interval(), drawn=0.0, turns=turns).of(days)

    def between(self, first: str, first_edge: str, last: str, last_edge: str) -> Interval:
        """The time from one edge of an event to an edge of another, as tight as can be.

        Positive where the last comes later. Tighter than the difference of their two
        intervals: "car-t + 28 d" is 28 days after CAR-T whenever that was.
        """
        nodes = self._facts.nodes
        return self._distances.between(nodes[first, first_edge], nodes[last, last_edge])

    def months_between(self, first: str, first_edge: str, last: str, last_edge: str) -> Interval:
        """As `between`, in months: those of the calendar between two days of it, else mean ones.

        From 1 September 2018 to 1 March 2020 are 18 months, and not a day less.
        """
        days = self.between(first, first_edge, last, last_edge)
        begun, over = self.calendar(first, first_edge), self.calendar(last, last_edge)
        if begun and over and begun <= over:
            months = calendar_months(begun, over)
            return Interval(months, months)
        low, high = days.earliest, days.latest
        return Interval(
            None if low is None else low / MONTH_D, None if high is None else high / MONTH_D
        )

    def locate(self, when: When) -> Interval:
        """The bounds of any stated time that is no event, such as that of a result.

        Unbounded where it is not reported or refers to no event. A clause that
        contradicts those before it is left out.
        """
        found = self._located.get(when)
        if found is None:
            found = self._located[when] = self._locate(when)
        return found

    def apart(self, first: Time, last: Time) -> Interval:
        """The time from one time to another, as tight as their statements allow.

        Each is an edge of an event, (key, "start") or (key, "end"), or any stated time.
        Positive where the last comes later; unbounded where one of them is not reported.
        """
        return self._distances.apart(first, last)

    def from_diagnosis(self, date: On) -> Interval:
        """The bounds of a calendar date in days from diagnosis."""
        return self.locate(When((date,)))

    def place(self, when: When) -> float | None:
        """The day at which a time that is no event is drawn; None where it is unbounded.

        It agrees with `placement`: "during ino-2" is in the middle of where ino-2 is drawn.
        """
        drawn = Interval()
        aim = None
        for clause in when.clauses:
            for reading in self._facts.read(clause):
                reference = self._drawn_reference(reading)
                if reference is None:
                    continue
                drawn = shared(drawn, shifted(Interval(reference, reference), reading))
                if aim is None and reading.aim is not None:
                    aim = reference + reading.aim
        return _within(drawn, aim)

    @property
    def is_calendar_tied(self) -> bool:
        """Whether it is known, within bounds, how far calendar dates are from the diagnosis."""
        return self._is_tied(CALENDAR_NODE)

    @cached_property
    def ages(self) -> Ages | None:
        """How old the patient was; None where neither birth nor an age is stated."""
        if not self._is_tied(BIRTH_NODE):
            return None
        born = self._distances.calendar_day(BIRTH_NODE)
        return Ages(
            born=self._intervals[BIRTH_NODE],
            drawn=self._times[BIRTH_NODE] / TICKS_PER_DAY,
            turns=months_of_life(born) if born else (),
        )

    def calendar(self, key: str, edge: str = "start") -> date | None:
        """The calendar day of an event; None where the case does not pin it to one."""
        return self._distances.calendar_day(self._facts.nodes[key, edge])

    def earliest_date(self, key: str) -> date | None:
        """The first calendar day on which an event can have been; None where unbounded."""
        return self._distances.earliest_date(self._facts.nodes[key, "start"])

    @cached_property
    def placement(self) -> Mapping[tuple[str, str], float]:
        """One day for each (key, edge), together keeping every bound; diagnosis is day 0.

        For drawing an event at a single place; what is uncertain must be drawn so, and
        what is unbounded on both sides only has a place so that none is missing. Birth
        is ("birth", "start"), where an age or a birth date is stated.
        """
        times = {pair: time / TICKS_PER_DAY for pair, time in self._placed_ticks.items()}
        if self._is_tied(BIRTH_NODE):
            times.setdefault((BIRTH, "start"), self._times[BIRTH_NODE] / TICKS_PER_DAY)
        return MappingProxyType(times)

    @cached_property
    def frame(self) -> Frame | None:
        """The event from which the days are exact; None where the diagnosis serves as well."""
        case = self._facts.case
        return frame_of(
            self._facts.events,
            case.diagnosis.id,
            lambda first, last: self.between(*first, *last),
        )

    def framed(self, time: Time) -> Interval:
        """What is known of a time as it is drawn: in days from diagnosis, seen from the frame.

        The frame stands on the day on which it is drawn. Without one, as the clock knows it.
        """
        if self.frame is None:
            return self.apart((self._facts.case.diagnosis.id, "start"), time)
        found, at = self.apart(self.frame, time), self.placement[self.frame]
        return Interval(added(found.earliest, at), added(found.latest, at))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The keys of all events as they began, agreeing with every known order.

        Where the order is not known it is that of `placement`, then that of the file; but of
        what is drawn on one day a relapse or progression stands before the therapies that may
        answer it. What was not given and has no time stands last.
        """
        keys = list(dict.fromkeys(in_telling_order(self._facts.events)))
        nodes = [self._facts.nodes[key, "start"] for key in keys]
        ordered = [keys[place] for place in drawn_order(self._network, self._times, nodes)]
        undated = untold_plans(self._facts.events)
        told = (key for key in ordered if key not in undated)
        return (*told, *(key for key in ordered if key in undated))

    @cached_property
    def _times(self) -> list[int]:
        """Where each node is drawn, in ticks."""
        return place_nodes(self._network, self._facts.aims, self._facts.joints)

    @cached_property
    def _placed_ticks(self) -> dict[tuple[str, str], int]:
        keys = {event.key for event in self._facts.events}
        nodes = self._facts.nodes.items()
        return {pair: self._times[node] for pair, node in nodes if pair[0] in keys}

    def _is_tied(self, node: int) -> bool:
        """Whether birth or the calendar is tied to the diagnosis on both sides."""
        return self._intervals[node].width is not None

    def _locate(self, when: When) -> Interval:
        found = Interval()
        for clause in when.clauses:
            for reading in self._facts.read(clause):
                node = self._facts.node(reading.reference)
                if node is not None:
                    found = shared(found, shifted(self._intervals[node], reading))
        return found

    def _drawn_reference(self, reading: Reading) -> float | None:
        node = self._facts.node(reading.reference)
        if node is None or (node in (BIRTH_NODE, CALENDAR_NODE) and not self._is_tied(node)):
            return None
        return self._times[node] / TICKS_PER_DAY


def _within(interval: Interval, aim: float | None) -> float | None:
    """The aim if the interval allows it, else its nearest bound, its middle or its one bound."""
    low, high = interval.earliest, interval.latest
    if aim is not None:
        aim = aim if low is None else max(aim, low)
        return aim if high is None else min(aim, high)
    if low is not None and high is not None:
        return (low + high) / 2
    return high if low is None else low
