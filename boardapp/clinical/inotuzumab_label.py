"""What the label of inotuzumab ozogamicin says of cycles, of the liver and of the counts.

Rule "inotuzumab ozogamicin label", version 2. Doses are in mg/m². Not going to a transplant: at
most 6 cycles. Going to one: 2 cycles, a third only without CR/CRi and MRD negativity. Before
each dose bilirubin above 1.5 × ULN and AST or ALT above 2.5 × ULN are above its limits; before
the next cycle neutrophils of 1.0 and platelets of 50 ×10⁹/L are asked for, if they were so
before treatment. From 1 year of age. Risk factors of SOS/VOD after the boxed warning. Facts
only: nothing is dosed, and nobody is told to give or to hold.
"""

from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import is_surely_over

RULE = "inotuzumab ozogamicin label, version 2"
SOURCE = (
    "label of inotuzumab ozogamicin: dosing, modifications (Pfizer medical information, tables "
    "1–2), and boxed warning for SOS/VOD"
)
LiverLimits = Literal["within", "one of two above", "above"]
BILIRUBIN_TIMES_ULN, TRANSAMINASE_TIMES_ULN = 1.5, 2.5
NEUTROPHILS, PLATELETS = 1.0, 50.0
"""In ×10⁹/L, before the next cycle."""
YOUNGEST_AGE_Y = 1
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


def liver_limits(bilirubin: float | None, transaminase: float | None) -> LiverLimits | None:
    """Where liver values stand to the label's limits for a dose, both in multiples of ULN.

    `transaminase` is the higher of AST and ALT. None where one of them, or its ULN, is not known.
    """
    if bilirubin is None or transaminase is None:
        return None
    above = (bilirubin > BILIRUBIN_TIMES_ULN) + (transaminase > TRANSAMINASE_TIMES_ULN)
    return ("within", "one of two above", "above")[above]


def counts_before_cycle(neutrophils: float | None, platelets: float | None) -> bool | None:
    """Whether both counts (×10⁹/L) reach what the label asks before the next cycle.

    It asks so only of who had them before treatment. None where one of them is not known.
    """
    if neutrophils is None or platelets is None:
        return None
    return neutrophils >= NEUTROPHILS and platelets >= PLATELETS


def exceeds_label(cycles: Value | None) -> bool:
    """Whether a number of cycles is certainly more than the label foresees in any case."""
    return is_surely_over(cycles, MOST_CYCLES_WITHOUT_TRANSPLANT)


def alkylators(conditioning: tuple[str, ...]) -> tuple[str, ...]:
    """The alkylating drugs among the drugs of a conditioning."""
    text = " ".join(conditioning).casefold()
    return tuple(name for name in ALKYLATORS if name in text)
