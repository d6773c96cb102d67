"""Laboratory results as series: one test in one specimen, in one unit, in order of time."""

import math
from collections.abc import Callable
from datetime import date

from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.source import merged_briefly
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae_criteria import Criterion
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.clinical.specimens import is_graded_in
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.grades import lab_grades, terms_of_test
from boardapp.review.labs.one_test import OneTest, one_tests
from boardapp.review.labs.own_dates import OwnDates
from boardapp.review.model.base import Moment
from boardapp.review.model.labs import Flag, LabPoint, LabSeries
from boardapp.review.parts import Parts
from boardapp.words.values import range_text

_LABS = Place.of("labs")


def lab_series(
    results: tuple[LabResult, ...], moments: Moments, parts: Parts | None = None
) -> tuple[LabSeries, ...]:
    """All results by test, in order of time; the first spelling of a name is kept.

    Numbers in another unit are converted where that is exact, so that one test has one series
    and its latest result is the latest; each result keeps what was stated. `parts` are those of
    an earlier review: a test whose results stand where they stood is not gone through again.
    """
    kept = parts or Parts()
    return tuple(_kept_series(results, one, moments, kept) for one in one_tests(results))


def _kept_series(
    results: tuple[LabResult, ...], one: OneTest, moments: Moments, parts: Parts
) -> LabSeries:
    reads = [results[index] for group in one.groups for index in group]
    name = f"series: {one.test}, {one.specimen}, {one.unit}"
    places = parts.equal(f"places of {name}", one)
    return parts.each(name, lambda: _lab_series(results, one, moments), [moments, places, *reads])


def _lab_series(results: tuple[LabResult, ...], one: OneTest, moments: Moments) -> LabSeries:
    points: list[LabPoint] = []
    terms: tuple[Criterion, ...] = ()
    own = OwnDates((results[index].when for group in one.groups for index in group), moments)
    for group, factor in zip(one.groups, one.factors, strict=True):
        members = [results[index] for index in group]
        is_graded = is_graded_in(members[0].specimen, find_analyte(members[0].test))
        grades = lab_grades(members) if is_graded else [None] * len(members)
        terms = terms or (terms_of_test(members[0].test) if is_graded else ())
        points += [
            lab_point(result, _LABS / index, moments.at, factor, grade, own)
            for index, result, grade in zip(group, members, grades, strict=True)
        ]
    return series_of(one, points, terms, own.first if moments.keeps_dates else None)


def flag(value: Value, low: float | None, high: float | None) -> Flag:
    """Where a value stands to its laboratory's range.

    Empty for words, and where a stated range or a censored value crosses a limit; "< 0.3"
    does not cross a lower limit of 0.
    """
    if not value.is_numeric:
        return ""
    if low is None and high is None:
        return "no range"
    bottom = -math.inf if value.low is None else value.low
    top = math.inf if value.high is None else value.high
    if low is not None and top < low:
        return "low"
    if high is not None and bottom > high:
        return "high"
    is_above_low = low is None or bottom >= low or (value.low is None and low <= 0)
    return "normal" if is_above_low and (high is None or top <= high) else ""


def lab_point(
    result: LabResult,
    place: Place,
    at: Callable[[When], Moment],
    factor: float | None,
    grade: LabGrade | None = None,
    own: OwnDates | None = None,
) -> LabPoint:
    """One result; its numbers times the factor, None of them where that is not known."""
    moment, value = at(result.when), result.value
    return LabPoint(
        moment.drawn,
        moment.earliest,
        moment.latest,
        moment,
        value.text,
        _scaled(value.low, factor),
        _scaled(value.high, factor),
        _scaled(result.low, factor),
        _scaled(result.high, factor),
        flag(value, result.low, result.high),
        place,
        result.source,
        grade,
        None if factor == 1 or not value.is_numeric else result,
        own.days(result.when) if own is not None and not moment.is_bounded else None,
    )


def _scaled(number: float | None, factor: float | None) -> float | None:
    if factor == 1 or number is None:
        return number
    # To as many digits as a laboratory could mean: without the noise of binary numbers.
    return None if factor is None else float(f"{number * factor:.12g}")


def series_of(
    one: OneTest,
    points: list[LabPoint],
    terms: tuple[Criterion, ...],
    first_date: date | None,
) -> LabSeries:
    """The results of one test as a series: in order of time, with the range that all share."""
    if len(one.groups) > 1:  # In the order of the file, where the days are the same.
        numbers = [index for group in one.groups for index in group]
        points = [point for _, point in sorted(zip(numbers, points, strict=True), key=_first)]
    points.sort(key=_order)
    ranges = {(p.reference_low, p.reference_high) for p in points} - {(None, None)}
    low, high = next(iter(ranges)) if len(ranges) == 1 else (None, None)
    return LabSeries(
        test=one.test,
        unit=one.unit,
        specimen=one.specimen,
        points=tuple(points),
        reference=_reference_text(ranges),
        reference_low=low,
        reference_high=high,
        source=merged_briefly(dict.fromkeys(p.source for p in points)),
        place=points[0].place,
        terms=terms,
        first_date=first_date,
    )


def _order(point: LabPoint) -> tuple[float, float]:
    """By the day; what has none by its own date, and last what has no time."""
    own = math.inf if point.own is None or point.own.earliest is None else point.own.earliest
    return math.inf if point.day is None else point.day, own


def _first(numbered: tuple[int, LabPoint]) -> int:
    return numbered[0]


def _reference_text(ranges: set[tuple[float | None, float | None]]) -> str:
    if len(ranges) > 1:
        return "varies by result"
    return range_text(*next(iter(ranges), (None, None)))
