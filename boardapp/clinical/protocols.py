"""Study protocols: whether a name can be that of a study, and for whom it was made.

Rule "names of protocols, version 1". A name in the pattern of a study group ("AALL1731": the
group's letters, then four signs) that is no listed study is doubted, since such names are
mistyped by one digit. Which studies enrolled patients at diagnosis is from their public
registrations; a study that is not listed on either side is not judged.
"""

import re

RULE = "names of protocols, version 1"
SOURCE = "registrations of the studies of the Children's Oncology Group and of Interfant"
_CODE = re.compile(r"\bAALL[ -]?(\d{2}[A-Z\d]\d)\b")
FRONTLINE = frozenset(
    {
        *("AALL0031", "AALL00P2", "AALL0232", "AALL0331", "AALL0434", "AALL0622", "AALL0631"),
        *("AALL0932", "AALL1131", "AALL1122", "AALL1231", "AALL15P1", "AALL1631", "AALL1731"),
        *("AALL1732",),
    }
)
RELAPSE = frozenset(
    {
        *("AALL00P4", "AALL01P2", "AALL02P2", "AALL0433", "AALL0523", "AALL07P1", "AALL07P2"),
        *("AALL07P4", "AALL1121", "AALL1331", "AALL1621", "AALL1821", "AALL1921", "AALL2121"),
    }
)
OTHER = frozenset(
    {
        *("AALL03B1", "AALL03N1", "AALL05B1", "AALL08B1", "AALL10N1", "AALL1521", "AALL18P1"),
        *("AALL1922", "AALL2020", "AALL2131"),
    }
)
"""Banking and classification, and studies of one subtype."""
_FRONTLINE_NAMES = re.compile(r"\bInterfant[- ]?(?:99|06|21)\b", re.IGNORECASE)


def unknown_study(text: str) -> str:
    """The first name in a text that has a study's pattern and is no listed study; else empty."""
    listed = FRONTLINE | RELAPSE | OTHER
    return next((f"AALL{m[1]}" for m in _CODE.finditer(text) if f"AALL{m[1]}" not in listed), "")


def nearest_study(name: str) -> str:
    """The listed study that differs in one sign, where there is exactly one; else empty."""
    near = [s for s in sorted(FRONTLINE | RELAPSE) if _distance(s, name) == 1]
    return near[0] if len(near) == 1 else ""


def frontline_study(text: str) -> str:
    """The study for patients at diagnosis that a text names; empty where it names none."""
    for code in _CODE.finditer(text):
        if (name := f"AALL{code[1]}") in FRONTLINE:
            return name
    named = _FRONTLINE_NAMES.search(text)
    return named[0] if named else ""


def _distance(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else 9
