"""Words of the clinic under which a kind of record is looked for: one table.

A relapse is stated as an assessment, an operation as a therapy: who looks for one need not know.
"""

from collections.abc import Mapping
from typing import NamedTuple

_NOTHING: Mapping[str, str] = {}


class KindWord(NamedTuple):
    """A word, the list or record that it means, and the fields that it states of a new one."""

    word: str
    collection: str
    fields: Mapping[str, str] = _NOTHING


def _found(collection: str, *words: str) -> tuple[KindWord, ...]:
    return tuple(KindWord(word, collection) for word in words)


def _stated(collection: str, field: str, **words: str) -> tuple[KindWord, ...]:
    """Words that state a field: the word, with what stands in the field."""
    return tuple(
        KindWord(word.replace("_", " "), collection, {field: text}) for word, text in words.items()
    )


KIND_WORDS: tuple[KindWord, ...] = (
    *_stated(
        "assessments",
        "finding",
        Relapse="relapse",
        Remission="remission",
        Progression="progression",
        Partial_response="partial response",
        Stable_disease="stable disease",
        Refractory_disease="refractory",
        Engraftment="engraftment",
        Death="death",
    ),
    *_stated(
        "therapies",
        "kind",
        Chemotherapy="chemotherapy",
        Immunotherapy="immunotherapy",
        Radiation="radiation",
        Operation="surgery",
        Surgery="surgery",
        Transplant="transplant",
        Cell_therapy="cells",
        Targeted_drug="targeted",
        Supportive_drug="supportive",
    ),
    *_found("therapies", "Drug", "Treatment", "Line of therapy", "Cycle", "Donor"),
    *_found("assessments", "MRD", "Marrow", "CNS status", "Response", "Look at the disease"),
    *_found("imaging", "CT", "MRI", "PET", "X-ray", "Ultrasound", "Scan", "Lesion"),
    *_found("pathology", "Biopsy", "Histology", "Cytology", "Tissue"),
    *_found("genetics", "Mutation", "Variant", "Fusion", "Karyotype", "Gene"),
    *_found("labs", "Blood count", "Platelets", "Lab value", "Tumor marker"),
    *_found("measurements", "Weight", "Height", "Ejection fraction", "Vital signs"),
    *_found("adverse_events", "Complication", "Toxicity", "Side effect", "GvHD", "CRS", "SOS/VOD"),
    *_found("infections", "Sepsis", "Pneumonia"),
    *_found("organ_support", "Intensive care", "Ventilation", "Dialysis"),
    *_found("admissions", "Hospital stay"),
    *_found("staging", "TNM", "Stage"),
    *_found("patient", "Performance status", "Comorbidity", "Allergy", "Sex", "Birth date", "Age"),
    *_found("diagnosis", "Disease", "Risk group"),
    *_found("meeting", "Question for the board", "Presenter", "Reason for presentation"),
    *_found("recommendation", "Decision", "Attendance"),
    *_found("goals", "Wish of the family", "Wish of the patient"),
    *_found("references", "Paper", "Literature"),
    *_found("sources", "Letter", "Document"),
    *_found("images", "Photo", "Image"),
)
