"""Terms of the CTCAE that need more than one value at once.

Rules "CTCAE v5.0" and "CTCAE v6.0": febrile neutropenia, sinusoidal obstruction syndrome and,
in 6.0, tumor lysis syndrome. What no number shows is left to a clinician, and said.
"""

from fractions import Fraction
from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.ctcae import grade
from boardapp.clinical.ctcae_criteria import Version
from boardapp.clinical.ctcae_grade import Grade, Ungradable
from boardapp.clinical.lab_result import Number, Result, exact

_NEUTROPHILS, _ONE_FEVER, _LASTING_FEVER = Fraction(1), Fraction("38.3"), Fraction(38)
_FEBRILE = "Febrile neutropenia"
_SOS, _TLS = "Sinusoidal obstruction syndrome", "Tumor lysis syndrome"
_DEFIBROTIDE_GRADE = 3
_ANY = "any grade from 0 to 4 is possible"


def febrile_neutropenia(
    neutrophils: Value | None,
    temperature: Value | None,
    *,
    is_over_an_hour: bool | None = None,
    version: Version = "5.0",
) -> Grade | Ungradable:
    """Grade 3 with fewer than 1.0 ×10⁹/L and one temperature above 38.3 °C, or 38.0 for an hour.

    Counts in ×10⁹/L, temperatures in °C, both of one time. Grade 4 is life-threatening, which
    a clinician decides.
    """
    rule = f"CTCAE v{version}: {_FEBRILE}"
    if neutrophils is None or temperature is None:
        missing = "neutrophils" if neutrophils is None else "the temperature"
        return Ungradable(f"{missing} not given: {_ANY}", _FEBRILE, None, rule)
    if _is_at_least(neutrophils, _NEUTROPHILS):
        return Grade(_FEBRILE, 0, None, "neutrophils 1.0 ×10⁹/L or more", rule)
    if _is_at_most(temperature, _LASTING_FEVER, is_open=True):
        return Grade(_FEBRILE, 0, None, "no temperature of 38.0 °C or more", rule)
    is_low = _is_at_most(neutrophils, _NEUTROPHILS, is_open=True)
    is_hot = _is_above(temperature, _ONE_FEVER)
    is_lasting = _is_at_least(temperature, _LASTING_FEVER) and is_over_an_hour is True
    if is_low and (is_hot or is_lasting):
        said = "neutrophils < 1.0 ×10⁹/L with fever; life-threatening: a clinician decides 4"
        return Grade(_FEBRILE, 3, None, said, rule)
    if is_low and is_over_an_hour is None:
        why = "38.3 °C not exceeded, and not said whether 38.0 °C lasted over an hour"
        return Ungradable(f"{why}: grade 0 or 3 is possible", _FEBRILE, None, rule)
    if is_low:
        return Grade(_FEBRILE, 0, None, "38.3 °C not exceeded, 38.0 °C not for an hour", rule)
    return Ungradable(f"the values leave it open: {_ANY}", _FEBRILE, None, rule)


def sinusoidal_obstruction(
    bilirubin: Number,
    unit: str = "mg/dL",
    *,
    is_defibrotide_given: bool = False,
    version: Version = "5.0",
) -> Grade | Ungradable:
    """The grade of a stated SOS/VOD by its highest bilirubin, or 3 by defibrotide given.

    A clinician confirms it: the criteria also read reversed portal flow (3), ventilator,
    dialysis, plasmapheresis and drainage (4).
    """
    graded = grade(Result(_SOS, bilirubin, unit), version)
    number = graded.grade if isinstance(graded, Grade) else None
    if not is_defibrotide_given or (number or 0) >= _DEFIBROTIDE_GRADE:
        return graded
    said = "coagulation modifier (defibrotide) given: a clinician confirms 3"
    return Grade(
        _SOS,
        _DEFIBROTIDE_GRADE,
        "high",
        said,
        f"CTCAE v{version}: {_SOS}",
        graded.value_si,
        graded.unit_si,
    )


def tumor_lysis(
    laboratory: Literal["present", "absent"] | None,
    creatinine: Number,
    unit: str,
    uln: Number,
    version: Version,
) -> Grade | Ungradable:
    """Tumor lysis syndrome: 3 where present (5.0), by creatinine × ULN (6.0)."""
    rule = f"CTCAE v{version}: {_TLS}"
    if laboratory is None:
        return Ungradable(f"laboratory tumor lysis is not given: {_ANY}", _TLS, None, rule)
    if laboratory == "absent":
        return Grade(_TLS, 0, None, "no laboratory tumor lysis", rule)
    if version == "5.0":
        return Grade(_TLS, 3, None, "present; life-threatening: a clinician decides 4", rule)
    return grade(Result(_TLS, creatinine, unit, high=uln), version)


def _is_at_least(value: Value, limit: Fraction) -> bool:
    low = _bound(value, value.low)
    return low is not None and low >= limit


def _is_above(value: Value, limit: Fraction) -> bool:
    low = _bound(value, value.low)
    return low is not None and low > limit


def _is_at_most(value: Value, limit: Fraction, *, is_open: bool) -> bool:
    """Whether the value is surely at most the limit, or below it where that is open."""
    high = _bound(value, value.high)
    if high is None:
        return False
    is_below = high < limit or (high == limit and value.is_strict)
    return is_below or (not is_open and high == limit)


def _bound(value: Value, at: float | None) -> Fraction | None:
    if at is None:
        return None
    return exact(value) if value.low == value.high and exact(value) is not None else exact(str(at))
