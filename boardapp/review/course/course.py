"""The course of an illness, derived part by part in the order in which they need each other."""

from dataclasses import dataclass

from boardapp.case.case import Case
from boardapp.case.said import said
from boardapp.review.clock.moments import Moments
from boardapp.review.course.antigens import antigen_looks
from boardapp.review.course.chimerism import donor_stretches
from boardapp.review.course.looks import looks
from boardapp.review.course.meeting import goal_entries
from boardapp.review.course.mrd_results import mrd_points
from boardapp.review.course.relapses import relapses, remissions
from boardapp.review.course.stated_looks import stated_looks
from boardapp.review.course.status import current_status
from boardapp.review.course.status_rows import data_end
from boardapp.review.course.therapy_lines import lines, phases
from boardapp.review.course.tissue import tissue
from boardapp.review.course.tissue_rows import with_stage
from boardapp.review.course.vital import death_of, until_death
from boardapp.review.model.antigens import AntigenLook
from boardapp.review.model.base import Moment
from boardapp.review.model.chimerism import DonorStretch
from boardapp.review.model.course import (
    LineOfTherapy,
    Look,
    MrdPoint,
    Phase,
    Relapse,
    Remission,
    Status,
)
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.meeting import GoalEntry
from boardapp.review.model.tissue import Tissue
from boardapp.review.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What was looked at, found and given, each in order of time; fields as those of `Review`.

    `phases` are all of them, given or not, of a line or of none.
    """

    as_of: Moment
    phases: tuple[Phase, ...]
    lines: tuple[LineOfTherapy, ...]
    looks: tuple[Look, ...]
    relapses: tuple[Relapse, ...]
    remissions: tuple[Remission, ...]
    mrd: tuple[MrdPoint, ...]
    donor_shares: tuple[DonorStretch, ...]
    antigen_looks: tuple[AntigenLook, ...]
    tissue: Tissue
    goals: tuple[GoalEntry, ...]
    status: Status

    @property
    def supportive(self) -> tuple[Phase, ...]:
        """Supportive care that was given, of no line."""
        return tuple(p for p in self.phases if _is_of_no_line(p) and _is_care(p))

    @property
    def outside_lines(self) -> tuple[Phase, ...]:
        """Other therapies that were given and belong to no line, such as a surgery."""
        return tuple(p for p in self.phases if _is_of_no_line(p) and not _is_care(p))

    @property
    def not_given(self) -> tuple[Phase, ...]:
        """What was planned, postponed or not given, of any line."""
        return tuple(phase for phase in self.phases if not phase.is_given)

    @property
    def relapses_at_meeting(self) -> tuple[Relapse, ...]:
        """The relapses that were not after the data of the meeting."""
        keys = {look.key for look in self.looks if not look.is_later}
        return tuple(relapse for relapse in self.relapses if relapse.key in keys)


def _is_care(phase: Phase) -> bool:
    """Whether what belongs to no line treats no disease: by its kind, or where it states none.

    A kind without a class, such as "observation" or "cytoreduction", is no supportive care.
    """
    is_silent = phase.therapy_class == "other" and not said(phase.kind)
    return is_silent or phase.therapy_class == "supportive"


def _is_of_no_line(phase: Phase) -> bool:
    return phase.is_given and phase.line is None


def course_of(case: Case, moments: Moments, labs: tuple[LabSeries, ...], parts: Parts) -> Course:
    """The course of a case; raises ReviewCancelled where nobody waits for it any more."""
    as_of = data_end(case, moments, labs)
    treated = phases(case.therapies, moments, case.meeting.as_of)
    stated = stated_looks(case, moments)
    seen = looks(stated, treated, case.meeting.as_of, moments)
    treated = until_death(treated, death_of(seen))
    mrd = mrd_points(case.assessments, moments)
    goals = goal_entries(case, moments)
    parts.go_on()
    found = tissue(case, moments)
    status = current_status(
        case, moments, as_of, looks=seen, phases=treated, mrd=mrd, labs=labs, goals=goals
    )
    return Course(
        as_of=as_of,
        phases=treated,
        lines=lines(treated, seen, moments, mrd),
        looks=seen,
        relapses=relapses(stated, seen, treated, case.diagnosis.id, moments),
        remissions=remissions(stated, seen, moments),
        mrd=mrd,
        donor_shares=donor_stretches(case, moments, seen, as_of),
        antigen_looks=antigen_looks(case, moments, seen),
        tissue=found,
        goals=goals,
        status=with_stage(status, found, seen),
    )
