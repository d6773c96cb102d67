"""Complete remission by marrow and counts, and what is missing to say so.

Rule "remission by marrow and counts", version 2. CR (wording of the FDA for inotuzumab
ozogamicin): < 5 % marrow blasts, no circulating blasts, platelets ≥ 100 ×10⁹/L,
neutrophils ≥ 1 ×10⁹/L, extramedullary disease resolved. CRi: as CR, but platelets < 100
or neutrophils < 1. MLFS, the morphologic leukemia-free state (European LeukemiaNet, ALL
in adults, 2024, table of response criteria): < 5 % marrow blasts, no extramedullary
disease, MRD < 1 % if measured; counts and blood are not asked for. Every CR and CRi is
an MLFS too; it is told only where no more can be said. The criteria of AML, where the
term comes from (European LeukemiaNet 2017 and 2022), also ask for a marrow that is not
merely aplastic; a case doesn't report the cells counted, so this stays with the reader.
"""

from dataclasses import dataclass
from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "remission by marrow and counts, version 2"
SOURCE = (
    "CR as in the FDA's wording for inotuzumab ozogamicin; CRi as CR but for the counts; "
    "MLFS: Gökbuget N et al. Blood 2024;143:1891 (adults with ALL)"
)
PLATELETS_10_9_PER_L = 100
NEUTROPHILS_10_9_PER_L = 1
BLASTS_PERCENT = 5
MLFS_MRD_FRACTION = 0.01
Presence = Literal["present", "absent"]


@dataclass(frozen=True, slots=True)
class ResponseClass:
    """The response that the findings allow.

    `text` is CR, CRi, "CR or CRi", "MLFS or CRi" (not CR, the blood was not looked at),
    "MLFS at least", "CRi at most" (not CR, the rest is open), "no remission" or "not
    assessable". `against` names what excludes CR, `missing` what is not reported.
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
    mrd: Value | None = None,
) -> ResponseClass:
    """The class by marrow blasts (%), counts (×10⁹/L), disease elsewhere and marrow MRD.

    `mrd` is a fraction of cells, None where no level is known.
    """
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
    is_leukemia_free = (
        marrow == "below" and extramedullary == "absent" and side(mrd, MLFS_MRD_FRACTION) != "above"
    )
    text = _text(low, missing, is_leukemia_free=is_leukemia_free)
    return ResponseClass(text, low, missing)


def _low_counts(platelets: Value | None, neutrophils: Value | None) -> tuple[str, ...]:
    counts = (
        ("platelets", platelets, PLATELETS_10_9_PER_L),
        ("neutrophils", neutrophils, NEUTROPHILS_10_9_PER_L),
    )
    return tuple(
        f"{name} {value} ×10⁹/L" for name, value, limit in counts if side(value, limit) == "below"
    )


def _text(low: tuple[str, ...], missing: tuple[str, ...], *, is_leukemia_free: bool) -> str:
    is_free = not {"marrow blasts", "circulating blasts", "extramedullary disease"} & set(missing)
    if is_free:
        return "CRi" if low else "CR or CRi" if missing else "CR"
    if is_leukemia_free:
        return "MLFS or CRi" if low else "MLFS at least"
    return "CRi at most" if low else "not assessable"
