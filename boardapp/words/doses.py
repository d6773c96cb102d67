"""Doses in words: of a drug with its share of the standard dose, of the cells of a graft."""

from boardapp.case.therapy import CellDose
from boardapp.case.value import Value
from boardapp.words.plurals import stated_count
from boardapp.words.values import value_text

_OF_STANDARD = "of the standard dose"


def share_text(share: Value | None) -> str:
    """What was given of the standard dose: "75 % of the standard dose"; empty where not stated.

    Words of the source and the reason why there is none stand behind what they are about.
    """
    if share is None:
        return ""
    if share.is_numeric:
        return f"{value_text(share, '%')} {_OF_STANDARD}"
    return f"share {_OF_STANDARD}: {share.text}"


def dose_text(dose: Value | None, unit: str, share: Value | None = None) -> str:
    """A dose with its unit, then its share: "50 mg/m²; 75 % of the standard dose".

    Where only the share is stated, that the dose is not reported stands before it.
    """
    told, part = value_text(dose, unit), share_text(share)
    return f"{told}; {part}" if part else told


def cell_dose_text(one: CellDose) -> str:
    """The dose of one kind of cells: "CD34+ 5.2 ×10⁶/kg"."""
    return f"{one.cells} {value_text(one.dose, one.unit)}".strip()


def fractions_text(fractions: Value) -> str:
    """In how many fractions a field was irradiated, as stated: "in 1 fraction"."""
    return f"in {stated_count(fractions.text, 'fraction')}"
