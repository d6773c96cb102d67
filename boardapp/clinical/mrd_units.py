"""Units in which residual disease is stated, as fractions of cells.

Rule "units of MRD", version 1: a fraction, %, ‰, powers of ten ("10^-4", "×10⁻⁴", "10*-5") and
shares of so many cells ("ppm", "per million", "cells/10⁶"). All else is not read, and the level
is then printed as stated: 2 per 10⁶ is 2×10⁻⁶, and nothing is guessed.
"""

import re
from functools import cache

from boardapp.clinical.unit_spellings import tidied

RULE = "units of MRD, version 1"
_WORDS = {
    **dict.fromkeys(("", "1", "fraction", "ratio"), 1.0),
    **dict.fromkeys(("%", "percent", "per cent", "per hundred"), 1e-2),
    **dict.fromkeys(("‰", "permille", "per mille", "per mil", "per thousand"), 1e-3),
    **dict.fromkeys(("ppm", "per million", "/million", "parts per million"), 1e-6),
}
_NOISE = re.compile(
    r"\b(?:of|in|nucleated|mononuclear|leukocytes?|wbc|mnc|marrow|cells?|blasts?)\b|\{[^}]*\}"
)
_POWER = re.compile(r"x?(?:10[*^]?\^?|1?e)-0?(\d{1,2})")
_SHARE = re.compile(r"(?:/|per)(?:10[*^]?\^?|1e)(\d{1,2})|(?:/|per)1([0,]{3,})")
_MOST_POWER = 9


@cache
def cells_fraction(unit: str) -> float | None:
    """What one of the unit is as a fraction of cells; None where it is not read."""
    words = " ".join(_NOISE.sub(" ", tidied(unit).casefold()).split())
    if words in _WORDS:
        return _WORDS[words]
    power = _power(words.replace(" ", ""))
    return 10.0**-power if power is not None and 0 < power <= _MOST_POWER else None


def _power(dense: str) -> int | None:
    if match := _POWER.fullmatch(dense):
        return int(match[1])
    match = _SHARE.fullmatch(dense)
    if match is None:
        return None
    return int(match[1]) if match[1] else match[2].count("0")
