"""The patient, the diseases and the features.

Rule "diagnosis of a phenopacket, version 1" (ours): the one disease that is a cancer by the words
of its term; without one the one feature that is present and is a cancer, since registries of
inherited diseases name the cancer among the features. Where none or several are, none is taken,
and the report lists them.
"""

from typing import Any

from boardapp.case.diagnosis import Coded, Diagnosis, Feature
from boardapp.case.pathology import Staging
from boardapp.case.patient import Condition, VitalStatus
from boardapp.importers.cancers import is_cancer_by_words
from boardapp.importers.doubts import Fact
from boardapp.importers.identity import BIRTH_DATE, RECORD_NUMBER
from boardapp.importers.ledger import Ledger
from boardapp.importers.phenopacket.gathering import Gathering, class_of_onset, sentence
from boardapp.importers.phenopacket.terms import code_of, inner, label, labels, objects, text_of

_SEXES = {"MALE": "male", "FEMALE": "female", "OTHER_SEX": "other"}
_STATES = {"ALIVE": "alive", "DECEASED": "dead"}
_FIELDS = ("diseases", "phenotypicFeatures")


def drop_identifiers(packet: dict[str, Any], gathered: Gathering) -> None:
    """Count what names the patient, and leave it out of all words."""
    subject = inner(packet, "subject")
    others = subject.get("alternateIds")
    identifiers = [text_of(subject.get("id")), *map(text_of, others or ())]
    for one in filter(None, identifiers):
        # An id may be two words of plain English ("individual 9"): only numbers are searched for.
        gathered.identity.drop(RECORD_NUMBER, [one] if any(c.isdigit() for c in one) else [])
    if text_of(subject.get("dateOfBirth")):
        gathered.identity.drop(BIRTH_DATE)


def diagnosis_place(packet: dict[str, Any], ledger: Ledger) -> str:
    """Where the diagnosis stands by the rule above: "diseases[0]"; empty where none is taken."""
    names: list[str] = []
    for field in _FIELDS:
        key = "term" if field == "diseases" else "type"
        found = [
            (f"{field}[{number}]", label(one.get(key)))
            for number, one in enumerate(objects(packet.get(field)))
            if not one.get("excluded") and is_cancer_by_words(label(one.get(key)))
        ]
        if len(found) == 1:
            return found[0][0]
        if found:
            names = [f'"{name}"' for _, name in found]
            break
    told = f"it could be {', '.join(names)}" if names else "no disease or feature is a cancer"
    note = ledger.doubt if names else ledger.warn
    note("diagnosis", f"not taken: {told}", *([Fact(about="diagnosis")] if names else []))
    return ""


def read_subject(subject: dict[str, Any], gathered: Gathering) -> str:
    """The patient."""
    gathered.draft.sex = _SEXES.get(text_of(subject.get("sex")), "not reported")
    gathered.draft.patient_source = gathered.cite("subject")
    karyotypic = text_of(subject.get("karyotypicSex"))
    if karyotypic and karyotypic != "UNKNOWN_KARYOTYPE":
        gathered.draft.conditions.append(
            Condition(
                text=f"karyotypic sex {karyotypic}",
                kind="finding",
                source=gathered.cite("subject.karyotypicSex"),
            )
        )
    _read_vital_status(subject, gathered)
    return ""


def _read_vital_status(subject: dict[str, Any], gathered: Gathering) -> None:
    stated = inner(subject, "vitalStatus")
    state = _STATES.get(text_of(stated.get("status")))
    if subject.get("timeAtLastEncounter") and state != "alive":
        what = "was not taken: a case has no place for a last visit but that of who is alive"
        gathered.ledger.warn(gathered.where("subject.timeAtLastEncounter"), what)
    if state is None:
        return
    is_dead = state == "dead"
    element = stated.get("timeOfDeath") if is_dead else subject.get("timeAtLastEncounter")
    where = "subject.vitalStatus" if is_dead else "subject.timeAtLastEncounter"
    days = stated.get("survivalTimeInDays")
    gathered.draft.vital_status = VitalStatus(
        state=state,  # type: ignore[arg-type]  # one of the words of the table above
        when=gathered.when(element, where),
        cause=label(stated.get("causeOfDeath")),
        source=gathered.cite("subject.vitalStatus"),
        note=f"survived {days} d after the diagnosis" if days else "",
    )


def read_disease(disease: dict[str, Any], where: str, gathered: Gathering, *, is_main: bool) -> str:
    """A disease: the diagnosis, another condition, or one that the patient does not have."""
    name = gathered.words(label(disease.get("term")))
    if not name:
        return "has no term"
    gathered.ledger.put("conditions")
    if is_main:
        _read_diagnosis(disease, name, "term", where, gathered)
        return ""
    if disease.get("excluded"):
        _add_feature(disease, name, "term", where, gathered)
        return ""
    gathered.draft.conditions.append(
        Condition(
            text=name,
            when=gathered.when(disease.get("onset"), where),
            codes=code_of(disease.get("term")),
            source=gathered.cite(where),
            note=sentence([*_notes(disease), *_stages_as_notes(disease)]),
        )
    )
    return ""


def read_feature(feature: dict[str, Any], where: str, gathered: Gathering, *, is_main: bool) -> str:
    """A feature: there, looked for and absent, or the diagnosis itself."""
    name = gathered.words(label(feature.get("type")))
    if not name:
        return "has no term"
    gathered.ledger.put("phenotypic_features")
    if is_main:
        _read_diagnosis(feature, name, "type", where, gathered)
        return ""
    _add_feature(feature, name, "type", where, gathered)
    return ""


def _add_feature(
    stated: dict[str, Any], name: str, key: str, where: str, gathered: Gathering
) -> None:
    """What is there or absent, with its time, and in the note what a case has no field for."""
    gathered.draft.features.append(
        Feature(
            name=name,
            state="absent" if stated.get("excluded") else "present",
            when=gathered.when(stated.get("onset"), where),
            codes=code_of(stated.get(key)),
            source=gathered.cite(where),
            note=sentence([*_notes(stated), gathered.words(stated.get("description"))]),
        )
    )


def _read_diagnosis(
    stated: dict[str, Any], name: str, key: str, where: str, gathered: Gathering
) -> None:
    site, onset = label(stated.get("primarySite")), stated.get("onset")
    stamp = text_of(onset.get("timestamp")) if isinstance(onset, dict) else ""
    gathered.draft.diagnosis = Diagnosis(
        when=gathered.times.of_diagnosis(stamp, gathered.where(where))
        if stamp
        else gathered.when(onset, where),
        disease=Coded(text=name, codes=code_of(stated.get(key))),
        summary=f"Site: {site}" if site else "",
        source=gathered.cite(where),
        note=sentence([*_notes(stated), gathered.words(stated.get("description"))]),
    )
    for field, system in (("diseaseStage", "stage"), ("clinicalTnmFinding", "TNM")):
        for term in objects(stated.get(field)):
            gathered.draft.staging.append(
                Staging(
                    system=system,
                    stage=label(term),
                    basis="clinical" if system == "TNM" else "not stated",
                    codes=code_of(term),
                    source=gathered.cite(f"{where}.{field}"),
                )
            )


def _notes(stated: dict[str, Any]) -> list[str]:
    """What of a disease or feature a case has no field for."""
    told = [class_of_onset(stated.get("onset"))]
    resolution = stated.get("resolution")
    if isinstance(resolution, dict) and resolution:
        told.append(f"resolved {class_of_onset(resolution)}".strip())
    for key, word in (("severity", "severity"), ("laterality", "side")):
        if text := label(stated.get(key)):
            told.append(f"{word}: {text}")
    if text := labels(stated.get("modifiers")):
        told.append(text)
    return told


def _stages_as_notes(disease: dict[str, Any]) -> list[str]:
    fields = (("diseaseStage", "stage"), ("clinicalTnmFinding", "TNM"))
    told = ((word, labels(disease.get(key))) for key, word in fields)
    return [f"{word}: {text}" for word, text in told if text]
