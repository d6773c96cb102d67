"""The worst laboratory grade of each test within each cycle of a therapy.

A result counts to a cycle where its time lies surely within it. Grades are those of
`lab_grades`: by the laboratory value alone, whatever was transfused.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from boardapp.case.case import Case
from boardapp.clinical.analytes import find_analyte
from boardapp.review.clock import Clock, Time
from boardapp.review.cycle_times import is_before
from boardapp.review.model import LabPoint, LabSeries
from boardapp.review.spans import Interval
from boardapp.review.toxicity_model import CycleGrade
from boardapp.review.wording import unit_text

ALWAYS = ("platelets", "neutrophils", "bilirubin", "ALT", "AST", "GGT", "creatinine")
"""Tests that are told for every cycle; any other where it reached grade 3."""

_GRAVE = 3
_TERMS = "; "  # parts the terms in the rule of a series
_NO_RESULT = "no result"


@dataclass(frozen=True, slots=True)
class Window:
    """A cycle to be filled: from its start to before the next start, or to its own end.

    `start` and `until` are days from diagnosis where known to the day, else None; `until`
    is the first day that is not in it.
    """

    start_time: Time
    end_time: Time
    is_next: bool
    start: float | None
    until: float | None


class CycleGrades:
    """Grades of all series of a case, looked up by cycle."""

    def __init__(self, case: Case, clock: Clock, labs: Sequence[LabSeries]) -> None:
        self._case, self._clock = case, clock
        self._series = [(series, *_by_day(series)) for series in labs if series.grade_rule]

    def of(self, window: Window) -> tuple[tuple[CycleGrade, ...], int]:
        """The worst grade of each test, and how many results may or may not lie within."""
        grades, unplaced = [], 0
        for series, days, exact, others in self._series:
            inside, unsure = self._inside(window, days, exact, others)
            unplaced += unsure
            grade = self._worst(series, inside, window)
            if _name(series) in ALWAYS or (grade.number or 0) >= _GRAVE:
                grades.append(grade)
        return tuple(sorted(grades, key=_rank)), unplaced

    def _inside(
        self, window: Window, days: list[float], exact: list[LabPoint], others: list[LabPoint]
    ) -> tuple[list[LabPoint], int]:
        found = list(self._exact_inside(window, days, exact))
        unsure = 0
        for point in others:
            within = self._is_within(window, point)
            found += [point] if within else []
            unsure += within is None
        return sorted(found, key=lambda point: point.day or 0.0), unsure

    def _exact_inside(
        self, window: Window, days: list[float], exact: list[LabPoint]
    ) -> Iterator[LabPoint]:
        if window.start is None or window.until is None:
            yield from (point for point in exact if self._is_within(window, point))
        else:
            yield from exact[bisect_left(days, window.start) : bisect_left(days, window.until)]

    def _is_within(self, window: Window, point: LabPoint) -> bool | None:
        """Whether a result lies in the window; None where the times leave it open."""
        time = self._case.labs[int(point.place[5:-1])].when
        since = self._clock.apart(window.start_time, time)
        left = self._clock.apart(time, window.end_time)
        if is_before(since) or is_before(left):
            return False
        needed = 1e-6 if window.is_next else 0.0
        has_begun = since.earliest is not None and since.earliest >= 0
        is_left = left.earliest is not None and left.earliest >= needed
        if has_begun and is_left:
            return True
        is_over = window.is_next and left.latest is not None and left.latest <= 0
        return False if is_over else None

    def _worst(self, series: LabSeries, inside: Sequence[LabPoint], window: Window) -> CycleGrade:
        graded = [point for point in inside if point.grade[:1].isdigit()]
        if not graded:
            why = next((point.grade for point in inside if point.grade), _NO_RESULT)
            return CycleGrade(test=_name(series), grade=why, count=len(inside))
        number = max(_number(point) for point in graded)
        worst = _extreme([point for point in graded if _number(point) == number])
        return CycleGrade(
            place=worst.place,
            source=worst.source,
            test=_name(series),
            grade=worst.grade,
            number=number,
            direction=_direction(series, worst) if number else "",
            value=f"{worst.value} {unit_text(series.unit)}".rstrip(),
            day=self._day(window, worst),
            recovered=self._recovered(graded, worst, window) if number > 1 else "",
            count=len(inside),
        )

    def _recovered(self, graded: list[LabPoint], worst: LabPoint, window: Window) -> str:
        """When the grade was 1 or less again within the same cycle."""
        later = graded[graded.index(worst) + 1 :]
        again = next((point for point in later if _number(point) <= 1), None)
        if again is None:
            return "not within the cycle"
        day = self._day(window, again)
        return "within the cycle" if day is None else f"day {day}"

    def _day(self, window: Window, point: LabPoint) -> int | None:
        """The day of the cycle, where both times are known to the day."""
        is_exact = point.earliest is not None and point.earliest == point.latest
        if window.start is None or not is_exact:
            return None
        return int((point.earliest or 0.0) - window.start) + 1


def window(clock: Clock, start: Time, next_start: Time | None, end: Time | None) -> Window | None:
    """The window of a cycle; None where nothing says when it was over."""
    over = next_start if next_start is not None else end
    if over is None:
        return None
    is_next = next_start is not None
    first, last = _located(clock, start), _located(clock, over)
    until = last.earliest if last.is_exact else None
    if until is not None and not is_next:
        until += 1  # the day of the end counts to the cycle
    return Window(start, over, is_next, first.earliest if first.is_exact else None, until)


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


def _name(series: LabSeries) -> str:
    """The test by its own name in the tables of tests, so that spellings meet."""
    analyte = find_analyte(series.test)
    return analyte.name if analyte and analyte.name in ALWAYS else series.test


def _rank(grade: CycleGrade) -> tuple[int, str]:
    return (ALWAYS.index(grade.test) if grade.test in ALWAYS else len(ALWAYS), grade.test)


def _direction(series: LabSeries, point: LabPoint) -> Literal["low", "high", ""]:
    """The side of a result, where its test has terms for both sides."""
    if _TERMS not in series.grade_rule:
        return ""
    return "low" if point.flag == "low" else "high" if point.flag == "high" else ""


def _number(point: LabPoint) -> int:
    return int(point.grade[:1])


def _extreme(points: Sequence[LabPoint]) -> LabPoint:
    """The most extreme of results with one grade: the lowest where they are low."""
    if points[0].flag == "low":
        return min(points, key=lambda p: p.low if p.low is not None else p.high or 0.0)
    return max(points, key=lambda p: p.high if p.high is not None else p.low or 0.0)
