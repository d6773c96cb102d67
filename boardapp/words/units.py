"""Units as a reader writes them, from their UCUM codes."""

import re
from functools import lru_cache

from boardapp.case.numerals import power_text, superscript

_ANNOTATION = re.compile(r"\{([^{}]*)\}")
_NAMED = {
    "mm[Hg]": "mmHg", "[degF]": "°F", "[ppm]": "ppm", "[ppb]": "ppb", "[pH]": "pH", "[IU]": "IU",
    "[iU]": "IU", "[lb_av]": "lb", "[in_i]": "in", "[arb'U]": "arbitrary units", "[CFU]": "CFU",
    "[cfu]": "CFU",
}  # fmt: skip
_CELSIUS = re.compile(r"\bCel\b")
_POWER = re.compile(r"(/?)(?:(?<![A-Za-z])[x×*]\s*|\b)10\s*[*^]\s*([+-]?\d+)")
_AREA = re.compile(r"(?<![A-Za-z])([kcdmµ]?m)([23])(?!\d)")
_MICRO = re.compile(r"(?<![A-Za-z])u(?=(?:mol|g|L|l|m|s|kat|eq|Eq|Ci|Gy|IU|U|osm|V)(?![A-Za-z]))")
_MOST_UNITS = 1024
_TIMES = re.compile(r"(?<=[A-Za-z⁰¹²³⁴⁵⁶⁷⁸⁹])\.(?=[A-Za-z])")


@lru_cache(maxsize=_MOST_UNITS)
def unit_text(unit: str) -> str:
    """A UCUM code as a reader writes it: "10*9/L" gives "×10⁹/L", "ug/L" "µg/L", "1" nothing.

    What is no UCUM code is left as it stands: a unit that nobody read is shown as stated. Kept,
    since a case of 100,000 results has some dozen units.
    """
    if unit == "1":
        return ""
    text = _ANNOTATION.sub(lambda match: match[1].replace("_", " "), unit)
    for code, word in _NAMED.items():
        text = text.replace(code, word)
    text = _POWER.sub(_power, _CELSIUS.sub("°C", text))
    text = _AREA.sub(lambda match: match[1] + superscript(match[2]), _MICRO.sub("µ", text))
    return _TIMES.sub("·", text)


def _power(match: re.Match[str]) -> str:
    """A power as a factor, or below a stroke: "×10⁹", "/10⁶"."""
    return f"{match[1] or '×'}{power_text(int(match[2]))}"
