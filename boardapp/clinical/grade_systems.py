"""Systems of grades beside the CTCAE: which one a stated grade is by, and where it stands there.

A grade of another system is never called or counted as one of the CTCAE. ASTCT has 1 to 5 (5 is
death), MAGIC I to IV, the NIH mild, moderate and severe, the EBMT for SOS/VOD mild to very severe.
"""

import re
from collections.abc import Mapping

from boardapp.case.said import said
from boardapp.case.value import Kind, Value
from boardapp.clinical.part_grades import Steps, System

SOURCE = "ASTCT 1 to 5; MAGIC I to IV; NIH mild to severe; EBMT mild to very severe"
NAMES: Mapping[str, tuple[str, ...]] = {
    "ASTCT": ("0", "1", "2", "3", "4", "5"),
    "MAGIC": ("0", "I", "II", "III", "IV"),
    "NIH": ("none", "mild", "moderate", "severe"),
    "EBMT": ("mild", "moderate", "severe", "very severe"),
}
"""The grades of each system whose rules are known here, from none on."""
IN_WORDS = ("NIH", "EBMT")
"""Systems whose grades are words."""
_GRAVE = 3
_CTCAE = re.compile(r"CTC(?:AE)?\b|common t(?:erminology|oxicity)|^NCI\b", re.IGNORECASE)
_OTHERS = (
    "ASTCT", "MAGIC", "NIH", "EBMT", "Glucksberg", "Clavien", "Seattle", "Baltimore", "CIBMTR",
    "IBMTR", "CARTOX", "Penn", "Keystone",
)  # fmt: skip
_OTHER = re.compile(rf"\b(?:{'|'.join(_OTHERS)})\b", re.IGNORECASE)
_BY_ANOTHER_NAME = re.compile(r"GVHD|ASBMT", re.IGNORECASE)
_NAMED = re.compile(r"\b[A-Z][A-Za-z]")
_NO_NAME = re.compile(
    r"\b(?:not|none|stated|named|reported|unknown|unclear|clinical\w*|letter|report|authors?|source)\b",
    re.IGNORECASE,
)
SOS = re.compile(
    r"veno-?\s?occlusive|sinusoidal obstruction|\bSOS\b|\bVOD\b|SOS/VOD", re.IGNORECASE
)
"""What SOS/VOD is called."""
_CRS = re.compile(r"cytokine release|\bCRS\b", re.IGNORECASE)
_ICANS = re.compile(r"\bICANS\b|immune effector cell[- ]associated neuro", re.IGNORECASE)
_NEUROTOXICITY = re.compile(r"neuro|encephalopathy", re.IGNORECASE)
_GVHD = re.compile(r"graft[- ](?:versus|vs\.?)[- ]host|gvhd", re.IGNORECASE)
_ACUTE = re.compile(r"\bacute\b|\bagvhd", re.IGNORECASE)
_CHRONIC = re.compile(r"\bchronic\b|\bcgvhd", re.IGNORECASE)
_OF_GVHD: Mapping[str, System] = {"MAGIC": "MAGIC", "NIH": "NIH"}
_ROMAN = ("0", "I", "II", "III", "IV", "V", "VI")
_GRADE = re.compile(r"(?:grade|gr\.?|stage)\s+", re.IGNORECASE)


def other_scale(grading: str) -> str:
    """What a system other than the CTCAE is called in short; empty for the CTCAE and for none.

    A system that is named and not known here is called as stated: hearing by Chang or Brock has
    grades of its own. A name has a capital; "imaging" or "as stated by the letter" names none.
    """
    if _CTCAE.search(grading):
        return ""
    if match := _OTHER.search(grading):
        return next(name for name in _OTHERS if name.casefold() == match[0].casefold())
    if _BY_ANOTHER_NAME.search(grading):
        return "ASTCT" if "ASBMT" in grading.upper() else said(grading)
    is_named = _NAMED.search(grading) and not _NO_NAME.search(grading)
    return said(grading) if is_named else ""


def system_of(term: str, grading: str) -> System | None:
    """The system beside the CTCAE that grades such a complication from its parts.

    None where no such system is known here. A GvHD that is neither acute nor chronic by its
    term is so by its grading.
    """
    scale = other_scale(grading)
    if _CRS.search(term):
        return "ASTCT CRS"
    if _ICANS.search(term) or (scale == "ASTCT" and _NEUROTOXICITY.search(term)):
        return "ASTCT ICANS"
    if SOS.search(term):
        return "EBMT"
    if not _GVHD.search(term):
        return None
    is_acute, is_chronic = _ACUTE.search(term) is not None, _CHRONIC.search(term) is not None
    if is_acute is not is_chronic:
        return "MAGIC" if is_acute else "NIH"
    return _OF_GVHD.get(scale)


def stated_steps(scale: str, grade: Value | None, severity: str = "") -> Steps | None:
    """Where a stated grade stands among those of its system; None where it is none of them.

    Of a system that is not known here, and of one in numbers, the numbers themselves. The words
    of a severity are a grade in systems whose grades are words.
    """
    names = NAMES.get(scale)
    if grade is not None and grade.is_numeric:
        return _numbered(scale, grade)
    text = str(grade.stated) if grade is not None and grade.kind is Kind.TEXT else ""
    if not text and scale in IN_WORDS:
        text = severity
    word = _GRADE.sub("", said(text)).casefold()
    if scale in IN_WORDS and names is not None:
        return Steps(names.index(word), names.index(word)) if word in names else None
    step = _ROMAN.index(word.upper()) if word.upper() in _ROMAN else None
    is_there = step is not None and (names is None or step < len(names))
    return Steps(step, step) if is_there and step is not None else None


def is_off_scale(scale: str, grade: Value | None) -> bool:
    """Whether a stated grade is none of its system; False for systems not known here."""
    if grade is None or grade.is_missing or scale not in NAMES:
        return False
    return stated_steps(scale, grade) is None


def grades_text(scale: str) -> str:
    """What grades a system has, from its first to its last."""
    names = NAMES[scale]
    first = 0 if scale == "EBMT" else 1
    return f"{names[first]} to {names[-1]}"


def is_grave(scale: str, grade: Value | None, severity: str = "") -> bool:
    """Whether a grade of another system is one of its upper ones: 3 or III and more, or severe."""
    steps = stated_steps(scale, grade, severity)
    return steps is not None and is_grave_place(scale, steps.low)


def is_grave_place(scale: str, place: int) -> bool:
    """The same for a place among the names of the system."""
    return place >= (_GRAVE - 1 if scale == "EBMT" else _GRAVE)


def _numbered(scale: str, grade: Value) -> Steps | None:
    """By number; those of the EBMT begin with mild as 1. A bound alone is one of the system."""
    first = 1 if scale == "EBMT" else 0
    names = NAMES.get(scale)
    top = len(names) - 1 + first if names else None
    low = grade.low if grade.low is not None else float(first)
    high = grade.high if grade.high is not None else float(low if top is None else top)
    is_whole = low % 1 == 0 and high % 1 == 0
    if not is_whole or low < first or high < low or (top is not None and high > top):
        return None
    return Steps(int(low) - first, int(high) - first)
