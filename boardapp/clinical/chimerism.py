"""Chimerism after a transplant: full by myeloid and lymphoid cells, or not.

Rule "chimerism, version 1" (ASTCT, EBMT and CIBMTR 2021 to 2024, table in PMC11161398): full with
more than 95 % of the donor in myeloid and in lymphoid cells. Below it is not full; where a mixed
one begins was not read, and is not told. Cells of the patient are none of the donor.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import bounds, is_surely_over

RULE = "chimerism, version 1"
SOURCE = "ASTCT, EBMT and CIBMTR definitions 2021–2024, table in PMC11161398"
FULL_ABOVE_PERCENT = 95

Lineage = Literal["myeloid", "lymphoid", "whole"]
"""Whole: blood or marrow of which the lineages were not looked at apart."""
ChimerismState = Literal["full", "not full", "full or not full", "not assessable"]
Called = Literal["full", "mixed"]
Unreported = Literal["myeloid cells", "lymphoid cells", "share of the donor"]
_MYELOID = re.compile(
    r"\bCD(?:13|14|15|33|66b?)\b|myeloid|granulocyt|neutrophil|monocyt", re.IGNORECASE
)
_LYMPHOID = re.compile(r"\bCD(?:3|4|8|19|20|56)\b|lymph|\b(?:T|B|NK)[- ]?cells?\b", re.IGNORECASE)


_FULL = re.compile(
    r"\b(?:full|complete)\b(?![^.;]*\bautologous)[^.;]*\b(?:donor|chim)", re.IGNORECASE
)
_MIXED = re.compile(r"\b(?:mixed|partial)\b[^.;]*\b(?:donor|chim)", re.IGNORECASE)


class DonorShare(NamedTuple):
    """The share of the donor in one kind of cells, in %."""

    lineage: Lineage
    percent: Value


class Chimerism(msgspec.Struct, frozen=True):
    """The state that the shares allow, and the lineages that are not reported."""

    state: ChimerismState
    decided_by: tuple[DonorShare, ...] = ()
    missing: tuple[Unreported, ...] = ()

    @property
    def is_full(self) -> bool | None:
        """Whether it is full; None where the shares leave it open."""
        return {"full": True, "not full": False}.get(self.state)


def chimerism(shares: Sequence[DonorShare]) -> Chimerism:
    """The state by the shares of one look; full asks for both lineages.

    One kind of cells with 95 % or less is enough for "not full".
    """
    known = [share for share in shares if share.percent.is_numeric]
    if not known:
        return Chimerism("not assessable", missing=("share of the donor",))
    missing: tuple[Unreported, ...] = tuple(
        name for lineage, name in _LINEAGES if not any(share.lineage == lineage for share in known)
    )
    below = tuple(share for share in known if _is_at_most(share.percent))
    if below:
        return Chimerism("not full", below)
    if all(is_surely_over(share.percent, FULL_ABOVE_PERCENT) for share in known):
        return Chimerism("not assessable" if missing else "full", tuple(known), missing)
    return Chimerism("full or not full", tuple(known), missing)


_LINEAGES: tuple[tuple[Lineage, Unreported], ...] = (
    ("myeloid", "myeloid cells"),
    ("lymphoid", "lymphoid cells"),
)


def donor_share(own_percent: Value) -> Value | None:
    """The share of the donor where the patient's own is stated; None for words and limits."""
    if not own_percent.is_numeric or own_percent.is_censored:
        return None
    low, high = bounds(own_percent)
    if low is None or high is None or low < 0 or high > 100:
        return None
    if low == high:
        return Value(f"{100 - low:g}")
    return Value(f"{100 - high:g}..{100 - low:g}")


def lineage_of(specimen: str) -> Lineage:
    """The lineage that a specimen names: "CD3" lymphoid, "CD33" myeloid, "marrow" whole."""
    if _MYELOID.search(specimen):
        return "myeloid"
    return "lymphoid" if _LYMPHOID.search(specimen) else "whole"


def called(words: str) -> Called | None:
    """What a source calls a chimerism; None where it names none, or an autologous recovery."""
    if _FULL.search(words):
        return "full"
    return "mixed" if _MIXED.search(words) else None


def _is_at_most(percent: Value) -> bool:
    _, high = bounds(percent)
    return high is not None and high <= FULL_ABOVE_PERCENT
