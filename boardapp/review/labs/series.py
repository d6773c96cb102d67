"""Laboratory results as series: one test, one unit, one specimen, in order of time."""

import math
from collections import defaultdict
from collections.abc import Callable

from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.place import Place
from boardapp.case.source import merged
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical import specimens
from boardapp.clinical.ctcae_criteria import Criterion
from boardapp.clinical.ctcae_grade import LabGrade
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.grades import lab_grades, terms_of_test
from boardapp.review.model.base import Moment
from boardapp.review.model.labs import Flag, LabPoint, LabSeries
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.values import range_text

_Key = tuple[str, str, str]


def lab_series(results: tuple[LabResult, ...], moments: Moments) -> tuple[LabSeries, ...]:
    """Group results by test, unit and specimen; the first spelling of a name is kept.

    Units are not converted: a result in another unit makes a series of its own, so that
    no two scales ever share an axis.
    """
    groups: dict[_Key, list[int]] = defaultdict(list)
    for index, result in enumerate(results):
        groups[result.test.casefold(), result.unit, result.specimen.casefold()].append(index)
    return tuple(_graded_series(results, group, moments) for group in groups.values())


def _graded_series(results: tuple[LabResult, ...], group: list[int], moments: Moments) -> LabSeries:
    """The results at these places of the file as one series with their grades."""
    members = [results[index] for index in group]
    # A specimen such as CSF makes another test of the same name: its values have no grade.
    is_blood = specimens.is_blood(members[0].specimen)
    grades = lab_grades(members) if is_blood else [None] * len(members)
    points = [
        _point(result, Place.of("labs", index), moments.at, grade)
        for index, result, grade in zip(group, members, grades, strict=True)
    ]
    return _series(members[0], points, terms_of_test(members[0].test) if is_blood else ())


def measurement_series(
    measurements: tuple[Measurement, ...], moments: Moments
) -> tuple[LabSeries, ...]:
    """Weight, height and other measures over time, as series without a range."""
    groups: dict[tuple[str, str], list[LabPoint]] = defaultdict(list)
    for index, measure in enumerate(measurements):
        result = LabResult(
            test=measure.name,
            when=measure.when,
            value=measure.value,
            unit=measure.unit,
            source=measure.source,
        )
        point = _point(result, Place.of("measurements", index), moments.at)
        groups[measure.name, measure.unit].append(point)
    return tuple(
        _series(LabResult(test=name, unit=unit), points) for (name, unit), points in groups.items()
    )


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


def _point(
    result: LabResult, place: Place, at: Callable[[When], Moment], grade: LabGrade | None = None
) -> LabPoint:
    moment, value = at(result.when), result.value
    return LabPoint(
        moment.drawn,
        moment.earliest,
        moment.latest,
        moment,
        value.text,
        value.low,
        value.high,
        result.low,
        result.high,
        flag(value, result.low, result.high),
        place,
        result.source,
        grade,
    )


def _series(
    first: LabResult, points: list[LabPoint], terms: tuple[Criterion, ...] = ()
) -> LabSeries:
    points.sort(key=lambda point: math.inf if point.day is None else point.day)
    ranges = {(p.reference_low, p.reference_high) for p in points} - {(None, None)}
    low, high = next(iter(ranges)) if len(ranges) == 1 else (None, None)
    return LabSeries(
        test=first.test,
        unit=first.unit,
        specimen=first.specimen,
        points=tuple(points),
        reference=_reference_text(ranges),
        reference_low=low,
        reference_high=high,
        source=merged(dict.fromkeys(p.source for p in points)),
        place=points[0].place,
        terms=terms,
    )


def _reference_text(ranges: set[tuple[float | None, float | None]]) -> str:
    if len(ranges) > 1:
        return "varies by result"
    return range_text(*next(iter(ranges), (None, None))) or NOT_REPORTED
