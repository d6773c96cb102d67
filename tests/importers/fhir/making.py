"""Small invented FHIR resources for the tests of the importer."""

import json
from pathlib import Path
from typing import Any

from boardapp.case.case import Case
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions

Json = dict[str, Any]
LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
UCUM = "http://unitsofmeasure.org"
MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/"
PATIENT: Json = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"family": "Imaginaria", "given": ["Testine"]}],
    "identifier": [{"system": "urn:hospital", "value": "MRN-4711"}],
    "telecom": [{"system": "phone", "value": "030 1234567"}],
    "address": [{"line": ["Erfundenweg 7"], "city": "Nirgends"}],
    "gender": "female",
    "birthDate": "2010-03-14",
}
SUBJECT = {"subject": {"reference": "Patient/p1"}}


def coded(system: str, code: str, display: str = "", text: str = "") -> Json:
    """A CodeableConcept with one coding."""
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": text} if text else {})


def quantity(value: object, code: str, unit: str = "", comparator: str = "") -> Json:
    """A Quantity in UCUM."""
    made: Json = {"value": value, "unit": unit or code, "system": UCUM, "code": code}
    return made | ({"comparator": comparator} if comparator else {})


def observation(name: str, code: Json, /, **fields: object) -> Json:
    """A final Observation of the patient on one day, with more fields or others."""
    made: Json = {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": code,
        "effectiveDateTime": "2019-03-14T08:30:00Z",
    }
    return made | SUBJECT | fields


def resource(kind: str, name: str, /, **fields: object) -> Json:
    """A resource of the patient."""
    return {"resourceType": kind, "id": name} | SUBJECT | fields


def bundle(*resources: Json) -> Json:
    """A collection of resources."""
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{r.get('id')}", "resource": r} for r in resources],
    }


def read(folder: Path, *resources: Json, **options: Any) -> Imported:
    """What an import of these resources gives."""
    path = folder / "export.json"
    path.write_text(json.dumps(bundle(*resources)), encoding="utf-8")
    return import_source(path, ImportOptions(**options))


def case_of(folder: Path, *resources: Json, **options: Any) -> Case:
    """The case that an import of these resources, with the patient, gives."""
    return read(folder, PATIENT, *resources, **options).case


def warnings_of(imported: Imported) -> dict[str, str]:
    """What was asked about, by place; the last where there are several."""
    return {told.where: told.what for told in imported.report.warnings}


def reasons_of(imported: Imported) -> dict[str, str]:
    """Why records of each kind were left out; the last where there are several reasons."""
    return {left.kind: left.why for left in imported.report.left_out}
