"""Values worked out of stated ones: neutrophils, eGFR, QTc and the fall of MRD.

Rule "derived values, version 1" (ours): of neutrophils, eGFR and QTc the latest that can be
derived; the parts must be of one time, a height of at most 183 days before or after, since a child
grows. A fall of MRD is told between two looks that follow each other by one method in one
specimen. The stated value of the same time stands beside it and is never replaced.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from boardapp.case.assessment import Mrd
from boardapp.case.case import Case
from boardapp.case.patient import Measurement
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.value import Kind, Value
from boardapp.case.when import When
from boardapp.clinical.derived import Derived
from boardapp.clinical.mrd_fall import mrd_log_fall
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.neutrophil_count import neutrophil_count
from boardapp.clinical.qt_correction import corrected_qt
from boardapp.clinical.scaled_value import scaled
from boardapp.clinical.schwartz_gfr import schwartz_gfr
from boardapp.clinical.units import UnitError, convert, parse_unit, read_unit
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.blood_results import BloodResult, BloodResults
from boardapp.review.model.base import Moment
from boardapp.review.model.derived import DerivedValue
from boardapp.words.fractions import fraction_text
from boardapp.words.numbers import rounded_text
from boardapp.words.values import value_text

_HEIGHT_WITHIN_D = 183.0
_HEIGHTS = frozenset({"height", "length", "body height", "body length", "stature"})
_QT = frozenset({"qt", "qt interval", "qt time"})
_RATES = frozenset({"heart rate", "pulse", "pulse rate", "hr", "ventricular rate"})
NEUTROPHIL_TESTS = frozenset(
    {"leukocytes", "neutrophils", "neutrophils, share", "segmented neutrophils", "bands"}
)
_TESTS = NEUTROPHIL_TESTS | {"creatinine", "eGFR"}


def derived_values(case: Case, moments: Moments) -> tuple[DerivedValue, ...]:
    """Every value that can be derived, in the order of the time of its parts."""
    results = BloodResults(case, moments, _TESTS)
    found = (
        *_neutrophils(moments, results),
        *_gfr(case, moments, results),
        *_qtc(case, moments),
        *_mrd_falls(case, moments),
    )
    return tuple(sorted(found, key=lambda one: (one.when.latest is None, one.when.latest or 0.0)))


class NeutrophilCount(NamedTuple):
    """A count that leukocytes and a differential of one time give, and the stated one."""

    found: Derived
    cells: BloodResult
    stated: BloodResult | None


def neutrophil_counts(moments: Moments, results: BloodResults) -> Iterator[NeutrophilCount]:
    """Every count that can be derived, the latest first."""
    segments = _by_time(results.of("segmented neutrophils", "%"))
    shares = _by_time(results.of("neutrophils, share", "%"))
    if not segments and not shares:
        return
    bands = _by_time(results.of("bands", "%"))
    counts = _by_time(results.of("neutrophils", "10*9/L"))
    for cells in _latest_first(moments, results.of("leukocytes", "10*9/L")):
        share = segments.get(cells.when)
        # A share of all neutrophils may hold the bands already: they are not added to it.
        young = bands.get(cells.when) if share else None
        part = share or shares.get(cells.when)
        if part is not None:
            found = neutrophil_count(cells.value, part.value, young.value if young else None)
            yield NeutrophilCount(found, cells, counts.get(cells.when))


def _neutrophils(moments: Moments, results: BloodResults) -> Iterator[DerivedValue]:
    """The latest count that can be derived."""
    latest = next(neutrophil_counts(moments, results), None)
    if latest is not None:
        at, cells = moments.at(latest.cells.when), latest.cells
        yield _entry(latest.found, at, cells.place, cells.source, latest.stated)


def _gfr(case: Case, moments: Moments, results: BloodResults) -> Iterator[DerivedValue]:
    """The latest rate that a creatinine and a height near it give."""
    heights = tuple(_measures(case, _HEIGHTS, "cm"))
    rates = _by_time(results.of("eGFR", "mL/min/{1.73_m2}"))
    for creatinine in _latest_first(moments, results.of("creatinine", "mg/dL")):
        height = _nearest(moments, creatinine.when, heights)
        if height is None:
            continue
        age = moments.clock.age_at(creatinine.when)
        found = schwartz_gfr(height.value, creatinine.value, age)
        stated = rates.get(creatinine.when)
        told = f"height {value_text(height.value, 'cm')}", f"creatinine {_both_units(creatinine)}"
        found = replace(found, inputs=told)
        yield _entry(
            found,
            moments.at(creatinine.when),
            creatinine.place,
            creatinine.source,
            stated,
        )
        return


def _both_units(creatinine: BloodResult) -> str:
    """The value as stated, and in mg/dL where that is another unit."""
    stated = value_text(creatinine.stated, creatinine.unit)
    low = creatinine.value.low
    if creatinine.stated == creatinine.value or low is None or low != creatinine.value.high:
        return stated
    return f"{stated} ({rounded_text(low, 3)} mg/dL)"


def _qtc(case: Case, moments: Moments) -> Iterator[DerivedValue]:
    """The latest QT that was measured with a rate, by both formulas."""
    rates = {one.when: one for one in _measures(case, _RATES, "/min")}
    intervals = [one for one in _measures(case, _QT, "ms") if one.when in rates]
    for interval in _latest_first(moments, intervals):
        for found in corrected_qt(interval.value, rates[interval.when].value):
            yield _entry(found, moments.at(interval.when), interval.place, interval.source)
        return


class _Level(NamedTuple):
    """One MRD result of a look, as a fraction of cells; `level` None where it is negative."""

    key: str
    place: Place
    source: str
    method: str
    level: Value | None
    limit: Value | None


def _mrd_falls(case: Case, moments: Moments) -> Iterator[DerivedValue]:
    looks = {look.key: look for look in placed("assessments", case.assessments)}
    series: dict[tuple[str, str], list[_Level]] = {}
    for key in moments.in_order(looks):
        _, place, look = looks[key]
        for number, mrd in enumerate(look.marrow.mrd if look.marrow else ()):
            kind = said(mrd.method).casefold(), said(mrd.specimen).casefold()
            at = place / "marrow" / "mrd" / number
            level = _level(mrd, key, at, mrd.source or look.source)
            if level is not None and kind[0]:
                series.setdefault(kind, []).append(level)
    for levels in series.values():
        for before, after in pairwise(levels):
            yield from _fall(moments, before, after)


def _fall(moments: Moments, before: _Level, after: _Level) -> Iterator[DerivedValue]:
    """The fall between two looks; a rise is told by the results themselves."""
    if before.level is None or before.key == after.key:
        return
    found = mrd_log_fall(before.level, after.level, negative_at=after.limit)
    if not found.is_known or (found.high is not None and found.high <= 0):
        return
    last = after.level if after.level is not None else after.limit
    sign = "< " if after.level is None else ""
    inputs = (
        f"{_fraction(before.level)} ({moments.labels[before.key]})",
        f"{sign}{_fraction(last)} ({moments.labels[after.key]})",
    )
    told = replace(found, name=f"{found.name} ({after.method})", inputs=inputs)
    yield _entry(told, moments.start(after.key), after.place, after.source, has_one_decimal=True)


def _level(mrd: Mrd, key: str, place: Place, source: str) -> _Level | None:
    """The result as fractions; None where its unit or its outcome tells no level."""
    one, method = cells_fraction(mrd.unit), said(mrd.method)
    if one is None or mrd.result not in ("positive", "negative"):
        return None
    value = scaled(mrd.value, one) if mrd.value and mrd.value.is_numeric else None
    limit = scaled(mrd.limit, one) if mrd.limit and mrd.limit.is_numeric else None
    if mrd.result == "positive":
        return _Level(key, place, source, method, value, None) if value is not None else None
    if limit is None and value is not None and value.kind is Kind.BELOW and value.high:
        limit = Value(f"{value.high:.12g}")
    return _Level(key, place, source, method, None, limit) if limit is not None else None


def _fraction(value: Value | None) -> str:
    if value is None or not value.is_numeric:
        return ""
    if value.kind is Kind.NUMBER and value.low is not None:
        return fraction_text(value.low)
    return value.text


class _Measure(NamedTuple):
    """A measure in the unit that a formula asks for."""

    when: When
    value: Value
    place: Place
    source: str


def _measures(case: Case, names: frozenset[str], unit: str) -> Iterator[_Measure]:
    """The measures of these names in this unit; one whose unit is not read is left out."""
    for _, place, one in placed("measurements", case.measurements):
        if one.name.strip().casefold() in names and one.value.is_numeric:
            value = _in_unit(one, unit)
            if value is not None:
                yield _Measure(one.when, value, place, one.source)


def _in_unit(measure: Measurement, unit: str) -> Value | None:
    try:
        source = parse_unit("/min") if measure.unit in ("bpm", "1/min") else read_unit(measure.unit)
        factor = float(convert(Fraction(1), source, parse_unit(unit)))
    except UnitError:
        return None
    return scaled(measure.value, factor)


def _nearest(moments: Moments, when: When, measures: Sequence[_Measure]) -> _Measure | None:
    """The measure that is surely nearest in time, of at most half a year before or after."""
    found = []
    for number, one in enumerate(measures):
        apart = moments.clock.apart(one.when, when)
        if apart.earliest is None or apart.latest is None:
            continue
        distance = max(abs(apart.earliest), abs(apart.latest))
        if distance <= _HEIGHT_WITHIN_D:
            found.append((distance, number))
    return measures[min(found)[1]] if found else None


def _by_time(results: Iterable[BloodResult]) -> dict[When, BloodResult]:
    return {result.when: result for result in results if result.when.is_reported}


_Timed = TypeVar("_Timed", BloodResult, _Measure)


def _latest_first(moments: Moments, timed: Iterable[_Timed]) -> list[_Timed]:
    known = [one for one in timed if moments.at(one.when).latest is not None]
    return sorted(known, key=lambda one: moments.at(one.when).latest or 0.0, reverse=True)


def _entry(
    found: Derived,
    when: Moment,
    place: Place,
    source: str,
    stated: BloodResult | None = None,
    *,
    has_one_decimal: bool = False,
) -> DerivedValue:
    return DerivedValue(
        name=found.name,
        when=when,
        low=found.low,
        high=found.high,
        unit=found.unit,
        formula=found.formula,
        inputs=found.inputs,
        rule=found.rule,
        is_beyond=found.is_beyond,
        has_one_decimal=has_one_decimal,
        stated=value_text(stated.value, found.unit) if stated else "",
        note=found.note,
        why_not=found.why_not,
        place=place,
        source=source,
    )
