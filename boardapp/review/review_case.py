"""From a case to its review: the one place where all parts are put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.names import Named, named_records
from boardapp.case.place import Place
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.review.checks.completeness import completeness
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments
from boardapp.review.clock.relative import NO_TEXTS, Relative
from boardapp.review.course import antigens, disease, meeting, narrative
from boardapp.review.course.ages_told import AgesTold, ages_told
from boardapp.review.course.course import Course, course_of
from boardapp.review.course.dose_ledger import dose_ledger
from boardapp.review.course.doses import dose_entries
from boardapp.review.course.one_liner import one_liner, who_text
from boardapp.review.course.sequence import sequence
from boardapp.review.definitions import definitions_of
from boardapp.review.findings import findings
from boardapp.review.judged.judged import Judged, judge
from boardapp.review.labs.derived_values import derived_values
from boardapp.review.labs.measures import measurement_series
from boardapp.review.labs.series import lab_series
from boardapp.review.model.base import Frame, Row
from boardapp.review.model.course import ClockEntry, OneLiner
from boardapp.review.model.derived import DerivedValue, DoseLedger
from boardapp.review.model.findings import CompletenessRow, Definition, Finding
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.review import Review
from boardapp.review.parts import Parts, facts_of, read_by_the_clock
from boardapp.review.plausibility.rule import Scene
from boardapp.review.register import CaseRegister
from boardapp.review.rules_beside import rules_beside, rules_used
from boardapp.review.toxicity.targets import antigen_ledger
from boardapp.review.toxicity.toxicity import Toxicity, toxicity_of
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
    parts = parts or Parts()
    parts.begin(cancelled)
    case, moments, relative = _timed(case, parts, keeps_dates=keeps_dates)
    labs = parts.part("labs", lambda: lab_series(case.labs, moments, parts), case.labs, moments)
    course = course_of(case, moments, labs, parts)
    judged = judge(case, moments, course, parts)
    names = _names(case, parts)
    found = findings(Scene(case, moments, labs, judged.rows, today, judged.grades), names, parts)
    toxicity = toxicity_of(case, moments, labs, course.phases, parts)
    facts = (*facts_of(case), moments)
    complete = parts.part("completeness", lambda: completeness(case), *facts, case.title)
    taken = case.measurements, moments
    derived = _Derived(
        labs=labs,
        measurements=parts.part("measurements", lambda: measurement_series(*taken), *taken),
        values=parts.part("derived", lambda: derived_values(case, moments), *facts),
        doses=parts.part("dose totals", lambda: dose_ledger(case), case.therapies),
        course=course,
        judged=judged,
        toxicity=toxicity,
        names=names,
        findings=relative.read(found) if relative else found,
        completeness=relative.read(complete) if relative else complete,
    )
    parts.go_on()
    return _told(case, moments, derived)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Derived:
    """What is derived of a case, before it is told."""

    labs: tuple[LabSeries, ...]
    measurements: tuple[LabSeries, ...]
    values: tuple[DerivedValue, ...]
    doses: DoseLedger | None
    course: Course
    judged: Judged
    toxicity: Toxicity
    names: Mapping[str, Named]
    findings: tuple[Finding, ...]
    completeness: tuple[CompletenessRow, ...]


def _names(case: Case, parts: Parts) -> Mapping[str, Named]:
    """The records that a doubt may name; of 100,000 they are not looked up anew for a title."""
    its = (*facts_of(case), case.presentation, case.doubts, case.acknowledgements)
    return parts.part("names", lambda: named_records(case) if case.doubts else {}, *its)


def _timed(case: Case, parts: Parts, *, keeps_dates: bool) -> tuple[Case, Moments, Relative | None]:
    """The times of a case; for a deck with the case whose texts tell no date."""
    if keeps_dates:
        moments = parts.part(
            "moments", lambda: Moments(case, build_clock(case)), *read_by_the_clock(case)
        )
        return case, moments, None
    clock = parts.part("clock", lambda: build_clock(case), *read_by_the_clock(case))
    relative = parts.part("relative", lambda: Relative(case, clock), clock, case.privacy)
    told = _without_dates(case, relative, parts)
    moments = parts.part(
        "moments", lambda: Moments(told, clock, keeps_dates=False), clock, *read_by_the_clock(told)
    )
    return told, moments, relative


def _without_dates(case: Case, relative: Relative, parts: Parts) -> Case:
    """The case whose texts tell no date; a field that did not change stays the same object."""
    fields = ((name, getattr(case, name)) for name in Case.__struct_fields__)
    told = {
        name: parts.part(f"told {name}", partial(relative.read, value), value, relative)
        for name, value in fields
        if name not in NO_TEXTS
    }
    return replace(case, **told)


def _told(case: Case, moments: Moments, derived: _Derived) -> Review:
    """The review: where each of its fields comes from."""
    course, judged, toxicity = derived.course, derived.judged, derived.toxicity
    entries = narrative.course(case, moments, derived.names)
    ages = ages_told(case, moments, course.as_of, course.status.death)
    told, undated = _one_liners(case, course, ages)
    return Review(
        title=case.title,
        label=case.patient.label or "Patient",
        privacy=case.privacy.status,
        is_synthetic=case.is_synthetic,
        one_liner=told.text,
        about=told.about,
        undated=undated,
        question=meeting.statement_row("Question for the board", case.meeting.question, "question"),
        questions=meeting.question_rows(case.meeting.questions),
        reason=meeting.statement_row("Reason for presentation", case.meeting.reason, "reason"),
        new_problem=meeting.statement_row(
            "New clinical problem", case.meeting.new_problem, "new_problem"
        ),
        as_of=course.as_of,
        diagnosis=disease.diagnosis_rows(case, moments, course.tissue),
        read_as=disease.read_as(case.diagnosis),
        disease=profile_of(case.diagnosis),
        antigens=disease.antigen_rows(case, moments),
        antigen_looks=course.antigen_looks,
        antigen_courses=antigens.antigen_courses(course.antigen_looks, moments),
        patient=disease.patient_rows(case.patient, moments, ages.now),
        course=entries,
        lines=course.lines,
        supportive=course.supportive,
        outside_lines=course.outside_lines,
        not_given=course.not_given,
        studies=judged.studies,
        is_followed_by_imaging=not profile_of(case.diagnosis).uses("marrow and response"),
        size_limits=judged.size_limits,
        looks=course.looks,
        relapses=course.relapses,
        remissions=course.remissions,
        status=course.status,
        mrd=course.mrd,
        donor_shares=course.donor_shares,
        labs=derived.labs,
        measurements=derived.measurements,
        cns=narrative.cns_course(entries, case),
        complications=toxicity.complications,
        work_ups=toxicity.work_ups,
        doses=dose_entries(case.therapies),
        dose_ledger=derived.doses,
        derived=derived.values,
        goals=course.goals,
        options=meeting.option_entries(case.options, case.references),
        recommendation=meeting.recommendation_rows(case.recommendation, moments),
        attendance=meeting.attendance_rows(case.recommendation),
        images=meeting.image_entries(case, moments),
        findings=derived.findings,
        definitions=_definitions(case, derived),
        references=meeting.reference_rows(case.references),
        cohorts=meeting.cohort_entries(case.references),
        sources=meeting.source_rows(case.sources),
        remarks=_remark_rows(case),
        clock=_clock_entries(moments),
        stated_and_computed=judged.rows,
        tissue=course.tissue,
        grades_by_parts=judged.grades,
        toxicity=toxicity.by_therapy,
        completeness=derived.completeness,
        sos=toxicity.sos,
        inotuzumab=toxicity.inotuzumab,
        antigen_ledger=antigen_ledger(case, moments),
        ledgers=toxicity.ledgers,
        register=CaseRegister(case, moments),
        sequence=sequence(
            case,
            moments,
            course.lines,
            course.looks,
            (*course.not_given, *course.outside_lines),
            course.mrd,
        ),
        short_names=moments.short_names,
        frame=_frame(moments),
        diagnosed=moments.start(case.diagnosis.id),
        ages=moments.clock.ages,
    )


def _one_liners(case: Case, course: Course, ages: AgesTold) -> tuple[OneLiner, OneLiner]:
    """The case in a few sentences, and the same without a date."""
    told = partial(
        one_liner,
        who_text(case.patient.sex, ages, case.diagnosis.disease.text),
        lines=course.lines,
        relapses=course.relapses_at_meeting,
        status=course.status,
        looks=course.looks,
        not_given=course.not_given,
        question=case.meeting.question.text,
    )
    return told(), told(time=relative_text)


def _definitions(case: Case, derived: _Derived) -> tuple[Definition, ...]:
    """The rules by which anything in the review was told."""
    course, judged, toxicity = derived.course, derived.judged, derived.toxicity
    used = {
        *(row.rule for row in judged.rows),
        *(one.graded.by.rule for one in judged.grades),
        *(one.rule for one in course.donor_shares),
    }
    with_cycles = toxicity.by_therapy.is_aligned
    return (
        *definitions_of(
            case, with_sos=toxicity.sos is not None, with_cycles=with_cycles, judged=used
        ),
        *rules_beside(rules_used(judged.rows, derived.values, derived.doses)),
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
