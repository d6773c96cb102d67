"""The case that the answers of the first page make, and what is wrong with them.

Nothing is stated that was not typed: the profile of a disease only says what to fill in next.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from boardapp.case.case import Case, Privacy, PrivacyStatus
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.fields import field_of
from boardapp.case.identifiers_in_text import identifiers_in
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.patient import Patient
from boardapp.case.record import Record
from boardapp.case.when import When
from boardapp.casefile.typed import TypedError, read_typed
from boardapp.clinical.diseases.recognition import named, recognised
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments
from boardapp.words.times import stated_time

NEEDS_DISEASE = "Write the disease: a case can't be without one."
_BARE = Case(title="A new case", diagnosis=Diagnosis(disease=Coded(text="A new case")))
"""What the answers are read against: a time may name the events that it has, and no others."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, as it was typed."""

    label: str = ""
    disease: str = ""
    diagnosed: str = ""
    question: str = ""
    privacy: PrivacyStatus = "not stated"


def faults(answers: Answers) -> dict[str, str]:
    """What is wrong with each answer, as a sentence, by the name of its field."""
    found = {} if answers.disease.strip() else {"disease": NEEDS_DISEASE}
    for name in _HOLDERS:
        try:
            _stated(answers, name)
        except TypedError as error:
            found[name] = f"{str(error)[:1].upper()}{str(error)[1:].rstrip('.')}."
    return found


def case_of(answers: Answers) -> Case:
    """The case of what can be read. Raises TypedError where the disease is missing."""
    if not answers.disease.strip():
        raise TypedError(NEEDS_DISEASE)
    label, disease = _stated(answers, "label"), _stated(answers, "disease")
    when = When.NOT_REPORTED
    with suppress(TypedError):
        when = _stated(answers, "diagnosed")
    return Case(
        title=f"{label}: {disease}" if label else disease,
        privacy=Privacy(status=answers.privacy),
        patient=Patient(label=label),
        diagnosis=Diagnosis(when=when, disease=Coded(text=disease)),
        meeting=Meeting(question=Statement(text=_stated(answers, "question"))),
    )


def drafts_of(answers: Answers) -> list[tuple[str, str, str]]:
    """What can't be read, for its field in the case: place, field and text."""
    wrong = "diagnosed" in faults(answers)
    return [("diagnosis", "when", answers.diagnosed)] if wrong else []


def readings(answers: Answers) -> dict[str, str]:
    """What is understood of the answers, in words, by the names of their fields."""
    wrong = faults(answers)
    told: dict[str, str] = {}
    if "disease" not in wrong:
        told["disease"] = _disease_told(_stated(answers, "disease"))
    if answers.diagnosed.strip() and "diagnosed" not in wrong:
        told["diagnosed"] = _time_told(_stated(answers, "diagnosed"))
    if found := next(identifiers_in(answers.label), None):
        told["label"] = (
            f"This looks like {found.kind}. Take a label that names nobody, such as “Patient 1”."
        )
    return told


def _disease_told(disease: str) -> str:
    if recognised(Diagnosis(disease=Coded(text=disease))).by == "nothing":
        return "boardapp has no list of its own for this disease: it asks what it asks of any."
    return f"Read as: {named(disease).title}."


def _time_told(when: When) -> str:
    case = replace(_BARE, diagnosis=replace(_BARE.diagnosis, when=when))
    return f"Read as: {stated_time(Moments(case, build_clock(case)).at(when))}."


_HOLDERS: dict[str, tuple[Record, str]] = {
    "label": (Patient(), "label"),
    "disease": (Coded(text=""), "text"),
    "diagnosed": (_BARE.diagnosis, "when"),
    "question": (Statement(), "text"),
}
"""Where in a case each answer stands: a record that says nothing, and its field."""


def _stated(answers: Answers, name: str) -> Any:  # noqa: ANN401  of the field's type
    """What an answer states. Raises TypedError."""
    record, field_name = _HOLDERS[name]
    field = field_of(type(record), field_name)
    if field is None:
        raise RuntimeError(f"a record has no field {field_name}")
    read = read_typed(_BARE, record, field, " ".join(getattr(answers, name).split()))
    stated = getattr(replace(record, **read), field_name)
    if isinstance(stated, When) and stated.anchors:
        raise TypedError("the diagnosis is what other times are told by: write a date or an age")
    return stated
