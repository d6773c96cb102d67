"""SOS/VOD: the paediatric EBMT criteria as a checklist, and risk factors as facts.

What the case does not report is "not assessed", never "not met". Nothing is scored.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.place import placed
from boardapp.case.said import said
from boardapp.case.therapy import Therapy
from boardapp.clinical.grade_systems import other_scale
from boardapp.clinical.inotuzumab_label import RISK_FACTORS, alkylators
from boardapp.clinical.sos_criteria import RULE, SOURCE, are_together, sos_conclusion
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Row
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.toxicity import SosChecklist
from boardapp.review.toxicity.sos_exposure import Exposure, Keyed, exposure, is_stated_sos
from boardapp.review.toxicity.sos_severity import severity_rows
from boardapp.review.toxicity.sos_signs import Sign, Signs, is_bilirubin
from boardapp.review.toxicity.terms import LIVER_DISEASE
from boardapp.words.grades import named_grade_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.numbers import rounded_text
from boardapp.words.plurals import number_word
from boardapp.words.times import short_text


def sos_checklist(case: Case, moments: Moments, labs: tuple[LabSeries, ...]) -> SosChecklist | None:
    """The checklist from the first exposure on; None where nothing bears on SOS/VOD."""
    found = exposure(case, moments)
    if found is None:
        return None
    signs = Signs(case, moments, labs, found.key).all()
    event = moments.events[found.key]
    keyed = [(key, event) for key, _, event in placed("adverse_events", case.adverse_events)]
    return SosChecklist(
        criteria=tuple(sign.criterion for sign in signs),
        conclusion=_conclusion(signs),
        rule=RULE,
        citation=SOURCE,
        risk_factors=_factors(case, moments, labs, found),
        severity=severity_rows(moments, labs, found),
        stated="; ".join(map(_stated_text, found.stated)),
        stated_keys=tuple(key for key, event in keyed if is_stated_sos(event)),
        place=event.place,
        source=event.record.source,
    )


def _conclusion(signs: Sequence[Sign]) -> str:
    """What the signs allow to say, as far as they may be of one time."""
    met = [sign for sign in signs if sign.criterion.state == "met"]
    return sos_conclusion(
        [sign.criterion.state for sign in signs],
        is_together=are_together([sign.days for sign in met]),
    )


def _stated_text(event: AdverseEvent) -> str:
    """SOS/VOD as stated, with its grade or the word for it, and its outcome."""
    is_graded = event.grade is not None or event.severity
    grade = (
        named_grade_text(event.grade, event.severity, other_scale(event.grading))
        if is_graded
        else ""
    )
    return ", ".join(filter(None, (event.term, grade, event.outcome)))


def _factors(
    case: Case, moments: Moments, labs: tuple[LabSeries, ...], found: Exposure
) -> tuple[Row, ...]:
    if not found.drug:
        return ()
    return tuple(_risk_factors(case, moments, labs, found.drug, found.grafts))


def _risk_factors(
    case: Case,
    moments: Moments,
    labs: tuple[LabSeries, ...],
    drug: Sequence[Keyed],
    grafts: Sequence[Keyed],
) -> Iterator[Row]:
    """Each risk factor of the boxed warning with what the case states of it."""
    first = moments.in_order([key for key, _ in drug])[0]
    before = [t for key, t in grafts if moments.is_surely_before(key, first)]
    later = [(key, t) for key, t in grafts if not moments.is_surely_before(key, first)]
    lines = sorted({t.line for _, t in drug if t.line is not None})
    agents = alkylators(tuple(name for _, t in later for name in _conditioning(t)))
    found = (
        _liver_disease(case),
        _Told(", ".join(t.name for t in before) or "none stated before inotuzumab ozogamicin"),
        _Told(f"given in line {' and '.join(map(str, lines))}") if lines else _UNTOLD,
        _cycles_of(drug),
        _stated_agents(agents) if agents else _no_conditioning(later),
        _bilirubin_before(labs, moments, later),
    )
    for label, told in zip(RISK_FACTORS, found, strict=True):
        yield Row(
            label=label,
            value=told.text,
            is_missing=told.is_missing,
            source=drug[0][1].source,
        )


class _Told(NamedTuple):
    """What is told of a risk factor, and whether a part of it is not reported."""

    text: str
    is_missing: bool = False


_UNTOLD = _Told(NOT_REPORTED, is_missing=True)
_NO_TRANSPLANT = _Told("no transplant after inotuzumab ozogamicin is stated")


def _liver_disease(case: Case) -> _Told:
    found = [c.text for c in case.patient.conditions if LIVER_DISEASE.search(c.text)]
    return _Told(", ".join(found)) if found else _UNTOLD


def _cycles_of(drug: Sequence[Keyed]) -> _Told:
    """The cycles of each therapy with the drug."""
    told = [said(therapy.cycles.text) if therapy.cycles else "" for _, therapy in drug]
    counts = " and ".join(count or NOT_REPORTED for count in told)
    return _Told(f"{counts} cycles", is_missing=not all(told))


def _conditioning(therapy: Therapy) -> tuple[str, ...]:
    return therapy.transplant.conditioning if therapy.transplant else ()


def _stated_agents(agents: tuple[str, ...]) -> _Told:
    """How many are stated and which, such as "one stated: cyclophosphamide"."""
    return _Told(f"{number_word(len(agents))} stated: {', '.join(agents)}")


def _no_conditioning(later: list[Keyed]) -> _Told:
    if not later:
        return _NO_TRANSPLANT
    if any(_conditioning(therapy) for _, therapy in later):
        return _Told("none among the stated drugs")
    return _Told(f"conditioning {NOT_REPORTED}", is_missing=True)


def _bilirubin_before(labs: tuple[LabSeries, ...], moments: Moments, later: list[Keyed]) -> _Told:
    """The last bilirubin before the first transplant after the drug, against its ULN."""
    if not later:
        return _NO_TRANSPLANT
    key = moments.in_order([key for key, _ in later])[0]
    start = moments.start(key).earliest
    found = [
        (p, series.text_of(p)) for series in labs if is_bilirubin(series) for p in series.points
    ]
    before = [
        (p, told) for p, told in found
        if start is not None and p.latest is not None and p.latest < start and p.low is not None
    ]  # fmt: skip
    if before:
        last, told = max(before, key=lambda one: one[0].latest or 0.0)
        against = ""
        if last.reference_high and last.high is not None:  # Both in the unit of the series.
            against = f" ({rounded_text(last.high / last.reference_high, 3)} × ULN)"
        return _Told(f"{told}{against}, {short_text(last.when)}")
    words = [p for p, _ in found if p.low is None]
    if words:
        when = short_text(words[-1].when)
        told = f"{words[-1].value}, as stated ({when}); value {NOT_REPORTED}"
        return _Told(told, is_missing=True)
    return _UNTOLD
