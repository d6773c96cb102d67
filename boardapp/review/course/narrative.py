"""The course as dated entries: one sentence an event, in the order of the clock."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case, Image
from boardapp.case.complications import (
    Admission,
    AdverseEvent,
    Infection,
    OrganSupport,
    Transfusion,
)
from boardapp.case.diagnosis import Diagnosis
from boardapp.case.imaging import ImagingStudy
from boardapp.case.meeting import Goal
from boardapp.case.names import Named, place_of
from boardapp.case.pathology import PathologyReport
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.review.clock.moments import Moments
from boardapp.review.course.look_texts import cns_text, marrow_text, mrd_elsewhere
from boardapp.review.course.therapy_lines import agent_text, details
from boardapp.review.model.course import CourseEntry
from boardapp.words.capitals import capitalised
from boardapp.words.inferred import with_inference
from boardapp.words.looks import chimerism_text, look_title
from boardapp.words.sentences import sentences
from boardapp.words.studies import report_text, report_title, response_by, study_text, study_title
from boardapp.words.values import value_text


def course(case: Case, moments: Moments, names: Mapping[str, Named]) -> tuple[CourseEntry, ...]:
    """Every event as an entry, with the doubts that are about it; `names` are what they name."""
    doubts = [(place_of(doubt.about, names), doubt.text) for doubt in case.doubts]
    return tuple(_entry(key, doubts, moments) for key in moments.in_order(moments.events))


def cns_course(entries: tuple[CourseEntry, ...], case: Case) -> tuple[CourseEntry, ...]:
    """The CNS status at diagnosis and at each assessment that states one."""
    found = case.diagnosis.cns
    texts = {case.diagnosis.id: said(found.status)} if found else {}
    classes = dict(texts)
    for key, _, assessment in placed("assessments", case.assessments):
        if assessment.cns:
            texts[key], classes[key] = cns_text(assessment), said(assessment.cns.status)
    return tuple(
        CourseEntry(
            key=entry.key,
            place=entry.place,
            source=entry.source,
            when=entry.when,
            kind="cns",
            title=texts[entry.key],
            cns_status=classes[entry.key],
        )
        for entry in entries
        if texts.get(entry.key)
    )


def _entry(key: str, doubts: Sequence[tuple[Place | None, str]], moments: Moments) -> CourseEntry:
    event = moments.events[key]
    record = event.record
    if key in moments.relapse_numbers:
        record = replace(record, number=moments.relapse_numbers[key])
    told = _TEXTS.get(type(record))
    title, text = told(record) if told else _IN_WORDS[type(record)](record, moments.disease_words)
    return CourseEntry(
        key=key,
        place=event.place,
        source=event.record.source,
        when=moments.start(key),
        kind=event.kind,
        title=capitalised(title),
        text=text,
        doubts=tuple(text for at, text in doubts if at and event.place.contains(at)),
    )


def _sentences(*parts: str) -> str:
    """Join statements into sentences, leaving out what is not reported."""
    return sentences(*map(said, parts))


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if said(text) else ""


def _intent(intent: str, inferred: tuple[str, ...]) -> str:
    return _labelled("intent", with_inference(said(intent), "intent", inferred))


def _diagnosis(dx: Diagnosis) -> tuple[str, str]:
    features = ", ".join(f.name for f in dx.features if f.state == "present")
    return f"Diagnosis: {dx.disease.text}", _sentences(dx.summary or features)


def _therapy(therapy: Therapy) -> tuple[str, str]:
    is_given = therapy.status in GIVEN
    title = therapy.name if is_given else f"{therapy.name}: {therapy.status}"
    return title, _sentences(
        therapy.summary,
        _intent(therapy.intent, therapy.inferred),
        _labelled("response sought", therapy.response_sought),
        "; ".join(map(agent_text, therapy.agents)) if not therapy.summary else "",
        "; ".join(details(therapy)),
        _labelled("cycles", therapy.cycles.text if therapy.cycles else ""),
        "; ".join(item.text for item in therapy.schedules),
        _labelled(
            "best response", response_by(therapy.best_response, therapy.best_response_system)
        ),
        _labelled("best MRD", therapy.best_mrd),
        _labelled("outcome", therapy.outcome),
        _labelled("stopped for", therapy.reason_stopped),
    )


def _look(look: Assessment, words: DiseaseWords) -> tuple[str, str]:
    return look_title(look, words.turn), _sentences(
        look.summary,
        _labelled("response by", look.response_system if look.finding in _UNSYSTEMED else ""),
        _labelled("lineage", look.lineage),
        _labelled("cause", look.cause if look.finding != "death" else ""),
        _labelled("marrow", marrow_text(look, words)),
        mrd_elsewhere(look),
        _labelled("CNS", cns_text(look)),
        _labelled("chimerism", chimerism_text(look.chimerism) if not look.summary else ""),
        _labelled("confirmed by", look.confirmed_by),
    )


_UNSYSTEMED = ("relapse", "death")
"""Findings whose title says no system of a response."""


def _adverse_event(event: AdverseEvent) -> tuple[str, str]:
    grade = ""
    if event.grade and not event.grade.is_missing:
        grade = f", grade {event.grade.text} as stated"
    return f"{event.term}{grade}", _sentences(
        event.summary,
        _labelled("severity as stated", event.severity),
        _labelled("suspected cause", event.suspected),
        _labelled("action", event.action),
        _labelled("outcome", event.outcome),
    )


def _transfusion(given: Transfusion) -> tuple[str, str]:
    amount = f", {value_text(given.amount, given.unit)}" if given.amount else ""
    return f"Transfusion: {given.product}{amount}", _sentences(given.reason)


def _infection(infection: Infection) -> tuple[str, str]:
    return f"Infection: {infection.name}", _sentences(
        _labelled("organism", infection.organism),
        _labelled("site", infection.site),
        _labelled("treatment", infection.treatment),
        _labelled("outcome", infection.outcome),
    )


def _admission(stay: Admission) -> tuple[str, str]:
    return f"Admission: {stay.reason}", _sentences(_labelled("unit", stay.unit))


def _organ_support(support: OrganSupport) -> tuple[str, str]:
    return capitalised(support.name), _sentences(
        _labelled("organ", support.organ), _labelled("reason", support.reason)
    )


def _study(study: ImagingStudy) -> tuple[str, str]:
    return study_title(study), study_text(study)


def _report(report: PathologyReport) -> tuple[str, str]:
    return report_title(report), report_text(report)


def _image(image: Image) -> tuple[str, str]:
    return f"Image: {image.caption}", _sentences(image.modality, image.description)


def _goal(goal: Goal) -> tuple[str, str]:
    return f"Goals ({goal.by})", _sentences(goal.text, _intent(goal.intent, goal.inferred))


_TEXTS: dict[type, Callable[[Any], tuple[str, str]]] = {
    Diagnosis: _diagnosis,
    Therapy: _therapy,
    AdverseEvent: _adverse_event,
    Transfusion: _transfusion,
    Infection: _infection,
    Admission: _admission,
    OrganSupport: _organ_support,
    ImagingStudy: _study,
    PathologyReport: _report,
    Image: _image,
    Goal: _goal,
}
_IN_WORDS: dict[type, Callable[[Any, DiseaseWords], tuple[str, str]]] = {Assessment: _look}
"""The same of what is told in the words of the disease."""
