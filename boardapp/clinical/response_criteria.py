"""Complete remission by marrow and counts, and what is missing to say so.

Rule "remission by marrow and counts", version 3. CR (wording of the FDA for inotuzumab
ozogamicin): < 5 % marrow blasts, no circulating blasts, platelets ≥ 100 ×10⁹/L,
neutrophils ≥ 1 ×10⁹/L, extramedullary disease resolved. CRi: as CR, but platelets < 100
or neutrophils < 1. MLFS, the morphologic leukemia-free state (European LeukemiaNet, ALL
in adults, 2024, table of response criteria): < 5 % marrow blasts, no extramedullary
disease, MRD < 1 % if measured; counts and blood are not asked for. Every CR and CRi is
an MLFS too; it is told only where no more can be said. The criteria of AML, where the
term comes from (European LeukemiaNet 2017 and 2022), also ask for a marrow that is not
merely aplastic; a case doesn't report the cells counted, so this stays with the reader. In
AML an MLFS also has no blasts in the blood.

The two systems differ. The European LeukemiaNet (ALL, 2024) asks for MRD < 1 % in CR, CRi
and MLFS alike, where MRD is available, and calls more a failure; it prints > 100 and > 1.0
for the counts of a CR, where the FDA and the criteria of AML print ≥. `response_class` tells
the FDA's wording, `eln_objection` where the other one says less. CRh (European LeukemiaNet,
AML, 2022): all of CR but neutrophils ≥ 0.5 and platelets ≥ 50 ×10⁹/L; of AML only.
"""

from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import side

RULE = "remission by marrow and counts, version 3"
SOURCE = (
    "CR as in the FDA's wording for inotuzumab ozogamicin; CRi as CR but for the counts; "
    "MLFS and MRD < 1 %: Gökbuget N et al. Blood 2024;143:1891 (adults with ALL)"
)
AML_SOURCE = "European LeukemiaNet 2022: Döhner H et al. Blood 2022;140:1345"
PLATELETS = "platelets"
"""As a missing count is named."""
PLATELETS_10_9_PER_L = 100
NEUTROPHILS_10_9_PER_L = 1
BLASTS_PERCENT = 5
MLFS_MRD_FRACTION = 0.01
CRH_PLATELETS_10_9_PER_L = 50
CRH_NEUTROPHILS_10_9_PER_L = 0.5
Presence = Literal["present", "absent"]


Allowed = Literal[
    "CR", "CRi", "CR or CRi", "MLFS or CRi", "MLFS at least", "CRi at most", "no remission",
    "not assessable",
]  # fmt: skip


class ResponseClass(msgspec.Struct, frozen=True):
    """The response that the findings allow.

    `allowed` is CR, CRi, "CR or CRi", "MLFS or CRi" (not CR, the blood was not looked at),
    "MLFS at least", "CRi at most" (not CR, the rest is open), "no remission" or "not
    assessable". `against` names what excludes CR, `missing` what is not reported.
    """

    allowed: Allowed
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
    is_aml: bool = False,
) -> ResponseClass:
    """The class by marrow blasts (%), counts (×10⁹/L), disease elsewhere and marrow MRD.

    `mrd` is a fraction of cells, None where no level is known.
    """
    marrow = side(blasts, BLASTS_PERCENT)
    disease = _true(
        (marrow == "above", f"marrow blasts {blasts} %"),
        (circulating_blasts == "present", "circulating blasts"),
        (extramedullary == "present", "extramedullary disease"),
    )
    low = _low_counts(platelets, neutrophils)
    missing = _true(
        (marrow is None, "marrow blasts"),
        (circulating_blasts is None, "circulating blasts"),
        (side(platelets, PLATELETS_10_9_PER_L) is None, PLATELETS),
        (side(neutrophils, NEUTROPHILS_10_9_PER_L) is None, "neutrophils"),
        (extramedullary is None, "extramedullary disease"),
    )
    if disease:
        return ResponseClass("no remission", disease, missing)
    is_leukemia_free = (
        marrow == "below"
        and extramedullary == "absent"
        and side(mrd, MLFS_MRD_FRACTION) != "above"
        and not (is_aml and circulating_blasts is None)
    )
    allowed = _allowed(low, missing, is_leukemia_free=is_leukemia_free)
    return ResponseClass(allowed, low, missing)


def _true(*told: tuple[bool, str]) -> tuple[str, ...]:
    """The texts of what is true."""
    return tuple(text for is_true, text in told if is_true)


def eln_objection(
    found: ResponseClass,
    platelets: Value | None,
    neutrophils: Value | None,
    mrd: Value | None,
) -> str:
    """Why ELN 2024 says less of a CR or CRi than the FDA's wording; empty where both agree."""
    if found.allowed not in ("CR", "CRi", "CR or CRi"):
        return ""
    if side(mrd, MLFS_MRD_FRACTION) == "above":
        return f"not {found.allowed} by ELN 2024: MRD ≥ 1 %"
    at_limit = (
        (platelets, PLATELETS_10_9_PER_L, "platelets"),
        (neutrophils, NEUTROPHILS_10_9_PER_L, "neutrophils"),
    )
    names = [name for value, limit, name in at_limit if _is_at(value, limit)]
    if found.allowed == "CR" and names:
        return f"CRi by ELN 2024, which asks for more: {' and '.join(names)} at the limit"
    return ""


def is_crh(platelets: Value | None, neutrophils: Value | None) -> bool | None:
    """Whether the counts are those of a CRh and not of a CR; None where they leave it open."""
    floors = (
        side(platelets, CRH_PLATELETS_10_9_PER_L),
        side(neutrophils, CRH_NEUTROPHILS_10_9_PER_L),
    )
    if "below" in floors:
        return False
    whole = (
        side(platelets, PLATELETS_10_9_PER_L),
        side(neutrophils, NEUTROPHILS_10_9_PER_L),
    )
    if whole == ("above", "above"):
        return False
    return True if floors == ("above", "above") and "below" in whole else None


def _is_at(value: Value | None, limit: float) -> bool:
    return value is not None and value.is_numeric and value.low == value.high == limit


def _low_counts(platelets: Value | None, neutrophils: Value | None) -> tuple[str, ...]:
    counts = (
        (PLATELETS, platelets, PLATELETS_10_9_PER_L),
        ("neutrophils", neutrophils, NEUTROPHILS_10_9_PER_L),
    )
    return tuple(
        f"{name} {value} ×10⁹/L" for name, value, limit in counts if side(value, limit) == "below"
    )


def _allowed(low: tuple[str, ...], missing: tuple[str, ...], *, is_leukemia_free: bool) -> Allowed:
    is_free = not {"marrow blasts", "circulating blasts", "extramedullary disease"} & set(missing)
    if is_free:
        return "CRi" if low else "CR or CRi" if missing else "CR"
    if is_leukemia_free:
        return "MLFS or CRi" if low else "MLFS at least"
    return "CRi at most" if low else "not assessable"
