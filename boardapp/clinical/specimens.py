"""What a result was measured in, as far as the rules must know: blood, or something else.

The criteria, and the ranges that results are held against, are those of blood. A test of
the same name in urine, ascites or spinal fluid is another test.
"""

_BLOOD = frozenset(
    {
        *("", "blood", "whole blood", "venous blood", "arterial blood", "capillary blood"),
        *("peripheral blood", "edta blood", "serum", "plasma", "serum or plasma", "serum/plasma"),
        *("citrate plasma", "platelet poor plasma", "bld", "ser", "plas", "ser/plas", "ser+plas"),
    }
)
"""In words, and as LOINC abbreviates them; a specimen that is not stated is taken for blood."""


def is_blood(specimen: str) -> bool:
    """Whether a specimen is blood or a part of it; true where none is stated."""
    return " ".join(specimen.casefold().split()) in _BLOOD
