"""Values and ranges that are off by a power of ten, and ranges of another test.

Judged against the laboratory's own range, the other values of the case, or what no body
has: no reference range is supplied. Only for tests whose values the body keeps within bounds; an
enzyme, ferritin or CRP may well be a thousand times its limit.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.units import UnitError
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.units import unit_text
from boardapp.words.values import range_text

RULE = (
    "the laboratory's own range; limits of ours: 10³ from 20 times its upper (leukocytes and "
    "neutrophils 200 times) or 1/500 of its lower limit on, 10 for tests that keep close to it "
    "from 3 times or 1/7 on; without a range from 500 times all other values on, and above what "
    "no body has"
)
_WHITE_CELLS = frozenset({"leukocytes", "neutrophils"})
_CELLS = _WHITE_CELLS | {"platelets"}
_CLOSE = frozenset(
    {
        *("haemoglobin", "haematocrit", "erythrocytes", "MCV", "albumin", "total protein"),
        *("sodium", "potassium", "chloride", "calcium", "ionised calcium"),
    }
)
"""Tests whose values stay near their range: nobody has three times its upper limit."""
_BOUNDED = _CELLS | _CLOSE | {"magnesium", "aPTT", "prothrombin time", "INR", "fibrinogen"}
_NEVER_ABOVE = {
    "platelets": 9000.0,
    "leukocytes": 2500.0,
    "neutrophils": 2000.0,
    "haemoglobin": 300.0,
    "albumin": 150.0,
    "sodium": 300.0,
    "potassium": 20.0,
    "calcium": 10.0,
}
"""More than anybody has, in the unit that results are compared in (×10⁹/L, g/L, mmol/L)."""
_TOO_LARGE, _TOO_LARGE_OF_WHITE_CELLS, _TOO_SMALL, _MOST = 20, 200, 500, 20_000
_TEN_TOO_LARGE, _TEN_TOO_SMALL = (3, 15), (7, 30)
_JUMP_FROM, _JUMP_TO = 500, 3000
_LEAST_OTHERS = 3
_FAR = 3
_Range = tuple[float, float]


def powers_of_ten(scene: Scene) -> Iterator[Alarm]:
    """The first value of each test that fits its range, or the others, only by 10 or 10³."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        if analyte is None or analyte.name not in _BOUNDED:
            continue
        off = [(p, f) for p in series.points if (f := _factor(p, analyte, series.unit))]
        off = off or [(p, 1000.0) for p in _jumps(series.points)]
        if off:
            yield _alarm(series, off[0][0], off[0][1], len(off))


def _factor(point: LabPoint, analyte: Analyte, unit: str) -> float | None:
    """The factor by which a plain value is too large; below 1 too small."""
    value, low, high = point.low, point.reference_low, point.reference_high
    if value is None or value != point.high or value <= 0:
        return None
    if low is None or high is None or not 0 < low <= high:
        return _against_any_body(value, analyte, unit)
    return _against_range(analyte.name, value / high, low / value)


def _against_range(test: str, above: float, below: float) -> float | None:
    """By the value in upper limits, and the lower limit in values.

    A haemoglobin of a sixth of its lower limit (2 g/dL) may be real and stays silent, as do
    few white cells.
    """
    too_large = _TOO_LARGE_OF_WHITE_CELLS if test in _WHITE_CELLS else _TOO_LARGE
    if too_large <= above <= _MOST:
        return 1000.0
    if test not in _WHITE_CELLS and _TOO_SMALL <= below <= _MOST:
        return 0.001
    if test in _CLOSE and _TEN_TOO_LARGE[0] <= above <= _TEN_TOO_LARGE[1]:
        return 10.0
    if test in _CLOSE and _TEN_TOO_SMALL[0] <= below <= _TEN_TOO_SMALL[1]:
        return 0.1
    return None


def _against_any_body(value: float, analyte: Analyte, unit: str) -> float | None:
    most = _NEVER_ABOVE.get(analyte.name)
    if most is None:
        return None
    try:
        found = float(analyte.convert(Fraction(value), analyte.read_unit(unit), analyte.standard))
    except UnitError:
        return None
    factor = 1000.0 if analyte.name in _CELLS else 10.0
    return factor if most < found <= most * factor else None


def _jumps(points: tuple[LabPoint, ...]) -> Iterator[LabPoint]:
    """A value without a range, far above all others, that would lie among them if / 1000."""
    plain = [(p.low, p) for p in points if p.low is not None and p.low == p.high and p.low > 0]
    if len(plain) <= _LEAST_OTHERS:
        return
    *_, (below, _), (top, point) = sorted(plain, key=lambda one: one[0])
    if point.reference_high is None and _JUMP_FROM <= top / below <= _JUMP_TO:
        yield point


def _alarm(series: LabSeries, point: LabPoint, factor: float, count: int) -> Alarm:
    unit = unit_text(series.unit)
    times = f"{factor:g} times too large" if factor > 1 else f"{1 / factor:g} times too small"
    more = f" ({count} results are so)" if count > 1 else ""
    return Alarm(
        severity="error",
        place=point.place / "value",
        title=capitalised(series.test),
        sentence=f"{point.value} {unit} of {series.test} is very likely {times} for its unit"
        f"{_reference(point)}{more}; {(point.low or 0) / factor:g} would fit.",
        to_do="Look up the value, its unit and its range; they don't belong together.",
        source=point.source,
    )


def _reference(point: LabPoint) -> str:
    if point.reference_low is None and point.reference_high is None:
        return ""
    return f" or its range ({range_text(point.reference_low, point.reference_high)})"


def foreign_ranges(scene: Scene) -> Iterator[Alarm]:
    """A range that is another test's, and unlike the ranges that this test has elsewhere."""
    usual = [_usual_range(series) for series in scene.labs]
    for number, series in enumerate(scene.labs):
        for point in series.points:
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
    counts = Counter(found for point in series.points if (found := _range(point)))
    return counts.most_common(1)[0][0] if counts else None


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
