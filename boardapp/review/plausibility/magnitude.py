"""Values and ranges that are off by a power of ten, and ranges of another test.

Judged against the laboratory's own range, the other values of the case, or what no body
has: no reference range is supplied. Only for tests whose values the body keeps within bounds; an
enzyme, ferritin or CRP may well be a thousand times its limit.
"""

from collections import Counter
from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.magnitude import BOUNDED, lonely_jump, power_of_ten
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.magnitude import power_of_ten_text
from boardapp.words.values import range_text, value_text

RULE = (
    "the laboratory's own range; limits of ours: 10³ from 20 times its upper (leukocytes 200, "
    "neutrophils 50 times) or 1/500 of its lower limit on, 10 for tests that keep close to it "
    "from 3 times or 1/7 on; without a range from 500 times all other values on, and above what "
    "no body has"
)
_FAR = 3
_Range = tuple[float, float]


def powers_of_ten(scene: Scene) -> Iterator[Alarm]:
    """The first value of each test that fits its range, or the others, only by 10 or 10³."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        if analyte is None or analyte.name not in BOUNDED:
            continue
        off = [(p, f) for p in series.points if (f := _factor(p, analyte, series.unit))]
        off = off or [(p, 1000.0) for p in _jumps(series.points)]
        if off:
            yield _alarm(series, off[0][0], off[0][1], len(off))


def counts_at_diagnosis(scene: Scene) -> Iterator[Alarm]:
    """Leukocytes at the diagnosis above what anybody has in their unit."""
    dx = scene.case.diagnosis
    analyte = find_analyte("leukocytes")
    value = dx.leukocytes
    if analyte is None or value is None or value.low is None:
        return
    unit = dx.leukocytes_unit or "10*9/L"
    if factor := power_of_ten(analyte, value.low, unit, None, None):
        yield Alarm(
            severity="error",
            place=Place("diagnosis.leukocytes"),
            title="Leukocytes at diagnosis",
            sentence=f"{value_text(value, unit)} of leukocytes is more than anybody has; "
            f"{value.low / factor:g} would fit.",
            to_do="Look up the value and its unit; they don't belong together.",
            source=dx.source,
        )


def _factor(point: LabPoint, analyte: Analyte, unit: str) -> float | None:
    """The factor by which a plain value is too large; below 1 too small."""
    value = point.low
    if value is None or value != point.high:
        return None
    return power_of_ten(analyte, value, unit, point.reference_low, point.reference_high)


def _jumps(points: tuple[LabPoint, ...]) -> Iterator[LabPoint]:
    """A value without a range, far above all others, that would lie among them if / 1000."""
    plain = [(p.low, p) for p in points if p.low is not None and p.low == p.high and p.low > 0]
    top = lonely_jump([value for value, _ in plain])
    if top is not None and plain[top][1].reference_high is None:
        yield plain[top][1]


def _alarm(series: LabSeries, point: LabPoint, factor: float, count: int) -> Alarm:
    limits = point.reference
    told = power_of_ten_text(
        series.test,
        (point.stated.value.low if point.stated else point.low) or 0.0,
        point.value,
        series.unit_of(point),
        factor,
        "" if limits == (None, None) else range_text(*limits),
        f"{count} results are so" if count > 1 else "",
    )
    return Alarm(
        severity="error",
        place=point.place / "value",
        title=capitalised(series.test),
        sentence=f"{told}.",
        to_do="Look up the value, its unit and its range; they don't belong together.",
        source=point.source,
    )


def foreign_ranges(scene: Scene) -> Iterator[Alarm]:
    """A range that is another test's, and unlike the ranges that this test has elsewhere."""
    usual = [_usual_range(series) for series in scene.labs]
    for number, series in enumerate(scene.labs):
        tried: set[tuple[float | None, float | None]] = set()
        for point in series.points:
            limits = point.reference_low, point.reference_high
            if limits in tried:
                continue
            tried.add(limits)
            found = _range(point)
            if found is None or not _is_strange(found, usual[number], point, series):
                continue
            if other := _owner(found, number, usual, scene.labs):
                yield Alarm(
                    severity="warning",
                    place=point.place / "low",
                    title=f"{capitalised(series.test)}: reference range",
                    sentence=f"{range_text(*found)} is the range of {other} in this case, "
                    f"not one of {series.test}.",
                    to_do="Look up the range that the laboratory gave for this result.",
                    source=point.source,
                )
                break


def _is_strange(found: _Range, usual: _Range | None, point: LabPoint, series: LabSeries) -> bool:
    """Whether a range is apart from the usual one, or the only result far from it."""
    if found != usual:
        return usual is not None and (found[0] > usual[1] or found[1] < usual[0])
    return len(series.points) == 1 and _is_far_outside(point, found)


def _range(point: LabPoint) -> _Range | None:
    low, high = point.reference_low, point.reference_high
    return None if low is None or high is None else (low, high)


def _usual_range(series: LabSeries) -> _Range | None:
    counts = Counter((point.reference_low, point.reference_high) for point in series.points)
    for (low, high), _ in counts.most_common():
        if low is not None and high is not None:
            return low, high
    return None


def _is_far_outside(point: LabPoint, limits: _Range) -> bool:
    """Whether the only result of a test lies far from the range that is printed with it."""
    if point.low is None or point.high is None:
        return False
    return point.high * _FAR < limits[0] or point.low > limits[1] * _FAR


def _owner(
    found: _Range, number: int, usual: list[_Range | None], labs: tuple[LabSeries, ...]
) -> str:
    """Another test, in another unit, whose usual range this is."""
    for other, limits in enumerate(usual):
        is_other = other != number and labs[other].unit != labs[number].unit
        if is_other and limits == found:
            return labs[other].test
    return ""
