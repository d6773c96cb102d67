"""Engraftment, graft failure and chimerism by rule, in words."""

from boardapp.clinical.chimerism import FULL_ABOVE_PERCENT, Chimerism
from boardapp.clinical.engraftment import DayCount, Engraftment, GraftFailure
from boardapp.words.lists import listed

_STATES = {
    "full": f"full: > {FULL_ABOVE_PERCENT} % in myeloid and lymphoid cells",
    "full or not full": f"full or not full: the values reach both sides of {FULL_ABOVE_PERCENT} %",
}
_CELLS = {"myeloid": "myeloid cells", "lymphoid": "lymphoid cells", "whole": "all cells"}


def engraftment_text(found: Engraftment) -> str:
    """The day of an engraftment with the counts it rests on, or how far it is from one."""
    if found.state == "engrafted" and found.day is not None:
        day = f"day +{found.day}" if found.is_earliest else f"by day +{found.day}"
        return f"{day}: {', '.join(_count_text(count) for count in found.decided_by)} ×10⁹/L"
    if found.state == "not yet":
        return "not by the counts that are stated"
    return f"not assessable: {listed([_MISSING[one] for one in found.missing])}"


_MISSING = {
    "counts": "no counts",
    "transfusions": "days of transfusions not reported",
    "days without transfusion": "transfused within 7 days",
    "successive days": "no three successive days counted",
    "graft": "source of the graft not reported",
    "pancytopenia": "pancytopenia not reported",
}


def failure_text(found: GraftFailure) -> str:
    """What the counts say of a primary graft failure."""
    by = f" (neutrophils {_count_text(found.decided_by)} ×10⁹/L)" if found.decided_by else ""
    if found.state == "met with pancytopenia":
        return f"definition met if there is pancytopenia{by}"
    return f"definition met{by}" if found.state == "met" else "definition not met"


def chimerism_text(found: Chimerism) -> str:
    """The state of a chimerism; where it stays open, by which lineages."""
    if found.state in _STATES:
        return _STATES[found.state]
    if found.state == "not full":
        below = [f"{_CELLS[one.lineage]} {one.percent} %" for one in found.decided_by]
        return f"not full (≤ {FULL_ABOVE_PERCENT} %): {listed(below)}"
    shares = [f"{share.percent} %" for share in found.decided_by]
    told = f"donor {listed(shares)}" if shares else "no share of the donor"
    return f"not assessable: {told}, {listed(found.missing)} not reported"


def _count_text(count: DayCount) -> str:
    return f"{count.value} on day +{count.day}"
