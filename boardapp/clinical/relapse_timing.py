"""Time class of a first relapse, by the system of the COG and by that of the BFM.

Rule "relapse timing", version 1. COG, marrow: < 18 months from diagnosis very early,
18 to < 36 early, ≥ 36 late. BFM: < 18 months from diagnosis very early; ≥ 18 months and
< 6 months after the end of frontline therapy early; later late. Always told with the
name of the system. Event-free survival belongs to cohorts and is not computed for one
patient.
"""

import msgspec

RULE = "relapse timing, version 1"
SOURCE = "COG (marrow) and BFM time classes of a first relapse of ALL"
_INFINITE = float("inf")


class Months(msgspec.Struct, frozen=True):
    """A stretch of time as far as it is known, in months; None: unbounded."""

    earliest: float | None
    latest: float | None

    def may_be_below(self, threshold: float) -> bool:
        """Whether some time of the stretch lies below the threshold."""
        return self.earliest is None or self.earliest < threshold

    def may_reach(self, threshold: float) -> bool:
        """Whether some time of the stretch is at or above the threshold."""
        return self.latest is None or self.latest >= threshold


UNKNOWN = Months(None, None)


def cog_timing(from_diagnosis: Months) -> str:
    """COG class of a marrow relapse, such as "very early" or "very early or early"."""
    possible = [
        name
        for name, low, high in (
            ("very early", -_INFINITE, 18),
            ("early", 18, 36),
            ("late", 36, _INFINITE),
        )
        if from_diagnosis.may_be_below(high) and from_diagnosis.may_reach(low)
    ]
    return _text(possible)


def bfm_timing(from_diagnosis: Months, from_end_of_frontline: Months = UNKNOWN) -> str:
    """BFM class; `from_end_of_frontline` is negative where therapy still went on."""
    possible = ["very early"] if from_diagnosis.may_be_below(18) else []
    if from_diagnosis.may_reach(18):
        if from_end_of_frontline.may_be_below(6):
            possible.append("early")
        if from_end_of_frontline.may_reach(6):
            possible.append("late")
    return _text(possible)


def _text(possible: list[str]) -> str:
    return "not assessable" if len(possible) == 3 else " or ".join(possible)
