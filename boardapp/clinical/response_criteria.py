"""Complete remission by marrow and counts, and what is missing to say so.

Rule "complete remission by counts", version 1. CR (wording of the FDA for inotuzumab
ozogamicin): < 5 % marrow blasts, no circulating blasts, platelets ≥ 100 ×10⁹/L,
neutrophils ≥ 1 ×10⁹/L, extramedullary disease resolved. CRi: as CR, but platelets < 100
or neutrophils < 1. MLFS is not judged: its text was not at hand.
"""

from dataclasses import dataclass
from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "complete remission by counts, version 1"
SOURCE = "CR as in the FDA's wording for inotuzumab ozogamicin; CRi as CR but for the counts"
PLATELETS_10_9_PER_L = 100
NEUTROPHILS_10_9_PER_L = 1
BLASTS_PERCENT = 5
Presence = Literal["present", "absent"]


@dataclass(frozen=True, slots=True)
class ResponseClass:
    """The response that the findings allow.

    `text` is CR, CRi, "CR or CRi", "CRi at most" (not CR, the rest is open), "no
    remission" or "not assessable". `against` names what excludes CR, `missing` what is
    not reported.
    """

    text: str
    against: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def response_class(
    *,
    blasts: Value | None = None,
    circulating_blasts: Presence | None = None,
    platelets: Value | None = None,
    neutrophils: Value | None = None,
    extramedullary: Presence | None = None,
) -> ResponseClass:
    """The class by marrow blasts (%), counts (×10⁹/L) and disease elsewhere."""
    marrow = side(blasts, BLASTS_PERCENT)
    disease = tuple(
        text
        for is_met, text in (
            (marrow == "above", f"marrow blasts {blasts} %"),
            (circulating_blasts == "present", "circulating blasts"),
            (extramedullary == "present", "extramedullary disease"),
        )
        if is_met
    )
    low = _low_counts(platelets, neutrophils)
    missing = tuple(
        name
        for is_missing, name in (
            (marrow is None, "marrow blasts"),
            (circulating_blasts is None, "circulating blasts"),
            (side(platelets, PLATELETS_10_9_PER_L) is None, "platelets"),
            (side(neutrophils, NEUTROPHILS_10_9_PER_L) is None, "neutrophils"),
            (extramedullary is None, "extramedullary disease"),
        )
        if is_missing
    )
    if disease:
        return ResponseClass("no remission", disease, missing)
    return ResponseClass(_text(low, missing), low, missing)


def _low_counts(platelets: Value | None, neutrophils: Value | None) -> tuple[str, ...]:
    counts = (
        ("platelets", platelets, PLATELETS_10_9_PER_L),
        ("neutrophils", neutrophils, NEUTROPHILS_10_9_PER_L),
    )
    return tuple(
        f"{name} {value} ×10⁹/L" for name, value, limit in counts if side(value, limit) == "below"
    )


def _text(low: tuple[str, ...], missing: tuple[str, ...]) -> str:
    is_free = not {"marrow blasts", "circulating blasts", "extramedullary disease"} & set(missing)
    if low:
        return "CRi" if is_free else "CRi at most"
    if not missing:
        return "CR"
    return "CR or CRi" if is_free else "not assessable"
