"""Grades of the CTCAE, and names of measures that have a range of their own.

CTCAE has grades 1 to 5; those of other systems are in `grade_systems`.
"""

import re

SOURCE = "CTCAE grades 1 to 5"
_SATURATION = re.compile(r"\b(?:SpO2|SaO2|saturation|LV?EF|ejection fraction)\b", re.IGNORECASE)


def is_temperature(name: str) -> bool:
    """Whether a measure is the temperature of the body."""
    return name.strip().casefold() in ("temperature", "body temperature", "temp")


def is_saturation(name: str) -> bool:
    """Whether a measure is the saturation of oxygen or an ejection fraction: a share of a whole."""
    return _SATURATION.search(name) is not None
