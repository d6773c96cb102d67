"""What a result was measured in, as far as the rules must know: blood, or something else.

The criteria, and the ranges that results are held against, are those of blood. A test of
the same name in urine, ascites or spinal fluid is another test.
"""

import re
from functools import cache

from boardapp.clinical.analyte import Analyte

_BLOOD = frozenset(
    {
        *("", "blood", "whole blood", "venous blood", "arterial blood", "capillary blood"),
        *("peripheral blood", "edta blood", "serum", "plasma", "serum or plasma", "serum/plasma"),
        *("citrate plasma", "platelet poor plasma", "bld", "ser", "plas", "ser/plas", "ser+plas"),
    }
)
"""In words, and as LOINC abbreviates them; a specimen that is not stated is taken for blood."""
_URINE = frozenset({"", "urine", "spot urine", "random urine", "morning urine", "ur"})


_MARROW = re.compile(r"marrow|\bBM[A]?\b|\baspirate|\btrephine", re.IGNORECASE)


def is_graded_in(specimen: str, analyte: Analyte | None) -> bool:
    """Whether the criteria mean this specimen: blood, but urine for a test of urine."""
    if analyte is not None and analyte.specimen == "urine":
        return _folded(specimen) in _URINE
    return is_blood(specimen)


def is_blood(specimen: str) -> bool:
    """Whether a specimen is blood or a part of it; true where none is stated."""
    return _folded(specimen) in _BLOOD


def is_other_than_marrow(specimen: str) -> bool:
    """Whether a specimen is stated, and is none of the marrow: blood, spinal fluid, stem cells."""
    return bool(_folded(specimen)) and not _MARROW.search(specimen)


@cache
def _folded(specimen: str) -> str:
    return " ".join(specimen.casefold().split())
