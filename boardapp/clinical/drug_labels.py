"""What the labels of drugs say of a single dose and of its route, to find doses that can't be.

Rule "single doses and labels, version 1". `most` is the highest single dose that the US
prescribing information names, in the unit beside it. A dose is doubted above twice that (a
limit of ours: trials have given more than a label, but not ten times as much), save where the
label itself sets a cap. Nothing is dosed: a finding asks to look at the source.

Vinca alkaloids are for intravenous use only and fatal by other routes (their labels). That a
drug given intrathecally is never stated in g, nor with 100 mg/m² or more, is a limit of ours.
"""

from fractions import Fraction

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.units import UnitError, convert, parse_unit

RULE = "single doses and labels, version 1"
SOURCE = (
    "US prescribing information of the drug; twice its highest single dose, and the limits of "
    "intrathecal doses, are ours"
)
MOST_INTRATHECAL_MG_PER_M2 = 100.0
MOST_INTRATHECAL_MG = 1000.0
DOUBTED_FROM = 2.0
MOST_VINCRISTINE_MG = 2.0
MOST_TOCILIZUMAB_MG = 800.0
TOCILIZUMAB_MG_PER_KG = (12.0, 8.0)
"""Under 30 kg, and from 30 kg on (label of tisagenlecleucel, treatment of CRS)."""
TOCILIZUMAB_FROM_KG = 30.0
OLDEST_FOR_TISAGENLECLEUCEL_Y = 25.0
VINCA = ("vincristine", "vinblastine", "vindesine", "vinorelbine", "oncovin")
_INTRATHECAL = ("intrathec", "intraventric", "intralumbar")


class LabelledDose(msgspec.Struct, frozen=True):
    """The highest single dose that a label names."""

    drug: str
    most: float
    unit: str


LABELLED: tuple[LabelledDose, ...] = (
    LabelledDose("blinatumomab", 28, "ug"),
    LabelledDose("blinatumomab", 28, "ug/d"),
    LabelledDose("blinatumomab", 15, "ug/m2"),
    LabelledDose("blinatumomab", 15, "ug/m2/d"),
    LabelledDose("brentuximab", 1.8, "mg/kg"),
    LabelledDose("brentuximab", 180, "mg"),
    LabelledDose("clofarabine", 52, "mg/m2"),
    LabelledDose("daunorubicin", 45, "mg/m2"),
    LabelledDose("defibrotide", 6.25, "mg/kg"),
    LabelledDose("doxorubicin", 75, "mg/m2"),
    LabelledDose("epirubicin", 120, "mg/m2"),
    LabelledDose("gemtuzumab", 6, "mg/m2"),
    LabelledDose("idarubicin", 12, "mg/m2"),
    # The total of a cycle, since a phase may state that in place of a dose.
    LabelledDose("inotuzumab", 1.8, "mg/m2"),
    LabelledDose("methotrexate", 15, "g/m2"),
    LabelledDose("mitoxantrone", 14, "mg/m2"),
    LabelledDose("nelarabine", 1500, "mg/m2"),
    LabelledDose("pegaspargase", 2500, "[IU]/m2"),
    LabelledDose("rituximab", 500, "mg/m2"),
    LabelledDose("tocilizumab", 12, "mg/kg"),
    LabelledDose("vincristine", 2, "mg/m2"),
)
"""By the name of the drug; liposomal forms are other drugs and are not judged."""


def is_vinca(drug: str) -> bool:
    """Whether a drug is a vinca alkaloid, by its name."""
    return any(name in drug.casefold() for name in VINCA)


def is_intrathecal(route: str) -> bool:
    """Whether a route is into the spinal fluid, as people write it: "IT", "intrathecal"."""
    words = route.casefold().replace(".", "").replace(",", " ").split()
    return "it" in words or any(name in word for word in words for name in _INTRATHECAL)


def excessive(drug: str, dose: Value, unit: str) -> LabelledDose | None:
    """The labelled dose that a stated single dose is surely more than twice of; else None."""
    name = drug.casefold()
    if "liposom" in name or "pegylated" in name:
        return None
    for labelled in LABELLED:
        if labelled.drug in name:
            stated = in_unit(dose, unit, labelled.unit)
            if stated is not None and stated > DOUBTED_FROM * labelled.most:
                return labelled
    return None


def in_unit(dose: Value, unit: str, wanted: str) -> float | None:
    """The least that a dose can be, in another unit; None where it can't be compared."""
    if dose.low is None:
        return None
    try:
        source, target = parse_unit(unit), parse_unit(wanted)
        return float(convert(_exact(dose.low), source, target))
    except UnitError:
        return None


def _exact(number: float) -> Fraction:
    return Fraction(str(number))


def too_much_intrathecally(dose: Value, unit: str) -> bool:
    """Whether so much of any drug can't be meant for the spinal fluid (limits of ours)."""
    by_surface = in_unit(dose, unit, "mg/m2")
    whole = in_unit(dose, unit, "mg")
    return (by_surface is not None and by_surface >= MOST_INTRATHECAL_MG_PER_M2) or (
        whole is not None and whole >= MOST_INTRATHECAL_MG
    )
