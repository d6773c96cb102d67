"""Marrow of a neuroblastoma by the INRC of 2017, as far as it was read: minimal disease.

Rule "INRC 2017, marrow, version 1": an infiltration of the marrow of at most 5 % is minimal
disease. Only this was read, in an abstract; what the criteria say of more, of none, of primary
tumor and of MIBG is not computed.
"""

from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import bounds, is_surely_over

RULE = "INRC 2017, marrow, version 1 (read in an abstract)"
SOURCE = "International Neuroblastoma Response Criteria 2017; read in an abstract only"
MOST_MINIMAL_PERCENT = 5

InrcMarrow = Literal["minimal disease", "more than minimal disease"]


def inrc_marrow(infiltration: Value | None) -> InrcMarrow | None:
    """Where an infiltration in % lies; None where it is not known, spans 5 %, or may be none."""
    if infiltration is None or not infiltration.is_numeric:
        return None
    if is_surely_over(infiltration, MOST_MINIMAL_PERCENT):
        return "more than minimal disease"
    low, high = bounds(infiltration)
    if low is None or low <= 0 or high is None or high > MOST_MINIMAL_PERCENT:
        return None
    return "minimal disease"
