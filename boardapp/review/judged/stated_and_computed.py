"""What the source states beside what the published rules give; nothing is replaced.

Each row names its rule. Where the findings do not suffice the row is open, and says what
is missing. Event-free survival is not computed: it belongs to cohorts.
"""

from collections.abc import Iterator

import msgspec

from boardapp.case.assessment import Assessment, Mrd
from boardapp.case.case import Case
from boardapp.case.place import Place, key_of, placed
from boardapp.case.said import said
from boardapp.case.value import Value
from boardapp.clinical import (
    cns_status,
    leukemia_remission_number,
    marrow_class,
    mrd_class,
    response_criteria,
)
from boardapp.clinical.diseases.profile import DiseaseProfile
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.response_criteria import Presence
from boardapp.clinical.response_words import claimed_response
from boardapp.clinical.scaled_value import scaled
from boardapp.clinical.therapy_class import is_given, therapy_class
from boardapp.review.clock.moments import Moments
from boardapp.review.course.mrd_results import mrd_text
from boardapp.review.judged.around_treatment import rows_around_treatment
from boardapp.review.judged.cns_evidence import presence_elsewhere
from boardapp.review.judged.relapse_classes import relapse_rows
from boardapp.review.labs.counts_at import CountsAt
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Remission
from boardapp.review.model.findings import Agreement, StatedAndComputed
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import noun

_NOT_LOOKED = frozenset({"", "not done"})


class _Look(msgspec.Struct, frozen=True):
    """One assessment with its place in file and time."""

    key: str
    place: Place
    name: str
    when: Moment
    assessment: Assessment

    def row(
        self,
        subject: str,
        below: str,
        stated: str,
        computed: str,
        agreement: Agreement,
        rule: str,
        missing: tuple[str, ...] = (),
    ) -> StatedAndComputed:
        return StatedAndComputed(
            subject=subject,
            at=self.name,
            key=self.key,
            when=self.when,
            stated=stated,
            computed=computed,
            agreement=agreement,
            rule=rule,
            missing=missing,
            place=self.place / below,
            source=self.assessment.source,
        )


def stated_and_computed(
    case: Case, moments: Moments, remissions: tuple[Remission, ...], counts: CountsAt
) -> tuple[StatedAndComputed, ...]:
    """Every judgement of the source that a rule can be laid beside, in order of time."""
    looks = {look.key: look for look in placed("assessments", case.assessments)}
    profile = profile_of(case.diagnosis)
    rows = list(_at_diagnosis(case, moments)) if profile.uses("CNS status") else []
    for key in moments.in_order(looks):
        _, place, assessment = looks[key]
        look = _Look(key, place, moments.labels[key], moments.start(key), assessment)
        rows += _of_look(look, counts, profile)
        if assessment.finding == "relapse" and profile.uses("relapse classes of ALL"):
            rows += relapse_rows(case, moments, key, look.place, assessment)
    if profile.uses("remission number") or is_transplanted(case):
        rows += _remission_numbers(case, remissions)
    rows += rows_around_treatment(case, moments)
    return tuple(rows)


def is_transplanted(case: Case) -> bool:
    """Whether a transplant was given: the registry of transplants numbers remissions."""
    return any(is_given(t) and therapy_class(t) == "transplant" for t in case.therapies)


def _at_diagnosis(case: Case, moments: Moments) -> Iterator[StatedAndComputed]:
    dx = case.diagnosis
    if dx.cns is None:
        return
    stand_in = Assessment(cns=dx.cns, source=dx.source)
    look = _Look(dx.id, Place("diagnosis"), "diagnosis", moments.start(dx.id), stand_in)
    yield from _cns(look)


def _of_look(look: _Look, counts: CountsAt, profile: DiseaseProfile) -> Iterator[StatedAndComputed]:
    """What the rules of this disease give; those of marrow, CSF and counts are of leukemia."""
    has_response = profile.uses("marrow and response")
    if profile.uses("CNS status"):
        yield from _cns(look)
    if has_response:
        yield from _marrow(look)
    yield from _mrd(look)
    if has_response:
        yield from _response(look, counts, is_aml=profile.uses("AML response"))


def _cns(look: _Look) -> Iterator[StatedAndComputed]:
    cns = look.assessment.cns
    status = said(cns.status) if cns else ""
    if cns is None or (status in _NOT_LOOKED and cns.leukocytes is None):
        return
    blasts: Presence | None = cns.blasts if cns.blasts in ("present", "absent") else None
    found = cns_status.cns_class(cns.leukocytes, cns.erythrocytes, blasts)
    stated = "".join(status.split())
    # CNS3c rests on signs, which are words here and judged by no rule.
    is_unsaid = status in _NOT_LOOKED
    is_open = not found.possible or is_unsaid or stated.upper().startswith("CNS3C")
    agrees = any(
        name.casefold().startswith(stated.casefold()) or stated.casefold() == name.casefold()
        for name in found.possible
    )
    agreement: Agreement = "open" if is_open else "agrees" if agrees else "disagrees"
    if agreement == "disagrees" and cns.signs:
        agreement = "open"
    yield look.row(
        "CNS status",
        "cns.status",
        status or NOT_REPORTED,
        found.text if found.possible else "not assessable",
        agreement,
        cns_status.RULE,
        found.missing,
    )


def _marrow(look: _Look) -> Iterator[StatedAndComputed]:
    marrow = look.assessment.marrow
    if marrow is None or not (marrow.status or (marrow.blasts and marrow.blasts.is_numeric)):
        return
    computed = marrow_class.marrow_class(marrow.blasts)
    stated = marrow.status or NOT_REPORTED
    is_open = not marrow.status[:2].upper().startswith("M") or not computed
    agrees = marrow.status[:2].upper() in computed
    agreement: Agreement = "open" if is_open else "agrees" if agrees else "disagrees"
    missing = () if computed else ("marrow blasts",)
    told = computed or NOT_REPORTED
    yield look.row(
        "Marrow class", "marrow.status", stated, told, agreement, marrow_class.RULE, missing
    )


def _mrd(look: _Look) -> Iterator[StatedAndComputed]:
    for number, mrd in enumerate(look.assessment.marrow.mrd if look.assessment.marrow else ()):
        if mrd.result in ("not done", "not reported") or cells_fraction(mrd.unit) is None:
            continue
        level, limit = _fraction(mrd, mrd.value), _fraction(mrd, mrd.limit)
        if limit is None and level is not None and level.is_censored:
            limit = level
        computed = mrd_class.mrd_class(mrd.result, level, limit)
        missing = mrd_class.missing(mrd.result, level, limit)
        fault = mrd_class.contradicts(mrd.result, level, limit)
        yield look.row(
            "MRD",
            f"marrow.mrd[{number}]",
            mrd_text(mrd),
            fault or computed,
            "disagrees" if fault else "open" if missing else "agrees",
            mrd_class.RULE,
            missing,
        )


def _fraction(mrd: Mrd, value: Value | None) -> Value | None:
    one = cells_fraction(mrd.unit)
    if value is None or not value.is_numeric or one is None:
        return None
    return scaled(value, one)


def _response(look: _Look, counts: CountsAt, *, is_aml: bool) -> Iterator[StatedAndComputed]:
    assessment = look.assessment
    claim = claimed_response(assessment)
    if not claim:
        return
    platelets = counts.count("platelets", assessment.when)
    neutrophils = counts.count("neutrophils", assessment.when)
    mrd = _highest_mrd(assessment)
    found = response_criteria.response_class(
        blasts=assessment.marrow.blasts if assessment.marrow else None,
        circulating_blasts=counts.circulating_blasts(assessment.when),
        platelets=platelets,
        neutrophils=neutrophils,
        extramedullary=presence_elsewhere(assessment),
        mrd=mrd,
        is_aml=is_aml,
    )
    stated = assessment.response or assessment.finding
    against = f" ({', '.join(found.against)})" if found.against else ""
    computed, agreement = found.allowed + against, _response_agreement(claim, found)
    if claim == "CRh":
        computed, agreement = _crh(
            found, against, is_crh=response_criteria.is_crh(platelets, neutrophils)
        )
        if not is_aml:
            computed, agreement = f"{computed}; CRh is a term of AML only", "open"
    rule = response_criteria.RULE
    yield look.row("Response", "response", stated, computed, agreement, rule, found.missing)
    if objection := response_criteria.eln_objection(found, platelets, neutrophils, mrd):
        told = f"{found.allowed} by marrow and counts (FDA wording); {objection}"
        disagrees = side(mrd, response_criteria.MLFS_MRD_FRACTION) == "above"
        by_eln: Agreement = "disagrees" if disagrees else "open"
        yield look.row("Response (ELN 2024)", "response", stated, told, by_eln, rule)


def _crh(
    found: response_criteria.ResponseClass, against: str, *, is_crh: bool | None
) -> tuple[str, Agreement]:
    """A stated CRh beside the counts: half of those of a CR, and no disease anywhere."""
    if found.allowed == "no remission" or is_crh is False:
        return found.allowed + against, "disagrees"
    return (
        ("CRh", "agrees")
        if is_crh and found.allowed == "CRi"
        else (found.allowed + against, "open")
    )


def _highest_mrd(assessment: Assessment) -> Value | None:
    """The highest level of residual disease in the marrow, as a fraction; None without one."""
    marrow = assessment.marrow
    levels = [
        level
        for mrd in (marrow.mrd if marrow else ())
        if cells_fraction(mrd.unit) is not None and (level := _fraction(mrd, mrd.value)) is not None
    ]
    return max(levels, key=lambda level: level.low or 0.0, default=None)


def _response_agreement(stated: str, found: response_criteria.ResponseClass) -> Agreement:
    """Whether the claim is among the classes that the findings allow.

    Counts that are low exclude CR; a CRi that is called MLFS by the source is told so by
    the same findings, since the European LeukemiaNet asks no counts for it.
    """
    if found.allowed == "no remission":
        return "disagrees"
    if found.against:
        return "disagrees" if stated == "CR" else "agrees"
    if found.allowed == "CR":
        return "agrees" if stated == "CR" else "disagrees"
    return "agrees" if stated == "MLFS" and found.allowed == "MLFS at least" else "open"


def _remission_numbers(
    case: Case, remissions: tuple[Remission, ...]
) -> Iterator[StatedAndComputed]:
    """Each remission with its number by the relapses before it, numbered by the source or not."""
    for remission in remissions:
        assessment = remission.place.get(case)
        key, before = key_of(assessment, remission.place), remission.after_relapses
        number = leukemia_remission_number.stated_number(assessment.response)
        computed = leukemia_remission_number.remission_number(before)
        agrees = number == before + 1
        yield StatedAndComputed(
            subject="Remission number",
            at=remission.label,
            key=key,
            when=remission.start,
            stated=f"CR{number}" if number else "not numbered by the source",
            computed=f"{computed}: {before} {noun(before, 'relapse')} before",
            agreement="open" if number is None else "agrees" if agrees else "disagrees",
            rule=leukemia_remission_number.RULE,
            place=remission.place / "response",
            source=remission.source,
        )
