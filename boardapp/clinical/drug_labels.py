"""What the labels of drugs say of a single dose and of its route, to find doses that can't be.

Rule "single doses and labels, version 2". `most` is the highest single dose that the US
prescribing information names, in the unit beside it; of what is taken by mouth, that of a day. A
dose is doubted above twice that (a limit of ours: trials have given more than a label, but not
ten times as much), save where the label itself sets a cap. Nothing is dosed: a finding asks to look
at the source.

Vinca alkaloids are for intravenous use only and fatal by other routes (their labels). That a
drug given intrathecally is never stated in g, nor with 100 mg/m² or more, is a limit of ours.
"""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.units import UnitError, convert, parse_unit

RULE = "single doses and labels, version 2"
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


_BY_SURFACE: Mapping[str, float] = {
    "azacitidine": 100, "bortezomib": 1.3, "carfilzomib": 70, "cetuximab": 500, "cisplatin": 100,
    "clofarabine": 52, "daunorubicin": 45, "docetaxel": 100, "doxorubicin": 75, "epirubicin": 120,
    "fludarabine": 25, "gemcitabine": 1250, "gemtuzumab": 6, "idarubicin": 12, "irinotecan": 350,
    "lomustine": 130, "melphalan": 200, "mitoxantrone": 14, "nelarabine": 1500, "oxaliplatin": 85,
    "paclitaxel": 260, "pemetrexed": 500, "rituximab": 500, "temozolomide": 200,
    "trabectedin": 1.5, "vincristine": 2,
    # The total of a cycle, since a phase may state that in place of a dose.
    "inotuzumab": 1.8,
}  # fmt: skip
"""In mg/m². Paclitaxel: its form bound to albumin, which has the higher dose."""
_BY_WEIGHT: Mapping[str, float] = {
    "bevacizumab": 15, "brentuximab": 1.8, "daratumumab": 16, "defibrotide": 6.25,
    "ipilimumab": 10, "nivolumab": 6, "polatuzumab": 1.8, "tocilizumab": 12, "trastuzumab": 8,
}  # fmt: skip
"""In mg/kg."""
_WHOLE: Mapping[str, float] = {
    "brentuximab": 180, "daratumumab": 1800, "dasatinib": 180, "ibrutinib": 560, "imatinib": 800,
    "lenalidomide": 25, "nilotinib": 800, "nivolumab": 480, "octreotide": 40, "osimertinib": 160,
    "pembrolizumab": 400, "pomalidomide": 4, "ponatinib": 45, "regorafenib": 160,
    "ruxolitinib": 50, "sorafenib": 800, "sunitinib": 50, "venetoclax": 600,
}  # fmt: skip
"""In mg: the highest single dose, and of what is taken by mouth the highest of a day."""

LABELLED: tuple[LabelledDose, ...] = (
    LabelledDose("blinatumomab", 28, "ug"),
    LabelledDose("blinatumomab", 28, "ug/d"),
    LabelledDose("blinatumomab", 15, "ug/m2"),
    LabelledDose("blinatumomab", 15, "ug/m2/d"),
    LabelledDose("dotatate", 7.4, "GBq"),
    LabelledDose("methotrexate", 15, "g/m2"),
    LabelledDose("pegaspargase", 2500, "[IU]/m2"),
    *(LabelledDose(drug, most, "mg/m2") for drug, most in _BY_SURFACE.items()),
    *(LabelledDose(drug, most, "mg/kg") for drug, most in _BY_WEIGHT.items()),
    *(LabelledDose(drug, most, unit) for drug, most in _WHOLE.items() for unit in ("mg", "mg/d")),
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
