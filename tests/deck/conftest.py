"""Reviews made by hand: a bare one, and parts to put into it."""

from collections.abc import Callable
from typing import Any

import pytest

from boardapp.case.interval import MONTH_D, Interval
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.case.when import On, When
from boardapp.clinical.therapy_class import class_of_kind
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.course import (
    CourseEntry,
    LineOfTherapy,
    Phase,
    Relapse,
    Status,
    StatusRow,
)
from boardapp.review.model.findings import Finding
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.meeting import GoalEntry, OptionEntry
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import Complication
from boardapp.words.missing import NOT_REPORTED

MakeReview = Callable[..., Review]
_LISTS = (
    "antigens", "patient", "course", "lines", "supportive", "relapses", "remissions", "mrd",
    "labs", "measurements", "cns", "complications", "work_ups", "goals", "options",
    "attendance", "images", "findings", "definitions", "references", "sources", "remarks",
    "clock",
)  # fmt: skip


def missing(label: str) -> Row:
    return Row(label=label, value=NOT_REPORTED, is_missing=True)


def at(stated: str, day: float | None = None) -> Moment:
    """A time in the grammar of the file; each event is called by its id."""
    when = When.parse(stated)
    names = tuple(anchor.event for anchor in when.anchors)
    return Moment(when=when, names=names, earliest=day, latest=day, drawn=day)


def on(calendar: str, day: float) -> Moment:
    (clause,) = When.parse(calendar).clauses
    assert isinstance(clause, On)
    return Moment(
        when=When((clause,)),
        is_dated=True,
        calendar=clause.date,
        earliest=day,
        latest=day,
        drawn=day,
    )


UNKNOWN_DISEASE = StatusRow(label="Disease", value=NOT_REPORTED, is_missing=True)


def phase(name: str, line: int | None = 1, **more: Any) -> Phase:
    texts = dict.fromkeys(
        ("kind", "protocol", "status", "agents", "schedule", "details", "outcome"), ""
    )
    unknown = dict.fromkeys(("intent", "cycles", "best_response", "best_mrd", "reason_stopped"), "")
    given = {"key": name, "start": Moment(), "end": Moment(), **texts, **unknown, **more}
    return Phase(name=name, line=line, therapy_class=class_of_kind(given["kind"]), **given)


def line(number: int, name: str, ended_by: str = "", **more: Any) -> LineOfTherapy:
    unknown = dict.fromkeys(("intent", "cycles", "best_mrd", "reason_stopped"), "")
    given = {
        "start": Moment(),
        "end": Moment(),
        "phases": (phase(name, number),),
        "best_responses": (),
        **unknown,
        **more,
    }
    return LineOfTherapy(number=number, name=name, ended_by=ended_by, **given)


def relapse(number: int, *sites: str) -> Relapse:
    return Relapse(
        key=f"relapse-{number}",
        number=number,
        when=at(f"dx + {number} mo", 30.0 * number),
        sites=sites,
        is_isolated=False,
        since_diagnosis=Interval(number * MONTH_D, number * MONTH_D),
        line="",
        marrow="",
        cns="",
        confirmed_by="",
        summary="",
    )


def entry(key: str, title: str, when: Moment, kind: str = "assessment") -> CourseEntry:
    return CourseEntry(key=key, title=title, when=when, kind=kind, source=f"letter {key}")


def lab_point(value: str, number: float | None, place: str = "labs[0]", **more: Any) -> LabPoint:
    given: dict[str, Any] = {
        "day": 0.0,
        "earliest": 0.0,
        "latest": 0.0,
        "when": Moment(when=When.parse("dx"), names=("diagnosis",)),
        "reference_low": None,
        "reference_high": None,
        "flag": "no range" if number is not None else "",
        "source": "letter ¶7",
        **more,
    }
    return LabPoint(value=value, low=number, high=number, place=Place(place), **given)


def lab_series(test: str, unit: str, *points: LabPoint) -> LabSeries:
    return LabSeries(
        test=test, unit=unit, specimen="", points=points, reference="", place=points[0].place
    )


def complication(term: str, grade: Value | None = None, **more: Any) -> Complication:
    given: dict[str, Any] = {
        "key": term,
        "kind": "adverse event",
        "onset": at("during ino"),
        "end": Moment(),
        "suspected": "",
        "action": "",
        "outcome": "",
        "text": "",
        **more,
    }
    return Complication(term=term, grade=grade, **given)


def goal(text: str, intent: str, by: str = "parents") -> GoalEntry:
    return GoalEntry(key=text, when=at("after relapse-1"), text=text, by=by, intent=intent)


def option(name: str, **more: Any) -> OptionEntry:
    given: dict[str, Any] = {
        "evidence": "",
        "prior_exposure": "",
        "risks": "",
        "conditions": "",
        "references": (),
        **more,
    }
    return OptionEntry(name=name, **given)


def finding(sentence: str, place: str, **more: Any) -> Finding:
    given: dict[str, Any] = {
        "severity": "warning",
        "title": "Radiation",
        "basis": "rule 1",
        "to_do": "ask",
        **more,
    }
    return Finding(sentence=sentence, place=Place(place), **given)


@pytest.fixture
def make_review() -> MakeReview:
    """A review of a case that states a disease and nothing else, with changes."""

    def make(**changes: Any) -> Review:
        empty: dict[str, Any] = dict.fromkeys(_LISTS, ())
        bare: dict[str, Any] = {
            "title": "A case",
            "label": "Patient 1",
            "privacy": "published",
            "is_synthetic": False,
            "one_liner": "Patient with B-ALL.",
            "question": Row(label="Question for the board", value="What next?"),
            "reason": missing("Reason for presentation"),
            "new_problem": missing("New clinical problem"),
            "as_of": Moment(),
            "diagnosis": (Row(label="Disease", value="B-ALL"), missing("CNS status")),
            "status": Status(
                text="not reported",
                as_of=Moment(),
                rows=(UNKNOWN_DISEASE,),
            ),
            "recommendation": tuple(
                Row(label=label, value="", is_missing=True)
                for label in ("Decision", "Rationale", "Dissent", "Conditions", "Owner", "Due")
            ),
        }
        return Review(**(empty | bare | changes))

    return make
