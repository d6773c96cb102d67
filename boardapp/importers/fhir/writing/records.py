"""Records of a case in FHIR's own way, each kind by its own function.

Where a resource holds all that a record states, it stands alone (`is_whole`); else the record's
details stand beside it, and name it as their focus.
"""

from collections.abc import Iterator

from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Diagnosis, GeneticFinding
from boardapp.case.laboratory import LabResult
from boardapp.case.pathology import Staging
from boardapp.case.patient import Condition, Measurement, Patient, PerformanceStatus
from boardapp.case.record import Code, Identified
from boardapp.case.said import said
from boardapp.case.therapy import Agent, Radiation, Status, Therapy
from boardapp.case.when import AtAge, On, When
from boardapp.clinical.condition_kind import condition_kind
from boardapp.clinical.performance import scale_of
from boardapp.importers.fhir.intents import INTENTS
from boardapp.importers.fhir.own_codes import CASE, KIND, RELATIVE
from boardapp.importers.fhir.writing.elements import (
    MCODE,
    Element,
    cited,
    coding,
    concept,
    extended,
    joined,
    keeps_system,
    meta,
    noted,
    quantity,
    timed,
    value,
)
from boardapp.importers.terminologies import LOINC

_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_GENDERS = ("male", "female", "other", "unknown")
_SCALES = {
    "ECOG": (
        coding(LOINC, "89247-1", "ECOG Performance Status score"),
        "mcode-ecog-performance-status",
    ),
    "Karnofsky": (
        coding(LOINC, "89243-0", "Karnofsky Performance Status score"),
        "mcode-karnofsky-performance-status",
    ),
    "Lansky": (coding("NCIt", "C38144"), "mcode-lansky-play-performance-status"),
}


def is_whole(record: Identified) -> bool:
    """Whether the resource of a simple fact holds all of it."""
    codes: tuple[Code, ...] = getattr(record, "codes", ())
    return not (
        record.id
        or record.inferred
        or record.unknown
        or any(code.id or code.unknown or not keeps_system(code) for code in codes)
    )


def patient(found: Patient) -> Element:
    """The patient, without a name; a birth date only where the case has one to the day."""
    made: Element = meta("mcode-cancer-patient")
    if found.sex in _GENDERS:
        made["gender"] = found.sex
    match found.born.clauses:
        case (On(date, None, False),):
            made["birthDate"] = str(date)
    vital = found.vital_status
    if vital is not None and vital.state == "dead":
        dated = timed("deceased", vital.when)
        made |= dated if "deceasedDateTime" in dated else {"deceasedBoolean": True}
    return {"resourceType": "Patient"} | made


def diagnosis(found: Diagnosis) -> Element:
    """The diagnosis as mCODE's primary cancer condition."""
    return joined(
        {"resourceType": "Condition"} | meta("mcode-primary-cancer-condition"),
        {"code": concept(found.disease.text, found.disease.codes)},
        _onset(found.when),
        _morphology(found.morphology),
        noted(found.note),
    )


def _onset(when: When) -> Element:
    match when.clauses:
        case (AtAge(span, False),) if span.high is None and len(span.low) == 1:
            units = {"d": "d", "wk": "wk", "mo": "mo", "y": "a"}
            part = span.low[0]
            amount = int(part.number) if part.number.is_integer() else part.number
            return {"onsetAge": quantity(amount, units[part.unit])}
    return timed("onset", when)


def _morphology(text: str) -> Element:
    if not text.strip():
        return {}
    url = f"{MCODE}/mcode-histology-morphology-behavior"
    return {"extension": [{"url": url, "valueCodeableConcept": {"text": text}}]}


def condition(found: Condition) -> Element:
    """What the patient has beside the disease; an allergy and a relative's disease are others."""
    kind = condition_kind(found.kind)
    told = extended((KIND, found.kind))
    shared = (_onset(found.when), told, cited(found.source), noted(found.note))
    code = concept(found.text, found.codes)
    if kind == "family history":
        relative = {"coding": [{"system": CASE, "code": RELATIVE}], "text": "not told"}
        family = {"resourceType": "FamilyMemberHistory", "status": "completed"}
        person = {"relationship": relative, "condition": [{"code": code}]}
        return joined(family, person, timed("", found.when), told, *shared[2:])
    if kind == "allergy":
        return joined({"resourceType": "AllergyIntolerance", "code": code}, *shared)
    secondary = meta("mcode-secondary-cancer-condition") if "secondary" in found.kind else {}
    status = {"clinicalStatus": {"coding": [{"system": _CLINICAL, "code": "active"}]}}
    return joined({"resourceType": "Condition"} | secondary, status, {"code": code}, *shared)


def result(found: LabResult) -> Element:
    """A laboratory result."""
    codes = found.codes
    if found.code and all(code.code != found.code for code in codes):
        codes = (Code(system=LOINC, code=found.code), *codes)
    ranges = {
        end: quantity(limit, found.unit)
        for end, limit in (("low", found.low), ("high", found.high))
        if limit is not None
    }
    made = joined(
        _observation("laboratory", found.when, found.note),
        {"code": concept(found.test, codes)},
        value(found.value, found.unit),
        cited(found.source),
    )
    if ranges:
        made["referenceRange"] = [ranges]
    if found.method.strip():
        made["method"] = {"text": found.method}
    if found.specimen.strip():
        specimen = {"resourceType": "Specimen", "id": "specimen", "type": {"text": found.specimen}}
        made |= {"contained": [specimen], "specimen": {"reference": "#specimen"}}
    return made


def measurement(found: Measurement) -> Element:
    """A vital sign or another measure."""
    return joined(
        _observation("vital-signs", found.when, found.note),
        {"code": concept(found.name, found.codes)},
        value(found.value, found.unit),
        cited(found.source),
    )


def performance(found: PerformanceStatus) -> Element:
    """A performance status on its scale."""
    code, profile = _SCALES.get(scale_of(found.scale) or "", (None, ""))
    whole = isinstance(found.value.stated, int)
    stated = {"valueInteger": found.value.stated} if whole else value(found.value)
    codes = {"coding": [code]} if code else {}
    return joined(
        _observation("survey", found.when, found.note),
        meta(profile) if profile and whole else {},
        {"code": codes | {"text": found.scale}},
        stated,
        cited(found.source),
    )


def staging(found: Staging) -> Element:
    """A stage by its system."""
    return joined(
        _observation("exam", found.when, found.note),
        meta("mcode-cancer-stage"),
        {"code": concept(found.system), "method": {"text": found.system}},
        {"valueCodeableConcept": concept(found.stage, found.codes)},
    )


def genetic_finding(found: GeneticFinding) -> Element:
    """A variant, a fusion or a karyotype as mCODE's genomic variant."""
    absent = coding(LOINC, "LA9634-2", "Absent") if found.result == "absent" else None
    present = coding(LOINC, "LA9633-4", "Present") if found.result == "present" else None
    answer = absent or present
    parts = [
        _component("48018-6", name)
        for name in (found.gene, found.partner if found.kind == "fusion" else "")
        if said(name)
    ]
    if found.change.strip():
        parts.append(_component("81252-9", found.change))
    if found.kind == "karyotype":
        parts.append(_component("81291-7", found.result))
    if found.allele_fraction is not None:
        share = value(found.allele_fraction, found.unit)
        parts.append({"code": {"coding": [coding(LOINC, "81258-6")]}} | share)
    return joined(
        _observation("laboratory", found.when, found.note),
        meta("mcode-genomic-variant"),
        {"code": {"coding": [coding(LOINC, "69548-6")], "text": found.name}},
        {"valueCodeableConcept": {"coding": [answer]} if answer else {"text": found.result}},
        {"component": parts} if parts else {},
        {"method": {"text": found.method}} if found.method.strip() else {},
    )


def _component(code: str, text: str) -> Element:
    return {"code": {"coding": [coding(LOINC, code)]}, "valueCodeableConcept": {"text": text}}


def adverse_event(found: AdverseEvent) -> Element:
    """A complication; FHIR has no place for its grade, which stands in the details."""
    return joined(
        {"resourceType": "AdverseEvent", "actuality": "actual"},
        {"event": concept(found.term, found.codes)},
        _dated("date", found.onset),
        {"outcome": {"text": found.outcome}} if found.outcome.strip() else {},
    )


def _dated(field: str, when: When) -> Element:
    match when.clauses:
        case (On(date, None, False),):
            return {field: str(date)}
    return {}


def therapies(found: Therapy) -> Iterator[Element]:
    """A therapy as Procedures and records of drugs, as far as FHIR can tell it."""
    if found.radiation or found.surgery or found.transplant or found.cells:
        yield _procedure(found)
    for agent in found.agents:
        yield _drug(found, agent)


_PROCEDURE_STATUS: dict[Status, str] = {
    "given": "completed",
    "ongoing": "in-progress",
    "planned": "preparation",
    "ordered": "preparation",
    "said to be taken": "unknown",
    "postponed": "on-hold",
    "not given": "not-done",
}
_GIVEN_STATUS: dict[Status, str] = {
    "given": "completed",
    "ongoing": "in-progress",
    "postponed": "on-hold",
    "not given": "not-done",
}
_STATEMENT_STATUS: dict[Status, str] = {
    "given": "completed",
    "postponed": "on-hold",
    "not given": "not-taken",
}
_PLANNED = frozenset({"planned", "ordered"})


def _procedure(found: Therapy) -> Element:
    extensions = [_volume(field) for field in found.radiation]
    profile = "mcode-cancer-related-surgical-procedure" if found.surgery else ""
    if found.radiation:
        profile = "mcode-radiotherapy-course-summary"
    made = joined(
        {"resourceType": "Procedure", "status": _PROCEDURE_STATUS[found.status]},
        meta(profile) if profile else {},
        {"code": concept(found.name, found.codes)},
        _performed(found),
        {"extension": extensions} if extensions else {},
        _intent(found.intent),
        noted(found.note),
    )
    if found.surgery and found.surgery.site.strip():
        made["bodySite"] = [{"text": found.surgery.site}]
    return made


def _performed(found: Therapy) -> Element:
    start, end = (_dated("at", when).get("at") for when in (found.start, found.end))
    if start and end:
        return {"performedPeriod": {"start": start, "end": end}}
    return {"performedDateTime": start} if start else {}


def _volume(field: Radiation) -> Element:
    parts: list[Element] = [{"url": "volume", "valueReference": {"display": field.site}}]
    if field.dose is not None and isinstance(field.dose.stated, int | float):
        dose = quantity(field.dose.stated, field.unit)
        parts.append({"url": "totalDoseDelivered", "valueQuantity": dose})
    if field.fractions is not None and isinstance(field.fractions.stated, int):
        parts.append({"url": "fractionsDelivered", "valueUnsignedInt": field.fractions.stated})
    return {"url": f"{MCODE}/mcode-radiotherapy-dose-delivered-to-volume", "extension": parts}


def _intent(intent: str) -> Element:
    code = next((code for code, word in INTENTS.items() if word == intent), "")
    if not code:
        return {}
    stated = {"coding": [coding("SNOMED CT", code)], "text": intent}
    return {
        "extension": [{"url": f"{MCODE}/mcode-procedure-intent", "valueCodeableConcept": stated}]
    }


def _drug(found: Therapy, agent: Agent) -> Element:
    """One drug: given, ordered or said to be taken, as the status of its therapy says."""
    name = {"medicationCodeableConcept": concept(agent.name, agent.codes)}
    start, end = (_dated("at", when).get("at") for when in (found.start, found.end))
    period = {key: day for key, day in (("start", start), ("end", end)) if day}
    dose = None
    if agent.dose is not None and isinstance(agent.dose.stated, int | float):
        dose = quantity(agent.dose.stated, agent.unit)
    route = {"route": {"text": agent.route}} if agent.route.strip() else {}
    text = {"text": agent.schedule} if agent.schedule.strip() else {}
    if found.status in _PLANNED:
        rate = {"doseAndRate": [{"doseQuantity": dose}]} if dose else {}
        return joined(
            {"resourceType": "MedicationRequest", "status": "active"} | name,
            {"intent": "plan" if found.status == "planned" else "order"},
            {"authoredOn": start} if start else {},
            {"dosageInstruction": [text | route | rate]} if text | route | rate else {},
            _intent(found.intent),
        )
    if period and found.status in _GIVEN_STATUS:
        made = {"resourceType": "MedicationAdministration", "effectivePeriod": period}
        dosage = text | route | ({"dose": dose} if dose else {})
        status = {"status": _GIVEN_STATUS[found.status]}
        return made | status | name | ({"dosage": dosage} if dose or text else {})
    # An administration must have a date; where none is told, only a statement can be made.
    status = {"status": _STATEMENT_STATUS.get(found.status, "active")}
    statement = {"resourceType": "MedicationStatement"} | status | name
    return statement | ({"effectivePeriod": period} if period else {})


def _observation(category: str, when: When, note: str) -> Element:
    made = {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": category}]}],
    }
    return joined(made, timed("effective", when), noted(note))
