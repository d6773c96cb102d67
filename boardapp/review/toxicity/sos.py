"""SOS/VOD: the paediatric EBMT criteria as a checklist, and risk factors as facts.

What the case does not report is "not assessed", never "not met". Nothing is scored.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from boardapp.case.case import Case
from boardapp.case.place import placed
from boardapp.case.therapy import Therapy
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.inotuzumab_label import RISK_FACTORS, alkylators, is_inotuzumab
from boardapp.clinical.sos_criteria import (
    CRITERIA,
    RULE,
    SOURCE,
    State,
    bilirubin_state,
    sos_conclusion,
)
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError, parse_unit
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Row
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.toxicity import SosChecklist, SosCriterion
from boardapp.review.toxicity.terms import LIVER_DISEASE, NEGATED, SOS
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import number_word, numbered
from boardapp.words.times import short_text
from boardapp.words.units import unit_text

_SIGNS = {
    "thrombocytopenia": re.compile(
        r"platelet.refractor|refractor\w* (?:\w+ )?thrombocytop|refractor\w* to platelet",
        re.IGNORECASE,
    ),
    "weight": re.compile(r"weight gain", re.IGNORECASE),
    "hepatomegaly": re.compile(r"hepato(?:spleno)?megaly", re.IGNORECASE),
    "ascites": re.compile(r"ascites", re.IGNORECASE),
}
_NOTHING = "not reported"
_Keyed = tuple[str, Therapy]


def sos_checklist(case: Case, moments: Moments, labs: tuple[LabSeries, ...]) -> SosChecklist | None:
    """The checklist from the first exposure on; None without inotuzumab or transplant."""
    given = [
        (key, therapy)
        for key, _, therapy in placed("therapies", case.therapies)
        if therapy.status in ("given", "ongoing")
    ]
    drug = [one for one in given if _is_inotuzumab(one[1])]
    grafts = [one for one in given if one[1].transplant is not None or one[1].kind == "transplant"]
    if not drug and not grafts:
        return None
    exposure = moments.in_order([key for key, _ in (*drug, *grafts)])[0]
    criteria = tuple(
        _bilirubin(labs, moments, exposure) if name == "bilirubin" else _sign(name, case, moments,
                                                                              exposure)
        for name in CRITERIA
    )  # fmt: skip
    return SosChecklist(
        criteria=criteria,
        conclusion=sos_conclusion([criterion.state for criterion in criteria]),
        rule=RULE,
        citation=SOURCE,
        risk_factors=tuple(_risk_factors(case, moments, labs, drug, grafts)) if drug else (),
        stated=_stated(case),
        place=moments.events[exposure].place,
        source=moments.events[exposure].record.source,
    )


def _stated(case: Case) -> str:
    """SOS/VOD as a complication that the source states, with its grade and outcome."""
    found = [e for e in case.adverse_events if SOS.search(e.term) and not NEGATED.search(e.term)]
    return "; ".join(
        ", ".join(filter(None, (e.term, f"grade {e.grade.text}" if e.grade else "", e.outcome)))
        for e in found
    )


def _is_inotuzumab(therapy: Therapy) -> bool:
    names = (therapy.name, *(agent.name for agent in therapy.agents))
    return any(map(is_inotuzumab, names))


def _sign(name: str, case: Case, moments: Moments, exposure: str) -> SosCriterion:
    """Met where a complication of that name is stated at or after the exposure."""
    for key, place, event in placed("adverse_events", case.adverse_events):
        is_it = _SIGNS[name].search(event.term) and not NEGATED.search(event.term)
        if is_it and not moments.is_surely_before(key, exposure):
            return SosCriterion(
                name=CRITERIA[name],
                state="met",
                basis=f"{event.term}, as stated",
                place=place,
                source=event.source,
            )
    return SosCriterion(name=CRITERIA[name], state="not assessed", basis=_NOTHING)


def _bilirubin(labs: tuple[LabSeries, ...], moments: Moments, exposure: str) -> SosCriterion:
    """The criterion by all results since the exposure, whatever unit each was reported in."""
    name, found = CRITERIA["bilirubin"], _bilirubin_series(labs)
    dated = sorted(
        (one for series in found for one in _in_mg_per_dl(series, moments, exposure)),
        key=lambda one: one[0],
    )
    if dated:
        state: State = bilirubin_state([(day, value) for day, value, _ in dated])
        highest = max(value for _, value, _ in dated)
        told = numbered(len(dated), "dated result")
        basis = f"{told} since the exposure, highest {highest:.1f} mg/dL"
        if state == "met" and all(p.flag in ("normal", "low") for _, _, p in dated):
            state, basis = "not assessed", f"{basis}, all within the laboratory's range"
        return SosCriterion(name=name, state=state, basis=basis, place=dated[0][2].place)
    others = [
        (point, series.unit_of(point))
        for series in found
        for point in series.points
        if point.value != NOT_REPORTED and not _is_before(point, moments, exposure)
    ]
    if others:
        last, unit = others[-1]
        told = f"{last.value} {unit_text(unit)}" if unit and last.low is not None else last.value
        basis = f"stated as {told}; no daily values"
        return SosCriterion(
            name=name, state="not assessed", basis=basis, place=last.place, source=last.source
        )
    return SosCriterion(name=name, state="not assessed", basis=_NOTHING)


def _is_before(point: LabPoint, moments: Moments, exposure: str) -> bool:
    """Whether a result is surely of a time before the exposure."""
    begun = moments.start(exposure).earliest
    return begun is not None and point.latest is not None and point.latest < begun


def _bilirubin_series(labs: tuple[LabSeries, ...]) -> list[LabSeries]:
    """Every series of bilirubin in blood; one for each unit."""
    return [
        series
        for series in labs
        if (analyte := find_analyte(series.test))
        and analyte.name == "bilirubin"
        and is_blood(series.specimen)
    ]


def _in_mg_per_dl(
    series: LabSeries, moments: Moments, exposure: str
) -> Iterator[tuple[float, float, LabPoint]]:
    """The plain results of exact days from the exposure on, in order of time."""
    analyte = find_analyte(series.test)
    begun = moments.start(exposure).earliest
    if analyte is None or begun is None:
        return
    try:
        unit, target = analyte.read_unit(series.unit), parse_unit("mg/dL")
        factor = float(analyte.convert(Fraction(1), unit, target))
    except UnitError:
        return
    for point in series.points:
        is_exact = point.earliest is not None and point.earliest == point.latest
        if is_exact and point.low is not None and point.low == point.high:
            day = point.earliest or 0.0
            if day >= begun:
                yield day, point.low * factor, point


def _risk_factors(
    case: Case,
    moments: Moments,
    labs: tuple[LabSeries, ...],
    drug: list[_Keyed],
    grafts: list[_Keyed],
) -> Iterator[Row]:
    """Each risk factor of the boxed warning with what the case states of it."""
    first = moments.in_order([key for key, _ in drug])[0]
    before = [t for key, t in grafts if moments.is_surely_before(key, first)]
    later = [(key, t) for key, t in grafts if not moments.is_surely_before(key, first)]
    lines = sorted({t.line for _, t in drug if t.line is not None})
    agents = alkylators(tuple(name for _, t in later for name in _conditioning(t)))
    values = (
        _liver_disease(case),
        ", ".join(t.name for t in before) or "none stated before inotuzumab ozogamicin",
        f"given in line {' and '.join(map(str, lines))}" if lines else NOT_REPORTED,
        " and ".join(f"{t.cycles.text if t.cycles else NOT_REPORTED}" for _, t in drug) + " cycles",
        _stated_agents(agents) if agents else _no_conditioning(later),
        _bilirubin_before(labs, moments, later),
    )
    for label, value in zip(RISK_FACTORS, values, strict=True):
        yield Row(
            label=label,
            value=value,
            is_missing=NOT_REPORTED in value,
            source=drug[0][1].source,
        )


def _liver_disease(case: Case) -> str:
    found = [c.text for c in case.patient.conditions if LIVER_DISEASE.search(c.text)]
    return ", ".join(found) or NOT_REPORTED


def _conditioning(therapy: Therapy) -> tuple[str, ...]:
    return therapy.transplant.conditioning if therapy.transplant else ()


def _stated_agents(agents: tuple[str, ...]) -> str:
    """How many are stated and which, such as "one stated: cyclophosphamide"."""
    return f"{number_word(len(agents))} stated: {', '.join(agents)}"


def _no_conditioning(later: list[_Keyed]) -> str:
    if not later:
        return "no transplant after inotuzumab ozogamicin is stated"
    is_stated = any(_conditioning(therapy) for _, therapy in later)
    return "none among the stated drugs" if is_stated else f"conditioning {NOT_REPORTED}"


def _bilirubin_before(labs: tuple[LabSeries, ...], moments: Moments, later: list[_Keyed]) -> str:
    """The last bilirubin before the first transplant after the drug, against its ULN."""
    if not later:
        return "no transplant after inotuzumab ozogamicin is stated"
    key = moments.in_order([key for key, _ in later])[0]
    start = moments.start(key).earliest
    found = [(p, series.unit_of(p)) for series in _bilirubin_series(labs) for p in series.points]
    before = [
        (p, unit) for p, unit in found
        if start is not None and p.latest is not None and p.latest < start and p.low is not None
    ]  # fmt: skip
    if before:
        last, unit = max(before, key=lambda one: one[0].latest or 0.0)
        against = ""
        if last.reference_high and last.high is not None:  # Both in the unit of the series.
            against = f" ({last.high / last.reference_high:.2f} × ULN)"
        return f"{last.value} {unit_text(unit)}{against}, {short_text(last.when)}"
    words = [p for p, _ in found if p.low is None]
    if words:
        return f"{words[-1].value}, as stated ({short_text(words[-1].when)}); value {NOT_REPORTED}"
    return NOT_REPORTED
