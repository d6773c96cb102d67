"""What an Observation is about, decided by its code.

Rule "kind of an observation, version 1" (ours): the code decides before the profile, the profile
before the category, since exports call blood pressure "laboratory" and leave the category of a
blood count out. Without a category a result is one of a laboratory where its LOINC code is that of
a test we know, where LOINC's own name tells a specimen of the body ("… in Serum or Plasma"), or
where a laboratory's report lists it.
"""

import re
from typing import Literal

from boardapp.clinical.analytes import find_analyte
from boardapp.importers.fhir.concepts import Concept, all_of, profiles
from boardapp.importers.fhir.json_resources import Resource

Kind = Literal[
    "laboratory",
    "measurement",
    "performance",
    "disease status",
    "staging",
    "variant",
    "gene mutation",
    "karyotype",
    "region studied",
    "implication",
    "comorbidities",
    "histology",
    "grade of tissue",
]

_BY_CODE: dict[str, Kind] = {
    # Vital signs and measures of the body, by LOINC.
    **dict.fromkeys(
        (
            *("8302-2", "3137-7", "8301-4", "8306-3", "8308-9", "29463-7", "3141-9", "3142-7"),
            *("39156-5", "59574-4", "59576-9", "77606-2", "8277-6", "3140-1", "9843-4", "8287-5"),
            *("85354-9", "55284-4", "8480-6", "8462-4", "8478-0", "8459-0", "8453-3", "8460-8"),
            *("8867-4", "8889-8", "9279-1", "8310-5", "8331-1", "8333-7", "8328-7", "8332-9"),
            *("2708-6", "59408-5", "3150-6", "3151-8", "85353-1", "8716-3", "96607-7", "35094-2"),
            *("72514-3", "38208-5", "9269-2", "9267-6", "9268-4", "9270-0", "56115-9", "8280-0"),
            *("10230-1", "8806-2", "8634-8", "8636-3", "8601-7", "24701-5", "33756-8"),
        ),
        "measurement",
    ),
    # Answers to questions, by LOINC.
    **dict.fromkeys(
        (
            *("72166-2", "39240-7", "63512-8", "82667-7", "39243-1", "76691-5", "8665-2", "9272-6"),
            *("9274-2", "9271-8", "9273-4", "55757-9", "44261-6", "69737-5", "70274-6", "75626-2"),
            *("93025-5", "76504-0", "82589-3", "67875-5", "71802-3", "63586-2", "93038-8"),
        ),
        "measurement",
    ),
    # Performance status: LOINC, and Lansky in the NCI Thesaurus.
    **dict.fromkeys(
        ("89247-1", "89243-0", "C38144", "89246-3", "424122007", "273546003"), "performance"
    ),
    "97509-4": "disease status",
    "69548-6": "variant",
    **dict.fromkeys(("33893-9", "29770-5", "62356-1"), "karyotype"),
    "53041-0": "region studied",
    "398192003": "comorbidities",
    **dict.fromkeys(("55233-1", "51969-4", "79716-7", "94076-7", "81695-9"), "laboratory"),
    "31206-6": "histology",
    # TNM and stage groups in SNOMED CT.
    **dict.fromkeys(
        (
            *("399537006", "399588009", "399504009", "399534004", "399387003", "384625004"),
            *("371494008", "371497001", "385356007", "385382003", "385380006", "409720004"),
            *("385361009", "385388004", "405931009", "405916000", "106243009", "103419001"),
            *(
                "21908-9",
                "21902-2",
                "21905-5",
                "21906-3",
                "21907-1",
                "21899-0",
                "21900-6",
                "21901-4",
            ),
            *("1222604002", "260998006", "254360008", "258234001", "385377005"),
        ),
        "staging",
    ),
    "C18000": "grade of tissue",
    **dict.fromkeys(
        ("therapeutic-implication", "diagnostic-implication", "molecular-consequence"),
        "implication",
    ),
}
_BY_PROFILE: tuple[tuple[str, Kind], ...] = (
    ("mcode-genomic-variant", "variant"),
    ("variant", "variant"),
    ("mcode-genomic-region-studied", "region studied"),
    ("mcode-cancer-disease-status", "disease status"),
    ("mcode-comorbidities", "comorbidities"),
    ("mcode-histologic-grade", "grade of tissue"),
    ("mcode-histologic-behavior-and-type", "histology"),
    ("therapeutic-implication", "implication"),
    ("diagnostic-implication", "implication"),
    ("molecular-consequence", "implication"),
    ("mcode-deauville-scale", "measurement"),
    ("mcode-body-surface-area", "measurement"),
    ("mcode-history-of-metastatic-cancer", "measurement"),
)
_STAGE_PROFILE = re.compile(
    r"^mcode-(?:tnm-.*|.*-?stage(?:-group)?|.*risk-assessment|cancer-stage)$"
)
_STAGE_WORDS = re.compile(
    r"\b(?:TNM|FIGO|Binet|Rai|Ann Arbor|INRG(?:SS)?|INSS|R?-?ISS|Gleason|Clark|Breslow)\b.*|"
    r"\b(?:stage (?:group|grouping)|staging)\b",
    re.IGNORECASE,
)
_LABORATORY, _VITAL = "laboratory", "vital-signs"
_LAB_REPORTS = frozenset(
    {
        *("LAB", "HM", "CH", "MB", "IMM", "SR", "TX", "VR", "BLB", "URN", "GE", "CG", "OTH", "PAR"),
        *("CTH", "MCB", "MYC", "PHR", "SP", "PAT"),
    }
)
"""The sections of HL7 v2 table 0074 whose reports are a laboratory's."""
_SPECIMEN_IN_NAME = re.compile(
    r"\bin ((?:Venous |Arterial |Capillary |Cord )?"
    r"(?:Blood|Serum|Plasma|Red Blood Cells|Urine|Stool|"
    r"Bone marrow|Cerebral spinal fluid|CSF|Tissue|Body fluid|Pleural fluid|Peritoneal fluid|"
    r"Ascites|Specimen|Unspecified specimen|Platelet poor plasma|Saliva|Sputum|Tumor|"
    r"Breast cancer specimen|Cancer specimen|Leukocytes|Amniotic fluid|Synovial fluid)\b[\w\s]*?)"
    r"(?: by | --|$|\s*\()",
    re.IGNORECASE,
)
_SPECIMEN_BESIDE = re.compile(
    r"[,(]\s*(serum|plasma|whole blood|blood|urine|csf|stool)\s*\)?\s*$", re.IGNORECASE
)
"""As laboratories print it: "Creatinine(Serum)", "Protein, urine"."""
_MUTATION = re.compile(r"^([A-Z][A-Z0-9]{1,9}) gene (?:mutation|rearrangement|deletion|amplif)")


def kind_of(resource: Resource, code: Concept, report: Resource | None) -> Kind:
    """What an Observation is about; `report` is the DiagnosticReport that lists it."""
    for one in code.codes:
        if found := _BY_CODE.get(one.code):
            return found
    for name in profiles(resource):
        for profile, kind in _BY_PROFILE:
            if name == profile:
                return kind
        if _STAGE_PROFILE.match(name):
            return "staging"
    if mutated_gene(code):
        return "gene mutation"
    if _STAGE_WORDS.search(code.text) and "valueCodeableConcept" in resource:
        return "staging"
    return _by_category(resource, code, report)


def mutated_gene(code: Concept) -> str:
    """The gene of a test for its mutations, by LOINC's own name; empty for other tests."""
    for one in code.codes:
        if one.system == "LOINC" and (match := _MUTATION.match(one.display)):
            return match[1]
    return ""


def specimen_in_name(code: Concept) -> str:
    """The specimen that LOINC's own name tells: "Serum or Plasma"; empty where it tells none."""
    for one in code.codes:
        if one.system in ("LOINC", "") and (match := _SPECIMEN_IN_NAME.search(one.display)):
            return match[1].strip()
    match = _SPECIMEN_IN_NAME.search(code.text) or _SPECIMEN_BESIDE.search(code.text)
    return match[1].strip() if match else ""


def _by_category(resource: Resource, code: Concept, report: Resource | None) -> Kind:
    categories = {
        one.code for concept in all_of(resource.get("category", ())) for one in concept.codes
    }
    if _LABORATORY in categories:
        return "laboratory"
    if categories & {
        _VITAL,
        "social-history",
        "survey",
        "exam",
        "procedure",
        "imaging",
        "therapy",
        "activity",
    }:
        return "measurement"
    loinc = code.code_in("LOINC")
    if loinc and find_analyte(loinc) is not None:
        return "laboratory"
    if specimen_in_name(code):
        return "laboratory"
    if report is not None and _is_laboratory_report(report):
        return "laboratory"
    analyte = find_analyte(code.text)
    return (
        "laboratory"
        if analyte is not None and analyte.group not in ("body", "heart")
        else "measurement"
    )


def _is_laboratory_report(report: Resource) -> bool:
    sections = {one.code for found in all_of(report.get("category", ())) for one in found.codes}
    return bool(sections & _LAB_REPORTS)
