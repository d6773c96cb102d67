"""SOS/VOD by the paediatric criteria of the EBMT, as a checklist.

Rule "EBMT paediatric SOS/VOD criteria", version 2018 (Corbacioglu et al., Bone Marrow
Transplant 2018;53:138). No time limit; at least two of five. Each is met, not met or not
assessed: silence of the case is never "not met".
"""

from collections.abc import Mapping, Sequence
from typing import Literal

RULE = "EBMT paediatric SOS/VOD criteria, 2018"
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
NEEDED = 2
BILIRUBIN_MG_DL = 2.0
BILIRUBIN_WITHIN_D = 3.0


def sos_conclusion(states: Sequence[State]) -> str:
    """What the five states allow to say."""
    met, open_ = states.count("met"), states.count("not assessed")
    if met >= NEEDED:
        return f"criteria fulfilled: {met} of {len(states)} met"
    if met + open_ >= NEEDED:
        none = "no reported criterion met" if not met else f"{met} met"
        return f"not assessable: {none}, {open_} of {len(states)} not assessed"
    return f"criteria not fulfilled: {met} of {len(states)} met"


def bilirubin_state(results: Sequence[tuple[float, float]]) -> State:
    """The criterion of bilirubin from (day, mg/dL) in order of time.

    "Rising on 3 consecutive days" is read as three daily values, each above the one before.
    "Not met" needs three daily values that were looked at.
    """
    if _rises(results) or _reaches_two(results):
        return "met"
    return "not met" if _three_days(results) else "not assessed"


def _three_days(results: Sequence[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """The values of each three days in a row; the last of a day counts."""
    by_day = {int(day): value for day, value in results}
    return [
        (by_day[day - 2], by_day[day - 1], value)
        for day, value in by_day.items()
        if day - 1 in by_day and day - 2 in by_day
    ]


def _rises(results: Sequence[tuple[float, float]]) -> bool:
    return any(first < second < third for first, second, third in _three_days(results))


def _reaches_two(results: Sequence[tuple[float, float]]) -> bool:
    """Whether 2 mg/dL were reached from below within 72 hours."""
    last_below: float | None = None
    for day, value in results:
        if value < BILIRUBIN_MG_DL:
            last_below = day
        elif last_below is not None and day - last_below <= BILIRUBIN_WITHIN_D:
            return True
    return False
