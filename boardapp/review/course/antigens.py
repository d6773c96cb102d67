"""Antigens and lineage at each look, and what became of each antigen.

Rule "course of an antigen, version 1" (ours). Only stated results are compared (positive, dim,
partial, negative), of looks whose order is sure: an antigen is lost where it was found before and
the last looks that state it don't find it; weaker where it was positive and is dim or in part of
the cells; kept where each look that states it found it. A look that is silent says nothing of it.
"""

from collections.abc import Iterator, Sequence

from boardapp.case.assessment import Antigen
from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.review.clock.moments import Moments
from boardapp.review.model.antigens import AntigenCourse, AntigenLook, AntigenMark
from boardapp.review.model.course import Look
from boardapp.words.antigens import Course
from boardapp.words.times import AT_DIAGNOSIS
from boardapp.words.values import with_unit

RULE = "course of an antigen, version 1"

_Stated = tuple[AntigenLook, AntigenMark]


def antigen_looks(case: Case, moments: Moments, looks: Sequence[Look]) -> tuple[AntigenLook, ...]:
    """The looks that say anything of antigens or lineage, in order of time."""
    later = {look.key for look in looks if look.is_later}
    found = list(_of_assessments(case, moments, later))
    rank = {key: n for n, key in enumerate(moments.in_order({one.key for one in found}))}
    found.sort(key=lambda one: rank[one.key])
    return (*_at_diagnosis(case, moments), *found)


def antigen_courses(looks: Sequence[AntigenLook], moments: Moments) -> tuple[AntigenCourse, ...]:
    """What became of each antigen that at least two looks of sure order state."""
    told = [look for look in looks if not look.is_later]
    names = dict.fromkeys(mark.antigen for look in told for mark in look.marks)
    courses = (_course(name, told, moments) for name in names)
    return tuple(one for one in courses if one is not None)


def _at_diagnosis(case: Case, moments: Moments) -> Iterator[AntigenLook]:
    """The immunophenotype; what was found at a time of its own is a fact, but not of this look."""
    dx, place = case.diagnosis, Place.of("diagnosis", "immunophenotype")
    marks = tuple(
        _mark(antigen, place / index, dx.source)
        for index, antigen in enumerate(dx.immunophenotype)
        if not antigen.when.is_reported or moments.at(antigen.when).latest in (None, 0)
    )
    if marks:
        yield AntigenLook(
            key=dx.id,
            label=AT_DIAGNOSIS,
            is_named=True,
            is_diagnosis=True,
            when=moments.start(dx.id),
            marks=marks,
            place=place,
            source=dx.source,
        )


def _of_assessments(case: Case, moments: Moments, later: set[str]) -> Iterator[AntigenLook]:
    for key, place, look in placed("assessments", case.assessments):
        lineage = said(look.lineage)
        if not look.antigens and not lineage:
            continue
        yield AntigenLook(
            key=key,
            label=moments.labels[key],
            when=moments.start(key),
            marks=tuple(
                _mark(antigen, place / "antigens" / index, look.source)
                for index, antigen in enumerate(look.antigens)
            ),
            lineage=lineage,
            is_later=key in later,
            is_named=look.finding in ("relapse", "progression"),
            place=place,
            source=look.source,
        )


def _mark(antigen: Antigen, place: Place, source: str) -> AntigenMark:
    value = antigen.value
    is_told = value is not None and not value.is_missing
    return AntigenMark(
        antigen=antigen.name,
        state=antigen.state,
        share=with_unit(value.text, antigen.unit) if value is not None and is_told else "",
        method=said(antigen.method),
        place=place,
        source=antigen.source or source,
    )


def _course(name: str, looks: Sequence[AntigenLook], moments: Moments) -> AntigenCourse | None:
    stated = _ordered(
        [(look, mark) for look in looks if (mark := look.mark(name)) and mark.is_stated], moments
    )
    if len(stated) < 2:
        return None
    course, at = _told(stated)
    mark = at.mark(name)
    source = mark.source if mark else at.source
    return AntigenCourse(antigen=name, course=course, at=at, place=at.place, source=source)


def _ordered(stated: Sequence[_Stated], moments: Moments) -> list[_Stated]:
    """The last results of which each surely came before the next."""
    ordered: list[_Stated] = []
    for one in reversed(stated):
        if ordered and not moments.is_surely_before(one[0].key, ordered[0][0].key):
            break
        ordered.insert(0, one)
    return ordered


def _told(stated: Sequence[_Stated]) -> tuple[Course, AntigenLook]:
    """The course, and the look at which it was first so."""
    is_there = [mark.state != "negative" for _, mark in stated]
    turn = len(stated) - 1
    while turn and is_there[turn - 1] == is_there[-1]:
        turn -= 1
    at = stated[turn][0]
    if not is_there[-1]:
        return ("lost" if any(is_there) else "absent"), at
    if turn:
        return ("found again" if any(is_there[:turn]) else "gained"), at
    last, first = stated[-1], stated[0]
    weak = first[1].state == "positive" and last[1].state in ("dim", "partial")
    return ("weaker" if weak else "kept"), last[0]
