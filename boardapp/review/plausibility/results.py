"""Results that can't be as they stand: ranges upside down, days with two values, bad units."""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import terms_of
from boardapp.clinical.ctcae_criteria import Criterion
from boardapp.clinical.ctcae_ranges import without_foreign_range
from boardapp.clinical.lab_result import Result, UnreadableError, read_result
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import Unit, UnitError
from boardapp.clinical.usual_limits import (
    is_ratio,
    is_too_small_creatinine,
    other_unit,
    range_fault,
)
from boardapp.review.model.findings import TOLD_OF_A_TEST, more_likewise
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.plausibility.result_fixes import (
    respelled_unit,
    swapped,
    without_copy,
)
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.plurals import numbered
from boardapp.words.times import short_text
from boardapp.words.units import unit_text
from boardapp.words.values import range_text

_TOLD = 3
"""So many tests are named in one sentence."""


def ranges(scene: Scene) -> Iterator[Alarm]:
    """Reference ranges whose lower limit is above the upper one; the first of each test."""
    for series in scene.labs:
        for point in series.points:
            low, high = point.reference_low, point.reference_high
            if low is not None and high is not None and low > high:
                yield Alarm(
                    severity="error",
                    title=f"{capitalised(series.test)}: reference range",
                    sentence=f"The range {low:g} to {high:g} is upside down.",
                    to_do="Exchange the two limits if they were swapped.",
                    place=point.place / "low",
                    source=point.source,
                    fix=swapped(scene.case, point),
                )
                break


def foreign_units(scene: Scene) -> Iterator[Alarm]:
    """Ranges that can't be of this test in this unit, by the criteria; the first of each test."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        criteria = terms_of(analyte) if analyte else ()
        if analyte is None or not criteria or not is_blood(series.specimen):
            continue
        tried: set[tuple[float | None, float | None]] = set()
        for point in series.points:
            limits = (point.reference_low, point.reference_high)
            fault = "" if limits in tried else _range_fault(series, analyte, criteria, limits)
            tried.add(limits)
            if fault:
                yield Alarm(
                    severity="warning",
                    title=f"{capitalised(series.test)}: reference range",
                    sentence=f"{capitalised(fault)}; the range may be in another unit.",
                    to_do="Look up the range and its unit; it is not used for the grade.",
                    place=point.place / "low",
                    source=point.source,
                )
                break


def ranges_of_other_units(scene: Scene) -> Iterator[Alarm]:
    """Upper limits that no laboratory has for this test in this unit, and creatinines likewise."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        if analyte is None or not is_blood(series.specimen):
            continue
        for point, fault in _faults_of_units(series, analyte):
            yield Alarm(
                severity="warning",
                title=f"{capitalised(series.test)}: unit",
                sentence=f"{capitalised(fault)}; value and range may be in another unit.",
                to_do="Look up the unit of the value and of its range.",
                place=point.place / "unit",
                source=point.source,
            )
            break


def values_in_other_units(scene: Scene) -> Iterator[Alarm]:
    """The first value of each test that fits its range only in the other unit of the test."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        if analyte is None or not is_blood(series.specimen):
            continue
        for point in series.points:
            if point.low is None or point.low != point.high:
                continue
            limits = point.reference_low, point.reference_high
            other = other_unit(analyte, series.unit, point.low, *limits)
            is_a_ratio = is_ratio(analyte, point.low, limits[0])
            if other or is_a_ratio:
                value = series.text_of(point)
                as_other = "a ratio" if is_a_ratio else f"a value in {unit_text(other)}"
                yield Alarm(
                    severity="warning",
                    title=f"{capitalised(series.test)}: unit",
                    sentence=f"{value} of {series.test} is far outside its range "
                    f"({range_text(*limits, series.unit_of(point))}); {as_other} would fit.",
                    to_do="Look up the value and its unit.",
                    place=point.place / "value",
                    source=point.source,
                )
                break


def _faults_of_units(series: LabSeries, analyte: Analyte) -> Iterator[tuple[LabPoint, str]]:
    """The points whose range, or whose creatinine, is one of another unit."""
    known: dict[float | None, str] = {}
    for point in series.points:
        high = point.reference_high
        if (point.reference_low or 0.0) > (high or math.inf):
            continue  # Upside down: another rule tells it.
        if high not in known:
            known[high] = range_fault(analyte, series.unit, high)
        if known[high]:
            yield point, known[high]
    plain = [p for p in series.points if p.low is not None and p.low == p.high and p.low > 0]
    least = min(plain, key=lambda p: p.low or 0.0, default=None)
    if least is not None and is_too_small_creatinine(analyte, series.unit, least.low or 0.0):
        yield least, f"{series.text_of(least)} is less than any creatinine"


def _range_fault(
    series: LabSeries,
    analyte: Analyte,
    criteria: tuple[Criterion, ...],
    limits: tuple[float | None, float | None],
) -> str:
    low, high = limits
    try:
        # Any value will do: it is the range that is asked about.
        reading = read_result(Result(series.test, 1, series.unit, low, high), analyte)
    except UnreadableError:
        return ""
    return without_foreign_range(reading, criteria).range_fault


def impossible_values(scene: Scene) -> Iterator[Alarm]:
    """Counts below zero and shares above the whole; of each test the first few, then how many."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        if analyte is None:
            continue
        unit = _unit(analyte, series.unit)
        whole = float(1 / unit.factor) if analyte.is_share and unit else None
        faults = [(p, fault) for p in series.points if (fault := _impossible(p, analyte, whole))]
        for number, (point, fault) in enumerate(faults[:TOLD_OF_A_TEST], start=1):
            yield Alarm(
                severity="error",
                title=capitalised(series.test),
                sentence=f"{series.text_of(point)} of {series.test} {fault}."
                + more_likewise(number, len(faults)),
                to_do="Look up the value and its unit; it is not graded as it stands.",
                place=point.place / "value",
                source=point.source,
            )


def _impossible(point: LabPoint, analyte: Analyte, whole: float | None) -> str:
    if point.low is not None and point.low < 0 and not analyte.may_be_negative:
        return "is negative, which it can't be"
    if whole is not None and point.low is not None and point.low > whole:
        return "is more than 100 % of the whole"
    return ""


def units(scene: Scene) -> Iterator[Alarm]:
    """A unit that the test is never measured in, and numbers without any."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        numbers = [point for point in series.points if point.low is not None]
        if analyte is None or not numbers or not is_blood(series.specimen):
            continue
        sentence = _unit_sentence(series, analyte)
        bare = [p for p in series.points if p.stated and not p.stated.unit.strip()]
        if bare and not sentence:
            numbers, count = bare, len(bare)
            values = numbered(count, "value")
            sentence = f"{values} of {series.test} without a unit: not graded, not drawn."
        if sentence:
            yield Alarm(
                severity="note",
                title=f"{capitalised(series.test)}: unit",
                sentence=sentence,
                to_do="Write the unit that the laboratory reports.",
                place=numbers[0].place / "unit",
                source=numbers[0].source,
                fix=respelled_unit(scene.case, numbers[0], analyte),
            )


def _unit_sentence(series: LabSeries, analyte: Analyte) -> str:
    if not series.unit.strip():
        is_missing = not analyte.needs_no_unit
        return (
            f"Values of {series.test} have no unit, so they are not graded." if is_missing else ""
        )
    unit = _unit(analyte, series.unit)
    if unit is None:
        return f'"{series.unit}" is no unit that is known here; it is kept as written.'
    try:
        analyte.convert(Fraction(1), unit, analyte.standard)
    except UnitError:
        # A share of a count ("lymphocytes 45 %") is another result of the same name.
        return "" if unit.is_number else f"{series.unit} is no unit of {series.test}."
    return ""


def _unit(analyte: Analyte, text: str) -> Unit | None:
    try:
        return analyte.read_unit(text)
    except UnitError:
        return None


def double_results(scene: Scene) -> Iterator[Alarm]:
    """One note for all tests: two values on one day are usual in hospital, and may be a slip."""
    found = [(series, *pair) for series in scene.labs if (pair := _first_double(series))]
    if not found:
        return
    told = "; ".join(
        f"{series.test} {_told(series, one, other)} ({short_text(one.when)})"
        for series, one, other in found[:_TOLD]
    )
    more = f"; and {len(found) - _TOLD} further tests" if len(found) > _TOLD else ""
    yield Alarm(
        severity="note",
        title="Two values on one day",
        sentence=f"The same test has different values on the same day: {told}{more}.",
        to_do="Keep both if both were measured; remove the one that was entered by mistake.",
        place=found[0][2].place,
        source=found[0][2].source,
    )


def repeated_results(scene: Scene) -> Iterator[Alarm]:
    """One note for all tests that hold a result of one day twice, with the same value."""
    found = [(series, pair) for series in scene.labs if (pair := _first_repeated(series))]
    if found:
        told = "; ".join(
            f"{series.test} {series.text_of(point)} ({short_text(point.when)})"
            for series, point in found[:_TOLD]
        )
        more = f"; and {len(found) - _TOLD} further tests" if len(found) > _TOLD else ""
        yield Alarm(
            severity="note",
            title="One result twice",
            sentence=f"The same result stands twice: {told}{more}.",
            to_do="Remove one of them if it was entered twice.",
            place=found[0][1].place,
            source=found[0][1].source,
            fix=without_copy(scene.case, found[0][1]),
        )


def _first_repeated(series: LabSeries) -> LabPoint | None:
    for one, other in pairwise(series.points):
        is_exact = one.earliest is not None and one.earliest == one.latest
        is_one_day = is_exact and one.earliest == other.earliest and one.latest == other.latest
        if (
            is_one_day
            and one.value == other.value
            and one.is_numeric
            and _is_one_unit(series, one, other)
        ):
            return other
    return None


def _is_one_unit(series: LabSeries, one: LabPoint, other: LabPoint) -> bool:
    return series.unit_of(one) == series.unit_of(other)


def _told(series: LabSeries, one: LabPoint, other: LabPoint) -> str:
    """Two values with their units; one unit once."""
    is_one_unit = _is_one_unit(series, one, other) and other.is_numeric
    first = one.value if is_one_unit else series.text_of(one)
    return f"{first} and {series.text_of(other)}"


def _first_double(series: LabSeries) -> tuple[LabPoint, LabPoint] | None:
    for one, other in pairwise(series.points):
        is_exact = one.earliest is not None and one.earliest == one.latest
        is_one_day = is_exact and one.earliest == other.earliest and one.latest == other.latest
        is_other = (one.low, one.high) != (other.low, other.high) or not one.is_numeric
        if is_one_day and one.value != other.value and is_other:
            return one, other
    return None
