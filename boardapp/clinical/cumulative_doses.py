"""The totals of anthracyclines above which their labels tell of heart failure.

Rule "cumulative anthracyclines, version 1". Doxorubicin: a total of 550 mg/m² should not be
exceeded, 400 with radiation of the heart's region or other cardiotoxic drugs. Daunorubicin: the
incidence of heart failure increases above 400 to 550 mg/m² in adults, 300 mg/m² in children of
more than two years. Each drug is summed alone: equivalents of one in another differ between
their sources. Dosing is never proposed.
"""

import re

import msgspec

RULE = "cumulative anthracyclines, version 1"
SOURCE = (
    "prescribing information: doxorubicin 550 mg/m² (400 with radiation of the heart's region), "
    "daunorubicin 550 mg/m² (adults), 300 mg/m² (children over 2 years)"
)
ADULT_FROM_Y = 18.0
CHILD_FROM_Y = 2.0


_CHEST = re.compile(
    r"\b(?:chest|mediastin\w*|thora\w*|heart|lungs?|mantle|left breast|TBI|total body)\b",
    re.IGNORECASE,
)
_CATALOGUE = ("doxorubicin", "adriamycin", "daunorubicin")


class Total(msgspec.Struct, frozen=True):
    """A total in mg/m² and for whom it is."""

    most: float
    whom: str


def limit(drug: str, age_y: float | None, *, is_heart_irradiated: bool = False) -> Total | None:
    """The total of the label, the higher one where the age is not known; None for other drugs.

    Liposomal forms are other drugs.
    """
    name = drug.casefold()
    if "liposom" in name or "pegylated" in name:
        return None
    if "doxorubicin" in name or "adriamycin" in name:
        if is_heart_irradiated:
            return Total(400, "with radiation of the chest")
        return Total(550, "")
    if "daunorubicin" in name:
        if age_y is not None and CHILD_FROM_Y <= age_y < ADULT_FROM_Y:
            return Total(300, "in children of more than two years")
        return Total(550, "in adults")
    return None


def is_heart_region(site: str) -> bool:
    """Whether radiation of a site reaches the heart."""
    return _CHEST.search(site) is not None


def anthracycline(name: str) -> str:
    """The anthracycline that a name means; empty for other drugs and liposomal forms."""
    if limit(name, None) is None:
        return ""
    return next((drug for drug in _CATALOGUE if drug in name.casefold()), "")
