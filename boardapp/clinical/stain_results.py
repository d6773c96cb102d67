"""Whether the result of a stain says positive or negative, and nothing more.

Rule "sign of a stain, version 1" (ours). A sign stands for a result that says just "positive" or
"negative", or writes the sign itself; every other result ("positive in part", "weak", "2+", "wild
type") is told in its own words.
"""

from typing import Literal

RULE = "sign of a stain, version 1"
_POSITIVE = frozenset({"positive", "pos", "pos.", "+", "present"})
_NEGATIVE = frozenset({"negative", "neg", "neg.", "-", "−", "–", "absent"})


def stain_sign(result: str) -> Literal["+", "−", ""]:
    """The sign of a result; empty where the result says more or something else."""
    told = " ".join(result.split()).casefold()
    return "+" if told in _POSITIVE else "−" if told in _NEGATIVE else ""
