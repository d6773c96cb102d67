"""The blood counts that stand at a look at the disease.

Rule "counts at a look, version 1": of the results that lie within 7 days of the look for
certain the nearest; where neither has a date, the results whose time is stated in the
same words ("during ino-2").
"""

from collections import defaultdict
from fractions import Fraction

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Kind, Value
from boardapp.case.when import When
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.response_criteria import Presence
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment

WITHIN_D = 7.0
_BLASTS = ("blasts in blood", "blasts in blood, share")
_COUNTS = ("platelets", "neutrophils", *_BLASTS)
_Found = tuple[Moment, LabResult, Value]


class CountsAt:
    """Finds platelets and neutrophils (×10⁹/L), and blasts in the blood, at a stated time."""

    def __init__(self, case: Case, moments: Moments) -> None:
        self._moments = moments
        self._counts: dict[str, list[_Found]] = defaultdict(list)
        names = {result.test for result in case.labs}
        analytes = {name: a for name in names if (a := find_analyte(name)) and a.name in _COUNTS}
        for result in case.labs:
            analyte = analytes.get(result.test)
            if analyte and is_blood(result.specimen):
                value = in_standard_unit(analyte, result.value, result.unit)
                if value is not None:
                    found = (moments.at(result.when), result, value)
                    self._counts[analyte.name].append(found)

    def count(self, name: str, when: When) -> Value | None:
        """The count of that name at a time; None where none is known to be near."""
        at = self._moments.at(when)
        near = [
            (distance, value)
            for moment, _, value in self._counts[name]
            if (distance := _distance(at, moment)) is not None and distance <= WITHIN_D
        ]
        if near:
            return min(near, key=lambda one: one[0])[1]
        return next(
            (value for _, result, value in self._counts[name] if _same_words(when, result.when)),
            None,
        )

    def circulating_blasts(self, when: When) -> Presence | None:
        """Whether blasts were seen in the blood at a time; None where nobody says."""
        seen = [count for name in _BLASTS if (count := self.count(name, when)) is not None]
        if any(count.low is not None and count.low > 0 for count in seen):
            return "present"
        return "absent" if any(count.high == 0 for count in seen) else None


def in_standard_unit(analyte: Analyte, value: Value, unit: str) -> Value | None:
    """A stated value in the unit that the rules use; None where the unit does not fit."""
    if not value.is_numeric:
        return None
    try:
        factor = float(analyte.convert(Fraction(1), analyte.read_unit(unit), analyte.standard))
    except UnitError:
        return None
    return scaled(value, factor)


def scaled(value: Value, factor: float) -> Value:
    """The same statement in a unit that is smaller by this factor: "<5" stays a limit."""
    if factor == 1:
        return value
    low, high = (None if at is None else f"{at * factor:.12g}" for at in (value.low, value.high))
    equals = "=" if "=" in str(value.stated) else ""
    match value.kind:
        case Kind.RANGE:
            return Value(f"{low}..{high}")
        case Kind.BELOW:
            return Value(f"<{equals}{high}")
        case Kind.ABOVE:
            return Value(f">{equals}{low}")
        case Kind.ABOUT:
            return Value(f"~{low}")
        case Kind.NUMBER:
            return Value(str(low))
    return value


def _distance(one: Moment, other: Moment) -> float | None:
    """The most days that can lie between two times; None where nothing bounds them."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return None
    forth = (other.latest or 0.0) - (one.earliest or 0.0)
    back = (one.latest or 0.0) - (other.earliest or 0.0)
    return max(forth, back)


def _same_words(one: When, other: When) -> bool:
    return one.is_reported and one == other
