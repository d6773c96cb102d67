"""What the label of inotuzumab ozogamicin says of the number of cycles and of the liver.

Rule "inotuzumab ozogamicin label, cycles", version 1. Doses are in mg/m². Not going to a
transplant: at most 6 cycles. Going to one: 2 cycles, a third only without CR/CRi and MRD
negativity. Risk factors of SOS/VOD after the boxed warning. Facts only: nothing is dosed,
and thresholds for holding the drug are not encoded.
"""

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import is_surely_over

RULE = "inotuzumab ozogamicin label, cycles, version 1"
SOURCE = "label of inotuzumab ozogamicin: dosing, and boxed warning for SOS/VOD"
MOST_CYCLES_WITHOUT_TRANSPLANT = 6
NAMES = ("inotuzumab", "besponsa")
RISK_FACTORS = (
    "liver disease",
    "prior transplant",
    "later salvage line",
    "more cycles",
    "two alkylators in the conditioning",
    "bilirubin at or above ULN before transplant",
)
ALKYLATORS = (
    "busulfan",
    "treosulfan",
    "melphalan",
    "thiotepa",
    "cyclophosphamide",
    "ifosfamide",
    "bendamustine",
    "carmustine",
)


def is_inotuzumab(name: str) -> bool:
    """Whether a drug name is that of inotuzumab ozogamicin."""
    return any(word in name.casefold() for word in NAMES)


def exceeds_label(cycles: Value | None) -> bool:
    """Whether a number of cycles is certainly more than the label foresees in any case."""
    return is_surely_over(cycles, MOST_CYCLES_WITHOUT_TRANSPLANT)


def alkylators(conditioning: tuple[str, ...]) -> tuple[str, ...]:
    """The alkylating drugs among the drugs of a conditioning."""
    text = " ".join(conditioning).casefold()
    return tuple(name for name in ALKYLATORS if name in text)
