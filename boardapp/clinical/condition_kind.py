"""The kind of a condition that a patient has beside the disease, by the words of its source.

Rule "kind of a condition, version 2" (ours). The stated kind decides, never what the condition is
called: "melanoma" of the kind "family history" is no earlier malignancy. A pregnancy, and what is
called the medical history, stands with the comorbidities. A word that names none of these kinds,
such as "social", leaves it "other": it is told, but not among what a board asks of everybody.
"""

import re
from typing import Literal, get_args

RULE = "kind of a condition, version 2"

ConditionKind = Literal[
    "earlier malignancy", "syndrome", "comorbidity", "allergy", "family history", "other"
]
"""In the order in which a board is told of them."""

ORDER: tuple[ConditionKind, ...] = get_args(ConditionKind)


def condition_kind(kind: str) -> ConditionKind:
    """The kind that the words name: "previous cancer", "predisposition", "drug allergy"."""
    found = (name for name, pattern in _KINDS if pattern.search(kind))
    return next(found, "other")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


# The family first: "family history of cancer" is no malignancy of the patient.
_KINDS: tuple[tuple[ConditionKind, re.Pattern[str]], ...] = (
    ("family history", _pattern(r"\bfamil(?:y|ial)\s+(?:history|anamnesis)\b|^\s*family\s*$")),
    ("earlier malignancy", _pattern(
        r"\b(?:earlier|previous|prior|past|former|first|history\s+of)\s+(?:primary\s+)?"
        r"(?:malignan|cancer|tumou?r|neoplas)|\b(?:malignancy|cancer)\s+history\b")),
    ("syndrome", _pattern(r"\bsyndrome|\bpredisposition\b|\bgermline\b|\bhereditary\b"
                          r"|\bgenetic\s+(?:disease|disorder|condition)\b")),
    ("allergy", _pattern(r"\ballerg|\bhypersensitiv|\bintolerance\b")),
    ("comorbidity", _pattern(r"\bco-?morbid|\bchronic\s+(?:disease|illness|condition)\b"
                             r"|\bpregnan|\bmedical\s+history\b")),
)  # fmt: skip
