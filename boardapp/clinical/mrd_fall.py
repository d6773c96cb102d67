"""How far residual disease fell between two looks, in powers of ten.

Rule "log fall of MRD, version 1": log₁₀(before / after). After a negative result only that it
fell by more than log₁₀(before / limit of detection). Both must be of one kind of specimen and
method, which is the caller's to know. Below 0 it rose.
"""

from math import log10

from boardapp.case.value import Value
from boardapp.clinical.derived import Derived, limits, spread

RULE = "log fall of MRD, version 1"
SOURCE = "log₁₀ of the ratio of two levels; a negative one at its limit of detection"
FORMULA = "log₁₀(before / after)"
FORMULA_NEGATIVE = "log₁₀(before / limit of detection)"


def mrd_log_fall(
    before: Value | None, after: Value | None, *, negative_at: Value | None = None
) -> Derived:
    """The fall from one level to another, both as fractions of cells.

    `after` is None where the result is negative; `negative_at` is then its limit of detection.
    """
    first = limits(before)
    last = limits(after if after is not None else negative_at)
    is_negative = after is None
    inputs = tuple(
        f"{name} {value}"
        for name, value in (
            ("before", before),
            ("after", after),
            ("limit of detection", negative_at if is_negative else None),
        )
        if value is not None
    )
    why_not = ""
    if first == (None, None) or first[1] == 0:
        why_not = "no level before"
    elif last == (None, None) or last[1] == 0:
        why_not = "no limit of detection" if is_negative else "no level after"
    formula = FORMULA_NEGATIVE if is_negative else FORMULA
    low, high = (None, None)
    if not why_not:
        low, high = spread(lambda was, now: log10(was / now), (*first, True), (*last, False))
    if is_negative:
        high = None
    if not why_not and low is None and high is None:
        why_not = "the levels leave it open"
    return Derived(
        "MRD log fall", formula, inputs, RULE, "", low, high, why_not, is_beyond=is_negative
    )
