"""Whether a stated radiation dose can be right.

Rule "radiation dose plausibility", version 4. 1 Gy = 100 cGy. Contemporary cranial
doses in leukemia are 12 to 18 Gy; in leukemia and lymphoma a cranial total above 30 Gy is
worth a look (craniospinal doses of brain tumors are higher). A number of 100 or more with
the unit Gy is, at any site, more than any course gives: the unit is then very likely cGy. A
total below 1 Gy (a limit of ours) is as likely Gy printed with the unit cGy, to the head or
where the unit is cGy. A fraction below 0.5 or above 35 Gy is doubted (limits of ours: hyper-
fractionated schedules give 1 Gy and more, a single stereotactic dose up to 34 Gy).
The head is meant by whole words: not the femoral or pancreatic head, not head and neck.
"""

import re

from boardapp.case.value import Value

RULE = "radiation dose plausibility, version 4"
SOURCE = "1 Gy = 100 cGy; contemporary cranial doses are 12 to 18 Gy"
CRANIAL_DOSE_WARN_GY = 30.0
LEAST_DOSE_GY = 1.0
IMPLAUSIBLE_DOSE_GY = 100.0
LEAST_FRACTION_GY = 0.5
MOST_FRACTION_GY = 35.0
_GY_PER_UNIT = {"gy": 1.0, "cgy": 0.01, "rad": 0.01}
_HUNDREDTHS = frozenset({"cgy", "rad"})
_WITHOUT_ARTICLE = ("the ", "both ", "left ", "right ", "whole ", "all ")
_CRANIAL = re.compile(
    r"\b(?:neuro)?crani(?:um|al|ospinal|o-spinal)\b|\bwhole[ -]brain\b|\bbrain\b|\bcns\b|\bskull\b"
    r"|(?<!femoral )(?<!humeral )(?<!radial )(?<!pancreatic )\bhead\b"
    r"(?!\s*(?:and|&|/)\s*neck|\s+of\b)",
    re.IGNORECASE,
)


def dose_in_gray(dose: Value, unit: str) -> float | None:
    """The highest dose that is stated, in Gy; None for words and for an unknown unit."""
    per_unit = _GY_PER_UNIT.get(unit.strip().casefold())
    return None if per_unit is None or dose.high is None else dose.high * per_unit


def _fraction_fault(gray: float, fractions: float | None) -> str:
    """What is implausible about a single fraction, as the end of a sentence."""
    if not fractions or fractions < 0:
        return ""
    each = gray / fractions
    if 0 < each < LEAST_FRACTION_GY:
        return f"{each:.2g} Gy a fraction, less than {LEAST_FRACTION_GY:g} Gy (a limit of ours)."
    if each > MOST_FRACTION_GY:
        return f"{each:.3g} Gy a fraction, more than {MOST_FRACTION_GY:g} Gy (a limit of ours)."
    return ""


def radiation_fault(
    site: str,
    dose: Value,
    unit: str,
    *,
    is_blood_cancer: bool,
    fractions: float | None = None,
) -> str | None:
    """What is implausible about a total dose, as a sentence; None where nothing is.

    `dose` is the total over all fractions in `unit` (Gy, cGy or rad). `is_blood_cancer`: the
    disease is a leukemia or lymphoma, for which cranial doses are known. A dose in words, one
    that is not reported and one in an unknown unit are not judged.
    """
    gray = dose_in_gray(dose, unit)
    if gray is None:
        return None
    article = "" if site.casefold().startswith(_WITHOUT_ARTICLE) else "the "
    stated = f"{dose.text} {unit} to {article}{site}" if site else f"{dose.text} {unit}"
    if gray >= IMPLAUSIBLE_DOSE_GY:
        return (
            f"{stated} is more than any course of radiation gives; "
            f"{dose.text} cGy would be {gray / 100:g} Gy."
        )
    if each := _fraction_fault(gray, fractions):
        return f"{stated} in {fractions:g} fractions is {each}"
    is_cranial = _CRANIAL.search(site) is not None
    if 0 < gray < LEAST_DOSE_GY and (is_cranial or unit.strip().casefold() in _HUNDREDTHS):
        return f"{stated} is {gray:g} Gy, less than a course of radiation gives."
    if is_blood_cancer and is_cranial and gray > CRANIAL_DOSE_WARN_GY:
        return (
            f"{stated} is {gray:g} Gy, above the {CRANIAL_DOSE_WARN_GY:g} Gy of a cranial course."
        )
    return None
