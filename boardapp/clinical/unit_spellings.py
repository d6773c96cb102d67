"""How laboratories print units, and the UCUM code that each spelling means.

A spelling is read only when it is listed here (or follows the one pattern for powers of
ten); all else is tried as a UCUM code and, failing that, kept and called unknown.
"""

import re

_TIDIED = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width letters and signs
    | {"µ": "u", "μ": "u", "×": "x", "²": "2", "³": "3", "⁄": "/"}
    | dict.fromkeys("\u3000\u00a0\u202f", " ")
)
_SUPERSCRIPTS = str.maketrans("⁰¹⁴⁵⁶⁷⁸⁹⁻", "01456789-")
_HIGH_DIGITS = re.compile(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)")
_POWER = re.compile(
    r"(?:(?:[xX*]\s*)?10\s*(?:(?:\^|\*\*?|[eE]\+?)\s*(-?\d+)|\((-?\d+)\))|[xX]?\s*[eE]\+?(\d+))"
    r"(?:\s*cells?)?(?:\s*/\s*(.+))?"
)

SPELLINGS: dict[str, tuple[str, ...]] = {
    # cell counts
    **dict.fromkeys(
        (
            *("K/uL", "K/ul", "k/uL", "k/ul", "K/mm3", "K/cumm", "K/mcL", "K/UL", "Thou/uL"),
            *("THOU/uL", "THOU/UL", "Thousand/uL", "thousand/uL", "Tsd/ul", "Tsd/uL", "Tsd./ul"),
            *("thou/mm3", "thou/cumm", "tsd/mm3", "Tsd/mm3", "Tsd./uL", "/nl", "/nL", "1/nl"),
            *("1/nL", "Zellen/nl", "cells/nL", "thousands/uL", "thousands/ul", "Thousands/uL"),
            *("thousand/mm3", "thousands/mm3", "K/cu mm", "K/cmm", "k/cu mm", "K/MM3", "K/CUMM"),
            *("THOUSAND/UL", "THOUSANDS/UL", "x1000/uL", "x1000/ul", "1000/uL"),
        ),
        ("10*3/uL",),
    ),
    **dict.fromkeys(
        ("G/l", "Giga/L", "Giga/l", "Gpt/l", "Gpt/L", "Mrd/l", "Mrd/L", "Mrd./l"), ("10*9/L",)
    ),
    # In capitals, G/L is giga per litre for a count and grams per litre for a mass.
    "G/L": ("10*9/L", "g/L"),
    **dict.fromkeys(("T/L", "T/l", "Tera/L", "Tpt/l", "Tpt/L", "/pl", "/pL"), ("10*12/L",)),
    **dict.fromkeys(
        ("M/uL", "m/uL", "M/ul", "M/mm3", "M/cumm", "Mio/ul", "Mio/uL", "Mio./ul", "MIL/uL"),
        ("10*6/uL",),
    ),
    **dict.fromkeys(
        (
            *(
                "/cu mm",
                "cells/cu mm",
                "/cumm",
                "/cmm",
                "cells/uL",
                "cells/ul",
                "cells/mm3",
                "cells/cumm",
                "cells/mcL",
            ),
            *("#/uL", "#/ul", "Zellen/ul", "Zellen/uL", "/mcL", "1/uL", "/UL", "/MM3", "/mm^3"),
        ),
        ("/uL",),
    ),
    **dict.fromkeys(("#/hpf", "/hpf", "/HPF"), ("/[HPF]",)),
    # concentration
    **dict.fromkeys(("gm/dL", "gm/dl", "gms/dL", "g%", "G/DL", "g/100mL", "g/100 ml"), ("g/dL",)),
    **dict.fromkeys(("mg%", "MG/DL", "mg/100mL", "mg/100 ml", "mgs/dL"), ("mg/dL",)),
    **dict.fromkeys(("MG/L",), ("mg/L",)),
    **dict.fromkeys(("mcg/dL", "mcg/dl", "UG/DL"), ("ug/dL",)),
    **dict.fromkeys(("mcg/L", "mcg/l", "UG/L"), ("ug/L",)),
    **dict.fromkeys(("mcg/mL", "mcg/ml", "UG/ML"), ("ug/mL",)),
    **dict.fromkeys(("NG/ML",), ("ng/mL",)),
    **dict.fromkeys(("MMOL/L", "mmole/L", "mmoles/L", "mM"), ("mmol/L",)),
    **dict.fromkeys(("UMOL/L", "umole/L", "mcmol/L", "uM"), ("umol/L",)),
    **dict.fromkeys(("mEq/L", "mEq/l", "MEQ/L", "meq/l", "mval/l", "mval/L"), ("meq/L",)),
    **dict.fromkeys(("mOsm/kg", "mosmol/kg", "mOsmol/kg"), ("mosm/kg",)),
    "mEq": ("meq",),
    # enzymes and international units
    **dict.fromkeys(
        ("Units/L", "units/L", "Unit/L", "unit/L", "UNITS/L", "u/L", "u/l", "U/l", "units/l"),
        ("U/L",),
    ),
    **dict.fromkeys(("Units/mL", "units/mL", "u/mL"), ("U/mL",)),
    **dict.fromkeys(("IU/L", "IU/l", "IE/l", "IE/L", "UI/L", "UI/l"), ("[IU]/L",)),
    **dict.fromkeys(("IU/mL", "IU/ml", "IE/ml", "UI/mL"), ("[IU]/mL",)),
    **dict.fromkeys(("IU/dL", "IU/dl"), ("[IU]/dL",)),
    **dict.fromkeys(("kIU/L", "KIU/L"), ("k[IU]/L",)),
    **dict.fromkeys(("IU/m2", "IU/m^2"), ("[IU]/m2",)),
    "IU/kg": ("[IU]/kg",),
    **dict.fromkeys(("mIU/L", "mIU/l"), ("m[IU]/L",)),
    **dict.fromkeys(("mIU/mL", "mIU/ml"), ("m[IU]/mL",)),
    **dict.fromkeys(("uIU/mL", "uIU/ml"), ("u[IU]/mL",)),
    **dict.fromkeys(("BU", "BU/mL", "BE/ml", "Bethesda units"), ("[beth'U]",)),
    # time, rates and speeds
    **dict.fromkeys(
        ("sec", "sec.", "secs", "second", "seconds", "Sec", "SEC", "Sek", "Sek.", "sek"), ("s",)
    ),
    **dict.fromkeys(("minute", "minutes"), ("min",)),
    **dict.fromkeys(("hr", "hrs", "hour", "hours"), ("h",)),
    **dict.fromkeys(("day", "days"), ("d",)),
    **dict.fromkeys(("week", "weeks", "wks"), ("wk",)),
    **dict.fromkeys(("month", "months"), ("mo",)),
    **dict.fromkeys(("year", "years", "yr", "yrs"), ("a",)),
    **dict.fromkeys(("mm/hr", "mm/1h", "mm/hour"), ("mm/h",)),
    **dict.fromkeys(
        ("bpm", "beats/min", "beats/minute", "breaths/min", "breaths/minute"), ("/min",)
    ),
    **dict.fromkeys(
        (
            *("mL/min/1.73m2", "mL/min/1.73 m2", "ml/min/1.73m2", "ml/min/1.73 m2"),
            *("mL/min/1.73m^2", "ml/min/1,73m2", "ml/min/1,73 m2", "mL/min/1.73"),
        ),
        ("mL/min/{1.73_m2}",),
    ),
    # numbers
    **dict.fromkeys(("percent", "pct", "Prozent", "PERCENT", "%{}"), ("%",)),
    **dict.fromkeys(
        ("ratio", "Ratio", "RATIO", "INR", "index", "INR units", "INR unit", "inr"), ("1",)
    ),
    **dict.fromkeys(("copies/mL", "copies/ml", "cp/mL"), ("{copies}/mL",)),
    **dict.fromkeys(("pH", "pH units"), ("[pH]",)),
    # body, pressure, temperature, dose
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("[lb_av]",)),
    **dict.fromkeys(("in", "inch", "inches"), ("[in_i]",)),
    **dict.fromkeys(("centimeter", "centimeters", "centimetre", "centimetres"), ("cm",)),
    **dict.fromkeys(("kilogram", "kilograms", "kgs"), ("kg",)),
    **dict.fromkeys(("m^2", "sqm"), ("m2",)),
    "kg/m^2": ("kg/m2",),
    "mg/m^2": ("mg/m2",),
    "g/cm^2": ("g/cm2",),
    **dict.fromkeys(("mmHg", "mm Hg", "MMHG"), ("mm[Hg]",)),
    **dict.fromkeys(("cmH2O", "cm H2O"), ("cm[H2O]",)),
    **dict.fromkeys(("°C", "degC", "deg C", "degrees C", "Celsius"), ("Cel",)),
    **dict.fromkeys(("°F", "degF", "deg F", "degrees F", "Fahrenheit"), ("[degF]",)),
    **dict.fromkeys(("mcg", "µg"), ("ug",)),
    **dict.fromkeys(("cc", "ML"), ("mL",)),
    **dict.fromkeys(("gm", "gms", "gram", "grams"), ("g",)),
    **dict.fromkeys(("rads",), ("RAD",)),
    **dict.fromkeys(("Gray", "gray", "GY", "gy"), ("Gy",)),
    **dict.fromkeys(("CGY", "cgy", "centigray"), ("cGy",)),
}
"""Spellings after tidying (`tidied`); the first code is taken where the test can't tell."""


def tidied(text: str) -> str:
    """The text with one micro sign, one multiplication sign, no raised digits, no odd blanks."""
    text = _HIGH_DIGITS.sub(lambda found: f"10^{_lowered(found[1])}", text.strip())
    return re.sub(r"\s*/\s*", "/", re.sub(r"\s+", " ", text.translate(_TIDIED)))


def spelled(text: str) -> tuple[str, ...]:
    """The UCUM codes that a printed unit may mean, likeliest first; else the tidied text."""
    text = tidied(text)
    if text in SPELLINGS:
        return SPELLINGS[text]
    match = _POWER.fullmatch(text)
    if match is None:
        return (text,)
    exponent, below = match[1] or match[2] or match[3], match[4]
    return (
        f"10*{exponent}{SPELLINGS.get(f'/{below}', (f'/{below}',))[0]}"
        if below
        else f"10*{exponent}",
    )


def _lowered(digits: str) -> str:
    return digits.translate(_TIDIED).translate(_SUPERSCRIPTS)
