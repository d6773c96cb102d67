"""Toxicity along the cycles of a therapy as data: one lane a cycle, days from its start.

x counts the days of a cycle from 1, the day on which it starts. What has no certain cycle
has no place in a lane and is told in words.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from boardapp.clinical.ctcae_grade import GRAVE_FROM
from boardapp.figures.text_width import shorten
from boardapp.review.model.toxicity import (
    CycleGrade,
    PlacedComplication,
    TherapyCycle,
    TherapyToxicity,
)
from boardapp.words.grades import named_grade_text
from boardapp.words.missing import NOT_REPORTED, stated
from boardapp.words.recovery import recovered_text, until_recovery_text

CycleMarkKind = Literal["complication", "laboratory"]
KeyKind = Literal["complication", "laboratory", "unsure", "dose", "open"]
X_TITLE = "Day of the cycle (day 1: its start)"
_LEAST_DAYS = 7


class CycleMark(msgspec.Struct, frozen=True, kw_only=True):
    """What began in a cycle, from the first to the last day on which it can have begun.

    `label` has the grade in words; `text` says all, for a tip; `key` is the place of its fact.
    """

    kind: CycleMarkKind
    first_day: int
    last_day: int
    label: str
    text: str
    key: str


class CycleLane(msgspec.Struct, frozen=True, kw_only=True):
    """One cycle. `last_day` None: where it ends is not known, and it is drawn open.

    `doses` are the days of doses; `doses_text` says which, or that none is stated.
    """

    name: str
    last_day: int | None
    doses: tuple[int, ...]
    doses_text: str
    marks: tuple[CycleMark, ...]


class CycleFigure(msgspec.Struct, frozen=True, kw_only=True):
    """All timed cycles of one therapy on one axis from day 1 to `days`.

    `summary` states the finding and its numbers; `grade_rule` says of which grades, by which
    version, the marks of results tell.
    """

    title: str
    days: int
    lanes: tuple[CycleLane, ...]
    summary: str
    grade_rule: str


def cycle_figure(toxicity: TherapyToxicity, grade_rule: str) -> CycleFigure | None:
    """The figure of one therapy; None where none of its cycles has a stated time."""
    if not toxicity.cycles:
        return None
    lanes = tuple(_lane(toxicity, cycle, grade_rule) for cycle in toxicity.cycles)
    return CycleFigure(
        title=f"Complications by cycle of {toxicity.name}",
        days=max(_LEAST_DAYS, *map(_last_day, lanes)),
        lanes=lanes,
        summary=_summary(toxicity, lanes),
        grade_rule=f"grade {GRAVE_FROM} or more by {grade_rule} (lab)",
    )


def _lane(toxicity: TherapyToxicity, cycle: TherapyCycle, grade_rule: str) -> CycleLane:
    marks = [*_complications(toxicity, cycle), *_grades(cycle, grade_rule)]
    return CycleLane(
        name=f"Cycle {cycle.number}",
        last_day=cycle.last_day,
        doses=tuple(dict.fromkeys(dose.day for dose in cycle.doses)),
        doses_text=doses_text(cycle),
        marks=tuple(sorted(marks, key=lambda mark: (mark.first_day, mark.last_day))),
    )


def key_texts(figure: CycleFigure) -> tuple[tuple[KeyKind, str], ...]:
    """What the marks of a figure mean, only of those that it has."""
    marks = [mark for lane in figure.lanes for mark in lane.marks]
    told: tuple[tuple[KeyKind, str, bool], ...] = (
        ("complication", "complication, grade as stated", _has(marks, "complication")),
        ("laboratory", f"worst result of {figure.grade_rule}", _has(marks, "laboratory")),
        ("unsure", "from the first to the last day it may have begun", _has_stretch(marks)),
        ("dose", "dose", any(lane.doses for lane in figure.lanes)),
        (
            "open",
            "cycle goes on, or its end is not known",
            any(not lane.last_day for lane in figure.lanes),
        ),
    )
    shown = tuple((kind, text) for kind, text, is_shown in told if is_shown)
    return shown or (("complication", "no complication with a certain cycle is stated"),)


def _is_open(figure: CycleFigure) -> bool:
    return any(lane.last_day is None for lane in figure.lanes)


def _has(marks: list[CycleMark], kind: CycleMarkKind) -> bool:
    return any(mark.kind == kind for mark in marks)


def _has_stretch(marks: list[CycleMark]) -> bool:
    return any(mark.first_day < mark.last_day for mark in marks)


def doses_text(cycle: TherapyCycle) -> str:
    """The doses of a cycle by drug: "vincristine 1.5 mg/m² day 1, 8, 15; …"."""
    days: dict[str, list[str]] = {}
    for dose in cycle.doses:
        days.setdefault(dose.text, []).append(str(dose.day))
    told = "; ".join(f"{text} day {', '.join(found)}" for text, found in days.items())
    return told or f"doses {NOT_REPORTED}"


def _complications(toxicity: TherapyToxicity, cycle: TherapyCycle) -> Iterator[CycleMark]:
    for one in toxicity.complications:
        if one.number == cycle.number and one.first_day is not None and one.last_day is not None:
            label = f"{one.term}, {named_grade_text(one.grade, one.severity, one.scale)}"
            yield CycleMark(
                kind="complication",
                first_day=one.first_day,
                last_day=one.last_day,
                label=label,
                text="\n".join((label, f"{one.cycle}, {one.day}", *_details(one))),
                key=one.place,
            )


def _details(one: PlacedComplication) -> Iterator[str]:
    if one.since_dose:
        yield one.since_dose
    yield f"until recovery: {stated(until_recovery_text(one))}"
    if one.also_under:
        yield f"also under {', '.join(one.also_under)}"
    if one.suspected:
        yield f"suspected cause, as stated: {one.suspected}"


def _grades(cycle: TherapyCycle, grade_rule: str) -> Iterator[CycleMark]:
    """The worst grades of 3 and 4, at the day of the worst result."""
    for grade in cycle.grades:
        if (grade.number or 0) >= GRAVE_FROM and grade.day is not None:
            words = f"{grade.number} {grade.direction or ''}".rstrip()
            label = f"{grade.test} grade {words} (lab)"
            yield CycleMark(
                kind="laboratory",
                first_day=grade.day,
                last_day=grade.day,
                label=label,
                text=f"{label}: {grade.value}, day {grade.day}\n{_recovery(grade)}\n{grade_rule}",
                key=grade.place,
            )


def _recovery(grade: CycleGrade) -> str:
    return f"grade 1 or less again: {recovered_text(grade)}"


def _last_day(lane: CycleLane) -> int:
    days = [lane.last_day or 1, *lane.doses, *(mark.last_day for mark in lane.marks)]
    return max(days)


def _summary(toxicity: TherapyToxicity, lanes: tuple[CycleLane, ...]) -> str:
    """The finding: which complications began in which cycle, and the gravest laboratory grades."""
    parts = []
    for lane in lanes:
        found = [mark.label for mark in lane.marks if mark.kind == "complication"]
        grave = [mark.label for mark in lane.marks if mark.kind == "laboratory"]
        told = "; ".join((*found, *grave)) or "no complication, no laboratory grade of 3 or more"
        parts.append(f"{lane.name}: {shorten(told, 160)}")
    return f"{toxicity.name}. {'. '.join(parts)}."
