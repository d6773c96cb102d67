"""What a stated response claims, read from its first words; nothing is inferred.

Rule "words of a response, version 1".
"""

import re

from boardapp.case.assessment import Assessment

_INCOMPLETE = re.compile(
    r"(?:CRi|CRp|CRh)(?![a-z])|.*\bincomplete\b.*\brecovery\b", re.IGNORECASE | re.DOTALL
)
_COMPLETE = re.compile(
    r"CR(?![a-z])|(?:(?:first|second|third|fourth|fifth) )?"
    r"(?:(?:continuous|continuing|ongoing) )?(?:complete (?:remission|response)|remission)\b",
    re.IGNORECASE,
)


def stated_response(assessment: Assessment) -> str:
    """The claim, "CR" or "CRi", as the source claims it; empty where it claims neither."""
    text = assessment.response.strip()
    if _INCOMPLETE.match(text):
        return "CRi"
    if _COMPLETE.match(text) or (assessment.finding == "remission" and not text):
        return "CR"
    return ""
