"""What was found in tissue: reports, stages and genetic findings, each dated, as stated.

A report is of the diagnosis where every therapy that was given surely began on its day or later
(rule "report of the diagnosis, version 1", ours); where that is not sure, it is told with its time
alone. A stage is never computed, and never carried on to another time.
"""

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.diagnosis import Diagnosis, GeneticFinding
from boardapp.case.pathology import Stain
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.stain_results import stain_sign
from boardapp.clinical.therapy_class import is_given, therapy_class
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment, Shown
from boardapp.review.model.tissue import (
    Bound,
    GeneticResult,
    Operation,
    Stage,
    StainResult,
    Tissue,
    TissueReport,
)
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.operations import margins_text, pathological_response_text, residual_text
from boardapp.words.studies import (
    genetic_name,
    genetic_text,
    grade_text,
    report_title,
    stage_text,
    stain_text,
)
from boardapp.words.values import value_text

RULE = "report of the diagnosis, version 1"


def tissue(case: Case, moments: Moments) -> Tissue:
    """All that tissue tells, in the order of the clock; what has no time stands last."""
    return Tissue(
        reports=_in_order(_reports(case, moments)),
        stages=_in_order(_stages(case, moments)),
        genetics=_in_order(_genetics(case, moments)),
        is_leading=profile_of(case.diagnosis).leads_with_tissue,
    )


def operation(therapy: Therapy) -> Operation | None:
    """The operation of a therapy in words; None where it has none."""
    surgery = therapy.surgery
    if surgery is None:
        return None
    return Operation(
        procedure=said(surgery.procedure),
        site=said(surgery.site),
        margins=margins_text(surgery.margins),
        residual=residual_text(surgery.residual),
        response=pathological_response_text(surgery),
    )


_Dated = TypeVar("_Dated", TissueReport, Stage, GeneticResult)


def _in_order(found: Iterator[_Dated]) -> tuple[_Dated, ...]:
    """In the order in which they are drawn; those of one day as the file has them."""
    return tuple(sorted(found, key=lambda one: _day(one.when)))


def _day(when: Moment) -> tuple[bool, float]:
    is_known = when.drawn is not None and (when.is_reported or when.is_exact)
    return not is_known, when.drawn or 0.0


def _reports(case: Case, moments: Moments) -> Iterator[TissueReport]:
    therapies = {key: one for key, _, one in placed("therapies", case.therapies)}
    begun = [key for key, one in therapies.items() if is_given(one) and not _is_care(one)]
    for key, place, report in placed("pathology", case.pathology):
        done = therapies.get(report.therapy)
        yield TissueReport(
            key=key,
            when=moments.start(key),
            title=report_title(report),
            procedure=report_title(replace(report, site="")),
            histology=said(report.histology),
            grade=grade_text(report),
            stains=tuple(
                StainResult(
                    name=one.name,
                    text=stain_text(one),
                    rest=_behind(one),
                    sign=stain_sign(one.result),
                )
                for one in report.stains
            ),
            conclusion=said(report.conclusion),
            specimen=said(report.specimen),
            operation=done.name if done else "",
            is_of_diagnosis=_is_of_diagnosis(key, begun, case.diagnosis, moments),
            place=place,
            source=report.source,
        )


def _behind(stain: Stain) -> str:
    """What a stain says beside its name and its sign."""
    result = "" if stain_sign(stain.result) else stain.result
    return stain_text(replace(stain, name="", result=result))


def _is_care(therapy: Therapy) -> bool:
    return therapy_class(therapy) == "supportive"


def _is_of_diagnosis(key: str, begun: list[str], dx: Diagnosis, moments: Moments) -> bool:
    """Whether all that was given surely began with it or later; without any, at the diagnosis."""
    since = [moments.clock.between(key, "start", one, "start").earliest for one in begun]
    if begun:
        return all(days is not None and days >= 0 for days in since)
    days = moments.clock.between(dx.id, "start", key, "start").latest
    return days is not None and days <= 0


def _stages(case: Case, moments: Moments) -> Iterator[Stage]:
    for _, place, one in placed("staging", case.staging):
        yield Stage(
            when=moments.at(one.when),
            system=one.system,
            stage=one.stage,
            basis="" if one.basis == "not stated" else one.basis,
            text=stage_text(one),
            place=place,
            source=one.source,
        )


def _genetics(case: Case, moments: Moments) -> Iterator[GeneticResult]:
    dx = case.diagnosis
    for number, finding in enumerate(dx.genetics):
        when = moments.at(finding.when) if finding.when.is_reported else moments.start(dx.id)
        at = Shown(
            place=Place.of("diagnosis", "genetics", number), source=finding.source or dx.source
        )
        yield _genetic(finding, when, at, is_of_diagnosis=True)
    for _, place, finding in placed("genetics", case.genetics):
        at = Shown(place=place, source=finding.source)
        yield _genetic(finding, moments.at(finding.when), at, is_of_diagnosis=False)


def _genetic(
    finding: GeneticFinding, when: Moment, at: Shown, *, is_of_diagnosis: bool
) -> GeneticResult:
    low, high = _share(finding.allele_fraction, finding.unit)
    bound: Bound = ""
    if (low is None) != (high is None):
        bound = "below" if low is None else "above"
    return GeneticResult(
        when=when,
        called=genetic_name(finding),
        name=finding.name,
        gene=said(finding.gene),
        change=said(finding.change),
        result=said(finding.result),
        fraction=_fraction_text(finding),
        method=said(finding.method),
        specimen=said(finding.specimen),
        text=genetic_text(finding),
        share=(low + high) / 2 if low is not None and high is not None else _known(low, high),
        low=low,
        high=high,
        bound=bound,
        is_present=finding.result == "present",
        is_of_diagnosis=is_of_diagnosis,
        place=at.place,
        source=at.source,
    )


def _known(low: float | None, high: float | None) -> float | None:
    return high if low is None else low


def _fraction_text(finding: GeneticFinding) -> str:
    """The fraction as stated; a number without a unit says so."""
    value = finding.allele_fraction
    if value is None or value.is_missing:
        return ""
    text = value_text(value, finding.unit)
    return text if finding.unit or not value.is_numeric else f"{text} (unit {NOT_REPORTED})"


def _share(value: Value | None, unit: str) -> tuple[float | None, float | None]:
    """Between which parts of the whole a fraction lies, where its unit is that of a share."""
    one = cells_fraction(unit) if unit.strip() else None
    if value is None or one is None or not value.is_numeric:
        return None, None
    low = None if value.low is None else value.low * one
    high = None if value.high is None else value.high * one
    is_share = all(0 <= bound <= 1 + 1e-9 for bound in (low, high) if bound is not None)
    return (low, high) if is_share else (None, None)
