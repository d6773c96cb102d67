"""Whether a source calls something a cancer, by the codes and words of its terminology (ours)."""

import re

from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.clinical.diseases.recognition import recognised

_ICD10 = re.compile(r"C[0-8]\d|C9[0-7]|C\d{2}\.")
_ICD_O = re.compile(r"\d{4,5}/3")
_SECONDARY = re.compile(r"C7[789]")
_WORDS = re.compile(
    r"\b(?:leuk(?:a)?emias?|lymphomas?|myeloma|sarcoma|\w*carcinoma|\w*sarcoma|melanoma|"
    r"\w*blastoma|malignant (?:neoplasm|tumou?r)|cancer|neuroblastoma|glioma|seminoma)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:history of|family|risk of|screening|suspected|fear of|benign|secondary|metasta\w+|"
    r"remission of)\b",
    re.IGNORECASE,
)


def is_cancer_by_code(system: str, code: str) -> bool | None:
    """Whether a code is that of a primary cancer: ICD-10 C00 to C97, ICD-O with behaviour /3.

    None where the code does not tell.
    """
    if system.startswith("ICD-10") and _ICD10.match(code):
        return not _SECONDARY.match(code)
    return True if system == "ICD-O-3" and _ICD_O.match(code) else None


def is_cancer_by_words(words: str) -> bool:
    """Whether words name a cancer that the patient has, and not one that is feared or was.

    So do words that a profile of a disease knows: "B-cell precursor ALL".
    """
    if _NOT_NOW.search(words):
        return False
    return bool(_WORDS.search(words)) or _is_known(words)


def _is_known(words: str) -> bool:
    return recognised(Diagnosis(disease=Coded(text=words))).by == "name"
