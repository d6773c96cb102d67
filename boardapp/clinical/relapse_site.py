"""Site of a relapse by what was found there.

Rule "relapse site", version 1. Isolated marrow: M3 and/or blasts in the blood, no other
site. Combined: ≥ 5 % marrow blasts with an extramedullary site. Isolated CNS: ≥ 5
cells/mm³ with blasts, or clinical signs, marrow < 5 %. Other extramedullary: biopsy
proven, marrow < 5 %.
"""

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import Side, side

RULE = "relapse site, version 1"
SOURCE = "isolated marrow, combined, isolated CNS and other extramedullary relapse of ALL"
MARROW_PERCENT = 5
MARROW_ALONE_PERCENT = 25
NOT_ASSESSABLE = "not assessable"


def relapse_site(
    blasts: Value | None,
    *,
    has_cns: bool | None,
    has_other_site: bool | None,
    has_blood_blasts: bool | None = None,
) -> str:
    """The site by marrow blasts (%), CNS and other sites; None is not reported.

    `has_cns`: ≥ 5 cells/µL with blasts, or clinical signs.
    """
    marrow = side(blasts, MARROW_PERCENT)
    if has_cns or has_other_site:
        return _with_extramedullary(marrow, has_cns=has_cns, has_other_site=has_other_site)
    is_marrow = side(blasts, MARROW_ALONE_PERCENT) == "above" or has_blood_blasts
    if not is_marrow:
        return NOT_ASSESSABLE
    is_alone = has_cns is False and has_other_site is False
    return "isolated marrow" if is_alone else "marrow; other sites not reported"


def _with_extramedullary(
    marrow: Side | None, *, has_cns: bool | None, has_other_site: bool | None
) -> str:
    if marrow == "above":
        return "combined"
    names = [name for name, is_there in (("CNS", has_cns), ("other extramedullary", has_other_site))
             if is_there]  # fmt: skip
    sites = " and ".join(names)
    if marrow is None:
        return f"{sites}; marrow blasts not reported"
    return "isolated CNS" if has_cns and has_other_site is False else sites
