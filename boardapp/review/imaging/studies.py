"""The studies in the order of the clock, each with its sum of diameters.

Rule "course of the sums, version 2" (ours). The lesions that are followed are the targets of the
first study that names some, and from the baseline of a line on its own targets. A study has a sum
where the source states it, or where all lesions that are followed were measured; sums of other
lesions are never joined to it. Nothing is summed where two of the lesions have one name or site,
and a new lesion is none of those that are followed.
"""

from collections.abc import Collection, Iterator, Mapping

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.said import said
from boardapp.clinical import recist
from boardapp.clinical.target_lesions import Lesion
from boardapp.review.clock.moments import Moments
from boardapp.review.course.followed import has_sizes, stated_sum, summed, targets_of
from boardapp.review.course.looks import is_later
from boardapp.review.course.stated_looks import stated_of_studies
from boardapp.review.imaging.judging import Judging, Study
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.imaging import SizeLimits, StudyEntry, SumOfDiameters
from boardapp.words.studies import ASSESSED, response_by

RULE = "course of the sums, version 2"


def study_entries(case: Case, moments: Moments, judging: Judging) -> tuple[StudyEntry, ...]:
    """Every imaging study; the last one comes last."""
    sums = dict(_sums(judging))
    looks = stated_of_studies(case, moments)
    return tuple(
        _entry(case, study, looks.get(study.key), judging, sums, moments)
        for study in judging.studies
    )


def _entry(
    case: Case,
    study: Study,
    look: Assessment | None,
    judging: Judging,
    sums: Mapping[str, SumOfDiameters],
    moments: Moments,
) -> StudyEntry:
    """A study with what it states of the disease, else with what an assessment of its time does."""
    response = (look.response or look.finding) if look else ""
    system = said(look.response_system) if look else ""
    is_own = bool(said(study.record.response))
    told = response_by(response, system)
    return StudyEntry(
        key=study.key,
        place=study.place,
        source=study.record.source,
        when=moments.start(study.key),
        record=study.record,
        line=judging.line_of(study),
        sum=sums.get(study.key),
        response=response,
        system=system,
        is_own=is_own,
        told=told if is_own or not told else f"{told} ({ASSESSED})",
        is_later=is_later(study.key, case.meeting.as_of, moments),
    )


def _sums(judging: Judging) -> Iterator[tuple[str, SumOfDiameters]]:
    firsts = {study.key for study in judging.baselines(has_sizes).values()}
    followed: tuple[Lesion, ...] = ()
    run = 0
    for study in judging.studies:
        own = targets_of(study.record)
        if own and (not followed or study.key in firsts):
            run += bool(followed) and _names(own) != _names(followed)
            followed = own
        stated = stated_sum(study.record)
        span = stated.span if stated else summed(study.record, followed)
        if span is not None and span.high is not None:
            yield (
                study.key,
                SumOfDiameters(
                    low=float(span.low),
                    high=float(span.high),
                    is_stated=stated is not None,
                    run=run,
                ),
            )


def _names(lesions: Collection[Lesion]) -> set[str]:
    return {lesion.key for lesion in lesions}


def size_limits(
    studies: tuple[StudyEntry, ...], judging: Judging, judged: Collection[StatedAndComputed]
) -> SizeLimits | None:
    """By what the last line with sizes is judged; None where RECIST 1.1 judges none of it.

    All sums from the baseline on must be numbers of the same lesions.
    """
    by_recist = {row.key for row in judged if row.rule == recist.RULE}
    told = [study for study in studies if not study.is_later]
    last = next((s for s in reversed(told) if s.key in by_recist and s.sum is not None), None)
    if last is None or last.line is None:
        return None
    first: Study | None = judging.baseline_of_line(last.line, has_sizes)
    keys = [study.key for study in told]
    if first is None or first.key not in keys[: keys.index(last.key)]:
        return None
    since = [study for study in told[keys.index(first.key) :] if study.sum is not None]
    sums = [study.sum for study in since if study.sum is not None]
    if since[0].key != first.key or len({(s.run, s.is_number) for s in sums}) > 1:
        return None
    if not sums[0].is_number or sums[0].low <= 0:
        return None
    least = min(range(len(sums)), key=lambda n: sums[n].low)
    return SizeLimits(
        line=last.line,
        first=first.key,
        baseline=sums[0].low,
        lowest=since[least].key,
        least=sums[least].low,
    )
