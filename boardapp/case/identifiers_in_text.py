"""What in the words of an author may name a person: record numbers, telephones, addresses.

Only patterns are known here, no names: what is found asks a person to look, and nothing found
is no proof.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NHS_WEIGHTS = range(10, 1, -1)
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "a record number",
        (
            r"(?i)\b(?:MRN|medical record (?:number|no\.?)|hospital (?:number|no\.?)|"
            r"patient (?:ID|number|no\.?)|case (?:number|no\.?)|NHS (?:number|no\.?)|"
            r"Pat(?:ienten)?[.-]*(?:Nr|ID)\.?|Fallnummer|Versichertennummer|"
            r"insurance (?:number|no\.?))"
            r"\s*[:#]?\s*[A-Z]{0,3}[- ]?\d[\d -]{3,}"
        ),
    ),
    (
        "a date of birth",
        (
            r"(?i)(?:\bdate of birth|\bDOB\b|\bd\.o\.b\.|\bborn on|\bgeboren am|\bgeb\.|\bnée? le)"
            r"\s*:?\s*\d"
        ),
    ),
    ("an e-mail address", r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    (
        "a telephone number",
        (
            r"(?i)\b(?:tel(?:ephone)?|phone|fax|mobile|call)\b\.?\s*:?\s*\+?\(?\d[\d ()/-]{6,}\d|"
            r"(?<![\w.])\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,}\b|"
            r"(?<![\d-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?![\d-])"
        ),
    ),
    ("a social security number", r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"),
)
_WORTH_A_LOOK = re.compile(r"(?:\d\D{0,2}){4}|@")
"""What all patterns have in common: four digits close together, or an "@".

The patterns themselves are compiled when a text has it: all of them take 5 ms.
"""
_NHS = r"(?<!\d)(?<!\d )\d{3} \d{3} \d{4}(?! ?\d)"


class IdentifierInText(NamedTuple):
    """What may name a person, from `start` to `end` of a text: "a record number"."""

    start: int
    end: int
    kind: str


def identifiers_in(text: str) -> Iterator[IdentifierInText]:
    """All that may name a person in a text, by kind; two may overlap."""
    if not _WORTH_A_LOOK.search(text):
        return
    for kind, pattern in _PATTERNS:
        for match in re.finditer(pattern, text):
            yield IdentifierInText(match.start(), match.end(), kind)
    for match in re.finditer(_NHS, text):
        if _is_nhs_number(match[0]):
            yield IdentifierInText(match.start(), match.end(), "an NHS number")


def _is_nhs_number(text: str) -> bool:
    """Whether the last digit is the check digit of the others (modulus 11, NHS data dictionary)."""
    digits = [int(character) for character in text if character.isdigit()]
    rest = 11 - sum(a * b for a, b in zip(digits, _NHS_WEIGHTS, strict=False)) % 11
    return rest % 11 == digits[-1] and rest != 10
