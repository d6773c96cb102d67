"""The therapies of lines that were given, found by the day on which something began.

How far an onset lies from every therapy need not be asked: days from the diagnosis tell which
of them were surely over or had surely not begun. Only those that are left are asked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf

import msgspec

from boardapp.case.case import Case
from boardapp.case.interval import Interval
from boardapp.case.place import Place, placed
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.review.clock.clock import Clock
from boardapp.review.clock.distances import Time
from boardapp.review.clock.moments import Moments
from boardapp.review.toxicity.cycle_times import CycleTimes
from boardapp.review.toxicity.stretches import Limit, Stretches


class Given(msgspec.Struct, frozen=True, eq=False):
    """A therapy that was given, with its cycles."""

    key: str
    place: Place
    therapy: Therapy
    times: CycleTimes

    @property
    def line(self) -> int:
        """The number of its line."""
        return self.therapy.line or 0

    @property
    def is_ongoing(self) -> bool:
        """Whether the case says that it goes on."""
        return self.therapy.status == "ongoing"

    @property
    def has_end(self) -> bool:
        """Whether it is over, and the case says when."""
        return self.therapy.end.is_reported and not self.is_ongoing


class GivenTherapies:
    """All given therapies of the lines of a case, in its order."""

    def __init__(self, case: Case, moments: Moments) -> None:
        self.clock = moments.clock
        self.all = tuple(_given(case, moments.clock))
        self._starts = [_limits(moments.clock.start(one.key)) for one in self.all]
        self._overs = self._when_over()
        self._running = Stretches(
            [((first, 0), over) for (first, _), over in zip(self._starts, self._overs, strict=True)]
        )
        self._starting = Stretches([((first, 0), (last, 0)) for first, last in self._starts])
        order = {key: n for n, key in enumerate(moments.in_order([one.key for one in self.all]))}
        self._rank = {one: order[one.key] for one in self.all}
        over = sorted(range(len(self.all)), key=self._overs.__getitem__)
        self._over_limits = [self._overs[number] for number in over]
        self._last_over = list(accumulate((self.all[n] for n in over), self._later))
        begun = sorted(range(len(self.all)), key=lambda number: self._starts[number][1])
        self._begun_days = [self._starts[number][1] for number in begun]
        self._last_line = list(accumulate((self.all[n].line for n in begun), max))

    def __iter__(self) -> Iterator[Given]:
        return iter(self.all)

    def near(self, onset: Interval) -> list[Given]:
        """Those that neither were surely over at an onset nor had surely not begun."""
        first, last = _limits(onset)
        return [self.all[number] for number in self._running.meeting((first, 1), (last, 0))]

    def last_over(self, onset: Interval, near: Sequence[Given]) -> Given | None:
        """Of those that were surely over at an onset and those of `near`, the last begun."""
        count = bisect_left(self._over_limits, (_limits(onset)[0], 1))
        over = [*near, *self._last_over[max(count - 1, 0) : count]]
        return max(over, key=self._rank.__getitem__, default=None)

    def last_line(self, onset: Time, days: Interval) -> int:
        """The highest number of a line of which a therapy had surely begun by an onset."""
        first, last = _limits(days)
        count = bisect_right(self._begun_days, first)
        asked = (self.all[n] for n in self._starting.meeting((first, 1), (last, 0)))
        lines = [one.line for one in asked if is_sure(self.clock.apart((one.key, "start"), onset))]
        return max([*lines, *self._last_line[max(count - 1, 0) : count]], default=0)

    def _later(self, one: Given, other: Given) -> Given:
        return max(one, other, key=self._rank.__getitem__)

    def _when_over(self) -> list[Limit]:
        """From when on each is surely over: the day of its end is its own.

        One without an end is over on the day on which one of a later line has surely begun.
        """
        begun: dict[int, float] = {}
        for one, (_, last) in zip(self.all, self._starts, strict=True):
            begun[one.line] = min(last, begun.get(one.line, inf))
        followed, earliest = {}, inf
        for line in sorted(begun, reverse=True):
            followed[line] = earliest
            earliest = min(earliest, begun[line])
        return [
            self._end(one, max(last, followed[one.line]))
            for one, (_, last) in zip(self.all, self._starts, strict=True)
        ]

    def _end(self, one: Given, followed: float) -> Limit:
        if one.has_end:
            return (_limits(self.clock.end(one.key))[1], 1)
        return (inf, 1) if one.is_ongoing else (followed, 0)


def is_sure(interval: Interval) -> bool:
    """Whether the first of two times is surely not later."""
    return interval.earliest is not None and interval.earliest >= 0


def _given(case: Case, clock: Clock) -> Iterator[Given]:
    for key, place, therapy in placed("therapies", case.therapies):
        if therapy.line is not None and therapy.status in GIVEN:
            yield Given(key, place, therapy, CycleTimes(key, therapy, clock))


def _limits(days: Interval) -> tuple[float, float]:
    low, high = days.earliest, days.latest
    return -inf if low is None else low, inf if high is None else high
