"""Responses by imaging: what is stated beside RECIST 1.1 by sizes and Lugano by Deauville scores.

A study is judged where the source names the system, or where it names none and the disease is
stated by that system. Uptake is compared by the Deauville scores of study and baseline alone: one
score in both leaves open whether it grew or fell.
"""

from collections.abc import Iterator, Mapping

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.imaging import ImagingStudy
from boardapp.case.place import Placed
from boardapp.case.value import Value
from boardapp.clinical import lugano, recist
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.lugano import Lugano, Uptake, deauville_scores
from boardapp.clinical.recist import Recist
from boardapp.clinical.response_systems import System, system_named
from boardapp.clinical.response_words import State, state_of
from boardapp.review.clock.moments import Moments
from boardapp.review.course.followed import (
    has_new_lesion,
    has_sizes,
    is_deauville,
    non_targets,
    score_of,
    seen_of,
    sum_as_lesion,
    targets_of,
)
from boardapp.review.course.stated_looks import stated_of_studies
from boardapp.review.imaging.judging import Judging, Study
from boardapp.review.model.findings import Agreement, StatedAndComputed
from boardapp.words.computed_responses import NOT_COMPUTED, lugano_text, recist_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.studies import response_by

_RECIST: Mapping[State, str] = {
    "remission": "CR", "partial response": "PR", "stable disease": "SD", "progression": "PD",
    "relapse": "PD",
}  # fmt: skip
_LUGANO: Mapping[State, str] = {
    "remission": "CMR", "partial response": "PMR", "stable disease": "NMR", "refractory": "NMR",
    "progression": "PMD", "relapse": "PMD",
}  # fmt: skip
_UNSURE = f"{NOT_COMPUTED}: the order of the studies is not sure"
_NO_BASELINE = f"{NOT_COMPUTED}: no study before the line began that it could be compared with"


def imaging_rows(case: Case, moments: Moments, judging: Judging) -> Iterator[StatedAndComputed]:
    """One row for each study and system that can be laid beside what is stated of it."""
    looks = stated_of_studies(case, moments)
    usual = profile_of(case.diagnosis).response_systems
    for study in judging.studies:
        stated = looks.get(study.key)
        for system in _systems(study.record, stated, usual):
            if system == "recist":
                yield from _by_recist(study, stated, judging, moments)
            elif system == "lugano":
                yield from _by_lugano(study, stated, judging, moments)


def _systems(
    study: ImagingStudy, stated: Assessment | None, usual: tuple[str, ...]
) -> Iterator[System]:
    """By which systems a study is judged: the one named, else the usual ones it has data for."""
    name = system_named(stated.response_system) if stated else "none"
    if name != "none":
        yield name
        return
    named = set(map(system_named, usual))
    if "recist" in named and has_sizes(study):
        yield "recist"
    if "lugano" in named and score_of(study, "Deauville") is not None:
        yield "lugano"


# RECIST 1.1


def _by_recist(
    study: Study, stated: Assessment | None, judging: Judging, moments: Moments
) -> Iterator[StatedAndComputed]:
    baseline = judging.baseline_of(study, has_sizes)
    if baseline is None:
        if stated is not None:
            yield _row(study, stated, moments, _NO_BASELINE, "open", recist.RULE)
        return
    earlier = judging.between(baseline, study, has_sizes)
    if earlier is None:
        yield _row(study, stated, moments, _UNSURE, "open", recist.RULE)
        return
    found = _recist(study, baseline, earlier)
    allowed = {*found.possible, *(("PD",) if found.missing else ())}
    agreement = _agreement(_RECIST, stated, found.possible, allowed)
    yield _row(study, stated, moments, recist_text(found), agreement, recist.RULE, found)


def _recist(study: Study, baseline: Study, earlier: tuple[Study, ...]) -> Recist:
    """By the target lesions of the baseline, else by the sums that are stated of them."""
    targets = targets_of(baseline.record)
    now = seen_of(study.record, targets)
    is_new, others = has_new_lesion(study.record), non_targets(study.record, baseline.record)
    if not any(one.span is not None for one in now):
        sums = [sum_as_lesion(one.record) for one in (baseline, study, *earlier)]
        whole = [one for one in sums if one is not None]
        if len(whole) == len(sums):
            first, last, *rest = whole
            looks = [[one] for one in rest]
            return recist.recist([first], [last], looks, has_new_lesion=is_new, non_target=others)
    seen = [seen_of(one.record, targets) for one in earlier]
    return recist.recist(targets, now, seen, has_new_lesion=is_new, non_target=others)


# Lugano


def _by_lugano(
    study: Study, stated: Assessment | None, judging: Judging, moments: Moments
) -> Iterator[StatedAndComputed]:
    baseline = judging.baseline_of(study, is_deauville)
    if stated is None and baseline is None:
        return
    score = score_of(study.record, "Deauville")
    uptake = _uptake(score_of(baseline.record, "Deauville") if baseline else None, score)
    found = lugano.lugano(score, uptake, has_new_lesion=has_new_lesion(study.record))
    allowed = {*found.possible, *(("PMD",) if "new lesions" in found.missing else ())}
    agreement = _agreement(_LUGANO, stated, found.possible, allowed)
    yield _row(study, stated, moments, lugano_text(found), agreement, lugano.RULE, found)


def _uptake(before: Value | None, now: Value | None) -> Uptake | None:
    """Less or more by the scores; one score in both leaves it open."""
    first, last = deauville_scores(before), deauville_scores(now)
    if not first or not last:
        return None
    return "less" if last[-1] < first[0] else "more" if last[0] > first[-1] else None


# Both


def _agreement(
    classes: Mapping[State, str],
    stated: Assessment | None,
    possible: tuple[str, ...],
    allowed: set[str],
) -> Agreement:
    """Disagreement only where what is not reported could not make it the stated class."""
    claimed = classes.get(state_of(stated)) if stated is not None else None
    if claimed is None or not possible:
        return "open"
    if claimed not in allowed:
        return "disagrees"
    return "agrees" if possible == (claimed,) else "open"


def _row(
    study: Placed[ImagingStudy],
    stated: Assessment | None,
    moments: Moments,
    computed: str,
    agreement: Agreement,
    rule: str,
    found: Recist | Lugano | None = None,
) -> StatedAndComputed:
    told = response_by(stated.response or stated.finding, stated.response_system) if stated else ""
    return StatedAndComputed(
        subject="Response",
        at=moments.labels[study.key],
        key=study.key,
        when=moments.start(study.key),
        stated=told or NOT_REPORTED,
        computed=computed,
        agreement=agreement,
        rule=rule,
        missing=found.missing if found else (),
        classes=found.possible if found else (),
        place=study.place / "response",
        source=study.record.source,
    )
