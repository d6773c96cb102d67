"""How old the patient is, as a case tells it: at diagnosis, else at the time of its data.

Rule "age told, version 1" (ours): the age at diagnosis is told where it is known within three
years. Else the age up to which the case has data stands before it, where that is known so; of a
patient who died the age at death. Nothing is told from the calendar of the reader.
"""

from typing import NamedTuple

from boardapp.case.case import Case
from boardapp.case.interval import Age
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Look
from boardapp.words.times import age_text

RULE = "age told, version 1"
_KNOWN_WITHIN_MONTHS = 36


class AgesTold(NamedTuple):
    """The ages that say who it is about, each empty where it is not told."""

    now: str = ""
    """"14 y as of these data"; of a patient who died "14 y at death"."""
    at_diagnosis: str = ""
    """"9 mo at diagnosis"."""


def ages_told(case: Case, moments: Moments, as_of: Moment, death: Look | None) -> AgesTold:
    """The age at diagnosis, else that as of the data of the meeting, as far as it is known."""
    dx = case.diagnosis
    first = moments.clock.age(dx.id)
    at_diagnosis = f"{age_text(first)} at diagnosis" if age_text(first) else ""
    last = _last(case, moments, as_of, death)
    if _is_known(first) or not _is_known(last):
        return AgesTold(at_diagnosis=at_diagnosis)
    now = f"{age_text(last)} {'at death' if death else 'as of these data'}"
    return AgesTold(now, at_diagnosis if dx.when.is_reported else "")


def _last(case: Case, moments: Moments, as_of: Moment, death: Look | None) -> Age | None:
    """The age at death, else at the time up to which there are data."""
    if death is not None:
        return moments.clock.age(death.key)
    stated = case.meeting.as_of
    return moments.clock.age_at(stated if stated.is_reported else as_of.when)


def _is_known(age: Age | None) -> bool:
    if age is None or age.low_months is None or age.high_months is None:
        return False
    return age.high_months - age.low_months < _KNOWN_WITHIN_MONTHS
