"""The blood counts that stand at a look at the disease.

Rule "counts at a look, version 1": of the results that lie within 7 days of the look for
certain the nearest; where neither has a date, the results whose time is stated in the
same words ("during ino-2").
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.response_criteria import Presence
from boardapp.clinical.scaled_value import scaled
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment

WITHIN_D = 7.0
_BLASTS = ("blasts in blood", "blasts in blood, share")
_COUNTS = ("platelets", "neutrophils", *_BLASTS)
_Found = tuple[Moment, LabResult, float]
"""When, what was stated, and what it is multiplied by to be in the unit of the rules."""


class CountsAt:
    """Finds platelets and neutrophils (×10⁹/L), and blasts in the blood, at a stated time."""

    def __init__(self, case: Case, moments: Moments) -> None:
        self._moments = moments
        self._counts: dict[str, list[_Found]] = defaultdict(list)
        self._by_day: dict[str, list[tuple[float, int]]] = defaultdict(list)
        names = {result.test for result in case.labs}
        analytes = {name: a for name in names if (a := find_analyte(name)) and a.name in _COUNTS}
        factors: dict[tuple[str, str], float | None] = {}
        for result in case.labs:
            analyte = analytes.get(result.test)
            if analyte and is_blood(result.specimen) and result.value.is_numeric:
                spelled = result.test, result.unit
                if spelled not in factors:
                    factors[spelled] = _factor(analyte, result.unit)
                factor = factors[spelled]
                if factor is not None:
                    self._counts[analyte.name].append((moments.at(result.when), result, factor))
        for name, found in self._counts.items():
            dated = [(m.latest, n) for n, (m, _, _) in enumerate(found) if m.latest is not None]
            self._by_day[name] = sorted(dated)

    def count(self, name: str, when: When) -> Value | None:
        """The count of that name at a time; None where none is known to be near."""
        at = self._moments.at(when)
        near = [
            (distance, number)
            for number in self._around(name, at)
            if (distance := _distance(at, self._counts[name][number][0])) is not None
            and distance <= WITHIN_D
        ]
        if near:
            return self._value(name, min(near)[1])
        found = enumerate(self._counts[name] if when.is_reported else ())
        number = next((n for n, (_, result, _) in found if result.when == when), None)
        return None if number is None else self._value(name, number)

    def _around(self, name: str, at: Moment) -> Iterator[int]:
        """The counts that may be near a time, by their numbers."""
        if at.earliest is None or at.latest is None:
            return
        days = self._by_day[name]
        first = bisect_left(days, (at.latest - WITHIN_D, -1))
        for day, number in islice(days, first, None):
            if day > at.earliest + WITHIN_D:
                return
            yield number

    def _value(self, name: str, number: int) -> Value:
        _, result, factor = self._counts[name][number]
        return scaled(result.value, factor)

    def circulating_blasts(self, when: When) -> Presence | None:
        """Whether blasts were seen in the blood at a time; None where nobody says."""
        seen = [count for name in _BLASTS if (count := self.count(name, when)) is not None]
        if any(count.low is not None and count.low > 0 for count in seen):
            return "present"
        return "absent" if any(count.high == 0 for count in seen) else None


def _factor(analyte: Analyte, unit: str) -> float | None:
    """What a number is multiplied by to be in the unit that the rules use."""
    try:
        return float(analyte.convert(Fraction(1), analyte.read_unit(unit), analyte.standard))
    except UnitError:
        return None


def _distance(one: Moment, other: Moment) -> float | None:
    """The most days that can lie between two times; None where nothing bounds them."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return None
    forth = (other.latest or 0.0) - (one.earliest or 0.0)
    back = (one.latest or 0.0) - (other.earliest or 0.0)
    return max(forth, back)
