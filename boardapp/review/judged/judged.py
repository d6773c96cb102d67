"""All that is judged by published rules, derived once for a review."""

from dataclasses import dataclass

from boardapp.case.case import Case
from boardapp.review.clock.moments import Moments
from boardapp.review.course.course import Course
from boardapp.review.imaging.judging import Judging
from boardapp.review.imaging.studies import size_limits, study_entries
from boardapp.review.judged.imaging_responses import imaging_rows
from boardapp.review.judged.other_grades import other_grades
from boardapp.review.judged.stated_and_computed import stated_and_computed
from boardapp.review.labs.counts_at import CountsAt
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.grades import GradeByParts
from boardapp.review.model.imaging import SizeLimits, StudyEntry
from boardapp.review.parts import Parts, facts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What rules give beside what is stated, grades by their parts, and studies by sizes."""

    rows: tuple[StatedAndComputed, ...]
    grades: tuple[GradeByParts, ...]
    studies: tuple[StudyEntry, ...]
    size_limits: SizeLimits | None


def judge(case: Case, moments: Moments, course: Course, parts: Parts) -> Judged:
    """Lay the published rules beside a case."""
    counts = parts.part("counts", lambda: CountsAt(case, moments), case.labs, moments)
    judging = Judging(case, course.phases, moments)
    rows, grades = parts.part(
        "judged",
        lambda: (
            (
                *stated_and_computed(case, moments, course.remissions, counts),
                *imaging_rows(case, moments, judging),
            ),
            other_grades(case, moments),
        ),
        *facts_of(case),
        moments,
    )
    studies = study_entries(case, moments, judging)
    return Judged(
        rows=rows, grades=grades, studies=studies, size_limits=size_limits(studies, judging, rows)
    )
