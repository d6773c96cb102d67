"""What a karyotype says of itself: its sex chromosomes, and its count against its own list.

Rule "karyotype, version 1": arithmetic on the ISCN string, no reading of its meaning. Only
one clone with one count is judged: several clones ("/"), composite ones ("cp"), ranges
("45~48"), other ploidies ("<3n>"), uncertain changes ("?") and constitutional ones ("c") say
too much for a sum.
"""

import re

import msgspec

RULE = "karyotype, version 1"
SOURCE = "arithmetic on the ISCN string"
_HEAD = re.compile(r"^\s*(\d{2}),\s*([XY]+)(c?)(?=[,\[\s]|$)")
_NOT_SUMMED = re.compile(r"/|cp|~|<|\?|idem|sl\b|sdl|inc|c(?=[,\[\s]|$)|mos|chi")
_GAIN = re.compile(r"^\+(\d*)(?:mar|r|der|i|[\dXY]|add|del|dup|inv|ins|dic|idic|ider|t)")
_LOSS = re.compile(r"^-(?:\d{1,2}|X|Y)$")
_ONE_FOR_TWO = re.compile(r"dic|psu dic|rob|der\(\d{1,2};")
_PAIRS, _USUAL_SEX = 22, 2
_CLONE = re.compile(r"\[[^\]]*\]")


class Karyotype(msgspec.Struct, frozen=True):
    """The head of a karyotype: the number of chromosomes, and the sex chromosomes as written."""

    count: int
    sex: str
    expected: int | None
    """The count that its own list gives; None where it can't be summed."""


def read_karyotype(text: str) -> Karyotype | None:
    """The karyotype at the beginning of a text; None where it does not begin with one."""
    match = _HEAD.match(text)
    if match is None or match[3]:
        return None
    count, sex = int(match[1]), match[2]
    return Karyotype(count, sex, None if _NOT_SUMMED.search(text) else _sum(text))


def _sum(text: str) -> int | None:
    """22 pairs, the sex chromosomes, and what is gained and lost.

    A lost sex chromosome is written twice, by its absence and by its sign ("45,X,-Y"). One that
    is absent without a sign stands in a rearrangement ("46,X,t(X;11)"), and a dicentric
    or Robertsonian chromosome takes the place of two: neither is summed.
    """
    _, sex, *changes = [part.strip() for part in _CLONE.sub("", text).split(",")]
    lost_sex = sum(change in ("-X", "-Y") for change in changes)
    if len(sex) + lost_sex < _USUAL_SEX or any(map(_ONE_FOR_TWO.match, changes)):
        return None
    total = 2 * _PAIRS + len(sex)
    for change in changes:
        gain = _GAIN.match(change)
        if gain:
            total += int(gain[1]) if gain[1] and "mar" in change else 1
        elif _LOSS.match(change):
            total -= change not in ("-X", "-Y")
        elif change.startswith(("+", "-")):
            return None
    return total
