"""CNS status of the Children's Oncology Group, from the counts of the cerebrospinal fluid.

Rule "COG CNS status", version 1: CNS1 no blasts on cytospin, whatever the counts.
CNS2a/2b < 5 leukocytes/µL with blasts and < 10 / ≥ 10 erythrocytes/µL. CNS2c/3b
≥ 5 leukocytes/µL with blasts and ≥ 10 erythrocytes/µL, Steinherz–Bleyer negative /
positive. CNS3a ≥ 5 leukocytes/µL with blasts and < 10 erythrocytes/µL. CNS3c clinical
signs of CNS leukemia. A letter is given only where the counts allow it.
"""

from typing import Literal

import msgspec

from boardapp.case.value import Kind, Value
from boardapp.clinical.leukemia_bounds import Side, side

RULE = "COG CNS status, version 1"
SOURCE = "COG ALL protocols: CNS1, 2a–c, 3a–c; traumatic puncture by Steinherz and Bleyer"
LEUKOCYTES_PER_UL = 5
ERYTHROCYTES_PER_UL = 10
STEINHERZ_BLEYER_FACTOR = 2
Blasts = Literal["present", "absent"]


class CnsClass(msgspec.Struct, frozen=True):
    """The classes that the counts allow, and what is missing to tell them apart.

    One class in `possible`: it is certain. None: nothing can be said.
    """

    possible: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As it is printed: "CNS2a", "CNS2, letter not reported", "CNS2c or CNS3b"."""
        if len(self.possible) <= 1:
            return "".join(self.possible) or "not reported"
        groups = {name[:4] for name in self.possible}
        if len(groups) == 1:
            return f"{groups.pop()}, letter not reported"
        return " or ".join(self.possible)


def steinherz_bleyer(
    csf_leukocytes: float,
    csf_erythrocytes: float,
    blood_leukocytes: float,
    blood_erythrocytes: float,
) -> bool | None:
    """Whether CSF leukocytes exceed what blood in the CSF explains, by more than twice.

    All counts in the same unit (per µL). None where no erythrocytes were counted.
    """
    if csf_erythrocytes <= 0 or blood_erythrocytes <= 0:
        return None
    # Cross-multiplied, so that a ratio of exactly two is not pushed over by rounding.
    left = csf_leukocytes * blood_erythrocytes
    return left > STEINHERZ_BLEYER_FACTOR * blood_leukocytes * csf_erythrocytes


def cns_class(
    leukocytes: Value | None,
    erythrocytes: Value | None,
    blasts: Blasts | None,
    *,
    has_signs: bool | None = None,
    blood_leukocytes: Value | None = None,
    blood_erythrocytes: Value | None = None,
) -> CnsClass:
    """The class by the counts, all per µL; None is not reported or not done.

    Signs decide alone. Blasts that were not looked for leave the class open.
    """
    if has_signs:
        return CnsClass(("CNS3c",))
    if blasts == "absent":
        return CnsClass(("CNS1",))
    if blasts is None:
        return CnsClass((), ("blasts on cytospin",))
    cells, red = side(leukocytes, LEUKOCYTES_PER_UL), side(erythrocytes, ERYTHROCYTES_PER_UL)
    positive = _positive(leukocytes, erythrocytes, blood_leukocytes, blood_erythrocytes)
    seen = (cells, red, positive)
    possible = tuple(name for name, needs in _CLASSES if _agree(needs, seen))
    return CnsClass(possible, _missing(seen))


_Signs = tuple[Side | None, Side | None, bool | None]
_CLASSES: tuple[tuple[str, _Signs], ...] = (
    ("CNS2a", ("below", "below", None)),
    ("CNS2b", ("below", "above", None)),
    ("CNS2c", ("above", "above", False)),
    ("CNS3a", ("above", "below", None)),
    ("CNS3b", ("above", "above", True)),
)
"""Leukocytes, erythrocytes and Steinherz–Bleyer of each class; None: does not matter."""


def _agree(needs: _Signs, seen: _Signs) -> bool:
    """Whether what was seen allows a class; what is not known allows all."""
    return all(a is None or b is None or a == b for a, b in zip(needs, seen, strict=True))


def _positive(*counts: Value | None) -> bool | None:
    numbers = [c.low for c in counts if c is not None and c.kind is Kind.NUMBER]
    stated = [number for number in numbers if number is not None]
    if len(stated) != len(counts):
        return None
    return steinherz_bleyer(*stated)


def _missing(seen: _Signs) -> tuple[str, ...]:
    cells, red, positive = seen
    missing = []
    if cells is None:
        missing.append("CSF leukocytes")
    if red is None:
        missing.append("CSF erythrocytes")
    if positive is None and cells != "below" and red != "below":
        missing.append("blood leukocytes and erythrocytes (Steinherz–Bleyer)")
    return tuple(missing)
