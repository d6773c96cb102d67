"""Where a time lies among the cycles of one therapy: in which, on which day, after which dose.

"boardapp dose alignment 1": a cycle begins on its stated day, which is its day 1, and lasts
until the next cycle begins; the last one ends with its own stated end or else that of the
therapy. An event is in a cycle only where no other is possible; what the stated times leave
open is said. Only doses that are stated as given, with their days, are counted from.
"""

import math

import msgspec

from boardapp.case.interval import Interval
from boardapp.case.therapy import Cycle, Dose, Therapy
from boardapp.case.value import Kind
from boardapp.review.clock.clock import Clock
from boardapp.review.clock.distances import Time
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import duration_text
from boardapp.words.values import value_text

RULE = "boardapp dose alignment 1"
_TOLD_SINGLY = 3
"""From so many possible cycles on, only the first and the last are named."""
_MOST_UNSURE_D = 31.0
"""Days by which a time since a start may be unsure and still be told."""


class CyclePlace(msgspec.Struct, frozen=True):
    """Where an event lies: texts for a reader; `number` only where one cycle is certain.

    `first_day` and `last_day` bound the day of that cycle; None where nothing does.
    """

    cycle: str
    day: str = f"day {NOT_REPORTED}"
    number: int | None = None
    first_day: int | None = None
    last_day: int | None = None


class CycleTimes:
    """The timed cycles of one therapy, in the order of their numbers."""

    def __init__(self, key: str, therapy: Therapy, clock: Clock) -> None:
        self.start: Time = (key, "start")
        self.therapy, self.clock = therapy, clock
        timed = (course for course in therapy.courses if self._is_timed(course))
        self.courses = tuple(sorted(timed, key=lambda course: course.number))
        self.count = _stated_count(therapy)

    def end_of(self, index: int) -> Time | None:
        """The stated time that ends a cycle; None for one that the next cycle ends, or none."""
        if index < len(self.courses) - 1:
            return None
        course = self.courses[index]
        if course.end.is_reported:
            return course.end
        is_last = self.count is None or course.number >= self.count
        is_over = self.therapy.end.is_reported and self.therapy.status != "ongoing"
        return self.therapy.end if is_last and is_over else None

    def goes_on(self, index: int) -> bool:
        """Whether a cycle is the last of a therapy that is ongoing, and has no stated end."""
        is_last = index == len(self.courses) - 1 and self.end_of(index) is None
        return is_last and self.therapy.status == "ongoing"

    def next_start(self, index: int) -> Time | None:
        """When the next cycle starts; None without a next one, or where one lacks its time."""
        later = self.courses[index + 1 : index + 2]
        follows = bool(later) and later[0].number == self.courses[index].number + 1
        return later[0].start if follows else None

    def last_day(self, index: int) -> int | None:
        """The last day that counts to a cycle, where it is known to the day."""
        start, after = self.courses[index].start, self.next_start(index)
        if after is not None:
            length = self.clock.apart(start, after)
            return _day(length.earliest) - 1 if length.is_exact else None
        end = self.end_of(index)
        length = self.clock.apart(start, end) if end is not None else Interval()
        return _day(length.earliest) if length.is_exact else None

    def place(self, time: Time) -> CyclePlace:
        """Where a time lies that is known to lie within the therapy."""
        if not self.courses:
            return self._without_cycles(time)
        since = [self.clock.apart(course.start, time) for course in self.courses]
        possible = [n for n in range(-1, len(since)) if self._is_possible(n, since)]
        if possible == [-1]:
            return self._before_first()
        numbers = self._numbers(possible)
        if len(possible) == 1 and len(numbers) == 1:
            return self._certain(possible[0], since)
        return CyclePlace(
            _cycles_text(numbers, is_open=self._is_open(possible)),
            self._day_from(max(possible[0], 0), since),
        )

    def since_dose(self, place: CyclePlace, time: Time) -> str:
        """The time from the last dose that was surely before; empty without doses."""
        index = next((n for n, c in enumerate(self.courses) if c.number == place.number), None)
        if index is None:
            has_doses = any(course.doses for course in self.courses)
            return "not known: cycle not certain" if has_doses else ""
        for course in reversed(self.courses[max(index - 1, 0) : index + 1]):
            if not course.doses:
                return ""
            told = self._since_doses_of(course, time, tell_cycle=course.number != place.number)
            if told:
                return told
        return "no dose before it is stated"

    def since_last_dose(self, time: Time) -> str:
        """The time from the last dose of the last cycle, for what came after the therapy."""
        last = self.courses[-1] if self.courses else None
        if last is None or (self.count is not None and last.number < self.count):
            return ""
        return self._since_doses_of(last, time, tell_cycle=True)

    def _is_timed(self, course: Cycle) -> bool:
        """Whether the start of a cycle is bounded, on the clock or from the therapy's start."""
        if not course.start.is_reported:
            return False
        from_therapy = self.clock.apart(self.start, course.start)
        return from_therapy.width is not None or self.clock.locate(course.start).width is not None

    def _is_possible(self, index: int, since: list[Interval]) -> bool:
        """Whether the event may lie in a cycle; -1 stands for before the first."""
        is_after_start = index < 0 or not is_before(since[index])
        is_before_next = index + 1 >= len(since) or not _has_begun(since[index + 1])
        return is_after_start and is_before_next

    def _numbers(self, possible: list[int]) -> list[int]:
        """The numbers of the cycles that are possible, those without a time included.

        Of a long stretch its first and last ones, which is what is told: a count may be a
        slip of the hand, and nothing is made for each cycle up to it.
        """
        numbers: list[int] = []
        for index in possible:
            first = self.courses[index].number if index >= 0 else 1
            if index + 1 < len(self.courses):
                after = self.courses[index + 1].number
            else:
                after = max(self.count or first, first) + 1
            stretch = range(first, max(after, first + (index >= 0)))
            numbers += (*stretch[:_TOLD_SINGLY], *stretch[-1:])
        return sorted(set(numbers))

    def _is_open(self, possible: list[int]) -> bool:
        """Whether further cycles of unknown number may follow the last possible one."""
        return possible[-1] == len(self.courses) - 1 and self._count_is_missing()

    def _count_is_missing(self) -> bool:
        return self.count is None and self.therapy.cycles is not None

    def _without_cycles(self, time: Time) -> CyclePlace:
        """Only the time from the start of the therapy, where that says something."""
        since = self.clock.apart(self.start, time)
        is_told = since.width is not None and since.width <= _MOST_UNSURE_D
        day = f"{duration_text(since)} after its start" if is_told else f"day {NOT_REPORTED}"
        during = "during" if self.therapy.end.is_reported else "after its start"
        has_cycles = self.therapy.cycles is not None
        return CyclePlace(f"{during}, cycle {NOT_REPORTED}" if has_cycles else during, day)

    def _before_first(self) -> CyclePlace:
        first = self.courses[0].number
        if first <= 1:
            return CyclePlace(f"before cycle {first}", day="")
        stretch = range(1, first)
        numbers = sorted({*stretch[:_TOLD_SINGLY], stretch[-1]})
        return CyclePlace(_cycles_text(numbers, is_open=False))

    def _day_from(self, index: int, since: list[Interval]) -> str:
        """Days counted on from the start of a cycle that the event may be past."""
        is_told = since[index].width is not None and (since[index].width or 0) <= _MOST_UNSURE_D
        if not is_told:
            return f"day {NOT_REPORTED}"
        return f"{day_text(since[index], None)} from cycle {self.courses[index].number}"

    def _certain(self, index: int, starts: list[Interval]) -> CyclePlace:
        number, since = self.courses[index].number, starts[index]
        if self._is_open([index]):
            return CyclePlace(f"cycle {number} or later", self._day_from(index, starts))
        last = self.last_day(index)
        first_day = None if since.earliest is None else max(_day(since.earliest), 1)
        last_day = None if since.latest is None else _day(since.latest)
        if last is not None:
            last_day = last if last_day is None else min(last_day, last)
        return CyclePlace(
            cycle=f"cycle {number}",
            day=day_text(since, last) or f"day {NOT_REPORTED}",
            number=number,
            first_day=first_day,
            last_day=last_day,
        )

    def _since_doses_of(self, course: Cycle, time: Time, *, tell_cycle: bool) -> str:
        """The time from the last of these doses that came before; empty without one."""
        since = self.clock.apart(course.start, time)
        days = sorted({dose.day for dose in course.doses})
        after = {day: _less(since, day - 1) for day in days}
        sure = [day for day in days if _has_begun(after[day])]
        open_days = [
            day for day in days if not _has_begun(after[day]) and not is_before(after[day])
        ]
        if not sure:
            return _order_open(open_days, course, tell_cycle=tell_cycle) if open_days else ""
        day = sure[-1]
        what = ", ".join(dict.fromkeys(d.agent for d in course.doses if d.day == day and d.agent))
        dose = f"day {day}{f' of cycle {course.number}' if tell_cycle else ''}"
        text = f"{_span_text(after[day])} after {dose}{f' ({what})' if what else ''}"
        later = [one for one in open_days if one > day]
        return f"{text}; {_order_open(later, course, tell_cycle=False)}" if later else text


def dose_text(dose: Dose, course: Cycle) -> str:
    """What was given: "vincristine 1.5 mg/m²", "vincristine (dose not reported)"."""
    name = dose.agent or course.agent
    if dose.dose is None or dose.dose.is_missing:
        return f"{name} (dose {NOT_REPORTED})" if name else f"dose {NOT_REPORTED}"
    return f"{name} {value_text(dose.dose, dose.unit)}".strip()


def day_text(since: Interval, last: int | None) -> str:
    """Days since a start as days of the cycle: "day 8", "day 8–15"; empty where unbounded.

    `last` is the last day of the cycle: no day is told beyond it.
    """
    low = None if since.earliest is None else max(_day(since.earliest), 1)
    high = None if since.latest is None else _day(since.latest)
    if last is not None:
        high = last if high is None else min(high, last)
    if low is None:
        return "" if high is None else f"day {high} or earlier"
    if high is None:
        return f"day {low} or later" if low > 1 else ""
    return f"day {low}" if low >= high else f"day {low}–{high}"


def is_before(since: Interval) -> bool:
    """Whether an event was surely on an earlier day than a start."""
    return since.latest is not None and since.latest < 0


def _has_begun(since: Interval) -> bool:
    return since.earliest is not None and since.earliest >= 0


def _stated_count(therapy: Therapy) -> int | None:
    """How many cycles were given; None where no whole number is stated."""
    value = therapy.cycles
    if value is None:
        return max((course.number for course in therapy.courses), default=None)
    is_whole = value.kind is Kind.NUMBER and value.low is not None and value.low % 1 == 0
    return int(value.low or 0) if is_whole else None


def _cycles_text(numbers: list[int], *, is_open: bool) -> str:
    if is_open:
        return f"cycle {numbers[0]} or later"
    if len(numbers) < _TOLD_SINGLY:
        return f"cycle {' or '.join(map(str, numbers))}"
    return f"cycle {numbers[0]} to {numbers[-1]}"


def _order_open(days: list[int], course: Cycle, *, tell_cycle: bool) -> str:
    told = " and ".join(f"day {day}" for day in days)
    where = f" of cycle {course.number}" if tell_cycle else ""
    return f"order to the dose of {told}{where} not known"


def _less(since: Interval, days: float) -> Interval:
    low, high = since.earliest, since.latest
    return Interval(None if low is None else low - days, None if high is None else high - days)


def _span_text(since: Interval) -> str:
    """Days between a dose and an event, rounded outwards."""
    low = math.floor(round(since.earliest or 0.0, 4))
    if since.latest is None:
        return f"{low} d or more"
    high = math.ceil(round(since.latest, 4))
    return f"{low} d" if low == high else f"{low}–{high} d"


def _day(days: float | None) -> int:
    """The day of a cycle after so many days: its start is day 1."""
    return math.floor(round(days or 0.0, 4)) + 1
