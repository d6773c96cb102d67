"""Which stages a staging system has: a stage that its own system lacks is a slip of the pen.

Rule "stages of a system, version 1". A stage is never computed and never converted: the stage
groups of the TNM are licensed, and only the form of its categories is read here (T0 to T4, Tis, Ta,
TX; N0 to N3, NX; M0, M1, MX; each with small letters or digits behind it and c, p, y, r or a).
What is written in words ("limited", "high risk") is not judged, and neither is a system that is not
in the table.
"""

import re
import string
from collections.abc import Callable
from typing import NamedTuple

RULE = "stages of a system, version 1"
TNM_SOURCE = "UICC TNM Classification of Malignant Tumours, 8th ed. 2017: form of the categories"
_TNM_PART = re.compile(r"(?P<prefix>[cpyra]{0,3})(?P<axis>[TNM])(?P<number>\d+|X|x|is|a(?![a-z]))"
                       r"(?:mi|[a-e]\d?)?(?:\([^)]*\))?")  # fmt: skip
_TNM_MOST = {"T": 4, "N": 3, "M": 1}
_TNM_HAS = {
    "T": "T has 0 to 4, is, a and X",
    "N": "N has 0 to 3 and X",
    "M": "M has 0 and 1",
}
_PREFIXES = frozenset({"", "c", "p", "a", "r", "y", "yc", "yp", "rc", "rp", "ry", "ryc", "ryp",
                       "yr", "yrp", "yrc"})  # fmt: skip
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_DIGITS = r"(?:IV|V?I{1,3}|V|\d+)"
"""A number, Roman or not; "IX" is none, since X says that a lymphoma is bulky."""
_LEAD = re.compile(r"^\s*(?:(?:stage|group|grade|clinical|pathological|local)\s+)*", re.IGNORECASE)
_NUMERAL = re.compile(rf"(?P<number>{_DIGITS})(?P<rest>[A-Za-z]*\d?)(?![\w.])")
_NAMED_GROUP = re.compile(rf"\bstage\s+(?P<number>{_DIGITS})", re.IGNORECASE)


class StageFault(NamedTuple):
    """What a system has in place of the stage that is stated, and the source of the system."""

    told: str
    source: str


class _System(NamedTuple):
    name: re.Pattern[str]
    fault: Callable[[str], str]
    source: str


def stage_fault(system: str, stage: str) -> StageFault | None:
    """What the system has, where it lacks the stage; None where it has it, or is not known here."""
    known = next((one for one in _SYSTEMS if one.name.search(system)), None)
    told = known.fault(stage) if known else ""
    return StageFault(told, known.source) if known and told else None


def grade_fault(grading: str, grade: str) -> StageFault | None:
    """The same of a histological grade by its grading (WHO, FNCLCC)."""
    known = next((one for one in _GRADINGS if one.name.search(grading)), None)
    told = known.fault(grade) if known else ""
    return StageFault(told, known.source) if known and told else None


def _tnm(stage: str) -> str:
    """The first category that the TNM lacks; then a stage group above IV."""
    end = 0
    for part in _TNM_PART.finditer(stage):
        is_apart = part.start() == end or not stage[part.start() - 1].isalnum()
        if not is_apart:
            continue
        end = part.end()
        number, axis = part["number"], part["axis"]
        if number.isdigit() and int(number) > _TNM_MOST[axis]:
            return f"{axis}{number} is none: {_TNM_HAS[axis]}"
        if not number.isdigit() and number.lower() != "x" and axis != "T":
            return f"{axis}{number} is none: {_TNM_HAS[axis]}"
        if part["prefix"] not in _PREFIXES:
            return f"the TNM has the prefixes c, p, y, r and a, not {part['prefix']}"
    named = _NAMED_GROUP.search(stage) or (None if end else _NUMERAL.match(_LEAD.sub("", stage)))
    if named and _number(named["number"]) > _GROUPS:
        return f"stage {named['number']} is none: its stages are 0 to IV"
    return ""


_GROUPS = 4


def _up_to(most: int, letters: str, told: str, least: int = 1) -> Callable[[str], str]:
    """Stages by number, Roman or not, up to the most, with any of these letters behind them."""

    def fault(stage: str) -> str:
        found = _NUMERAL.match(_LEAD.sub("", stage))
        if found is None:
            return ""
        behind = found["rest"].upper().rstrip("0123456789")
        is_there = least <= _number(found["number"]) <= most
        return "" if is_there and set(behind) <= set(letters) else told

    return fault


def _one_of(codes: str, told: str) -> Callable[[str], str]:
    """Stages by code; what looks like no code at all is in words, and is not judged."""
    known = frozenset(codes.upper().split())

    def fault(stage: str) -> str:
        word = re.match(r"[A-Za-z]?[A-Za-z0-9]*", _LEAD.sub("", stage))
        code = word[0].upper() if word else ""
        is_code = bool(re.fullmatch(r"\d+[A-Z]?|[IVX]+[ABS]?|L\d+|M\d*S?|[A-F]", code))
        return told if is_code and code not in known else ""

    return fault


def _who(grade: str) -> str:
    """Every number of a grade, since a source may write "2–3"."""
    text = _LEAD.sub("", grade)
    found = re.match(r"(?:CNS\s+)?(?:WHO\s+)?(?:grade\s+)?(?P<all>[IV\d]+(?:\s*[-–/]\s*[IV\d]+)?)"
                     r"(?![\w.%])", text)  # fmt: skip
    numbers = re.findall(r"[IV]+|\d+", found["all"]) if found else []
    return "" if all(1 <= _number(n) <= _WHO_GRADES for n in numbers) else "it has grades 1 to 4"


_WHO_GRADES = 4


def _three_grades(grade: str) -> str:
    found = _NUMERAL.match(_LEAD.sub("", grade).removeprefix("G"))
    return "" if found is None or 1 <= _number(found["number"]) <= 3 else "it has grades 1 to 3"


def _number(text: str) -> int:
    """A number, Roman or not; −1 where it is neither, such as "IIII"."""
    return int(text) if text.isdigit() else _ROMAN.get(text.upper(), -1)


def _named(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


_LYMPHOMA = "its stages are I to IV with A, B, E, S and X"
_LYMPHOMA_LETTERS = "ABESXNHLMPOD"
"""These five, and the letters by which Carbone names the organs of stage IV."""
_ANY_LETTER = string.ascii_uppercase
_WHO_SOURCE = "Louis DN et al. Neuro Oncol 2021;23:1231 (WHO classification of CNS tumors, 5th ed.)"

_SYSTEMS: tuple[_System, ...] = (
    _System(_named(r"TNM|UICC|AJCC"), _tnm, TNM_SOURCE),
    _System(_named(r"Ann[ -]?Arbor|Cotswolds?"), _up_to(4, _LYMPHOMA_LETTERS, _LYMPHOMA),
            "Carbone PP et al. Cancer Res 1971;31:1860; Lister TA et al. J Clin Oncol 1989;7:1630"),
    _System(_named("Lugano"), _up_to(4, _LYMPHOMA_LETTERS, _LYMPHOMA),
            "Cheson BD et al. J Clin Oncol 2014;32:3059"),
    _System(_named("INRG"), _one_of("L1 L2 M MS", "its stages are L1, L2, M and MS"),
            "Monclair T et al. J Clin Oncol 2009;27:298"),
    _System(_named("INSS"),
            _one_of("1 2 2A 2B 3 4 4S I II IIA IIB III IV IVS",
                    "its stages are 1, 2A, 2B, 3, 4 and 4S"),
            "Brodeur GM et al. J Clin Oncol 1993;11:1466"),
    _System(_named(r"WHO"), _who, _WHO_SOURCE),
    _System(_named("FIGO"), _up_to(4, _ANY_LETTER, "its stages are I to IV", least=0),
            "Bhatla N et al. Int J Gynaecol Obstet 2018;143 Suppl 2:22"),
    _System(_named(r"IRS|Intergroup Rhabdo"), _up_to(4, _ANY_LETTER, "its groups are I to IV"),
            "Maurer HM et al. Cancer 1988;61:209"),
    _System(_named(r"COG|SIOP|NWTS|Wilms"), _up_to(5, _ANY_LETTER, "its stages are I to V at most"),
            "Metzger ML, Dome JS. Oncologist 2005;10:815"),
    _System(_named(r"PRE-?TEXT|POST-?TEXT"),
            _up_to(4, _ANY_LETTER, "its groups are I to IV"),
            "Towbin AJ et al. Pediatr Radiol 2018;48:536"),
    _System(_named("Rai"), _up_to(4, "", "its stages are 0 to IV", least=0),
            "Rai KR et al. Blood 1975;46:219"),
    _System(_named("Binet"), _one_of("A B C", "its stages are A, B and C"),
            "Binet JL et al. Cancer 1981;48:198"),
)  # fmt: skip
_GRADINGS: tuple[_System, ...] = (
    _System(_named("WHO"), _who, _WHO_SOURCE),
    _System(_named("FNCLCC|French"), _three_grades, "Trojani M et al. Int J Cancer 1984;33:37"),
)
