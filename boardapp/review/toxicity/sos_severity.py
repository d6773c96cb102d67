"""How severe a stated SOS/VOD is by the values that are reported, in two systems.

Only values since its onset count, until its stated end. Beside what the source states: each
system is named, and what no number shows is left to the reader.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from boardapp.case.value import Value
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae_conditions import sinusoidal_obstruction
from boardapp.clinical.sos_severity import RULE, SosFindings, sos_severity
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError, parse_unit
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.base import Row
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.toxicity.sos_exposure import Exposure
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.numbers import rounded_text

_LIVER = ("ALT", "AST")


def severity_rows(moments: Moments, labs: Sequence[LabSeries], found: Exposure) -> tuple[Row, ...]:
    """By the EBMT's scale and by the CTCAE; none where SOS/VOD is not stated."""
    if not found.stated:
        return ()
    event = found.stated[0]
    start, end = moments.at(event.onset), moments.at(event.end)
    since = _Since(labs, start.earliest, end.latest)
    bilirubin = max(since.in_unit("bilirubin", "mg/dL"), default=None)
    liver_tests = max(since.times_uln(_LIVER), default=None)
    gfr = min(since.in_unit("eGFR", "mL/min/{1.73_m2}"), default=None)
    findings = SosFindings(
        liver_tests=None if liver_tests is None else Value(liver_tests),
        bilirubin=None if bilirubin is None else Value(bilirubin),
        gfr=None if gfr is None else Value(gfr),
    )
    severity = sos_severity(findings).name
    graded = sinusoidal_obstruction(
        findings.bilirubin,
        is_defibrotide_given=found.is_defibrotide_given,
        version=VERSION,
    )
    number = f"grade {graded.grade}: " if graded.grade is not None else "not graded: "
    return (
        Row(
            label="severity by the EBMT",
            value=f"{severity}: {_told(findings)}" if severity else NOT_REPORTED,
            note=RULE,
            is_missing=severity is None,
            source=event.source,
        ),
        Row(
            label=f"grade by CTCAE v{VERSION}",
            value=f"{number}{graded.reason}",
            note=graded.rule,
            is_missing=graded.grade is None,
            source=event.source,
        ),
    )


def _told(found: SosFindings) -> str:
    """What is known, then what no number shows."""
    known = (
        ("highest ALT or AST", found.liver_tests, "× ULN"),
        ("highest bilirubin", found.bilirubin, "mg/dL"),
        ("lowest GFR", found.gfr, "mL/min"),
    )
    told = [
        f"{name} {rounded_text(value.low, 3)} {unit}"
        for name, value, unit in known
        if value is not None and value.low is not None
    ]
    return f"{', '.join(told)}; by these alone, ascites, ventilation and transfusions not judged"


class _Since:
    """The plain results in blood between two days, as far as they may lie there."""

    def __init__(self, labs: Sequence[LabSeries], first: float | None, last: float | None) -> None:
        self._labs, self._first, self._last = labs, first, last

    def in_unit(self, name: str, unit: str) -> list[float]:
        """The values of a test in this unit."""
        found = []
        for series, point in self._points((name,)):
            analyte = find_analyte(series.test)
            try:
                if analyte is not None:
                    source, target = analyte.read_unit(series.unit), parse_unit(unit)
                    factor = float(analyte.convert(Fraction(1), source, target))
                    found.append((point.low or 0.0) * factor)
            except UnitError:
                continue
        return found

    def times_uln(self, names: Sequence[str]) -> list[float]:
        """The values of tests in multiples of their own upper limits."""
        return [
            (point.low or 0.0) / point.reference_high
            for _, point in self._points(names)
            if point.reference_high
        ]

    def _points(self, names: Sequence[str]) -> Iterator[tuple[LabSeries, LabPoint]]:
        for series in self._labs:
            analyte = find_analyte(series.test)
            if analyte is None or analyte.name not in names or not is_blood(series.specimen):
                continue
            for point in series.points:
                if point.low is not None and point.low == point.high and self._is_within(point):
                    yield series, point

    def _is_within(self, point: LabPoint) -> bool:
        """Whether a result lies in the stretch for certain, or hangs on the same stay as it."""
        if self._first is None or point.earliest is None or point.earliest < self._first:
            return False
        return self._last is None or point.latest is None or point.latest <= self._last
