"""Between what the upper limit of a laboratory's range lies, to see a range in another unit.

Rule "upper limits and units, version 1", ours: no reference range is supplied or used. The
table says only what no laboratory's upper limit is below or above, at any age, with much room,
so that a range printed beside the wrong unit (mmol/L for g/dL, mg/dL for µmol/L) is seen.
"""

from fractions import Fraction

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.units import UnitError, parse_unit

RULE = "upper limits and units, version 1"
SOURCE = "limits of ours: what no laboratory's upper limit is below or above, at any age"

_UPPER_LIMITS: dict[str, tuple[str, float, float]] = {
    "haemoglobin": ("g/dL", 10.2, 26),
    "creatinine": ("umol/L", 12, 160),
    "bilirubin": ("umol/L", 4, 350),
    "direct bilirubin": ("umol/L", 1, 60),
    "glucose": ("mmol/L", 3.8, 14),
    "calcium": ("mmol/L", 2, 3.5),
    "magnesium": ("mmol/L", 0.6, 2),
    "phosphate": ("mmol/L", 0.9, 3.6),
    "uric acid": ("umol/L", 120, 700),
    "urea": ("mmol/L", 3, 20),
    "albumin": ("g/L", 25, 70),
    "total protein": ("g/L", 40, 110),
    "sodium": ("mmol/L", 130, 165),
    "potassium": ("mmol/L", 3.8, 9),
    "platelets": ("10*9/L", 200, 1100),
    "leukocytes": ("10*9/L", 5, 60),
    "fibrinogen": ("g/L", 2, 8),
}
_LOWER_OF_CREATININE_UMOL = 8.0
"""Less than this is no creatinine of a patient in µmol/L, but a usual one in mg/dL."""


def range_fault(analyte: Analyte, unit: str, high: float | None) -> str:
    """Why an upper limit can't be of this test in this unit; empty where it can."""
    known = _UPPER_LIMITS.get(analyte.name)
    found = None if known is None or high is None else _converted(analyte, high, unit, known[0])
    if known is None or found is None or known[1] <= found <= known[2]:
        return ""
    return f"an upper limit of {high:g} {unit} is no laboratory's for {analyte.name}"


def is_too_small_creatinine(analyte: Analyte, unit: str, value: float) -> bool:
    """Whether a creatinine is so small that it was measured in mg/dL."""
    if analyte.name != "creatinine":
        return False
    found = _converted(analyte, value, unit, "umol/L")
    return found is not None and 0 < found < _LOWER_OF_CREATININE_UMOL


OTHER_UNIT_SOURCE = (
    "the laboratory's own range; a value three times outside it, which would lie within it in the "
    "other unit of the test (limits of ours)"
)
_OTHER_UNITS: dict[str, tuple[str, str]] = {
    "creatinine": ("mg/dL", "umol/L"),
    "calcium": ("mg/dL", "mmol/L"),
    "glucose": ("mg/dL", "mmol/L"),
    "fibrinogen": ("mg/dL", "g/L"),
    "haemoglobin": ("g/dL", "g/L"),
}
"""Tests whose two units are far apart, and whose values the body keeps near their range."""
_TIMES_OUTSIDE = 3.0
_CLOTTING = frozenset({"aPTT", "prothrombin time", "thrombin time"})


def is_ratio(analyte: Analyte, value: float, low: float | None) -> bool:
    """Whether a clotting time is less than a third of its lower limit: it is never so short."""
    return analyte.name in _CLOTTING and low is not None and 0 < value * _TIMES_OUTSIDE < low


def other_unit(
    analyte: Analyte, unit: str, value: float, low: float | None, high: float | None
) -> str:
    """The unit in which a value lies within its range, where it is far outside in its own.

    Empty where nothing is to be said.
    """
    if low is None or high is None or low <= 0:
        return ""
    if low <= value * _TIMES_OUTSIDE and value <= high * _TIMES_OUTSIDE:
        return ""
    for other in _OTHER_UNITS.get(analyte.name, ()):
        found = _converted(analyte, value, other, unit)
        if found is not None and low <= found <= high and other != unit:
            return other
    return ""


def _converted(analyte: Analyte, value: float, unit: str, wanted: str) -> float | None:
    """The value in another unit; None where that can't be, or is beyond what a float holds."""
    try:
        source = analyte.read_unit(unit)
        return float(analyte.convert(Fraction(str(value)), source, parse_unit(wanted)))
    except (UnitError, OverflowError):
        return None
