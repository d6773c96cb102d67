"""Which antigen a drug is aimed at, for the ledger of CD19 and CD22.

Rule "target antigens", version 1: as named in the label of each drug. A target that the
case states comes first; a CAR-T product without a stated target has none.
"""

RULE = "target antigens, version 1"
SOURCE = "labels of the drugs"
LEDGER = ("CD19", "CD22")
TARGETS = {
    "blinatumomab": "CD19",
    "tisagenlecleucel": "CD19",
    "inotuzumab ozogamicin": "CD22",
}


def target_of(name: str) -> str:
    """The antigen of a drug named in a text; empty where none is listed."""
    text = name.casefold()
    return next((target for drug, target in TARGETS.items() if drug in text), "")
