"""Risk group of a B-ALL at diagnosis by the National Cancer Institute.

Rule "NCI risk group, version 1" (PDQ, childhood ALL): standard from 1 to under 10 years with
fewer than 50 ×10⁹/L leukocytes; high with 50 or more, or from 10 years on. Infants have groups of
their own. That nothing is told from 18 years on is a limit of ours. A protocol's own group, with
genetics and response, is another one; the stated group is never replaced.
"""

from typing import Literal

import msgspec

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "NCI risk group, version 1"
SOURCE = "PDQ, childhood acute lymphoblastic leukemia: NCI risk groups of B-ALL"
LEUKOCYTES_10_9_PER_L = 50
FROM_MONTHS, HIGH_FROM_MONTHS, ADULT_FROM_MONTHS = 12, 120, 216

NciGroup = Literal["standard", "high"]
Outside = Literal["infant", "adult", "age not known"]
Unreported = Literal["age", "leukocytes"]


class NciRisk(msgspec.Struct, frozen=True):
    """The groups that age and leukocytes allow; none where `outside` says why."""

    possible: tuple[NciGroup, ...]
    outside: Outside | None = None
    missing: tuple[Unreported, ...] = ()


def nci_risk(age: Age | None, leukocytes: Value | None) -> NciRisk:
    """The group by the age at diagnosis (completed months) and leukocytes in ×10⁹/L.

    An age that may be that of an infant or an adult is outside too, since nothing is certain.
    """
    if age is None or age.low_months is None or age.high_months is None:
        return NciRisk((), "age not known", ("age",))
    if age.low_months < FROM_MONTHS:
        return NciRisk((), "infant" if age.high_months < FROM_MONTHS else "age not known", ("age",))
    if age.high_months >= ADULT_FROM_MONTHS:
        is_sure = age.low_months >= ADULT_FROM_MONTHS
        return NciRisk((), "adult" if is_sure else "age not known", ("age",))
    cells = side(leukocytes, LEUKOCYTES_10_9_PER_L)
    if age.low_months >= HIGH_FROM_MONTHS or cells == "above":
        return NciRisk(("high",))
    is_young = age.high_months < HIGH_FROM_MONTHS
    if is_young and cells == "below":
        return NciRisk(("standard",))
    missing: tuple[Unreported, ...] = () if is_young else ("age",)
    return NciRisk(
        ("standard", "high"), None, (*missing, "leukocytes") if cells is None else missing
    )
