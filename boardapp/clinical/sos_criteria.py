"""SOS/VOD by the paediatric criteria of the EBMT, as a checklist.

Rule "EBMT paediatric SOS/VOD criteria", 2018, reading 3 (Corbacioglu et al., Bone Marrow
Transplant 2018;53:138). No time limit; at least two of five. Each is met, not met or not
assessed: silence of the case is never "not met". How far apart signs may be that count
together is a limit of ours.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

RULE = "EBMT paediatric SOS/VOD criteria, 2018, reading 3"
SOURCE = "Corbacioglu S et al. Bone Marrow Transplant 2018;53:138"
State = Literal["met", "not met", "not assessed"]
CRITERIA: Mapping[str, str] = {
    "thrombocytopenia": "transfusion-refractory consumptive thrombocytopenia",
    "weight": (
        "otherwise unexplained weight gain on 3 consecutive days despite diuretics, "
        "or > 5 % above baseline"
    ),
    "hepatomegaly": "hepatomegaly above baseline",
    "ascites": "ascites above baseline",
    "bilirubin": "bilirubin rising on 3 consecutive days, or ≥ 2 mg/dL within 72 h",
}
SIGNS: Mapping[str, str] = {
    "thrombocytopenia": "refractory platelets",
    "weight": "weight gain",
    "hepatomegaly": "hepatomegaly",
    "ascites": "ascites",
    "bilirubin": "bilirubin",
}
"""The short name of each criterion, for a row of ticks."""
NEEDED = 2
BILIRUBIN_MG_DL = 2.0
BILIRUBIN_WITHIN_D = 3.0
WEIGHT_GAIN = 0.05
WEIGHT_WITHIN_D = 14.0
"""A weight that is later than this after the one it is held against may be growth: ours."""
TOGETHER_WITHIN_D = 14.0
"""Signs that are further apart than this are of different times: a limit of ours."""

CAUSES = (
    "inotuzumab", "gemtuzumab", "dactinomycin", "actinomycin d", "busulfan", "thioguanine",
    "tioguanine",
)  # fmt: skip
"""Drugs whose labels warn of hepatic veno-occlusive disease; a transplant counts as well."""


class Bilirubin(msgspec.Struct, frozen=True):
    """One value on an exact day, in mg/dL, with the laboratory's upper limit where stated."""

    day: float
    mg_dl: float
    uln: float | None = None


def sos_conclusion(states: Sequence[State], *, is_together: bool = True) -> str:
    """What the five states allow to say; signs of different times are never added up."""
    met, open_ = states.count("met"), states.count("not assessed")
    if met >= NEEDED and not is_together:
        return f"not assessable: {met} signs, at different times"
    if met >= NEEDED:
        return f"criteria fulfilled: {met} of {len(states)} met"
    if met + open_ >= NEEDED:
        none = "no reported criterion met" if not met else f"{met} met"
        return f"not assessable: {none}, {open_} of {len(states)} not assessed"
    return f"criteria not fulfilled: {met} of {len(states)} met"


def are_together(days: Sequence[tuple[float, float] | None]) -> bool:
    """Whether two of the signs, each from a first to a last day, may be of one time.

    A sign whose time is not known may be of any.
    """
    known = [span for span in days if span is not None]
    if len(known) < len(days):
        return True
    return any(
        one[0] - TOGETHER_WITHIN_D <= other[1] and other[0] - TOGETHER_WITHIN_D <= one[1]
        for number, one in enumerate(known)
        for other in known[number + 1 :]
    )


def bilirubin_state(results: Sequence[Bilirubin], before: Bilirubin | None = None) -> State:
    """The criterion of bilirubin from the values since the exposure, in order of time.

    `before` is the last value before it: 2 mg/dL may be reached from there. "Rising on 3
    consecutive days" is read as three daily values, each above the one before. A rise within
    the laboratory's range, or below 2 mg/dL without a range, decides nothing. A first value
    of 2 mg/dL or more with none in the 72 h before leaves it open: nobody knows from where.
    """
    known = [*([before] if before else []), *results]
    if not results:
        return "not assessed"
    days = _three_days(known)
    rises = [three for three in days if three[0].mg_dl < three[1].mg_dl < three[2].mg_dl]
    if any(_is_raised(three[2]) for three in rises) or _reaches_two(known):
        return "met"
    since = None if before is None else results[0].day - before.day
    is_watched = since is not None and since <= BILIRUBIN_WITHIN_D
    is_unexplained = results[0].mg_dl >= BILIRUBIN_MG_DL and not is_watched
    return "not met" if days and not rises and not is_unexplained else "not assessed"


def bilirubin_met_on(results: Sequence[Bilirubin], before: Bilirubin | None = None) -> float | None:
    """The first day on which the criterion of bilirubin is met."""
    for count in range(1, len(results) + 1):
        if bilirubin_state(results[:count], before) == "met":
            return results[count - 1].day
    return None


def weight_state(before: float | None, since: Sequence[float]) -> State:
    """The criterion of weight by the last weight before the exposure, in one unit.

    Not more than 5 % does not exclude a gain on three days despite diuretics.
    """
    is_met = before is not None and any(at > before * (1 + WEIGHT_GAIN) for at in since)
    return "met" if is_met else "not assessed"


def _three_days(results: Sequence[Bilirubin]) -> list[tuple[Bilirubin, Bilirubin, Bilirubin]]:
    """The values of each three days in a row; the last of a day counts."""
    by_day = {int(one.day): one for one in results}
    return [
        (by_day[day - 2], by_day[day - 1], one)
        for day, one in by_day.items()
        if day - 1 in by_day and day - 2 in by_day
    ]


def _is_raised(one: Bilirubin) -> bool:
    """Whether a value is above its range, or without one at 2 mg/dL or more."""
    return one.mg_dl > one.uln if one.uln is not None else one.mg_dl >= BILIRUBIN_MG_DL


def _reaches_two(results: Sequence[Bilirubin]) -> bool:
    """Whether 2 mg/dL were reached from below within 72 hours, outside the range."""
    last_below: float | None = None
    for one in results:
        if one.mg_dl < BILIRUBIN_MG_DL:
            last_below = one.day
            continue
        is_soon = last_below is not None and one.day - last_below <= BILIRUBIN_WITHIN_D
        if is_soon and _is_raised(one):
            return True
    return False
