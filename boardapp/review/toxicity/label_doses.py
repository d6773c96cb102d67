"""Each dose of inotuzumab ozogamicin beside the values that its label asks about.

Rule "values at a dose, version 1" (ours): the last result within 3 days before a dose, or of
its day, both known to the day. The label's limits stand beside them as facts; whether a dose
was right is the clinician's.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from boardapp.case.place import Place
from boardapp.case.therapy import Cycle, Therapy
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.inotuzumab_label import (
    YOUNGEST_AGE_Y,
    counts_before_cycle,
    is_inotuzumab,
    liver_limits,
)
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError
from boardapp.review.clock.moments import Moments
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.toxicity import InotuzumabDose

WITHIN_D = 3.0
_MONTHS_A_YEAR = 12


def doses_against_label(
    key: str, place: Place, therapy: Therapy, moments: Moments, labs: Sequence[LabSeries]
) -> Iterator[InotuzumabDose]:
    """The doses of one phase whose day is known, each with its liver values and counts."""
    values = _Values(labs)
    months = moments.start(key).age
    is_young = (
        months is not None
        and months.high_months is not None
        and months.high_months < YOUNGEST_AGE_Y * _MONTHS_A_YEAR
    )
    for course in therapy.courses:
        if course.agent and not is_inotuzumab(course.agent):
            continue
        begun = moments.at(course.start)
        if begun.earliest is None or begun.earliest != begun.latest:
            continue
        at = place / "courses" / therapy.courses.index(course)
        for number, day in enumerate(_days(course)):
            yield InotuzumabDose(
                place=at,
                source=course.source or therapy.source,
                cycle=course.number,
                day=day,
                bilirubin=values.times_uln(("bilirubin",), begun.earliest + day - 1),
                transaminase=values.times_uln(("ALT", "AST"), begun.earliest + day - 1),
                neutrophils=values.count("neutrophils", begun.earliest) if not number else None,
                platelets=values.count("platelets", begun.earliest) if not number else None,
                is_under_age=is_young,
            )


def against_liver_limits(dose: InotuzumabDose) -> str | None:
    """Where the liver values at a dose stand to the label's limits; None where not known."""
    return liver_limits(dose.bilirubin, dose.transaminase)


def has_counts(dose: InotuzumabDose) -> bool | None:
    """Whether the counts before a later cycle reach the label's; None where not asked or known."""
    if dose.cycle <= 1:
        return None
    return counts_before_cycle(dose.neutrophils, dose.platelets)


def _days(course: Cycle) -> list[int]:
    """The days of its doses; of a cycle without stated doses the first."""
    named = [d.day for d in course.doses if is_inotuzumab(d.agent or course.agent or "inotuzumab")]
    return sorted(set(named)) or [1]


class _Values:
    """The results of blood that are known to the day, looked up shortly before a dose."""

    def __init__(self, labs: Sequence[LabSeries]) -> None:
        self._labs = [
            (analyte.name, series)
            for series in labs
            if (analyte := find_analyte(series.test)) and is_blood(series.specimen)
        ]

    def times_uln(self, names: Sequence[str], day: float) -> float | None:
        """The higher of the last values of these tests, in multiples of their upper limit."""
        found = [
            (point.low or 0.0) / point.reference_high
            for name in names
            if (last := self._last(name, day)) is not None
            for point in (last[1],)
            if point.reference_high
        ]
        return max(found, default=None)

    def count(self, name: str, day: float) -> float | None:
        """The last count in ×10⁹/L."""
        last = self._last(name, day)
        if last is None:
            return None
        series, point = last
        analyte = find_analyte(series.test)
        try:
            if analyte is None:
                return None
            unit = analyte.read_unit(series.unit)
            return (point.low or 0.0) * float(analyte.convert(Fraction(1), unit, analyte.standard))
        except UnitError:
            return None

    def _last(self, name: str, day: float) -> tuple[LabSeries, LabPoint] | None:
        found = [
            (series, point)
            for known, series in self._labs
            if known == name
            for point in _within(series.points, day - WITHIN_D, day)
            if point.low is not None
            and point.low == point.high
            and point.earliest is not None
            and point.earliest == point.latest
        ]
        return max(found, key=lambda one: one[1].earliest or 0.0, default=None)


def _within(points: tuple[LabPoint, ...], first: float, last: float) -> Iterator[LabPoint]:
    """The points of a series that are drawn within these days; they stand in order of time."""
    for point in islice(points, bisect_left(points, first, key=_day), None):
        if _day(point) > last:
            return
        yield point


def _day(point: LabPoint) -> float:
    return math.inf if point.day is None else point.day
