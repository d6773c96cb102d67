"""Marrow class by the share of blasts.

Rule "marrow class", version 1: M1 < 5 %, M2 5 to < 25 %, M3 ≥ 25 % blasts.
"""

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "marrow class, version 1"
SOURCE = "M1 < 5 %, M2 5 to < 25 %, M3 ≥ 25 % blasts"
M2_FROM_PERCENT = 5
M3_FROM_PERCENT = 25


def marrow_class(blasts: Value | None) -> str:
    """Class of blasts in %: "M1", "M3", "M2 or M3" for a range across; empty without a number."""
    if blasts is None or not blasts.is_numeric:
        return ""
    m2, m3 = side(blasts, M2_FROM_PERCENT), side(blasts, M3_FROM_PERCENT)
    possible = []
    if m2 != "above":
        possible.append("M1")
    if m2 != "below" and m3 != "above":
        possible.append("M2")
    if m3 != "below":
        possible.append("M3")
    return " or ".join(possible)
