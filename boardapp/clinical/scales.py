"""Grades of the CTCAE, and names of measures that have a range of their own.

CTCAE has grades 1 to 5. Grades of other scales are not judged here.
"""

import re

SOURCE = "CTCAE grades 1 to 5"
_SATURATION = re.compile(r"\b(?:SpO2|SaO2|saturation|LV?EF|ejection fraction)\b", re.IGNORECASE)
_OTHER_SCALES = re.compile(r"MAGIC|NIH|ASTCT|EBMT|Glucksberg|GVHD|Clavien|Seattle", re.IGNORECASE)


def is_of_ctcae(grading: str) -> bool:
    """Whether a grade is by the CTCAE, as far as its grading names no other scale."""
    return _OTHER_SCALES.search(grading) is None


def is_temperature(name: str) -> bool:
    """Whether a measure is the temperature of the body."""
    return name.strip().casefold() in ("temperature", "body temperature", "temp")


def is_saturation(name: str) -> bool:
    """Whether a measure is the saturation of oxygen or an ejection fraction: a share of a whole."""
    return _SATURATION.search(name) is not None
