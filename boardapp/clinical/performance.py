"""Performance status: the values that its scales have, and the ages that they are made for.

Rule "performance scales", version 1. ECOG has 0 to 5 (Oken 1982); Karnofsky and Lansky have 0 to
100 in steps of ten (Karnofsky 1948, Lansky 1987). Lansky is made for those under 16 years; from
which age on Karnofsky is used is not fixed as exactly, so no age is held against it.
"""

import re
from typing import Literal

from boardapp.case.interval import Age
from boardapp.case.said import said
from boardapp.case.value import Value

RULE = "performance scales, version 1"
SOURCE = "ECOG 0 to 5; Karnofsky and Lansky 0 to 100 in tens; Lansky under 16 years"
Scale = Literal["ECOG", "Karnofsky", "Lansky", "Karnofsky or Lansky"]
Fault = Literal["no scale", "out of range", "between steps", "too old"]
"""Why a status is doubted: "too old" where the scale is made for children."""
LANSKY_UNDER_MONTHS = 16 * 12
_RANGES: dict[Scale, tuple[int, int]] = {
    "ECOG": (5, 1),
    "Karnofsky": (100, 10),
    "Lansky": (100, 10),
    "Karnofsky or Lansky": (100, 10),
}
"""The highest value of each scale, and its steps from 0 on."""
_ECOG = re.compile(r"\b(?:ECOG|WHO|Zubrod)\b", re.IGNORECASE)
_KARNOFSKY = re.compile(r"\b(?:Karnofsky|KPS)\b", re.IGNORECASE)
_LANSKY = re.compile(r"\b(?:Lansky|LPS)\b", re.IGNORECASE)
_NO_SCALE = re.compile(
    r"\W*(?:performance(?: status| scale)?|PS|unknown|status)?\W*", re.IGNORECASE
)


def scale_of(stated: str) -> Scale | None:
    """The scale that is named; None for none, or for one that is not known here."""
    is_lansky, is_karnofsky = _LANSKY.search(stated), _KARNOFSKY.search(stated)
    if is_lansky or is_karnofsky:
        if is_lansky and is_karnofsky:
            return "Karnofsky or Lansky"
        return "Lansky" if is_lansky else "Karnofsky"
    return "ECOG" if _ECOG.search(stated) else None


def most_and_step(scale: Scale) -> tuple[int, int]:
    """The highest value of a scale, and how far apart its values are from 0 on."""
    return _RANGES[scale]


def performance_fault(stated_scale: str, value: Value, age: Age | None) -> Fault | None:
    """What is wrong with a status at an age, the gravest first; None where nothing is.

    A scale that is not known here is not judged; one that is not named is asked for.
    """
    scale = scale_of(stated_scale)
    if scale is None:
        is_unnamed = _NO_SCALE.fullmatch(said(stated_scale)) is not None
        return "no scale" if is_unnamed and value.is_numeric else None
    most, step = _RANGES[scale]
    ends = [end for end in (value.low, value.high) if end is not None]
    if any(not 0 <= end <= most for end in ends):
        return "out of range"
    if any(end % step for end in ends):
        return "between steps"
    is_older = age is not None and (age.low_months or 0) >= LANSKY_UNDER_MONTHS
    return "too old" if scale == "Lansky" and is_older and ends else None
