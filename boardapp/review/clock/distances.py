"""How far any two times of a case are apart, as tight as its statements allow."""

from datetime import date

from boardapp.case.interval import Interval
from boardapp.case.when import When
from boardapp.review.clock.bounds import TICKS_PER_DAY
from boardapp.review.clock.conventions import Reading
from boardapp.review.clock.facts import CALENDAR_NODE, Facts
from boardapp.review.clock.network import Network

Time = tuple[str, str] | When
"""A time to be asked about: an edge of an event, (key, "start" or "end"), or a stated time."""


class Distances:
    """Differences of times in days: positive where the last comes later.

    A node is an edge of an event, the birth, or the first day of the calendar.
    """

    def __init__(self, facts: Facts, network: Network) -> None:
        self._facts = facts
        self._network = network

    def between(self, first: int, last: int) -> Interval:
        """From one node to another."""
        least, most = self._network.least(first, last), self._network.most(first, last)
        return Interval(days_of(least), days_of(most))

    def since(self, node: int, when: When) -> Interval:
        """From a node to a stated time; unbounded where that is not reported."""
        found = Interval()
        for other, low, high in self._references(when):
            between = self.between(node, other)
            found = shared(
                found, Interval(added(between.earliest, low), added(between.latest, high))
            )
        return found

    def apart(self, first: Time, last: Time) -> Interval:
        """From one time to another; unbounded where one of them is not reported."""
        found = Interval()
        for node, low, high in self._references(first):
            for other, other_low, other_high in self._references(last):
                between = self.between(node, other)
                found = shared(
                    found,
                    Interval(
                        added(added(between.earliest, other_low), _negative(high)),
                        added(added(between.latest, other_high), _negative(low)),
                    ),
                )
        return found

    def calendar_day(self, node: int) -> date | None:
        """The calendar day of a node; None where the case does not pin it to one."""
        interval = self.between(CALENDAR_NODE, node)
        day = interval.earliest
        if day is None or not interval.is_exact or day % 1:
            return None
        return date.fromordinal(int(day)) if 1 <= day <= date.max.toordinal() else None

    def earliest_date(self, node: int) -> date | None:
        """The first calendar day on which a node can be; None where unbounded."""
        day = self.between(CALENDAR_NODE, node).earliest
        if day is None or day < 1:
            return None
        return date.fromordinal(min(int(day), date.max.toordinal()))

    def _references(self, time: Time) -> list[tuple[int, float | None, float | None]]:
        """The nodes that a time is tied to, each with the least and the most days after it."""
        if isinstance(time, tuple):
            return [(self._facts.nodes[time], 0.0, 0.0)]
        return [
            (node, reading.earliest, reading.latest)
            for clause in time.clauses
            for reading in self._facts.read(clause)
            if (node := self._facts.node(reading.reference)) is not None
        ]


def days_of(ticks: int | None) -> float | None:
    """The days that so many ticks are."""
    return None if ticks is None else ticks / TICKS_PER_DAY


def shifted(interval: Interval, reading: Reading) -> Interval:
    """Where a time lies whose reference lies in an interval."""
    return Interval(
        added(interval.earliest, reading.earliest), added(interval.latest, reading.latest)
    )


def added(one: float | None, other: float | None) -> float | None:
    """The sum of two bounds; None where one of them bounds nothing."""
    # Rounded to the tick, as the network does, so that exact days stay exact.
    return None if one is None or other is None else round(one + other, 6)


def _negative(days: float | None) -> float | None:
    return None if days is None else -days


def shared(one: Interval, other: Interval) -> Interval:
    """What two intervals share; the first where they share nothing."""
    lows = [low for low in (one.earliest, other.earliest) if low is not None]
    highs = [high for high in (one.latest, other.latest) if high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return one
    return Interval(low, high)
