"""The other resources that state facts: reports, complications, allergies, relatives, stays."""

import base64
import binascii
import re

from boardapp.case.case import Remark
from boardapp.case.complications import Admission, AdverseEvent
from boardapp.case.imaging import ImagingStudy
from boardapp.case.pathology import PathologyReport
from boardapp.case.patient import Condition, VitalStatus
from boardapp.case.value import Value
from boardapp.importers.fhir.concepts import (
    all_of,
    concept,
    extensions,
    objects,
    own_text,
    plain,
    text_of,
    texts,
)
from boardapp.importers.fhir.conditions import named_as_told
from boardapp.importers.fhir.gathering import NOT_REPORTED, Gathering, sentence
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.own_codes import KIND, RELATIVE
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.results import TIMES, specimen_of
from boardapp.importers.fhir.values import number
from boardapp.importers.identity import NAME

_PATHOLOGY = frozenset({"SP", "PAT", "CTH", "22637-3", "60567-5", "11526-1", "34574-4", "60568-3"})
_RADIOLOGY = frozenset({"RAD", "RX", "CT", "NMR", "RUS", "CUS", "VUS", "IMG", "LP29684-5", "PF"})
_HTML_TAG = re.compile(r"<[^>]*>")
_MOST_TEXT = 20_000
_STAY = frozenset({"IMP", "ACUTE", "NONAC", "SS"})
_GRADE_CODE = re.compile(r"(?:grade[- ]?)?([1-5])", re.IGNORECASE)
_CTCAE = re.compile(r"ctcae.*grade|grade.*ctcae", re.IGNORECASE)


def read_patient(located: Located, gathered: Gathering) -> str:
    """Sex and whether the patient lives; the birth date only where identifiers are kept."""
    resource, draft = located.resource, gathered.draft
    draft.sex = text_of(resource, "gender") or "not reported"
    draft.patient_source = gathered.cite(located)
    if gathered.identity.keep:
        draft.born = gathered.times.kept(text_of(resource, "birthDate"))
        names = objects(resource.get("name", ()))
        draft.label = _name(names[0]) if names else draft.label
    died = resource.get("deceasedDateTime")
    if isinstance(died, str) or resource.get("deceasedBoolean") is True:
        when = gathered.when(located, "deceasedDateTime")
        draft.vital_status = VitalStatus(state="dead", when=when, source=gathered.cite(located))
    return ""


def _name(name: Resource) -> str:
    given = name.get("given", ())
    parts = [*map(plain, given if isinstance(given, list) else ()), plain(name.get("family"))]
    return plain(name.get("text")) or " ".join(filter(None, parts)) or NAME


def read_report(located: Located, gathered: Gathering) -> str:
    """A DiagnosticReport: its conclusion, and its date for the results that it lists."""
    resource = located.resource
    status = text_of(resource, "status")
    if status in ("entered-in-error", "cancelled"):
        return status.replace("-", " ")
    texts_found = [text_of(resource, "conclusion"), *_attached(resource.get("presentedForm", ()))]
    conclusion = gathered.identity.words("\n".join(filter(None, texts_found)))
    coded = texts(resource.get("conclusionCode", ()))
    told = sentence([conclusion, coded])
    gives_results = any(one is located for one in gathered.report_of.values())
    if not told:
        return "" if gives_results else "states nothing but results that are not in the source"
    code = concept(resource.get("code"))
    sections = {one.code for found in all_of(resource.get("category", ())) for one in found.codes}
    sections |= {one.code for one in code.codes}
    when = gathered.when(located, *TIMES)
    note = "preliminary" if status in ("preliminary", "partial", "registered") else ""
    if sections & _PATHOLOGY:
        gathered.draft.pathology.append(
            PathologyReport(
                when=when,
                specimen=specimen_of(located, gathered),
                conclusion=told,
                codes=code.codes,
                source=gathered.cite(located),
                note=note,
            )
        )
    elif sections & _RADIOLOGY:
        gathered.draft.imaging.append(
            ImagingStudy(
                when=when,
                modality=code.text or "imaging",
                finding=told,
                codes=code.codes,
                source=gathered.cite(located),
                note=note,
            )
        )
    else:
        gathered.draft.remarks.append(
            Remark(text=told, kind=code.text or "report", source=gathered.cite(located), note=note)
        )
    return ""


def read_document(located: Located, gathered: Gathering) -> str:
    """A DocumentReference with a text in it."""
    resource = located.resource
    if text_of(resource, "status") == "entered-in-error":
        return "entered in error"
    attachments = [one.get("attachment") for one in objects(resource.get("content", ()))]
    found = gathered.identity.words("\n".join(_attached(attachments)))
    if not found:
        return "is a document without a text in the source (a picture, a PDF, or a link)"
    kind = texts(resource.get("type")) or text_of(resource, "description") or "document"
    gathered.draft.remarks.append(
        Remark(text=found, kind=gathered.identity.words(kind), source=gathered.cite(located))
    )
    return ""


def _attached(attachments: object) -> list[str]:
    """The texts of attachments; a picture or a PDF has none."""
    found = []
    for attachment in objects(attachments):
        kind, data = text_of(attachment, "contentType"), attachment.get("data")
        if not kind.startswith("text/") or not isinstance(data, str):
            continue
        try:
            text = base64.b64decode(data, validate=False).decode("utf-8")
        except (binascii.Error, ValueError):
            continue
        text = _HTML_TAG.sub(" ", text) if "html" in kind else text
        found.append(" ".join(text.split())[:_MOST_TEXT])
    return found


def read_adverse_event(located: Located, gathered: Gathering) -> str:
    """A complication; a grade only where the source states one of the CTCAE."""
    resource = located.resource
    if text_of(resource, "actuality") == "potential":
        return "is potential: it did not happen"
    event = concept(resource.get("event"))
    term = next((one.display for one in event.codes if one.display), event.text)
    if not term:
        return "names no event"
    grade, grading = _grade(resource)
    suspected = []
    for entity in objects(resource.get("suspectEntity", ())):
        found = gathered.follow(entity.get("instance"), located)
        if found is not None:
            named = concept(
                found.resource.get("code") or found.resource.get("medicationCodeableConcept")
            )
            suspected.append(named.text)
    categories = texts(resource.get("category", ()))
    seriousness = texts(resource.get("seriousness"))
    gathered.draft.adverse_events.append(
        AdverseEvent(
            term=gathered.identity.words(term),
            grade=grade,
            grading=grading,
            severity=texts(resource.get("severity")).lower(),
            onset=gathered.when(located, "date", "detected"),
            suspected=", ".join(filter(None, suspected)),
            outcome=texts(resource.get("outcome")),
            summary=gathered.identity.words(event.text) if event.text != term else "",
            codes=event.codes,
            source=gathered.cite(located),
            note=sentence(
                [
                    f"category: {categories}" if categories else "",
                    seriousness,
                ]
            ),
        )
    )
    return ""


def _grade(resource: Resource) -> tuple[Value | None, str]:
    """The grade of the CTCAE that an extension states; severity in words is none."""
    for extension in extensions(resource, ""):
        if not _CTCAE.search(str(extension.get("url", ""))):
            continue
        coded = concept(extension.get("valueCodeableConcept") or extension.get("valueCoding"))
        for code in coded.codes:
            if match := _GRADE_CODE.fullmatch(code.code):
                return Value(int(match[1])), "CTCAE"
        whole = number(extension.get("valueInteger"))
        if isinstance(whole, int):
            return Value(whole), "CTCAE"
    return None, ""


def read_allergy(located: Located, gathered: Gathering) -> str:
    """An allergy or intolerance."""
    resource = located.resource
    if concept(resource.get("verificationStatus")).has("entered-in-error", "refuted"):
        return "entered in error, or refuted by the source"
    code = concept(resource.get("code"))
    if not code.text:
        return "names no substance"
    reactions = [
        texts(one.get("manifestation", ())) for one in objects(resource.get("reaction", ()))
    ]
    gathered.draft.conditions.append(
        Condition(
            text=named_as_told(code.text, resource),
            kind=own_text(resource, KIND) or "allergy",
            when=gathered.when(located, "onsetDateTime", "onsetPeriod"),
            codes=code.codes,
            source=gathered.cite(located),
            note=sentence(
                [
                    *(f"reaction: {one}" for one in reactions if one),
                    f"criticality: {text_of(resource, 'criticality')}"
                    if "criticality" in resource
                    else "",
                    *gathered.notes(resource),
                ]
            ),
        )
    )
    return ""


def read_family(located: Located, gathered: Gathering) -> str:
    """What a relative had."""
    resource = located.resource
    if text_of(resource, "status") == "entered-in-error":
        return "entered in error"
    relative = texts(resource.get("relationship")) or "relative"
    is_told = not concept(resource.get("relationship")).has(RELATIVE)
    conditions = objects(resource.get("condition", ()))
    died = ", died" if resource.get("deceasedBoolean") is True else ""
    for one in conditions:
        code = concept(one.get("code"))
        age = one.get("onsetAge")
        years = number(age.get("value")) if isinstance(age, dict) else None
        unit = str(age.get("unit") or age.get("code") or "") if isinstance(age, dict) else ""
        at = f", at {years} {'y' if unit in ('a', 'y', 'yr', 'years') else unit}" if years else ""
        gathered.draft.conditions.append(
            Condition(
                text=f"{code.text} ({relative}{at}{died})" if is_told else code.text,
                kind=own_text(resource, KIND) or "family history",
                when=gathered.when(located),
                codes=code.codes,
                source=gathered.cite(located),
                note=sentence(gathered.notes(resource)),
            )
        )
    return "" if conditions else "names no condition of the relative"


def read_encounter(located: Located, gathered: Gathering) -> str:
    """A stay in hospital; a mere visit has no place in a case."""
    resource = located.resource
    status = text_of(resource, "status")
    if status in ("entered-in-error", "cancelled", "planned"):
        return status.replace("-", " ")
    if not concept(resource.get("class")).has(*_STAY):
        return "is a visit and no stay"
    start, end = gathered.stated_time(resource, "period")
    reason = texts(resource.get("reasonCode", ())) or texts(resource.get("type", ()))
    where = gathered.where(located)
    gathered.draft.admissions.append(
        Admission(
            reason=gathered.identity.words(reason) or "not reported",
            start=gathered.times.when(start, where),
            end=gathered.times.when(end, where) if end else NOT_REPORTED,
            source=gathered.cite(located),
        )
    )
    return ""


def read_imaging_study(located: Located, gathered: Gathering) -> str:
    """An ImagingStudy: what was looked at, and how."""
    resource = located.resource
    if text_of(resource, "status") in ("entered-in-error", "cancelled"):
        return text_of(resource, "status").replace("-", " ")
    series = objects(resource.get("series", ()))
    kinds = [texts(resource.get("modality", ())), *(texts(one.get("modality")) for one in series)]
    sites = [texts(one.get("bodySite")) for one in series]
    procedure = texts(resource.get("procedureCode", ()))
    modality = ", ".join(dict.fromkeys(filter(None, kinds))) or procedure
    gathered.draft.imaging.append(
        ImagingStudy(
            when=gathered.when(located, "started"),
            modality=modality or "not reported",
            region=", ".join(dict.fromkeys(filter(None, sites))),
            finding=gathered.identity.words(text_of(resource, "description")),
            codes=tuple(c for one in all_of(resource.get("procedureCode", ())) for c in one.codes),
            source=gathered.cite(located),
            note=sentence([procedure if procedure != modality else "", *gathered.notes(resource)]),
        )
    )
    return ""


def read_care_plan(located: Located, gathered: Gathering) -> str:
    """A CarePlan as a remark: what it is called, and what it plans."""
    resource = located.resource
    status = text_of(resource, "status")
    if status in ("entered-in-error", "revoked"):
        return status.replace("-", " ")
    planned = []
    for activity in objects(resource.get("activity", ())):
        detail = activity.get("detail")
        if isinstance(detail, dict):
            name = concept(detail.get("code")).text or text_of(detail, "description")
            state = text_of(detail, "status")
            planned.append(f"{name} ({state})" if name and state else name)
    names = [
        text_of(resource, "title"),
        text_of(resource, "description"),
        texts(resource.get("category", ())),
    ]
    named = sentence(names)
    text = ": ".join(filter(None, (named, ", ".join(filter(None, planned)))))
    if not text:
        return "has no title and plans nothing"
    gathered.draft.remarks.append(
        Remark(
            text=gathered.identity.words(text),
            kind=f"care plan, {status}" if status else "care plan",
            source=gathered.cite(located),
            note=sentence(gathered.notes(resource)),
        )
    )
    return ""
