"""Results of named blood tests in the unit that a rule asks for, and around an event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

import msgspec

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.scaled_value import scaled
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError, parse_unit
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment

_LABS = Place.of("labs")


class BloodResult(msgspec.Struct, frozen=True):
    """One result with its value and the laboratory's upper limit in the unit asked for.

    `stated` and `unit` are as the source has them.
    """

    when: When
    value: Value
    uln: float | None
    stated: Value
    unit: str
    place: Place
    source: str


class OnDay(msgspec.Struct, frozen=True):
    """A result on a whole day from an event; the day of the event is 0."""

    day: int
    result: BloodResult


class BloodResults:
    """The numeric results of blood tests of a case, by the name of the test."""

    def __init__(self, case: Case, moments: Moments, names: frozenset[str]) -> None:
        self._moments = moments
        self._found: dict[str, list[tuple[int, LabResult, Analyte]]] = defaultdict(list)
        known = ((test, find_analyte(test)) for test in {result.test for result in case.labs})
        asked = {test: analyte for test, analyte in known if analyte and analyte.name in names}
        for index, result in enumerate(case.labs):
            analyte = asked.get(result.test)
            if analyte and is_blood(result.specimen) and result.value.is_numeric:
                self._found[analyte.name].append((index, result, analyte))

    def of(self, name: str, unit: str) -> Iterator[BloodResult]:
        """The results of a test in this unit (UCUM), in the order of the file.

        One whose unit can't be converted is left out: nothing is guessed.
        """
        return self._in_unit(self._found[name], unit)

    def around(self, name: str, unit: str, key: str, first: int, last: int) -> Iterator[OnDay]:
        """The results from day `first` to day `last` from the start of an event.

        Only those whose day from it is known for certain.
        """
        start = self._moments.start(key)
        near = [found for found in self._found[name] if self._may_lie(found[1], start, first, last)]
        for result in self._in_unit(near, unit):
            apart = self._moments.clock.apart((key, "start"), result.when)
            day = None if apart.earliest is None else round(apart.earliest)
            if apart.is_exact and day is not None and first <= day <= last:
                yield OnDay(day, result)

    def _may_lie(self, result: LabResult, start: Moment, first: int, last: int) -> bool:
        """Whether a result may lie so near: one far away is neither converted nor timed."""
        at = self._moments.at(result.when)
        return not (
            _is_outside(start.earliest, at.latest, first, is_before=True)
            or _is_outside(start.latest, at.earliest, last, is_before=False)
        )

    def _in_unit(
        self, found: Iterable[tuple[int, LabResult, Analyte]], unit: str
    ) -> Iterator[BloodResult]:
        factors: dict[str, float | None] = {}
        for index, result, analyte in found:
            if result.unit not in factors:
                factors[result.unit] = factor_of(analyte, result.unit, unit)
            factor = factors[result.unit]
            if factor is None:
                continue
            uln = None if result.high is None else result.high * factor
            value = scaled(result.value, factor)
            yield BloodResult(
                result.when, value, uln, result.value, result.unit, _LABS / index, result.source
            )


def _is_outside(start: float | None, at: float | None, day: int, *, is_before: bool) -> bool:
    """Whether a result surely lies outside, so that its distance need not be worked out."""
    if start is None or at is None:
        return False
    return at < start + day - 1 if is_before else at > start + day + 1


def factor_of(analyte: Analyte, unit: str, wanted: str) -> float | None:
    """What a number is multiplied by to be in another unit; None where that would be a guess."""
    try:
        target = parse_unit(wanted)
        return float(analyte.convert(Fraction(1), analyte.read_unit(unit), target))
    except UnitError:
        return None
