"""The worst laboratory grade of each test within each cycle of a therapy.

A result counts to a cycle where its time lies surely within it. Grades are those of
`lab_grades`: by the laboratory value alone, whatever was transfused.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from boardapp.case.case import Case
from boardapp.case.interval import Interval
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae_grade import GRAVE_FROM
from boardapp.review.clock.clock import Clock
from boardapp.review.clock.distances import Time
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.toxicity import CycleGrade
from boardapp.review.toxicity.cycle_times import is_before

ALWAYS = ("platelets", "neutrophils", "bilirubin", "ALT", "AST", "GGT", "creatinine")
"""Tests that are told for every cycle; any other where it reached grade 3."""


class Window(msgspec.Struct, frozen=True):
    """A cycle to be filled: from its start to before the next start, or to its own end.

    `over` is None for a cycle that goes on: all that is later lies in it. `days` are the
    days from diagnosis within which it surely lies (None: unbounded), the last not included;
    `is_exact`: it fills them. `first_day` is that of its start, where known to the day.
    """

    start: Time
    over: Time | None
    is_next: bool
    days: tuple[float | None, float | None]
    is_exact: bool
    first_day: float | None


class CycleGrades:
    """Grades of all series of a case, looked up by cycle."""

    def __init__(self, case: Case, clock: Clock, labs: Sequence[LabSeries]) -> None:
        self._case, self._clock = case, clock
        self._series = [(series, *_by_day(series)) for series in labs if series.terms]

    def of(self, window: Window) -> tuple[tuple[CycleGrade, ...], int]:
        """The worst grade of each test, and how many results may or may not lie within."""
        grades, unplaced = [], 0
        for series, days, exact, others in self._series:
            inside, unsure = self._inside(window, days, exact, others)
            unplaced += unsure
            grade = self._worst(series, inside, window)
            if _name(series) in ALWAYS or (grade.number or 0) >= GRAVE_FROM:
                grades.append(grade)
        return tuple(sorted(grades, key=_rank)), unplaced

    def _inside(
        self, window: Window, days: list[float], exact: list[LabPoint], others: list[LabPoint]
    ) -> tuple[list[LabPoint], int]:
        near = _between(exact, days, window.days)
        found = list(near) if window.is_exact else []
        asked = others if window.is_exact else [*near, *others]
        unsure = 0
        for point in asked:
            within = self._is_within(window, point)
            unsure += within is None
            if within:
                found.append(point)
        return sorted(found, key=lambda point: point.day or 0.0), unsure

    def _is_within(self, window: Window, point: LabPoint) -> bool | None:
        """Whether a result lies in the window; None where the times leave it open."""
        time = point.place.get(self._case).when
        since = self._clock.apart(window.start, time)
        if is_before(since):
            return False
        has_begun = since.earliest is not None and since.earliest >= 0
        if window.over is None:
            return has_begun or None
        left = self._clock.apart(time, window.over)
        # What is on the day of the next start belongs to that cycle.
        if is_before(left) or (window.is_next and left.latest is not None and left.latest <= 0):
            return False
        needed = 1e-6 if window.is_next else 0.0
        is_left = left.earliest is not None and left.earliest >= needed
        return (has_begun and is_left) or None

    def _worst(self, series: LabSeries, inside: Sequence[LabPoint], window: Window) -> CycleGrade:
        graded = [point for point in inside if point.grade and point.grade.number is not None]
        if not graded:
            why = next((point.grade for point in inside if point.grade), None)
            return CycleGrade(test=_name(series), grade=why, count=len(inside))
        number = max(_number(point) for point in graded)
        worst = _extreme([point for point in graded if _number(point) == number])
        is_recovered, recovered_day = self._recovered(graded, worst, window)
        return CycleGrade(
            place=worst.place,
            source=worst.source,
            test=_name(series),
            grade=worst.grade,
            direction=worst.grade.direction if worst.grade and _is_two_way(series) else None,
            value=series.text_of(worst),
            day=self._day(window, worst),
            is_recovered=is_recovered,
            recovered_day=recovered_day,
            count=len(inside),
        )

    def _recovered(
        self, graded: list[LabPoint], worst: LabPoint, window: Window
    ) -> tuple[bool | None, int | None]:
        """Whether and on which day the grade was 1 or less again within the same cycle."""
        if _number(worst) <= 1:
            return None, None
        later = graded[graded.index(worst) + 1 :]
        again = next((point for point in later if _number(point) <= 1), None)
        return again is not None, self._day(window, again) if again else None

    def _day(self, window: Window, point: LabPoint) -> int | None:
        """The day of the cycle, where both times are known to the day."""
        is_exact = point.earliest is not None and point.earliest == point.latest
        if window.first_day is None or not is_exact:
            return None
        return int((point.earliest or 0.0) - window.first_day) + 1


def window(
    clock: Clock, start: Time, next_start: Time | None, end: Time | None, *, goes_on: bool
) -> Window | None:
    """The window of a cycle; None where nothing says when it was over and it does not go on."""
    over = next_start if next_start is not None else end
    first = _located(clock, start)
    known = first.earliest if first.is_exact else None
    if over is None:
        days = (first.earliest, None)
        if not goes_on:
            return None
        return Window(
            start, None, is_next=False, days=days, is_exact=first.is_exact, first_day=known
        )
    last, is_next = _located(clock, over), next_start is not None
    # The day of its own end counts to a cycle, that of the next start to the next.
    until = None if last.latest is None else last.latest + (0 if is_next else 1)
    return Window(
        start=start,
        over=over,
        is_next=is_next,
        days=(first.earliest, until),
        is_exact=first.is_exact and last.is_exact,
        first_day=known,
    )


def _located(clock: Clock, time: Time) -> Interval:
    if isinstance(time, tuple):
        return clock.start(time[0]) if time[1] == "start" else clock.end(time[0])
    return clock.locate(time)


def _by_day(series: LabSeries) -> tuple[list[float], list[LabPoint], list[LabPoint]]:
    """The results known to the day in their order with their days, and the others."""
    exact = [p for p in series.points if p.earliest is not None and p.earliest == p.latest]
    exact.sort(key=lambda point: point.earliest or 0.0)
    others = [p for p in series.points if p.earliest is None or p.earliest != p.latest]
    return [point.earliest or 0.0 for point in exact], exact, others


def _between(
    points: list[LabPoint], days: list[float], bounds: tuple[float | None, float | None]
) -> list[LabPoint]:
    """The results, in order of their days, from one day to before another."""
    low, high = bounds
    first = 0 if low is None else bisect_left(days, low)
    return points[first : len(days) if high is None else bisect_left(days, high)]


def _name(series: LabSeries) -> str:
    """The test by its own name in the tables of tests, so that spellings meet."""
    analyte = find_analyte(series.test)
    return analyte.name if analyte and analyte.name in ALWAYS else series.test


def _rank(grade: CycleGrade) -> tuple[int, str]:
    return (ALWAYS.index(grade.test) if grade.test in ALWAYS else len(ALWAYS), grade.test)


def _is_two_way(series: LabSeries) -> bool:
    """Whether a test has terms for both sides."""
    return len({term.direction for term in series.terms}) > 1


def _number(point: LabPoint) -> int:
    return point.grade.number or 0 if point.grade else 0


def _extreme(points: Sequence[LabPoint]) -> LabPoint:
    """The most extreme of results with one grade: the lowest where low values are graded."""
    if points[0].grade and points[0].grade.direction == "low":
        return min(points, key=lambda p: p.low if p.low is not None else p.high or 0.0)
    return max(points, key=lambda p: p.high if p.high is not None else p.low or 0.0)
