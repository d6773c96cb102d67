"""What a stated response claims, read from its first words; nothing is inferred.

Rule "words of a response, version 2".
"""

import re

from boardapp.case.assessment import Assessment

REMISSIONS = frozenset({"CR", "CRi"})
"""The claims that are a remission; a marrow without leukemia alone is none."""

_LEUKEMIA_FREE = re.compile(r"MLFS\b|morphologic(?:al(?:ly)?)? leuka?emia[- ]free\b", re.IGNORECASE)
_INCOMPLETE = re.compile(
    r"(?:CRi|CRp|CRh)(?![a-z])|.*\bincomplete\b.*\brecovery\b", re.IGNORECASE | re.DOTALL
)
_COMPLETE = re.compile(
    r"(?:MRD[- ](?:negative|positive) )?CR(?![a-z])|(?:(?:first|second|third|fourth|fifth) )?"
    r"(?:(?:continuous|continuing|ongoing) )?(?:complete (?:remission|response)|remission)\b",
    re.IGNORECASE,
)


def stated_response(assessment: Assessment) -> str:
    """The claim, "CR", "CRi" or "MLFS", as the source claims it; empty where it claims none."""
    text = assessment.response.strip()
    if _LEUKEMIA_FREE.match(text):
        return "MLFS"
    if _INCOMPLETE.match(text):
        return "CRi"
    if _COMPLETE.match(text) or (assessment.finding == "remission" and not text):
        return "CR"
    return ""
