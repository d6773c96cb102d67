"""The values that scales have: performance status and grades.

ECOG has 0 to 5 (Oken 1982), Karnofsky and Lansky have 0 to 100 in steps of ten (Karnofsky 1948,
Lansky 1987); CTCAE has grades 1 to 5. Grades of other scales are not judged.
"""

import re

SOURCE = "ECOG 0 to 5; Karnofsky and Lansky 0 to 100 in tens; CTCAE grades 1 to 5"
_ECOG = re.compile(r"\b(?:ECOG|WHO|Zubrod)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\b(?:Karnofsky|KPS|Lansky|LPS)\b", re.IGNORECASE)
_SATURATION = re.compile(r"\b(?:SpO2|SaO2|saturation|LV?EF|ejection fraction)\b", re.IGNORECASE)
_OTHER_SCALES = re.compile(r"MAGIC|NIH|ASTCT|EBMT|Glucksberg|GVHD|Clavien|Seattle", re.IGNORECASE)


def off_scale(scale: str, low: float, high: float) -> str:
    """What the scale of a performance status has, where a value is none of it; else empty."""
    if _ECOG.search(scale):
        is_on_scale = 0 <= low <= high <= 5 and low % 1 == 0 and high % 1 == 0
        return "" if is_on_scale else "that scale goes from 0 to 5"
    if _PERCENT.search(scale):
        is_on_scale = 0 <= low <= high <= 100 and low % 10 == 0 and high % 10 == 0
        return "" if is_on_scale else "that scale goes from 0 to 100 in steps of ten"
    return ""


def is_of_ctcae(grading: str) -> bool:
    """Whether a grade is by the CTCAE, as far as its grading names no other scale."""
    return _OTHER_SCALES.search(grading) is None


def is_temperature(name: str) -> bool:
    """Whether a measure is the temperature of the body."""
    return name.strip().casefold() in ("temperature", "body temperature", "temp")


def is_saturation(name: str) -> bool:
    """Whether a measure is the saturation of oxygen or an ejection fraction: a share of a whole."""
    return _SATURATION.search(name) is not None
