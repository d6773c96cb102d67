"""The five signs of SOS/VOD in a case: as stated, measured, or told in words only."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.interval import Interval
from boardapp.case.place import WHOLE, Place, placed
from boardapp.case.said import said
from boardapp.case.when import Offset, When
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.grade_systems import SOS
from boardapp.clinical.sos_criteria import (
    CRITERIA,
    SIGNS,
    WEIGHT_WITHIN_D,
    Bilirubin,
    bilirubin_met_on,
    bilirubin_state,
    weight_state,
)
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError, parse_unit
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.measures import measurement_series
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.toxicity import SosCriterion
from boardapp.review.toxicity.terms import NEGATED, OTHER_CAUSES
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.numbers import rounded_text
from boardapp.words.plurals import numbered
from boardapp.words.values import with_unit

_SIGNS = {
    "thrombocytopenia": re.compile(
        r"platelet.refractor|refractor\w* (?:\w+ )?thrombocytop|refractor\w* to platelet",
        re.IGNORECASE,
    ),
    "weight": re.compile(r"weight (?:gain|increase)|weight \+|gained weight", re.IGNORECASE),
    "hepatomegaly": re.compile(
        r"hepato(?:spleno)?megaly|enlarged liver|liver enlargement", re.IGNORECASE
    ),
    "ascites": re.compile(r"ascites|paracentesis|peritoneal drain", re.IGNORECASE),
}
_IN_WORDS = {
    **_SIGNS,
    "thrombocytopenia": re.compile(
        r"platelets?\W(?:[\w-]+ ){0,2}refractor|refractor\w* (?:\w+ ){0,2}(?:thrombocytop|platelet)"
        r"|thrombocytop\w* refractor",
        re.IGNORECASE,
    ),
    "weight": re.compile(r"\bweight\b[^.;,]*(?:\+|above|gain|increas|rise|rose)", re.IGNORECASE),
    "bilirubin": re.compile(r"\bbilirubin\b", re.IGNORECASE),
}
_Span = tuple[float, float]


class Sign(msgspec.Struct, frozen=True):
    """A criterion with the days from the exposure on which it was met; None: not known."""

    criterion: SosCriterion
    days: _Span | None = None


class Signs:
    """Looks for the signs in a case since an exposure."""

    def __init__(
        self, case: Case, moments: Moments, labs: Sequence[LabSeries], exposure: str
    ) -> None:
        self._case, self._moments, self._labs, self._exposure = case, moments, labs, exposure

    def all(self) -> tuple[Sign, ...]:
        """In the order of the criteria."""
        return tuple(self._sign(name) for name in CRITERIA)

    def _sign(self, name: str) -> Sign:
        measured = {"bilirubin": self._bilirubin, "weight": self._weight}.get(name)
        found = measured() if measured else None
        if found is not None and found.criterion.state == "met":
            return found
        stated = self._stated(name) if name in _SIGNS else None
        return stated or found or self._in_words(name)

    def _stated(self, name: str) -> Sign | None:
        """Met where a complication of that name is stated at or after the exposure.

        One with another cause stated is told, and not counted.
        """
        other: Sign | None = None
        for key, place, event in placed("adverse_events", self._case.adverse_events):
            if not _is_named(name, event.term) or self._moments.is_surely_before(
                key, self._exposure
            ):
                continue
            cause = _other_cause(event)
            made = SosCriterion(
                name=CRITERIA[name],
                sign=SIGNS[name],
                state="not assessed" if cause else "met",
                basis=f"{event.term}, as stated"
                + (f"; another cause is stated: {cause}" if cause else ""),
                place=place,
                source=event.source,
            )
            if not cause:
                return Sign(made, self._days(event))
            other = other or Sign(made)
        return other

    def _days(self, event: AdverseEvent) -> _Span | None:
        first = self._since(event.onset)
        if first.earliest is None or first.latest is None:
            return None
        last = self._since(event.end)
        return first.earliest, max(first.latest, last.latest or first.latest)

    def _in_words(self, name: str) -> Sign:
        """Not assessed; where a text tells of it, that text is pointed to."""
        for _, place, event in placed("adverse_events", self._case.adverse_events):
            if _tells(name, (event.summary, event.action)):
                basis = f"told in words only: see {event.term}"
                return _open(name, basis, place, event.source)
        for _, place, look in placed("assessments", self._case.assessments):
            if _tells(name, (look.summary,)):
                return _open(name, f"told in words only: see {look.finding}", place, look.source)
        return _open(name, NOT_REPORTED)

    def _since(self, when: When) -> Interval:
        """The days from the exposure to a time."""
        if self._exposure not in self._moments.events:
            return Interval()
        return self._moments.clock.apart((self._exposure, "start"), when)

    def _weight(self) -> Sign | None:
        """By the last weight before the exposure; by the lowest since it none is judged.

        Nor is a weight that is long after it: a child grows.
        """
        for series in measurement_series(self._case.measurements, self._moments):
            analyte = find_analyte(series.test)
            if analyte is None or analyte.name != "weight":
                continue
            days = list(self._exact(series.points, "measurements"))
            before = [at for at in days if at[0] < 0]
            since = [at for at in days if at[0] >= 0]
            if since:
                base = before[-1] if before else None
                soon = [at for at in since if base and at[0] - base[0] <= WEIGHT_WITHIN_D]
                return self._weight_sign(
                    series,
                    base[2] if base and soon else None,
                    soon or since,
                    has_older=bool(before),
                )
        return None

    def _weight_sign(
        self,
        series: LabSeries,
        before: LabPoint | None,
        since: list[tuple[float, float, LabPoint]],
        *,
        has_older: bool,
    ) -> Sign:
        day, highest, point = max(since, key=lambda one: one[1])
        base = before.low if before else None
        state = weight_state(base, [value for _, value, _ in since])
        told = with_unit(rounded_text(highest, 4), series.unit)
        if base is None:
            first = since[0][1]
            rise = ""
            if highest > first:
                share = rounded_text((highest / first - 1) * 100, 2)
                against = with_unit(rounded_text(first, 4), series.unit)
                rise = f", {share} % above the first since it ({against})"
            why = (
                f"the last weight before it is more than {WEIGHT_WITHIN_D:g} d older"
                if has_older
                else "no weight before it is stated"
            )
            basis = f"highest {told} since the exposure{rise}; {why}"
        else:
            share = rounded_text((highest / base - 1) * 100, 2)
            against = with_unit(rounded_text(base, 4), series.unit)
            basis = f"highest {told}, {share} % above the last before the exposure ({against})"
        if state != "met" and base is not None:
            basis += "; not met by weight alone"
        made = SosCriterion(
            name=CRITERIA["weight"], sign=SIGNS["weight"], state=state, basis=basis,
            place=point.place,
            source=point.source,
        )  # fmt: skip
        return Sign(made, (day, day))

    def _bilirubin(self) -> Sign | None:
        """By all results from the last before the exposure on, whatever their unit."""
        series = [one for one in self._labs if is_bilirubin(one)]
        dated = sorted(
            ((day, _in_mg_dl(one, day, value, point), point) for one in series
             for day, value, point in self._exact(one.points, "labs")),
            key=lambda found: found[0],
        )  # fmt: skip
        known = [(day, value, point) for day, value, point in dated if value is not None]
        since = [(value, point) for day, value, point in known if day >= 0]
        if since:
            before = [value for day, value, _ in known if day < 0]
            return _bilirubin_sign(since, before[-1] if before else None)
        others = [
            (point, one.unit_of(point))
            for one in series
            for point in one.points
            if said(point.value) and not self._is_before(point)
        ]
        if not others:
            return None
        last, unit = others[-1]
        told = with_unit(last.value, unit) if unit and last.is_numeric else last.value
        return _open("bilirubin", f"stated as {told}; no daily values", last.place, last.source)

    def _is_before(self, point: LabPoint) -> bool:
        """Whether a result is surely of a time before the exposure."""
        begun = self._moments.start(self._exposure).earliest
        return begun is not None and point.latest is not None and point.latest < begun

    def _exact(
        self, points: Sequence[LabPoint], collection: str
    ) -> Iterator[tuple[float, float, LabPoint]]:
        """The plain results that lie exact days from one another, with days from the exposure.

        Where all hang on one uncertain time ("day 3 of that stay"), they are exact to each
        other; the day of the exposure is then the earliest that it can be.
        """
        records = getattr(self._case, collection)
        plain = [p for p in points if p.low is not None and p.low == p.high]
        timed = [(p, records[p.place.steps[1]].when) for p in plain]
        since = [(p, when, self._since(when)) for p, when in timed if when.is_reported]
        anchor = next(((when, own) for _, when, own in since if not own.is_exact), None)
        for point, when, own in since:
            day = own.earliest if own.is_exact else self._from_anchor(anchor, when)
            if day is not None:
                yield day, point.low or 0.0, point

    def _from_anchor(self, anchor: tuple[When, Interval] | None, when: When) -> float | None:
        """The day from the exposure by a time that is exact to another uncertain one."""
        if anchor is None:
            return None
        apart = self._moments.clock.apart(anchor[0], when)
        if not apart.is_exact or apart.earliest is None or not _is_anchored(when):
            return None
        low, high = anchor[1].earliest, anchor[1].latest
        begun = high if high is not None and high < 0 else max(low or 0.0, 0.0)
        return begun + apart.earliest


def _is_anchored(when: When) -> bool:
    """Whether a time is counted from an event: a month alone is exact to nothing."""
    return any(isinstance(clause, Offset) for clause in when.clauses)


def is_bilirubin(series: LabSeries) -> bool:
    """Whether a series is of total bilirubin in blood."""
    analyte = find_analyte(series.test)
    return analyte is not None and analyte.name == "bilirubin" and is_blood(series.specimen)


def _is_named(name: str, term: str) -> bool:
    return bool(_SIGNS[name].search(term)) and not NEGATED.search(term)


def _other_cause(event: AdverseEvent) -> str:
    """A stated cause that is another than SOS/VOD; empty where none is."""
    is_other = OTHER_CAUSES.search(event.suspected) and not SOS.search(event.suspected)
    return event.suspected if is_other else ""


def _tells(name: str, texts: Sequence[str]) -> bool:
    return any(
        _IN_WORDS[name].search(part) and not NEGATED.search(part)
        for text in texts
        for part in re.split(r"[.;]\s", text)
    )


def _open(name: str, basis: str, place: Place = WHOLE, source: str = "") -> Sign:
    return Sign(
        SosCriterion(
            name=CRITERIA[name],
            sign=SIGNS[name],
            state="not assessed",
            basis=basis,
            place=place,
            source=source,
        )
    )


def _in_mg_dl(series: LabSeries, day: float, value: float, point: LabPoint) -> Bilirubin | None:
    analyte = find_analyte(series.test)
    try:
        if analyte is None:
            return None
        unit = analyte.read_unit(series.unit)
        factor = float(analyte.convert(Fraction(1), unit, parse_unit("mg/dL")))
    except UnitError:
        return None
    uln = point.reference_high
    return Bilirubin(day, value * factor, None if uln is None else uln * factor)


def _bilirubin_sign(since: list[tuple[Bilirubin, LabPoint]], before: Bilirubin | None) -> Sign:
    values = [value for value, _ in since]
    state = bilirubin_state(values, before)
    highest = max(value.mg_dl for value in values)
    told = numbered(len(values), "dated result")
    basis = f"{told} since the exposure, highest {rounded_text(highest, 3)} mg/dL"
    if before is not None:
        basis += f"; last before it {rounded_text(before.mg_dl, 3)}"
    if state != "met" and all(p.flag in ("normal", "low") for _, p in since):
        basis += ", all within the laboratory's range"
    point = since[0][1]
    made = SosCriterion(
        name=CRITERIA["bilirubin"], sign=SIGNS["bilirubin"], state=state, basis=basis,
        place=point.place,
        source=point.source,
    )  # fmt: skip
    met = bilirubin_met_on(values, before)
    return Sign(made, None if met is None else (met, met))
