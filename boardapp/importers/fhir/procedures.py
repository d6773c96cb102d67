"""Procedures: radiation with dose and volume, transplants, operations, imaging, and the rest.

Rule "class of a FHIR procedure, version 1" (ours): mCODE's profiles and the codes of SNOMED CT
first, then the words of the source. What is no treatment (a biopsy, a puncture) stands among the
investigations that were done.
"""

import re
from fractions import Fraction
from typing import Literal

from msgspec.structs import replace

from boardapp.case.case import Remark
from boardapp.case.imaging import ImagingStudy
from boardapp.case.laboratory import WorkUpItem, WorkUpState
from boardapp.case.therapy import Radiation, Status, Surgery, Therapy, Transplant
from boardapp.case.value import Kind as ValueKind
from boardapp.case.value import Value
from boardapp.clinical.units import UnitError, convert, parse_unit, read_unit
from boardapp.importers.fhir.concepts import (
    Concept,
    concept,
    extensions,
    objects,
    profiles,
    text_of,
    texts,
)
from boardapp.importers.fhir.gathering import Gathering, sentence
from boardapp.importers.fhir.intents import intent_of
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.values import number, quantity

Class = Literal[
    "radiation",
    "transplant",
    "surgery",
    "cells",
    "chemotherapy",
    "immunotherapy",
    "imaging",
    "investigation",
    "other",
]
OTHER = "procedure"
_PERFORMED = ("performedDateTime", "performedPeriod")
_STATUS: dict[str, Status] = {
    "completed": "given",
    "in-progress": "ongoing",
    "stopped": "given",
    "not-done": "not given",
    "on-hold": "postponed",
    "preparation": "planned",
}
_DONE: dict[Status, WorkUpState] = {
    "given": "done",
    "ongoing": "done",
    "not given": "not done",
    "postponed": "not done",
    "planned": "asked for",
}
_BY_CODE: dict[str, Class] = {
    **dict.fromkeys(("1217123003", "108290001", "33195004", "1156506007", "45643008"), "radiation"),
    **dict.fromkeys(("234336002", "23719005", "425983008", "1269349006", "58390007"), "transplant"),
    **dict.fromkeys(("367336001", "265760000", "38216008", "315601005"), "chemotherapy"),
    "76334006": "immunotherapy",
}
_PROFILES: dict[str, Class] = {
    "mcode-radiotherapy-course-summary": "radiation",
    "mcode-cancer-related-radiation-procedure": "radiation",
    "mcode-cancer-related-surgical-procedure": "surgery",
}
_SURGICAL_CATEGORY = "387713003"
_BY_WORDS: tuple[tuple[str, Class], ...] = (
    (
        r"\bbiops(?:y|ies)\b|\baspirat|\bpuncture\b|scop(?:y|ic)\b|\bscreening\b|\btest\b",
        "investigation",
    ),
    (r"\bassessment\b|\breconciliation\b", "other"),
    (r"radiotherap|radiation (?:therap|oncolog)|brachytherap|\birradiation\b", "radiation"),
    (r"(?:stem cell|bone marrow|h(?:a)?ematopoietic\b.*) transplant", "transplant"),
    (r"\bCAR[- ]?T\b|chimeric antigen receptor", "cells"),
    (r"chemotherap", "chemotherapy"),
    (r"immunotherap", "immunotherapy"),
    (
        (
            r"mammogra|tomograph|magnetic resonance|\bMRI\b|ultraso|radiograph|x-?ray|"
            r"scintigra|\bPET\b|echocardiogra|plain chest|\bimaging\b"
        ),
        "imaging",
    ),
    (r"\w(?:ectomy|plasty)\b|excision|resection|amputation|lumpectomy|debulking", "surgery"),
)
_WORDS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _BY_WORDS)
_KINDS = {"cells": "cellular therapy", "transplant": "stem cell transplant"}
_AUTOLOGOUS = re.compile(r"\bautolog(?:ous|ic)\b", re.IGNORECASE)
_ALLOGENEIC = re.compile(r"\ballogen(?:e)?ic\b", re.IGNORECASE)


def read_procedure(located: Located, gathered: Gathering) -> str:
    """One Procedure; why it was left out, or "" where it is in the case."""
    resource = located.resource
    stated = text_of(resource, "status")
    if stated == "entered-in-error":
        return "entered in error"
    status = _STATUS.get(stated)
    if status is None:
        return f"has the status {stated or '(none)'}, which does not say whether it was done"
    code = concept(resource.get("code"))
    name = code.text if (code.codes and code.codes[0].display) or not code.codes else ""
    kind = _class_of(resource, code)
    name = gathered.identity.words(name or code.text)
    if kind == "radiation" and code.has("1217123003"):
        name = "radiotherapy"
    if not name:
        return "has no name and no code"
    gathered.ledger.put("procedures")
    if kind == "imaging":
        _read_imaging(located, name, code, status, gathered)
    elif kind == "investigation":
        _read_investigation(located, name, code, status, gathered)
    elif kind == "other":
        _read_other(located, name, status, gathered)
    else:
        _read_therapy(located, name, code, kind, status, gathered)
    return ""


def _class_of(resource: Resource, code: Concept) -> Class:
    for name in profiles(resource):
        if name in _PROFILES:
            return _PROFILES[name]
    if next(extensions(resource, "dose-delivered-to-volume"), None):
        return "radiation"
    for one in code.codes:
        if one.code in _BY_CODE:
            return _BY_CODE[one.code]
    words = " ".join([code.text, *(one.display for one in code.codes)])
    for pattern, kind in _WORDS:
        if pattern.search(words):
            return kind
    return "surgery" if concept(resource.get("category")).has(_SURGICAL_CATEGORY) else "other"


def _read_imaging(
    located: Located, name: str, code: Concept, status: Status, gathered: Gathering
) -> None:
    if _DONE.get(status) != "done":
        _read_investigation(located, name, code, status, gathered)
        return
    gathered.draft.imaging.append(
        ImagingStudy(
            when=gathered.when(located, *_PERFORMED),
            modality=name,
            region=texts(located.resource.get("bodySite", ())),
            finding=texts(located.resource.get("outcome")),
            codes=code.codes,
            source=gathered.cite(located),
            note=sentence(_notes(located, gathered)),
        )
    )


def _read_investigation(
    located: Located, name: str, code: Concept, status: Status, gathered: Gathering
) -> None:
    outcome = texts(located.resource.get("outcome"))
    site = texts(located.resource.get("bodySite", ()))
    gathered.draft.procedures.append(
        WorkUpItem(
            test=name,
            state=_DONE.get(status, "not reported"),
            result=Value(outcome) if outcome else None,
            when=gathered.when(located, *_PERFORMED),
            codes=code.codes,
            source=gathered.cite(located),
            note=sentence([f"site: {site}" if site else "", *_notes(located, gathered)]),
        )
    )


def _read_other(located: Located, name: str, status: Status, gathered: Gathering) -> None:
    """What is neither a treatment nor an investigation: a remark for each, with its times."""
    when = gathered.when(located, *_PERFORMED)
    told = str(when) if status == "given" else f"{when}, {status}"
    source, note = gathered.cite(located), sentence(_notes(located, gathered))
    found = gathered.draft.remarks
    number = gathered.other_procedures.get(name)
    if number is None:
        gathered.other_procedures[name] = len(found)
        found.append(Remark(text=f"{name}: {told}", kind=OTHER, source=source, note=note))
    else:
        before = found[number]
        found[number] = replace(
            before,
            text=f"{before.text}; {told}",
            source=f"{before.source}; {source}",
            note=sentence([before.note, note]),
        )


def _read_therapy(
    located: Located, name: str, code: Concept, kind: Class, status: Status, gathered: Gathering
) -> None:
    resource = located.resource
    start, end = gathered.stated_time(resource, *_PERFORMED)
    where = gathered.where(located)
    is_single_day = not end or kind in ("surgery", "transplant", "cells")
    reason = texts(resource.get("statusReason"))
    site = texts(resource.get("bodySite", ()))
    gathered.draft.therapies.append(
        Therapy(
            name=name,
            kind=_KINDS.get(kind, kind),
            intent=intent_of(resource) or "not reported",
            status=status,
            start=gathered.times.when(start, where),
            end=gathered.times.when(end, where) if end and not is_single_day else _NOT_REPORTED,
            radiation=_fields(located, site, gathered) if kind == "radiation" else (),
            surgery=Surgery(procedure=name, site=site) if kind == "surgery" else None,
            transplant=_transplant(code) if kind == "transplant" else None,
            reason_stopped=reason or "not reported",
            outcome=texts(resource.get("outcome")),
            codes=code.codes,
            source=gathered.cite(located),
            note=sentence([*_notes(located, gathered), *_sessions(resource)]),
        )
    )


_NOT_REPORTED = Therapy(name="").end


def _notes(located: Located, gathered: Gathering) -> list[str]:
    resource = located.resource
    reasons = texts(resource.get("reasonCode", ()))
    complications = texts(resource.get("complication", ())) if "complication" in resource else ""
    return [
        f"for: {reasons}" if reasons else "",
        f"complications: {complications}" if complications else "",
        "stopped before it was complete" if text_of(resource, "status") == "stopped" else "",
        *gathered.notes(resource),
    ]


def _sessions(resource: Resource) -> list[str]:
    counts = [number(one.get("valueUnsignedInt")) for one in extensions(resource, "sessions")]
    return [f"{count} sessions" for count in counts if count is not None]


def _transplant(code: Concept) -> Transplant:
    words = " ".join([code.text, *(one.display for one in code.codes)])
    if _AUTOLOGOUS.search(words):
        return Transplant(kind="autologous")
    return Transplant(kind="allogeneic" if _ALLOGENEIC.search(words) else "")


def _fields(located: Located, site: str, gathered: Gathering) -> tuple[Radiation, ...]:
    """Each irradiated volume with its own dose: doses of several volumes are never added."""
    technique = ", ".join(dict.fromkeys(_techniques(located.resource)))
    fields: list[Radiation] = []
    for volume in extensions(located.resource, "dose-delivered-to-volume"):
        parts = {str(one.get("url")): one for one in objects(volume.get("extension", ()))}
        dose, unit = _gray(parts.get("totalDoseDelivered", {}).get("valueQuantity"))
        fractions = number(parts.get("fractionsDelivered", {}).get("valueUnsignedInt"))
        named = _volume(parts.get("volume", {}).get("valueReference"), located, gathered)
        fields.append(
            Radiation(
                site=named or f"volume {len(fields) + 1} (not described in the source)",
                dose=dose,
                unit=unit,
                fractions=None if fractions is None else Value(fractions),
                technique=technique,
            )
        )
    if fields:
        return tuple(fields)
    return (
        (Radiation(site=site or "not reported", technique=technique),) if site or technique else ()
    )


def _techniques(resource: Resource) -> list[str]:
    found = []
    for one in extensions(resource, "radiotherapy-modality-and-technique"):
        parts = [
            concept(part.get("valueCodeableConcept")).text for part in objects(one["extension"])
        ]
        found.append(" with ".join(filter(None, parts)))
    return found


def _volume(reference: object, located: Located, gathered: Gathering) -> str:
    """What a volume is called; empty, and told, where the source does not hold it."""
    found = gathered.follow(reference, located)
    if found is None:
        if gathered.is_missing(reference, located):
            gathered.doubt(located, "irradiated a volume that the source does not describe")
        return ""
    described = text_of(found.resource, "description")
    return described or concept(found.resource.get("location")).text


def _gray(stated: object) -> tuple[Value | None, str]:
    """A dose in Gy, where it is stated in a unit of dose; else as it is."""
    found = quantity(stated) if isinstance(stated, dict) else None
    if found is None:
        return None, ""
    if found.value.kind is not ValueKind.NUMBER or found.value.low is None:
        return found.value, found.unit
    try:
        gray = convert(Fraction(found.value.low), read_unit(found.unit), parse_unit("Gy"))
    except UnitError:
        return found.value, found.unit
    return Value(int(gray) if gray.denominator == 1 else float(gray)), "Gy"
