"""Systems by which a response is stated, read from their names.

Rule "response systems by name, version 1" (ours). What is written of a system decides: "RECIST" is
RECIST 1.1 unless another version or a changed one (mRECIST, iRECIST, "modified") is named. "As
stated" names no system; what is not read is some other one, by which nothing is computed.
"""

from typing import Literal

RULE = "response systems by name, version 1"

System = Literal["recist", "lugano", "inrc", "rano", "none", "other"]
_AS_STATED = frozenset({"", "as stated", "not stated", "not reported"})


def system_named(text: str) -> System:
    """The system that a text names; "none" where it names none."""
    plain = " ".join(text.casefold().replace("-", " ").split())
    words = plain.split()
    if plain in _AS_STATED:
        return "none"
    if {"recist", "recist1.1"} & set(words):
        is_changed = "modified" in words or "1.0" in plain
        return "other" if is_changed else "recist"
    if "lugano" in words:
        return "lugano"
    return "inrc" if "inrc" in words else "rano" if "rano" in words else "other"
