"""Number of a complete remission, as the CIBMTR counts.

Rule "CIBMTR remission number", version 1: by the relapses before it CR1, CR2, then
≥ CR3. Shown beside what the source states, never in its place: four relapses do not make
a "CR5" where the source counts none.
"""

import re

RULE = "CIBMTR remission number, version 1"
SOURCE = "CIBMTR: CR1, CR2, ≥ CR3 by prior relapses"
_NUMBER = re.compile(r"\bCRi?\s*-?\s*([1-9])\b", re.IGNORECASE)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_IN_WORDS = re.compile(
    rf"\b({'|'.join(_WORDS)})\s+(?:complete\s+)?(?:remission|response)\b", re.IGNORECASE
)


def remission_number(prior_relapses: int) -> str:
    """The number: "CR1" without a relapse before, "CR2" after one, "≥ CR3" after more."""
    return f"CR{prior_relapses + 1}" if prior_relapses < 2 else "≥ CR3"


def stated_number(response: str) -> int | None:
    """The number that a stated response carries ("CR2", "second complete remission")."""
    if match := _NUMBER.search(response):
        return int(match[1])
    match = _IN_WORDS.search(response)
    return _WORDS[match[1].lower()] if match else None
