"""Parts that are more than their whole: neutrophils and leukocytes, direct and total bilirubin."""

from collections.abc import Iterator
from fractions import Fraction

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.times import short_text

WHOLES = {
    "neutrophils": "leukocytes",
    "lymphocytes": "leukocytes",
    "monocytes": "leukocytes",
    "eosinophils": "leukocytes",
    "direct bilirubin": "bilirubin",
}
_ROUNDING = 1.05
"""Parts and wholes come from two measurements: so much more is rounding (a limit of ours)."""
_DIFFERENTIAL = frozenset(WHOLES) - {"direct bilirubin"}
SOURCE = "a part is not more than its whole; 5 % for rounding is a limit of ours"


def parts_of_wholes(scene: Scene) -> Iterator[Alarm]:
    """The first result of each test that is more than its whole on the same day."""
    wholes: dict[tuple[str, float], tuple[float, LabSeries, LabPoint]] = {}
    for series, analyte, point, value in _dated(scene):
        if analyte.name in WHOLES.values() and point.day is not None:
            wholes[analyte.name, point.day] = value, series, point
    told: set[str] = set()
    for series, analyte, point, value in _dated(scene):
        whole = wholes.get((WHOLES.get(analyte.name, ""), point.day or 0.0))
        if whole is None or analyte.name in told or value <= whole[0] * _ROUNDING:
            continue
        told.add(analyte.name)
        yield Alarm(
            severity="warning",
            place=point.place / "value",
            title=capitalised(series.test),
            sentence=f"{capitalised(series.test)} {series.text_of(point)} is more than "
            f"{whole[1].test} {whole[1].text_of(whole[2])} of the same day "
            f"({short_text(point.when)}).",
            to_do="Look up both values and their units.",
            source=point.source,
            also_at=(whole[2].place,),
        )


def shares_of_leukocytes(scene: Scene) -> Iterator[Alarm]:
    """A share of the leukocytes of more than 100 %."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        if analyte is None or analyte.name not in _DIFFERENTIAL or series.unit.strip() != "%":
            continue
        over = next((p for p in series.points if p.low is not None and p.low > 100), None)
        if over:
            yield Alarm(
                severity="error",
                place=over.place / "value",
                title=capitalised(series.test),
                sentence=f"{series.text_of(over)} of {series.test} is more than the whole.",
                to_do="Look up the value and its unit.",
                source=over.source,
            )


def _dated(scene: Scene) -> Iterator[tuple[LabSeries, Analyte, LabPoint, float]]:
    """Plain results in blood of a known day, in the standard unit of their test."""
    for series in scene.labs:
        analyte = find_analyte(series.test)
        is_asked = analyte is not None and (
            analyte.name in WHOLES or analyte.name in WHOLES.values()
        )
        if analyte is None or not is_asked or not is_blood(series.specimen):
            continue
        try:
            unit = analyte.read_unit(series.unit)
            factor = float(analyte.convert(Fraction(1), unit, analyte.standard))
        except UnitError:
            continue
        for point in series.points:
            is_dated = point.earliest is not None and point.earliest == point.latest
            if is_dated and point.low is not None and point.low == point.high:
                yield series, analyte, point, point.low * factor
