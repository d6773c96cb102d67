"""The glomerular filtration rate of a child from height and creatinine.

Rule "bedside Schwartz, version 1": 0.413 × height in cm / creatinine in mg/dL, from 1 to 18
years, for a creatinine that is traceable to IDMS and in a steady state (kidney.org). Under one
year it has no meaning, which is the age of infant leukemia. Whether creatinine was steady and
its method traceable, no number shows: it is said beside it.
"""

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.derived import Bound, Derived, limits, spread

RULE = "bedside Schwartz, version 1"
SOURCE = "National Kidney Foundation (kidney.org): 0.413 × cm / creatinine, 1 to 18 years, IDMS"
FORMULA = "0.413 × height (cm) / creatinine (mg/dL)"
NOTE = "for a steady creatinine by a method traceable to IDMS"
FROM_MONTHS, TO_MONTHS = 12, 18 * 12
_FACTOR = 0.413


def schwartz_gfr(
    height_cm: Value | None, creatinine_mg_dl: Value | None, age: Age | None
) -> Derived:
    """The rate in mL/min/1.73 m², or why it is not told; the age must be certain enough."""
    rows = (
        ("height", height_cm, " cm"),
        ("creatinine", creatinine_mg_dl, " mg/dL"),
    )
    inputs = tuple(f"{name} {value}{unit}" for name, value, unit in rows if value is not None)
    height, creatinine = limits(height_cm), limits(creatinine_mg_dl)
    why_not = _why_not(height, creatinine, age)
    low, high = (None, None)
    if not why_not:
        low, high = spread(_rate, (*height, True), (*creatinine, False))
    unit = "mL/min/{1.73_m2}"
    return Derived("eGFR", FORMULA, inputs, RULE, unit, low, high, why_not, NOTE)


def _why_not(height: tuple[Bound, Bound], creatinine: tuple[Bound, Bound], age: Age | None) -> str:
    if age is None or age.low_months is None or age.high_months is None:
        return "age not known: the formula is for 1 to 18 years"
    if age.low_months < FROM_MONTHS or age.high_months > TO_MONTHS:
        is_sure = age.high_months < FROM_MONTHS or age.low_months > TO_MONTHS
        return f"age {'' if is_sure else 'perhaps '}outside 1 to 18 years"
    if height == (None, None):
        return "height not reported"
    return "creatinine not reported" if creatinine == (None, None) else ""


def _rate(height_cm: float, creatinine_mg_dl: float) -> float:
    return _FACTOR * height_cm / creatinine_mg_dl
