"""Class of a result of minimal residual disease, by what its own sample could detect.

Rule "MRD class", version 1: negative is < 1×10⁻⁴ (0.01 %) by flow cytometry or RQ-PCR;
NGS of marrow reaches 1×10⁻⁶ with at least 3 million cells. A negative result whose limit
of detection is above 1×10⁻⁴ is "negative with insufficient sensitivity".
"""

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import is_surely_over, side

RULE = "MRD class, version 1"
SOURCE = "< 1×10⁻⁴ by flow cytometry or RQ-PCR; NGS (marrow) down to 1×10⁻⁶"
NEGATIVE_BELOW = 1e-4


def mrd_class(outcome: str, level: Value | None, limit: Value | None) -> str:
    """The class of one result; `level` and `limit` are fractions of cells.

    The stated outcome is never changed: a positive below 1×10⁻⁴ stays a positive, and is
    said to lie below.
    """
    if outcome == "positive":
        place = side(level, NEGATIVE_BELOW)
        return {"below": "positive below 1×10⁻⁴", "above": "positive"}.get(
            place or "", "positive, level not reported"
        )
    if outcome != "negative":
        return outcome
    if limit is None or not limit.is_numeric:
        return "negative, limit of detection not reported"
    if is_surely_over(limit, NEGATIVE_BELOW):
        return "negative with insufficient sensitivity"
    return "negative"


def missing(outcome: str, level: Value | None, limit: Value | None) -> tuple[str, ...]:
    """What the class of a result needs and is not reported."""
    if outcome == "positive" and side(level, NEGATIVE_BELOW) is None:
        return ("level",)
    if outcome == "negative" and (limit is None or not limit.is_numeric):
        return ("limit of detection",)
    return ()


def contradicts(outcome: str, level: Value | None, limit: Value | None) -> str:
    """Why outcome, level and limit can't all be right; empty where they can."""
    threshold = limit.low if limit is not None and limit.is_numeric else None
    if outcome == "negative" and level is not None:
        if threshold is not None and side(level, threshold) == "above":
            return "a level at or above the limit of detection is no negative result"
        if threshold is None and side(level, NEGATIVE_BELOW) == "above":
            return "a level of 1×10⁻⁴ or more is no negative result"
    is_below = threshold is not None and side(level, threshold) == "below"
    if outcome == "positive" and is_below:
        return "a positive level below the sample's own limit of detection"
    return ""
