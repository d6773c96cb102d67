"""Complications and work-ups as the board reads them."""

from collections.abc import Callable
from typing import Any

from boardapp.case.case import Case
from boardapp.case.complications import (
    Admission,
    AdverseEvent,
    Infection,
    OrganSupport,
    Transfusion,
)
from boardapp.case.kinds import KINDS_BY_NAME
from boardapp.case.laboratory import WorkUp, WorkUpItem
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.clinical.grade_systems import other_scale
from boardapp.review.clock.moments import Moments
from boardapp.review.model.labs import WorkUpRow, WorkUpTable
from boardapp.review.model.toxicity import Complication, ComplicationKind
from boardapp.review.toxicity.terms import is_fatal
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.values import range_text, value_text

_Texts = dict[str, Any]


def complications(case: Case, moments: Moments) -> tuple[Complication, ...]:
    """All that befell the patient and what was done about it, in the order of the clock."""
    found = {}
    for name, texts in _TEXTS.items():
        collection = KINDS_BY_NAME[name].collection
        for key, place, record in placed(collection, getattr(case, collection)):
            found[key] = Complication(
                key=key,
                place=place,
                source=record.source,
                kind=name,
                onset=moments.start(key),
                end=moments.end(key),
                **texts(record),
            )
    return tuple(found[key] for key in moments.in_order(found))


def work_up_tables(work_ups: tuple[WorkUp, ...], moments: Moments) -> tuple[WorkUpTable, ...]:
    """Each work-up with what was done, what was not, and what it showed."""
    return tuple(
        WorkUpTable(
            place=Place.of("work_ups", index),
            source=work_up.source,
            question=work_up.question,
            conclusion=work_up.conclusion,
            rows=tuple(
                _row(item, Place.of("work_ups", index, "items", number), moments)
                for number, item in enumerate(work_up.items)
            ),
        )
        for index, work_up in enumerate(work_ups)
    )


def _row(item: WorkUpItem, place: Place, moments: Moments) -> WorkUpRow:
    result = value_text(item.result, item.unit) if item.result else ""
    return WorkUpRow(
        place=place,
        source=item.source,
        test=item.test,
        state=item.state,
        result=said(result) or ("" if item.state in ("done", NOT_REPORTED) else item.state),
        reference=range_text(item.low, item.high, item.unit),
        when=moments.at(item.when),
        meaning=item.meaning or item.note,
    )


_DEATH = 5
"""The grade of the CTCAE that is death."""


def _adverse_event(event: AdverseEvent) -> _Texts:
    scale, grade = other_scale(event.grading), event.grade
    is_grade_5 = not scale and grade is not None and (grade.low or 0) >= _DEATH
    return {
        "is_fatal": is_grade_5 or is_fatal(said(event.outcome)),
        "term": event.term,
        "grade": event.grade if event.grade and not event.grade.is_missing else None,
        "severity": said(event.severity),
        "scale": scale,
        "suspected": said(event.suspected),
        "action": said(event.action),
        "outcome": said(event.outcome),
        "text": said(event.summary),
    }


def _infection(infection: Infection) -> _Texts:
    return {
        "term": infection.name,
        "is_fatal": is_fatal(said(infection.outcome)),
        "suspected": said(infection.organism),
        "action": said(infection.treatment),
        "outcome": said(infection.outcome),
        "text": said(infection.site),
    }


def _transfusion(given: Transfusion) -> _Texts:
    amount = value_text(given.amount, given.unit) if given.amount else ""
    return {
        "term": given.product,
        "suspected": said(given.reason),
        "action": amount,
        "outcome": "",
        "text": "",
    }


def _admission(stay: Admission) -> _Texts:
    return {
        "term": stay.reason,
        "suspected": "",
        "action": stay.unit,
        "outcome": "",
        "text": "",
    }


def _organ_support(support: OrganSupport) -> _Texts:
    return {
        "term": support.name,
        "suspected": said(support.reason),
        "action": "",
        "outcome": "",
        "text": said(support.organ),
    }


_TEXTS: dict[ComplicationKind, Callable[[Any], _Texts]] = {
    "adverse event": _adverse_event,
    "infection": _infection,
    "transfusion": _transfusion,
    "admission": _admission,
    "organ support": _organ_support,
}
"""What is told of each kind of complication."""
