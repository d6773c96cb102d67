"""Risk group of an infant's ALL at diagnosis by Interfant-06.

Rule "Interfant-06 risk group, version 1" (ASH 2018; Blood 2010;116:2644): low with KMT2A in
germline; high with KMT2A rearranged, younger than 6 months, and 300 ×10⁹/L leukocytes or more
or a poor response to prednisone; medium the rest. An abstract in circulation prints "older than
6 months", which is its error. Infants only: under one year at diagnosis.
"""

from typing import Literal

import msgspec

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "Interfant-06 risk group, version 1"
SOURCE = "Interfant-06 as in the abstract of ASH 2018; age by Blood 2010;116:2644"
LEUKOCYTES_10_9_PER_L = 300
YOUNG_BELOW_MONTHS, INFANT_BELOW_MONTHS = 6, 12

Kmt2a = Literal["rearranged", "germline"]
PrednisoneResponse = Literal["good", "poor"]
InterfantGroup = Literal["low", "medium", "high"]
Unreported = Literal["KMT2A", "age", "leukocytes", "response to prednisone"]


class InterfantRisk(msgspec.Struct, frozen=True):
    """The groups that are possible, and what would part them; none for who is no infant."""

    possible: tuple[InterfantGroup, ...]
    missing: tuple[Unreported, ...] = ()


def interfant_risk(
    age: Age | None,
    kmt2a: Kmt2a | None,
    leukocytes: Value | None,
    prednisone: PrednisoneResponse | None = None,
) -> InterfantRisk:
    """The group by the age at diagnosis (completed months) and leukocytes in ×10⁹/L."""
    if age is None or age.high_months is None or age.high_months >= INFANT_BELOW_MONTHS:
        return InterfantRisk((), ("age",))
    if kmt2a == "germline":
        return InterfantRisk(("low",))
    low: tuple[InterfantGroup, ...] = ("low",) if kmt2a is None else ()
    unknown: tuple[Unreported, ...] = ("KMT2A",) if kmt2a is None else ()
    if age.low_months is not None and age.low_months >= YOUNG_BELOW_MONTHS:
        return InterfantRisk((*low, "medium"), unknown)
    is_young = age.high_months < YOUNG_BELOW_MONTHS
    cells = side(leukocytes, LEUKOCYTES_10_9_PER_L)
    is_severe = cells == "above" or prednisone == "poor"
    if is_severe and is_young:
        return InterfantRisk((*low, "high"), unknown)
    if cells == "below" and prednisone == "good":
        return InterfantRisk((*low, "medium"), unknown)
    rows: tuple[tuple[Unreported, bool], ...] = (
        ("age", not is_young),
        ("leukocytes", cells is None and not is_severe),
        ("response to prednisone", prednisone is None and not is_severe),
    )
    missing = tuple(name for name, is_missing in rows if is_missing)
    return InterfantRisk((*low, "medium", "high"), (*unknown, *missing))
