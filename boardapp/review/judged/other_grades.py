"""Grades by systems other than the CTCAE: what the parts give, beside what is stated.

Which system a complication is graded by is told by its grading and its term. A stated grade is
compared only with one of its own system; where the source names none, or the CTCAE, both stand
beside each other.
"""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.clinical.grade_systems import other_scale, stated_steps, system_of
from boardapp.clinical.part_grades import PartsGrade, System
from boardapp.review.clock.moments import Moments
from boardapp.review.judged.grades_of_parts import grade_of_parts
from boardapp.review.judged.read_parts import PartsRead, read_parts
from boardapp.review.model.findings import Agreement
from boardapp.review.model.grades import GradeByParts, UnreadPart, WhyUnread
from boardapp.words.values import value_text


def other_grades(case: Case, moments: Moments) -> tuple[GradeByParts, ...]:
    """Each adverse event with parts of a system that is known here, in order of time."""
    found = {}
    for key, place, event in placed("adverse_events", case.adverse_events):
        system = system_of(event.term, event.grading)
        if event.parts and system is not None:
            found[key] = _graded(key, place, event, system, moments)
    return tuple(found[key] for key in moments.in_order(found))


def parts_without_system(case: Case) -> Iterator[UnreadPart]:
    """The parts of adverse events that no system is known for."""
    for _, place, event in placed("adverse_events", case.adverse_events):
        if event.parts and system_of(event.term, event.grading) is None:
            for number in range(len(event.parts)):
                yield _unread(event, place, number, "name", None)


def _graded(
    key: str, place: Place, event: AdverseEvent, system: System, moments: Moments
) -> GradeByParts:
    read = read_parts(system, event.parts)
    graded = grade_of_parts(system, read, moments.clock.age(key))
    return GradeByParts(
        key=key,
        place=place,
        source=event.source,
        term=event.term,
        when=moments.start(key),
        graded=graded,
        agreement=_agreement(event, graded),
        grade=event.grade if event.grade and not event.grade.is_missing else None,
        severity=said(event.severity),
        scale=other_scale(event.grading),
        unread=tuple(_all_unread(event, place, read, system)),
    )


def _all_unread(
    event: AdverseEvent, place: Place, read: PartsRead, system: System
) -> Iterator[UnreadPart]:
    for number, why in read.unread:
        yield _unread(event, place, number, why, system)


def _unread(
    event: AdverseEvent, place: Place, number: int, why: WhyUnread, system: System | None
) -> UnreadPart:
    part = event.parts[number]
    return UnreadPart(
        place=place / "parts" / number,
        source=event.source,
        term=event.term,
        name=part.name,
        stated=value_text(part.value, part.unit) if part.value else "",
        why=why,
        system=system,
    )


def _agreement(event: AdverseEvent, graded: PartsGrade) -> Agreement:
    """Whether the stated grade is among those that the parts allow; death is shown by no part."""
    scale = other_scale(event.grading)
    stated = stated_steps(scale, event.grade, event.severity)
    lowest, highest = graded.lowest, graded.highest
    if scale != graded.by.scale or stated is None or lowest is None or highest is None:
        return "open"
    if stated.low > graded.by.top:
        return "open"
    if stated.high < lowest or stated.low > highest:
        return "disagrees"
    return "agrees" if graded.is_certain and stated.low == stated.high else "open"
