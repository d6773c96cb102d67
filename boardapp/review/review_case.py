"""From a case to its review: the one place where all parts are put together."""

from collections.abc import Callable
from datetime import date
from functools import partial

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.review.checks.completeness import completeness
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments
from boardapp.review.clock.relative import Relative
from boardapp.review.course import (
    antigens,
    disease,
    meeting,
    narrative,
    therapy_lines,
)
from boardapp.review.course.ages_told import ages_told
from boardapp.review.course.chimerism import donor_stretches
from boardapp.review.course.dose_ledger import dose_ledger
from boardapp.review.course.doses import dose_entries
from boardapp.review.course.looks import looks
from boardapp.review.course.mrd_results import mrd_points
from boardapp.review.course.one_liner import one_liner, who_text
from boardapp.review.course.relapses import relapses, remissions
from boardapp.review.course.sequence import sequence
from boardapp.review.course.stated_looks import stated_looks
from boardapp.review.course.status import current_status
from boardapp.review.course.status_rows import data_end
from boardapp.review.course.tissue import tissue
from boardapp.review.course.tissue_rows import with_stage
from boardapp.review.course.vital import death_of, until_death
from boardapp.review.definitions import definitions_of
from boardapp.review.findings import findings
from boardapp.review.imaging.judging import Judging
from boardapp.review.imaging.studies import size_limits, study_entries
from boardapp.review.judged.imaging_responses import imaging_rows
from boardapp.review.judged.other_grades import other_grades
from boardapp.review.judged.stated_and_computed import stated_and_computed
from boardapp.review.labs import series
from boardapp.review.labs.counts_at import CountsAt
from boardapp.review.labs.derived_values import derived_values
from boardapp.review.labs.measures import measurement_series
from boardapp.review.model.base import Frame, Row
from boardapp.review.model.course import ClockEntry, Look, Phase, Relapse
from boardapp.review.model.derived import DerivedValue, DoseLedger
from boardapp.review.model.review import Review
from boardapp.review.parts import Parts, facts_of, read_by_the_clock
from boardapp.review.plausibility.rule import Scene
from boardapp.review.register import CaseRegister
from boardapp.review.rules_beside import rules_beside, rules_used
from boardapp.review.toxicity import complications
from boardapp.review.toxicity.by_therapy import toxicity_by_therapy
from boardapp.review.toxicity.ledgers import ledgers
from boardapp.review.toxicity.sos import sos_checklist
from boardapp.review.toxicity.targets import antigen_ledger, inotuzumab_ledger
from boardapp.words.times import relative_text


def review_case(
    case: Case,
    today: date | None = None,
    *,
    keeps_dates: bool = True,
    parts: Parts | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Review:
    """Read a case for a board. Pure: the same case and day give the same review.

    `today` is the day on which the case is read; what is dated later is then found. None,
    as for a deck, asks no calendar. `keeps_dates` False, as for a deck: no calendar date is
    told, but how far from the diagnosis it was, and therapies have short names. `parts` are those
    of an earlier review, of this case or another: what reads nothing that changed is taken from
    them. Raises ReviewCancelled soon after `cancelled`, asked between the parts, says so.
    """
    parts = Parts() if parts is None or not keeps_dates else parts
    parts.begin(cancelled)
    case, moments, relative = _timed(case, parts, keeps_dates=keeps_dates)
    labs = parts.part(
        "labs", lambda: series.lab_series(case.labs, moments, parts), case.labs, moments
    )
    as_of = data_end(case, moments, labs)
    phases = therapy_lines.phases(case.therapies, moments, case.meeting.as_of)
    stated = stated_looks(case, moments)
    found_looks = looks(stated, phases, case.meeting.as_of, moments)
    phases = until_death(phases, death_of(found_looks))
    found_relapses = relapses(stated, found_looks, phases, case.diagnosis.id, moments)
    mrd = mrd_points(case.assessments, moments)
    found_lines = therapy_lines.lines(phases, found_looks, moments, mrd)
    goals = meeting.goal_entries(case, moments)
    parts.go_on()
    found_tissue = tissue(case, moments)
    donor_shares = donor_stretches(case, moments, found_looks, as_of)
    found_antigens = antigens.antigen_looks(case, moments, found_looks)
    status = with_stage(
        current_status(
            case,
            moments,
            as_of,
            looks=found_looks,
            phases=phases,
            mrd=mrd,
            labs=labs,
            goals=goals,
        ),
        found_tissue,
        found_looks,
    )
    entries = narrative.course(case, moments)
    found_remissions = remissions(stated, found_looks, moments)
    counts = parts.part("counts", lambda: CountsAt(case, moments), case.labs, moments)
    facts = (*facts_of(case), moments)
    judging = Judging(case, phases, moments)
    judged, by_parts = parts.part(
        "judged",
        lambda: (
            (
                *stated_and_computed(case, moments, found_remissions, counts),
                *imaging_rows(case, moments, judging),
            ),
            other_grades(case, moments),
        ),
        *facts,
    )
    studies = study_entries(case, moments, judging)
    found_complications = complications.complications(case, moments)
    work_ups = complications.work_up_tables(case.work_ups, moments)
    found = findings(Scene(case, moments, labs, judged, today, by_parts), parts)
    diagnosed = moments.start(case.diagnosis.id)
    parts.go_on()
    by_therapy = parts.part(
        "by therapy",
        lambda: toxicity_by_therapy(case, moments, found_complications, labs),
        *facts,
    )
    sos = parts.part("sos", lambda: sos_checklist(case, moments, labs), *facts)
    complete = parts.part("completeness", lambda: completeness(case), *facts, case.title)
    graded = parts.part(
        "ledgers", lambda: ledgers(found_complications, labs, work_ups, phases), *facts
    )
    derived, totals = _worked_out(case, moments, parts)
    given = parts.part("inotuzumab", lambda: inotuzumab_ledger(case, moments, labs), *facts)
    parts.go_on()
    ages = ages_told(case, moments, as_of, status.death)
    told = partial(
        one_liner,
        who_text(
            case.patient.sex,
            ages,
            case.diagnosis.disease.text,
        ),
        lines=found_lines,
        relapses=_at_meeting(found_relapses, found_looks),
        status=status,
        looks=found_looks,
        not_given=tuple(phase for phase in phases if not phase.is_given),
        question=case.meeting.question.text,
    )
    return Review(
        title=case.title,
        label=case.patient.label or "Patient",
        privacy=case.privacy.status,
        is_synthetic=case.is_synthetic,
        one_liner=told().text,
        about=told().about,
        undated=told(time=relative_text),
        question=meeting.statement_row("Question for the board", case.meeting.question, "question"),
        questions=meeting.question_rows(case.meeting.questions),
        reason=meeting.statement_row("Reason for presentation", case.meeting.reason, "reason"),
        new_problem=meeting.statement_row(
            "New clinical problem", case.meeting.new_problem, "new_problem"
        ),
        as_of=as_of,
        diagnosis=disease.diagnosis_rows(case, moments, found_tissue),
        read_as=disease.read_as(case.diagnosis),
        disease=profile_of(case.diagnosis),
        antigens=disease.antigen_rows(case, moments),
        antigen_looks=found_antigens,
        antigen_courses=antigens.antigen_courses(found_antigens, moments),
        patient=disease.patient_rows(case.patient, moments, ages.now),
        course=entries,
        lines=found_lines,
        supportive=tuple(p for p in phases if _is_outside(p) and p.therapy_class in _CARE),
        outside_lines=tuple(p for p in phases if _is_outside(p) and p.therapy_class not in _CARE),
        not_given=tuple(phase for phase in phases if not phase.is_given),
        studies=studies,
        is_followed_by_imaging=not profile_of(case.diagnosis).uses("marrow and response"),
        size_limits=size_limits(studies, judging, judged),
        looks=found_looks,
        relapses=found_relapses,
        remissions=found_remissions,
        status=status,
        mrd=mrd,
        donor_shares=donor_shares,
        labs=labs,
        measurements=parts.part(
            "measurements",
            lambda: measurement_series(case.measurements, moments),
            case.measurements,
            moments,
        ),
        cns=narrative.cns_course(entries, case),
        complications=found_complications,
        work_ups=work_ups,
        doses=dose_entries(case.therapies),
        dose_ledger=totals,
        derived=derived,
        goals=goals,
        options=meeting.option_entries(case.options, case.references),
        recommendation=meeting.recommendation_rows(case.recommendation, moments),
        attendance=meeting.attendance_rows(case.recommendation),
        images=meeting.image_entries(case, moments),
        findings=relative.read(found) if relative else found,
        definitions=(
            *definitions_of(
                case,
                with_sos=sos is not None,
                with_cycles=by_therapy.is_aligned,
                judged={
                    *(row.rule for row in judged),
                    *(one.graded.by.rule for one in by_parts),
                    *(one.rule for one in donor_shares),
                },
            ),
            *rules_beside(rules_used(judged, derived, totals)),
        ),
        references=meeting.reference_rows(case.references),
        cohorts=meeting.cohort_entries(case.references),
        sources=meeting.source_rows(case.sources),
        remarks=_remark_rows(case),
        clock=_clock_entries(moments),
        stated_and_computed=judged,
        tissue=found_tissue,
        grades_by_parts=by_parts,
        toxicity=by_therapy,
        completeness=relative.read(complete) if relative else complete,
        sos=sos,
        inotuzumab=given,
        antigen_ledger=antigen_ledger(case, moments),
        ledgers=graded,
        register=CaseRegister(case, moments),
        sequence=sequence(
            case,
            moments,
            found_lines,
            found_looks,
            [
                p
                for p in phases
                if not p.is_given or (p.line is None and p.therapy_class not in _CARE)
            ],
            mrd,
        ),
        short_names=moments.short_names,
        frame=_frame(moments),
        diagnosed=diagnosed,
        ages=moments.clock.ages,
    )


def _timed(case: Case, parts: Parts, *, keeps_dates: bool) -> tuple[Case, Moments, Relative | None]:
    """The times of a case; for a deck with the case whose texts tell no date."""
    if keeps_dates:
        moments = parts.part(
            "moments", lambda: Moments(case, build_clock(case)), *read_by_the_clock(case)
        )
        return case, moments, None
    clock = build_clock(case)
    relative = Relative(case, clock)
    read = relative.read(case)
    return read, Moments(read, clock, keeps_dates=False), relative


def _at_meeting(found: tuple[Relapse, ...], stated: tuple[Look, ...]) -> tuple[Relapse, ...]:
    """The relapses that were not after the data of the meeting."""
    keys = {look.key for look in stated if not look.is_later}
    return tuple(relapse for relapse in found if relapse.key in keys)


def _worked_out(
    case: Case, moments: Moments, parts: Parts
) -> tuple[tuple[DerivedValue, ...], DoseLedger | None]:
    """What stated values and doses give together."""
    return (
        parts.part("derived", lambda: derived_values(case, moments), *facts_of(case), moments),
        parts.part("dose totals", lambda: dose_ledger(case), case.therapies),
    )


def _frame(moments: Moments) -> Frame | None:
    frame = moments.clock.frame
    if frame is None:
        return None
    label, event = moments.labels[frame.key], moments.events[frame.key]
    is_start = frame.edge == "start"
    return Frame(
        label=label if is_start else f"{label} ended",
        when=moments.start(frame.key) if is_start else moments.end(frame.key),
        place=event.place,
        source=event.record.source,
    )


_CARE = ("supportive", "other")
"""The classes of what belongs to no line and treats no disease."""


def _is_outside(phase: Phase) -> bool:
    return phase.is_given and phase.line is None


def _remark_rows(case: Case) -> tuple[Row, ...]:
    return tuple(
        Row(
            label=remark.kind or "Remark",
            value=remark.text,
            place=Place.of("remarks", index),
            source=remark.source,
        )
        for index, remark in enumerate(case.remarks)
    )


def _clock_entries(moments: Moments) -> tuple[ClockEntry, ...]:
    entries = []
    for key in moments.in_order(moments.events):
        event = moments.events[key]
        edges = (("start", moments.start(key)), ("end", moments.end(key)))
        for edge, moment in edges if event.end is not None else edges[:1]:
            entries.append(
                ClockEntry(key=key, place=event.place, label=event.label, edge=edge, when=moment)
            )
    return tuple(entries)
