"""Whether a stated radiation dose can be right.

Rule "radiation dose plausibility", version 2. 1 Gy = 100 cGy. Contemporary cranial
doses in leukemia are 12 to 18 Gy; a cranial total above 30 Gy is worth a look, and a
number of 100 or more with the unit Gy is, at any site, more than any course gives: the
unit is then very likely cGy. A cranial total below 1 Gy (a limit of ours) is as likely
Gy printed with the unit cGy.
"""

from boardapp.case.value import Value

RULE = "radiation dose plausibility, version 2"
SOURCE = "1 Gy = 100 cGy; contemporary cranial doses are 12 to 18 Gy"
CRANIAL_DOSE_WARN_GY = 30.0
LEAST_CRANIAL_DOSE_GY = 1.0
IMPLAUSIBLE_DOSE_GY = 100.0
_GY_PER_UNIT = {"gy": 1.0, "cgy": 0.01, "rad": 0.01}
_CRANIAL_WORDS = ("crani", "brain", "cns", "skull", "head")


def dose_in_gray(dose: Value, unit: str) -> float | None:
    """The highest dose that is stated, in Gy; None for words and for an unknown unit."""
    per_unit = _GY_PER_UNIT.get(unit.strip().casefold())
    return None if per_unit is None or dose.high is None else dose.high * per_unit


def radiation_fault(site: str, dose: Value, unit: str) -> str | None:
    """What is implausible about a total dose, as a sentence; None where nothing is.

    `dose` is the total over all fractions in `unit` (Gy, cGy or rad). A dose in words,
    one that is not reported and one in an unknown unit are not judged.
    """
    gray = dose_in_gray(dose, unit)
    if gray is None:
        return None
    stated = f"{dose.text} {unit} to the {site}"
    if gray >= IMPLAUSIBLE_DOSE_GY:
        return (
            f"{stated} is more than any course of radiation gives; "
            f"{dose.text} cGy would be {gray / 100:g} Gy."
        )
    if not any(word in site.casefold() for word in _CRANIAL_WORDS):
        return None
    if gray > CRANIAL_DOSE_WARN_GY:
        return (
            f"{stated} is {gray:g} Gy, above the {CRANIAL_DOSE_WARN_GY:g} Gy of a cranial course."
        )
    if 0 < gray < LEAST_CRANIAL_DOSE_GY:
        return f"{stated} is {gray:g} Gy, less than a cranial course gives."
    return None
