"""How deep a complete response goes, by the words of its source, and what undoes its depth.

Rule "depth of a response, version 1" (ours). The steps are those of their sources: a remission
without recovered counts, a remission, a cytogenetic one, and the molecular steps MMR (MR3),
MR4, MR4.5 and MR5 of chronic myeloid leukemia (ELN 2020: BCR::ABL1 ≤ 0.1, 0.01, 0.0032 and
0.001 %). Negative MRD and "molecular remission" stand beside MR4. "CMR" is read as no step:
it is complete metabolic in a lymphoma and complete molecular in a leukemia.
"""

import re

RULE = "depth of a response, version 1"
SOURCE = "MMR, MR4, MR4.5, MR5: Hochhaus A et al. Leukemia 2020;34:966 (ELN)"

REMISSION = 1
"""A remission of which no more is said."""
MOLECULAR = 4
"""Negative MRD, a molecular remission, MR4."""


def depth(response: str) -> int:
    """The deepest step that the words of a response name; 1 where they name none."""
    if _INCOMPLETE.search(response):
        return 0
    return max((step for step, words in _STEPS if words.search(response)), default=REMISSION)


def is_molecular_return(response: str) -> bool:
    """Whether words state a return below the microscope: "molecular relapse", "loss of MMR".

    It ends no remission by marrow and counts, and is no response.
    """
    return bool(_RETURN.search(response)) and not _DENIED.search(response)


def speaks_of_mrd(response: str) -> bool:
    """Whether the words of a response say anything of residual disease: "MR4.5", "MRD negative"."""
    return bool(_OF_MRD.search(response))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NEGATIVE = r"(?:[- ](?:is\s+|was\s+)?(?:neg|undetect|not\s+detect)\w*)"
_INCOMPLETE = re.compile(r"\bCR[ip]\b|\bCRh\b|\bMLFS\b|(?i:\bincomplete\b.*\brecovery\b)")
_STEPS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (2, _words(r"\bCCyR\b|\bcomplete\s+cytogenetic\b")),
    (3, _words(r"\bMMR\b|\bMR\s?3(?:\.0)?\b|\bmajor\s+molecular\b")),
    (4, _words(rf"\bMR\s?4(?:\.0)?(?![.\d])|\bMRD{_NEGATIVE}|\bCRMRD"
               r"|(?<!major )\bmolecular\s+(?:\w+\s+)?(?:remission|response|CR)\b")),
    (5, _words(r"\bMR\s?4\.5\b")),
    (6, _words(r"\bMR\s?5(?:\.0)?\b")),
)  # fmt: skip
_FINE = r"(?:molecular|MRD|cytogenetic|biochemical|marker)"
_BACK = r"(?:relapse|recurrence|progression|failure)"
_RETURN = _words(
    rf"\b{_FINE}\s+{_BACK}\b|\bloss\s+of\s+(?:the\s+)?(?:MMR\b|MR\s?[345]|{_FINE}\s+(?:remission|response))"
)
_DENIED = _words(rf"\b(?:no|without|never|not)\b[^,;.]*\b{_FINE}\s+{_BACK}\b")
_OF_MRD = _words(r"\bMRD\b|\bMR\s?[345](?:\.[05])?\b|\bMMR\b|\bmolecular(?:ly)?\b")
