"""Conditions: which one is the diagnosis, and what the patient has or had beside it.

Rule "diagnosis of a FHIR source, version 1" (ours): the Condition that claims mCODE's profile of
a primary cancer; without one the only Condition that is a cancer by its code (ICD-10 C00 to C97,
ICD-O with behaviour /3) or by the words of its terminology. Where none or several are, none is
taken, and the report lists them.
"""

from msgspec.structs import replace

from boardapp.case.diagnosis import Coded, Diagnosis, Feature
from boardapp.case.pathology import Staging
from boardapp.case.patient import Condition
from boardapp.case.when import When
from boardapp.importers.cancers import is_cancer_by_code, is_cancer_by_words
from boardapp.importers.fhir.concepts import (
    Concept,
    concept,
    extensions,
    objects,
    own_text,
    profiles,
    texts,
)
from boardapp.importers.fhir.gathering import Gathering, joined_codes, sentence
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.own_codes import KIND, WHEN
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.staging_names import stage_name, staging_system
from boardapp.importers.times import first_day, iso_date, last_day

PRIMARY, SECONDARY = "mcode-primary-cancer-condition", "mcode-secondary-cancer-condition"
_NO_FACT = {"entered-in-error": "entered in error", "refuted": "refuted by the source"}
FINDING = "finding"
_MALIGNANT_KIND = "other malignancy"


def onset_of(located: Located) -> str:
    """When a condition began, as the source writes it; empty where it does not say."""
    resource = located.resource
    for key in ("onsetDateTime", "onsetPeriod"):
        value = resource.get(key)
        if isinstance(value, str):
            return value
        if isinstance(value, dict) and isinstance(value.get("start"), str):
            return str(value["start"])
    return ""


def is_stated(located: Located) -> bool:
    """Whether a Condition states that there is one."""
    return not concept(located.resource.get("verificationStatus")).has(*_NO_FACT)


def diagnosis_of(conditions: list[Located]) -> tuple[Located | None, list[Located]]:
    """The Condition that is the diagnosis by the rule above, and all that it could be."""
    stated = [one for one in conditions if is_stated(one)]
    primary = [one for one in stated if PRIMARY in profiles(one.resource)]
    found = primary or [one for one in stated if _is_cancer(one)]
    return (found[0] if len(found) == 1 else None), found


def read_diagnosis(located: Located, gathered: Gathering) -> None:
    """The diagnosis of the case, with its stages."""
    resource = located.resource
    named = concept(resource.get("code"))
    morphology = [
        concept(one.get("valueCodeableConcept"))
        for one in extensions(resource, "histology-morphology-behavior")
    ]
    told = own_text(resource, WHEN) or "onsetAge" in resource
    diagnosis = Diagnosis(
        when=_onset_when(located, gathered)
        if told
        else gathered.times.of_diagnosis(onset_of(located), gathered.where(located)),
        disease=Coded(
            text=gathered.identity.words(named.text) or "not reported",
            codes=joined_codes(named.codes, *(one.codes for one in morphology)),
        ),
        morphology=", ".join(one.text for one in morphology),
        source=gathered.cite(located),
        note=sentence(_status_notes(located, gathered)),
    )
    if site := texts(resource.get("bodySite", ())):
        diagnosis = replace(diagnosis, summary=f"Site: {site}")
    gathered.draft.diagnosis = diagnosis
    if unsure := _unsure(resource):
        gathered.doubt(located, f"the source calls this diagnosis {unsure}", field="disease")
    for stage in objects(resource.get("stage", ())):
        _read_stage(stage, located, gathered)


def read_condition(located: Located, gathered: Gathering) -> str:
    """A Condition beside the diagnosis."""
    resource = located.resource
    for code in concept(resource.get("verificationStatus")).codes:
        if code.code in _NO_FACT:
            return _NO_FACT[code.code]
    named = concept(resource.get("code"))
    if not named.text:
        return "has no name and no code"
    gathered.ledger.put("conditions")
    if located is gathered.diagnosis:
        read_diagnosis(located, gathered)
        return ""
    kind = _kind(located, gathered)
    if kind == FINDING and _is_repeated(named, located, gathered):
        return ""
    gathered.draft.conditions.append(
        Condition(
            text=named_as_told(gathered.identity.words(named.text), resource),
            kind=kind,
            when=_onset_when(located, gathered),
            codes=named.codes,
            source=gathered.cite(located),
            note=sentence(_status_notes(located, gathered)),
        )
    )
    return ""


_UNSURE = {
    "unconfirmed": "unconfirmed",
    "provisional": "provisional",
    "differential": "a differential diagnosis",
}
"""Conditions that a source names and does not claim, and how it calls them."""
_OVER = frozenset({"resolved", "inactive", "remission"})
"""What a patient no longer has."""


def _unsure(resource: Resource) -> str:
    """How the source calls a condition that it does not claim; empty where it claims it."""
    codes = concept(resource.get("verificationStatus")).codes
    return next((_UNSURE[code.code] for code in codes if code.code in _UNSURE), "")


def named_as_told(text: str, resource: Resource) -> str:
    """The name of a condition, with why it is none of today: "pneumonia (resolved)"."""
    codes = concept(resource.get("clinicalStatus")).codes
    over = next((code.code for code in codes if code.code in _OVER), "")
    told = ", ".join(filter(None, (over, _unsure(resource))))
    return f"{text} ({told})" if told else text


def _is_repeated(named: Concept, located: Located, gathered: Gathering) -> bool:
    """Whether a finding was told before: then it is the same record, with this time too."""
    found = gathered.draft.conditions
    for number, before in enumerate(found):
        if before.kind == FINDING and before.codes == named.codes:
            again = f"again {_onset_when(located, gathered)}"
            found[number] = replace(
                before,
                note=sentence([before.note, again]),
                source=f"{before.source}; {gathered.cite(located)}",
            )
            return True
    return False


def read_comorbidities(located: Located, gathered: Gathering) -> bool:
    """What mCODE's list of comorbidities says is absent, as features; whether it said any."""
    resource = located.resource
    said = False
    for found in extensions(resource, "mcode-related-condition-absent"):
        named = concept(found.get("valueCodeableConcept"))
        if named.text:
            said = True
            gathered.ledger.put("phenotypic_features")
            gathered.draft.features.append(
                Feature(
                    name=named.text,
                    state="absent",
                    when=gathered.when(located, "effectiveDateTime", "effectivePeriod"),
                    codes=named.codes,
                    source=gathered.cite(located),
                )
            )
    for found in extensions(resource, "mcode-related-condition"):
        reference = found.get("valueReference")
        named = concept(found.get("valueCodeableConcept"))
        if named.text:
            said = True
            gathered.draft.conditions.append(
                Condition(text=named.text, codes=named.codes, source=gathered.cite(located))
            )
        elif gathered.is_missing(reference, located):
            gathered.doubt(located, "names a comorbidity that is not in the source")
        elif reference is not None:
            said = True
    return said


def _is_cancer(located: Located) -> bool:
    named = concept(located.resource.get("code"))
    if SECONDARY in profiles(located.resource):
        return False
    for code in named.codes:
        by_code = is_cancer_by_code(code.system, code.code)
        if by_code is not None:
            return by_code
    return is_cancer_by_words(" ".join([named.text, *(code.display for code in named.codes)]))


def _kind(located: Located, gathered: Gathering) -> str:
    """What a condition is beside the diagnosis; only what was there before is a comorbidity."""
    if told := own_text(located.resource, KIND):
        return told
    if SECONDARY in profiles(located.resource):
        return "secondary malignancy"
    if _is_cancer(located):
        return _MALIGNANT_KIND
    displays = [code.display for code in concept(located.resource.get("code")).codes]
    if any(display.endswith(("(situation)", "(finding)")) for display in displays):
        return FINDING
    began = iso_date(onset_of(located)) if onset_of(located) else None
    if began is not None and gathered.onset is not None:
        return "comorbidity" if last_day(began) < first_day(gathered.onset) else "later condition"
    return "comorbidity"


def _onset_when(located: Located, gathered: Gathering) -> When:
    if not onset_of(located) and "onsetAge" in located.resource:
        return gathered.age(located.resource.get("onsetAge"))
    return gathered.when(located, "onsetDateTime", "onsetPeriod")


def _status_notes(located: Located, gathered: Gathering) -> list[str]:
    """What of its status a condition has no field for."""
    resource = located.resource
    verification = concept(resource.get("verificationStatus"))
    clinical = concept(resource.get("clinicalStatus"))
    told = {"confirmed", "active", *_NO_FACT}
    if located is not gathered.diagnosis:
        told |= {*_UNSURE, *_OVER}  # These stand in the name.
    notes = [code.code for code in (*verification.codes, *clinical.codes) if code.code not in told]
    if severity := concept(resource.get("severity")).text:
        notes.append(f"severity: {severity}")
    if site := texts(resource.get("bodySite", ())):
        notes.append(f"site: {site}")
    notes += [
        gathered.identity.words(f"{key.removesuffix('String')}: {resource[key]}")
        for key in ("onsetString", "abatementString")
        if isinstance(resource.get(key), str)
    ]
    notes += _duration(located, gathered)
    return [*notes, *gathered.notes(resource)]


def _duration(located: Located, gathered: Gathering) -> list[str]:
    """How long it lasted, where both days are stated; a cancer of hours is asked about."""
    resource = located.resource
    end_text, _ = gathered.stated_time(resource, "abatementDateTime", "abatementPeriod")
    end, start = iso_date(end_text), iso_date(onset_of(located))
    if end is None:
        return []
    if start is None or start.day is None or end.day is None:
        return ["abated"]
    days = (first_day(end) - first_day(start)).days
    if days < 0:
        gathered.doubt(located, "abated before it began")
        return ["abated"]
    if days <= 1 and _is_cancer(located):
        gathered.doubt(located, "is a cancer that is told to have abated within a day of its onset")
    return [f"abated {days} d after its onset"]


def _read_stage(stage: dict[str, object], located: Located, gathered: Gathering) -> None:
    summary, kind = concept(stage.get("summary")), concept(stage.get("type"))
    if summary.text:
        gathered.draft.staging.append(
            Staging(
                system=staging_system(kind.text),
                stage=stage_name(summary.text),
                codes=joined_codes(summary.codes, kind.codes),
                source=gathered.cite(located),
                note="as the condition states it",
            )
        )
    for reference in objects(stage.get("assessment", ())):
        found = gathered.resources.resolve(reference, located)
        if found is None or not summary.text:
            continue
        other: Concept = concept(found.resource.get("valueCodeableConcept"))
        if other.text and other.text != summary.text:
            gathered.doubt(
                located,
                f'states the stage "{summary.text}", and the assessment that it rests on '
                f'"{other.text}"',
            )
