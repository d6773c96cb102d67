"""Weight, heart and other measures of the body over time, with the grade of those that have one.

Rule "measures of the body, version 1" (ours): ejection fraction, QTc and weight are graded by the
CTCAE v5.0. Their baseline is the last number of the same series that is surely not later than the
start of every therapy that was given; without one no change is judged. A weight is graded only
from 18 years of age on: a child gains weight by growing.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from boardapp.case.interval import YEAR_D
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.place import Place
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.value import Kind
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import grade_result, terms_of
from boardapp.clinical.ctcae_criteria import Criterion
from boardapp.clinical.ctcae_grade import LabGrade, lab_grade
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.grades import VERSION
from boardapp.review.labs.one_test import OneTest, one_tests
from boardapp.review.labs.own_dates import OwnDates
from boardapp.review.labs.series import lab_point, series_of
from boardapp.review.model.labs import LabPoint, LabSeries

RULE = "measures of the body, version 1"
ADULT_FROM_Y = 18.0
_MEASUREMENTS = Place.of("measurements")
_GRADED = ("ejection fraction", "QTc", "weight")
_GROWS = "weight"


def measurement_series(
    measurements: tuple[Measurement, ...], moments: Moments
) -> tuple[LabSeries, ...]:
    """Weight, height and other measures over time, as series without a range."""
    results = [
        LabResult(
            test=measure.name,
            when=measure.when,
            value=measure.value,
            unit=measure.unit,
            source=measure.source,
        )
        for measure in measurements
    ]
    return tuple(_measures(one, results, moments) for one in one_tests(results))


def has_graded(measurements: tuple[Measurement, ...]) -> bool:
    """Whether any of these is one that the criteria grade."""
    return any(_terms(find_analyte(measure.name)) for measure in measurements)


def _measures(one: OneTest, results: Sequence[LabResult], moments: Moments) -> LabSeries:
    places = [index for group in one.groups for index in group]
    analyte = find_analyte(results[places[0]].test)
    terms = _terms(analyte)
    baseline = _baseline([results[n] for n in places], moments) if terms else None
    points: list[LabPoint] = []
    own = OwnDates((results[n].when for n in places), moments)
    for group, factor in zip(one.groups, one.factors, strict=True):
        for index in group:
            result = results[index]
            is_judged = bool(terms) and _is_judged(analyte, result, moments)
            before = None if result is baseline else baseline
            grade = _grade(result, before) if is_judged else None
            points.append(lab_point(result, _MEASUREMENTS / index, moments.at, factor, grade, own))
    made = series_of(one, points, terms, own.first if moments.keeps_dates else None)
    if baseline is None:
        return made
    at = next(n for n in places if results[n] is baseline)
    first = next(point for point in made.points if point.place == _MEASUREMENTS / at)
    return replace(made, baseline=first)


def _terms(analyte: Analyte | None) -> tuple[Criterion, ...]:
    return terms_of(analyte, VERSION) if analyte and analyte.name in _GRADED else ()


def _grade(result: LabResult, baseline: LabResult | None) -> LabGrade | None:
    """The grade by the value, and by its change where a baseline is known."""
    if baseline is None:
        graded = grade_result(result.test, result.value, result.unit, version=VERSION)
    else:
        graded = grade_result(
            result.test,
            result.value,
            result.unit,
            version=VERSION,
            baseline=baseline.value,
            baseline_unit=baseline.unit,
        )
    return lab_grade(graded, VERSION)


def _baseline(results: Sequence[LabResult], moments: Moments) -> LabResult | None:
    """The last number that is surely not later than the start of any therapy that was given."""
    starts = [(key, "start") for key, therapy in _given(moments) if therapy.start.is_reported]
    if not starts:
        return None
    before = [
        result
        for result in results
        if result.value.kind is Kind.NUMBER
        and all(_is_not_later(result, start, moments) for start in starts)
    ]
    return max(before, key=lambda result: moments.at(result.when).drawn or 0.0, default=None)


def _is_not_later(result: LabResult, start: tuple[str, str], moments: Moments) -> bool:
    apart = moments.clock.apart(result.when, start).earliest
    return apart is not None and apart >= 0


def _given(moments: Moments) -> Iterator[tuple[str, Therapy]]:
    for key, event in moments.events.items():
        if isinstance(event.record, Therapy) and event.record.status in GIVEN:
            yield key, event.record


def _is_judged(analyte: Analyte | None, result: LabResult, moments: Moments) -> bool:
    """Whether a grade may be given: a weight only of a patient who surely was an adult."""
    if analyte is None or analyte.name != _GROWS:
        return True
    ages, measured = moments.clock.ages, moments.at(result.when).earliest
    if ages is None or ages.born.latest is None or measured is None:
        return False
    return measured - ages.born.latest >= ADULT_FROM_Y * YEAR_D
